// SPDX-License-Identifier: Apache-2.0
//! `emrys apply`: reads the edited document of a run again, and changes the steps that have not begun.

use emrys_model::ids::RunId;
use emrys_runner::journal::Change;

use crate::arguments::{Common, Destination};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::python::Packing;
use crate::runs::session::Session;
use crate::runs::{self, difference};
use crate::{runner, uploads};

/// Arguments of `emrys apply`.
#[derive(Debug, clap::Args)]
pub(crate) struct Apply {
    /// The run's id
    run: RunId,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    destination: Destination,
}

impl Apply {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let journal = runner::journal(common)?;
        let (run, old) = journal.find(&self.run)?;
        if run.outcome.is_some() {
            return Err(runs::ended(&self.run));
        }
        let place = self.destination.place().await?;
        let new = runs::document(&run, common.format())?
            .plan_to_launch(common, &place, Packing::Now)
            .await?;
        if old.flow.is_some() || new.flow.is_some() {
            let message = "a job flow with a `flow` cannot be changed while it runs";
            return Err(Failure::new(ExitCode::Usage, message)
                .hint("`emrys skip` leaves out a step, `emrys add-steps` adds some"));
        }
        let difference = difference::between(&old.steps, &new.steps, difference::begun(&run));
        let difference = difference.map_err(|step| {
            let message = format!("step `{step}` has begun and cannot be changed");
            Failure::new(ExitCode::Refused, message)
                .hint("undo its change in the document, or let the run end and run it again")
        })?;
        match common.format() {
            Format::Json => output::json(&difference)?,
            Format::Human => {
                for change in &difference.changes {
                    output::data(change)?;
                }
            }
        }
        if new.request != old.request {
            output::say(
                "the cluster's own definition has changed, too: that has no effect on this run",
            );
        }
        if difference.changes.is_empty() || self.dry_run {
            let what = if self.dry_run {
                "nothing was changed"
            } else {
                "nothing has changed"
            };
            output::say(what);
            return Ok(ExitCode::Success);
        }
        let session = Session::of(common, &self.destination.on, place, &run).await?;
        uploads::prepare(&session.target, &new).await?;
        let steps = new
            .steps
            .get(difference.after..)
            .unwrap_or_default()
            .to_vec();
        let change = Change::Replace {
            after: difference.after,
            steps,
        };
        let taken_up = format!("run {} goes on with the changed steps", self.run);
        runs::ask(&journal, &self.run, change, taken_up).await?;
        Ok(ExitCode::Success)
    }
}
