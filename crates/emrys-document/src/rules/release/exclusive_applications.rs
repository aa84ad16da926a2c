// SPDX-License-Identifier: Apache-2.0
//! Presto and Trino are not on the same cluster. Trino's former name is PrestoSQL.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let applications = cluster.effective_applications().iter();
        let mut engines = applications
            .map(|application| &application.name)
            .filter(|name| matches!(name.as_str(), "Presto" | "PrestoSQL" | "Trino"));
        let (Some(first), Some(second)) = (engines.next(), engines.next()) else {
            continue;
        };
        let message = format!("`{}` and `{}` exclude each other", **first, **second);
        let diagnostic = second.diagnostic(Code::ExclusiveApplications, message);
        let diagnostic = diagnostic.related(first.span.first_line(), "the other one");
        diagnostics.push(diagnostic.help("keep one of them; AWS recommends Trino"));
    }
}
