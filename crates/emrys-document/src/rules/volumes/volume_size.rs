// SPDX-License-Identifier: Apache-2.0
//! Volumes have the sizes of their types (EBS User Guide, volume types).

use emrys_catalog::volumes;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for pool in pools::of(cluster) {
            for volume in pool.volumes() {
                let Some(known) = volumes::find(&volume.volume_type) else {
                    continue;
                };
                let size = &volume.size;
                if known.size.contains(&**size) {
                    continue;
                }
                let message = format!(
                    "`{}` volumes have {} to {} GiB, not `{}`",
                    known.name,
                    known.size.start(),
                    known.size.end(),
                    **size
                );
                diagnostics.push(size.diagnostic(Code::VolumeSize, message));
            }
        }
    }
}
