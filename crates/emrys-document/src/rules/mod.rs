// SPDX-License-Identifier: Apache-2.0
//! What EMR would refuse, or would only find out on a paid cluster, and what will hurt there. One rule, one file, in the
//! folder of its family, which is that of its code as well ([`emrys_diagnostics::Family`]).
//!
//! Rules see a project as far as it could be read, and report; they change nothing. `pools`, `settings` and, for scaling,
//! `policies` and `managed` are what several rules look at; they judge nothing.

mod configurations;
mod cost;
mod deployment;
mod files;
mod flow;
mod instances;
mod launches;
mod layers;
mod memory;
mod names;
mod pools;
mod release;
mod scaling;
mod security;
mod settings;
mod steps;
mod values;
mod volumes;
mod words;

use emrys_diagnostics::Diagnostic;

use crate::elements::{Cluster, JobFlow};
use crate::project::Project;

type Rule = fn(&Project, &mut Vec<Diagnostic>);

const FAMILIES: &[&[Rule]] = &[
    names::RULES,
    release::RULES,
    instances::RULES,
    volumes::RULES,
    scaling::RULES,
    security::RULES,
    configurations::RULES,
    memory::RULES,
    steps::RULES,
    flow::RULES,
    files::RULES,
    cost::RULES,
    deployment::RULES,
];

/// Applies the rules that are of steps on a cluster of which only the release is known.
pub(crate) fn check_added_steps(
    job_flow: &JobFlow,
    cluster: &Cluster,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if cluster.ami_version().is_some() {
        release::hbase_jars(job_flow, cluster, diagnostics);
    }
}

/// Applies every rule.
pub(crate) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for rule in FAMILIES.iter().copied().flatten() {
        rule(project, diagnostics);
    }
}
