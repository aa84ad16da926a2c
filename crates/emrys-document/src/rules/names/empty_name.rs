// SPDX-License-Identifier: Apache-2.0
//! Steps and bootstrap actions have names that are not empty, as EMR demands.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let clusters = project.all_clusters();
    let actions = clusters.flat_map(|cluster| &cluster.bootstrap_action);
    let actions = actions.map(|action| ("bootstrap action", &action.name));
    let of_job_flows = project.job_flows.iter();
    let of_job_flows = of_job_flows.flat_map(|(_, job_flow)| job_flow.all_steps());
    let of_pipelines = project.pipelines.iter();
    let of_pipelines = of_pipelines.flat_map(|(_, pipeline)| pipeline.all_steps());
    let steps = of_job_flows
        .chain(of_pipelines)
        .map(|step| ("step", &step.name));
    let empty = actions.chain(steps).filter(|(_, name)| name.is_empty());
    diagnostics.extend(empty.map(|(what, name)| {
        name.diagnostic(
            Code::InvalidValue,
            format!("the name of a {what} cannot be empty"),
        )
    }));
}
