// SPDX-License-Identifier: Apache-2.0
//! A cluster with an AMI version: the request that the API took before release labels, with what the document says and
//! nothing else. Debugging, Hadoop and HBase are bootstrap actions and steps of EMR's own there.

use emrys_document::Spanned;
use emrys_document::elements::{Cluster, Config, FileLocation, HBase, HBaseBackup, Text};
use emrys_model::action_on_failure::ActionOnFailure;
use emrys_protocol::types::{
    BootstrapActionConfig, HadoopJarStepConfig, JobFlowInstancesConfig, RunJobFlowInput,
    ScriptBootstrapActionConfig,
};

use super::artifacts::Artifacts;
use super::plan::PlannedStep;
use super::{LowerError, arguments, cluster, instances, own_step, settings, some};

const BOOTSTRAP_ACTIONS: &str = "s3://elasticmapreduce/bootstrap-actions";
const SCRIPT_RUNNER: &str = "s3://elasticmapreduce/libs/script-runner/script-runner.jar";
const STATE_PUSHER: &str = "s3://elasticmapreduce/libs/state-pusher/0.1/fetch";
/// The class in HBase's JAR by which EMR started, saved and restored it.
const HBASE_MAIN_CLASS: &str = "emr.hbase.backup.Main";

/// The request without name and steps, and the steps that go before the document's own.
pub(super) fn request(
    cluster: &Cluster,
    version: &str,
    artifacts: &mut Artifacts<'_>,
) -> Result<(RunJobFlowInput, Vec<PlannedStep>), LowerError> {
    let ec2 = cluster.ec2_attributes.as_ref();
    let text = |value: &Option<Spanned<String>>| value.as_deref().cloned();
    let flag = |value: &Option<Spanned<bool>>| value.as_deref().copied();
    let mut actions = Vec::new();
    let mut steps = Vec::new();
    for config in &cluster.config {
        match config {
            Config::Debug(start) if start.value => steps.push(debugging()),
            Config::Hadoop(args) if !args.is_empty() => {
                actions.push(own_action("Configure Hadoop", "configure-hadoop", args));
            }
            Config::HBase(hbase) if hbase.start.value => {
                start_hbase(hbase, artifacts, &mut actions, &mut steps)?;
            }
            // Neither started nor with anything to configure.
            Config::Debug(_) | Config::Hadoop(_) | Config::HBase(_) => {}
        }
    }
    for action in &cluster.bootstrap_action {
        actions.push(cluster::bootstrap_action(action, artifacts)?);
    }
    let request = RunJobFlowInput {
        ami_version: Some(version.to_owned()),
        log_uri: cluster.log_uri.as_ref().map(|uri| uri.as_str().to_owned()),
        job_flow_role: ec2.and_then(|ec2| text(&ec2.instance_profile)),
        service_role: text(&cluster.service_role),
        additional_info: text(&cluster.additional_info),
        supported_products: settings::texts(&cluster.supported_products),
        new_supported_products: settings::products(&cluster.new_supported_products),
        visible_to_all_users: flag(&cluster.visible_to_all_users),
        instances: Some(JobFlowInstancesConfig {
            hadoop_version: text(&cluster.hadoop_version),
            keep_job_flow_alive_when_no_steps: Some(
                flag(&cluster.keep_job_flow_alive_when_no_steps).unwrap_or(false),
            ),
            termination_protected: Some(flag(&cluster.termination_protection).unwrap_or(false)),
            ..settings::ec2(
                ec2,
                cluster.placement.as_deref(),
                instances::config(&cluster.instances),
            )
        }),
        tags: some(cluster::tags(&cluster.tags).collect()),
        bootstrap_actions: some(actions),
        ..RunJobFlowInput::default()
    };
    Ok((request, steps))
}

/// The step that restores or saves HBase's tables, by the argument that says which.
pub(super) fn hbase_backup(
    backup: &HBaseBackup,
    argument: &str,
    cluster: &Cluster,
    artifacts: &mut Artifacts<'_>,
) -> Result<HadoopJarStepConfig, LowerError> {
    let of_cluster = cluster.hbase().and_then(|hbase| hbase.jar.as_ref());
    let path = backup.path.value.0.clone();
    let args = vec![argument.to_owned(), "--backup-dir".to_owned(), path];
    hbase_jar(backup.jar.as_ref().or(of_cluster), args, artifacts)
}

fn debugging() -> PlannedStep {
    let jar = HadoopJarStepConfig {
        jar: Some(SCRIPT_RUNNER.to_owned()),
        args: Some(vec![STATE_PUSHER.to_owned()]),
        ..HadoopJarStepConfig::default()
    };
    own_step("Start debugging", ActionOnFailure::Continue, jar)
}

fn start_hbase(
    hbase: &HBase,
    artifacts: &mut Artifacts<'_>,
    actions: &mut Vec<BootstrapActionConfig>,
    steps: &mut Vec<PlannedStep>,
) -> Result<(), LowerError> {
    actions.push(own_action("Install HBase", "setup-hbase", &[]));
    if !hbase.args.is_empty() {
        let action = own_action("Configure HBase", "configure-hbase", &hbase.args);
        actions.push(action);
    }
    let start = vec!["--start-master".to_owned()];
    let jar = hbase_jar(hbase.jar.as_ref(), start, artifacts)?;
    let action = ActionOnFailure::TerminateJobFlow;
    steps.push(own_step("Start HBase", action, jar));
    if !hbase.daemons.is_empty() {
        let name = "Configure HBase Daemons";
        actions.push(own_action(name, "configure-hbase-daemons", &hbase.daemons));
    }
    Ok(())
}

fn own_action(name: &str, script: &str, args: &[Spanned<Text>]) -> BootstrapActionConfig {
    BootstrapActionConfig {
        name: Some(name.to_owned()),
        script_bootstrap_action: Some(ScriptBootstrapActionConfig {
            path: Some(format!("{BOOTSTRAP_ACTIONS}/{script}")),
            args: some(arguments(args).collect()),
        }),
    }
}

fn hbase_jar(
    jar: Option<&Spanned<FileLocation>>,
    args: Vec<String>,
    artifacts: &mut Artifacts<'_>,
) -> Result<HadoopJarStepConfig, LowerError> {
    Ok(HadoopJarStepConfig {
        jar: jar.map(|jar| artifacts.uri(jar)).transpose()?,
        main_class: Some(HBASE_MAIN_CLASS.to_owned()),
        args: Some(args),
        ..HadoopJarStepConfig::default()
    })
}
