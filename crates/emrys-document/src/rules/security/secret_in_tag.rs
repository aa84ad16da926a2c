// SPDX-License-Identifier: Apache-2.0
//! No secret is in a tag, which EC2 and the bills of the account show as well.

use emrys_diagnostics::{Code, Diagnostic};

use super::plain_text::{is_plain, is_secret};
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let clusters = project.all_clusters().map(|cluster| &cluster.tags);
    let job_flows = project.job_flows.iter().map(|(_, job_flow)| &job_flow.tags);
    for tags in clusters.chain(job_flows) {
        for (key, value) in tags.iter() {
            if is_secret(key) && is_plain(value) {
                let message = format!(
                    "the tag `{}` looks like a secret, and tags are seen by all",
                    **key
                );
                let diagnostic = key.diagnostic(Code::SecretInTag, message);
                diagnostics.push(
                    diagnostic.help("keep it in Secrets Manager, and tag with its name if need be"),
                );
            }
        }
    }
}
