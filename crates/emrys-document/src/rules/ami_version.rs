// SPDX-License-Identifier: Apache-2.0
//! A cluster with an AMI version says all that such a cluster needs: there are no defaults of ours for it, so that what
//! is sent is what was written.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::{Cluster, JobFlow, StepAction};
use crate::project::Project;
use crate::spanned::Spanned;

/// A JAR of HBase, where one is missing.
const JAR: &str = "for example `/home/hadoop/lib/hbase-0.94.7.jar`";

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        if let Some(version) = cluster.ami_version() {
            diagnostics.extend(missing(cluster, version));
        }
    }
    for (_, job_flow) in project.job_flows.iter() {
        if let Some(cluster) = project.cluster_of(job_flow)
            && let Some(version) = cluster.ami_version()
        {
            check_job_flow(job_flow, cluster, version, diagnostics);
        }
    }
}

/// What the cluster itself lacks.
fn missing(cluster: &Cluster, version: &Spanned<String>) -> Vec<Diagnostic> {
    let is_given =
        |value: &Option<Spanned<String>>| value.as_ref().is_some_and(|value| !value.is_empty());
    let ec2 = cluster.ec2_attributes.as_ref();
    let has_groups = cluster.instance_groups().next().is_some();
    let needed = [
        (!version.is_empty(), "ami_version", "`latest` or `3.0.3`"),
        (
            ec2.is_some_and(|ec2| is_given(&ec2.key_name)),
            "ec2_attributes.key_name",
            "`my-key`",
        ),
        (
            is_given(&cluster.hadoop_version),
            "hadoop_version",
            "`2.2.0`",
        ),
        (
            has_groups || is_given(&cluster.master_instance_type),
            "master_instance_type",
            "`m1.medium`",
        ),
        (
            has_groups || is_given(&cluster.slave_instance_type),
            "slave_instance_type",
            "`m3.2xlarge`",
        ),
        (
            has_groups || cluster.instance_count.is_some(),
            "instance_count",
            "`5`",
        ),
    ];
    let lacks = needed.into_iter().filter(|(given, _, _)| !given);
    let mut diagnostics: Vec<Diagnostic> = lacks
        .map(|(_, key, example)| lacks_key(version, key, &format!("for example {example}")))
        .collect();
    if let Some(hbase) = cluster.hbase().filter(|hbase| hbase.jar.is_none()) {
        let message = "HBase needs the key `jar` on a cluster with an AMI version";
        diagnostics.push(hbase.start.diagnostic(Code::MissingKey, message).help(JAR));
    }
    diagnostics
}

/// What the job flow may say in the cluster's place, and steps that need HBase's JAR.
fn check_job_flow(
    job_flow: &JobFlow,
    cluster: &Cluster,
    version: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if job_flow.log_uri.is_none() && cluster.log_uri.is_none() {
        diagnostics.push(lacks_key(
            version,
            "log_uri",
            "for example `s3://my-bucket/logs`",
        ));
    }
    let name = job_flow.name.as_ref().or(cluster.name.as_ref());
    if name.is_none_or(|name| name.is_empty()) {
        diagnostics.push(lacks_key(version, "name", "for example `my super job 1`"));
    }
    hbase_jars(job_flow, cluster, diagnostics);
}

/// Whether every step of HBase has its JAR.
pub(super) fn hbase_jars(job_flow: &JobFlow, cluster: &Cluster, diagnostics: &mut Vec<Diagnostic>) {
    for step in job_flow.all_steps() {
        let (StepAction::RestoreHBase(backup) | StepAction::BackupHBase(backup)) = &step.action
        else {
            continue;
        };
        let of_cluster = cluster.hbase().and_then(|hbase| hbase.jar.as_ref());
        if backup.jar.is_none() && of_cluster.is_none() {
            let message = format!(
                "`{}` needs the key `jar`: its cluster does not start HBase",
                step.action.key()
            );
            diagnostics.push(backup.path.diagnostic(Code::MissingKey, message).help(JAR));
        }
    }
}

fn lacks_key(version: &Spanned<String>, key: &str, help: &str) -> Diagnostic {
    let message = format!("a cluster with an AMI version needs the key `{key}`");
    version.diagnostic(Code::MissingKey, message).help(help)
}
