// SPDX-License-Identifier: Apache-2.0
//! A cluster that a launch function launches leaves to the profile what the profile decides.

use std::collections::HashSet;

use emrys_diagnostics::{Code, Diagnostic, Span};

use crate::elements::{Cluster, ClusterReference, Profile};
use crate::project::Project;
use crate::spanned::Spanned;
use crate::tree::DocumentPath;

/// A key of a cluster, and where it is said.
type Said<'p> = (&'static str, &'p Span, &'p DocumentPath);

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = HashSet::new();
    for (function, own) in project.launch_functions.iter() {
        // A job flow that has no profile uses what the cluster says.
        let has_other_use = project.job_flows.iter().any(|(_, job_flow)| {
            matches!(&job_flow.cluster, ClusterReference::Named(name) if **name == *own.cluster)
        });
        let Some(cluster) = project.clusters.get(&own.cluster) else {
            continue;
        };
        if has_other_use || !seen.insert(own.cluster.as_str()) {
            continue;
        }
        let profile = project.profiles.get(&own.profile);
        for (key, span, path) in said(cluster, profile) {
            let message = format!(
                "the profile decides `{key}` of the clusters that `{}` launches",
                **function
            );
            let diagnostic = Diagnostic::new(Code::OverruledByProfile, message);
            let diagnostic = diagnostic.at(span.first_line()).path(path);
            diagnostics.push(diagnostic.related(own.profile.span.first_line(), "the profile"));
        }
    }
}

fn said<'p>(cluster: &'p Cluster, profile: Option<&Profile>) -> Vec<Said<'p>> {
    let of_profile = |is: fn(&Profile) -> bool| profile.is_some_and(is);
    let mut found = vec![
        at("service_role", &cluster.service_role),
        at("autoscaling_role", &cluster.autoscaling_role),
        at("kerberos_attributes", &cluster.kerberos_attributes),
    ];
    if of_profile(|profile| profile.security_configuration.is_some()) {
        let own = &cluster.security_configuration;
        found.push(at("security_configuration", own));
    }
    if of_profile(|profile| profile.logs.is_some()) {
        found.push(at("log_uri", &cluster.log_uri));
    }
    if let Some(ec2) = &cluster.ec2_attributes {
        let (primary, others) = (
            &ec2.emr_managed_master_security_group,
            &ec2.emr_managed_slave_security_group,
        );
        found.push(at("instance_profile", &ec2.instance_profile));
        found.push(at("emr_managed_master_security_group", primary));
        found.push(at("emr_managed_slave_security_group", others));
        let access = &ec2.service_access_security_group;
        found.push(at("service_access_security_group", access));
    }
    found.into_iter().flatten().collect()
}

fn at<'p, T>(key: &'static str, value: &'p Option<Spanned<T>>) -> Option<Said<'p>> {
    let value = value.as_ref()?;
    Some((key, &value.span, &value.path))
}
