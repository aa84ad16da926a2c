// SPDX-License-Identifier: Apache-2.0
//! Schedules of pipelines are expressions of EventBridge.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_schedule::Schedule;

use crate::elements::TriggerSource;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let pipelines = project.pipelines.iter();
    let triggers = pipelines.flat_map(|(_, pipeline)| &pipeline.triggers);
    diagnostics.extend(triggers.filter_map(|trigger| match &trigger.source {
        TriggerSource::Schedule(schedule) => schedule.parse::<Schedule>().err().map(|error| {
            let message = format!("`{}` is not a schedule: {error}", **schedule);
            let diagnostic = schedule.diagnostic(Code::InvalidSchedule, message);
            diagnostic.help("write `rate(1 day)`, or `cron(0 3 * * ? *)` for each day at 03:00 UTC")
        }),
        _ => None,
    }));
}
