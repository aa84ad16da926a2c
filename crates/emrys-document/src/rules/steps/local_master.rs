// SPDX-License-Identifier: Apache-2.0
//! The master of Spark applications is YARN where there is more than the primary instance.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use crate::elements::{Cluster, Step, StepAction};
use crate::project::Project;
use crate::rules::{pools, words};
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        let cluster = project.cluster_of(job_flow);
        if cluster.is_some_and(has_others) {
            diagnostics.extend(job_flow.all_steps().filter_map(|step| problem(step)));
        }
    }
}

/// Whether there are instances beside the primary one, that would do nothing.
fn has_others(cluster: &Cluster) -> bool {
    let pools = pools::of(cluster);
    pools
        .iter()
        .any(|pool| pool.role != InstanceRole::Primary && pool.count != Some(0))
}

fn problem(step: &Step) -> Option<Diagnostic> {
    match &step.action {
        StepAction::SparkSubmit(submit) => submit.master.as_ref().and_then(wrong),
        action => {
            let (_, words) = words::arguments(action, "spark-submit")?;
            let at = words.iter().position(|word| &***word == "--master")?;
            let master = words.get(at + 1)?;
            wrong(&master.clone().map(|text| text.0))
        }
    }
}

fn wrong(master: &Spanned<String>) -> Option<Diagnostic> {
    let what = if master.starts_with("local") {
        "runs in one process on the primary instance, and the other instances idle"
    } else if master.starts_with("spark://") || master.starts_with("mesos://") {
        "needs a cluster manager that EMR does not have"
    } else {
        return None;
    };
    let message = format!("with the master `{}` the application {what}", **master);
    let diagnostic = master.diagnostic(Code::LocalMaster, message);
    Some(diagnostic.help("leave the master out: it is YARN"))
}
