// SPDX-License-Identifier: Apache-2.0
//! `BuildRequestVisitorTest`, a module for each of its regions. Where theirs counts the objects that a visitor made, these
//! look at the request: nothing else is in it. What is missing is said of all items at once, and no request is made.

mod bootstrap_action;
mod cluster_tag;
mod debug_config;
mod hadoop_config;
mod hbase_config;
mod hbase_steps;
mod jar_step;
mod job_flow;

use emrys_document::model::{ClusterTag, Config, JobFlow, Step};
use emrys_protocol::types::{BootstrapActionConfig, RunJobFlowInput, StepConfig, Tag};
use emrys_runner::builder::{RunJobFlowRequestBuilder, Settings};

use crate::support::{self, job_flow as valid};

fn settings() -> Settings {
    let mut settings = Settings::new();
    for (name, value) in [
        ("jobFlowId", "j-111AAABBBNJ2I"),
        ("myBucket", "s3://myBucket"),
        ("myRole", "SupperSlonic"),
        ("amiVersion", "3.0.3"),
        ("contact", "supperslonic.com"),
        ("ec2Key", "testEC2Key"),
        ("hadoopVersion", "2.2.0"),
        ("hbaseJar", "/home/hadoop/lib/2.2.0/hbase-0.94.7.jar"),
        ("masterInstanceType", "m1.medium"),
        ("slaveInstanceType", "m3.2xlarge"),
        ("arg1", "1234"),
        ("arg2", "6789"),
    ] {
        settings.put(name, value).unwrap();
    }
    settings
}

fn refused(job_flow: &JobFlow) -> Vec<String> {
    support::refused(job_flow, &settings())
}

fn built(job_flow: &JobFlow) -> RunJobFlowInput {
    let settings = settings();
    RunJobFlowRequestBuilder::new(&settings)
        .build(job_flow)
        .unwrap()
}

fn with_configs<C: Into<Config>>(configs: impl IntoIterator<Item = C>) -> JobFlow {
    valid().configs(configs)
}

fn with_step(step: impl Into<Step>) -> JobFlow {
    valid().steps([step.into()])
}

fn with_tag(tag: ClusterTag) -> JobFlow {
    valid().tags([tag])
}

/// What a request has beside the cluster itself.
fn objects(request: &RunJobFlowInput) -> (&[Tag], &[BootstrapActionConfig], &[StepConfig]) {
    (
        request.tags.as_deref().unwrap_or_default(),
        request.bootstrap_actions.as_deref().unwrap_or_default(),
        request.steps.as_deref().unwrap_or_default(),
    )
}

/// A bootstrap action's name, path and arguments.
fn action(action: &BootstrapActionConfig) -> (&str, &str, Option<Vec<&str>>) {
    let script = action.script_bootstrap_action.as_ref().unwrap();
    let args = script.args.as_ref();
    (
        action.name.as_deref().unwrap(),
        script.path.as_deref().unwrap(),
        args.map(|args| args.iter().map(String::as_str).collect()),
    )
}

/// A step's name, JAR, main class, arguments and action on failure.
fn step(step: &StepConfig) -> (&str, &str, Option<&str>, Option<Vec<&str>>, Option<&str>) {
    let jar = step.hadoop_jar_step.as_ref().unwrap();
    let args = jar.args.as_ref();
    (
        step.name.as_deref().unwrap(),
        jar.jar.as_deref().unwrap(),
        jar.main_class.as_deref(),
        args.map(|args| args.iter().map(String::as_str).collect()),
        step.action_on_failure
            .as_ref()
            .map(emrys_protocol::types::Open::as_str),
    )
}
