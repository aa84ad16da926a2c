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
            let missing = missing(cluster, version, diagnostics);
            diagnostics.extend(missing);
        }
    }
    for (key, job_flow) in project.job_flows.iter() {
        if let Some(cluster) = project.cluster_of(job_flow)
            && let Some(version) = cluster.ami_version()
        {
            check_job_flow(job_flow, key, cluster, version, diagnostics);
        }
    }
}

/// What the cluster itself lacks.
fn missing(
    cluster: &Cluster,
    version: &Spanned<String>,
    reported: &[Diagnostic],
) -> Vec<Diagnostic> {
    let is_given =
        |value: &Option<Spanned<String>>| value.as_ref().is_some_and(|value| !value.is_empty());
    let ec2 = cluster.ec2_attributes.as_ref();
    let instances = &cluster.instances;
    let has_groups = instances.groups().next().is_some();
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
            has_groups || is_given(&instances.master_instance_type),
            "master_instance_type",
            "`m1.medium`",
        ),
        (
            has_groups || is_given(&instances.slave_instance_type),
            "slave_instance_type",
            "`m3.2xlarge`",
        ),
        (
            has_groups || instances.instance_count.is_some(),
            "instance_count",
            "`5`",
        ),
    ];
    let lacks = needed
        .into_iter()
        .filter(|(given, key, _)| !given && !is_reported(&beside(version, key), reported));
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
    key: &Spanned<String>,
    cluster: &Cluster,
    version: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let is_missing = |member: &str, reported: &[Diagnostic]| {
        let own = format!("{}.{member}", key.path);
        !is_reported(&own, reported) && !is_reported(&beside(version, member), reported)
    };
    let has_logs = job_flow.log_uri.is_some() || cluster.log_uri.is_some();
    if !has_logs && is_missing("log_uri", diagnostics) {
        diagnostics.push(lacks_key(
            version,
            "log_uri",
            "for example `s3://my-bucket/logs`",
        ));
    }
    let name = job_flow.name.as_ref().or(cluster.name.as_ref());
    let has_name = name.is_some_and(|name| !name.is_empty());
    if !has_name && is_missing("name", diagnostics) {
        diagnostics.push(lacks_key(version, "name", "for example `my super job 1`"));
    }
    hbase_jars(job_flow, cluster, diagnostics);
}

/// Whether every step of HBase has its JAR.
pub(in crate::rules) fn hbase_jars(
    job_flow: &JobFlow,
    cluster: &Cluster,
    diagnostics: &mut Vec<Diagnostic>,
) {
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

/// The path of another key of the same cluster.
fn beside(version: &Spanned<String>, key: &str) -> String {
    let path = version.path.to_string();
    let cluster = path.strip_suffix("ami_version").unwrap_or(&path);
    format!("{cluster}{key}")
}

/// Whether something has been said of the value at that path: then it is there, and could not be read.
fn is_reported(path: &str, reported: &[Diagnostic]) -> bool {
    let mut paths = reported.iter().map(Diagnostic::document_path);
    paths.any(|own| own == Some(path))
}

fn lacks_key(version: &Spanned<String>, key: &str, help: &str) -> Diagnostic {
    let message = format!("a cluster with an AMI version needs the key `{key}`");
    version.diagnostic(Code::MissingKey, message).help(help)
}
