// SPDX-License-Identifier: Apache-2.0
//! What the journal keeps of a run: the on-disk format.
//!
//! One record per run, replaced as a whole. It holds everything that a run needs to go on elsewhere, and no value that a
//! reference in the plan stands for. Only facts are here; what follows from them is decided in [`crate::run`].

use std::collections::BTreeMap;
use std::path::PathBuf;

use emrys_model::ids::RunId;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use serde::{Deserialize, Serialize};

use crate::outcome::{Outcome, StepResult};
use emrys_synth::activity::Activity;
use emrys_synth::lower::plan::PlannedStep;

/// A moment, in milliseconds since 1970.
pub type Millis = i64;

/// A run: what it was asked to do, what it has sent, and what it knows of the answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunRecord {
    /// Its id.
    pub id: RunId,
    /// The job flow's name in its document.
    pub job_flow: String,
    /// Where it runs.
    pub target: Target,
    /// Whether the user wants the cluster to stay, whatever the document says.
    pub keep: bool,
    /// The values that tell this run from others of the same job flow, as in `date`.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// What the runs have in common that were asked for together.
    #[serde(default)]
    pub group: Option<String>,
    /// The run that this one repeats.
    #[serde(default)]
    pub rerun_of: Option<RunId>,
    /// What its plan was made from.
    #[serde(default)]
    pub origin: Option<Origin>,
    /// When it was asked for.
    pub created: Millis,
    /// When this record was last changed.
    pub changed: Millis,
    /// Which flow is asked for the next activity.
    pub stage: Stage,
    /// The activities that were chosen; only the last one may be under way.
    pub activities: Vec<ActivityRecord>,
    /// The clusters of the run; more than one after a relaunch, or where the flow starts several.
    pub launches: Vec<Launch>,
    /// How many clusters were launched in place of one that EMR had ended.
    #[serde(default)]
    pub relaunched: u32,
    /// A request that must not be sent twice and whose answer is not known.
    pub intent: Option<Intent>,
    /// Names of steps that are to be left out when their turn comes.
    #[serde(default)]
    pub skip: Vec<String>,
    /// Ids of steps that EMR has and is to give up, since others take their place.
    #[serde(default)]
    pub withdrawn: Vec<String>,
    /// Ids of steps that EMR was told to give up, so that none of them is taken for one that is sent later.
    #[serde(default)]
    pub given_up: Vec<String>,
    /// Whether the user has cancelled the run.
    pub cancelled: bool,
    /// The number of the last change of others that is in this record.
    #[serde(default)]
    pub changes: u64,
    /// Why changes of others were not made, by their numbers.
    #[serde(default)]
    pub refused: BTreeMap<u64, String>,
    /// The plan's lock, once the run has it.
    #[serde(default)]
    pub lock: Option<HeldLock>,
    /// What failed first, by which the failed flow was entered.
    pub failure: Option<Failure>,
    /// Since when only the cluster's end is left, as the present runner has it.
    #[serde(default)]
    pub ending_since: Option<Millis>,
    /// How it ended; absent while it goes on.
    pub outcome: Option<Outcome>,
}

/// Where a run runs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// As `--on` names it: `local`, `aws`, or an address.
    pub name: String,
    /// Its address.
    #[serde(default)]
    pub url: String,
    /// The profile by which AWS was called.
    #[serde(default)]
    pub profile: Option<String>,
    /// The region.
    pub region: String,
    /// The account, on AWS.
    #[serde(default)]
    pub account: Option<String>,
}

/// What a plan was made from: enough to make it again, as the documents are then.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The documents, or the folders that have them; whole paths.
    pub documents: Vec<PathBuf>,
    /// The job flow's name.
    pub job_flow: String,
    /// Placeholders that were set, those of [`RunRecord::values`] included.
    pub set: Vec<(String, String)>,
    /// The environment that was chosen.
    pub environment: Option<String>,
}

/// Which flow is asked for the next activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The normal one.
    Normal,
    /// The one after a failure.
    Failed,
    /// None: all that is left is the cluster's end of life.
    Ending,
}

/// An activity that was chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActivityRecord {
    /// What is to be done.
    pub activity: Activity,
    /// The flow that chose it.
    pub stage: Stage,
    /// When it was chosen.
    pub began: Millis,
    /// How far it is.
    pub phase: Phase,
    /// What became of its steps, in their order.
    pub steps: Vec<StepRecord>,
}

/// How far an activity is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It was chosen; what it sends may or may not have been sent.
    Intended,
    /// EMR has taken its request; steps may follow in further requests.
    Sent,
    /// It has ended.
    Ended {
        /// When that was seen.
        at: Millis,
        /// Why it failed, if it did.
        failure: Option<Failure>,
    },
}

/// What became of a step.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StepRecord {
    /// Whether somebody has asked to leave it out.
    pub skipped: bool,
    /// Its submissions; the last one counts.
    pub attempts: Vec<Attempt>,
    /// When it may be submitted again.
    pub due: Option<Millis>,
}

/// One submission of a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    /// The number of the launch whose cluster got it.
    pub launch: u32,
    /// Its id; absent until EMR was asked for it, since RunJobFlow does not tell.
    pub id: Option<String>,
    /// The state in which it was last seen.
    pub state: StepState,
    /// Why it does not begin although its turn has come, if somebody says so.
    #[serde(default)]
    pub waits: Option<String>,
    /// When it began to run.
    pub began: Option<Millis>,
    /// When it ended.
    pub ended: Option<Millis>,
    /// Why it failed, as EMR says it.
    pub failure: Option<String>,
    /// Whether it ran into its timeout, so that the run has it cancelled.
    pub timed_out: bool,
    /// Whether EMR has taken the request to cancel it.
    pub cancel_sent: bool,
    /// When it was last asked to end.
    #[serde(default)]
    pub cancelled_at: Option<Millis>,
    /// Whether EMR has taken the request to make it end, whether it wants to or not.
    #[serde(default)]
    pub killed: bool,
}

/// A cluster that the run has launched, or is launching.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Launch {
    /// From 1; part of the tag by which the cluster is found.
    pub number: u32,
    /// Its id, once it is known.
    pub cluster_id: Option<String>,
    /// Whether it was launched so that it does not end with its steps.
    pub kept_alive: bool,
    /// The state in which it was last seen.
    pub state: Option<ClusterState>,
    /// EMR's reason for that.
    pub reason: String,
    /// EMR's code of that reason.
    pub code: Option<String>,
    /// When its end was seen.
    pub ended: Option<Millis>,
    /// Whether its end was asked for.
    pub end_requested: bool,
    /// Why EMR would not end it.
    #[serde(default)]
    pub end_refused: Option<String>,
}

/// A request that must not be sent twice, journaled before it is sent and taken out with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Intent {
    /// What was to be sent.
    pub request: Request,
    /// When.
    pub at: Millis,
    /// The steps of the activity under way that are in it, by their index.
    pub steps: Vec<usize>,
    /// How often it was found not to have been done.
    pub tries: u32,
}

/// Which request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// RunJobFlow, for the last launch of the record.
    RunJobFlow,
    /// AddJobFlowSteps.
    AddJobFlowSteps,
}

/// A lock that the run holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldLock {
    /// From when on another run may take it, unless it is renewed.
    pub until: Millis,
    /// The cluster that shows it to other machines, or is about to.
    pub cluster_id: Option<String>,
    /// Whether it was seen that no other cluster shows it.
    pub confirmed: bool,
}

/// Why something failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Of what sort it is.
    pub kind: FailureKind,
    /// In words.
    pub message: String,
}

/// Of what sort a failure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// The API refused a request.
    Refused,
    /// A request could not be sent, or its answer did not come: it is certain that nothing was done.
    NotSent,
    /// A step failed and does not let the run continue.
    StepFailed,
    /// A step, a wait or the run took longer than its timeout.
    TimedOut,
    /// The cluster ended before its time.
    ClusterEnded,
    /// Code of the flow's own failed.
    Custom,
    /// Another run holds the lock.
    Locked,
}

impl RunRecord {
    /// A run of which nothing has been done.
    #[must_use]
    pub fn new(id: RunId, job_flow: &str, target: Target, created: Millis) -> Self {
        Self {
            id,
            job_flow: job_flow.to_owned(),
            target,
            keep: false,
            values: BTreeMap::new(),
            group: None,
            rerun_of: None,
            origin: None,
            created,
            changed: created,
            stage: Stage::Normal,
            activities: Vec::new(),
            launches: Vec::new(),
            relaunched: 0,
            intent: None,
            skip: Vec::new(),
            withdrawn: Vec::new(),
            given_up: Vec::new(),
            cancelled: false,
            changes: 0,
            refused: BTreeMap::new(),
            lock: None,
            failure: None,
            ending_since: None,
            outcome: None,
        }
    }

    /// The last launch, whether or not it has come to a cluster.
    #[must_use]
    pub fn launch(&self) -> Option<&Launch> {
        self.launches.last()
    }

    /// The cluster that was launched last.
    #[must_use]
    pub fn cluster_id(&self) -> Option<&str> {
        self.launch()?.cluster_id.as_deref()
    }

    /// The activity under way.
    #[must_use]
    pub fn current(&self) -> Option<&ActivityRecord> {
        let last = self.activities.last();
        last.filter(|activity| !matches!(activity.phase, Phase::Ended { .. }))
    }

    /// The value of the tag by which the cluster of the last launch is found.
    #[must_use]
    pub fn token(&self) -> String {
        let number = self.launch().map_or(0, |launch| launch.number);
        format!("{}/{number}", self.id)
    }
}

impl Request {
    /// The operation's name.
    #[must_use]
    pub fn operation(self) -> &'static str {
        match self {
            Self::RunJobFlow => "RunJobFlow",
            Self::AddJobFlowSteps => "AddJobFlowSteps",
        }
    }
}

impl Launch {
    /// The cluster of another run, which waits.
    pub(crate) fn of_another(cluster_id: String) -> Self {
        Self {
            number: 1,
            cluster_id: Some(cluster_id),
            kept_alive: true,
            state: Some(ClusterState::Waiting),
            reason: String::new(),
            code: None,
            ended: None,
            end_requested: false,
            end_refused: None,
        }
    }
}

impl ActivityRecord {
    /// The steps with what became of them.
    pub fn planned(&self) -> impl Iterator<Item = (&PlannedStep, &StepRecord)> {
        self.activity.steps().iter().zip(&self.steps)
    }

    /// The same as the outcome tells it.
    pub fn results(&self) -> impl Iterator<Item = StepResult> + use<'_> {
        self.planned().map(|(planned, step)| step.result(planned))
    }

    /// Why it failed, if it did.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        match &self.phase {
            Phase::Ended { failure, .. } => failure.as_ref(),
            Phase::Intended | Phase::Sent => None,
        }
    }
}

impl StepRecord {
    /// The submission that counts.
    #[must_use]
    pub fn last(&self) -> Option<&Attempt> {
        self.attempts.last()
    }

    /// What became of it, for an outcome.
    #[must_use]
    pub fn result(&self, planned: &PlannedStep) -> StepResult {
        let last = self.last();
        StepResult {
            name: planned.name().to_owned(),
            id: last.and_then(|attempt| attempt.id.clone()),
            state: last.map(|attempt| attempt.state),
            attempts: u32::try_from(self.attempts.len()).unwrap_or(u32::MAX),
            millis: last.and_then(Attempt::millis),
            failure: last.and_then(|attempt| attempt.failure.clone()),
            timed_out: last.is_some_and(|attempt| attempt.timed_out),
            skipped: self.skipped,
        }
    }
}

impl Attempt {
    /// A submission to the cluster of that launch; RunJobFlow does not tell the id.
    pub(crate) fn new(launch: u32, id: Option<String>) -> Self {
        Self {
            launch,
            id,
            state: StepState::Pending,
            waits: None,
            began: None,
            ended: None,
            failure: None,
            timed_out: false,
            cancel_sent: false,
            cancelled_at: None,
            killed: false,
        }
    }

    /// How long it ran.
    #[must_use]
    pub fn millis(&self) -> Option<Millis> {
        Some(self.ended? - self.began?)
    }
}
