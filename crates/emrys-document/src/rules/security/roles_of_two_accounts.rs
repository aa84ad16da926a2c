// SPDX-License-Identifier: Apache-2.0
//! All roles of a cluster belong to one account.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let ec2 = cluster.ec2_attributes.as_ref();
        let profile = ec2.and_then(|ec2| ec2.instance_profile.as_ref());
        let roles = cluster.service_role.iter().chain(profile);
        let mut accounts = roles.filter_map(|arn| Some((account(arn)?, arn)));
        let Some((first, of_first)) = accounts.next() else {
            continue;
        };
        if let Some((other, arn)) = accounts.find(|(own, _)| *own != first) {
            let (own, others) = match other.1 == first.1 {
                true => (other.0, first.0),
                false => (other.1, first.1),
            };
            let message = format!("this role is of {own}, and the other one of {others}");
            let diagnostic = arn.diagnostic(Code::RolesOfTwoAccounts, message);
            diagnostics.push(diagnostic.related(of_first.span.first_line(), "the other one"));
        }
    }
}

/// The partition and the account of an ARN, if it has them and they are no reference.
fn account(arn: &str) -> Option<(&str, &str)> {
    let mut parts = arn.strip_prefix("arn:")?.split(':');
    let partition = parts.next()?;
    let account = parts.nth(2)?;
    let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
    is_account.then_some((partition, account))
}
