// SPDX-License-Identifier: Apache-2.0
//! A profile says nothing that an existing resource makes useless.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Profile;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let profiles = project.profiles.iter();
    diagnostics.extend(profiles.flat_map(|(_, profile)| problems(profile)));
}

fn problems(profile: &Profile) -> Vec<Diagnostic> {
    let code = Code::UselessProfileKey;
    let mut found = Vec::new();
    if let (Some(authorize), Some(existing)) = (&profile.authorize, &profile.instance_profile) {
        let message = "an instance profile that exists is granted nothing";
        let diagnostic = authorize.diagnostic(code, message);
        let diagnostic = diagnostic.related(existing.span.first_line(), "it exists");
        found.push(diagnostic.help("grant it where its role is defined"));
    }
    if let (Some(role), None) = (&profile.instance_role, &profile.instance_profile) {
        let message = "the role of an instance profile that is created is created with it";
        let diagnostic = role.diagnostic(code, message);
        found.push(diagnostic.help("name the instance profile that has the role"));
    }
    if let (Some(vpc), Some(groups)) = (&profile.vpc, &profile.security_groups) {
        let message = "no security group is created in the VPC";
        let diagnostic = vpc.diagnostic(code, message);
        found.push(diagnostic.related(groups.span.first_line(), "they exist"));
    }
    let roles = [
        &profile.service_role,
        &profile.instance_profile,
        &profile.autoscaling_role,
    ];
    if let Some(boundary) = &profile.permissions_boundary
        && roles.iter().all(|role| role.is_some())
    {
        let message = "no role is created that the policy could bound";
        found.push(boundary.diagnostic(code, message));
    }
    found
}
