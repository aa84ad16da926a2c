// SPDX-License-Identifier: Apache-2.0
//! `emrys show`: a run, a cluster, a step, or an execution of a state machine.

use emrys_model::ids::{ClusterId, RunId, StepId};
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::engine::{self, Failed};
use emrys_protocol::types::{Cluster, InstanceFleet, InstanceGroup, Open, Step};
use serde::Serialize;

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::explanation;
use crate::instances::{self, Instances};
use crate::lookup::{self, Id, RunOr, Started};
use crate::machines;
use crate::machines::executions::{self, Reference};
use crate::output::{self, Format};
use crate::runner;
use crate::runs::{
    self,
    view::{self, State},
};
use crate::target::{Start, Target};
use crate::words;

/// Arguments of `emrys show`.
#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// Id of a run, a cluster or a step; or the ARN or the name of an execution
    id: Started,
    #[command(flatten)]
    on: On,
}

/// A cluster with its steps and its instance groups or fleets, as `--json` shows it: the shapes of EMR's API.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct ClusterWithSteps {
    cluster: Cluster,
    steps: Vec<emrys_protocol::types::StepSummary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance_groups: Option<Vec<InstanceGroup>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance_fleets: Option<Vec<InstanceFleet>>,
    /// Of the bootstrap action that ended the cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<engine::Failure>,
}

/// A step with its cluster's id.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct StepOfCluster {
    cluster_id: String,
    step: Step,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<engine::Failure>,
}

impl Show {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let id = match self.id {
            Started::Known(RunOr::Run(id)) => return run(common, &id),
            other => other,
        };
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        match id {
            // It was shown from the journal.
            Started::Known(RunOr::Run(_)) => {}
            Started::Known(RunOr::Other(Id::Cluster(id))) => {
                cluster(&target, &id, common.format()).await?;
            }
            Started::Known(RunOr::Other(Id::Step(id))) => {
                step(&target, &id, common.format()).await?;
            }
            Started::Execution(reference) => {
                execution(&target, &reference, common.format()).await?;
            }
        }
        Ok(ExitCode::Success)
    }
}

/// An execution, with the states that it has gone through.
async fn execution(target: &Target, reference: &Reference, format: Format) -> Result<(), Failure> {
    let states = target.states.as_ref();
    let arn = executions::arn(states, reference).await?;
    let path = executions::path(states, &arn).await?;
    let execution = executions::describe(states, &arn).await?;
    match format {
        Format::Json => output::json(&machines::view::Whole::new(execution, path)),
        Format::Human => machines::view::write(&execution, &path, words::now()),
    }
}

/// A run is shown from the journal alone, wherever it runs.
fn run(common: &Common, id: &RunId) -> VerbResult {
    let journal = runner::journal(common)?;
    let (run, _) = journal.find(id)?;
    let whole = view::whole(&run, journal.holder(id)?);
    match common.format() {
        Format::Json => output::json(&whole)?,
        Format::Human => view::write(&whole, words::now())?,
    }
    if whole.run.state == State::Left {
        let target = runs::target_arguments(&run.target);
        output::hint(format_args!("`emrys resume {id}{target}` takes it up"));
    }
    Ok(ExitCode::Success)
}

fn field(name: &str, value: &str) -> Result<(), Failure> {
    if value.is_empty() {
        return Ok(());
    }
    output::data(format_args!("{name:<12} {value}"))
}

async fn cluster(target: &Target, id: &ClusterId, format: Format) -> Result<(), Failure> {
    let emr = target.emr.as_ref();
    let cluster = lookup::cluster(emr, id).await?;
    let steps = lookup::steps(emr, id.as_str()).await?;
    let instances = instances::find(emr, &cluster).await?;
    let explained = explanation::of_cluster(target, &cluster).await;
    if format == Format::Json {
        let (instance_groups, instance_fleets) = match instances {
            Instances::Groups(groups) => (Some(groups), None),
            Instances::Fleets(fleets) => (None, Some(fleets)),
        };
        return output::json(&ClusterWithSteps {
            cluster,
            steps,
            instance_groups,
            instance_fleets,
            failure: explained.map(|(_, failure)| failure),
        });
    }
    let status = cluster.status.clone().unwrap_or_default();
    let timeline = status.timeline.clone().unwrap_or_default();
    let reason = status.state_change_reason.clone().unwrap_or_default();
    let applications = cluster.applications.iter().flatten().map(|application| {
        let name = application.name.as_deref().unwrap_or_default();
        let version = application.version.as_deref().unwrap_or_default();
        format!("{name} {version}").trim_end().to_owned()
    });
    field("cluster", id.as_str())?;
    field("name", cluster.name.as_deref().unwrap_or_default())?;
    field("state", words::cluster_state(Some(&status)))?;
    field("reason", reason.message.as_deref().unwrap_or_default())?;
    field(
        "release",
        cluster.release_label.as_deref().unwrap_or_default(),
    )?;
    field("applications", &applications.collect::<Vec<_>>().join(", "))?;
    field("created", &words::time(timeline.creation_date_time))?;
    field("ready", &words::time(timeline.ready_date_time))?;
    field("ended", &words::time(timeline.end_date_time))?;
    field("log uri", cluster.log_uri.as_deref().unwrap_or_default())?;
    if let Some(home) = &target.home {
        field("folder", &home.cluster(id).display().to_string())?;
    }
    if let Some((number, failure)) = &explained {
        let logs = format!("emrys logs {id} --bootstrap-action {number}");
        explain(failure, &logs)?;
    }
    output::data("")?;
    instances::table(instances)?;
    if steps.is_empty() {
        return Ok(());
    }
    output::data("")?;
    super::steps::table(steps)
}

/// Shows the lines that explain a failure, and how to read all of the log.
fn explain(failure: &engine::Failure, logs: &str) -> Result<(), Failure> {
    output::data("")?;
    output::data(format_args!("{} has:", failure.stream))?;
    for line in explanation::lines(failure) {
        output::data(format_args!("  {line}"))?;
    }
    if let Some(hint) = &failure.hint {
        output::hint(hint);
    }
    output::hint(format_args!(
        "all of it: `{logs} --stream {}`",
        failure.stream
    ));
    Ok(())
}

async fn step(target: &Target, id: &StepId, format: Format) -> Result<(), Failure> {
    let emr = target.emr.as_ref();
    let cluster_id = lookup::cluster_of(emr, id).await?;
    let step = lookup::step(emr, &cluster_id, id).await?;
    let status = step.status.clone().unwrap_or_default();
    let state = status.state.as_ref().and_then(Open::known);
    let explained = match state {
        Some(StepState::Failed) => {
            let failed = Failed::Step(id.to_string());
            explanation::of(target, &cluster_id, failed).await
        }
        _ => None,
    };
    if format == Format::Json {
        return output::json(&StepOfCluster {
            cluster_id,
            step,
            failure: explained,
        });
    }
    let timeline = status.timeline.clone().unwrap_or_default();
    let failure = status.failure_details.clone().unwrap_or_default();
    let reason = status.state_change_reason.clone().unwrap_or_default();
    let config = step.config.clone().unwrap_or_default();
    let action = step
        .action_on_failure
        .as_ref()
        .map_or("", |action| action.as_str());
    field("step", id.as_str())?;
    field("cluster", &cluster_id)?;
    field("name", step.name.as_deref().unwrap_or_default())?;
    field("state", words::step_state(Some(&status)))?;
    let reason = failure.reason.or(reason.message).unwrap_or_default();
    field("reason", &reason)?;
    field("failure", failure.message.as_deref().unwrap_or_default())?;
    field("log file", failure.log_file.as_deref().unwrap_or_default())?;
    field("on failure", action)?;
    field("jar", config.jar.as_deref().unwrap_or_default())?;
    field(
        "main class",
        config.main_class.as_deref().unwrap_or_default(),
    )?;
    field("args", &config.args.unwrap_or_default().join(" "))?;
    field("created", &words::time(timeline.creation_date_time))?;
    field("started", &words::time(timeline.start_date_time))?;
    field("ended", &words::time(timeline.end_date_time))?;
    let duration = words::step_duration(Some(&status)).map(words::duration);
    field("time", duration.as_deref().unwrap_or_default())?;
    if let (Some(home), Ok(cluster)) = (&target.home, cluster_id.parse()) {
        field("folder", &home.step(&cluster, id).display().to_string())?;
    }
    if let Some(failure) = &explained {
        explain(failure, &format!("emrys logs {id}"))?;
    }
    Ok(())
}
