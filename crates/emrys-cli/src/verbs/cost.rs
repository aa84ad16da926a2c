// SPDX-License-Identifier: Apache-2.0
//! `emrys cost`: what a cluster or a job flow costs, by prices that are known here. Nothing is sent.

use std::fs;
use std::path::PathBuf;

use emrys_synth::cost::{self, Assumptions, Estimate, Prices, Range};
use serde::Serialize;

use crate::arguments::{Common, Destination, Subject};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};

/// By which part spot instances are taken for cheaper; AWS says up to 90 percent.
pub(super) const SPOT_DISCOUNT: f64 = 0.7;

/// Arguments of `emrys cost`.
#[derive(Debug, clap::Args)]
pub(crate) struct Cost {
    #[command(flatten)]
    subject: Subject,
    #[command(flatten)]
    destination: Destination,
    /// A JSON file of prices, for other regions than us-east-1 and for prices of your own
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
    /// By which part spot instances are cheaper than on demand
    #[arg(long, value_name = "PART", default_value_t = SPOT_DISCOUNT, value_parser = part)]
    spot_discount: f64,
    /// How many hours a run takes [default: the job flow's timeout, if it has one]
    #[arg(long, value_name = "HOURS", value_parser = hours)]
    hours: Option<f64>,
}

/// The answer as `--json` shows it.
#[derive(Serialize)]
struct Shown<'a> {
    name: &'a str,
    cost: Estimate,
}

impl Cost {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let definition = self.subject.define(common.format())?;
        let place = self.destination.place().await?;
        let plan = definition.plan(common, &place).await?;
        let prices = match &self.prices {
            Some(path) => {
                let text = fs::read_to_string(path).map_err(|error| {
                    let message = format!("failed to read `{}`: {error}", path.display());
                    Failure::new(ExitCode::Usage, message)
                })?;
                Prices::from_json(&text).map_err(|error| {
                    let message = format!("`{}`: {error}", path.display());
                    Failure::new(ExitCode::Usage, message).hint(FORM)
                })?
            }
            None => Prices::of(place.region())
                .map_err(|error| Failure::new(ExitCode::Usage, error).hint(FORM))?,
        };
        let longest = plan.timeout.map(|timeout| timeout.as_secs_f64() / 3600.0);
        let assumptions = Assumptions {
            spot_discount: self.spot_discount,
            hours: self.hours.or(longest),
        };
        let cost = cost::estimate(&plan.launch_request(false), &prices, assumptions);
        let name = definition.name();
        match common.format() {
            Format::Json => output::json(&Shown { name, cost })?,
            Format::Human => show(&cost)?,
        }
        Ok(ExitCode::Success)
    }
}

const FORM: &str = "give a file of prices: `--prices FILE` with {\"region\": …, \"instances\": {\"m5.xlarge\": 0.192}, \"volumes\": {\"gp3\": {\"gib\": 0.08}}}, see docs/cli.md";

/// Tells an estimate.
fn show(cost: &Estimate) -> Result<(), Failure> {
    for pool in &cost.pools {
        let name = pool.name.as_deref().map(|name| format!(" `{name}`"));
        output::data(format_args!(
            "{}{}: {} × {}: {} USD an hour (EC2 {}, EMR {}, EBS {})",
            pool.role,
            name.unwrap_or_default(),
            Count(pool.instances),
            pool.instance_types.join(", "),
            Money(pool.total()),
            Money(pool.ec2),
            Money(pool.emr),
            Money(pool.ebs),
        ))?;
    }
    output::data(format_args!("an hour: {} USD", Money(cost.usd_per_hour)))?;
    output::data(format_args!(
        "a month: {} USD for {} hours",
        Money(cost.usd_per_month),
        cost::HOURS_PER_MONTH
    ))?;
    if let Some(run) = cost.usd_per_run {
        output::data(format_args!("a run: {} USD", Money(run)))?;
    }
    for name in &cost.without_price {
        output::say(format_args!(
            "no price is known of {name}, and it is not counted"
        ));
    }
    output::say(format_args!("prices of {}: {}", cost.region, cost.prices));
    for assumption in &cost.assumptions {
        output::say(assumption);
    }
    Ok(())
}

/// A sum of USD, from the least to the most.
pub(super) struct Money(pub(super) Range);

impl std::fmt::Display for Money {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (low, high) = (format!("{:.2}", self.0.low), format!("{:.2}", self.0.high));
        match low == high {
            true => formatter.write_str(&low),
            false => write!(formatter, "{low} to {high}"),
        }
    }
}

/// A number of instances, from the fewest to the most.
struct Count(Range);

impl std::fmt::Display for Count {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (low, high) = (self.0.low.ceil(), self.0.high.ceil());
        match low >= high {
            true => write!(formatter, "{high}"),
            false => write!(formatter, "{low} to {high}"),
        }
    }
}

fn part(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(part) if (0.0..=1.0).contains(&part) => Ok(part),
        _ => Err("it is a number from 0 to 1, 0.7 for 70 percent".to_owned()),
    }
}

fn hours(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(hours) if hours.is_finite() && hours >= 0.0 => Ok(hours),
        _ => Err("it is a number of hours, 1.5 for instance".to_owned()),
    }
}
