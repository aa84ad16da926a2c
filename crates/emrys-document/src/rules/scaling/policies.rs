// SPDX-License-Identifier: Apache-2.0
//! The scaling policies of a project's instance groups, and what their rules look at.
//!
//! It judges nothing.

use emrys_catalog::metrics::{self, Metric};
use emrys_model::instance::InstanceRole;

use crate::elements::{
    AdjustmentType, AutoscalingPolicy, CloudWatchAlarmDefinition, Cluster, InstanceGroup,
    ScalingRule,
};
use crate::project::Project;
use crate::spanned::Spanned;

/// A policy and the group that has it.
#[derive(Clone, Copy)]
pub(super) struct Policy<'p> {
    /// The cluster.
    pub(super) cluster: &'p Cluster,
    /// The role of the group.
    pub(super) role: InstanceRole,
    /// The group.
    pub(super) group: &'p Spanned<InstanceGroup>,
    /// The policy, at its key.
    pub(super) policy: &'p Spanned<AutoscalingPolicy>,
}

/// What a rule does to the number of instances.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// It adds some.
    Out,
    /// It removes some.
    In,
}

impl<'p> Policy<'p> {
    /// The smallest and the largest capacity, if the one is not larger than the other.
    pub(super) fn bounds(&self) -> Option<(i32, i32)> {
        let constraints = &self.policy.constraints;
        let (least, most) = (*constraints.min_capacity, *constraints.max_capacity);
        (least <= most).then_some((least, most))
    }

    /// The rules.
    pub(super) fn rules(&self) -> impl Iterator<Item = &'p ScalingRule> + use<'p> {
        self.policy.value.rules.iter().map(|rule| &rule.value)
    }
}

/// Every policy of a project.
pub(super) fn of(project: &Project) -> impl Iterator<Item = Policy<'_>> {
    project.all_clusters().flat_map(of_cluster)
}

/// Every policy of a cluster.
pub(super) fn of_cluster(cluster: &Cluster) -> impl Iterator<Item = Policy<'_>> {
    let groups = cluster.instances.groups();
    groups.filter_map(move |(role, group)| {
        let policy = group.value.autoscaling_policy.as_ref()?;
        Some(Policy {
            cluster,
            role,
            group,
            policy,
        })
    })
}

/// The alarms of every rule of a project.
pub(super) fn alarms(
    project: &Project,
) -> impl Iterator<Item = (Policy<'_>, &ScalingRule, &CloudWatchAlarmDefinition)> {
    of(project).flat_map(|policy| {
        let rules = policy.rules();
        rules.map(move |rule| (policy, rule, alarm(rule)))
    })
}

/// The alarm of a rule.
pub(super) fn alarm(rule: &ScalingRule) -> &CloudWatchAlarmDefinition {
    &rule.trigger.cloud_watch_alarm_definition
}

/// Whether an alarm watches metrics of EMR's own.
pub(super) fn is_of_emr(alarm: &CloudWatchAlarmDefinition) -> bool {
    let namespace = alarm.namespace.as_ref();
    namespace.is_none_or(|own| own.as_str() == metrics::NAMESPACE)
}

/// The metric of EMR's own that an alarm watches.
pub(super) fn metric(alarm: &CloudWatchAlarmDefinition) -> Option<Metric> {
    is_of_emr(alarm)
        .then(|| metrics::find(&alarm.metric_name))
        .flatten()
}

/// What a rule does, as far as that does not depend on how many instances there are.
pub(super) fn direction(rule: &ScalingRule) -> Option<Direction> {
    let change = &rule.action.simple_scaling_policy_configuration;
    match (change.adjustment_type(), *change.scaling_adjustment) {
        (AdjustmentType::ExactCapacity, _) | (_, 0) => None,
        (_, 1..) => Some(Direction::Out),
        (_, ..0) => Some(Direction::In),
    }
}
