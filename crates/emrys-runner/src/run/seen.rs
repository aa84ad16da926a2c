// SPDX-License-Identifier: Apache-2.0
//! What was seen of the cluster and its steps, into the record.

use std::collections::HashMap;

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::types::{StepSummary, Timestamp};

use crate::events::Event;
use crate::journal::{Millis, RunRecord};
use crate::references::Values;
use crate::watch::Seen;

/// A look as it may be written down: EMR quotes in its reasons what a job has said, and jobs say what they were given.
pub(super) fn without_values(mut seen: Seen, values: &Values) -> Seen {
    let hide = |text: &mut Option<String>| *text = text.take().map(|text| values.hide(&text));
    seen.reason = values.hide(&seen.reason);
    for status in seen
        .steps
        .iter_mut()
        .filter_map(|step| step.status.as_mut())
    {
        if let Some(details) = &mut status.failure_details {
            hide(&mut details.message);
            hide(&mut details.reason);
        }
        if let Some(reason) = &mut status.state_change_reason {
            hide(&mut reason.message);
        }
    }
    seen
}

/// Takes over a look. The end of a cluster is told after that of its steps, any other change before.
pub(super) fn take(run: &mut RunRecord, seen: &Seen, now: Millis, events: &mut Vec<Event>) {
    let ended = seen.state.is_some_and(ClusterState::is_terminal);
    let places = places(run);
    let found = seen.steps.iter().filter_map(|summary| {
        let place = summary.id.as_ref().and_then(|id| places.get(id.as_str()));
        place.map(|place| (*place, summary))
    });
    let mut found: Vec<(Place, &StepSummary)> = found.collect();
    // In the order in which the steps were submitted.
    found.sort_by_key(|(place, _)| *place);
    if !ended {
        cluster(run, seen, now, events);
    }
    for (place, summary) in found {
        step(run, place, summary, events);
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

/// Where a submission is in the record: activity, step, attempt.
type Place = (usize, usize, usize);

/// Where the submissions are that have not ended, by their ids.
fn places(run: &RunRecord) -> HashMap<String, Place> {
    let mut places = HashMap::new();
    for (activity, record) in run.activities.iter().enumerate() {
        for (step, record) in record.steps.iter().enumerate() {
            for (number, attempt) in record.attempts.iter().enumerate() {
                let id = attempt.id.clone().filter(|_| !attempt.state.is_terminal());
                places.extend(id.map(|id| (id, (activity, step, number))));
            }
        }
    }
    places
}

fn step(run: &mut RunRecord, place: Place, summary: &StepSummary, events: &mut Vec<Event>) {
    let (activity, step, number) = place;
    let Some(activity) = run.activities.get_mut(activity) else {
        return;
    };
    let planned = activity.activity.steps().get(step);
    let record = activity.steps.get_mut(step);
    let attempt = record.and_then(|record| record.attempts.get_mut(number));
    let status = summary.status.clone().unwrap_or_default();
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
    let reason = status.state_change_reason.and_then(|reason| reason.message);
    let waits = reason.filter(|reason| state == StepState::Pending && !reason.is_empty());
    if attempt.waits != waits {
        attempt.waits = waits;
        events.extend(attempt.waits.clone().map(|reason| Event::StepWaits {
            name: planned.name().to_owned(),
            reason,
        }));
    }
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
