// SPDX-License-Identifier: Apache-2.0
//! The targets of rules.

use emrys_protocol::events::types::{
    ListTargetsByRuleRequest, ListTargetsByRuleResponse, PutTargetsRequest, PutTargetsResponse,
    RemoveTargetsRequest, RemoveTargetsResponse, RemoveTargetsResultEntry, Target,
};
use emrys_protocol::{ApiError, ErrorCode};

use super::destination::Destination;
use super::record::RuleRecord;
use super::{Events, Page, limit, transform};

/// Most targets of a rule (EventBridge quotas).
const MOST_TARGETS: usize = 5;

pub(super) async fn put(
    events: &Events,
    input: PutTargetsRequest,
) -> Result<PutTargetsResponse, ApiError> {
    let targets = input.targets.unwrap_or_default();
    for target in &targets {
        check(target)?;
    }
    let name = input.rule.unwrap_or_default();
    let change = |rule: &mut RuleRecord| {
        for target in targets {
            rule.targets
                .insert(target.id.clone().unwrap_or_default(), target);
        }
        match rule.targets.len() > MOST_TARGETS {
            true => Err(limit()),
            false => Ok(()),
        }
    };
    events.change_rule(&name, change).await?;
    Ok(PutTargetsResponse {
        failed_entries: Some(Vec::new()),
        failed_entry_count: Some(0),
    })
}

/// Refuses what no event could be handed to.
fn check(target: &Target) -> Result<(), ApiError> {
    let arn = target.arn.as_deref().unwrap_or_default();
    let id = target.id.as_deref().unwrap_or_default();
    if arn.splitn(6, ':').count() < 6 || !arn.starts_with("arn:") {
        return Err(ApiError::validation(format!(
            "Parameter {arn} is not valid. Reason: Provided Arn is not in correct format."
        )));
    }
    let destination = Destination::of(arn);
    if destination.is_none() {
        return Err(ApiError::new(
            ErrorCode::NotImplemented,
            format!(
                "the target `{arn}` is no state machine, function, topic or queue: the local engine has no other targets"
            ),
        ));
    }
    if matches!(destination, Some(Destination::Machine(_))) && target.role_arn.is_none() {
        return Err(ApiError::validation(format!(
            "RoleArn is required for target {arn}."
        )));
    }
    let given = [
        target.input.is_some(),
        target.input_path.is_some(),
        target.input_transformer.is_some(),
    ];
    if given.iter().filter(|given| **given).count() > 1 {
        return Err(ApiError::validation(format!(
            "Only one of Input, InputPath, or InputTransformer must be provided for target {id}."
        )));
    }
    transform::check(target).map_err(|why| {
        ApiError::validation(format!(
            "Invalid input for target. Reason: {why} (target {id})"
        ))
    })
}

pub(super) async fn remove(
    events: &Events,
    input: &RemoveTargetsRequest,
) -> Result<RemoveTargetsResponse, ApiError> {
    let name = input.rule.as_deref().unwrap_or_default();
    let ids = input.ids.as_deref().unwrap_or_default();
    let change = |rule: &mut RuleRecord| {
        let missing = ids
            .iter()
            .filter(|id| rule.targets.remove(id.as_str()).is_none());
        Ok(missing.cloned().collect::<Vec<_>>())
    };
    let missing = events.change_rule(name, change).await?;
    let failed: Vec<_> = missing
        .into_iter()
        .map(|id| RemoveTargetsResultEntry {
            error_code: Some("ResourceNotFoundException".to_owned()),
            error_message: Some(format!(
                "Rule {name} does not have target(s) with Id(s): {id}"
            )),
            target_id: Some(id),
        })
        .collect();
    Ok(RemoveTargetsResponse {
        failed_entry_count: i32::try_from(failed.len()).ok(),
        failed_entries: Some(failed),
    })
}

pub(super) fn list(
    events: &Events,
    input: &ListTargetsByRuleRequest,
) -> Result<ListTargetsByRuleResponse, ApiError> {
    let rule = events.find(input.rule.as_deref().unwrap_or_default())?;
    let page = Page::new(input.limit, input.next_token.as_deref())?;
    let targets = rule.targets.iter();
    let (targets, next_token) = page.of(targets, |(id, _)| id);
    let targets = targets.into_iter().map(|(_, target)| target.clone());
    Ok(ListTargetsByRuleResponse {
        next_token,
        targets: Some(targets.collect()),
    })
}
