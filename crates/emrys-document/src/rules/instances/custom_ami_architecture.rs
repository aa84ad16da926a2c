// SPDX-License-Identifier: Apache-2.0
//! An image is for one architecture (Management Guide, using a custom AMI).

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::pools::{self, Kind};

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some(image) = &cluster.custom_ami_id else {
            continue;
        };
        let pools = pools::of(cluster);
        let kinds = pools.iter().flat_map(|pool| &pool.kinds);
        let mut kinds = kinds.filter(|kind| kind.custom_ami_id.is_none());
        let Some((first, first_facts)) = kinds.by_ref().find_map(known) else {
            continue;
        };
        let other = kinds
            .filter_map(known)
            .find(|(_, facts)| facts.architecture != first_facts.architecture);
        if let Some((other, facts)) = other {
            let message = format!(
                "an image for {} does not start `{}`, which is {}",
                first_facts.architecture.as_str(),
                **other.instance_type,
                facts.architecture.as_str()
            );
            let diagnostic = other
                .instance_type
                .diagnostic(Code::CustomAmiArchitecture, message);
            let span = first.instance_type.span.first_line();
            diagnostics.push(
                diagnostic
                    .related(image.span.first_line(), "the image of the cluster")
                    .related(span, first_facts.architecture.as_str())
                    .help("use one architecture, or give this one a `custom_ami_id` of its own"),
            );
        }
    }
}

fn known<'p, 'c>(
    kind: &'p Kind<'c>,
) -> Option<(
    &'p Kind<'c>,
    &'static emrys_catalog::instance_types::InstanceType,
)> {
    kind.facts().map(|facts| (kind, facts))
}
