// SPDX-License-Identifier: Apache-2.0
//! What was seen of the cluster and its steps, into the record.

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_protocol::types::{StepSummary, Timestamp};

use crate::events::Event;
use crate::journal::{Millis, RunRecord};
use crate::watch::Seen;

/// Takes over a look. The end of a cluster is told after that of its steps, any other change before.
pub(super) fn take(run: &mut RunRecord, seen: &Seen, now: Millis, events: &mut Vec<Event>) {
    let ended = seen.state.is_some_and(ClusterState::is_terminal);
    let mut steps = seen.steps.clone();
    // In the order in which the steps were submitted.
    steps.sort_by_key(|summary| place(run, summary));
    if !ended {
        cluster(run, seen, now, events);
    }
    for summary in steps {
        step(run, summary, events);
    }
    if ended {
        cluster(run, seen, now, events);
    }
}

fn cluster(run: &mut RunRecord, seen: &Seen, now: Millis, events: &mut Vec<Event>) {
    let (Some(launch), Some(state)) = (run.launches.last_mut(), seen.state) else {
        return;
    };
    let same = launch.state == Some(state) && launch.reason == seen.reason;
    if same && launch.code == seen.code {
        return;
    }
    launch.state = Some(state);
    launch.reason.clone_from(&seen.reason);
    launch.code.clone_from(&seen.code);
    if state.is_terminal() {
        launch.ended.get_or_insert(now);
    }
    events.push(Event::Cluster {
        state,
        reason: seen.reason.clone(),
    });
}

/// Where the submission is in the record: activity, step, attempt.
fn place(run: &RunRecord, summary: &StepSummary) -> Option<(usize, usize, usize)> {
    let id = summary.id.as_ref();
    let activities = run.activities.iter().enumerate().rev();
    activities
        .flat_map(|(activity, record)| {
            let steps = record.steps.iter().enumerate();
            steps.map(move |(step, record)| (activity, step, record))
        })
        .find_map(|(activity, step, record)| {
            let attempt = record
                .attempts
                .iter()
                .position(|past| past.id.as_ref() == id)?;
            Some((activity, step, attempt))
        })
}

fn step(run: &mut RunRecord, summary: StepSummary, events: &mut Vec<Event>) {
    let Some((activity, step, number)) = place(run, &summary) else {
        return;
    };
    let Some(activity) = run.activities.get_mut(activity) else {
        return;
    };
    let planned = activity.activity.steps().get(step);
    let record = activity.steps.get_mut(step);
    let attempt = record.and_then(|record| record.attempts.get_mut(number));
    let status = summary.status.unwrap_or_default();
    let state = status.state.and_then(|state| state.known());
    let (Some(planned), Some(attempt), Some(state)) = (planned, attempt, state) else {
        return;
    };
    let timeline = status.timeline.unwrap_or_default();
    attempt.began = timeline.start_date_time.map(Timestamp::as_millis);
    attempt.ended = timeline.end_date_time.map(Timestamp::as_millis);
    attempt.failure = status
        .failure_details
        .and_then(|details| details.message.or(details.reason));
    if attempt.state == state {
        return;
    }
    attempt.state = state;
    events.push(Event::Step {
        name: planned.name().to_owned(),
        id: attempt.id.clone().unwrap_or_default(),
        state,
        attempt: u32::try_from(number + 1).unwrap_or(u32::MAX),
        failure: attempt.failure.clone(),
        millis: attempt.millis(),
    });
}
