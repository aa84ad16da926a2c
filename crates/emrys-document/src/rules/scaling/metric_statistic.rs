// SPDX-License-Identifier: Apache-2.0
//! The statistic of an alarm is of the values, not of how many there are (CloudWatch User Guide, statistics definitions).

use emrys_catalog::metrics::Unit;
use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::elements::Statistic;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, _, alarm) in policies::alarms(project) {
        let (Some(metric), Some(statistic)) = (policies::metric(alarm), &alarm.statistic) else {
            continue;
        };
        let message = match **statistic {
            Statistic::SampleCount => "a sample count is how many values there are, not how high",
            Statistic::Sum if metric.unit == Some(Unit::Percent) => {
                "a sum of percentages is no percentage"
            }
            _ => continue,
        };
        let diagnostic = statistic.diagnostic(Code::MetricStatistic, message);
        diagnostics.push(diagnostic.help("use `AVERAGE`, `MINIMUM` or `MAXIMUM`"));
    }
}
