// SPDX-License-Identifier: Apache-2.0
//! The instances of a cluster as rules see them: whatever describes them, there are pools of them, each with a role and
//! with one or more instance types.
//!
//! It judges nothing.

use emrys_catalog::instance_types::{self, InstanceType};
use emrys_model::instance::{InstanceRole, Market};

use crate::elements::{
    Cluster, EbsConfig, EbsVolume, InstanceFleet, InstanceGroup, InstanceTypeConfig, Text,
};
use crate::spanned::Spanned;

/// Where something is said.
pub(super) type Place = Spanned<()>;

/// Instances of one role that are described together: a group, a fleet, or a single instance type.
pub(super) struct Pool<'c> {
    /// Their role.
    pub(super) role: InstanceRole,
    /// The key under which they are described.
    pub(super) place: Place,
    /// The pool's name.
    pub(super) name: Option<&'c Spanned<String>>,
    /// What instances they are, any of these.
    pub(super) kinds: Vec<Kind<'c>>,
    /// How many they are when the cluster starts, where that is said.
    pub(super) count: Option<i32>,
    /// Where it is said.
    pub(super) count_place: Option<Place>,
    /// What puts all of them on the spot market.
    pub(super) spot: Option<Place>,
    /// The fleet, if they are one.
    pub(super) fleet: Option<&'c InstanceFleet>,
}

/// One instance type of a pool.
#[derive(Clone, Copy)]
pub(super) struct Kind<'c> {
    /// Its name.
    pub(super) instance_type: &'c Spanned<String>,
    /// The highest price in USD on the spot market.
    pub(super) bid_price: Option<&'c Spanned<Text>>,
    /// The highest price as a percentage of the on-demand price.
    pub(super) bid_percentage: Option<&'c Spanned<f64>>,
    /// Its own image.
    pub(super) custom_ami_id: Option<&'c Spanned<String>>,
    /// Its volumes.
    pub(super) ebs_config: Option<&'c Spanned<EbsConfig>>,
    /// Whether it is to be EBS-optimized.
    pub(super) ebs_optimized: Option<&'c Spanned<bool>>,
}

impl<'c> Kind<'c> {
    /// What is known of the instance type.
    pub(super) fn facts(&self) -> Option<&'static InstanceType> {
        instance_types::find(self.instance_type)
    }

    /// The volumes that every instance has.
    fn volumes(self) -> impl Iterator<Item = &'c EbsVolume> {
        let volumes = self.ebs_config.into_iter();
        volumes.flat_map(|own| own.value.iter().map(|volume| &volume.value))
    }

    /// How many volumes every instance has.
    pub(super) fn volume_count(self) -> i32 {
        let counts = self.volumes().map(EbsVolume::count);
        counts.fold(0, i32::saturating_add)
    }

    fn of_type(instance_type: &'c Spanned<String>) -> Self {
        Self {
            instance_type,
            bid_price: None,
            bid_percentage: None,
            custom_ami_id: None,
            ebs_config: None,
            ebs_optimized: None,
        }
    }

    fn of_group(group: &'c InstanceGroup) -> Self {
        Self {
            bid_price: group.bid_price.as_ref(),
            custom_ami_id: group.custom_ami_id.as_ref(),
            ebs_config: group.ebs_config.as_ref(),
            ebs_optimized: group.ebs_optimized.as_ref(),
            ..Self::of_type(&group.instance_type)
        }
    }

    fn of_config(config: &'c InstanceTypeConfig) -> Self {
        Self {
            bid_price: config.bid_price.as_ref(),
            bid_percentage: config.bid_price_as_percentage_of_on_demand_price.as_ref(),
            custom_ami_id: config.custom_ami_id.as_ref(),
            ebs_config: config.ebs_config.as_ref(),
            ebs_optimized: config.ebs_optimized.as_ref(),
            ..Self::of_type(&config.instance_type)
        }
    }
}

impl<'c> Pool<'c> {
    /// The volumes of all its instance types.
    pub(super) fn volumes(&self) -> impl Iterator<Item = &'c EbsVolume> {
        self.kinds.iter().copied().flat_map(Kind::volumes)
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
    let fleets = instances
        .fleets()
        .map(|(role, fleet)| of_fleet(role, fleet));
    let workers = instances.instance_count.as_deref().map(|all| all - 1);
    let uniform = [
        (
            InstanceRole::Primary,
            &instances.master_instance_type,
            Some(1),
        ),
        (InstanceRole::Core, &instances.slave_instance_type, workers),
    ];
    let uniform = uniform.into_iter().filter_map(|(role, name, count)| {
        let name = name.as_ref()?;
        Some(of_type(role, name, count))
    });
    groups.chain(fleets).chain(uniform).collect()
}

/// The pools of one role.
pub(super) fn with_role(cluster: &Cluster, role: InstanceRole) -> impl Iterator<Item = Pool<'_>> {
    of(cluster)
        .into_iter()
        .filter(move |pool| pool.role == role)
}

/// How many primary instances a cluster has.
pub(super) fn primaries(cluster: &Cluster) -> i32 {
    let mut primary = with_role(cluster, InstanceRole::Primary);
    primary.next().map_or(1, |pool| match pool.fleet {
        // Instance types of a primary fleet weigh 1.
        Some(fleet) => fleet.on_demand().max(1),
        None => pool.count.unwrap_or(1),
    })
}

fn of_group(role: InstanceRole, group: &Spanned<InstanceGroup>) -> Pool<'_> {
    let market = group.market.as_ref().map(place);
    let spot = group.bid_price.as_ref().map(place).or(market);
    Pool {
        role,
        place: place(group),
        name: group.name.as_ref(),
        kinds: vec![Kind::of_group(&group.value)],
        count: Some(group.count()),
        count_place: group.instance_count.as_ref().map(place),
        spot: spot.filter(|_| group.market() == Market::Spot),
        fleet: None,
    }
}

fn of_fleet(role: InstanceRole, fleet: &Spanned<InstanceFleet>) -> Pool<'_> {
    let configs = fleet.value.instance_type_configs.iter();
    let spot = fleet.target_spot_capacity.as_ref();
    Pool {
        role,
        place: place(fleet),
        name: fleet.name.as_ref(),
        kinds: configs.map(|own| Kind::of_config(&own.value)).collect(),
        count: None,
        count_place: None,
        spot: spot
            .filter(|units| ***units > 0 && fleet.on_demand() == 0)
            .map(place),
        fleet: Some(&fleet.value),
    }
}

fn of_type(role: InstanceRole, name: &Spanned<String>, count: Option<i32>) -> Pool<'_> {
    Pool {
        role,
        place: place(name),
        name: None,
        kinds: vec![Kind::of_type(name)],
        count,
        count_place: None,
        spot: None,
        fleet: None,
    }
}
