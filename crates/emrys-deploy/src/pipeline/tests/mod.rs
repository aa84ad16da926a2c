// SPDX-License-Identifier: Apache-2.0
//! Pipelines as machines: what they do with their clusters, whatever fails.

mod cloud;
mod failures;
mod flows;
mod job_flows;
mod properties;
mod refusals;
mod statements;
mod stops;
mod world;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use emrys_document::{Format, Options, Project};
use emrys_synth::lower::Destination;
use serde_json::{Value, json};

use super::{Context, Machine, PipelineError, machine};
use crate::registry::values;
use crate::template::text;

/// A project with launch functions, and pipelines as given.
pub(super) fn project(pipelines: &str) -> Project {
    let document = format!(
        "namespace: sales
profiles:
  sse: {{ vpc: vpc-0abc1234, artifacts: s3://acme-artifacts/emr/ }}
clusters:
  small:
    release_label: emr-7.1.0
    master_instance_group: {{ instance_type: m5.xlarge }}
    keep_job_flow_alive_when_no_steps: true
    allowed_overrides:
      Count: {{ path: StepConcurrencyLevel, minimum: 1, maximum: 9 }}
      Type: {{ path: Instances.InstanceGroups.0.InstanceType }}
launch_functions:
  nightly: {{ profile: sse, cluster: small }}
  weekly: {{ profile: sse, cluster: small }}
{pipelines}
  other:
    flow: [{{ wait: 1s }}]
"
    );
    let options = Options {
        set: Vec::new(),
        variables: &|_| None,
        environment: None,
        now_millis: 0,
    };
    let folder = Path::new(".");
    let (project, diagnostics) =
        Project::read(&document, "emrys.yaml", Format::Yaml, folder, &options);
    project.unwrap_or_else(|| panic!("{diagnostics:?} in\n{document}"))
}

/// A pipeline named `daily` of these activities, indented by two.
pub(super) fn flow(activities: &str) -> Project {
    let lines = activities.lines().map(|line| format!("      {line}\n"));
    project(&format!(
        "pipelines:\n  daily:\n    flow:\n{}",
        lines.collect::<String>()
    ))
}

pub(super) fn arn(name: &str) -> String {
    text::arn("states", &format!("stateMachine:sales_{name}"))
}

/// What the registry has of a profile.
fn profile() -> values::Profile {
    let profile = json!({
        "Schema": 1,
        "Kind": "profile",
        "Namespace": "sales",
        "Name": "sse",
        "LogsUri": "s3://acme-logs/emr/",
        "Request": {
            "ServiceRole": "arn:aws:iam::123456789012:role/service",
            "JobFlowRole": "instances",
            "Instances": { "EmrManagedMasterSecurityGroup": "sg-1" },
        },
        "Roles": {
            "Service": "arn:aws:iam::123456789012:role/service",
            "Instance": "arn:aws:iam::123456789012:role/instances",
        },
    });
    serde_json::from_value(profile).unwrap()
}

/// The machine of the pipeline `daily`.
pub(super) fn written(project: &Project) -> Result<Machine, PipelineError> {
    let destination = Destination {
        region: "eu-west-1",
        artifacts: Some("acme-artifacts/emr"),
        digest: &|_: &Path| -> io::Result<String> { Ok("0".repeat(64)) },
        files: &|_| Ok(Vec::new()),
        python: None,
    };
    let named = |names: &[&str]| {
        let named = names.iter().map(|name| ((*name).to_owned(), arn(name)));
        named.collect::<BTreeMap<_, _>>()
    };
    let context = Context {
        project,
        name: "daily",
        destination: &destination,
        launch_functions: named(&["nightly", "weekly"]),
        pipelines: named(&["daily", "other"]),
        profiles: BTreeMap::from([("sse".to_owned(), profile())]),
        security_configurations: BTreeMap::from([(
            "encrypted".to_owned(),
            "sales-encrypted".to_owned(),
        )]),
    };
    machine(project.pipelines.get("daily").unwrap(), &context)
}

/// The definition of a flow, which has to be right, with values in the places of its references.
pub(super) fn definition(activities: &str) -> Value {
    definition_of(&flow(activities))
}

pub(super) fn definition_of(project: &Project) -> Value {
    match written(project) {
        Ok(machine) => serde_json::from_str(&super::check::filled(&machine.definition)).unwrap(),
        Err(PipelineError::Document(diagnostics)) => panic!("{diagnostics:#?}"),
        Err(other) => panic!("{other}"),
    }
}

/// What is wrong with a flow.
pub(super) fn refused(activities: &str) -> String {
    match written(&flow(activities)) {
        Ok(machine) => panic!("{:#}", machine.definition),
        Err(refused) => refused.to_string(),
    }
}

/// What the role of the machine may do, with values in the places of references.
pub(super) fn statements(project: &Project) -> Vec<Value> {
    let machine = written(project).unwrap();
    let statements = machine
        .statements
        .iter()
        .map(|own| serde_json::from_str(&super::check::filled(&own.to_json())).unwrap());
    statements.collect()
}
