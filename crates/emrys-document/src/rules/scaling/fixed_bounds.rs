// SPDX-License-Identifier: Apache-2.0
//! A policy whose bounds are equal scales nothing.

use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for own in policies::of(project) {
        let (least, most) = (
            &own.policy.constraints.min_capacity,
            &own.policy.constraints.max_capacity,
        );
        if **least == **most {
            let message = format!("the group always has {} instances", **most);
            let diagnostic = most.diagnostic(Code::FixedBounds, message);
            let span = least.span.first_line();
            diagnostics.push(
                diagnostic
                    .related(span, "the smallest capacity is the same")
                    .help("widen the bounds, or remove the policy"),
            );
        }
    }
}
