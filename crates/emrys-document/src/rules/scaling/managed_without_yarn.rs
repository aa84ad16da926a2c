// SPDX-License-Identifier: Apache-2.0
//! Managed scaling sees what YARN has to do, and nothing else (Management Guide, cluster scaling, supported applications).

use emrys_diagnostics::{Code, Diagnostic};

use super::managed;
use crate::project::Project;

const BESIDE_YARN: [&str; 4] = ["Presto", "PrestoSQL", "Trino", "HBase"];

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (cluster, policy) in managed::of(project) {
        let outside = cluster
            .effective_applications()
            .iter()
            .filter(|application| {
                BESIDE_YARN
                    .iter()
                    .any(|name| application.name.eq_ignore_ascii_case(name))
            });
        for application in outside {
            let message = format!(
                "managed scaling does not see what {} has to do, and removes its instances while it is busy",
                *application.name
            );
            let diagnostic = application
                .name
                .diagnostic(Code::ManagedWithoutYarn, message);
            let span = policy.span.first_line();
            diagnostics.push(
                diagnostic
                    .related(span, "managed scaling")
                    .help("run it on a cluster without managed scaling"),
            );
        }
    }
}
