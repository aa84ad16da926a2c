// SPDX-License-Identifier: Apache-2.0
//! The metrics that EMR publishes to CloudWatch: their units, and which way they point.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::suggest;

const DATA: &str = include_str!("../data/cloudwatch-metrics.json");

/// The namespace of EMR's metrics.
pub const NAMESPACE: &str = "AWS/ElasticMapReduce";

/// How many seconds lie between two values of a metric, unless managed scaling or auto-termination is on.
pub const INTERVAL: i32 = 300;

/// The dimension that every metric of a cluster has.
pub const CLUSTER_DIMENSION: &str = "JobFlowId";

/// What EMR puts the cluster's id in the place of, in the value of a dimension.
pub const CLUSTER_ID: &str = "${emr.clusterId}";

/// A metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metric {
    /// Its unit in CloudWatch's words, as far as it has one of CloudWatch's.
    pub unit: Option<Unit>,
    /// What it means that its value is high, as far as that says something about whether to scale.
    pub shows: Option<Shows>,
    /// What it is of, if that is not the cluster as a whole.
    pub of: Option<Part>,
    /// The only clusters that have it.
    pub only: Option<Only>,
}

/// A unit of EMR's metrics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Unit {
    /// A number of something.
    Count,
    /// A part of a hundred.
    Percent,
}

impl Unit {
    /// EMR's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Count => "COUNT",
            Self::Percent => "PERCENT",
        }
    }
}

/// What a high value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shows {
    /// The cluster has much to do, or is full.
    Load,
    /// The cluster has little to do, or has room.
    Room,
}

/// A part of a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Part {
    /// The file system of the core instances.
    #[serde(rename = "HDFS")]
    Hdfs,
}

/// Clusters that alone have a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Only {
    /// Those with a managed scaling policy.
    #[serde(rename = "managed scaling")]
    ManagedScaling,
    /// Those with an auto-termination policy.
    #[serde(rename = "auto-termination")]
    AutoTermination,
    /// Those of AMI versions that have Hadoop 1.
    #[serde(rename = "Hadoop 1")]
    Hadoop1,
}

/// Finds a metric by its name, in which upper and lower case matter.
#[must_use]
pub fn find(name: &str) -> Option<Metric> {
    METRICS.get(name).copied()
}

/// The metrics that may have been meant by a name that is none.
#[must_use]
pub fn suggest(name: &str) -> Vec<&'static str> {
    suggest::closest(name, METRICS.keys().copied())
}

/// The part of the data that is read; `'text` is the embedded file.
#[derive(Deserialize)]
struct Document<'text> {
    #[serde(borrow)]
    metrics: BTreeMap<&'text str, Metric>,
}

static METRICS: LazyLock<BTreeMap<&'static str, Metric>> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the data is embedded, and a test reads it"
    )]
    let document = read(DATA).expect("cloudwatch-metrics.json is valid");
    document.metrics
});

fn read(data: &'static str) -> Result<Document<'static>, serde_json::Error> {
    serde_json::from_str(data)
}

#[cfg(test)]
mod tests {
    use super::{
        CLUSTER_DIMENSION, DATA, INTERVAL, NAMESPACE, Part, Shows, Unit, find, read, suggest,
    };

    #[test]
    fn the_data_is_read_and_the_constants_are_its() {
        assert!(read(DATA).unwrap().metrics.len() > 60);
        let document: serde_json::Value = serde_json::from_str(DATA).unwrap();
        assert_eq!(document["namespace"], NAMESPACE);
        assert_eq!(document["interval_seconds"], INTERVAL);
        assert_eq!(document["dimensions"][0], CLUSTER_DIMENSION);
    }

    #[test]
    fn metrics_have_units_and_point_somewhere() {
        let metric = find("YARNMemoryAvailablePercentage").unwrap();
        assert_eq!(
            (metric.unit, metric.shows),
            (Some(Unit::Percent), Some(Shows::Room))
        );
        let metric = find("HDFSUtilization").unwrap();
        assert_eq!(
            (metric.shows, metric.of),
            (Some(Shows::Load), Some(Part::Hdfs))
        );
        assert_eq!(find("CPUUtilization"), None, "it is EC2's");
    }

    #[test]
    fn a_misspelt_metric_is_suggested() {
        assert_eq!(
            suggest("YarnMemoryAvailablePercentage").first(),
            Some(&"YARNMemoryAvailablePercentage")
        );
        assert_eq!(
            suggest("ContainersPendingRatio").first(),
            Some(&"ContainerPendingRatio")
        );
        assert!(suggest("MemoryPercentage").is_empty());
    }
}
