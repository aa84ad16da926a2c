// SPDX-License-Identifier: Apache-2.0
//! Steps: add, describe, list, cancel.

use std::sync::Arc;

use emrys_model::ids::StepId;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    AddJobFlowStepsInput, AddJobFlowStepsOutput, CancelStepsInfo, CancelStepsInput,
    CancelStepsOutput, CancelStepsRequestStatus, DescribeStepInput, DescribeStepOutput,
    ListStepsInput, ListStepsOutput, Open, StepCancellationOption,
};

use super::{answers, clusters, paging};
use crate::cluster::actor::Message;
use crate::cluster::draft::NewStep;
use crate::cluster::limits;
use crate::engine::Shared;
use crate::error::unknown_step;
use crate::records::StepRecord;

/// Most ids that ListSteps takes (API ListSteps).
const LISTED_IDS: usize = 10;

/// The ids of the steps follow from `random` of their numbers; steps that have those ids already are what an earlier,
/// equal request has added.
pub(crate) async fn add(
    shared: &Shared,
    input: AddJobFlowStepsInput,
    random: impl Fn(usize) -> [u8; 16],
) -> Result<AddJobFlowStepsOutput, ApiError> {
    let cluster = clusters::find_job_flow(shared, input.job_flow_id.as_deref())?;
    let steps = input.steps.unwrap_or_default();
    if steps.is_empty() {
        return Err(ApiError::validation(
            "At least one step must be specified in Steps.",
        ));
    }
    let label = cluster.read(|snapshot| snapshot.cluster.release_label());
    let role = limits::execution_role(input.execution_role_arn, label)?;
    let steps: Vec<_> = steps
        .into_iter()
        .enumerate()
        .map(|(number, config)| NewStep {
            id: StepId::from_random(random(number)),
            config,
            execution_role: role.clone(),
        })
        .collect();
    let ids = steps.iter().map(|step| step.id.to_string()).collect();
    // EMR takes the steps of a request all or none.
    let first = steps.first().map(|step| step.id.clone());
    if !first.is_some_and(|id| cluster.read(|snapshot| snapshot.step(&id).is_some())) {
        cluster.ask(|reply| Message::AddSteps(steps, reply)).await?;
    }
    Ok(AddJobFlowStepsOutput {
        step_ids: Some(ids),
    })
}

pub(super) fn describe(
    shared: &Shared,
    input: &DescribeStepInput,
) -> Result<DescribeStepOutput, ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    let text = input.step_id.as_deref().unwrap_or_default();
    let id: StepId = text.parse().map_err(|_| unknown_step(text))?;
    cluster.read(|snapshot| {
        let step = snapshot.step(&id).ok_or_else(|| unknown_step(text))?;
        Ok(DescribeStepOutput {
            step: Some(answers::step(step)),
        })
    })
}

/// Newest first, unless some are asked for by id or state: those come in the order in which they were added (API
/// ListSteps).
pub(super) fn list(shared: &Shared, input: &ListStepsInput) -> Result<ListStepsOutput, ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    let ids = input.step_ids.as_deref().unwrap_or_default();
    if ids.len() > LISTED_IDS {
        return Err(ApiError::invalid_request(format!(
            "At most {LISTED_IDS} step ids can be listed at once."
        )));
    }
    let states: Vec<StepState> = input
        .step_states
        .iter()
        .flatten()
        .filter_map(Open::known)
        .collect();
    let chosen = |step: &&Arc<StepRecord>| {
        (ids.is_empty() || ids.iter().any(|id| id == step.id.as_str()))
            && (states.is_empty() || states.contains(&step.state))
    };
    let marker = input.marker.as_deref();
    cluster.read(|snapshot| {
        if let Some(missing) = ids.iter().find(|id| {
            id.parse()
                .ok()
                .is_none_or(|id| snapshot.step(&id).is_none())
        }) {
            return Err(unknown_step(missing));
        }
        let steps = snapshot.steps.iter();
        let (found, marker) = if ids.is_empty() && states.is_empty() {
            let before = paging::position(marker, u64::MAX)?;
            let older = steps.rev().skip_while(|step| step.sequence >= before);
            let found = older.take(paging::PAGE + 1).collect();
            paging::page(found, paging::PAGE, |step: &&Arc<StepRecord>| step.sequence)
        } else {
            let from = paging::position(marker, 0)?;
            let newer = steps.skip_while(|step| step.sequence < from);
            let found = newer.filter(chosen).take(paging::PAGE + 1).collect();
            paging::page(found, paging::PAGE, |step: &&Arc<StepRecord>| {
                step.sequence + 1
            })
        };
        let summaries = found.into_iter().map(|step| answers::step_summary(step));
        Ok(ListStepsOutput {
            steps: Some(summaries.collect()),
            marker,
        })
    })
}

pub(super) async fn cancel(
    shared: &Shared,
    input: &CancelStepsInput,
) -> Result<CancelStepsOutput, ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    let kill = input
        .step_cancellation_option
        .as_ref()
        .and_then(Open::known)
        == Some(StepCancellationOption::TerminateProcess);
    let texts: Vec<String> = input.step_ids.iter().flatten().cloned().collect();
    let mut steps = Vec::new();
    for text in &texts {
        steps.push(text.parse::<StepId>().map_err(|_| unknown_step(text))?);
    }
    let label = cluster.read(|snapshot| snapshot.cluster.release_label());
    limits::check_request(steps.len(), label)?;
    limits::check_cancel(label)?;
    let results = cluster
        .ask(|reply| Message::CancelSteps { steps, kill, reply })
        .await?;
    let answers = texts
        .into_iter()
        .zip(results)
        .map(|(id, result)| CancelStepsInfo {
            step_id: Some(id),
            status: Some(
                match &result {
                    Ok(()) => CancelStepsRequestStatus::Submitted,
                    Err(_) => CancelStepsRequestStatus::Failed,
                }
                .into(),
            ),
            reason: Some(result.err().unwrap_or_default()),
        });
    Ok(CancelStepsOutput {
        cancel_steps_info_list: Some(answers.collect()),
    })
}
