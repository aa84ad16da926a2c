// SPDX-License-Identifier: Apache-2.0
//! The managed scaling policies of a project.
//!
//! It judges nothing.

use crate::elements::{Cluster, ComputeLimits, ManagedScalingPolicy};
use crate::project::Project;
use crate::spanned::Spanned;

/// Every managed scaling policy with its cluster.
pub(super) fn of(
    project: &Project,
) -> impl Iterator<Item = (&Cluster, &Spanned<ManagedScalingPolicy>)> {
    project.all_clusters().filter_map(|cluster| {
        let policy = cluster.instances.managed_scaling_policy.as_ref();
        policy.map(|policy| (cluster, policy))
    })
}

/// The smallest and the largest capacity, if the one is not larger than the other.
pub(super) fn bounds(limits: &ComputeLimits) -> Option<(i32, i32)> {
    let (least, most) = (
        *limits.minimum_capacity_units,
        *limits.maximum_capacity_units,
    );
    (least <= most).then_some((least, most))
}
