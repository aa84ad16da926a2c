// SPDX-License-Identifier: Apache-2.0
//! Rules that need more than one state: where states lead, names, variables. One file for each family.

mod functions;
mod names;
mod transitions;
mod variables;

use crate::parse::outline::FlowOutline;
use crate::parse::problem::Problems;

/// Looks at a whole machine.
pub(crate) fn check(machine: &FlowOutline<'_>, problems: &mut Problems) {
    names::check(machine, problems);
    transitions::check(machine, problems);
    variables::check(machine, problems);
}
