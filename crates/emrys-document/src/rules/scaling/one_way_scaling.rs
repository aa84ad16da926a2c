// SPDX-License-Identifier: Apache-2.0
//! Whoever scales in one direction alone resizes by hand afterwards (Management Guide, automatic scaling).

use emrys_diagnostics::{Code, Diagnostic};

use super::policies::{self, Direction, direction};
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for own in policies::of(project) {
        // A rule with an exact capacity may do both.
        let directions: Option<Vec<_>> = own.rules().map(direction).collect();
        let Some(directions) = directions else {
            continue;
        };
        let has = |direction| directions.contains(&direction);
        let message = match (has(Direction::Out), has(Direction::In)) {
            (true, false) => "the policy adds instances, and never removes any",
            (false, true) => "the policy removes instances, and never adds any",
            _ => continue,
        };
        let diagnostic = own.policy.diagnostic(Code::OneWayScaling, message);
        diagnostics.push(diagnostic.help("add a rule for the other direction"));
    }
}
