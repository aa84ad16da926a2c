// SPDX-License-Identifier: Apache-2.0
//! Rules that need more than one field: where states lead, names, variables. One file for each family.

mod timestamp;
mod transitions;

use crate::parse::outline::FlowOutline;
use crate::parse::problem::Problems;
pub(crate) use timestamp::is_timestamp;

/// Looks at a whole machine.
pub(crate) fn check(machine: &FlowOutline<'_>, problems: &mut Problems) {
    transitions::check(machine, problems);
}
