// SPDX-License-Identifier: Apache-2.0
//! The variables of a classification such as `hadoop-env` stand in an `export` inside it.

use emrys_catalog::classifications::EXPORT;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for configuration in cluster.effective_configurations() {
            let classification = &configuration.classification;
            if !classification.ends_with("-env") {
                continue;
            }
            let Some(property) = configuration.properties.first() else {
                continue;
            };
            let name = &property.key;
            let message = format!(
                "`{}` takes no properties itself: `{}` is exported to no process",
                **classification, **name
            );
            let diagnostic = name.diagnostic(Code::EnvWithoutExport, message);
            let help = format!(
                "write `configurations: [{{ classification: {EXPORT}, properties: {{ … }} }}]` in it"
            );
            diagnostics.push(diagnostic.help(help));
        }
    }
}
