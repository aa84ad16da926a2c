// SPDX-License-Identifier: Apache-2.0
//! Groups and fleets that are called by their names have names of their own.

use std::collections::HashMap;

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let mut seen = HashMap::new();
        for name in pools::of(cluster).iter().filter_map(|pool| pool.name) {
            let Some(first) = seen.insert(name.as_str(), name) else {
                continue;
            };
            let message = format!("another group of the cluster has the name `{}`", **name);
            let diagnostic = name.diagnostic(Code::DuplicateInstanceGroup, message);
            diagnostics.push(diagnostic.related(first.span.first_line(), "this one"));
        }
    }
}
