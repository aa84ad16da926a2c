// SPDX-License-Identifier: Apache-2.0
//! Managed scaling and placement groups: what RunJobFlow's input says of instances outside of `Instances`.

use emrys_document::elements::Instances;
use emrys_protocol::types::{ComputeLimits, ManagedScalingPolicy, Open, PlacementGroupConfig};

use super::own;
use crate::lower::some;

/// The managed scaling policy.
pub(in crate::lower) fn managed_scaling(instances: &Instances) -> Option<ManagedScalingPolicy> {
    let policy = instances.managed_scaling_policy.as_ref()?;
    let limits = &policy.compute_limits;
    let strategy = policy.scaling_strategy.as_deref();
    Some(ManagedScalingPolicy {
        compute_limits: Some(ComputeLimits {
            unit_type: Some(Open::from_word(limits.unit_type.as_str())),
            minimum_capacity_units: Some(*limits.minimum_capacity_units),
            maximum_capacity_units: Some(*limits.maximum_capacity_units),
            maximum_on_demand_capacity_units: own(&limits.maximum_ondemand_capacity_units),
            maximum_core_capacity_units: own(&limits.maximum_core_capacity_units),
        }),
        scaling_strategy: strategy.map(|strategy| Open::from_word(strategy.as_str())),
        utilization_performance_index: own(&policy.utilization_performance_index),
    })
}

/// The placement groups.
pub(in crate::lower) fn placement_groups(
    instances: &Instances,
) -> Option<Vec<PlacementGroupConfig>> {
    let configs = instances.placement_group_config.iter().map(|config| {
        let strategy = config.placement_strategy.as_deref();
        PlacementGroupConfig {
            instance_role: Some(Open::from_word(config.instance_role.as_str())),
            placement_strategy: strategy.map(|strategy| Open::from_word(strategy.as_str())),
        }
    });
    some(configs.collect())
}
