// SPDX-License-Identifier: Apache-2.0
//! The next decision waits for metrics that know of the last one (Management Guide, automatic scaling, cooldown period).

use emrys_catalog::metrics::INTERVAL;
use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;
use crate::rules::pools::place;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, rule, alarm) in policies::alarms(project) {
        let cool_down = rule
            .action
            .simple_scaling_policy_configuration
            .cool_down
            .as_ref();
        let seconds = cool_down.map_or(0, |own| **own);
        if policies::metric(alarm).is_none() || seconds >= INTERVAL {
            continue;
        }
        let place = cool_down.map_or_else(|| place(&rule.name), place);
        let message = format!(
            "after {seconds} seconds the next rule acts on values of the metric from before the last one"
        );
        let diagnostic = place.diagnostic(Code::ShortCoolDown, message);
        diagnostics.push(diagnostic.help(format!("write `cool_down: {INTERVAL}` or more")));
    }
}
