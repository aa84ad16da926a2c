// SPDX-License-Identifier: Apache-2.0
//! The instances of a cluster: groups, fleets, or one type for all but the primary instance; how many of them there may
//! be, and where EC2 places them.
//!
//! The keys are the cluster's own; it has this part of them read here. What cannot stand beside one another is for the
//! rules.

mod autoscaling_policy;
mod ebs_config;
mod fleet;
mod group;
mod managed_scaling_policy;
mod placement_group_config;

use emrys_diagnostics::{Code, Span};
use emrys_model::instance::InstanceRole;
use schemars::JsonSchema;

pub use autoscaling_policy::{
    AdjustmentType, AutoscalingPolicy, CloudWatchAlarmDefinition, ComparisonOperator, ScaleOn,
    ScalingAction, ScalingConstraints, ScalingRule, ScalingTrigger,
    SimpleScalingPolicyConfiguration, Statistic, Unit,
};
pub use ebs_config::{EbsConfig, EbsVolume};
pub use fleet::{
    CapacityReservationOptions, CapacityReservationPreference, CapacityReservationUsage,
    InstanceFleet, InstanceTypeConfig, LaunchSpecifications, OnDemandAllocationStrategy,
    OnDemandResizeSpecification, OnDemandSpecification, ResizeSpecifications,
    SpotAllocationStrategy, SpotResizeSpecification, SpotSpecification, SpotTimeoutAction,
};
pub use group::InstanceGroup;
pub use managed_scaling_policy::{
    ComputeLimits, ComputeUnit, ManagedScalingPolicy, ScalingStrategy,
};
pub use placement_group_config::{PlacementGroupConfig, PlacementStrategy};

use crate::reader::{Fields, Reader};
use crate::spanned::Spanned;

/// The instances of a cluster.
#[derive(Debug, Clone, Default, JsonSchema)]
pub struct Instances {
    /// The primary instance, or three of them. Absent, without fleets: one `m5.xlarge`.
    pub master_instance_group: Option<Spanned<InstanceGroup>>,
    /// The core instances, which have HDFS. Absent: none, a cluster of one instance.
    pub core_instance_group: Option<Spanned<InstanceGroup>>,
    /// The task instances. Absent: none.
    pub task_instance_group: Option<Spanned<InstanceGroup>>,
    /// The task instances in several groups, in the place of `task_instance_group`; at most 48.
    #[schemars(default)]
    pub task_instance_groups: Vec<Spanned<InstanceGroup>>,
    /// The primary instance as a fleet. A cluster has groups or fleets.
    pub master_instance_fleet: Option<Spanned<InstanceFleet>>,
    /// The core instances as a fleet.
    pub core_instance_fleet: Option<Spanned<InstanceFleet>>,
    /// The task instances as a fleet.
    pub task_instance_fleet: Option<Spanned<InstanceFleet>>,
    /// The instance type of the primary instance, in the place of groups and fleets.
    pub master_instance_type: Option<Spanned<String>>,
    /// The instance type of all other instances, in the place of groups and fleets.
    pub slave_instance_type: Option<Spanned<String>>,
    /// How many instances in all, in the place of groups and fleets.
    pub instance_count: Option<Spanned<i32>>,
    /// The bounds within which EMR itself chooses how many instances there are. Absent: it does not.
    pub managed_scaling_policy: Option<Spanned<ManagedScalingPolicy>>,
    /// How the instances of a role are spread over EC2's hardware. Empty: anywhere.
    #[schemars(default)]
    pub placement_group_config: Vec<Spanned<PlacementGroupConfig>>,
}

impl Instances {
    /// Reads those keys of a cluster that are of its instances.
    pub(super) fn read(fields: &mut Fields<'_>, reader: &mut Reader<'_, '_>) -> Self {
        let instances = Self {
            master_instance_group: fields.optional("master_instance_group", reader),
            core_instance_group: fields.optional("core_instance_group", reader),
            task_instance_group: fields.optional("task_instance_group", reader),
            task_instance_groups: fields
                .optional("task_instance_groups", reader)
                .unwrap_or_default(),
            master_instance_fleet: fields.optional("master_instance_fleet", reader),
            core_instance_fleet: fields.optional("core_instance_fleet", reader),
            task_instance_fleet: fields.optional("task_instance_fleet", reader),
            master_instance_type: fields.optional("master_instance_type", reader),
            slave_instance_type: fields.optional("slave_instance_type", reader),
            instance_count: fields.optional("instance_count", reader),
            managed_scaling_policy: fields.optional("managed_scaling_policy", reader),
            placement_group_config: fields
                .optional("placement_group_config", reader)
                .unwrap_or_default(),
        };
        let count = instances.instance_count.as_ref();
        if let Some(count) = count.filter(|count| ***count < 1) {
            let message = format!("the instance count `{}` is not positive", **count);
            reader.report(count.diagnostic(Code::InvalidValue, message));
        }
        instances
    }

    /// The first of the keys that describe instances without groups and fleets.
    pub fn uniform(&self) -> Option<(&'static str, Span)> {
        let keys = [
            ("master_instance_type", span(&self.master_instance_type)),
            ("slave_instance_type", span(&self.slave_instance_type)),
            ("instance_count", span(&self.instance_count)),
        ];
        keys.into_iter()
            .find_map(|(key, span)| span.map(|span| (key, span)))
    }

    /// The instance groups with their roles.
    pub fn groups(&self) -> impl Iterator<Item = (InstanceRole, &Spanned<InstanceGroup>)> {
        let groups = [
            (InstanceRole::Primary, &self.master_instance_group),
            (InstanceRole::Core, &self.core_instance_group),
            (InstanceRole::Task, &self.task_instance_group),
        ];
        let several = self.task_instance_groups.iter();
        present(groups).chain(several.map(|group| (InstanceRole::Task, group)))
    }

    /// The instance fleets with their roles.
    pub fn fleets(&self) -> impl Iterator<Item = (InstanceRole, &Spanned<InstanceFleet>)> {
        present([
            (InstanceRole::Primary, &self.master_instance_fleet),
            (InstanceRole::Core, &self.core_instance_fleet),
            (InstanceRole::Task, &self.task_instance_fleet),
        ])
    }

    /// The instance types with the roles of the instances, in whatever way these are described.
    pub fn types(&self) -> impl Iterator<Item = (InstanceRole, &Spanned<String>)> {
        let of_groups = self
            .groups()
            .map(|(role, group)| (role, &group.value.instance_type));
        let of_fleets = self.fleets().flat_map(|(role, fleet)| {
            let types = fleet.value.instance_type_configs.iter();
            types.map(move |config| (role, &config.value.instance_type))
        });
        let uniform = [
            (InstanceRole::Primary, &self.master_instance_type),
            (InstanceRole::Core, &self.slave_instance_type),
        ];
        of_groups.chain(of_fleets).chain(present(uniform))
    }

    /// The instance types alone.
    pub fn instance_types(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.types().map(|(_, name)| name)
    }

    /// The volumes with the roles of their instances, and with the instance types.
    pub fn volumes(
        &self,
    ) -> impl Iterator<Item = (InstanceRole, &Spanned<String>, &Spanned<EbsVolume>)> {
        let of_groups = self
            .groups()
            .map(|(role, group)| (role, &group.value.instance_type, &group.value.ebs_config));
        let of_fleets = self.fleets().flat_map(|(role, fleet)| {
            let types = fleet.value.instance_type_configs.iter();
            types.map(move |config| (role, &config.value.instance_type, &config.value.ebs_config))
        });
        of_groups.chain(of_fleets).flat_map(|(role, name, config)| {
            let volumes = config.iter().flat_map(|config| config.iter());
            volumes.map(move |volume| (role, name, volume))
        })
    }
}

fn present<const COUNT: usize, T>(
    of_roles: [(InstanceRole, &Option<T>); COUNT],
) -> impl Iterator<Item = (InstanceRole, &T)> {
    of_roles
        .into_iter()
        .filter_map(|(role, value)| value.as_ref().map(|value| (role, value)))
}

fn span<T>(value: &Option<Spanned<T>>) -> Option<Span> {
    value.as_ref().map(|value| value.span.first_line())
}
