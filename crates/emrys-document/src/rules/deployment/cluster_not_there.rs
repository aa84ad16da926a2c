// SPDX-License-Identifier: Apache-2.0
//! Activities have a cluster: launched before them, and not terminated.

use emrys_diagnostics::{Code, Diagnostic, suggest};

use super::flows::{self, Finding};
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let pipelines = project.pipelines.iter();
    for finding in pipelines.flat_map(|(_, pipeline)| flows::findings(pipeline)) {
        match finding {
            Finding::Absent { used, known } => {
                let message = format!("there is no cluster `{}` here", **used);
                let diagnostic = used.diagnostic(Code::ClusterNotThere, message);
                let help = suggest::did_you_mean(used, known);
                let help = help.unwrap_or_else(|| {
                    format!(
                        "launch it before, or name one with `use_cluster`, as `{}`",
                        **used
                    )
                });
                diagnostics.push(diagnostic.help(help));
            }
            Finding::Ended { used, end } => {
                let message = format!("the cluster `{}` has been terminated", **used);
                let diagnostic = used.diagnostic(Code::ClusterNotThere, message);
                diagnostics.push(diagnostic.related(end, "here it ends"));
            }
            Finding::OfOuter { .. } | Finding::Occupied { .. } => {}
        }
    }
}
