// SPDX-License-Identifier: Apache-2.0
//! Some of the oldest instance types have no connection to EBS of their own (EC2 User Guide, EBS-optimized instance types).

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for kind in pools::of(cluster).iter().flat_map(|pool| &pool.kinds) {
            let Some(wanted) = kind.ebs_optimized.filter(|wanted| ***wanted) else {
                continue;
            };
            if kind.facts().is_some_and(|facts| !facts.ebs_optimized) {
                let name = kind.instance_type;
                let message = format!("`{}` cannot be EBS-optimized", **name);
                let diagnostic = wanted.diagnostic(Code::EbsOptimizedNotSupported, message);
                let span = name.span.first_line();
                diagnostics.push(diagnostic.related(span, "the instance type"));
            }
        }
    }
}
