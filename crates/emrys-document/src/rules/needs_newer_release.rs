// SPDX-License-Identifier: Apache-2.0
//! Settings that came with a later release.
//!
//! Auto-termination: emr-5.30.0 and emr-6.1.0 (Management Guide, auto-termination policy).

use emrys_catalog::limits::STEP_CONCURRENCY_SINCE;
use emrys_diagnostics::{Code, Diagnostic, Span};
use emrys_model::release_label::ReleaseLabel;

use crate::elements::{Activity, Cluster};
use crate::project::Project;
use crate::spanned::Spanned;

const AUTO_TERMINATION: ReleaseLabel = ReleaseLabel::emr(5, 30, 0);
const AUTO_TERMINATION_6: ReleaseLabel = ReleaseLabel::emr(6, 1, 0);

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let label = *cluster.release_label;
        if let Some(level) = &cluster.step_concurrency_level {
            diagnostics.extend(parallel_steps(cluster, level));
        }
        if let Some(policy) = &cluster.auto_termination_policy {
            // emr-6.0.0 is newer than emr-5.30.0 and lacks what that has.
            let first = if label.version().0 == 6 {
                AUTO_TERMINATION_6
            } else {
                AUTO_TERMINATION
            };
            if label < first {
                let what = "an auto-termination policy";
                diagnostics.push(
                    too_old(cluster, what, first, policy.span.first_line()).path(&policy.path),
                );
            }
        }
    }
    for (_, job_flow) in project.job_flows.iter() {
        let Some(cluster) = project.cluster_of(job_flow) else {
            continue;
        };
        for activity in job_flow.activities() {
            if let Activity::ModifyCluster(modify) = &**activity {
                diagnostics.extend(parallel_steps(cluster, &modify.step_concurrency_level));
            }
        }
    }
}

fn parallel_steps(cluster: &Cluster, level: &Spanned<i32>) -> Option<Diagnostic> {
    if **level <= 1 || *cluster.release_label >= STEP_CONCURRENCY_SINCE {
        return None;
    }
    let span = level.span.first_line();
    let diagnostic = too_old(cluster, "parallel steps", STEP_CONCURRENCY_SINCE, span);
    Some(diagnostic.path(&level.path))
}

fn too_old(cluster: &Cluster, what: &str, first: ReleaseLabel, span: Span) -> Diagnostic {
    let label = &cluster.release_label;
    Diagnostic::new(
        Code::NeedsNewerRelease,
        format!("{what} came with {first}, and the release is {}", **label),
    )
    .at(span)
    .related(label.span.first_line(), "the release")
    .help(format!("use {first} or a later release"))
}
