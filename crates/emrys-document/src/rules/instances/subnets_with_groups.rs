// SPDX-License-Identifier: Apache-2.0
//! EMR chooses among subnets for fleets alone (API reference, JobFlowInstancesConfig).

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some(attributes) = &cluster.ec2_attributes else {
            continue;
        };
        let has_fleets = cluster.instances.fleets().next().is_some();
        if let (false, Some(second)) = (has_fleets, attributes.subnet_ids.get(1)) {
            let message = "instance groups are launched in one subnet";
            let diagnostic = second.diagnostic(Code::SubnetsWithGroups, message);
            diagnostics.push(diagnostic.help("name one by `subnet_id`, or use instance fleets"));
        }
    }
}
