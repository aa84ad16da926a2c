// SPDX-License-Identifier: Apache-2.0
//! A cluster does not have too many tags, with those that its job flow or launch function adds.

use std::collections::HashSet;

use emrys_catalog::limits::TAGS;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::launches;

/// As many tags as a launch function adds by itself: `emrys:namespace` and the others that callers cannot set.
const OURS: usize = 5;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for launch in launches::of(project) {
        let own = launch.cluster.tags.iter();
        let added = launch.job_flow.iter().flat_map(|own| own.tags.iter());
        let mut keys = HashSet::new();
        let new = own.chain(added).map(|(key, _)| key);
        let mut new = new.filter(|key| keys.insert(key.as_str()));
        if let Some(first_too_many) = new.nth(TAGS) {
            let count = TAGS + 1 + new.count();
            let message = format!("a cluster has at most {TAGS} tags, not {count}");
            diagnostics.push(first_too_many.diagnostic(Code::TooManyTags, message));
        }
    }
    for (_, function) in project.launch_functions.iter() {
        let cluster = project.clusters.get(&function.cluster.value);
        let own = cluster.into_iter().flat_map(|cluster| cluster.tags.iter());
        let mut keys = HashSet::new();
        let new = own.chain(function.tags.iter()).map(|(key, _)| key);
        let mut new = new.filter(|key| keys.insert(key.as_str()));
        if let Some(first_too_many) = new.nth(TAGS - OURS) {
            let count = TAGS + 1 + new.count();
            let message = format!(
                "a cluster has at most {TAGS} tags, not {count}: a launch function adds {OURS} of its own"
            );
            diagnostics.push(first_too_many.diagnostic(Code::TooManyTags, message));
        }
    }
}
