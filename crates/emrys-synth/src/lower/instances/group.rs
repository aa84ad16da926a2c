// SPDX-License-Identifier: Apache-2.0
//! Instance groups, and the policies by which they grow and shrink.

use emrys_document::effective;
use emrys_document::elements::{
    AutoscalingPolicy as DocumentPolicy, CloudWatchAlarmDefinition as DocumentAlarm, InstanceGroup,
    ScalingAction as DocumentAction, ScalingRule as DocumentRule,
};
use emrys_model::instance::InstanceRole;
use emrys_protocol::types::{
    AutoScalingPolicy, CloudWatchAlarmDefinition, InstanceGroupConfig, MetricDimension, Open,
    ScalingAction, ScalingConstraints, ScalingRule, ScalingTrigger,
    SimpleScalingPolicyConfiguration,
};

use super::{ebs, own};
use crate::lower::cluster::configurations;
use crate::lower::some;

pub(super) fn config(role: InstanceRole, group: &InstanceGroup) -> InstanceGroupConfig {
    let is_said = group.market.is_some() || group.bid_price.is_some();
    InstanceGroupConfig {
        name: own(&group.name),
        instance_role: Some(Open::from_word(role.as_str())),
        instance_type: Some(group.instance_type.value.clone()),
        instance_count: Some(group.count()),
        market: is_said.then(|| Open::from_word(group.market().as_str())),
        bid_price: group.bid_price.as_ref().map(|price| price.0.clone()),
        ebs_configuration: ebs(&group.ebs_config, &group.ebs_optimized),
        auto_scaling_policy: group.autoscaling_policy.as_deref().map(policy),
        configurations: configurations(&effective::of(&group.configurations)),
        custom_ami_id: own(&group.custom_ami_id),
    }
}

fn policy(policy: &DocumentPolicy) -> AutoScalingPolicy {
    let constraints = &policy.constraints;
    AutoScalingPolicy {
        constraints: Some(ScalingConstraints {
            min_capacity: Some(*constraints.min_capacity),
            max_capacity: Some(*constraints.max_capacity),
        }),
        rules: Some(policy.rules.iter().map(|own| rule(own)).collect()),
    }
}

fn rule(rule: &DocumentRule) -> ScalingRule {
    ScalingRule {
        name: Some(rule.name.value.clone()),
        description: own(&rule.description),
        action: Some(action(&rule.action)),
        trigger: Some(ScalingTrigger {
            cloud_watch_alarm_definition: Some(alarm(&rule.trigger.cloud_watch_alarm_definition)),
        }),
    }
}

fn action(action: &DocumentAction) -> ScalingAction {
    let configuration = &action.simple_scaling_policy_configuration;
    let adjustment = configuration.adjustment_type.as_deref();
    ScalingAction {
        market: own(&action.market).map(|market| Open::from_word(market.as_str())),
        simple_scaling_policy_configuration: Some(SimpleScalingPolicyConfiguration {
            adjustment_type: adjustment.map(|own| Open::from_word(own.as_str())),
            scaling_adjustment: Some(*configuration.scaling_adjustment),
            cool_down: own(&configuration.cool_down),
        }),
    }
}

fn alarm(alarm: &DocumentAlarm) -> CloudWatchAlarmDefinition {
    let dimensions = alarm.dimensions.iter().map(|(key, value)| MetricDimension {
        key: Some(key.value.clone()),
        value: Some(value.0.clone()),
    });
    CloudWatchAlarmDefinition {
        comparison_operator: Some(Open::from_word(alarm.comparison_operator.as_str())),
        evaluation_periods: own(&alarm.evaluation_periods),
        metric_name: Some(alarm.metric_name.value.clone()),
        namespace: own(&alarm.namespace),
        period: Some(*alarm.period),
        statistic: own(&alarm.statistic).map(|own| Open::from_word(own.as_str())),
        threshold: Some(*alarm.threshold),
        unit: own(&alarm.unit).map(|own| Open::from_word(own.as_str())),
        dimensions: some(dimensions.collect()),
    }
}
