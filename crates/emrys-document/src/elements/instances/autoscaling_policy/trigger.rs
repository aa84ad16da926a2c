// SPDX-License-Identifier: Apache-2.0
//! `trigger`: when an auto-scaling rule does something.

use emrys_diagnostics::Code;
use schemars::JsonSchema;

use crate::elements::words::words;
use crate::elements::{Map, Text};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// When an auto-scaling rule does something.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ScalingTrigger {
    /// The alarm that sets it off.
    pub cloud_watch_alarm_definition: CloudWatchAlarmDefinition,
}

/// A CloudWatch alarm: a metric is beyond a threshold for so many periods.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CloudWatchAlarmDefinition {
    /// How the metric compares to the threshold.
    pub comparison_operator: Spanned<ComparisonOperator>,
    /// For how many periods it does before something is done. Absent: 1.
    pub evaluation_periods: Option<Spanned<i32>>,
    /// The metric, such as `YARNMemoryAvailablePercentage`.
    pub metric_name: Spanned<String>,
    /// The metric's namespace. Absent: `AWS/ElasticMapReduce`.
    pub namespace: Option<Spanned<String>>,
    /// A period in seconds. EMR's own metrics come every 300.
    pub period: Spanned<i32>,
    /// What is taken of the values of a period. Absent: `AVERAGE`.
    pub statistic: Option<Spanned<Statistic>>,
    /// The threshold.
    pub threshold: Spanned<f64>,
    /// The metric's unit.
    pub unit: Option<Spanned<Unit>>,
    /// The metric's dimensions. Absent: `JobFlowId: ${emr.clusterId}`.
    #[schemars(default)]
    pub dimensions: Map<Spanned<Text>>,
}

words! {
    /// How a metric compares to a threshold.
    ComparisonOperator, "a comparison operator" {
        /// It is greater or equal.
        GreaterThanOrEqual = "GREATER_THAN_OR_EQUAL",
        /// It is greater.
        GreaterThan = "GREATER_THAN",
        /// It is less.
        LessThan = "LESS_THAN",
        /// It is less or equal.
        LessThanOrEqual = "LESS_THAN_OR_EQUAL",
    }
}

impl ComparisonOperator {
    /// Whether high values set the alarm off.
    pub fn is_upwards(self) -> bool {
        matches!(self, Self::GreaterThan | Self::GreaterThanOrEqual)
    }
}

words! {
    /// What is taken of the values of a period.
    Statistic, "a statistic" {
        /// How many there are.
        SampleCount = "SAMPLE_COUNT",
        /// Their mean.
        Average = "AVERAGE",
        /// Their sum.
        Sum = "SUM",
        /// The least.
        Minimum = "MINIMUM",
        /// The greatest.
        Maximum = "MAXIMUM",
    }
}

words! {
    /// The unit of a metric.
    Unit, "a unit" {
        /// No unit.
        None = "NONE",
        /// Seconds.
        Seconds = "SECONDS",
        /// Microseconds.
        MicroSeconds = "MICRO_SECONDS",
        /// Milliseconds.
        MilliSeconds = "MILLI_SECONDS",
        /// Bytes.
        Bytes = "BYTES",
        /// Kilobytes.
        KiloBytes = "KILO_BYTES",
        /// Megabytes.
        MegaBytes = "MEGA_BYTES",
        /// Gigabytes.
        GigaBytes = "GIGA_BYTES",
        /// Terabytes.
        TeraBytes = "TERA_BYTES",
        /// Bits.
        Bits = "BITS",
        /// Kilobits.
        KiloBits = "KILO_BITS",
        /// Megabits.
        MegaBits = "MEGA_BITS",
        /// Gigabits.
        GigaBits = "GIGA_BITS",
        /// Terabits.
        TeraBits = "TERA_BITS",
        /// Percent.
        Percent = "PERCENT",
        /// Count.
        Count = "COUNT",
        /// Bytes per second.
        BytesPerSecond = "BYTES_PER_SECOND",
        /// Kilobytes per second.
        KiloBytesPerSecond = "KILO_BYTES_PER_SECOND",
        /// Megabytes per second.
        MegaBytesPerSecond = "MEGA_BYTES_PER_SECOND",
        /// Gigabytes per second.
        GigaBytesPerSecond = "GIGA_BYTES_PER_SECOND",
        /// Terabytes per second.
        TeraBytesPerSecond = "TERA_BYTES_PER_SECOND",
        /// Bits per second.
        BitsPerSecond = "BITS_PER_SECOND",
        /// Kilobits per second.
        KiloBitsPerSecond = "KILO_BITS_PER_SECOND",
        /// Megabits per second.
        MegaBitsPerSecond = "MEGA_BITS_PER_SECOND",
        /// Gigabits per second.
        GigaBitsPerSecond = "GIGA_BITS_PER_SECOND",
        /// Terabits per second.
        TeraBitsPerSecond = "TERA_BITS_PER_SECOND",
        /// Count per second.
        CountPerSecond = "COUNT_PER_SECOND",
    }
}

impl FromNode for ScalingTrigger {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "the trigger of an auto-scaling rule", reader)?;
        let alarm = fields.required("cloud_watch_alarm_definition", reader);
        fields.finish(reader);
        Some(Self {
            cloud_watch_alarm_definition: alarm?,
        })
    }
}

impl FromNode for CloudWatchAlarmDefinition {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a CloudWatch alarm definition", reader)?;
        let comparison_operator = fields.required("comparison_operator", reader);
        let evaluation_periods = fields.optional("evaluation_periods", reader);
        let metric_name = fields.required("metric_name", reader);
        let namespace = fields.optional("namespace", reader);
        let period = fields.required("period", reader);
        let statistic = fields.optional("statistic", reader);
        let threshold: Option<Spanned<f64>> = fields.required("threshold", reader);
        let unit = fields.optional("unit", reader);
        let dimensions = fields.optional("dimensions", reader).unwrap_or_default();
        fields.finish(reader);
        if let Some(threshold) = threshold.as_ref().filter(|threshold| ***threshold < 0.0) {
            let message = format!("the threshold `{}` is negative", **threshold);
            reader.report(threshold.diagnostic(Code::InvalidValue, message));
        }
        Some(Self {
            comparison_operator: comparison_operator?,
            evaluation_periods,
            metric_name: metric_name?,
            namespace,
            period: period?,
            statistic,
            threshold: threshold?,
            unit,
            dimensions,
        })
    }
}
