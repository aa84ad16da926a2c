// SPDX-License-Identifier: Apache-2.0
//! Core instances do not become fewer than HDFS keeps copies (Management Guide, cluster scale-down).

use emrys_catalog::limits::default_replication;
use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use super::policies::{self, Direction, direction};
use crate::project::Project;
use crate::rules::settings;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for own in policies::of(project) {
        let shrinks = own
            .rules()
            .any(|rule| direction(rule) == Some(Direction::In));
        if own.role != InstanceRole::Core || !shrinks {
            continue;
        }
        let count = own.group.count();
        let (copies, why) = match settings::property(own.cluster, "hdfs-site", "dfs.replication") {
            Some(told) => match told.parse() {
                Ok(told) => (told, "`dfs.replication` says so".to_owned()),
                Err(_) => continue,
            },
            None => (
                default_replication(count),
                format!("as EMR sets it for {count} core instances"),
            ),
        };
        let least = &own.policy.constraints.min_capacity;
        if **least < copies {
            let message = format!(
                "HDFS keeps {copies} copies, {why}, and the core group does not become smaller"
            );
            let diagnostic = least.diagnostic(Code::ScaleInBelowReplication, message);
            diagnostics.push(diagnostic.help(format!(
                "write `min_capacity: {copies}`, or set `dfs.replication` in `hdfs-site`"
            )));
        }
    }
}
