// SPDX-License-Identifier: Apache-2.0
//! What EMR would refuse, or would only find out on a paid cluster. One rule, one file.
//!
//! Rules see a project as far as it could be read, and report; they change nothing.

mod action_with_parallel_steps;
mod ami_version;
mod application_missing;
mod application_not_in_release;
mod bootstrap_action_count;
mod bucket_name;
mod classification;
mod empty_name;
mod failed_flow;
mod flow;
mod hbase_jar;
mod instance_type;
mod instances_said_twice;
mod missing_file;
mod needs_newer_release;
mod no_counterpart;
mod python;
mod release;
mod resized_group;
mod secret_in_clear;
mod step_length;
mod unbounded_wait;
mod unknown_cluster;

use emrys_diagnostics::Diagnostic;

use crate::elements::{Cluster, JobFlow};
use crate::project::Project;

type Rule = fn(&Project, &mut Vec<Diagnostic>);

const RULES: &[Rule] = &[
    action_with_parallel_steps::check,
    ami_version::check,
    application_missing::check,
    application_not_in_release::check,
    bootstrap_action_count::check,
    bucket_name::check,
    classification::check,
    failed_flow::check,
    flow::check,
    empty_name::check,
    hbase_jar::check,
    instance_type::check,
    instances_said_twice::check,
    missing_file::check,
    needs_newer_release::check,
    no_counterpart::check,
    python::check,
    release::check,
    resized_group::check,
    secret_in_clear::check,
    step_length::check,
    unbounded_wait::check,
    unknown_cluster::check,
];

/// Applies the rules that are of steps on a cluster of which only the release is known.
pub(crate) fn check_added_steps(
    job_flow: &JobFlow,
    cluster: &Cluster,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if cluster.ami_version().is_some() {
        ami_version::hbase_jars(job_flow, cluster, diagnostics);
    }
}

/// Applies every rule.
pub(crate) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for rule in RULES {
        rule(project, diagnostics);
    }
}
