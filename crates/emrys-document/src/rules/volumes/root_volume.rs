// SPDX-License-Identifier: Apache-2.0
//! The root volume's limits (Management Guide, customizing the root device volume).

use emrys_catalog::volumes::{LARGEST_ROOT, smallest_root};
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let (Some(label), Some(size)) = (cluster.release_label(), &cluster.ebs_root_volume_size)
        else {
            continue;
        };
        let smallest = smallest_root(**label);
        if !(smallest..=LARGEST_ROOT).contains(&**size) {
            let message = format!(
                "the root volume has {smallest} to {LARGEST_ROOT} GiB in {}, not `{}`",
                **label, **size
            );
            let diagnostic = size.diagnostic(Code::RootVolume, message);
            diagnostics.push(diagnostic.help("add volumes by `ebs_config` for more"));
        }
    }
}
