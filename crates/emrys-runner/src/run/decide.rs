// SPDX-License-Identifier: Apache-2.0
//! What is to be done next, decided from the record alone.
//!
//! [`advance`] moves the record on as far as it can without asking anybody, and says for what it stopped. Whatever it
//! decides is in the record and so in the journal before it is done.

use super::clock::millis;
use super::{ending, lock, steps, verdict};
use crate::events::Event;
use crate::flow::{Flow, History};
use crate::journal::{
    ActivityRecord, Failure, FailureKind, Intent, Launch, Millis, Phase, Request, RunRecord, Stage,
    StepRecord,
};
use emrys_synth::activity::{Activity, WaitFor};
use emrys_synth::lower::plan::Plan;

/// What the run has to do before anything more can be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Todo {
    /// Send the request of the intent, which has just been made.
    Send,
    /// Find out what became of the request of an intent made before.
    FindOut,
    /// Ask for the ids of the steps that went out with RunJobFlow.
    ListIds,
    /// Cancel these submissions, each an activity's index and a step's.
    Cancel {
        steps: Vec<(usize, usize)>,
        /// Whether they ran into their timeout, so that they are not asked to end but made to.
        forced: bool,
    },
    /// Cancel the steps that others take the place of.
    Withdraw,
    /// Take the lock, or wait for it.
    TakeLock,
    /// Say that the lock is still held.
    RenewLock,
    /// Show the lock to other machines.
    ConfirmLock,
    /// No longer show it.
    HideLock,
    /// Do what the activity under way asks for, which may be repeated.
    Act,
    /// Keep the cluster from ending with its present steps: more are to come.
    Hold,
    /// End the cluster.
    Terminate,
    /// Have the cluster end once it has no steps.
    LetEnd,
    /// Look again, no later than then.
    Look { by: Option<Millis> },
    /// Nothing: the run has ended.
    Nothing,
}

/// What a decision is made from, beside the record.
#[derive(Clone, Copy)]
pub(super) struct Circumstances<'a> {
    pub(super) plan: &'a Plan,
    pub(super) flow: &'a dyn Flow,
    pub(super) now: Millis,
}

/// How far an activity under way has come.
pub(super) enum Progress {
    /// It has ended.
    Ended(Option<Failure>),
    /// Something has to be done first.
    Todo(Todo),
    /// The cluster is launched anew, with the steps that have not completed.
    Relaunch,
}

/// Moves the record on, and says what is to be done.
pub(super) fn advance(
    run: &mut RunRecord,
    circumstances: Circumstances<'_>,
    events: &mut Vec<Event>,
) -> Todo {
    let Circumstances { plan, flow, now } = circumstances;
    loop {
        if run.outcome.is_some() {
            return Todo::Nothing;
        }
        if let Some(intent) = &run.intent {
            let ends_with_cluster = intent.request == Request::AddJobFlowSteps;
            if !(run.cancelled && ends_with_cluster && !ending::stays(run, plan)) {
                return Todo::FindOut;
            }
            // Whether the steps are there or not, they end with the cluster.
            run.intent = None;
        }
        if steps::without_id(run) {
            return Todo::ListIds;
        }
        if run.cancelled && run.stage != Stage::Ending {
            run.stage = Stage::Ending;
        }
        if let Some(late) = too_late(run, plan, now) {
            end_activity(run, Some(late), now, events);
            continue;
        }
        if let Some(todo) = lock::todo(run, plan, now) {
            return todo;
        }
        if plan.lock.is_some() && run.lock.is_none() {
            // Even a failed flow needs the lock.
            run.stage = Stage::Ending;
        }
        if run.stage == Stage::Ending {
            let longest = *run.ending_since.get_or_insert(now) + ending::LONGEST;
            match ending::todo(run, plan, now) {
                // Only waiting has an end: what is to be done about the cluster is done, however late it is.
                Some(Todo::Look { .. }) if now >= longest => {
                    ending::leave(run, plan);
                    run.outcome = Some(verdict::outcome(run, plan));
                }
                Some(Todo::Look { by }) => {
                    let by = Some(by.map_or(longest, |by| by.min(longest)));
                    return Todo::Look { by };
                }
                Some(todo) => return todo,
                None if lock::is_shown(run) => return Todo::HideLock,
                None => run.outcome = Some(verdict::outcome(run, plan)),
            }
            continue;
        }
        if run.current().is_some() {
            match progress(run, plan, now, events) {
                Progress::Todo(todo) => return todo,
                Progress::Ended(failure) => end_activity(run, failure, now, events),
                Progress::Relaunch => {
                    begin_launch(run, plan, now, events);
                    return Todo::Send;
                }
            }
            continue;
        }
        let history = History::new(plan, run);
        let next = match run.stage {
            Stage::Normal => flow.next(&history),
            Stage::Failed => flow.failed(&history),
            Stage::Ending => None,
        };
        match next {
            Some(activity) => choose(run, activity, now, events),
            None => run.stage = Stage::Ending,
        }
    }
}

/// Ends the activity under way; its failure ends the normal flow.
pub(super) fn end_activity(
    run: &mut RunRecord,
    failure: Option<Failure>,
    now: Millis,
    events: &mut Vec<Event>,
) {
    let stage = run.stage;
    let current = run.activities.last_mut();
    if let Some(current) = current.filter(|current| !matches!(current.phase, Phase::Ended { .. })) {
        events.extend(failure.as_ref().map(|failure| Event::ActivityFailed {
            kind: current.activity.kind(),
            failure: failure.message.clone(),
        }));
        current.phase = Phase::Ended {
            at: now,
            failure: failure.clone(),
        };
    }
    if let (Some(failure), Stage::Normal) = (failure, stage) {
        run.failure.get_or_insert(failure);
        run.stage = Stage::Failed;
    }
}

fn choose(run: &mut RunRecord, activity: Activity, now: Millis, events: &mut Vec<Event>) {
    let first_of_failed = run.stage == Stage::Failed
        && !run
            .activities
            .iter()
            .any(|past| past.stage == Stage::Failed);
    if first_of_failed {
        events.push(Event::FailedFlow);
    }
    events.push(Event::Activity {
        kind: activity.kind(),
    });
    let mut steps = Vec::new();
    for planned in activity.steps() {
        let skipped = run.skip.iter().position(|name| name == planned.name());
        skipped.map(|index| run.skip.remove(index));
        steps.push(StepRecord {
            skipped: skipped.is_some(),
            ..StepRecord::default()
        });
    }
    run.activities.push(ActivityRecord {
        activity,
        stage: run.stage,
        began: now,
        phase: Phase::Intended,
        steps,
    });
}

/// The failure of a run whose normal flow takes too long.
fn too_late(run: &RunRecord, plan: &Plan, now: Millis) -> Option<Failure> {
    let timeout = plan.timeout?;
    let late = run.stage == Stage::Normal && now - run.created >= millis(timeout);
    late.then(|| Failure {
        kind: FailureKind::TimedOut,
        message: format!("the run took longer than {} s", timeout.as_secs()),
    })
}

fn progress(run: &mut RunRecord, plan: &Plan, now: Millis, events: &mut Vec<Event>) -> Progress {
    // What failed may have left steps behind it that still run.
    if run.stage == Stage::Failed {
        let left = steps::active(run, |activity| activity.stage == Stage::Normal);
        if let Some(todo) = steps::cancelled(run, &left, now) {
            return Progress::Todo(todo);
        }
    }
    let Some(current) = run.current() else {
        return Progress::Ended(None);
    };
    let (activity, began) = (&current.activity, current.began);
    let sent = current.phase == Phase::Sent;
    match activity {
        Activity::StartCluster { .. } if !sent => start(run, plan, now, events),
        Activity::StartCluster { .. } | Activity::AddSteps { .. } => {
            steps::progress(run, plan, now, events)
        }
        Activity::Wait { until, timeout } => wait(
            run,
            *until,
            timeout.map(|timeout| (began + millis(timeout), timeout.as_secs())),
            now,
        ),
        Activity::CancelSteps => {
            let active = steps::active(run, |_| true);
            match steps::cancelled(run, &active, now) {
                Some(todo) => Progress::Todo(todo),
                None => Progress::Ended(None),
            }
        }
        Activity::TerminateCluster => terminate(run, plan, now),
        Activity::Resize { .. } | Activity::ModifyCluster { .. } => match alive(run) {
            Err(failure) => Progress::Ended(Some(failure)),
            Ok(_) => Progress::Todo(Todo::Act),
        },
        Activity::Custom { .. } => Progress::Todo(Todo::Act),
    }
}

/// Makes the launch and its intent, unless a cluster of the run still lives.
fn start(run: &mut RunRecord, plan: &Plan, now: Millis, events: &mut Vec<Event>) -> Progress {
    if let Ok(launch) = alive(run) {
        let id = launch.cluster_id.as_deref().unwrap_or_default();
        return Progress::Ended(Some(Failure {
            kind: FailureKind::Refused,
            message: format!("the run's cluster {id} has not ended"),
        }));
    }
    begin_launch(run, plan, now, events);
    Progress::Todo(Todo::Send)
}

/// Makes a launch with the steps of the activity under way that can go out at once.
fn begin_launch(run: &mut RunRecord, plan: &Plan, now: Millis, events: &mut Vec<Event>) {
    let first = run
        .current()
        .is_none_or(|current| current.phase == Phase::Intended);
    if !first {
        run.relaunched += 1;
        events.push(Event::Relaunching {
            number: run.relaunched,
        });
    }
    let number = run.launches.last().map_or(1, |launch| launch.number + 1);
    run.launches.push(Launch {
        number,
        cluster_id: None,
        kept_alive: plan.stays_alive(run.keep),
        state: None,
        reason: String::new(),
        code: None,
        ended: None,
        end_requested: false,
        end_refused: None,
    });
    let steps = run.current().map(|current| steps::to_launch(current, plan));
    run.intent = Some(Intent {
        request: Request::RunJobFlow,
        at: now,
        steps: steps.unwrap_or_default(),
        tries: 0,
    });
}

fn wait(run: &RunRecord, until: WaitFor, limit: Option<(Millis, u64)>, now: Millis) -> Progress {
    use emrys_model::lifecycle::cluster::ClusterState;
    let launch = run.launch();
    let state = launch.and_then(|launch| launch.state);
    let ended = launch.is_none_or(|launch| launch.cluster_id.is_none())
        || state.is_some_and(ClusterState::is_terminal);
    match until {
        WaitFor::Ended if ended => return Progress::Ended(None),
        WaitFor::Idle if ended => return Progress::Ended(Some(cluster_ended(run))),
        WaitFor::Idle if state == Some(ClusterState::Waiting) => return Progress::Ended(None),
        WaitFor::Ended | WaitFor::Idle => {}
    }
    match limit {
        Some((by, seconds)) if now >= by => Progress::Ended(Some(Failure {
            kind: FailureKind::TimedOut,
            message: format!("the cluster was waited for longer than {seconds} s"),
        })),
        limit => Progress::Todo(Todo::Look {
            by: limit.map(|(by, _)| by),
        }),
    }
}

fn terminate(run: &RunRecord, plan: &Plan, now: Millis) -> Progress {
    let Ok(launch) = alive(run) else {
        return Progress::Ended(None);
    };
    if let Some(refused) = &launch.end_refused {
        return Progress::Ended(Some(Failure {
            kind: FailureKind::Refused,
            message: refused.clone(),
        }));
    }
    Progress::Todo(ending::end(run, plan, launch, now))
}

/// The launch whose cluster lives, or why there is none.
pub(super) fn alive(run: &RunRecord) -> Result<&Launch, Failure> {
    let launch = run.launch().filter(|launch| launch.cluster_id.is_some());
    match launch {
        Some(launch) if launch.ended.is_none() => Ok(launch),
        Some(_) => Err(cluster_ended(run)),
        None => Err(Failure {
            kind: FailureKind::ClusterEnded,
            message: "the run has no cluster".to_owned(),
        }),
    }
}

/// The failure of what needed the cluster.
pub(super) fn cluster_ended(run: &RunRecord) -> Failure {
    let launch = run.launch();
    let id = run.cluster_id().unwrap_or_default();
    let state = launch.and_then(|launch| launch.state);
    let state = state.map_or(
        "ended",
        emrys_model::lifecycle::cluster::ClusterState::as_str,
    );
    let reason = launch.map_or("", |launch| launch.reason.as_str());
    Failure {
        kind: FailureKind::ClusterEnded,
        message: format!("cluster {id} is {state}: {reason}"),
    }
}
