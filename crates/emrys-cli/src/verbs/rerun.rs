// SPDX-License-Identifier: Apache-2.0
//! `emrys rerun`: a new run of what a run was made from, from a step on if that is wanted.

use emrys_diagnostics::suggest;
use emrys_model::ids::RunId;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_protocol::types::{DescribeClusterInput, Open};
use emrys_runner::journal::RunRecord;
use emrys_runner::run::{NewRun, Wish};
use emrys_synth::lower::plan::Plan;

use crate::arguments::{Common, Destination};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::python::Packing;
use crate::runs::session::{Session, Work};
use crate::runs::{self, again};
use crate::{output, references, runner, security_configurations, uploads};

/// Arguments of `emrys rerun`.
#[derive(Debug, clap::Args)]
pub(crate) struct Rerun {
    /// The run's id
    run: RunId,
    /// Begin with the step of that name; what comes before is not repeated
    #[arg(long, value_name = "STEP")]
    from: Option<String>,
    /// Do what the run did, whatever its document says now
    #[arg(long)]
    recorded: bool,
    /// Exit with 0 although steps have failed that let the job flow continue
    #[arg(long)]
    allow_failed_steps: bool,
    #[command(flatten)]
    destination: Destination,
}

impl Rerun {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let journal = runner::journal(common)?;
        let (run, old) = journal.find(&self.run)?;
        if run.outcome.is_none() {
            let message = format!("run {} has not ended", self.run);
            let failure = Failure::new(ExitCode::Refused, message);
            let target = runs::target_arguments(&run.target);
            return Err(match journal.holder(&self.run)? {
                Some(_) => failure.hint("somebody carries it out: wait for its end, or cancel it"),
                None => failure.hint(format_args!(
                    "`emrys resume {}{target}` takes it up",
                    self.run
                )),
            });
        }
        let place = self.destination.place().await?;
        let mut plan = match self.recorded {
            true => old.clone(),
            false => {
                runs::document(&run, common.format())?
                    .plan_to_launch(common, &place, Packing::Now)
                    .await?
            }
        };
        let fits = plan.request == old.request;
        if let Some(step) = &self.from {
            plan = from_step(plan, step)?;
        }
        let session = Session::of(common, &self.destination.on, place, &run).await?;
        let cluster = match fits {
            true => waiting(&session, &run).await?,
            false => None,
        };
        if let Some(cluster) = &cluster {
            output::say(format_args!("cluster {cluster} waits, and is used again"));
            plan = again::on_cluster(plan);
        }
        let values = references::fetch(&session.target, &plan, &[]).await?;
        uploads::prepare(&session.target, &plan).await?;
        if cluster.is_none() {
            security_configurations::prepare(&session.target, &plan, &values).await?;
        }
        let new = NewRun {
            job_flow: run.job_flow.clone(),
            plan,
            target: run.target.clone(),
            keep: run.keep,
            values: run.values.clone(),
            group: run.group.clone(),
            rerun_of: Some(run.id.clone()),
            origin: run.origin.clone(),
            cluster,
        };
        let work = Work::New(Box::new(new), values);
        session
            .carry_out(work, Wish::GoOn, self.allow_failed_steps)
            .await
    }
}

fn from_step(plan: Plan, step: &str) -> Result<Plan, Failure> {
    let names: Vec<String> = again::names(&plan).into_iter().map(str::to_owned).collect();
    again::from_step(plan, step).ok_or_else(|| {
        let names = || names.iter().map(String::as_str);
        let failure = Failure::new(
            ExitCode::Usage,
            format!("the job flow has no step `{step}`"),
        );
        failure.hint(suggest::did_you_mean(step, names()).unwrap_or_else(|| {
            let quoted: Vec<String> = names().map(|name| format!("`{name}`")).collect();
            format!("it has {}", quoted.join(", "))
        }))
    })
}

/// The run's cluster, if it waits for more.
async fn waiting(session: &Session<'_>, run: &RunRecord) -> Result<Option<String>, Failure> {
    let Some(id) = run.cluster_id() else {
        return Ok(None);
    };
    let input = DescribeClusterInput {
        cluster_id: Some(id.to_owned()),
    };
    // One that EMR has forgotten is not there to be used again.
    let Ok(described) = session.target.emr.describe_cluster(input).await else {
        return Ok(None);
    };
    let status = described.cluster.and_then(|cluster| cluster.status);
    let state = status.and_then(|status| status.state);
    let waits = state.as_ref().and_then(Open::known) == Some(ClusterState::Waiting);
    Ok(waits.then(|| id.to_owned()))
}
