// SPDX-License-Identifier: Apache-2.0
//! `emrys steps`: the steps of a cluster.

use emrys_model::ids::ClusterId;
use emrys_protocol::types::StepSummary;

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, VerbResult};
use crate::output::{self, Format};
use crate::target::{Start, Target};
use crate::{lookup, words};

/// Arguments of `emrys steps`.
#[derive(Debug, clap::Args)]
pub(crate) struct Steps {
    /// The cluster's id
    cluster: ClusterId,
    #[command(flatten)]
    on: On,
}

impl Steps {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        let steps = lookup::steps(target.emr.as_ref(), self.cluster.as_str()).await?;
        match common.format() {
            Format::Json => output::json(&steps)?,
            Format::Human if steps.is_empty() => output::say("the cluster has no steps"),
            Format::Human => table(steps)?,
        }
        Ok(ExitCode::Success)
    }
}

/// Writes steps as a table, as `emrys show` does too.
pub(super) fn table(steps: Vec<StepSummary>) -> Result<(), crate::exit::Failure> {
    let row = |step: StepSummary| {
        let status = step.status.as_ref();
        let action = step
            .action_on_failure
            .as_ref()
            .map_or("", |action| action.as_str());
        vec![
            step.id.clone().unwrap_or_default(),
            step.name.clone().unwrap_or_default(),
            words::step_state(status).to_owned(),
            words::step_duration(status)
                .map(words::duration)
                .unwrap_or_default(),
            action.to_owned(),
        ]
    };
    let rows = steps.into_iter().map(row).collect();
    output::table(
        &["STEP", "NAME", "STATE", "TIME", "ACTION ON FAILURE"],
        rows,
    )
}
