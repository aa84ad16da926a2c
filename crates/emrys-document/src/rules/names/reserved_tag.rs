// SPDX-License-Identifier: Apache-2.0
//! Tags have keys that are not reserved for AWS.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Tags;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let clusters = project.all_clusters().map(|cluster| &cluster.tags);
    let job_flows = project.job_flows.iter().map(|(_, job_flow)| &job_flow.tags);
    diagnostics.extend(clusters.chain(job_flows).flat_map(reserved));
}

fn reserved(tags: &Tags) -> impl Iterator<Item = Diagnostic> {
    let keys = tags.iter().map(|(key, _)| key);
    let is_reserved = |key: &str| {
        let start = key.get(..4);
        start.is_some_and(|start| start.eq_ignore_ascii_case("aws:"))
    };
    keys.filter(move |key| is_reserved(key)).map(|key| {
        let message = format!("the key `{}` begins with `aws:`, which is reserved", **key);
        key.diagnostic(Code::ReservedTag, message)
    })
}
