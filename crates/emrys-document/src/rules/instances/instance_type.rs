// SPDX-License-Identifier: Apache-2.0
//! Instance types exist, and the release supports them. Of releases newer than the data nothing is said.

use emrys_catalog::instance_types::{self, Support};
use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::release_label::ReleaseLabel;

use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        // Of AMI versions the catalog knows nothing.
        let Some(label) = cluster.release_label() else {
            continue;
        };
        let types = cluster.instances.instance_types();
        diagnostics.extend(types.filter_map(|name| problem(name, label)));
    }
}

fn problem(name: &Spanned<String>, label: &Spanned<ReleaseLabel>) -> Option<Diagnostic> {
    let Some(instance_type) = instance_types::find(name) else {
        let message = format!("`{}` is not an instance type that EMR supports", **name);
        let diagnostic = name.diagnostic(Code::UnknownInstanceType, message);
        return Some(match instance_types::suggest(name).first() {
            Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
            None => diagnostic,
        });
    };
    match instance_type.supported_by(**label) {
        Support::Yes | Support::Unknown => None,
        Support::No => {
            let message = format!(
                "{} does not support the instance type `{}`",
                **label, **name
            );
            let diagnostic = name.diagnostic(Code::InstanceTypeNotSupported, message);
            Some(diagnostic.related(label.span.first_line(), "the release"))
        }
    }
}
