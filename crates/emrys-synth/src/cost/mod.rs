// SPDX-License-Identifier: Apache-2.0
//! What the cluster of a request costs: EC2, EMR's fee, EBS. Pure: prices are an argument.
//!
//! It is an estimate, and says what it assumes. What has no price is named, and nothing is guessed in its place.
//!
//! - `prices`: [`Prices`], and where they come from.
//! - `pool`: what one instance of a group or a fleet costs, and how many there are.
//! - `range`: [`Range`], from the least to the most.

mod pool;
mod prices;
mod range;

use std::collections::BTreeSet;

use emrys_protocol::types::{ComputeLimitsUnitType, Open, RunJobFlowInput};
use serde::Serialize;

pub use prices::{PriceError, Prices};
pub use range::Range;

use pool::Pool;

/// Hours of a month, as AWS counts them.
pub const HOURS_PER_MONTH: f64 = 730.0;

/// What is assumed where nobody can know.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Assumptions {
    /// By which part spot instances are cheaper: 0.7 for 70 percent.
    pub spot_discount: f64,
    /// How many hours a run takes, if that is known.
    pub hours: Option<f64>,
}

/// What a cluster costs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Estimate {
    /// The region of the prices.
    pub region: String,
    /// Where the prices come from, and of when they are.
    pub prices: String,
    /// Its groups or fleets, as the cluster starts with them.
    pub pools: Vec<Item>,
    /// USD an hour, from the least to the most that it scales to.
    pub usd_per_hour: Range,
    /// USD for a month of 730 hours.
    pub usd_per_month: Range,
    /// USD for a run, where it is known how long that takes.
    pub usd_per_run: Option<Range>,
    /// What is assumed.
    pub assumptions: Vec<String>,
    /// What has no price and is not counted.
    pub without_price: BTreeSet<String>,
}

/// An instance group or an instance fleet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// Its role.
    pub role: String,
    /// Its name.
    pub name: Option<String>,
    /// Its instance types.
    pub instance_types: Vec<String>,
    /// How many instances, from the fewest to the most.
    pub instances: Range,
    /// USD an hour for EC2.
    pub ec2: Range,
    /// USD an hour for EMR.
    pub emr: Range,
    /// USD an hour for EBS.
    pub ebs: Range,
}

impl Item {
    /// USD an hour in all.
    #[must_use]
    pub fn total(&self) -> Range {
        self.ec2 + self.emr + self.ebs
    }
}

/// Estimates what the cluster of a request costs.
#[must_use]
pub fn estimate(request: &RunJobFlowInput, prices: &Prices, assumptions: Assumptions) -> Estimate {
    let mut without_price = BTreeSet::new();
    let pools = pool::of(request, prices, assumptions, &mut without_price);
    let items: Vec<Item> = pools.iter().map(Pool::item).collect();
    let usd_per_hour = match managed(request, &pools) {
        Some(scaled) => scaled,
        None => items.iter().map(Item::total).sum(),
    };
    let mut said = vec![
        format!(
            "EMR's fee is taken for {} % of the on-demand price and at most {} USD an hour for each instance, on the spot market, too: it is an estimate",
            prices::EMR_PART * 100.0,
            prices::EMR_MOST
        ),
        "data transfer, S3, CloudWatch and taxes are not counted".to_owned(),
    ];
    if pools.iter().any(Pool::is_spot) {
        said.push(format!(
            "spot instances are taken for {} % cheaper than on demand, and for no dearer than their bid",
            (assumptions.spot_discount * 100.0).round()
        ));
    }
    if pools.iter().any(Pool::has_default_volumes) {
        said.push("instances without disks and without volumes of their own have those that EMR gives them, as gp2".to_owned());
    }
    Estimate {
        region: prices.region.clone(),
        prices: prices.source.clone(),
        pools: items,
        usd_per_month: usd_per_hour * HOURS_PER_MONTH,
        usd_per_run: assumptions.hours.map(|hours| usd_per_hour * hours),
        usd_per_hour,
        assumptions: said,
        without_price,
    }
}

/// What the cluster costs within the limits of managed scaling: the primary instances, and core and task instances for
/// the fewest units at the least price and for the most units at the highest.
fn managed(request: &RunJobFlowInput, pools: &[Pool]) -> Option<Range> {
    let limits = request.managed_scaling_policy.as_ref()?;
    let limits = limits.compute_limits.as_ref()?;
    let unit = limits.unit_type.as_ref().and_then(Open::known)?;
    let units = Range::new(
        f64::from(limits.minimum_capacity_units?),
        f64::from(limits.maximum_capacity_units?),
    );
    let (primary, scaled): (Vec<&Pool>, Vec<&Pool>) =
        pools.iter().partition(|pool| pool.is_primary());
    let of_unit = scaled.iter().filter_map(|pool| match unit {
        ComputeLimitsUnitType::Instances => pool.per_instance(),
        ComputeLimitsUnitType::Vcpu => pool.per_vcpu(),
        ComputeLimitsUnitType::InstanceFleetUnits => pool.per_unit(),
    });
    let of_unit = of_unit.reduce(Range::over)?;
    let primary: Range = primary.iter().map(|pool| pool.item().total()).sum();
    Some(primary + Range::new(of_unit.low * units.low, of_unit.high * units.high))
}

#[cfg(test)]
mod tests;
