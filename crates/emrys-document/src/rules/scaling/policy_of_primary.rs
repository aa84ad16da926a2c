// SPDX-License-Identifier: Apache-2.0
//! Only core and task groups have scaling policies (Management Guide, automatic scaling).

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use super::policies;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let of_primary = policies::of(project).filter(|own| own.role == InstanceRole::Primary);
    diagnostics.extend(of_primary.map(|own| {
        let message = "the primary instance group does not scale";
        let diagnostic = own.policy.diagnostic(Code::PolicyOfPrimary, message);
        diagnostic.help("give the policy to the core or a task instance group")
    }));
}
