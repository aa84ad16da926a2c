// SPDX-License-Identifier: Apache-2.0
//! A cluster describes its instances by groups or by one type for all but the primary one; RunJobFlow refuses both at
//! once.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some((key, span)) = cluster.instances.uniform() else {
            continue;
        };
        if let Some((_, group)) = cluster.instances.groups().next() {
            let message = format!("a cluster takes instance groups or `{key}`, not both");
            let diagnostic = Diagnostic::new(Code::ExactlyOneOf, message);
            diagnostics.push(
                diagnostic
                    .labelled(span, "instances without groups")
                    .related(group.span.first_line(), "an instance group"),
            );
        } else if cluster.release_label().is_some()
            && cluster.instances.master_instance_type.is_none()
        {
            let message = format!("`{key}` needs the key `master_instance_type` beside it");
            diagnostics.push(Diagnostic::new(Code::MissingKey, message).at(span));
        }
    }
}
