// SPDX-License-Identifier: Apache-2.0
//! Settings and steps that came with a later release, or with release labels at all.
//!
//! Auto-termination: emr-5.30.0 and emr-6.1.0 (Management Guide, auto-termination policy). AMI versions have no
//! `command-runner.jar` and none of the members of RunJobFlow that came after them (Release Guide, differences in 4.x).

use emrys_catalog::limits::STEP_CONCURRENCY_SINCE;
use emrys_diagnostics::{Code, Diagnostic, Span};
use emrys_model::release_label::ReleaseLabel;

use crate::elements::{Activity, Cluster, JobFlow, Release, StepAction};
use crate::project::Project;
use crate::spanned::Spanned;

const AUTO_TERMINATION: ReleaseLabel = ReleaseLabel::emr(5, 30, 0);
const AUTO_TERMINATION_6: ReleaseLabel = ReleaseLabel::emr(6, 1, 0);

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        if let Some(version) = cluster.ami_version() {
            let keys = newer_than_images(cluster).into_iter();
            diagnostics.extend(keys.filter_map(|(key, span)| {
                let what = format!("`{key}`");
                span.map(|span| needs_label(version, &what, span))
            }));
        }
        if let Some(label) = cluster.release_label() {
            check_label(cluster, label, diagnostics);
        }
    }
    for (_, job_flow) in project.job_flows.iter() {
        match project.cluster_of(job_flow).map(|cluster| &cluster.release) {
            Some(Release::AmiVersion(version)) => {
                check_steps(job_flow, version, diagnostics);
            }
            Some(Release::ReleaseLabel(label)) => {
                for activity in job_flow.activities() {
                    if let Activity::ModifyCluster(modify) = &**activity {
                        diagnostics.extend(parallel_steps(label, &modify.step_concurrency_level));
                    }
                }
            }
            None => {}
        }
    }
}

/// What a job flow asks of a cluster that is from before release labels.
fn check_steps(job_flow: &JobFlow, version: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    for step in job_flow.all_steps() {
        match &step.action {
            StepAction::SparkSubmit(_) | StepAction::SparkSql(_) | StepAction::Command(_) => {
                let what = format!("`{}`", step.action.key());
                let span = step.name.span.first_line();
                diagnostics.push(needs_label(version, &what, span).path(&step.name.path));
            }
            StepAction::Script(_)
            | StepAction::Jar(_)
            | StepAction::RestoreHBase(_)
            | StepAction::BackupHBase(_) => {}
        }
    }
    for activity in job_flow.activities() {
        if let Activity::ModifyCluster(modify) = &**activity {
            let span = modify.step_concurrency_level.span.first_line();
            diagnostics.push(needs_label(version, "`modify_cluster`", span).path(&activity.path));
        }
    }
}

fn parallel_steps(label: &Spanned<ReleaseLabel>, level: &Spanned<i32>) -> Option<Diagnostic> {
    if **level <= 1 || **label >= STEP_CONCURRENCY_SINCE {
        return None;
    }
    let span = level.span.first_line();
    let diagnostic = too_old(label, "parallel steps", STEP_CONCURRENCY_SINCE, span);
    Some(diagnostic.path(&level.path))
}

fn check_label(
    cluster: &Cluster,
    label: &Spanned<ReleaseLabel>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let Some(level) = &cluster.step_concurrency_level {
        diagnostics.extend(parallel_steps(label, level));
    }
    if let Some(policy) = &cluster.auto_termination_policy {
        // emr-6.0.0 is newer than emr-5.30.0 and lacks what that has.
        let first = if label.version().0 == 6 {
            AUTO_TERMINATION_6
        } else {
            AUTO_TERMINATION
        };
        if **label < first {
            let what = "an auto-termination policy";
            let span = policy.span.first_line();
            diagnostics.push(too_old(label, what, first, span).path(&policy.path));
        }
    }
}

/// The keys that only clusters with a release label have, and where they are given.
fn newer_than_images(cluster: &Cluster) -> [(&'static str, Option<Span>); 22] {
    fn span<T>(value: &Option<Spanned<T>>) -> Option<Span> {
        value.as_ref().map(|value| value.span.first_line())
    }
    let application = cluster.applications.first();
    let configuration = cluster.configurations.first();
    let (helper, key) = cluster.presets.first().unzip();
    [
        (
            "applications",
            application.map(|name| name.span.first_line()),
        ),
        (
            "configurations",
            configuration.map(|own| own.classification.span.first_line()),
        ),
        ("workload", span(&cluster.presets.workload)),
        (
            helper.unwrap_or_default(),
            key.map(|key| key.span.first_line()),
        ),
        (
            "step_concurrency_level",
            span(&cluster.step_concurrency_level),
        ),
        (
            "auto_termination_policy",
            span(&cluster.auto_termination_policy),
        ),
        (
            "security_configuration",
            span(&cluster.security_configuration),
        ),
        ("scale_down_behavior", span(&cluster.scale_down_behavior)),
        ("custom_ami_id", span(&cluster.custom_ami_id)),
        ("ebs_root_volume_size", span(&cluster.ebs_root_volume_size)),
        ("ebs_root_volume_iops", span(&cluster.ebs_root_volume_iops)),
        (
            "ebs_root_volume_throughput",
            span(&cluster.ebs_root_volume_throughput),
        ),
        ("kerberos_attributes", span(&cluster.kerberos_attributes)),
        ("autoscaling_role", span(&cluster.autoscaling_role)),
        (
            "step_execution_role_arn",
            span(&cluster.step_execution_role_arn),
        ),
        ("os_release_label", span(&cluster.os_release_label)),
        ("repo_upgrade_on_boot", span(&cluster.repo_upgrade_on_boot)),
        (
            "log_encryption_kms_key_id",
            span(&cluster.log_encryption_kms_key_id),
        ),
        (
            "monitoring_configuration",
            span(&cluster.monitoring_configuration),
        ),
        (
            "unhealthy_node_replacement",
            span(&cluster.unhealthy_node_replacement),
        ),
        ("extended_support", span(&cluster.extended_support)),
        ("session_enabled", span(&cluster.session_enabled)),
    ]
}

fn needs_label(version: &Spanned<String>, what: &str, span: Span) -> Diagnostic {
    let message = format!(
        "{what} came with release labels, and the cluster has the AMI version `{}`",
        **version
    );
    Diagnostic::new(Code::NeedsNewerRelease, message)
        .at(span)
        .related(version.span.first_line(), "the AMI version")
        .help("give the cluster a `release_label` in the place of `ami_version`")
}

fn too_old(
    label: &Spanned<ReleaseLabel>,
    what: &str,
    first: ReleaseLabel,
    span: Span,
) -> Diagnostic {
    Diagnostic::new(
        Code::NeedsNewerRelease,
        format!("{what} came with {first}, and the release is {}", **label),
    )
    .at(span)
    .related(label.span.first_line(), "the release")
    .help(format!("use {first} or a later release"))
}
