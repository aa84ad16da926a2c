// SPDX-License-Identifier: Apache-2.0
//! Clusters that are launched can be told apart by their names.

use std::collections::HashMap;

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = HashMap::new();
    for (key, job_flow) in project.job_flows.iter() {
        let of_cluster = || project.cluster_of(job_flow)?.name.as_ref();
        let Some(name) = job_flow.name.as_ref().or_else(of_cluster) else {
            continue;
        };
        if let Some(first) = seen.insert(name.as_str(), key) {
            let message = format!(
                "`{}` and `{}` launch their clusters under the same name",
                **first, **key
            );
            diagnostics.push(name.diagnostic(Code::SharedName, message));
        }
    }
}
