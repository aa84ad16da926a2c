// SPDX-License-Identifier: Apache-2.0
//! A cluster whose service role has EMR's policy of the second version has the tag that the policy asks for.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Tags;
use crate::project::Project;
use crate::rules::launches;

const TAG: &str = "for-use-with-amazon-emr-managed-policies";

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for launch in launches::of(project) {
        let role = launch.cluster.service_role.as_ref();
        let Some(role) = role.filter(|role| role.ends_with("EMR_DefaultRole_V2")) else {
            continue;
        };
        let added = launch.job_flow.is_some_and(|own| is_tagged(&own.tags));
        if !added && !is_tagged(&launch.cluster.tags) {
            let message = format!("with this service role the cluster needs the tag `{TAG}`");
            let diagnostic = role.diagnostic(Code::UntaggedForServiceRole, message);
            diagnostics.push(diagnostic.help(format!("add `{TAG}: \"true\"` to its `tags`")));
        }
    }
}

fn is_tagged(tags: &Tags) -> bool {
    tags.get(TAG).is_some_and(|value| &***value == "true")
}
