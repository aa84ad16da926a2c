// SPDX-License-Identifier: Apache-2.0
//! A profile whose security groups are created says in which VPC.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let profiles = project.profiles.iter();
    let without = profiles.filter(|(_, profile)| !profile.says_network);
    diagnostics.extend(without.map(|(name, _)| {
        let message = format!("the security groups of `{}` are created in no VPC", **name);
        let diagnostic = name.diagnostic(Code::VpcMissing, message);
        diagnostic.help("write `vpc`, or `security_groups` that exist")
    }));
}
