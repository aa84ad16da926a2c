// SPDX-License-Identifier: Apache-2.0
//! A group starts within the bounds of its scaling policy.

use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;
use crate::rules::pools::place;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for own in policies::of(project) {
        let Some((least, most)) = own.bounds() else {
            continue;
        };
        let count = own.group.count();
        if (least..=most).contains(&count) {
            continue;
        }
        let said = own.group.instance_count.as_ref();
        let place = said.map_or_else(|| place(own.group), place);
        let message = format!(
            "the group starts with {count}, and its policy allows {least} to {most} instances"
        );
        let diagnostic = place.diagnostic(Code::CountOutsideBounds, message);
        let span = own.policy.span.first_line();
        diagnostics.push(diagnostic.related(span, "the policy"));
    }
}
