// SPDX-License-Identifier: Apache-2.0
//! What the journal keeps of a rule, and how it is shown.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use emrys_protocol::events::types::{DescribeRuleResponse, Rule, RuleState, Tag, Target};
use emrys_protocol::types::Open;
use emrys_schedule::Schedule;
use serde::{Deserialize, Serialize};

use super::BUS;
use super::pattern::Pattern;
use crate::api::ACCOUNT;
use crate::records::Millis;

/// A rule with its targets.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RuleRecord {
    pub(super) name: String,
    pub(super) arn: String,
    #[serde(default)]
    pub(super) pattern: Option<String>,
    #[serde(default)]
    pub(super) schedule: Option<String>,
    #[serde(default)]
    pub(super) description: Option<String>,
    #[serde(default)]
    pub(super) role: Option<String>,
    /// AWS's word.
    pub(super) state: String,
    #[serde(default)]
    pub(super) tags: BTreeMap<String, String>,
    /// By id.
    #[serde(default)]
    pub(super) targets: BTreeMap<String, Target>,
    /// Since when it is enabled with this schedule: what a rate is counted from.
    pub(super) since: Millis,
    /// The pattern, read when it is first asked.
    #[serde(skip)]
    pub(super) read: OnceLock<Option<Pattern>>,
}

impl RuleRecord {
    pub(super) fn is_enabled(&self) -> bool {
        self.state != RuleState::Disabled.as_str()
    }

    /// The pattern, if the rule is for events.
    pub(super) fn pattern(&self) -> Option<&Pattern> {
        let read = || {
            let text = self.pattern.as_ref()?;
            // It was checked when it was put.
            Pattern::parse(text).ok()
        };
        self.read.get_or_init(read).as_ref()
    }

    /// The schedule, if the rule is enabled and has one.
    pub(super) fn schedule(&self) -> Option<Schedule> {
        let text = self.schedule.as_ref().filter(|_| self.is_enabled())?;
        text.parse().ok()
    }

    fn shown_state(&self) -> Open<RuleState> {
        Open::from_word(&self.state)
    }

    pub(super) fn described(&self) -> DescribeRuleResponse {
        DescribeRuleResponse {
            arn: Some(self.arn.clone()),
            created_by: Some(ACCOUNT.to_owned()),
            description: self.description.clone(),
            event_bus_name: Some(BUS.to_owned()),
            event_pattern: self.pattern.clone(),
            managed_by: None,
            name: Some(self.name.clone()),
            role_arn: self.role.clone(),
            schedule_expression: self.schedule.clone(),
            state: Some(self.shown_state()),
        }
    }

    pub(super) fn listed(&self) -> Rule {
        Rule {
            arn: Some(self.arn.clone()),
            description: self.description.clone(),
            event_bus_name: Some(BUS.to_owned()),
            event_pattern: self.pattern.clone(),
            managed_by: None,
            name: Some(self.name.clone()),
            role_arn: self.role.clone(),
            schedule_expression: self.schedule.clone(),
            state: Some(self.shown_state()),
        }
    }

    pub(super) fn shown_tags(&self) -> Vec<Tag> {
        let tags = self.tags.iter().map(|(key, value)| Tag {
            key: Some(key.clone()),
            value: Some(value.clone()),
        });
        tags.collect()
    }
}
