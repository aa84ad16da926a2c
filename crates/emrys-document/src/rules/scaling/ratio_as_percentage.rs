// SPDX-License-Identifier: Apache-2.0
//! `ContainerPendingRatio` is a number and no percentage (Management Guide, CloudWatch metrics).

use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;

const RATIO: &str = "ContainerPendingRatio";

/// From here on a ratio is hardly meant as one: ten containers waiting for each that runs.
const FAR: f64 = 10.0;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, _, alarm) in policies::alarms(project) {
        let threshold = &alarm.threshold;
        let is_ratio = policies::is_of_emr(alarm) && alarm.metric_name.as_str() == RATIO;
        if is_ratio && **threshold >= FAR {
            let message = format!(
                "`{RATIO}` is pending containers for each allocated one, and `{}` reads like a percentage",
                **threshold
            );
            let diagnostic = threshold.diagnostic(Code::RatioAsPercentage, message);
            let help = format!(
                "75 % would be `0.75`, and this is `{}`",
                **threshold / 100.0
            );
            diagnostics.push(diagnostic.help(help));
        }
    }
}
