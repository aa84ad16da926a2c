// SPDX-License-Identifier: Apache-2.0
//! EC2 attaches a limited number of volumes at one launch (Management Guide, instance storage).

use emrys_catalog::volumes::{PER_INSTANCE, PER_LAUNCH};
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for pool in pools::of(cluster) {
            // Of a fleet it is open how many instances it becomes.
            let (Some(count), [kind]) = (pool.count, pool.kinds.as_slice()) else {
                continue;
            };
            let Some(config) = kind.ebs_config else {
                continue;
            };
            let volumes = count.saturating_mul(kind.volume_count());
            if kind.volume_count() <= PER_INSTANCE && volumes > PER_LAUNCH {
                let message = format!(
                    "{count} instances have {volumes} volumes together, and EC2 launches {PER_LAUNCH} at once"
                );
                let diagnostic = config.diagnostic(Code::TooManyVolumesAtOnce, message);
                diagnostics.push(diagnostic.help("have fewer and larger volumes"));
            }
        }
    }
}
