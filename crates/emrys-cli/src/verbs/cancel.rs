// SPDX-License-Identifier: Apache-2.0
//! `emrys cancel`: one step, or every active step of a cluster.

use emrys_protocol::types::{
    CancelStepsInput, CancelStepsRequestStatus, Open, StepCancellationOption,
};

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, VerbResult};
use crate::lookup::{self, Id};
use crate::output::{self, Format};
use crate::target::{Start, Target};

/// Arguments of `emrys cancel`.
#[derive(Debug, clap::Args)]
pub(crate) struct Cancel {
    /// Id of a step, or of a cluster whose active steps are meant
    id: Id,
    /// Kill the step's processes at once instead of asking them to end
    #[arg(long)]
    kill: bool,
    #[command(flatten)]
    on: On,
}

impl Cancel {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        target.announce_on_aws().await?;
        let emr = target.emr.as_ref();
        let (cluster_id, steps) = match self.id {
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
}
