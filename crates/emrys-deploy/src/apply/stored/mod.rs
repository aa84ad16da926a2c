// SPDX-License-Identifier: Apache-2.0
//! How each kind of resource is found, stored and removed, and how it is compared with what is wanted.
//!
//! What is wanted and what is found are JSON values with the same members: those that the template decides.

mod machine;
mod parameter;
mod rule;
mod secret;
mod security_configuration;
pub(super) mod subscription;
mod tags;

use std::fmt;

use serde_json::Value;

use super::plan::Planned;
use super::{ApplyError, Place, Services};

pub use secret::SplitError;

/// A kind of resource that is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Parameter,
    StateMachine,
    SecurityConfiguration,
    Rule,
    Subscription,
    Secret,
}

impl Kind {
    const ALL: [Self; 6] = [
        Self::Parameter,
        Self::StateMachine,
        Self::SecurityConfiguration,
        Self::Rule,
        Self::Subscription,
        Self::Secret,
    ];

    /// CloudFormation's type.
    pub(super) const fn of_template(self) -> &'static str {
        match self {
            Self::Parameter => "AWS::SSM::Parameter",
            Self::StateMachine => "AWS::StepFunctions::StateMachine",
            Self::SecurityConfiguration => "AWS::EMR::SecurityConfiguration",
            Self::Rule => "AWS::Events::Rule",
            Self::Subscription => "AWS::Pipes::Pipe",
            Self::Secret => crate::secrets::KIND,
        }
    }

    /// Its word in records. They outlive a version of Emrys.
    const fn word(self) -> &'static str {
        match self {
            Self::Parameter => "parameter",
            Self::StateMachine => "state_machine",
            Self::SecurityConfiguration => "security_configuration",
            Self::Rule => "rule",
            Self::Subscription => "subscription",
            Self::Secret => "secret",
        }
    }
}

/// Something that is stored, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Handle {
    pub(super) kind: Kind,
    pub(super) name: String,
}

impl Handle {
    /// The handle of a resource, if it is one that is stored.
    pub(super) fn of(planned: &Planned) -> Option<Self> {
        let same = |kind: &Kind| kind.of_template() == planned.kind;
        let kind = Kind::ALL.into_iter().find(same)?;
        let is_stored = match kind {
            Kind::Subscription => subscription::is_one(&planned.properties),
            Kind::Secret => secret::is_one(&planned.properties),
            _ => true,
        };
        is_stored.then(|| Self {
            kind,
            name: planned.name.clone(),
        })
    }

    /// What it is, for people.
    pub(super) fn words(&self) -> String {
        let kind = self.kind.word().replace('_', " ");
        format!("{kind} {}", self.name)
    }

    /// What [`Display`](fmt::Display) wrote.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (word, name) = text.split_once(' ')?;
        Some(Self {
            kind: Kind::ALL.into_iter().find(|kind| kind.word() == word)?,
            name: name.to_owned(),
        })
    }

    /// What the template wants of it.
    pub(super) fn wanted(&self, planned: &Planned) -> Value {
        match self.kind {
            Kind::Parameter => parameter::wanted(&planned.properties),
            Kind::StateMachine => machine::wanted(&planned.properties),
            Kind::SecurityConfiguration => security_configuration::wanted(&planned.properties),
            Kind::Rule => rule::wanted(&planned.properties),
            Kind::Subscription => subscription::wanted(&self.name, &planned.properties),
            Kind::Secret => secret::wanted(&planned.properties),
        }
    }

    /// What is there of what the template wants.
    pub(super) async fn found(
        &self,
        services: Services<'_>,
        place: &Place,
        planned: &Planned,
    ) -> Result<Option<Value>, ApplyError> {
        let (name, properties) = (&self.name, &planned.properties);
        let found = match self.kind {
            Kind::Parameter => parameter::found(services.parameters, name, properties).await,
            Kind::StateMachine => machine::found(services.states, place, name, properties).await,
            Kind::SecurityConfiguration => security_configuration::found(services.emr, name).await,
            Kind::Rule => rule::found(services.events, place, name, properties).await,
            Kind::Subscription => subscription::found(services.engine, name).await,
            Kind::Secret => return secret::found(services.secrets, name, properties).await,
        };
        found.map_err(ApplyError::refused(format_args!("reading {self}")))
    }

    /// Stores what is wanted in place of what is there.
    pub(super) async fn put(
        &self,
        services: Services<'_>,
        place: &Place,
        planned: &Planned,
        is_there: bool,
    ) -> Result<(), ApplyError> {
        let (name, properties) = (&self.name, &planned.properties);
        let put = match self.kind {
            Kind::Parameter => {
                parameter::put(services.parameters, name, properties, is_there).await
            }
            Kind::StateMachine => {
                machine::put(services.states, place, name, properties, is_there).await
            }
            Kind::SecurityConfiguration => {
                security_configuration::put(services.emr, name, properties, is_there).await
            }
            Kind::Rule => rule::put(services.events, place, name, properties, is_there).await,
            Kind::Subscription => subscription::put(services.engine, name, properties).await,
            Kind::Secret => {
                return secret::put(services.secrets, name, properties, is_there).await;
            }
        };
        put.map_err(ApplyError::refused(format_args!("storing {self}")))
    }

    /// Removes it, if it is there.
    pub(super) async fn remove(
        &self,
        services: Services<'_>,
        place: &Place,
    ) -> Result<(), ApplyError> {
        let name = &self.name;
        let removed = match self.kind {
            Kind::Parameter => parameter::remove(services.parameters, name).await,
            Kind::StateMachine => machine::remove(services.states, place, name).await,
            Kind::SecurityConfiguration => security_configuration::remove(services.emr, name).await,
            Kind::Rule => rule::remove(services.events, name).await,
            Kind::Subscription => subscription::remove(services.engine, name).await,
            Kind::Secret => secret::remove(services.secrets, name).await,
        };
        removed.map_err(ApplyError::refused(format_args!("removing {self}")))
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.kind.word(), self.name)
    }
}

/// A property that is a text.
fn text<'p>(properties: &'p Value, name: &str) -> Option<&'p str> {
    properties.get(name).and_then(Value::as_str)
}

/// A document that a property has as JSON, or as a text with JSON in it.
fn document(properties: &Value, names: &[&str]) -> String {
    let found = names.iter().find_map(|name| properties.get(name));
    match found {
        Some(Value::String(text)) => text.clone(),
        Some(json) => json.to_string(),
        None => String::new(),
    }
}

/// A text as the JSON in it, for comparing.
fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::from(text))
}
