// SPDX-License-Identifier: Apache-2.0
//! Automatic scaling policies of instance groups. They are kept, attached and shown; nothing measures the metrics here,
//! so no rule ever fires.

use std::collections::BTreeSet;

use emrys_protocol::ApiError;
use emrys_protocol::types::{
    AdjustmentType, AutoScalingPolicy, CloudWatchAlarmDefinition, PutAutoScalingPolicyInput,
    PutAutoScalingPolicyOutput, RemoveAutoScalingPolicyInput, RemoveAutoScalingPolicyOutput,
    ScalingRule, SimpleScalingPolicyConfiguration, Statistic,
};

use super::{answers, groups};
use crate::api::{answers as cluster_answers, clusters};
use crate::cluster::capacity::change::Change;
use crate::engine::Shared;

/// The policy with the API's defaults where it leaves something out, or what is wrong with it.
pub(super) fn checked(mut policy: AutoScalingPolicy) -> Result<AutoScalingPolicy, String> {
    let constraints = policy.constraints.clone().unwrap_or_default();
    let least = constraints.min_capacity.unwrap_or_default();
    let most = constraints.max_capacity.unwrap_or_default();
    if least < 0 {
        return Err(format!("MinCapacity must not be negative: it was {least}."));
    }
    if least > most {
        return Err(format!(
            "MinCapacity must not be greater than MaxCapacity: they were {least} and {most}."
        ));
    }
    let mut names = BTreeSet::new();
    for rule in policy.rules.iter_mut().flatten() {
        let name = rule.name.clone().unwrap_or_default();
        check_rule(rule).map_err(|problem| format!("Scaling rule '{name}': {problem}"))?;
        if names.contains(&name) {
            return Err(format!("Scaling rule '{name}' is given more than once."));
        }
        names.insert(name);
    }
    Ok(policy)
}

fn check_rule(rule: &mut ScalingRule) -> Result<(), String> {
    let action = rule.action.get_or_insert_default();
    let scaling = action
        .simple_scaling_policy_configuration
        .get_or_insert_default();
    check_action(scaling)?;
    let trigger = rule.trigger.get_or_insert_default();
    check_alarm(trigger.cloud_watch_alarm_definition.get_or_insert_default())
}

fn check_action(scaling: &mut SimpleScalingPolicyConfiguration) -> Result<(), String> {
    scaling
        .adjustment_type
        .get_or_insert(AdjustmentType::ChangeInCapacity.into());
    let cool_down = *scaling.cool_down.get_or_insert(0);
    if cool_down < 0 {
        return Err(format!(
            "CoolDown must not be negative: it was {cool_down}."
        ));
    }
    let exact = scaling.adjustment_type == Some(AdjustmentType::ExactCapacity.into());
    match scaling.scaling_adjustment.unwrap_or_default() {
        ..0 if exact => Err("an EXACT_CAPACITY must not be negative.".to_owned()),
        _ => Ok(()),
    }
}

fn check_alarm(alarm: &mut CloudWatchAlarmDefinition) -> Result<(), String> {
    alarm
        .namespace
        .get_or_insert_with(|| "AWS/ElasticMapReduce".to_owned());
    alarm.statistic.get_or_insert(Statistic::Average.into());
    let periods = *alarm.evaluation_periods.get_or_insert(1);
    let period = alarm.period.unwrap_or_default();
    if periods < 1 || period < 1 {
        return Err(format!(
            "EvaluationPeriods and Period must be at least 1: they were {periods} and {period}."
        ));
    }
    for dimension in alarm.dimensions.iter().flatten() {
        if dimension.key.as_ref().is_none_or(String::is_empty) || dimension.value.is_none() {
            return Err("a dimension needs a key and a value.".to_owned());
        }
    }
    Ok(())
}

pub(in crate::api) async fn put(
    shared: &Shared,
    input: PutAutoScalingPolicyInput,
) -> Result<PutAutoScalingPolicyOutput, ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    let policy = checked(input.auto_scaling_policy.unwrap_or_default());
    let policy = policy.map_err(ApiError::invalid_request)?;
    let id = input.instance_group_id.unwrap_or_default();
    let change = Change::PutAutoScaling {
        group: id.clone(),
        policy,
    };
    groups::ask(&cluster, change).await?;
    let snapshot = cluster.snapshot();
    let mut collections = snapshot.cluster.collections.iter();
    let group = collections.find(|collection| collection.id == id);
    let attached = group.and_then(|group| group.group()?.auto_scaling.as_ref());
    Ok(PutAutoScalingPolicyOutput {
        auto_scaling_policy: attached.map(answers::auto_scaling),
        cluster_arn: Some(cluster_answers::arn(shared, &snapshot.cluster)),
        cluster_id: Some(cluster.id().to_string()),
        instance_group_id: Some(id),
    })
}

pub(in crate::api) async fn remove(
    shared: &Shared,
    input: RemoveAutoScalingPolicyInput,
) -> Result<RemoveAutoScalingPolicyOutput, ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    let group = input.instance_group_id.unwrap_or_default();
    groups::ask(&cluster, Change::RemoveAutoScaling { group }).await?;
    Ok(RemoveAutoScalingPolicyOutput::default())
}
