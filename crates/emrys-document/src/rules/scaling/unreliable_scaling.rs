// SPDX-License-Identifier: Apache-2.0
//! Releases in which scaling fails at times (Management Guide, automatic scaling and managed scaling, considerations).

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::release_label::ReleaseLabel;

use super::policies;
use crate::project::Project;
use crate::rules::pools::place;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some(label) = cluster.release_label() else {
            continue;
        };
        let version = label.version();
        let own = policies::of_cluster(cluster).next();
        let own = own.filter(|_| misses_metrics(**label)).map(|own| {
            let message = format!(
                "{} misses metrics at times, and policies do not act",
                **label
            );
            (place(own.policy), message)
        });
        let managed = cluster.instances.managed_scaling_policy.as_ref();
        let managed = managed.filter(|_| has_faults(version)).map(|managed| {
            let message = format!("managed scaling has known faults in {}", **label);
            (place(managed), message)
        });
        for (place, message) in own.into_iter().chain(managed) {
            let diagnostic = place.diagnostic(Code::UnreliableScaling, message);
            diagnostics.push(
                diagnostic
                    .related(label.span.first_line(), "the release")
                    .help("use a later release"),
            );
        }
    }
}

fn misses_metrics(label: ReleaseLabel) -> bool {
    (ReleaseLabel::emr(5, 18, 0)..ReleaseLabel::emr(5, 29, 0)).contains(&label)
}

fn has_faults(version: (u16, u16, u16)) -> bool {
    matches!(version, (5, 30, 0 | 1) | (5, 31..=33, 0) | (6, 1..=3, 0))
}
