// SPDX-License-Identifier: Apache-2.0
//! EMR's metrics have a value every five minutes (API reference, CloudWatchAlarmDefinition).

use emrys_catalog::metrics::INTERVAL;
use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, _, alarm) in policies::alarms(project) {
        let period = &alarm.period;
        if policies::metric(alarm).is_some() && (**period <= 0 || **period % INTERVAL != 0) {
            let message = format!(
                "EMR publishes its metrics every {INTERVAL} seconds, not every `{}`",
                **period
            );
            let diagnostic = period.diagnostic(Code::MetricPeriod, message);
            let help = format!("write `period: {INTERVAL}`, and more `evaluation_periods`");
            diagnostics.push(diagnostic.help(help));
        }
    }
}
