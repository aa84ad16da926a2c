// SPDX-License-Identifier: Apache-2.0
//! `scale_on`: auto-scaling rules in pairs, by what they are for.

use std::borrow::Cow;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;

use super::{
    AdjustmentType, CloudWatchAlarmDefinition, ComparisonOperator, ScalingAction, ScalingRule,
    ScalingTrigger, SimpleScalingPolicyConfiguration, Statistic, Unit,
};
use crate::elements::Map;
use crate::presets::{self, Metric};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// What a group grows and shrinks by: a metric, or a metric with thresholds of its own.
#[derive(Debug, Clone, Copy)]
pub struct ScaleOn(presets::ScaleOn);

/// The rules of a list of them, each at the place of the item that it comes from.
pub(super) fn rules(items: &[Spanned<ScaleOn>]) -> Vec<Spanned<ScalingRule>> {
    let all: Vec<_> = items.iter().map(|item| item.value.0).collect();
    let rules = presets::scaling_rules(&all).into_iter();
    rules
        .filter_map(|rule| {
            let item = items.iter().find(|item| item.value.0.metric == rule.on)?;
            Some(at(item, scaling_rule(item, &rule)))
        })
        .collect()
}

fn scaling_rule(item: &Spanned<ScaleOn>, rule: &presets::ScalingRule) -> ScalingRule {
    let operator = if rule.is_upwards {
        ComparisonOperator::GreaterThan
    } else {
        ComparisonOperator::LessThan
    };
    let unit = match rule.unit {
        emrys_catalog::metrics::Unit::Count => Unit::Count,
        emrys_catalog::metrics::Unit::Percent => Unit::Percent,
    };
    ScalingRule {
        name: at(item, rule.name.to_owned()),
        description: Some(at(item, rule.description.to_owned())),
        action: ScalingAction {
            market: None,
            simple_scaling_policy_configuration: SimpleScalingPolicyConfiguration {
                adjustment_type: Some(at(item, AdjustmentType::ChangeInCapacity)),
                scaling_adjustment: at(item, rule.scaling_adjustment),
                cool_down: Some(at(item, rule.cool_down)),
            },
        },
        trigger: ScalingTrigger {
            cloud_watch_alarm_definition: CloudWatchAlarmDefinition {
                comparison_operator: at(item, operator),
                evaluation_periods: Some(at(item, rule.evaluation_periods)),
                metric_name: at(item, rule.metric.to_owned()),
                namespace: Some(at(item, emrys_catalog::metrics::NAMESPACE.to_owned())),
                period: at(item, emrys_catalog::metrics::INTERVAL),
                statistic: Some(at(item, Statistic::Average)),
                threshold: at(item, rule.threshold),
                unit: Some(at(item, unit)),
                // Absent, it is the cluster itself.
                dimensions: Map::default(),
            },
        },
    }
}

/// A value at the place of an item.
fn at<T>(item: &Spanned<ScaleOn>, value: T) -> Spanned<T> {
    Spanned {
        value,
        span: item.span.clone(),
        path: item.path.clone(),
    }
}

impl FromNode for ScaleOn {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        if let Value::Scalar(_) = node.value {
            return Metric::from_node(node, reader).map(|metric| Self(metric.into()));
        }
        let mut fields = Fields::open(node, "something to scale on", reader)?;
        let metric: Option<Metric> = fields.required("metric", reader);
        let scale_out_threshold = fields.optional("scale_out_threshold", reader);
        let scale_in_threshold = fields.optional("scale_in_threshold", reader);
        let mut count = |key| {
            let count: Option<Spanned<i32>> = fields.optional(key, reader);
            if let Some(count) = count.as_ref().filter(|count| ***count < 1) {
                let message = format!("`{key}` is a positive number, not `{}`", **count);
                reader.report(count.diagnostic(Code::InvalidValue, message));
            }
            count.map(|count| count.value)
        };
        let scale_out_by = count("scale_out_by");
        let scale_in_by = count("scale_in_by");
        let scale_out_cool_down = count("scale_out_cool_down");
        let scale_in_cool_down = count("scale_in_cool_down");
        fields.finish(reader);
        let usual = presets::ScaleOn::from(metric?);
        Some(Self(presets::ScaleOn {
            metric: usual.metric,
            scale_out_threshold: scale_out_threshold.unwrap_or(usual.scale_out_threshold),
            scale_in_threshold: scale_in_threshold.unwrap_or(usual.scale_in_threshold),
            scale_out_by: scale_out_by.unwrap_or(usual.scale_out_by),
            scale_in_by: scale_in_by.unwrap_or(usual.scale_in_by),
            scale_out_cool_down: scale_out_cool_down.unwrap_or(usual.scale_out_cool_down),
            scale_in_cool_down: scale_in_cool_down.unwrap_or(usual.scale_in_cool_down),
        }))
    }
}

impl JsonSchema for ScaleOn {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ScaleOn".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let metrics = generator.subschema_for::<Spanned<Metric>>();
        let number =
            |description: &str| json!({ "description": description, "type": ["number", "string"] });
        json_schema!({ "anyOf": [metrics.clone(), {
            "type": "object",
            "properties": {
                "metric": metrics,
                "scale_out_threshold": number("The value beyond which the group grows."),
                "scale_in_threshold": number("The value beyond which, in the other direction, it shrinks."),
                "scale_out_by": number("By how many instances it grows. Absent: 1."),
                "scale_in_by": number("By how many instances it shrinks. Absent: 1."),
                "scale_out_cool_down": number("Seconds after growing in which nothing changes. Absent: 300."),
                "scale_in_cool_down": number("Seconds after shrinking in which nothing changes."),
            },
            "required": ["metric"],
            "additionalProperties": false,
        }] })
    }
}
