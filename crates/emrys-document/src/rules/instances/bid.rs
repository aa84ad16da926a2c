// SPDX-License-Identifier: Apache-2.0
//! Bids that no instance is had for, and bids for more than an instance costs (Management Guide, instance purchasing
//! options). Prices differ from region to region, so that a price in USD has to be far off before anything is said.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::pools::{self, Kind};
use crate::spanned::Spanned;

/// The part of the on-demand price that the spot price is hardly ever below (EC2, Spot Instances pricing).
const LOWEST: f64 = 0.1;

/// How often the on-demand price of us-east-1 goes into a bid that no region explains.
const FAR_ABOVE: f64 = 2.0;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for pool in pools::of(cluster) {
            diagnostics.extend(pool.kinds.iter().filter_map(price));
            let percentages = pool.kinds.iter().filter_map(|kind| kind.bid_percentage);
            diagnostics.extend(percentages.filter_map(|own| judge(own, **own / 100.0, 1.0)));
        }
    }
}

fn price(kind: &Kind<'_>) -> Option<Diagnostic> {
    let bid = kind.bid_price?;
    let on_demand = kind.facts()?.usd_hour;
    let usd: f64 = bid.parse().ok()?;
    judge(bid, usd / on_demand, FAR_ABOVE).map(|diagnostic| {
        diagnostic.help(format!(
            "on demand `{}` costs about {on_demand} USD an hour in us-east-1",
            **kind.instance_type
        ))
    })
}

/// What to say of a bid for a part of the on-demand price.
fn judge<T>(bid: &Spanned<T>, part: f64, most: f64) -> Option<Diagnostic> {
    if part < LOWEST {
        let message = "the bid is below a tenth of the on-demand price, for which no instance is likely to be had";
        Some(bid.diagnostic(Code::BidTooLow, message))
    } else if part > most {
        let message = "the bid is above the on-demand price, for which instances are had that stay";
        Some(bid.diagnostic(Code::BidAboveOnDemand, message))
    } else {
        None
    }
}
