// SPDX-License-Identifier: Apache-2.0
//! Runs: each a flow carried out on a cluster, journaled so that it can be broken off anywhere and resumed.
//!
//! What must not be done twice is journaled before it is sent (an *intent*), and its answer before anything else is
//! done. Where the answer is missing, be it that the runner died or that the network lost it, the run finds out what
//! became of the request; if it cannot, it stops and says so. It never launches a second cluster or submits a second
//! step because it does not know.
//!
//! - `clock`: what time it is.
//! - `drive`: one run: decide, journal, act, look, again.
//! - `decide`: what is to be done next. Pure.
//! - `lock`: the lock that keeps other runs out.
//! - `steps`: the same for the steps of an activity. Pure.
//! - `ending`: what becomes of the cluster at the end. Pure.
//! - `verdict`: what the run has come to. Pure.
//! - `seen`: what was seen of the cluster and its steps, into the record. Pure.
//! - `change`: what others want of the run, into the record. Pure.
//! - `act`: does what was decided.
//! - `send`: the requests that must not be sent twice.
//! - `find_out`: what became of one of them.
//! - `requests`: all other requests.

mod act;
mod change;
mod clock;
mod decide;
mod drive;
mod ending;
mod find_out;
mod lock;
mod requests;
mod seen;
mod send;
mod steps;
mod verdict;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use emrys_model::ids::RunId;
use emrys_protocol::{ApiError, EmrApi};
use tokio::sync::watch;

pub use clock::Clock;
pub use lock::LOCK_TAG;

use self::drive::Drive;
use crate::events::Observer;
use crate::flow::Flow;
use crate::journal::{Launch, Lease, Origin, RunRecord, Runs, RunsError, Target};
use crate::outcome::Outcome;
use crate::references::Values;
use crate::watch::Watcher;
use emrys_synth::lower::plan::Plan;

/// The tag by which a run finds its clusters: the run's id and the number of the launch.
pub const TAG: &str = "emrys:run";

/// How runs behave.
#[derive(Clone)]
pub struct Options {
    /// How long it may take until a listing shows what an earlier request has done, even one that is still on its way.
    pub settle: Duration,
    /// Whether what a listing does not show after that time was certainly not done, as with the engine. If not, a
    /// launch whose answer was lost is never repeated by the run itself.
    pub consistent: bool,
    /// What time it is.
    pub clock: Clock,
}

/// Carries out runs on one target; as many at once as one likes. A cheap handle.
#[derive(Clone)]
pub struct Runner {
    api: Arc<dyn EmrApi>,
    watcher: Watcher,
    runs: Runs,
    options: Options,
    posts: Arc<change::Posts>,
}

/// What a new run is to do.
#[derive(Debug, Clone, Default)]
pub struct NewRun {
    /// The job flow's name in its document.
    pub job_flow: String,
    /// What is to be sent.
    pub plan: Plan,
    /// Where it is sent, for whoever reads the journal.
    pub target: Target,
    /// Leave the cluster running at the end, whatever the plan says.
    pub keep: bool,
    /// The values that tell this run from others of the same job flow.
    pub values: BTreeMap<String, String>,
    /// What the runs have in common that were asked for together.
    pub group: Option<String>,
    /// The run that this one repeats.
    pub rerun_of: Option<RunId>,
    /// What the plan was made from.
    pub origin: Option<Origin>,
    /// A cluster that waits, to be used in place of one that is launched. The plan's flow must not launch one.
    pub cluster: Option<String>,
}

/// What a run needs beside its record: what the journal does not hold.
pub struct Surroundings<'a> {
    /// Chooses its activities.
    pub flow: &'a dyn Flow,
    /// What the references in its plan stand for, put into requests immediately before they are sent.
    pub values: Values,
    /// What the user wants of it while it is under way.
    pub wish: watch::Receiver<Wish>,
    /// Who is told what happens.
    pub observer: &'a dyn Observer,
}

/// What the user wants of a run under way; the sender may be a signal handler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wish {
    /// Let it go on.
    #[default]
    GoOn,
    /// Cancel its steps, and end the cluster unless it is to be kept.
    Cancel,
}

/// What somebody has found out who was asked by [`RunError::Doubt`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The request was not carried out: it is to be sent again.
    SendAgain,
    /// This is the cluster that was launched.
    Cluster(String),
}

/// Why a run does not go on. It has not ended: it can be resumed, and finds its cluster as that is then.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The API refused a look, or could not be reached: mend that, then resume the run. What was sent goes on.
    #[error("failed to follow run {run}: {error}")]
    Follow {
        /// The run.
        run: RunId,
        /// Its cluster, if it has one.
        cluster_id: Option<String>,
        /// What the API said.
        error: ApiError,
    },
    /// The answer to a request that must not be sent twice was lost, and it cannot be seen what became of the request:
    /// look at the target, then resume the run with an [`Answer`].
    #[error("run {run} does not know {}", doubt(cluster_id.as_deref(), problem))]
    Doubt {
        /// The run.
        run: RunId,
        /// The cluster, if it is steps that are in doubt.
        cluster_id: Option<String>,
        /// What was found.
        problem: String,
    },
    /// The flow's code would now choose other activities than it did when the run began: resume it with the code that
    /// began it, or cancel it.
    #[error(
        "the journal of run {run} does not agree with its flow: activity {number} was `{recorded}` and would now be `{chosen}`"
    )]
    Disagreement {
        /// The run.
        run: RunId,
        /// The activity, from 1.
        number: usize,
        /// What the journal has.
        recorded: &'static str,
        /// What the flow says.
        chosen: &'static str,
    },
    /// The run could not be journaled, or another process has it: see the cause.
    #[error(transparent)]
    Journal(#[from] RunsError),
}

fn doubt(cluster_id: Option<&str>, problem: &str) -> String {
    match cluster_id {
        Some(cluster_id) => format!("whether cluster {cluster_id} got its steps: {problem}"),
        None => format!("whether its cluster was launched: {problem}"),
    }
}

impl Runner {
    /// A runner of runs in that journal, on the target of that API.
    ///
    /// The API should repeat what is safe to repeat ([`crate::calls`]): an error of it stops or fails what asked. The
    /// watcher may be shared by several runners.
    #[must_use]
    pub fn new(api: Arc<dyn EmrApi>, watcher: Watcher, runs: Runs, options: Options) -> Self {
        Self {
            api,
            watcher,
            posts: Arc::new(change::Posts::new(runs.clone())),
            runs,
            options,
        }
    }

    /// The journal.
    #[must_use]
    pub fn runs(&self) -> &Runs {
        &self.runs
    }

    /// Carries out a new run to its end. A future that is dropped breaks it off; it can be resumed.
    ///
    /// # Errors
    /// It cannot go on, and can be resumed.
    pub async fn start(
        &self,
        new: NewRun,
        surroundings: Surroundings<'_>,
    ) -> Result<Outcome, RunError> {
        self.begin(new, surroundings).await?.until_ended().await
    }

    /// Begins a new run, and leaves it once its cluster is launched; it can be resumed.
    ///
    /// # Errors
    /// It cannot go on, and can be resumed.
    pub async fn launch(
        &self,
        new: NewRun,
        surroundings: Surroundings<'_>,
    ) -> Result<RunRecord, RunError> {
        self.begin(new, surroundings).await?.until_launched().await
    }

    /// Carries on a run that was broken off. One that has ended gives its outcome again.
    ///
    /// # Errors
    /// It cannot go on, or another process has it.
    pub async fn resume(
        &self,
        id: &RunId,
        answer: Option<Answer>,
        surroundings: Surroundings<'_>,
    ) -> Result<Outcome, RunError> {
        let (runs, run, now) = (self.runs.clone(), id.clone(), self.options.clock.now());
        let (lease, mut record, plan) = blocking(move || runs.take(&run, now)).await?;
        // How long nobody looked at the cluster is not how long its end takes.
        record.ending_since = None;
        let drive = Drive::new(self, surroundings, lease, record, plan);
        drive.check_history()?;
        drive.answered(answer).until_ended().await
    }

    /// Journals a new run of which nothing is done until it is resumed.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub async fn queue(&self, new: NewRun) -> Result<RunId, RunError> {
        let (lease, record, _) = self.journaled(new).await?;
        drop(lease);
        Ok(record.id)
    }

    async fn begin<'a>(
        &'a self,
        new: NewRun,
        surroundings: Surroundings<'a>,
    ) -> Result<Drive<'a>, RunError> {
        let (lease, record, plan) = self.journaled(new).await?;
        Ok(Drive::new(self, surroundings, lease, record, plan))
    }

    async fn journaled(&self, new: NewRun) -> Result<(Lease, RunRecord, Plan), RunError> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(RunsError::Random)?;
        let id = RunId::from_random(random);
        let now = self.options.clock.now();
        let mut record = RunRecord {
            keep: new.keep,
            values: new.values,
            group: new.group,
            rerun_of: new.rerun_of,
            origin: new.origin,
            ..RunRecord::new(id, &new.job_flow, new.target, now)
        };
        record.launches.extend(new.cluster.map(Launch::of_another));
        let (runs, plan) = (self.runs.clone(), new.plan);
        let journaled = blocking(move || {
            let lease = runs.begin(&record, &plan)?;
            Ok((lease, record, plan))
        });
        Ok(journaled.await?)
    }
}

/// Does what waits for the disk, off the tasks that must not.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, RunsError> + Send + 'static,
) -> Result<T, RunsError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or(Err(RunsError::Ending))
}
