// SPDX-License-Identifier: Apache-2.0
//! The instances of a cluster: groups, or one type for all but the primary instance.
//!
//! The keys are the cluster's own; it has this part of them read here.

mod group;

use emrys_diagnostics::{Code, Span};
use emrys_model::instance::InstanceRole;
use schemars::JsonSchema;

pub use group::InstanceGroup;

use crate::reader::{Fields, Reader};
use crate::spanned::Spanned;

/// The instances of a cluster.
#[derive(Debug, Clone, Default, JsonSchema)]
pub struct Instances {
    /// The primary instance, or three of them. Absent: one `m5.xlarge`.
    pub master_instance_group: Option<Spanned<InstanceGroup>>,
    /// The core instances, which have HDFS. Absent: none, a cluster of one instance.
    pub core_instance_group: Option<Spanned<InstanceGroup>>,
    /// The task instances. Absent: none.
    pub task_instance_group: Option<Spanned<InstanceGroup>>,
    /// The instance type of the primary instance, in the place of instance groups.
    pub master_instance_type: Option<Spanned<String>>,
    /// The instance type of all other instances, in the place of instance groups.
    pub slave_instance_type: Option<Spanned<String>>,
    /// How many instances in all, in the place of instance groups.
    pub instance_count: Option<Spanned<i32>>,
}

impl Instances {
    /// Reads those keys of a cluster that are of its instances.
    pub(super) fn read(fields: &mut Fields<'_>, reader: &mut Reader<'_, '_>) -> Self {
        let instances = Self {
            master_instance_group: fields.optional("master_instance_group", reader),
            core_instance_group: fields.optional("core_instance_group", reader),
            task_instance_group: fields.optional("task_instance_group", reader),
            master_instance_type: fields.optional("master_instance_type", reader),
            slave_instance_type: fields.optional("slave_instance_type", reader),
            instance_count: fields.optional("instance_count", reader),
        };
        let count = instances.instance_count.as_ref();
        if let Some(count) = count.filter(|count| ***count < 1) {
            let message = format!("the instance count `{}` is not positive", **count);
            reader.report(count.diagnostic(Code::InvalidValue, message));
        }
        instances
    }

    /// The first of the keys that describe instances without groups.
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
        groups
            .into_iter()
            .filter_map(|(role, group)| group.as_ref().map(|group| (role, group)))
    }

    /// The instance types, in whatever way the instances are described.
    pub fn instance_types(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.groups()
            .map(|(_, group)| &group.value.instance_type)
            .chain(&self.master_instance_type)
            .chain(&self.slave_instance_type)
    }
}

fn span<T>(value: &Option<Spanned<T>>) -> Option<Span> {
    value.as_ref().map(|value| value.span.first_line())
}
