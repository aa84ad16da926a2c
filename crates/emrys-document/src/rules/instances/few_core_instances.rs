// SPDX-License-Identifier: Apache-2.0
//! Three primary instances go with core instances that lose nothing either (Management Guide, considerations for multiple
//! primary nodes).

use emrys_catalog::limits::default_replication;
use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use crate::project::Project;
use crate::rules::{pools, settings};

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        if pools::primaries(cluster) < 3 {
            continue;
        }
        let told = settings::property(cluster, "hdfs-site", "dfs.replication");
        for core in pools::with_role(cluster, InstanceRole::Core) {
            let Some(count) = core.count else { continue };
            let copies = match told {
                Some(told) => told.parse().ok(),
                None => Some(default_replication(count)),
            };
            if copies != Some(1) {
                continue;
            }
            let place = core.count_place.unwrap_or(core.place);
            let message = "HDFS keeps each block once, so that the loss of a core instance is a loss of files, which three \
                           primary instances do not prevent";
            let diagnostic = place.diagnostic(Code::FewCoreInstances, message);
            diagnostics.push(diagnostic.help(
                "have at least four core instances, or set `dfs.replication` to 2 in `hdfs-site`",
            ));
        }
    }
}
