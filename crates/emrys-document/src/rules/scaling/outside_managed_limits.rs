// SPDX-License-Identifier: Apache-2.0
//! A cluster starts within the limits of its managed scaling.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use super::managed;
use crate::elements::{Cluster, ComputeUnit};
use crate::project::Project;
use crate::rules::pools::{self, Pool};

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (cluster, policy) in managed::of(project) {
        let limits = &policy.compute_limits;
        let (Some((least, most)), Some(start)) = (
            managed::bounds(limits),
            capacity(cluster, *limits.unit_type),
        ) else {
            continue;
        };
        if (least..=most).contains(&start) {
            continue;
        }
        let message = format!(
            "the cluster starts with a capacity of {start}, and managed scaling keeps it from {least} to {most}"
        );
        let diagnostic = policy.diagnostic(Code::OutsideManagedLimits, message);
        diagnostics.push(diagnostic.help("start within the limits"));
    }
}

/// What core and task instances amount to at the start, if there are any and all of them can be counted in the unit.
fn capacity(cluster: &Cluster, unit: ComputeUnit) -> Option<i32> {
    let pools = pools::of(cluster);
    let workers = pools
        .iter()
        .filter(|pool| pool.role != InstanceRole::Primary);
    let of_each: Option<Vec<i32>> = workers.map(|pool| capacity_of(pool, unit)).collect();
    let of_each = of_each.filter(|counted| !counted.is_empty())?;
    Some(of_each.into_iter().fold(0, i32::saturating_add))
}

fn capacity_of(pool: &Pool<'_>, unit: ComputeUnit) -> Option<i32> {
    match unit {
        ComputeUnit::InstanceFleetUnits => {
            let fleet = pool.fleet?;
            Some(fleet.on_demand().saturating_add(fleet.spot()))
        }
        ComputeUnit::Instances => pool.count,
        ComputeUnit::Vcpu => {
            let cores = i32::try_from(pool.kinds.first()?.facts()?.vcpu).ok()?;
            Some(pool.count?.saturating_mul(cores))
        }
    }
}
