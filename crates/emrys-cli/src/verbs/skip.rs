// SPDX-License-Identifier: Apache-2.0
//! `emrys skip`: leaves out a step of a run that has not begun.

use emrys_model::ids::RunId;
use emrys_runner::journal::Change;

use crate::arguments::Common;
use crate::exit::{ExitCode, VerbResult};
use crate::{runner, runs};

/// Arguments of `emrys skip`.
#[derive(Debug, clap::Args)]
pub(crate) struct Skip {
    /// The run's id
    run: RunId,
    /// The step's name
    step: String,
}

impl Skip {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let journal = runner::journal(common)?;
        let step = self.step.clone();
        let taken_up = format!("step `{}` is left out", self.step);
        runs::ask(&journal, &self.run, Change::Skip { step }, taken_up).await?;
        Ok(ExitCode::Success)
    }
}
