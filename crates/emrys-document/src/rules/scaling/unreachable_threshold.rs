// SPDX-License-Identifier: Apache-2.0
//! Thresholds of percentages lie between 0 and 100.

use emrys_catalog::metrics::Unit;
use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::elements::ComparisonOperator;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, _, alarm) in policies::alarms(project) {
        let unit = policies::metric(alarm).and_then(|metric| metric.unit);
        if unit != Some(Unit::Percent) {
            continue;
        }
        let threshold = &alarm.threshold;
        if let Some(when) = satisfied(*alarm.comparison_operator, **threshold) {
            let message = format!(
                "a percentage is {when} {} `{}`",
                words(*alarm.comparison_operator),
                **threshold
            );
            let diagnostic = threshold.diagnostic(Code::UnreachableThreshold, message);
            diagnostics.push(diagnostic.help("choose a threshold between 0 and 100"));
        }
    }
}

/// When a percentage satisfies the comparison, if that does not depend on the percentage.
fn satisfied(operator: ComparisonOperator, threshold: f64) -> Option<&'static str> {
    let (of_least, of_most) = (
        compare(operator, 0.0, threshold),
        compare(operator, 100.0, threshold),
    );
    match (of_least, of_most) {
        (true, true) => Some("always"),
        (false, false) => Some("never"),
        _ => None,
    }
}

fn compare(operator: ComparisonOperator, value: f64, threshold: f64) -> bool {
    match operator {
        ComparisonOperator::GreaterThan => value > threshold,
        ComparisonOperator::GreaterThanOrEqual => value >= threshold,
        ComparisonOperator::LessThan => value < threshold,
        ComparisonOperator::LessThanOrEqual => value <= threshold,
    }
}

fn words(operator: ComparisonOperator) -> &'static str {
    match operator {
        ComparisonOperator::GreaterThan => "above",
        ComparisonOperator::GreaterThanOrEqual => "at or above",
        ComparisonOperator::LessThan => "below",
        ComparisonOperator::LessThanOrEqual => "at or below",
    }
}
