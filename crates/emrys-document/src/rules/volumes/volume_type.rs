// SPDX-License-Identifier: Apache-2.0
//! EMR takes some of EBS's volume types (API reference, VolumeSpecification).

use emrys_catalog::volumes;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for pool in pools::of(cluster) {
            for volume in pool.volumes() {
                let name = &volume.volume_type;
                if volumes::find(name).is_some() {
                    continue;
                }
                let message = format!("`{}` is not a volume type that EMR takes", **name);
                let diagnostic = name.diagnostic(Code::VolumeType, message);
                diagnostics.push(diagnostic.help(match volumes::suggest(name).first() {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => known(),
                }));
            }
        }
    }
}

fn known() -> String {
    let names = volumes::all()
        .iter()
        .map(|known| format!("`{}`", known.name));
    format!("it takes {}", names.collect::<Vec<_>>().join(", "))
}
