// SPDX-License-Identifier: Apache-2.0
//! Rules of a policy have names of their own (API reference, ScalingRule).

use std::collections::HashMap;

use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for own in policies::of(project) {
        let mut seen = HashMap::new();
        for name in own.rules().map(|rule| &rule.name) {
            if let Some(first) = seen.insert(name.as_str(), name) {
                let message = format!("another rule of the policy has the name `{}`", **name);
                let diagnostic = name.diagnostic(Code::DuplicateScalingRule, message);
                diagnostics.push(diagnostic.related(first.span.first_line(), "this one"));
            }
        }
    }
}
