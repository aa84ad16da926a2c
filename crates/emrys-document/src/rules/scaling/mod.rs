// SPDX-License-Identifier: Apache-2.0
//! Rules of automatic and managed scaling.

mod adjustment_without_effect;
mod alarm_too_long;
mod count_outside_bounds;
mod duplicate_scaling_rule;
mod fixed_bounds;
mod hdfs_metric_of_task;
mod idle_at_once;
mod instance_hour;
mod inverted_scaling;
mod managed;
mod managed_core_limit;
mod managed_limits;
mod managed_unit;
mod managed_without_yarn;
mod market_of_rule;
mod metric_dimension;
mod metric_namespace;
mod metric_period;
mod metric_statistic;
mod metric_unit;
mod one_way_scaling;
mod outside_managed_limits;
mod overlapping_rules;
mod performance_index;
mod policies;
mod policy_of_primary;
mod ratio_as_percentage;
mod scale_in_below_replication;
mod scaling_adjustment;
mod scaling_bounds;
mod scaling_role_missing;
mod scaling_without_core;
mod short_cool_down;
mod two_scaling_policies;
mod unknown_metric;
mod unreachable_threshold;
mod unreliable_scaling;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    adjustment_without_effect::check,
    alarm_too_long::check,
    count_outside_bounds::check,
    duplicate_scaling_rule::check,
    fixed_bounds::check,
    hdfs_metric_of_task::check,
    idle_at_once::check,
    instance_hour::check,
    inverted_scaling::check,
    managed_core_limit::check,
    managed_limits::check,
    managed_unit::check,
    managed_without_yarn::check,
    market_of_rule::check,
    metric_dimension::check,
    metric_namespace::check,
    metric_period::check,
    metric_statistic::check,
    metric_unit::check,
    one_way_scaling::check,
    outside_managed_limits::check,
    overlapping_rules::check,
    performance_index::check,
    policy_of_primary::check,
    ratio_as_percentage::check,
    scale_in_below_replication::check,
    scaling_adjustment::check,
    scaling_bounds::check,
    scaling_role_missing::check,
    scaling_without_core::check,
    short_cool_down::check,
    two_scaling_policies::check,
    unknown_metric::check,
    unreachable_threshold::check,
    unreliable_scaling::check,
];
