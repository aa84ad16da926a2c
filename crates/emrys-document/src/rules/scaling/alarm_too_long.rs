// SPDX-License-Identifier: Apache-2.0
//! Alarms look back for a limited time (CloudWatch API reference, PutMetricAlarm).

use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;

const HOUR: i32 = 3_600;
const DAY: i32 = 24 * HOUR;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, _, alarm) in policies::alarms(project) {
        let Some(periods) = &alarm.evaluation_periods else {
            continue;
        };
        let (most, words) = if *alarm.period < HOUR {
            (DAY, "a day")
        } else {
            (7 * DAY, "seven days")
        };
        if periods.saturating_mul(*alarm.period) > most {
            let message = format!(
                "{} periods of {} seconds are more than {words}, over which CloudWatch evaluates an alarm",
                **periods, *alarm.period
            );
            diagnostics.push(periods.diagnostic(Code::AlarmTooLong, message));
        }
    }
}
