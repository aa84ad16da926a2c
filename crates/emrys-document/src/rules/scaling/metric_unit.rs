// SPDX-License-Identifier: Apache-2.0
//! An alarm with a unit sees values of that unit alone (API reference, CloudWatchAlarmDefinition).

use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, _, alarm) in policies::alarms(project) {
        let known = policies::metric(alarm).and_then(|metric| metric.unit);
        let (Some(unit), Some(known)) = (&alarm.unit, known) else {
            continue;
        };
        if unit.as_str() != known.as_str() {
            let message = format!(
                "`{}` is published as {}, not as {}",
                *alarm.metric_name,
                known.as_str(),
                unit.as_str()
            );
            let diagnostic = unit.diagnostic(Code::MetricUnit, message);
            diagnostics.push(diagnostic.help(format!("write `unit: {}`", known.as_str())));
        }
    }
}
