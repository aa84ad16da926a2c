// SPDX-License-Identifier: Apache-2.0
//! Instances no longer go at the end of an hour (Management Guide, cluster scale-down).

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::release_label::ReleaseLabel;

use crate::elements::ScaleDownBehavior;
use crate::project::Project;

const RETIRED_IN: ReleaseLabel = ReleaseLabel::emr(5, 10, 0);

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let (Some(label), Some(behavior)) = (cluster.release_label(), &cluster.scale_down_behavior)
        else {
            continue;
        };
        if **label >= RETIRED_IN && **behavior == ScaleDownBehavior::TerminateAtInstanceHour {
            let message = format!(
                "{} does not wait for the end of an instance's hour",
                **label
            );
            let diagnostic = behavior.diagnostic(Code::InstanceHour, message);
            diagnostics.push(
                diagnostic
                    .related(label.span.first_line(), "the release")
                    .help("use `TERMINATE_AT_TASK_COMPLETION`, which is the default"),
            );
        }
    }
}
