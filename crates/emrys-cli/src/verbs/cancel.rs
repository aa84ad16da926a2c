// SPDX-License-Identifier: Apache-2.0
//! `emrys cancel`: a run, one step, every active step of a cluster, or an execution of a state machine.

use emrys_model::ids::RunId;
use emrys_protocol::states::types::{DescribeExecutionInput, ExecutionStatus};
use emrys_protocol::types::{
    CancelStepsInput, CancelStepsRequestStatus, Open, StepCancellationOption,
};
use emrys_runner::journal::Change;
use emrys_runner::run::Wish;

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::lookup::{self, Id, RunOr, Started};
use crate::machines::executions::{self, Reference};
use crate::machines::follow;
use crate::output::{self, Format};
use crate::runner;
use crate::runs::session::{Session, Work};
use crate::runs::{self, view};
use crate::target::{Start, Target};

/// Arguments of `emrys cancel`.
#[derive(Debug, clap::Args)]
pub(crate) struct Cancel {
    /// Id of a run, of a step, or of a cluster whose active steps are meant; or the ARN or the name of an execution
    id: Started,
    /// Kill the step's processes at once instead of asking them to end
    #[arg(long)]
    kill: bool,
    #[command(flatten)]
    on: On,
}

impl Cancel {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let id = match &self.id {
            Started::Known(RunOr::Run(run)) => return self.cancel_run(common, run).await,
            Started::Known(RunOr::Other(id)) => id.clone(),
            Started::Execution(execution) => return self.stop(common, execution).await,
        };
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        target.announce_on_aws().await?;
        let emr = target.emr.as_ref();
        let (cluster_id, steps) = match id {
            Id::Step(step) => (
                lookup::cluster_of(emr, &step).await?,
                vec![step.to_string()],
            ),
            Id::Cluster(cluster) => {
                let steps = lookup::steps(emr, cluster.as_str()).await?;
                let active = steps.into_iter().filter(|step| {
                    let state = step
                        .status
                        .as_ref()
                        .and_then(|status| status.state.as_ref());
                    state
                        .and_then(Open::known)
                        .is_some_and(|state| !state.is_terminal())
                });
                (
                    cluster.to_string(),
                    active.filter_map(|step| step.id).collect(),
                )
            }
        };
        if steps.is_empty() {
            output::say("the cluster has no active steps");
            return Ok(ExitCode::Success);
        }
        let option = match self.kill {
            true => StepCancellationOption::TerminateProcess,
            false => StepCancellationOption::SendInterrupt,
        };
        let input = CancelStepsInput {
            cluster_id: Some(cluster_id),
            step_ids: Some(steps),
            step_cancellation_option: Some(option.into()),
        };
        let answers = emr
            .cancel_steps(input)
            .await?
            .cancel_steps_info_list
            .unwrap_or_default();
        let refused = answers.iter().any(|answer| {
            let status = answer.status.as_ref().and_then(Open::known);
            status == Some(CancelStepsRequestStatus::Failed)
        });
        match common.format() {
            Format::Json => output::json(&answers)?,
            Format::Human => {
                for answer in &answers {
                    let status = answer.status.as_ref().map_or("", |status| status.as_str());
                    let reason = answer.reason.as_deref().unwrap_or_default();
                    let line = format!(
                        "{} {status} {reason}",
                        answer.step_id.as_deref().unwrap_or_default()
                    );
                    output::data(line.trim_end())?;
                }
            }
        }
        Ok(if refused {
            ExitCode::Refused
        } else {
            ExitCode::Success
        })
    }

    /// Stops an execution.
    async fn stop(&self, common: &Common, reference: &Reference) -> VerbResult {
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        target.announce_on_aws().await?;
        let states = target.states.as_ref();
        let arn = executions::arn(states, reference).await?;
        let describe = DescribeExecutionInput {
            execution_arn: Some(arn.clone()),
            ..DescribeExecutionInput::default()
        };
        let described = states.describe_execution(describe).await?;
        if described.status != Some(Open::Known(ExecutionStatus::Running)) {
            let status = described.status.as_ref().map_or("", Open::as_str);
            let message = format!("execution {arn} has ended already: {status}");
            return Err(Failure::new(ExitCode::Refused, message));
        }
        follow::stop(states, &arn, "cancelled").await?;
        match common.format() {
            Format::Json => output::json(&serde_json::json!({ "execution_arn": arn }))?,
            Format::Human => output::data(format_args!("{arn} is stopped"))?,
        }
        Ok(ExitCode::Success)
    }

    /// Has the process that carries the run out cancel it; if there is none, carries it out to its end.
    async fn cancel_run(&self, common: &Common, id: &RunId) -> VerbResult {
        let journal = runner::journal(common)?;
        let (run, _) = journal.find(id)?;
        if let Some(outcome) = &run.outcome {
            let how = view::verdict_words(outcome.verdict);
            return Err(Failure::new(
                ExitCode::Refused,
                format!("run {id} has ended: {how}"),
            ));
        }
        if journal.holder(id)?.is_some() {
            let taken_up = format!("run {id} is cancelled");
            runs::ask(&journal, id, Change::Cancel, taken_up).await?;
            return Ok(ExitCode::Success);
        }
        let place = self.on.place().await?;
        let session = Session::of(common, &self.on, place, &run).await?;
        let work = Work::Resume(id.clone(), None);
        match session.carry_out(work, Wish::Cancel, false).await? {
            ExitCode::Interrupted => Ok(ExitCode::Success),
            other => Ok(other),
        }
    }
}
