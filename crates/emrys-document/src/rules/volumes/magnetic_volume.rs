// SPDX-License-Identifier: Apache-2.0
//! Magnetic volumes have successors (EBS User Guide, previous generation volumes).

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for pool in pools::of(cluster) {
            let types = pool.volumes().map(|volume| &volume.volume_type);
            for name in types.filter(|name| *name.as_str() == *"standard") {
                let message = "`standard` volumes are of EBS's previous generation";
                let diagnostic = name.diagnostic(Code::MagneticVolume, message);
                diagnostics.push(diagnostic.help("use `gp3`"));
            }
        }
    }
}
