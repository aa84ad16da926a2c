// SPDX-License-Identifier: Apache-2.0
//! The path of an override leads to a member of the cluster's request.

use emrys_catalog::run_job_flow::{self, NoMember};
use emrys_diagnostics::{Code, Diagnostic, suggest};

use super::overrides::{self, Override};
use crate::elements::Cluster;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for own in overrides::all(project) {
        diagnostics.extend(problem(&own));
    }
}

fn problem(own: &Override<'_>) -> Option<Diagnostic> {
    let path = &own.allowed.path;
    let report = |message: String| path.diagnostic(Code::UnknownMember, message);
    if let Err(NoMember { reached, missing }) = run_job_flow::member(path) {
        let owner = match reached.as_str() {
            "" => "the request of a cluster".to_owned(),
            reached => format!("`{reached}`"),
        };
        let members = run_job_flow::members(&reached);
        let help = suggest::did_you_mean(&missing, members.iter().copied());
        let help = help.or_else(|| {
            let is_list = run_job_flow::member(&reached) == Ok(run_job_flow::Kind::List);
            is_list.then(|| "items of a list have numbers, from 0".to_owned())
        });
        let diagnostic = report(format!("{owner} has no member `{missing}`"));
        return Some(match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
    }
    own.cluster
        .and_then(|cluster| absent(path, cluster))
        .map(report)
}

/// What a cluster does not have of what the path goes through.
fn absent(path: &str, cluster: &Cluster) -> Option<String> {
    let instances = &cluster.instances;
    let names: Vec<&str> = path.split('.').collect();
    match names.as_slice() {
        [
            "Instances",
            list @ ("InstanceGroups" | "InstanceFleets"),
            index,
            rest @ ..,
        ] => {
            let has_fleets = instances.fleets().next().is_some();
            let is_fleets = *list == "InstanceFleets";
            let (count, what) = match is_fleets {
                true => (instances.fleets().count(), "instance fleets"),
                false if has_fleets || instances.uniform().is_some() => (0, "instance groups"),
                false => (groups(cluster), "instance groups"),
            };
            let index: usize = index.parse().ok()?;
            if index >= count {
                return Some(match count {
                    0 => format!("the cluster has no {what}"),
                    _ => format!("the cluster has {count} {what}, numbered from 0"),
                });
            }
            let is_policy = rest.first() == Some(&"AutoScalingPolicy") && rest.len() > 1;
            let group = instances.groups().nth(index.checked_sub(made(cluster))?);
            let has_policy = group.is_some_and(|(_, group)| group.autoscaling_policy.is_some());
            (is_policy && !has_policy)
                .then(|| "the instance group has no automatic scaling policy".to_owned())
        }
        ["ManagedScalingPolicy", _, ..] if instances.managed_scaling_policy.is_none() => {
            Some("the cluster has no managed scaling policy".to_owned())
        }
        ["AutoTerminationPolicy", _, ..] if cluster.auto_termination_policy.is_none() => {
            Some("the cluster has no auto-termination policy".to_owned())
        }
        _ => None,
    }
}

/// How many instance groups the request has.
fn groups(cluster: &Cluster) -> usize {
    cluster.instances.groups().count() + made(cluster)
}

/// A cluster that says nothing of its primary instance gets one.
fn made(cluster: &Cluster) -> usize {
    usize::from(cluster.instances.master_instance_group.is_none())
}
