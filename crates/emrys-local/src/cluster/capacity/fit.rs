// SPDX-License-Identifier: Apache-2.0
//! Which instances are added to a group or fleet, and which go, for the size that is wanted.

use std::cmp::Ordering;

use emrys_catalog::instance_types;
use emrys_model::ids::{Ec2InstanceId, InstanceId};
use emrys_model::instance::Market;
use emrys_model::lifecycle::instance::{InstanceEvent, InstanceState};
use emrys_protocol::types::{
    EbsBlockDevice, EbsVolume, InstanceTypeSpecification, OnDemandProvisioningAllocationStrategy,
    Open, SpotProvisioningAllocationStrategy,
};

use crate::records::{
    CollectionKind, CollectionRecord, FleetRecord, GroupRecord, InstanceRecord, Millis, Timeline,
};

/// Requests and removes instances until there are as many as wanted.
pub(crate) fn fit(collection: &mut CollectionRecord, now: Millis) {
    match collection.kind.clone() {
        CollectionKind::Group(group) => fit_group(collection, &group, now),
        CollectionKind::Fleet(fleet) => {
            for market in [Market::OnDemand, Market::Spot] {
                fit_fleet(collection, &fleet, market, now);
            }
        }
    }
}

/// Takes these instances away, by their EC2 ids.
pub(crate) fn remove(collection: &mut CollectionRecord, ids: &[String], now: Millis) {
    for instance in &mut collection.instances {
        if ids.contains(&instance.ec2_id) {
            end(instance, now, true);
        }
    }
}

/// Ends an instance that is not gone yet.
pub(super) fn end(instance: &mut InstanceRecord, now: Millis, removed: bool) {
    if let Ok((state, _)) = instance.state.apply(InstanceEvent::Terminate) {
        instance.state = state;
        instance.timeline.ended = Some(now);
        instance.removed = removed;
    }
}

fn fit_group(collection: &mut CollectionRecord, group: &GroupRecord, now: Millis) {
    let live = collection.live().count();
    let wanted = Wanted {
        instance_type: &group.instance_type,
        market: group.market,
        weight: 1,
        devices: &group.ebs_block_devices,
    };
    for _ in live..group.requested {
        request(collection, &wanted, now);
    }
    let policy = group.shrink_policy.instance_resize_policy.as_ref();
    let named = |list: Option<&Vec<String>>, id: &String| list.is_some_and(|ids| ids.contains(id));
    let first = policy.and_then(|policy| policy.instances_to_terminate.as_ref());
    let never = policy.and_then(|policy| policy.instances_to_protect.as_ref());
    // The newest go first, after those that the shrink policy names.
    let mut leaving: Vec<(bool, usize)> = (0..)
        .zip(&collection.instances)
        .filter(|(_, instance)| !instance.state.is_terminal() && !named(never, &instance.ec2_id))
        .map(|(index, instance)| (named(first, &instance.ec2_id), index))
        .collect();
    leaving.sort_unstable_by(|one, other| other.cmp(one));
    leaving.truncate(live.saturating_sub(group.requested));
    for (_, index) in leaving {
        if let Some(instance) = collection.instances.get_mut(index) {
            end(instance, now, true);
        }
    }
}

fn fit_fleet(collection: &mut CollectionRecord, fleet: &FleetRecord, market: Market, now: Millis) {
    let target = fleet.target(market);
    let mut provisioned = collection.capacity(market, |_| true);
    if let Some(chosen) = choose(fleet, market) {
        let wanted = Wanted {
            instance_type: chosen.instance_type.as_deref().unwrap_or_default(),
            market,
            weight: chosen.weighted_capacity.unwrap_or(1).max(1),
            devices: chosen.ebs_block_devices.as_deref().unwrap_or_default(),
        };
        // The last instance may bring more than is missing (MG emr-instance-fleet).
        while provisioned < target {
            request(collection, &wanted, now);
            provisioned += wanted.weight;
        }
    }
    // The newest go first, and none of which something would be missed.
    for instance in collection.instances.iter_mut().rev() {
        let of_market = instance.market == market && !instance.state.is_terminal();
        if of_market && provisioned - instance.weight >= target {
            provisioned -= instance.weight;
            end(instance, now, true);
        }
    }
}

/// The type that a fleet takes: by priority where its strategy says so, else the cheapest for a unit of capacity. How
/// much spot capacity EC2 has of a type is known to EC2 alone.
fn choose(fleet: &FleetRecord, market: Market) -> Option<&InstanceTypeSpecification> {
    let launch = fleet.launch.as_ref();
    let prioritized = match market {
        Market::OnDemand => launch
            .and_then(|launch| {
                launch
                    .on_demand_specification
                    .as_ref()?
                    .allocation_strategy
                    .as_ref()
            })
            .and_then(Open::known)
            .is_some_and(|strategy| {
                strategy == OnDemandProvisioningAllocationStrategy::Prioritized
            }),
        Market::Spot => launch
            .and_then(|launch| {
                launch
                    .spot_specification
                    .as_ref()?
                    .allocation_strategy
                    .as_ref()
            })
            .and_then(Open::known)
            .is_some_and(|strategy| {
                strategy == SpotProvisioningAllocationStrategy::CapacityOptimizedPrioritized
            }),
    };
    let order = |one: &&InstanceTypeSpecification, other: &&InstanceTypeSpecification| {
        // The lowest number is the highest priority; none is the lowest.
        let priority = |specification: &InstanceTypeSpecification| {
            specification
                .priority
                .filter(|_| prioritized)
                .unwrap_or(f64::MAX)
        };
        let by_priority = priority(one).total_cmp(&priority(other));
        by_priority.then_with(|| by_price(one, other))
    };
    fleet.specifications.iter().min_by(order)
}

fn by_price(one: &InstanceTypeSpecification, other: &InstanceTypeSpecification) -> Ordering {
    let price = |specification: &InstanceTypeSpecification| {
        let name = specification.instance_type.as_deref().unwrap_or_default();
        let hour = instance_types::find(name).map_or(f64::MAX, |known| known.usd_hour);
        hour / f64::from(specification.weighted_capacity.unwrap_or(1).max(1))
    };
    price(one).total_cmp(&price(other))
}

/// What an instance is requested as.
struct Wanted<'a> {
    instance_type: &'a str,
    market: Market,
    weight: i32,
    devices: &'a [EbsBlockDevice],
}

fn request(collection: &mut CollectionRecord, wanted: &Wanted<'_>, now: Millis) {
    let number = collection.instances.len() as u64;
    let id = random(collection.seed, number, 0);
    let volumes = (1..).zip(wanted.devices);
    let volumes = volumes.map(|(volume, device)| EbsVolume {
        device: device.device.clone(),
        volume_id: Some(volume_id(random(collection.seed, number, volume))),
    });
    let record = InstanceRecord {
        id: InstanceId::from_random(id).to_string(),
        ec2_id: Ec2InstanceId::from_random(id).to_string(),
        instance_type: wanted.instance_type.to_owned(),
        market: wanted.market,
        weight: wanted.weight,
        state: match wanted.market {
            // EC2 has what is paid for in full.
            Market::OnDemand => InstanceState::Provisioning,
            Market::Spot => InstanceState::INITIAL,
        },
        timeline: Timeline::created(now),
        volumes: volumes.collect(),
        removed: false,
    };
    collection.instances.push(record);
}

fn volume_id(random: [u8; 16]) -> String {
    // A volume's id is an instance's but for its prefix.
    Ec2InstanceId::from_random(random)
        .as_str()
        .replacen("i-", "vol-", 1)
}

/// Bytes that differ for every instance and volume of every group and fleet: decisions have no randomness of their own.
fn random(seed: u64, number: u64, volume: u64) -> [u8; 16] {
    const ODD: u128 = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835;
    let place = (u128::from(seed) << 64) | u128::from((number << 8) | volume);
    // The high half depends on every bit below, and ids are made from the low one.
    let mixed = place.wrapping_mul(ODD);
    (mixed ^ (mixed >> 64))
        .wrapping_mul(ODD)
        .rotate_right(64)
        .to_le_bytes()
}
