// SPDX-License-Identifier: Apache-2.0
//! Each kind of step as the `HadoopJarStep` that real EMR runs (RG emr-commandrunner, emr-hadoop-script).

use std::time::Duration;

use emrys_document::Spanned;
use emrys_document::elements::{
    Cluster, Command, DeployMode, Jar, Map, Script, ScriptSource, SparkProgram, SparkSql,
    SparkSqlSource, SparkSubmit, Step, StepAction, Text,
};
use emrys_model::action_on_failure::ActionOnFailure;
use emrys_protocol::types::{HadoopJarStepConfig, KeyValue, StepConfig};

use super::artifacts::{Artifacts, Packages};
use super::plan::PlannedStep;
use super::{LowerError, ami, arguments, some, translate};

const COMMAND_RUNNER: &str = "command-runner.jar";
/// What a container calls the environment of the job flow's Python packages.
const ENVIRONMENT: &str = "environment";
/// Spark's property that an option `--archives` hides.
const ARCHIVES: &str = "spark.archives";

/// Lowers one step. A cluster that nobody knows has a release label.
pub(super) fn step(
    step: &Step,
    cluster: Option<&Cluster>,
    region: &str,
    artifacts: &mut Artifacts<'_>,
) -> Result<PlannedStep, LowerError> {
    let of_ami = cluster.filter(|cluster| cluster.ami_version().is_some());
    let jar = match &step.action {
        StepAction::SparkSubmit(submit) => spark_submit(submit, artifacts)?,
        StepAction::SparkSql(sql) => spark_sql(sql, artifacts)?,
        StepAction::Script(script) => script_runner(script, region, artifacts)?,
        StepAction::Command(command) => command_runner(match &command.value {
            Command::Words(words) => arguments(words).collect(),
            Command::Shell(line) => vec!["bash".to_owned(), "-c".to_owned(), line.0.clone()],
        }),
        StepAction::Jar(jar) => custom_jar(jar, artifacts)?,
        StepAction::RestoreHBase(backup) => match of_ami {
            Some(cluster) => ami::hbase_backup(backup, "--restore", cluster, artifacts)?,
            None => command_runner(translate::restore(backup)),
        },
        StepAction::BackupHBase(backup) => match of_ami {
            Some(cluster) => ami::hbase_backup(backup, "--backup", cluster, artifacts)?,
            None => command_runner(translate::backup(backup)),
        },
    };
    // What an AMI-era document does not say is EMR's to decide, and EMR terminates the cluster.
    let is_said = step.action_on_failure.is_some() || step.action.is_of_hbase();
    let is_left_to_emr = !is_said && of_ami.is_some();
    let action = if is_left_to_emr {
        ActionOnFailure::TerminateCluster
    } else {
        step.action_on_failure()
    };
    let retries = step.retry.as_ref().map_or(0, |retry| retry.attempts.value);
    let retries = u32::try_from(retries).unwrap_or_default();
    let delay = step.retry.as_ref().and_then(|retry| retry.delay.as_ref());
    let sent = if retries > 0 {
        Some(ActionOnFailure::Continue)
    } else {
        Some(action).filter(|_| !is_left_to_emr)
    };
    Ok(PlannedStep {
        config: StepConfig {
            name: Some(step.name.value.clone()),
            action_on_failure: sent.map(Into::into),
            hadoop_jar_step: Some(jar),
            ..StepConfig::default()
        },
        action_on_failure: action,
        timeout: step
            .timeout
            .as_ref()
            .map(|timeout| Duration::from_secs(timeout.seconds())),
        attempts: 1 + retries,
        delay: delay.map_or(Duration::ZERO, |delay| Duration::from_secs(delay.seconds())),
    })
}

/// A command by EMR's `command-runner.jar`.
pub(super) fn command_runner(arguments: Vec<String>) -> HadoopJarStepConfig {
    HadoopJarStepConfig {
        jar: Some(COMMAND_RUNNER.to_owned()),
        args: Some(arguments),
        ..HadoopJarStepConfig::default()
    }
}

fn spark_properties(conf: &Map<Spanned<Text>>, arguments: &mut Vec<String>) {
    for (name, value) in conf.iter() {
        arguments.extend(["--conf".to_owned(), format!("{}={}", name.value, value.0)]);
    }
}

fn option(name: &str, value: Option<&str>, arguments: &mut Vec<String>) {
    if let Some(value) = value {
        arguments.extend([name.to_owned(), value.to_owned()]);
    }
}

fn spark_submit(
    submit: &SparkSubmit,
    artifacts: &mut Artifacts<'_>,
) -> Result<HadoopJarStepConfig, LowerError> {
    let mut arguments = vec!["spark-submit".to_owned()];
    let python = match submit.is_python() {
        true => artifacts.packages()?,
        false => None,
    };
    let mode = submit.deploy_mode.as_deref().copied();
    // YARN unpacks archives for containers alone, so the driver has to be in one.
    let mode = match python {
        Some(Packages::Environment(_)) => Some(mode.unwrap_or(DeployMode::Cluster)),
        Some(Packages::PyFiles(_)) | None => mode,
    };
    option(
        "--master",
        submit.master.as_deref().map(String::as_str),
        &mut arguments,
    );
    option(
        "--deploy-mode",
        mode.map(DeployMode::as_str),
        &mut arguments,
    );
    option(
        "--class",
        submit.class.as_deref().map(String::as_str),
        &mut arguments,
    );
    let mut py_files = Vec::new();
    match python {
        Some(Packages::Environment(uri)) => environment(&uri, submit, &mut arguments),
        Some(Packages::PyFiles(uri)) => py_files.push(uri),
        None => {}
    }
    spark_properties(&submit.conf, &mut arguments);
    for file in &submit.py_files {
        py_files.push(artifacts.uri(file)?);
    }
    let packages: Vec<&str> = submit
        .packages
        .iter()
        .map(|package| package.as_str())
        .collect();
    if !py_files.is_empty() {
        option("--py-files", Some(&py_files.join(",")), &mut arguments);
    }
    if !packages.is_empty() {
        option("--packages", Some(&packages.join(",")), &mut arguments);
    }
    let (SparkProgram::Script(program) | SparkProgram::Jar(program)) = &submit.program;
    arguments.push(artifacts.uri(program)?);
    arguments.extend(super::arguments(&submit.args));
    Ok(command_runner(arguments))
}

/// An environment for driver and executors: this one property decides for both, whatever the nodes' own configuration
/// says. The step's own properties come later and win, but an option hides a property `spark.archives`.
fn environment(uri: &str, submit: &SparkSubmit, arguments: &mut Vec<String>) {
    let mut archives = format!("{uri}#{ENVIRONMENT}");
    if let Some(others) = submit.conf.get(ARCHIVES) {
        archives = format!("{archives},{}", others.0);
    }
    option("--archives", Some(&archives), arguments);
    let python = format!("spark.pyspark.python=./{ENVIRONMENT}/bin/python");
    option("--conf", Some(&python), arguments);
}

fn spark_sql(
    sql: &SparkSql,
    artifacts: &mut Artifacts<'_>,
) -> Result<HadoopJarStepConfig, LowerError> {
    let mut arguments = vec!["spark-sql".to_owned()];
    spark_properties(&sql.conf, &mut arguments);
    match &sql.source {
        SparkSqlSource::Script(script) => {
            option("-f", Some(&artifacts.uri(script)?), &mut arguments);
        }
        SparkSqlSource::Query(query) => option("-e", Some(&query.value), &mut arguments),
    }
    arguments.extend(super::arguments(&sql.args));
    Ok(command_runner(arguments))
}

fn script_runner(
    script: &Script,
    region: &str,
    artifacts: &mut Artifacts<'_>,
) -> Result<HadoopJarStepConfig, LowerError> {
    let uri = match &script.source {
        ScriptSource::Path(path) => artifacts.uri(path)?,
        ScriptSource::Inline(text) => artifacts.inline(&text.0, "script.sh")?,
    };
    Ok(HadoopJarStepConfig {
        jar: Some(format!(
            "s3://{region}.elasticmapreduce/libs/script-runner/script-runner.jar"
        )),
        args: Some(
            std::iter::once(uri)
                .chain(arguments(&script.args))
                .collect(),
        ),
        ..HadoopJarStepConfig::default()
    })
}

fn custom_jar(jar: &Jar, artifacts: &mut Artifacts<'_>) -> Result<HadoopJarStepConfig, LowerError> {
    let properties = jar.properties.iter().map(|(key, value)| KeyValue {
        key: Some(key.value.clone()),
        value: Some(value.0.clone()),
    });
    Ok(HadoopJarStepConfig {
        jar: Some(artifacts.uri(&jar.jar)?),
        main_class: jar.main_class.as_deref().cloned(),
        args: some(arguments(&jar.args).collect()),
        properties: some(properties.collect()),
    })
}
