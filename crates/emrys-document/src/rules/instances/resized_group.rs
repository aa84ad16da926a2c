// SPDX-License-Identifier: Apache-2.0
//! A group that is resized is one of the cluster's, and not the primary.

use emrys_diagnostics::{Code, Diagnostic, suggest};
use emrys_model::instance::InstanceRole;

use crate::elements::{Activity, Cluster, GroupReference};
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        let Some(cluster) = project.cluster_of(job_flow) else {
            continue;
        };
        for activity in job_flow.activities() {
            if let Activity::Resize(resize) = &**activity {
                diagnostics.extend(problem(&resize.instance_group, cluster));
            }
        }
    }
}

fn problem(reference: &Spanned<GroupReference>, cluster: &Cluster) -> Option<Diagnostic> {
    let instances = &cluster.instances;
    let names = |role: InstanceRole| {
        let groups = instances.groups().filter(move |(own, _)| *own == role);
        groups.filter_map(|(_, group)| group.name.as_deref())
    };
    let is = |role| names(role).any(|name| name == reference.as_str());
    // Without groups in the document, EMR makes a core group of all but the primary instance.
    let has_core =
        instances.core_instance_group.is_some() || instances.slave_instance_type.is_some();
    let has_task = instances
        .groups()
        .any(|(role, _)| role == InstanceRole::Task);
    let found = match &**reference {
        GroupReference::Core => has_core,
        GroupReference::Task => has_task,
        GroupReference::Named(_) => is(InstanceRole::Core) || is(InstanceRole::Task),
    };
    if found {
        return None;
    }
    let written = reference.as_str();
    if written == "master" || is(InstanceRole::Primary) {
        let message = "EMR does not resize the primary instance group";
        return Some(reference.diagnostic(Code::UnknownInstanceGroup, message));
    }
    let message = format!("the cluster has no instance group `{written}`");
    let diagnostic = reference.diagnostic(Code::UnknownInstanceGroup, message);
    let roles = [has_core.then_some("core"), has_task.then_some("task")];
    let names = names(InstanceRole::Core).chain(names(InstanceRole::Task));
    let names = names.map(String::as_str);
    let known: Vec<&str> = roles.into_iter().flatten().chain(names).collect();
    Some(
        match suggest::did_you_mean(written, known.iter().copied()) {
            Some(help) => diagnostic.help(help),
            None if instances.fleets().next().is_some() => {
                diagnostic.help("it has instance fleets, which `resize` does not change")
            }
            None if known.is_empty() => diagnostic.help("its only instance is the primary"),
            None => {
                let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
                diagnostic.help(format!("it has {}", known.join(", ")))
            }
        },
    )
}
