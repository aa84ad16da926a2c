// SPDX-License-Identifier: Apache-2.0
//! The service role is a role, and the instance profile an instance profile, where their ARNs say so.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let service_role = cluster.service_role.as_ref();
        let ec2 = cluster.ec2_attributes.as_ref();
        let profile = ec2.and_then(|ec2| ec2.instance_profile.as_ref());
        diagnostics.extend(
            service_role
                .filter(|arn| is_of_iam(arn, "instance-profile/"))
                .map(|arn| diagnostic(arn, "an instance profile", "the service role is a role")),
        );
        diagnostics.extend(profile.filter(|arn| is_of_iam(arn, "role/")).map(|arn| {
            let wanted = "the instances get an instance profile";
            diagnostic(arn, "a role", wanted)
        }));
    }
}

/// Whether it is the ARN of such a thing in IAM: `arn:aws:iam::123456789012:role/name`.
fn is_of_iam(arn: &str, kind: &str) -> bool {
    let mut parts = arn.splitn(6, ':');
    let is_iam = parts.next() == Some("arn") && parts.nth(1) == Some("iam");
    is_iam && parts.nth(2).is_some_and(|name| name.starts_with(kind))
}

fn diagnostic(arn: &Spanned<String>, found: &str, wanted: &str) -> Diagnostic {
    let message = format!("this is the ARN of {found}, and {wanted}");
    arn.diagnostic(Code::SwappedRole, message)
}
