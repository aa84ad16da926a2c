// SPDX-License-Identifier: Apache-2.0
//! An instance type of a fleet has one bid (EMR's refusal of RunJobFlow).

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for kind in pools::of(cluster).iter().flat_map(|pool| &pool.kinds) {
            if let (Some(price), Some(percentage)) = (kind.bid_price, kind.bid_percentage) {
                let message = "an instance type takes a bid in USD or in percent, not both";
                let diagnostic = percentage.diagnostic(Code::TwoBids, message);
                diagnostics.push(diagnostic.related(price.span.first_line(), "the other bid"));
            }
        }
    }
}
