// SPDX-License-Identifier: Apache-2.0
//! A rule adds instances when its metric shows load, and removes some when it shows room (Management Guide, CloudWatch
//! metrics, and the default rules of automatic scaling).

use emrys_catalog::metrics::{Metric, Shows};
use emrys_diagnostics::{Code, Diagnostic};

use super::policies::{self, Direction};
use crate::elements::CloudWatchAlarmDefinition;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, rule, alarm) in policies::alarms(project) {
        let (Some(metric), Some(direction)) = (policies::metric(alarm), policies::direction(rule))
        else {
            continue;
        };
        let Some(shown) = shown(metric, alarm) else {
            continue;
        };
        let message = match (direction, shown) {
            (Direction::Out, Shows::Load) | (Direction::In, Shows::Room) => continue,
            (Direction::Out, Shows::Room) => {
                "the rule adds instances when the metric shows that there is room"
            }
            (Direction::In, Shows::Load) => {
                "the rule removes instances when the metric shows that they are needed"
            }
        };
        let operator = &alarm.comparison_operator;
        let diagnostic = operator.diagnostic(Code::InvertedScaling, message);
        let adjustment = &rule
            .action
            .simple_scaling_policy_configuration
            .scaling_adjustment;
        let opposite = if operator.is_upwards() {
            "LESS_THAN"
        } else {
            "GREATER_THAN"
        };
        diagnostics.push(
            diagnostic
                .related(alarm.metric_name.span.first_line(), meaning(metric))
                .related(adjustment.span.first_line(), "what the rule does")
                .help(format!(
                    "write `{opposite}`, or change the sign of the adjustment"
                )),
        );
    }
}

/// What the metric shows when the rule acts.
fn shown(metric: Metric, alarm: &CloudWatchAlarmDefinition) -> Option<Shows> {
    Some(
        match (metric.shows?, alarm.comparison_operator.is_upwards()) {
            (Shows::Load, true) | (Shows::Room, false) => Shows::Load,
            (Shows::Load, false) | (Shows::Room, true) => Shows::Room,
        },
    )
}

fn meaning(metric: Metric) -> &'static str {
    match metric.shows {
        Some(Shows::Room) => "high when there is room",
        _ => "high when there is load",
    }
}
