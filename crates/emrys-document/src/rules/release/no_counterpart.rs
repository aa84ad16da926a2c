// SPDX-License-Identifier: Apache-2.0
//! With a release label, what AMI versions had is said in today's terms. What has none is better known before a cluster
//! costs money.

use emrys_catalog::releases;
use emrys_diagnostics::{Code, Diagnostic};

use crate::predefined::{self, Predefined, Use};
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some(label) = cluster.release_label() else {
            continue;
        };
        let release = releases::find(**label);
        for own in predefined::uses(cluster) {
            if let Predefined::Other(name) = own.action {
                let message = format!("EMR's bootstrap action `{name}` is only for AMI versions");
                let help = "configure applications by `configurations`";
                diagnostics.push(diagnostic(&own, message).help(help));
            }
            if let Some(application) = own.action.application()
                && release.is_some_and(|release| release.application(application).is_none())
            {
                diagnostics.push(diagnostic(
                    &own,
                    format!("{} has no {application}", **label),
                ));
            }
            let without = own.action.meaning(own.arguments).without;
            diagnostics.extend(without.into_iter().map(|(argument, why)| {
                let message = format!("this means nothing with a release label: {why}");
                argument.diagnostic(Code::NoCounterpart, message)
            }));
        }
    }
}

fn diagnostic(own: &Use<'_>, message: String) -> Diagnostic {
    Diagnostic::new(Code::NoCounterpart, message)
        .at(own.span.first_line())
        .path(own.path)
}
