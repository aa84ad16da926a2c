// SPDX-License-Identifier: Apache-2.0
//! Volumes of core instances are not the smallest (Management Guide, instance storage).

use emrys_catalog::volumes::SMALLEST_OF_CORE;
use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for pool in pools::with_role(cluster, InstanceRole::Core) {
            for size in pool.volumes().map(|volume| &volume.size) {
                // What no volume can be is said by another rule.
                if (1..SMALLEST_OF_CORE).contains(&**size) {
                    let message = format!(
                        "a volume of core instances has at least {SMALLEST_OF_CORE} GiB, not `{}`",
                        **size
                    );
                    diagnostics.push(size.diagnostic(Code::SmallCoreVolume, message));
                }
            }
        }
    }
}
