// SPDX-License-Identifier: Apache-2.0
//! What EMR would refuse, or would only find out on a paid cluster. One rule, one file.
//!
//! Rules see a project as far as it could be read, and report; they change nothing.

mod action_with_parallel_steps;
mod application_missing;
mod application_not_in_release;
mod bootstrap_action_count;
mod classification;
mod instance_type;
mod missing_file;
mod needs_newer_release;
mod release;
mod step_count;
mod step_length;
mod unknown_cluster;

use emrys_diagnostics::Diagnostic;

use crate::project::Project;

type Rule = fn(&Project, &mut Vec<Diagnostic>);

const RULES: &[Rule] = &[
    action_with_parallel_steps::check,
    application_missing::check,
    application_not_in_release::check,
    bootstrap_action_count::check,
    classification::check,
    instance_type::check,
    missing_file::check,
    needs_newer_release::check,
    release::check,
    step_count::check,
    step_length::check,
    unknown_cluster::check,
];

/// Applies every rule.
pub(crate) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for rule in RULES {
        rule(project, diagnostics);
    }
}
