// SPDX-License-Identifier: Apache-2.0
//! Auto-scaling rules in pairs: one by which a group grows, and one by which it shrinks again.
//!
//! Memory that is available is room, so that a group grows when there is little of it and shrinks when there is much.
//! Pangea's helper has one comparison for each direction, whatever the metric, and so takes instances away when memory is
//! short. The thresholds are those that EMR's console begins with, as far as it has them (Management Guide, automatic
//! scaling).

use emrys_catalog::metrics::Unit;

use crate::elements::words::words;

words! {
    /// What a group grows and shrinks by.
    Metric, "something to scale on" {
        /// The memory that YARN has left. For task instances.
        YarnMemory = "yarn_memory",
        /// Containers that wait for memory, for each that has it. For task instances.
        ContainersPending = "containers_pending",
        /// How full HDFS is. For core instances, which alone have it.
        HdfsUtilization = "hdfs_utilization",
    }
}

/// When and by how much a group grows and shrinks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleOn {
    /// By what.
    pub metric: Metric,
    /// The value beyond which the group grows.
    pub scale_out_threshold: f64,
    /// The value beyond which, in the other direction, it shrinks.
    pub scale_in_threshold: f64,
    /// By how many instances it grows.
    pub scale_out_by: i32,
    /// By how many instances it shrinks.
    pub scale_in_by: i32,
    /// Seconds after growing in which nothing changes.
    pub scale_out_cool_down: i32,
    /// Seconds after shrinking in which nothing changes.
    pub scale_in_cool_down: i32,
}

/// An auto-scaling rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScalingRule {
    /// What it was made for.
    pub on: Metric,
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub description: &'static str,
    /// EMR's name for the metric.
    pub metric: &'static str,
    /// The metric's unit.
    pub unit: Unit,
    /// Whether high values set it off; else low ones do.
    pub is_upwards: bool,
    /// The threshold.
    pub threshold: f64,
    /// For how many periods of five minutes it is beyond that.
    pub evaluation_periods: i32,
    /// How many instances are added; below 0, removed.
    pub scaling_adjustment: i32,
    /// Seconds in which nothing changes afterwards.
    pub cool_down: i32,
}

impl From<Metric> for ScaleOn {
    fn from(metric: Metric) -> Self {
        let (scale_out_threshold, scale_in_threshold) = match metric {
            Metric::YarnMemory => (15.0, 75.0),
            // Nobody waits where much memory is left: that is when the group shrinks.
            Metric::ContainersPending => (0.75, 75.0),
            Metric::HdfsUtilization => (75.0, 30.0),
        };
        Self {
            metric,
            scale_out_threshold,
            scale_in_threshold,
            scale_out_by: 1,
            scale_in_by: 1,
            scale_out_cool_down: 300,
            // A core instance has to hand its blocks over before the next one may go.
            scale_in_cool_down: match metric {
                Metric::HdfsUtilization => 900,
                Metric::YarnMemory | Metric::ContainersPending => 300,
            },
        }
    }
}

/// The rules of a policy: for each metric one in each direction.
///
/// ```
/// use emrys_document::presets::{Metric, ScaleOn, scaling_rules};
///
/// let [out, in_again] = scaling_rules(&[Metric::YarnMemory.into()])[..] else { panic!() };
/// assert_eq!((out.metric, out.is_upwards, out.threshold), ("YARNMemoryAvailablePercentage", false, 15.0));
/// assert_eq!((in_again.is_upwards, in_again.scaling_adjustment), (true, -1));
///
/// let quick = ScaleOn { scale_out_by: 4, ..ScaleOn::from(Metric::ContainersPending) };
/// assert_eq!(scaling_rules(&[quick])[0].scaling_adjustment, 4);
/// ```
#[must_use]
pub fn scaling_rules(all: &[ScaleOn]) -> Vec<ScalingRule> {
    let by_memory = all.iter().any(|own| own.metric == Metric::YarnMemory);
    let mut rules = Vec::new();
    for own in all {
        rules.push(scale_out(own));
        // Both would take instances away by the same metric.
        if own.metric != Metric::ContainersPending || !by_memory {
            rules.push(scale_in(own));
        }
    }
    rules
}

fn scale_out(own: &ScaleOn) -> ScalingRule {
    let (name, description, metric, unit) = match own.metric {
        Metric::YarnMemory => (
            "ScaleOutOnYarnMemory",
            "YARN has little memory left",
            "YARNMemoryAvailablePercentage",
            Unit::Percent,
        ),
        Metric::ContainersPending => (
            "ScaleOutOnContainersPending",
            "Containers wait for memory",
            "ContainerPendingRatio",
            Unit::Count,
        ),
        Metric::HdfsUtilization => (
            "ScaleOutOnHdfsUtilization",
            "HDFS is filling up",
            "HDFSUtilization",
            Unit::Percent,
        ),
    };
    ScalingRule {
        on: own.metric,
        name,
        description,
        metric,
        unit,
        is_upwards: own.metric != Metric::YarnMemory,
        threshold: own.scale_out_threshold,
        evaluation_periods: 1,
        scaling_adjustment: own.scale_out_by,
        cool_down: own.scale_out_cool_down,
    }
}

fn scale_in(own: &ScaleOn) -> ScalingRule {
    let (name, description, metric) = match own.metric {
        Metric::YarnMemory => (
            "ScaleInOnYarnMemory",
            "YARN has much memory left",
            "YARNMemoryAvailablePercentage",
        ),
        Metric::ContainersPending => (
            "ScaleInWithoutContainersPending",
            "Nothing waits, and YARN has much memory left",
            "YARNMemoryAvailablePercentage",
        ),
        Metric::HdfsUtilization => (
            "ScaleInOnHdfsUtilization",
            "HDFS is nearly empty",
            "HDFSUtilization",
        ),
    };
    ScalingRule {
        on: own.metric,
        name,
        description,
        metric,
        unit: Unit::Percent,
        is_upwards: own.metric != Metric::HdfsUtilization,
        threshold: own.scale_in_threshold,
        // Waiting costs little, and taking away what is needed in a moment costs more.
        evaluation_periods: 3,
        scaling_adjustment: -own.scale_in_by,
        cool_down: own.scale_in_cool_down,
    }
}
