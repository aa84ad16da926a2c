// SPDX-License-Identifier: Apache-2.0
//! What others want of a run under way, into its record.

use std::sync::Arc;
use std::time::Duration;

use emrys_model::ids::RunId;
use emrys_model::lifecycle::step::StepState;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep};

use super::{blocking, steps};
use crate::journal::{Change, RunRecord, Runs, RunsError, Stage, StepRecord};
use emrys_synth::activity::Activity;
use emrys_synth::lower::plan::{Plan, PlannedStep};

/// How often the journal is asked for changes, by all runs of a runner together; and the target for what it does not show
/// yet.
pub(super) const PAUSE: Duration = Duration::from_secs(1);

/// The changes that wait for the runs of a runner.
pub(super) struct Posts {
    runs: Runs,
    read: Mutex<Read>,
}

#[derive(Default)]
struct Read {
    at: Option<Instant>,
    changes: Arc<[(RunId, u64, Change)]>,
}

impl Posts {
    pub(super) fn new(runs: Runs) -> Self {
        Self {
            runs,
            read: Mutex::default(),
        }
    }

    /// What is wanted of the run and is not yet in its record, in the order in which it was asked for.
    pub(super) async fn of(&self, run: &RunRecord) -> Result<Vec<(u64, Change)>, RunsError> {
        let mut read = self.read.lock().await;
        if read.at.is_none_or(|at| at.elapsed() >= PAUSE) {
            let runs = self.runs.clone();
            read.changes = blocking(move || runs.changes()).await?.into();
            read.at = Some(Instant::now());
        }
        let own = read.changes.iter();
        let own = own.filter(|(id, number, _)| *id == run.id && *number > run.changes);
        Ok(own
            .map(|(_, number, change)| (*number, change.clone()))
            .collect())
    }

    /// Returns once something is wanted of the run.
    pub(super) async fn wait(&self, run: &RunRecord) -> Result<(), RunsError> {
        loop {
            sleep(PAUSE).await;
            if !self.of(run).await?.is_empty() {
                return Ok(());
            }
        }
    }
}

/// Puts a change into the record, and into the plan.
///
/// # Errors
/// Why nothing has changed.
pub(super) fn apply(run: &mut RunRecord, plan: &mut Plan, change: Change) -> Result<(), String> {
    if run.outcome.is_some() || run.stage != Stage::Normal && change != Change::Cancel {
        return Err("the run is ending".to_owned());
    }
    match change {
        Change::Cancel => {
            run.cancelled = true;
            Ok(())
        }
        Change::Skip { step } => skip(run, plan, &step),
        Change::AddSteps { steps } => {
            match &mut plan.flow {
                Some(flow) => flow.push(Activity::AddSteps { steps }),
                None => plan.steps.extend(steps),
            }
            Ok(())
        }
        Change::Replace { after, steps } => replace(run, plan, after, steps),
    }
}

fn skip(run: &mut RunRecord, plan: &Plan, name: &str) -> Result<(), String> {
    for activity in &mut run.activities {
        let planned = activity.activity.steps().iter();
        for (planned, step) in planned.zip(&mut activity.steps) {
            let pending = step
                .last()
                .is_none_or(|last| last.state == StepState::Pending);
            if planned.name() == name && pending && !step.skipped {
                step.skipped = true;
                return Ok(());
            }
        }
    }
    let listed = plan.flow.iter().flatten();
    let mut later = listed
        .skip(run.activities.len())
        .flat_map(Activity::steps)
        .chain(plan.steps.iter().skip(steps::given(run)));
    match later.any(|planned| planned.name() == name) {
        true => {
            run.skip.push(name.to_owned());
            Ok(())
        }
        false => Err(format!("no step `{name}` waits for its turn")),
    }
}

fn replace(
    run: &mut RunRecord,
    plan: &mut Plan,
    after: usize,
    steps: Vec<PlannedStep>,
) -> Result<(), String> {
    if plan.flow.is_some() {
        return Err("the steps of a job flow with a `flow` cannot be replaced".to_owned());
    }
    let mut wanted: Vec<PlannedStep> = plan.steps.iter().take(after).cloned().collect();
    wanted.extend(steps);
    let given = steps::given(run);
    let same = |index: &usize| wanted.get(*index) == plan.steps.get(*index);
    let agreed = (0..given).take_while(same).count();
    if agreed < given {
        let planned = plan.steps.get(agreed);
        let name = planned.map_or("", PlannedStep::name);
        return withdraw(run, agreed)
            .map_err(|()| format!("step `{name}` has begun"))
            .map(|()| plan.steps = wanted);
    }
    plan.steps = wanted;
    Ok(())
}

/// Takes back the steps from that one on which the activity under way has given out, if none has begun. Those that EMR
/// has already are cancelled there.
fn withdraw(run: &mut RunRecord, from: usize) -> Result<(), ()> {
    let given = steps::given(run);
    let intent = run.intent.is_some();
    let current = run.activities.last_mut().filter(|_| !intent);
    let current = current.ok_or(())?;
    let keep = (from + current.steps.len()).checked_sub(given).ok_or(())?;
    let taken = current.steps.get(keep..).unwrap_or_default();
    let last = || taken.iter().filter_map(StepRecord::last);
    if !last().all(|last| last.state == StepState::Pending && last.id.is_some()) {
        return Err(());
    }
    let ids: Vec<String> = last().filter_map(|last| last.id.clone()).collect();
    let (Activity::StartCluster { steps } | Activity::AddSteps { steps }) = &mut current.activity
    else {
        return Err(());
    };
    steps.truncate(keep);
    current.steps.truncate(keep);
    run.withdrawn.extend(ids);
    Ok(())
}
