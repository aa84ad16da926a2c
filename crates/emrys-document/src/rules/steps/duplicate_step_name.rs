// SPDX-License-Identifier: Apache-2.0
//! The steps of a job flow can be told apart by their names. Steps of HBase are called by what they do, and exempt.

use std::collections::HashMap;

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        let mut seen = HashMap::new();
        let steps = job_flow.all_steps();
        for step in steps.filter(|step| !step.action.is_of_hbase()) {
            let name = &step.name;
            if let Some(first) = seen.insert(name.as_str(), name) {
                let message = format!("another step of this job flow is called `{}`, too", **name);
                let diagnostic = name.diagnostic(Code::DuplicateStepName, message);
                diagnostics.push(diagnostic.related(first.span.first_line(), "the other one"));
            }
        }
    }
}
