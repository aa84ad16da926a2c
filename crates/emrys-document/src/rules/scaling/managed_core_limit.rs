// SPDX-License-Identifier: Apache-2.0
//! Core instances of a group on demand are all on demand (EMR's refusal of RunJobFlow; Management Guide, managed scaling, node
//! allocation).

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::Market;

use super::managed;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (cluster, policy) in managed::of(project) {
        let limits = &policy.compute_limits;
        let (Some(core), Some(on_demand), Some(group)) = (
            &limits.maximum_core_capacity_units,
            &limits.maximum_ondemand_capacity_units,
            &cluster.instances.core_instance_group,
        ) else {
            continue;
        };
        if group.market() == Market::OnDemand && **core > **on_demand {
            let message = format!(
                "the core group is on demand, and managed scaling may have `{}` core instances, but only `{}` on demand",
                **core, **on_demand
            );
            let diagnostic = core.diagnostic(Code::ManagedCoreLimit, message);
            let span = on_demand.span.first_line();
            diagnostics.push(diagnostic.related(span, "the limit for instances on demand"));
        }
    }
}
