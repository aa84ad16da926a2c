// SPDX-License-Identifier: Apache-2.0
//! An instance has a limited number of volumes (Management Guide, instance storage).

use emrys_catalog::volumes::PER_INSTANCE;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for kind in pools::of(cluster).iter().flat_map(|pool| &pool.kinds) {
            let Some(config) = kind.ebs_config else {
                continue;
            };
            let volumes = kind.volume_count();
            if volumes > PER_INSTANCE {
                let message =
                    format!("an instance has up to {PER_INSTANCE} volumes, not {volumes}");
                diagnostics.push(config.diagnostic(Code::TooManyVolumes, message));
            }
        }
    }
}
