// SPDX-License-Identifier: Apache-2.0
//! A cluster with an auto-termination policy runs what the policy can see: applications on YARN.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

const NOT_ON_YARN: [&str; 4] = ["HBase", "Presto", "PrestoSQL", "Trino"];

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let mut applications = cluster.effective_applications().iter();
        let other = applications.find(|own| NOT_ON_YARN.contains(&own.name.as_str()));
        if let (Some(policy), Some(other)) = (&cluster.auto_termination_policy, other) {
            let message = format!(
                "the policy does not see the work of `{}`, which does not run on YARN",
                *other.name
            );
            let diagnostic = policy.diagnostic(Code::AutoTerminationOfOthers, message);
            diagnostics.push(diagnostic.related(other.name.span.first_line(), "the application"));
        }
    }
}
