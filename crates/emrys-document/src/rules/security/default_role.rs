// SPDX-License-Identifier: Apache-2.0
//! Roles are not those that `create-default-roles` makes. Only where they are written: who writes nothing, gets them, and
//! has not chosen anything yet.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let ec2 = cluster.ec2_attributes.as_ref();
        let profile = ec2.and_then(|ec2| ec2.instance_profile.as_ref());
        let roles = cluster.service_role.iter().chain(profile);
        let defaults = roles.filter(|role| {
            let name = role.rsplit('/').next().unwrap_or_default();
            matches!(name, "EMR_DefaultRole" | "EMR_EC2_DefaultRole")
        });
        diagnostics.extend(defaults.map(|role| {
            let message = format!(
                "`{}` usually has the deprecated managed policies of EMR",
                **role
            );
            role.diagnostic(Code::DefaultRole, message)
        }));
    }
}
