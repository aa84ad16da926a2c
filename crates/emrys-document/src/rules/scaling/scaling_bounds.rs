// SPDX-License-Identifier: Apache-2.0
//! The bounds of a scaling policy leave room for a number of instances.

use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for own in policies::of(project) {
        let (least, most) = (
            &own.policy.constraints.min_capacity,
            &own.policy.constraints.max_capacity,
        );
        let message = if **least < 0 {
            format!("a group cannot have `{}` instances", **least)
        } else if **least > **most {
            format!(
                "the smallest capacity `{}` is larger than the largest, `{}`",
                **least, **most
            )
        } else {
            continue;
        };
        let diagnostic = least.diagnostic(Code::ScalingBounds, message);
        diagnostics.push(diagnostic.related(most.span.first_line(), "the largest capacity"));
    }
}
