// SPDX-License-Identifier: Apache-2.0
//! What EBS volumes cost a month in us-east-1.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

const DATA: &str = include_str!("../data/volume-prices.json");

/// What a type of volume costs a month, in USD.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VolumePrice {
    /// Each GiB.
    pub gib: f64,
    /// Each of the IOPS. Absent: they cost nothing.
    #[serde(default)]
    pub iops: Option<Beyond>,
    /// Each MiB/s. Absent: they cost nothing.
    #[serde(default)]
    pub throughput: Option<Beyond>,
}

/// What is paid beyond what a volume comes with.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beyond {
    /// The price of one.
    pub usd: f64,
    /// How many the volume comes with.
    pub included: u32,
}

impl VolumePrice {
    /// What a volume costs a month.
    #[must_use]
    pub fn usd_month(&self, gib: f64, iops: Option<f64>, throughput: Option<f64>) -> f64 {
        let beyond = |price: Option<Beyond>, wanted: Option<f64>| {
            price.map_or(0.0, |price| {
                let more = wanted.unwrap_or_default() - f64::from(price.included);
                more.max(0.0) * price.usd
            })
        };
        gib * self.gib + beyond(self.iops, iops) + beyond(self.throughput, throughput)
    }
}

/// The prices by the volume type's name.
#[must_use]
pub fn all() -> &'static BTreeMap<String, VolumePrice> {
    &DOCUMENT.types
}

/// The month of the prices, as in `2025-02`.
#[must_use]
pub fn priced_at() -> &'static str {
    &DOCUMENT.priced_at
}

#[derive(Deserialize)]
struct Document {
    priced_at: String,
    types: BTreeMap<String, VolumePrice>,
}

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the data is embedded, and a test reads it"
    )]
    serde_json::from_str(DATA).expect("volume-prices.json is valid")
});

#[cfg(test)]
mod tests {
    use super::all;
    use crate::volumes;

    #[test]
    fn every_type_that_emr_takes_has_a_price() {
        for volume in volumes::all() {
            assert!(all().contains_key(volume.name), "{}", volume.name);
        }
    }

    #[test]
    fn what_is_included_costs_nothing() {
        let month = |iops, throughput| all()["gp3"].usd_month(100.0, iops, throughput);
        assert!((month(None, None) - 8.0).abs() < 1e-9);
        assert!((month(Some(3_000.0), Some(125.0)) - 8.0).abs() < 1e-9);
        assert!((month(Some(4_000.0), Some(225.0)) - 17.0).abs() < 1e-9);
        let io1 = all()["io1"].usd_month(100.0, Some(1_000.0), None);
        assert!((io1 - 77.5).abs() < 1e-9);
    }
}
