// SPDX-License-Identifier: Apache-2.0
//! Capacity is counted in the unit of the cluster's instances (API reference, ComputeLimits).

use emrys_diagnostics::{Code, Diagnostic};

use super::managed;
use crate::elements::ComputeUnit;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (cluster, policy) in managed::of(project) {
        let unit = &policy.compute_limits.unit_type;
        let has_fleets = cluster.instances.fleets().next().is_some();
        let (what, help) = match (has_fleets, **unit) {
            (true, ComputeUnit::Instances | ComputeUnit::Vcpu) => {
                ("instance fleets", "use `InstanceFleetUnits`")
            }
            (false, ComputeUnit::InstanceFleetUnits) => {
                ("instance groups", "use `Instances` or `VCPU`")
            }
            (true, ComputeUnit::InstanceFleetUnits)
            | (false, ComputeUnit::Instances | ComputeUnit::Vcpu) => continue,
        };
        let message = format!("{what} are not counted in `{}`", unit.as_str());
        diagnostics.push(unit.diagnostic(Code::ManagedUnit, message).help(help));
    }
}
