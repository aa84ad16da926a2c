// SPDX-License-Identifier: Apache-2.0
//! Rules that add and remove instances do not act on the same values of a metric.

use emrys_diagnostics::{Code, Diagnostic};

use super::policies::{self, Direction, alarm, direction};
use crate::elements::{CloudWatchAlarmDefinition, ScalingRule};
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for own in policies::of(project) {
        let adding = own
            .rules()
            .filter(|rule| direction(rule) == Some(Direction::Out));
        for out in adding {
            let removing = own
                .rules()
                .filter(|rule| direction(rule) == Some(Direction::In));
            diagnostics.extend(removing.filter_map(|inwards| problem(out, inwards)));
        }
    }
}

fn problem(out: &ScalingRule, inwards: &ScalingRule) -> Option<Diagnostic> {
    let (one, other) = (alarm(out), alarm(inwards));
    if !is_of_same(one, other) {
        return None;
    }
    // Where both look upwards, or both downwards, one of them is inverted, which is another rule's business.
    let (above, below) = match (
        one.comparison_operator.is_upwards(),
        other.comparison_operator.is_upwards(),
    ) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    if *above.threshold >= *below.threshold {
        return None;
    }
    let message = format!(
        "between {} and {} instances are added and removed at once",
        *above.threshold, *below.threshold
    );
    let diagnostic = other.threshold.diagnostic(Code::OverlappingRules, message);
    Some(
        diagnostic
            .related(one.threshold.span.first_line(), "instances are added here")
            .help("leave room between the thresholds"),
    )
}

fn is_of_same(one: &CloudWatchAlarmDefinition, other: &CloudWatchAlarmDefinition) -> bool {
    let namespace = |alarm: &CloudWatchAlarmDefinition| {
        let own = alarm.namespace.as_ref().map(|own| own.value.clone());
        own.unwrap_or_else(|| emrys_catalog::metrics::NAMESPACE.to_owned())
    };
    let statistic = |alarm: &CloudWatchAlarmDefinition| {
        let own = alarm.statistic.as_ref().map(|own| own.value);
        own.unwrap_or(crate::elements::Statistic::Average)
    };
    *one.metric_name == *other.metric_name
        && namespace(one) == namespace(other)
        && statistic(one) == statistic(other)
}
