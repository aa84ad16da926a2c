// SPDX-License-Identifier: Apache-2.0
//! Before emr-5.22.0 instances without disks get one small volume, however large they are (Management Guide, instance
//! storage).

use emrys_catalog::instance_types::DefaultVolumes;
use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;
use emrys_model::release_label::ReleaseLabel;

use crate::project::Project;
use crate::rules::pools;

/// From how many cores on a single small volume is too little: those of a `4xlarge`.
const MANY_CORES: u32 = 16;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some(label) = cluster.release_label() else {
            continue;
        };
        let pools = pools::of(cluster);
        let workers = pools
            .iter()
            .filter(|pool| pool.role != InstanceRole::Primary);
        for kind in workers.flat_map(|pool| &pool.kinds) {
            if kind.ebs_config.is_none() && gets_one(kind, **label) {
                let name = kind.instance_type;
                let message = format!("{} gives `{}` a single volume of 32 GiB", **label, **name);
                let diagnostic = name.diagnostic(Code::SingleSmallVolume, message);
                diagnostics.push(
                    diagnostic
                        .related(label.span.first_line(), "the release")
                        .help("add volumes by `ebs_config`, or use emr-5.22.0 or later"),
                );
            }
        }
    }
}

fn gets_one(kind: &pools::Kind<'_>, label: ReleaseLabel) -> bool {
    let one = DefaultVolumes { count: 1, size: 32 };
    kind.facts()
        .is_some_and(|facts| facts.vcpu >= MANY_CORES && facts.default_volumes(label) == Some(one))
}
