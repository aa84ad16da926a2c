// SPDX-License-Identifier: Apache-2.0
//! Rules do not choose the market: the group has (API reference, ScalingAction).

use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, rule, _) in policies::alarms(project) {
        if let Some(market) = &rule.action.market {
            let message = "instances of a group are of the group's market, whatever its rules say";
            let diagnostic = market.diagnostic(Code::MarketOfRule, message);
            diagnostics.push(diagnostic.help("remove it, and set the market of the group"));
        }
    }
}
