// SPDX-License-Identifier: Apache-2.0
//! The limits of managed scaling go together (API reference, ComputeLimits).

use emrys_diagnostics::{Code, Diagnostic};

use super::managed;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, policy) in managed::of(project) {
        let limits = &policy.compute_limits;
        let most = &limits.maximum_capacity_units;
        let others = [
            (
                Some(&limits.minimum_capacity_units),
                "the smallest capacity",
            ),
            (
                limits.maximum_ondemand_capacity_units.as_ref(),
                "the limit for instances on demand",
            ),
            (
                limits.maximum_core_capacity_units.as_ref(),
                "the limit for core instances",
            ),
        ];
        for (limit, what) in others {
            let Some(limit) = limit.filter(|limit| ***limit > **most) else {
                continue;
            };
            let message = format!(
                "{what}, `{}`, is larger than the largest capacity, `{}`",
                **limit, **most
            );
            let diagnostic = limit.diagnostic(Code::ManagedLimits, message);
            diagnostics.push(diagnostic.related(most.span.first_line(), "the largest capacity"));
        }
    }
}
