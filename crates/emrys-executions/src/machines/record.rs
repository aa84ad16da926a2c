// SPDX-License-Identifier: Apache-2.0
//! What the journal keeps of a state machine: on-disk formats. Later versions read what earlier ones wrote, so members
//! are only added, with a default.

use std::collections::BTreeMap;

use emrys_protocol::states::types::{
    EncryptionConfiguration, LogLevel, LoggingConfiguration, RoutingConfigurationListItem,
    StateMachineStatus, StateMachineType, TracingConfiguration,
};
use emrys_protocol::types::{Open, Sensitive};
use serde::{Deserialize, Serialize};

/// A state machine with its versions and aliases. The text of its definitions are records of their own, by digest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct MachineRecord {
    pub(crate) name: String,
    pub(crate) arn: String,
    pub(crate) express: bool,
    pub(crate) created: i64,
    /// Whether it was deleted and is there only for executions that still run.
    #[serde(default)]
    pub(crate) deleting: bool,
    pub(crate) current: Revision,
    /// Oldest first.
    #[serde(default)]
    pub(crate) versions: Vec<Version>,
    /// How many versions there have been: numbers are never given twice.
    #[serde(default)]
    pub(crate) published: u64,
    #[serde(default)]
    pub(crate) aliases: BTreeMap<String, Alias>,
    #[serde(default)]
    pub(crate) tags: BTreeMap<String, String>,
}

/// What a machine is at one time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Revision {
    /// What tells it from others; the first one has none.
    #[serde(default)]
    pub(crate) id: Option<String>,
    /// The digest of the definition's text.
    pub(crate) definition: String,
    pub(crate) role_arn: String,
    #[serde(default)]
    pub(crate) logging: Option<LoggingConfiguration>,
    #[serde(default)]
    pub(crate) tracing: bool,
    #[serde(default)]
    pub(crate) encryption: Option<EncryptionConfiguration>,
    /// Since when.
    pub(crate) updated: i64,
}

/// A revision that was published under a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Version {
    pub(crate) number: u64,
    #[serde(default)]
    pub(crate) description: Option<Sensitive>,
    pub(crate) created: i64,
    pub(crate) revision: Revision,
}

/// A name that leads to versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Alias {
    #[serde(default)]
    pub(crate) description: Option<Sensitive>,
    pub(crate) routes: Vec<Route>,
    pub(crate) created: i64,
    pub(crate) updated: i64,
}

/// How many executions of a hundred an alias leads to a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Route {
    pub(crate) version: u64,
    pub(crate) weight: u8,
}

impl MachineRecord {
    pub(crate) fn version(&self, number: u64) -> Option<&Version> {
        self.versions
            .iter()
            .find(|version| version.number == number)
    }

    pub(crate) fn version_arn(&self, number: u64) -> String {
        format!("{}:{number}", self.arn)
    }

    pub(crate) fn alias_arn(&self, alias: &str) -> String {
        format!("{}:{alias}", self.arn)
    }

    pub(crate) fn shown_type(&self) -> Open<StateMachineType> {
        match self.express {
            true => StateMachineType::Express,
            false => StateMachineType::Standard,
        }
        .into()
    }

    pub(crate) fn shown_status(&self) -> Open<StateMachineStatus> {
        match self.deleting {
            true => StateMachineStatus::Deleting,
            false => StateMachineStatus::Active,
        }
        .into()
    }

    /// The routes of an alias, as they are shown.
    pub(crate) fn shown_routes(&self, alias: &Alias) -> Vec<RoutingConfigurationListItem> {
        let routes = alias.routes.iter();
        routes
            .map(|route| RoutingConfigurationListItem {
                state_machine_version_arn: Some(self.version_arn(route.version)),
                weight: Some(route.weight.into()),
            })
            .collect()
    }
}

impl Revision {
    /// The logging configuration; it is shown even if none was given.
    pub(crate) fn shown_logging(&self) -> LoggingConfiguration {
        let given = self.logging.clone().unwrap_or_default();
        LoggingConfiguration {
            level: given.level.or(Some(LogLevel::Off.into())),
            include_execution_data: given.include_execution_data.or(Some(false)),
            destinations: given.destinations,
        }
    }

    pub(crate) fn shown_tracing(&self) -> TracingConfiguration {
        TracingConfiguration {
            enabled: Some(self.tracing),
        }
    }
}
