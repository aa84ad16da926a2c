// SPDX-License-Identifier: Apache-2.0
//! What is to be done about the steps of an activity: sent, cancelled, sent again, waited for.

use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_model::reason::ClusterReasonCode;
use emrys_protocol::types::Open;

use super::clock::millis;
use super::decide::{Progress, Todo, alive, cluster_ended};
use crate::events::Event;
use crate::journal::{
    ActivityRecord, Attempt, Failure, FailureKind, Intent, Millis, Request, RunRecord, Stage,
    StepRecord,
};
use emrys_synth::activity::Activity;
use emrys_synth::lower::plan::{Plan, PlannedStep};

/// Most steps that a cluster has pending and running at once (MG emr-work-with-steps).
const ACTIVE_STEPS: usize = 256;

/// How long a step that is asked to end is waited for, before it is made to end, and again after that.
pub(super) const PATIENCE: Millis = 60_000;

/// How it stands with a step, as far as the runner is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// The present cluster has not got it.
    Unsent,
    /// EMR has it, or is about to end it.
    Active,
    /// It failed and may be tried again.
    Again,
    /// Nothing more is to be done about it.
    Settled,
    /// It failed, and with it the activity. EMR acts on that by itself unless the action that it was sent is another.
    Failed {
        /// Whether the document's action is the runner's to take.
        ours: bool,
    },
}

fn standing(planned: &PlannedStep, step: &StepRecord, launch: u32) -> Standing {
    let Some(last) = step.last() else {
        return match step.skipped {
            true => Standing::Settled,
            false => Standing::Unsent,
        };
    };
    if !last.state.is_terminal() && last.launch == launch {
        return Standing::Active;
    }
    if step.skipped || last.state == StepState::Completed {
        return Standing::Settled;
    }
    let continues = planned.action_on_failure == ActionOnFailure::Continue;
    if last.launch != launch && !(continues && last.state == StepState::Failed) {
        return Standing::Unsent;
    }
    if last.state != StepState::Failed && !last.timed_out {
        // Somebody has cancelled it, or EMR for the failure of another.
        return Standing::Settled;
    }
    let failed = step.attempts.iter();
    let failed = failed.filter(|past| past.state == StepState::Failed || past.timed_out);
    let sent = planned.config.action_on_failure.as_ref();
    let sent = sent.map(Open::as_str);
    match () {
        () if failed.count() < planned.attempts as usize => Standing::Again,
        () if continues => Standing::Settled,
        () => Standing::Failed {
            ours: last.timed_out || sent == Some(ActionOnFailure::Continue.as_str()),
        },
    }
}

/// The steps of an activity that go out with RunJobFlow, by their index.
pub(super) fn to_launch(activity: &ActivityRecord, plan: &Plan) -> Vec<usize> {
    if plan.lock.is_some() {
        return Vec::new();
    }
    // No launch has the number 0: what has not ended well is to be done on the new cluster.
    sendable(activity.planned(), 0, plan.steps_in_request(), true)
}

/// The steps that can be sent together now, by their index. None overtakes one before it that holds it back, and none
/// that has the cluster's id in it goes out with the launch.
fn sendable<'a>(
    planned: impl Iterator<Item = (&'a PlannedStep, &'a StepRecord)>,
    launch: u32,
    limit: usize,
    launches: bool,
) -> Vec<usize> {
    let mut sendable = Vec::new();
    for (index, (planned, step)) in planned.enumerate() {
        let standing = standing(planned, step, launch);
        if standing == Standing::Unsent {
            if sendable.len() == limit || launches && planned.has_cluster_id() {
                break;
            }
            sendable.push(index);
        }
        if planned.holds_back() && standing != Standing::Settled {
            break;
        }
    }
    sendable
}

/// How far the steps of the activity under way have come; makes the intent of what is to be sent.
pub(super) fn progress(
    run: &mut RunRecord,
    plan: &Plan,
    now: Millis,
    events: &mut Vec<Event>,
) -> Progress {
    let launch = match alive(run) {
        Ok(launch) => launch,
        Err(failure) if run.cluster_id().is_none() => return Progress::Ended(Some(failure)),
        Err(failure) => return after_the_cluster(run, plan, now, failure),
    };
    let (number, state, kept_alive) = (launch.number, launch.state, launch.kept_alive);
    let accepts = state.is_some_and(ClusterState::accepts_steps);
    let active = active(run, |_| true);
    let to_come = given(run) < plan.steps.len() && plan.flow.is_none();
    // One that lives as long as its steps would end before those that are to come.
    if accepts && !kept_alive && (to_come || is_unsent(run, number)) {
        return Progress::Todo(Todo::Hold);
    }
    mark_late(run, now, events);
    if let Some(todo) = to_cancel(run, &active) {
        return Progress::Todo(todo);
    }
    let Some(current) = run.activities.last_mut() else {
        return Progress::Ended(None);
    };
    let standings: Vec<Standing> = current
        .planned()
        .map(|(planned, step)| standing(planned, step, number))
        .collect();
    let is_active = standings.contains(&Standing::Active);
    let failed = standings.iter().find_map(|standing| match standing {
        Standing::Failed { ours } => Some(*ours),
        Standing::Unsent | Standing::Active | Standing::Again | Standing::Settled => None,
    });
    if let Some(ours) = failed {
        return match ours || !is_active {
            true => Progress::Ended(Some(step_failure(current, number))),
            false => look(current, number, now),
        };
    }
    let again = standings
        .iter()
        .position(|standing| *standing == Standing::Again);
    let settled = standings
        .iter()
        .all(|standing| *standing == Standing::Settled);
    let waits = matches!(current.activity, Activity::StartCluster { .. })
        && standings.is_empty()
        && state != Some(ClusterState::Waiting);
    // What EMR cancels because the cluster ends is judged by the cluster's end.
    let is_cut = |step: &StepRecord| {
        let state = step.last().map(|last| last.state);
        !step.skipped && matches!(state, Some(StepState::Cancelled | StepState::Interrupted))
    };
    if settled && state == Some(ClusterState::Terminating) && current.steps.iter().any(is_cut) {
        return look(current, number, now);
    }
    if settled && !waits {
        return Progress::Ended(None);
    }
    let mut steps = Vec::new();
    if let Some(index) = again {
        let (activity, records) = (&current.activity, &mut current.steps);
        if let Some((planned, step)) = activity.steps().get(index).zip(records.get_mut(index)) {
            let due = *step.due.get_or_insert(now + millis(planned.delay));
            if accepts && due <= now {
                step.due = None;
                events.push(Event::Retrying {
                    name: planned.name().to_owned(),
                    attempt: u32::try_from(step.attempts.len() + 1).unwrap_or(u32::MAX),
                });
                steps.push(index);
            }
        }
    }
    if steps.is_empty() && accepts {
        let room = ACTIVE_STEPS.saturating_sub(active.len());
        let limit = plan.steps_in_request();
        let ready = sendable(current.planned(), number, limit, false);
        // Rather wait for room than send many small requests.
        if ready.len() <= room {
            steps = ready;
        }
    }
    if steps.is_empty() {
        return look(current, number, now);
    }
    run.intent = Some(Intent {
        request: Request::AddJobFlowSteps,
        at: now,
        steps,
        tries: 0,
    });
    Progress::Todo(Todo::Send)
}

/// What becomes of steps whose cluster has ended.
fn after_the_cluster(run: &RunRecord, plan: &Plan, now: Millis, failure: Failure) -> Progress {
    let (Some(current), Some(launch)) = (run.current(), run.launch()) else {
        return Progress::Ended(Some(failure));
    };
    let code = launch.code.as_deref();
    // Steps that EMR cancelled since the cluster came to its end were not cancelled for themselves.
    let by_steps = [
        ClusterReasonCode::AllStepsCompleted,
        ClusterReasonCode::StepFailure,
    ];
    let cut_off = !by_steps
        .iter()
        .any(|by_steps| code == Some(by_steps.as_str()));
    let done = |(planned, step): (&PlannedStep, &StepRecord)| {
        let state = step.last().map(|last| last.state);
        let cut = cut_off && matches!(state, Some(StepState::Cancelled | StepState::Interrupted));
        standing(planned, step, launch.number) == Standing::Settled && (!cut || step.skipped)
    };
    let empty =
        matches!(current.activity, Activity::StartCluster { .. }) && current.steps.is_empty();
    if !empty && current.planned().all(done) {
        return Progress::Ended(None);
    }
    if let Some(relaunch) = &plan.relaunch
        && run.stage == Stage::Normal
        && run.relaunched < relaunch.times
        && relaunch.on.iter().any(|on| code == Some(on.as_str()))
    {
        let due = launch.ended.unwrap_or(now) + millis(relaunch.delay);
        return match due <= now {
            true => Progress::Relaunch,
            false => Progress::Todo(Todo::Look { by: Some(due) }),
        };
    }
    let failed = |(planned, step): (&PlannedStep, &StepRecord)| {
        matches!(
            standing(planned, step, launch.number),
            Standing::Failed { .. }
        )
    };
    Progress::Ended(Some(match current.planned().any(failed) {
        true => step_failure(current, launch.number),
        false => cluster_ended(run),
    }))
}

fn step_failure(activity: &ActivityRecord, launch: u32) -> Failure {
    let failed = activity
        .planned()
        .find(|(planned, step)| matches!(standing(planned, step, launch), Standing::Failed { .. }));
    let name = failed.map_or("", |(planned, _)| planned.name());
    let last = failed.and_then(|(_, step)| step.last());
    match last {
        Some(last) if last.timed_out => Failure {
            kind: FailureKind::TimedOut,
            message: format!("step `{name}` took longer than its timeout"),
        },
        last => {
            let why = last.and_then(|last| last.failure.as_deref());
            Failure {
                kind: FailureKind::StepFailed,
                message: match why {
                    Some(why) => format!("step `{name}` failed: {why}"),
                    None => format!("step `{name}` failed"),
                },
            }
        }
    }
}

/// Marks the submissions that run longer than their step may.
fn mark_late(run: &mut RunRecord, now: Millis, events: &mut Vec<Event>) {
    let Some(current) = run.activities.last_mut() else {
        return;
    };
    let planned = current.activity.steps();
    for (planned, step) in planned.iter().zip(&mut current.steps) {
        let late = ends_by(planned, step).is_some_and(|by| by < now);
        if let (true, Some(last), Some(timeout)) = (late, step.attempts.last_mut(), planned.timeout)
        {
            last.timed_out = true;
            events.push(Event::TimedOut {
                name: planned.name().to_owned(),
                seconds: timeout.as_secs(),
            });
        }
    }
}

/// When a step that runs has to have ended.
fn ends_by(planned: &PlannedStep, step: &StepRecord) -> Option<Millis> {
    let last = step.last()?;
    let runs = last.state == StepState::Running && !last.timed_out;
    let began = last.began.filter(|_| runs)?;
    Some(began + millis(planned.timeout?))
}

/// Whether the activity under way has steps that the cluster has not got.
fn is_unsent(run: &RunRecord, launch: u32) -> bool {
    let mut planned = run.current().into_iter().flat_map(ActivityRecord::planned);
    planned.any(|(planned, step)| standing(planned, step, launch) == Standing::Unsent)
}

/// The cancellation of what is not to run on: what was withdrawn, what is late, what is skipped.
fn to_cancel(run: &RunRecord, active: &[(usize, usize)]) -> Option<Todo> {
    if !run.withdrawn.is_empty() {
        return Some(Todo::Withdraw);
    }
    let of = |wanted: fn(&StepRecord) -> bool| {
        let steps = active.iter().copied();
        let steps = steps.filter(|place| {
            let step = step(run, *place);
            step.is_some_and(|step| wanted(step) && !is_cancel_sent(step))
        });
        steps.collect::<Vec<_>>()
    };
    let late = of(|step| step.last().is_some_and(|last| last.timed_out));
    if !late.is_empty() {
        return Some(Todo::Cancel {
            steps: late,
            forced: true,
        });
    }
    let skipped = of(|step| step.skipped);
    (!skipped.is_empty()).then_some(Todo::Cancel {
        steps: skipped,
        forced: false,
    })
}

fn look(current: &ActivityRecord, launch: u32, now: Millis) -> Progress {
    let planned = current.planned();
    let moments = planned.filter_map(|(planned, step)| {
        let again = standing(planned, step, launch) == Standing::Again;
        // What is due already waits for the cluster, not for the time.
        let due = step.due.filter(|due| again && *due > now);
        // A timeout has passed one millisecond after its moment.
        due.or_else(|| ends_by(planned, step).map(|by| by + 1))
    });
    Progress::Todo(Todo::Look { by: moments.min() })
}

/// Steps that EMR has and that have not ended, each by its activity's index and its own.
pub(super) fn active(run: &RunRecord, of: impl Fn(&ActivityRecord) -> bool) -> Vec<(usize, usize)> {
    let launch = run.launch().filter(|launch| launch.ended.is_none());
    let Some(launch) = launch else {
        return Vec::new();
    };
    let activities = run.activities.iter().enumerate();
    let activities = activities.filter(|(_, activity)| of(activity));
    let steps = activities.flat_map(|(activity, record)| {
        let steps = record.steps.iter().enumerate();
        let active = steps.filter(|(_, step)| {
            let last = step.last();
            last.is_some_and(|last| last.launch == launch.number && !last.state.is_terminal())
        });
        active.map(move |(step, _)| (activity, step))
    });
    steps.collect()
}

/// What is to be done until these steps are cancelled; nothing if none is left but such as cannot be made to end.
pub(super) fn cancelled(run: &RunRecord, active: &[(usize, usize)], now: Millis) -> Option<Todo> {
    let of = |wanted: &dyn Fn(&Attempt) -> bool| {
        let steps = active.iter().copied();
        let steps = steps.filter(|place| {
            let last = step(run, *place).and_then(StepRecord::last);
            last.is_some_and(wanted)
        });
        steps.collect::<Vec<_>>()
    };
    let unasked = of(&|last| !last.cancel_sent);
    if !unasked.is_empty() {
        return Some(Todo::Cancel {
            steps: unasked,
            forced: false,
        });
    }
    let deaf = of(&|last| !last.killed && patient_until(last) <= now);
    if !deaf.is_empty() {
        return Some(Todo::Cancel {
            steps: deaf,
            forced: true,
        });
    }
    let ending = active.iter().filter_map(|place| step(run, *place)?.last());
    let until = ending.map(patient_until).filter(|until| *until > now);
    until.min().map(|by| Todo::Look { by: Some(by) })
}

/// Until when a step that was asked to end may take its time.
fn patient_until(last: &Attempt) -> Millis {
    last.cancelled_at.unwrap_or_default() + PATIENCE
}

fn is_cancel_sent(step: &StepRecord) -> bool {
    step.last().is_some_and(|last| last.cancel_sent)
}

/// A step by its activity's index and its own.
pub(super) fn step(run: &RunRecord, (activity, step): (usize, usize)) -> Option<&StepRecord> {
    run.activities.get(activity)?.steps.get(step)
}

/// Whether there are steps whose ids EMR has to be asked for.
pub(super) fn without_id(run: &RunRecord) -> bool {
    let Some(launch) = run.launch().filter(|launch| launch.cluster_id.is_some()) else {
        return false;
    };
    let steps = run.activities.iter().flat_map(|activity| &activity.steps);
    let mut last = steps.filter_map(StepRecord::last);
    last.any(|last| last.launch == launch.number && last.id.is_none())
}

/// How many of the plan's steps the normal flow has given out.
pub(super) fn given(run: &RunRecord) -> usize {
    let normal = run.activities.iter();
    let normal = normal.filter(|activity| activity.stage == Stage::Normal);
    normal.map(|activity| activity.steps.len()).sum()
}
