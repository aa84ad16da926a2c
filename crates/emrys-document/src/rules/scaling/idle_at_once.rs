// SPDX-License-Identifier: Apache-2.0
//! A cluster that is idle at one moment may have been between two steps (Management Guide, CloudWatch metrics, IsIdle).

use emrys_diagnostics::{Code, Diagnostic};

use super::policies::{self, Direction};
use crate::project::Project;

const IDLE: &str = "IsIdle";

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, rule, alarm) in policies::alarms(project) {
        let removes = policies::direction(rule) == Some(Direction::In);
        let periods = alarm.evaluation_periods.as_ref().map_or(1, |own| **own);
        let name = &alarm.metric_name;
        if removes && periods < 2 && policies::is_of_emr(alarm) && name.as_str() == IDLE {
            let message = "one value of `IsIdle` says that the cluster was idle at that moment, not since the last value";
            let diagnostic = name.diagnostic(Code::IdleAtOnce, message);
            diagnostics.push(diagnostic.help("write `evaluation_periods: 2` or more"));
        }
    }
}
