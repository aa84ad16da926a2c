// SPDX-License-Identifier: Apache-2.0
//! The instances of a cluster as its record has them: groups or fleets, never both.
//!
//! Every instance stands for this one machine. What the API calls an instance collection is a group or a fleet; they
//! share their lifecycle, and differ in how the number of instances is said.

use emrys_model::instance::{InstanceRole, Market};
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::instance::InstanceState;
use emrys_model::lifecycle::instance_collection::InstanceCollectionState;
use emrys_protocol::types::{
    AutoScalingPolicy, Configuration, EbsBlockDevice, EbsVolume,
    InstanceFleetProvisioningSpecifications, InstanceFleetResizingSpecifications,
    InstanceTypeSpecification, ShrinkPolicy,
};
use serde::{Deserialize, Serialize};

use super::Timeline;

/// One instance. It stays in the record when it is gone, as it stays in EMR's lists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct InstanceRecord {
    /// EMR's id.
    pub(crate) id: String,
    /// EC2's id.
    pub(crate) ec2_id: String,
    pub(crate) instance_type: String,
    pub(crate) market: Market,
    /// How many units of its fleet's capacity it counts for; 1 in a group.
    pub(crate) weight: i32,
    pub(crate) state: InstanceState,
    pub(crate) timeline: Timeline,
    pub(crate) volumes: Vec<EbsVolume>,
    /// Whether it went because its group or fleet got smaller, not because its cluster ended.
    pub(crate) removed: bool,
}

/// An instance group or an instance fleet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct CollectionRecord {
    pub(crate) id: String,
    pub(crate) name: Option<String>,
    pub(crate) role: InstanceRole,
    pub(crate) state: InstanceCollectionState,
    pub(crate) timeline: Timeline,
    /// In the order in which they were requested.
    pub(crate) instances: Vec<InstanceRecord>,
    /// What the ids of its instances are made from.
    pub(crate) seed: u64,
    pub(crate) kind: CollectionKind,
}

/// What groups and fleets do not share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum CollectionKind {
    Group(Box<GroupRecord>),
    Fleet(Box<FleetRecord>),
}

/// Instances of one type and market, as many as requested.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct GroupRecord {
    pub(crate) instance_type: String,
    pub(crate) market: Market,
    pub(crate) bid_price: Option<String>,
    pub(crate) requested: usize,
    pub(crate) custom_ami_id: Option<String>,
    pub(crate) ebs_optimized: Option<bool>,
    pub(crate) ebs_block_devices: Vec<EbsBlockDevice>,
    pub(crate) shrink_policy: ShrinkPolicy,
    pub(crate) configurations: Vec<Configuration>,
    /// How often the configurations were changed.
    pub(crate) configurations_version: i64,
    /// The configurations that act: those wanted now, or before a change that is under way.
    pub(crate) applied_configurations: Vec<Configuration>,
    pub(crate) applied_version: i64,
    pub(crate) auto_scaling: Option<AutoScalingRecord>,
}

impl GroupRecord {
    /// That many instances of a type, and nothing else asked for.
    pub(crate) fn new(instance_type: String, market: Market, requested: usize) -> Self {
        Self {
            instance_type,
            market,
            bid_price: None,
            requested,
            custom_ami_id: None,
            ebs_optimized: None,
            ebs_block_devices: Vec::new(),
            shrink_policy: ShrinkPolicy::default(),
            configurations: Vec::new(),
            configurations_version: 0,
            applied_configurations: Vec::new(),
            applied_version: 0,
            auto_scaling: None,
        }
    }
}

/// An automatic scaling policy of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AutoScalingRecord {
    pub(crate) policy: AutoScalingPolicy,
    pub(crate) state: AutoScalingState,
}

/// How far a policy has come. A policy that is detached is no longer there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum AutoScalingState {
    Pending,
    Attaching,
    Attached,
    Detaching,
}

/// Instances of several types and both markets, until they have the capacity that is wanted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct FleetRecord {
    pub(crate) target_on_demand: i32,
    pub(crate) target_spot: i32,
    pub(crate) specifications: Vec<InstanceTypeSpecification>,
    pub(crate) launch: Option<InstanceFleetProvisioningSpecifications>,
    pub(crate) resize: Option<InstanceFleetResizingSpecifications>,
    pub(crate) context: Option<String>,
}

impl FleetRecord {
    /// The capacity that is wanted of a market.
    pub(crate) fn target(&self, market: Market) -> i32 {
        match market {
            Market::OnDemand => self.target_on_demand,
            Market::Spot => self.target_spot,
        }
    }
}

impl CollectionRecord {
    pub(crate) fn group(&self) -> Option<&GroupRecord> {
        match &self.kind {
            CollectionKind::Group(group) => Some(group),
            CollectionKind::Fleet(_) => None,
        }
    }

    pub(crate) fn group_mut(&mut self) -> Option<&mut GroupRecord> {
        match &mut self.kind {
            CollectionKind::Group(group) => Some(group),
            CollectionKind::Fleet(_) => None,
        }
    }

    pub(crate) fn fleet(&self) -> Option<&FleetRecord> {
        match &self.kind {
            CollectionKind::Fleet(fleet) => Some(fleet),
            CollectionKind::Group(_) => None,
        }
    }

    /// The instances that are not gone.
    pub(crate) fn live(&self) -> impl Iterator<Item = &InstanceRecord> {
        let live = |instance: &&InstanceRecord| !instance.state.is_terminal();
        self.instances.iter().filter(live)
    }

    /// The units of capacity that it has of a market, in instances that match.
    pub(crate) fn capacity(&self, market: Market, matches: fn(&InstanceRecord) -> bool) -> i32 {
        let of_market = |instance: &&InstanceRecord| instance.market == market && matches(instance);
        let counted = self.live().filter(of_market);
        counted.map(|instance| instance.weight).sum()
    }

    /// The configurations that act on its instances.
    pub(crate) fn configurations(&self) -> &[Configuration] {
        match &self.kind {
            CollectionKind::Group(group) => &group.applied_configurations,
            CollectionKind::Fleet(fleet) => {
                let first = self
                    .instances
                    .first()
                    .map(|first| first.instance_type.as_str());
                let specifications = &fleet.specifications;
                let of_first = specifications
                    .iter()
                    .find(|specification| specification.instance_type.as_deref() == first);
                of_first
                    .and_then(|specification| specification.configurations.as_deref())
                    .unwrap_or_default()
            }
        }
    }
}

/// A group as format 1 has it: without states, which followed the cluster's.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct FormerGroup {
    id: String,
    name: String,
    role: InstanceRole,
    instance_type: String,
    market: Market,
    bid_price: Option<String>,
    instances: Vec<(String, String)>,
}

impl FormerGroup {
    /// The same group of a cluster in that state.
    pub(super) fn upgrade(self, cluster: ClusterState, timeline: Timeline) -> CollectionRecord {
        use InstanceCollectionState as Collection;
        let (state, instance_state) = match cluster {
            ClusterState::Starting => (Collection::Provisioning, InstanceState::Provisioning),
            ClusterState::Bootstrapping => {
                (Collection::Bootstrapping, InstanceState::Bootstrapping)
            }
            ClusterState::Running | ClusterState::Waiting => {
                (Collection::Running, InstanceState::Running)
            }
            ClusterState::Terminating => (Collection::Terminating, InstanceState::Running),
            ClusterState::Terminated | ClusterState::TerminatedWithErrors => {
                (Collection::Terminated, InstanceState::Terminated)
            }
        };
        let instance = |(id, ec2_id): (String, String)| InstanceRecord {
            id,
            ec2_id,
            instance_type: self.instance_type.clone(),
            market: self.market,
            weight: 1,
            state: instance_state,
            timeline,
            volumes: Vec::new(),
            removed: false,
        };
        let requested = self.instances.len();
        CollectionRecord {
            seed: seed_of(&self.id),
            instances: self.instances.into_iter().map(instance).collect(),
            id: self.id,
            name: Some(self.name),
            role: self.role,
            state,
            timeline,
            kind: CollectionKind::Group(Box::new(GroupRecord {
                bid_price: self.bid_price,
                ..GroupRecord::new(self.instance_type.clone(), self.market, requested)
            })),
        }
    }
}

/// A group of format 1 has no seed: its id was as random.
fn seed_of(id: &str) -> u64 {
    id.bytes().fold(0, |seed: u64, byte| {
        seed.wrapping_mul(257).wrapping_add(u64::from(byte))
    })
}
