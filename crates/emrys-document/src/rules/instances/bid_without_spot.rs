// SPDX-License-Identifier: Apache-2.0
//! Bids are for the spot market (API reference, InstanceGroupConfig).

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::Market;

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for (_, group) in cluster.instances.groups() {
            let (Some(market), Some(bid)) = (&group.market, &group.bid_price) else {
                continue;
            };
            if **market == Market::OnDemand {
                let message = "the instances are on demand, and have no bid price";
                let diagnostic = bid.diagnostic(Code::BidWithoutSpot, message);
                let span = market.span.first_line();
                diagnostics.push(
                    diagnostic
                        .related(span, "the market")
                        .help("remove the bid price, or write `market: SPOT`"),
                );
            }
        }
    }
}
