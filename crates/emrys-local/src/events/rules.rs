// SPDX-License-Identifier: Apache-2.0
//! Rules: made, changed, shown, deleted; and their tags.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use emrys_protocol::events::types::{
    DeleteRuleRequest, ListRuleNamesByTargetRequest, ListRuleNamesByTargetResponse,
    ListRulesRequest, ListRulesResponse, PutRuleRequest, PutRuleResponse, RuleState, Tag,
    TagResourceRequest, UntagResourceRequest,
};
use emrys_protocol::{ApiError, ErrorCode};
use emrys_schedule::Schedule;

use super::pattern::Pattern;
use super::record::RuleRecord;
use super::{Events, Page, check_bus, limit, no_rule};
use crate::api::ACCOUNT;
use crate::records::Millis;

/// Most rules of a bus (EventBridge quotas).
const MOST_RULES: usize = 300;
/// Most tags of a rule.
const MOST_TAGS: usize = 50;

type Tags = BTreeMap<String, String>;

pub(super) async fn put(
    events: &Events,
    region: &str,
    input: PutRuleRequest,
    now: Millis,
) -> Result<PutRuleResponse, ApiError> {
    check_bus(region, input.event_bus_name.as_deref())?;
    let name = input.name.unwrap_or_default();
    // An empty text is none (API PutRule).
    let pattern = input.event_pattern.filter(|text| !text.is_empty());
    let schedule = input.schedule_expression.filter(|text| !text.is_empty());
    if let Some(text) = &pattern {
        Pattern::parse(text).map_err(|error| {
            ApiError::new(ErrorCode::InvalidEventPatternException, error.to_string())
        })?;
    }
    if let Some(text) = &schedule
        && text.parse::<Schedule>().is_err()
    {
        return Err(ApiError::validation(
            "Parameter ScheduleExpression is not valid.",
        ));
    }
    if pattern.is_none() && schedule.is_none() {
        return Err(ApiError::validation(
            "Parameter(s) EventPattern or ScheduleExpression must be specified.",
        ));
    }
    let state = input.state.as_ref();
    let state = state.map_or(RuleState::Enabled.as_str(), |state| state.as_str());
    let state = state.to_owned();
    let arn = format!("arn:aws:events:{region}:{ACCOUNT}:rule/{name}");
    let further = input.tags.unwrap_or_default();
    let changed = events.change(|draft| {
        let earlier = draft.get(&name);
        if earlier.is_none() && draft.iter().count() >= MOST_RULES {
            return Err(limit());
        }
        let mut rule = RuleRecord {
            name: name.clone(),
            arn: arn.clone(),
            pattern,
            schedule,
            description: input.description,
            role: input.role_arn,
            state,
            tags: Tags::new(),
            targets: BTreeMap::new(),
            since: now,
            read: OnceLock::new(),
        };
        match earlier {
            Some(earlier) => {
                // Tags are those of a rule's beginning (API PutRule), and targets are others' business.
                rule.tags = earlier.tags.clone();
                rule.targets = earlier.targets.clone();
                if rule.is_enabled() && earlier.is_enabled() && rule.schedule == earlier.schedule {
                    rule.since = earlier.since;
                }
            }
            None => rule.tags = with(Tags::new(), &further)?,
        }
        draft.put(name, rule);
        Ok(())
    });
    changed.await?;
    Ok(PutRuleResponse {
        rule_arn: Some(arn),
    })
}

/// Enables a rule or disables it.
pub(super) async fn set_state(
    events: &Events,
    name: &str,
    state: RuleState,
    now: Millis,
) -> Result<(), ApiError> {
    let change = |rule: &mut RuleRecord| {
        let was_enabled = rule.is_enabled();
        state.as_str().clone_into(&mut rule.state);
        if rule.is_enabled() && !was_enabled {
            rule.since = now;
        }
        Ok(())
    };
    events.change_rule(name, change).await
}

pub(super) async fn delete(events: &Events, input: &DeleteRuleRequest) -> Result<(), ApiError> {
    let name = input.name.as_deref().unwrap_or_default();
    let changed = events.change(|draft| {
        if draft.get(name).is_some_and(|rule| !rule.targets.is_empty()) {
            return Err(ApiError::validation(
                "Rule can't be deleted since it has targets.",
            ));
        }
        // A rule that does not exist is no error.
        draft.remove(name);
        Ok(())
    });
    changed.await
}

pub(super) fn list(
    events: &Events,
    input: &ListRulesRequest,
) -> Result<ListRulesResponse, ApiError> {
    let prefix = input.name_prefix.as_deref().unwrap_or_default();
    let page = Page::new(input.limit, input.next_token.as_deref())?;
    let rules = events.rules().into_iter();
    let rules = rules.filter(|rule| rule.name.starts_with(prefix));
    let (rules, next_token) = page.of(rules, |rule| &rule.name);
    let rules = rules.iter().map(|rule| rule.listed()).collect();
    Ok(ListRulesResponse {
        next_token,
        rules: Some(rules),
    })
}

pub(super) fn list_by_target(
    events: &Events,
    input: &ListRuleNamesByTargetRequest,
) -> Result<ListRuleNamesByTargetResponse, ApiError> {
    let page = Page::new(input.limit, input.next_token.as_deref())?;
    let rules = events.rules().into_iter().filter(|rule| {
        let mut targets = rule.targets.values();
        targets.any(|target| target.arn == input.target_arn)
    });
    let (rules, next_token) = page.of(rules, |rule| &rule.name);
    let names = rules.iter().map(|rule| rule.name.clone()).collect();
    Ok(ListRuleNamesByTargetResponse {
        next_token,
        rule_names: Some(names),
    })
}

/// The name of the rule that an ARN means.
pub(super) fn of_arn<'arn>(region: &str, arn: Option<&'arn str>) -> Result<&'arn str, ApiError> {
    let arn = arn.unwrap_or_default();
    let name = arn.strip_prefix(&format!("arn:aws:events:{region}:{ACCOUNT}:rule/"));
    let name = name.map(|name| name.strip_prefix("default/").unwrap_or(name));
    name.filter(|name| !name.contains('/'))
        .ok_or_else(|| no_rule(arn))
}

pub(super) async fn tag(
    events: &Events,
    region: &str,
    input: &TagResourceRequest,
) -> Result<(), ApiError> {
    let name = of_arn(region, input.resource_arn.as_deref())?;
    let further = input.tags.as_deref().unwrap_or_default();
    let change = |rule: &mut RuleRecord| {
        rule.tags = with(std::mem::take(&mut rule.tags), further)?;
        Ok(())
    };
    events.change_rule(name, change).await
}

pub(super) async fn untag(
    events: &Events,
    region: &str,
    input: &UntagResourceRequest,
) -> Result<(), ApiError> {
    let name = of_arn(region, input.resource_arn.as_deref())?;
    let keys = input.tag_keys.as_deref().unwrap_or_default();
    let change = |rule: &mut RuleRecord| {
        rule.tags.retain(|key, _| !keys.contains(key));
        Ok(())
    };
    events.change_rule(name, change).await
}

/// The tags with further ones, which replace those of the same keys.
fn with(mut tags: Tags, further: &[Tag]) -> Result<Tags, ApiError> {
    for tag in further {
        let (key, value) = (tag.key.clone(), tag.value.clone());
        let (key, value) = (key.unwrap_or_default(), value.unwrap_or_default());
        if key.to_ascii_lowercase().starts_with("aws:") {
            return Err(ApiError::validation(
                "Tag keys that begin with aws: are reserved for AWS.",
            ));
        }
        tags.insert(key, value);
    }
    if tags.len() > MOST_TAGS {
        return Err(limit());
    }
    Ok(tags)
}
