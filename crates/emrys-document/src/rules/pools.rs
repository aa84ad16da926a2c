// SPDX-License-Identifier: Apache-2.0
//! The instances of a cluster as rules see them: whatever describes them, there are pools of them, each with a role and
//! with one or more instance types.
//!
//! It judges nothing.

use emrys_catalog::instance_types::{self, InstanceType};
use emrys_model::instance::InstanceRole;

use crate::elements::{Cluster, InstanceGroup, Text};
use crate::spanned::Spanned;

/// Where something is said.
pub(super) type Place = Spanned<()>;

/// Instances of one role that are described together: an instance group.
pub(super) struct Pool<'c> {
    /// Their role.
    pub(super) role: InstanceRole,
    /// The key under which they are described.
    pub(super) place: Place,
    /// The pool's name.
    pub(super) name: Option<&'c Spanned<String>>,
    /// What instances they are, any of these.
    pub(super) kinds: Vec<Kind<'c>>,
    /// How many they are when the cluster starts.
    pub(super) count: Option<i32>,
    /// Where that is said.
    pub(super) count_place: Option<Place>,
    /// What puts all of them on the spot market.
    pub(super) spot: Option<Place>,
}

/// One instance type of a pool.
pub(super) struct Kind<'c> {
    /// Its name.
    pub(super) instance_type: &'c Spanned<String>,
    /// The highest price in USD on the spot market.
    pub(super) bid_price: Option<&'c Spanned<Text>>,
    /// Its own image.
    pub(super) custom_ami_id: Option<&'c Spanned<String>>,
}

impl Kind<'_> {
    /// What is known of the instance type.
    pub(super) fn facts(&self) -> Option<&'static InstanceType> {
        instance_types::find(self.instance_type)
    }
}

/// Where a value is.
pub(super) fn place<T>(value: &Spanned<T>) -> Place {
    Spanned {
        value: (),
        span: value.span.clone(),
        path: value.path.clone(),
    }
}

/// The pools of a cluster: primary, core, task. A cluster of which nothing is said has none.
pub(super) fn of(cluster: &Cluster) -> Vec<Pool<'_>> {
    let instances = &cluster.instances;
    let groups = instances
        .groups()
        .map(|(role, group)| of_group(role, group));
    let mut pools: Vec<_> = groups.collect();
    let all = instances.instance_count.as_deref().copied();
    pools.extend(
        instances
            .master_instance_type
            .as_ref()
            .map(|name| of_type(InstanceRole::Primary, name, Some(1))),
    );
    pools.extend(
        instances
            .slave_instance_type
            .as_ref()
            .map(|name| of_type(InstanceRole::Core, name, all.map(|all| all - 1))),
    );
    pools
}

/// The pools of one role.
pub(super) fn with_role(cluster: &Cluster, role: InstanceRole) -> impl Iterator<Item = Pool<'_>> {
    of(cluster)
        .into_iter()
        .filter(move |pool| pool.role == role)
}

/// How many primary instances a cluster has.
pub(super) fn primaries(cluster: &Cluster) -> i32 {
    with_role(cluster, InstanceRole::Primary)
        .find_map(|pool| pool.count)
        .unwrap_or(1)
}

fn of_group(role: InstanceRole, group: &Spanned<InstanceGroup>) -> Pool<'_> {
    Pool {
        role,
        place: place(group),
        name: group.name.as_ref(),
        kinds: vec![Kind {
            instance_type: &group.value.instance_type,
            bid_price: group.bid_price.as_ref(),
            custom_ami_id: None,
        }],
        count: Some(group.count()),
        count_place: group.instance_count.as_ref().map(place),
        spot: group.bid_price.as_ref().map(place),
    }
}

fn of_type(role: InstanceRole, instance_type: &Spanned<String>, count: Option<i32>) -> Pool<'_> {
    Pool {
        role,
        place: place(instance_type),
        name: None,
        kinds: vec![Kind {
            instance_type,
            bid_price: None,
            custom_ami_id: None,
        }],
        count,
        count_place: None,
        spot: None,
    }
}
