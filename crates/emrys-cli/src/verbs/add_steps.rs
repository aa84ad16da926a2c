// SPDX-License-Identifier: Apache-2.0
//! `emrys add-steps`: a job flow's steps for a run under way, or on a cluster that is there already.

use emrys_model::ids::{ClusterId, RunId};
use emrys_protocol::types::{AddJobFlowStepsInput, DescribeClusterInput};
use emrys_runner::journal::Change;
use emrys_synth::lower::plan::Plan;

use crate::arguments::{Common, Destination, Subject};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::lookup::RunOr;
use crate::output::{self, Format};
use crate::place::Place;
use crate::python::Packing;
use crate::runs::session::Session;
use crate::target::{Start, Target};
use crate::{references, runner, runs, uploads};

/// Arguments of `emrys add-steps`.
#[derive(Debug, clap::Args)]
pub(crate) struct AddSteps {
    /// Id of a run or a cluster
    #[arg(value_name = "RUN|CLUSTER")]
    id: RunOr<ClusterId>,
    #[command(flatten)]
    subject: Subject,
    #[command(flatten)]
    destination: Destination,
}

impl AddSteps {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let mut chosen = self.subject.choose(common.format())?;
        if chosen.is_fragment() {
            chosen.adopt_steps(&self.release(common).await?)?;
        }
        let place = self.destination.place().await?;
        let plan = chosen.plan(common, &place, Packing::Now).await?;
        let cluster = match &self.id {
            RunOr::Other(cluster) => cluster,
            RunOr::Run(run) => return self.to_run(common, run, plan, place).await,
        };
        if plan.needs_runner() {
            return Err(Failure::new(
                ExitCode::Usage,
                "steps with `retry` or `timeout` need a run that follows them",
            )
            .hint("use `emrys run`, or remove them"));
        }
        let target = Target::at(common, place, Start::WithJournal).await?;
        target.announce_on_aws().await?;
        let values = references::fetch(&target, &plan.steps, chosen.references()).await?;
        let values = values.with_cluster(cluster.as_str());
        let filled = values.fill(&plan.steps);
        let steps = filled.map_err(|error| Failure::new(ExitCode::Unexpected, error))?;
        uploads::prepare(&target, &plan).await?;
        let input = AddJobFlowStepsInput {
            job_flow_id: Some(cluster.to_string()),
            steps: Some(steps.into_iter().map(|step| step.config).collect()),
            ..AddJobFlowStepsInput::default()
        };
        let ids = target
            .emr
            .add_job_flow_steps(input)
            .await?
            .step_ids
            .unwrap_or_default();
        match common.format() {
            Format::Json => output::json(&ids)?,
            Format::Human => output::data(ids.join("\n"))?,
        }
        Ok(ExitCode::Success)
    }

    /// The release label or the AMI version of the cluster: it decides how steps are sent.
    async fn release(&self, common: &Common) -> Result<String, Failure> {
        let id = match &self.id {
            RunOr::Other(cluster) => cluster.to_string(),
            RunOr::Run(run) => {
                let request = runner::journal(common)?.find(run)?.1.request;
                let release = request.release_label.or(request.ami_version);
                return release.ok_or_else(|| unknown_release(run.as_str()));
            }
        };
        let place = self.destination.place().await?;
        let target = Target::at(common, place, Start::WithJournal).await?;
        let input = DescribeClusterInput {
            cluster_id: Some(id.clone()),
        };
        let cluster = target.emr.describe_cluster(input).await?.cluster;
        let cluster = cluster.unwrap_or_default();
        let release = cluster.release_label.or(cluster.running_ami_version);
        release.ok_or_else(|| unknown_release(&id))
    }

    /// Leaves word to the process that carries the run out: it adds the steps behind all others.
    async fn to_run(&self, common: &Common, id: &RunId, plan: Plan, place: Place) -> VerbResult {
        let journal = runner::journal(common)?;
        let (run, _) = journal.find(id)?;
        if run.outcome.is_some() {
            return Err(runs::ended(id));
        }
        if plan.flow.is_some() {
            let message = "a job flow with a `flow` has no steps to be added";
            return Err(Failure::new(ExitCode::Usage, message));
        }
        let session = Session::of(common, &self.destination.on, place, &run).await?;
        uploads::prepare(&session.target, &plan).await?;
        let number = plan.steps.len();
        let change = Change::AddSteps { steps: plan.steps };
        let taken_up = format!("steps added to run {id}: {number}");
        runs::ask(&journal, id, change, taken_up).await?;
        Ok(ExitCode::Success)
    }
}

fn unknown_release(of: &str) -> Failure {
    let message = format!("the release of the cluster of {of} is not known");
    Failure::new(ExitCode::Unexpected, message)
}
