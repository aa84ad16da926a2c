// SPDX-License-Identifier: Apache-2.0
//! The prices of a region: those that come with Emrys, which are of one region, or a file's.

use std::collections::BTreeMap;

use emrys_catalog::instance_types;
use emrys_catalog::volume_prices::{self, VolumePrice};
use serde::Deserialize;

/// The region whose prices come with Emrys.
pub(super) const REGION: &str = "us-east-1";

/// EMR's fee as a part of the on-demand price.
pub(super) const EMR_PART: f64 = 0.25;
/// Most that EMR takes for an instance, in USD an hour.
pub(super) const EMR_MOST: f64 = 0.27;

/// Prices of a region.
#[derive(Debug, Clone, PartialEq)]
pub struct Prices {
    /// The region.
    pub region: String,
    /// Where they come from, and of when they are.
    pub source: String,
    /// On-demand prices of instance types in USD an hour, without EMR's fee.
    pub instances: BTreeMap<String, f64>,
    /// Prices of volume types.
    pub volumes: BTreeMap<String, VolumePrice>,
}

/// Prices that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PriceError {
    /// No prices come with Emrys for the region: give a file of them, or ask AWS.
    #[error("the prices that come with emrys are of {REGION}, not of `{0}`")]
    Region(String),
    /// The file is not JSON of the documented form: correct it.
    #[error("these are no prices: {0}")]
    Format(#[from] serde_json::Error),
}

/// A file of prices.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    region: String,
    #[serde(default)]
    source: Option<String>,
    instances: BTreeMap<String, f64>,
    #[serde(default)]
    volumes: BTreeMap<String, VolumePrice>,
}

impl Prices {
    /// The prices that come with Emrys.
    ///
    /// # Errors
    /// They are of another region.
    pub fn of(region: &str) -> Result<Self, PriceError> {
        if region != REGION {
            return Err(PriceError::Region(region.to_owned()));
        }
        let types = instance_types::all().iter();
        let (instances, volumes) = (instance_types::priced_at(), volume_prices::priced_at());
        Ok(Self {
            region: region.to_owned(),
            source: format!("AWS's price list, instances of {instances}, volumes of {volumes}"),
            instances: types
                .map(|own| (own.name.to_owned(), own.usd_hour))
                .collect(),
            volumes: volume_prices::all().clone(),
        })
    }

    /// The prices of a file's text: `{"region": "eu-west-1", "instances": {"m5.xlarge": 0.214}, "volumes": {"gp3":
    /// {"gib": 0.088}}}`, with `source` if it is to be shown.
    ///
    /// # Errors
    /// The text is something else.
    pub fn from_json(text: &str) -> Result<Self, PriceError> {
        let file: File = serde_json::from_str(text)?;
        Ok(Self {
            region: file.region,
            source: file.source.unwrap_or_else(|| "a file".to_owned()),
            instances: file.instances,
            volumes: file.volumes,
        })
    }

    /// EMR's fee for an instance with that on-demand price, in USD an hour.
    #[must_use]
    pub fn emr_fee(on_demand: f64) -> f64 {
        (on_demand * EMR_PART).min(EMR_MOST)
    }
}
