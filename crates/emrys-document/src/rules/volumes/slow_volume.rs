// SPDX-License-Identifier: Apache-2.0
//! The throughput of hard disks grows with their size (EBS User Guide, volume types: throughput credits).

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::pools;

/// What a `gp3` has at any size, in MiB a second, to compare with.
const OF_GP3: i32 = 125;

/// Below which size a hard disk is called slow: an `st1` of 500 GiB has 20 MiB a second.
const SMALL: i32 = 500;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for pool in pools::of(cluster) {
            for volume in pool.volumes() {
                let per_tib = match volume.volume_type.as_str() {
                    "st1" => 40,
                    "sc1" => 12,
                    _ => continue,
                };
                let size = &volume.size;
                if **size < SMALL {
                    let message = format!(
                        "`{}` volumes of {} GiB have about {} MiB a second once their credit is used up",
                        *volume.volume_type,
                        **size,
                        (size.saturating_mul(per_tib) / 1_024).max(1)
                    );
                    let diagnostic = size.diagnostic(Code::SlowVolume, message);
                    diagnostics.push(diagnostic.help(format!("a `gp3` has {OF_GP3} at any size")));
                }
            }
        }
    }
}
