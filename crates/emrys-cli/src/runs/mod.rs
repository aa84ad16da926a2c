// SPDX-License-Identifier: Apache-2.0
//! Runs as the command line has them: the journal of the state folder, and what the verbs about runs share.
//!
//! - `difference`: what an edited document changes in a run.
//! - `for_each`: the values of `--for-each`.
//! - `again`: a plan from a step on, or on a cluster that is there.
//! - `group`: runs that were asked for together, and their gaps.
//! - `many`: runs at once.
//! - `session`: carrying out runs on a target.
//! - `view`: how a run is shown.

pub(crate) mod again;
pub(crate) mod difference;
pub(crate) mod for_each;
pub(crate) mod group;
pub(crate) mod many;
pub(crate) mod session;
pub(crate) mod view;

use std::fmt::Display;
use std::time::Duration;

use emrys_model::ids::RunId;
use emrys_runner::journal::{Change, RunRecord, Runs, RunsError, Target};

use crate::exit::{ExitCode, Failure};
use crate::output::{self, Format};
use crate::project::Chosen;

/// How often it is asked whether a change was taken up.
const PAUSE: Duration = Duration::from_millis(100);

/// Leaves word of a change, and waits until the process that carries the run out has taken it up; then says so with
/// `taken_up`. Where nobody does, that is said instead.
///
/// # Errors
/// That process refused it, or the run has ended.
pub(crate) async fn ask(
    runs: &Runs,
    id: &RunId,
    change: Change,
    taken_up: impl Display,
) -> Result<(), Failure> {
    if runs.find(id)?.0.outcome.is_some() {
        return Err(ended(id));
    }
    let number = tokio::task::block_in_place(|| runs.ask(id, &change))?;
    loop {
        let (run, _) = runs.find(id)?;
        if let Some(problem) = run.refused.get(&number) {
            return Err(Failure::new(
                ExitCode::Refused,
                format!("run {id} refused it: {problem}"),
            ));
        }
        if run.changes >= number {
            output::say(taken_up);
            return Ok(());
        }
        if run.outcome.is_some() {
            return Err(ended(id));
        }
        if runs.holder(id)?.is_none() {
            output::say(format_args!(
                "nobody carries run {id} out: it is done when the run is resumed"
            ));
            output::hint(format_args!("`emrys resume {id}`"));
            return Ok(());
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// The run has ended, so that nothing of it can be changed.
pub(crate) fn ended(id: &RunId) -> Failure {
    Failure::new(ExitCode::Refused, format!("run {id} has ended"))
        .hint(format_args!("`emrys rerun {id}` makes a new run of it"))
}

/// The document that a run was made from, as it is now.
pub(crate) fn document(run: &RunRecord, format: Format) -> Result<Chosen, Failure> {
    let origin = run.origin.as_ref().ok_or_else(|| {
        let message = format!("run {} was made from no document", run.id);
        Failure::new(ExitCode::Usage, message)
    })?;
    Chosen::again(origin, format)
}

/// The arguments by which a verb finds a run's target again: none for the engine of the state folder.
pub(crate) fn target_arguments(target: &Target) -> String {
    if target.name == "local" {
        return String::new();
    }
    let profile = target.profile.iter();
    let profile: String = profile.map(|name| format!(" --profile {name}")).collect();
    format!(" --on {} --region {}{profile}", target.name, target.region)
}

/// There is no group of that id.
pub(crate) fn no_group(id: &str) -> Failure {
    Failure::new(ExitCode::Refused, format!("there is no group `{id}`"))
        .hint("`emrys runs --group` lists the groups of the state folder")
}

impl From<RunsError> for Failure {
    fn from(error: RunsError) -> Self {
        match &error {
            RunsError::Held { .. } => Self::new(ExitCode::Locked, &error),
            RunsError::Unknown(_) => Self::new(ExitCode::Refused, &error)
                .hint("`emrys runs` lists those of the state folder"),
            RunsError::Store(_)
            | RunsError::File { .. }
            | RunsError::Random(_)
            | RunsError::Ending => Self::new(ExitCode::Unexpected, &error),
        }
    }
}
