// SPDX-License-Identifier: Apache-2.0
//! A group that is resized is one of the cluster's, and not the primary.

use emrys_diagnostics::{Code, Diagnostic, suggest};

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
    let name_of = |key: &str| {
        let mut groups = cluster.instance_groups();
        let group = groups.find(|(own, _)| *own == key).map(|(_, group)| group);
        group.and_then(|group| group.name.as_deref())
    };
    let is = |key: &str| name_of(key).is_some_and(|name| name == reference.as_str());
    // Without groups in the document, EMR makes a core group of all but the primary instance.
    let has_core = cluster.core_instance_group.is_some() || cluster.slave_instance_type.is_some();
    let found = match &**reference {
        GroupReference::Core => has_core,
        GroupReference::Task => cluster.task_instance_group.is_some(),
        GroupReference::Named(_) => is("core_instance_group") || is("task_instance_group"),
    };
    if found {
        return None;
    }
    let written = reference.as_str();
    if written == "master" || is("master_instance_group") {
        let message = "EMR does not resize the primary instance group";
        return Some(reference.diagnostic(Code::UnknownInstanceGroup, message));
    }
    let message = format!("the cluster has no instance group `{written}`");
    let diagnostic = reference.diagnostic(Code::UnknownInstanceGroup, message);
    let roles = [
        has_core.then_some("core"),
        cluster.task_instance_group.is_some().then_some("task"),
    ];
    let names = [
        name_of("core_instance_group"),
        name_of("task_instance_group"),
    ];
    let names = names.into_iter().flatten().map(String::as_str);
    let known: Vec<&str> = roles.into_iter().flatten().chain(names).collect();
    Some(
        match suggest::did_you_mean(written, known.iter().copied()) {
            Some(help) => diagnostic.help(help),
            None if known.is_empty() => diagnostic.help("its only instance is the primary"),
            None => {
                let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
                diagnostic.help(format!("it has {}", known.join(", ")))
            }
        },
    )
}
