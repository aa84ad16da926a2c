// SPDX-License-Identifier: Apache-2.0
//! What becomes of the cluster at the end of a run, however it comes to it.

use emrys_model::lifecycle::cluster::ClusterState;

use super::decide::{Todo, alive};
use super::steps::{self, PATIENCE};
use crate::journal::{Launch, Millis, Phase, RunRecord};
use emrys_synth::lower::plan::{EndOfLife, Plan};

/// How long a run waits for its cluster's end.
pub(super) const LONGEST: Millis = 60 * 60 * 1000;

/// Gives up waiting for the cluster's end, and says so of one that was to end.
pub(super) fn leave(run: &mut RunRecord, plan: &Plan) {
    let stays = stays(run, plan);
    if let Some(launch) = run.launches.last_mut().filter(|_| !stays) {
        let problem = "it has not ended within an hour";
        launch.end_refused.get_or_insert_with(|| problem.to_owned());
    }
}

/// What is left to be done about the cluster; nothing ends the run.
pub(super) fn todo(run: &RunRecord, plan: &Plan, now: Millis) -> Option<Todo> {
    let launch = alive(run).ok()?;
    if launch.end_refused.is_some() {
        return None;
    }
    let active = steps::active(run, |_| true);
    let broken_off = run.cancelled || run.failure.is_some();
    let cancelled = || steps::cancelled(run, &active, now);
    if run.cancelled
        && let Some(cancel @ Todo::Cancel { .. }) = cancelled()
    {
        return Some(cancel);
    }
    if stays(run, plan) {
        // EMR may have started the steps behind the one that has failed.
        return match cancelled().filter(|_| broken_off) {
            Some(todo) => Some(todo),
            // What cannot be made to end is left with the cluster.
            None if broken_off && !active.is_empty() => None,
            None if active.is_empty() && launch.state == Some(ClusterState::Waiting) => None,
            // Others may give it steps for as long as they like.
            None => match last_end(run) {
                Some(end) if active.is_empty() && end + PATIENCE <= now => None,
                end => Some(Todo::Look {
                    by: end.map(|end| end + PATIENCE).filter(|_| active.is_empty()),
                }),
            },
        };
    }
    if !launch.kept_alive && !run.cancelled && active.is_empty() {
        // It ends by itself, as it was launched to.
        return Some(Todo::Look { by: None });
    }
    Some(match broken_off {
        true => end(run, plan, launch, now),
        false => let_end(launch),
    })
}

/// What ends the cluster with all that is left on it.
pub(super) fn end(run: &RunRecord, plan: &Plan, launch: &Launch, now: Millis) -> Todo {
    if launch.end_requested {
        return Todo::Look { by: None };
    }
    if !plan.protects_cluster() {
        return Todo::Terminate;
    }
    // A protected cluster refuses to be terminated, but ends by itself once it has no steps and is not kept alive.
    let active = steps::active(run, |_| true);
    match steps::cancelled(run, &active, now) {
        Some(cancel @ Todo::Cancel { .. }) => cancel,
        _ => let_end(launch),
    }
}

fn let_end(launch: &Launch) -> Todo {
    match launch.kept_alive && !launch.end_requested {
        true => Todo::LetEnd,
        false => Todo::Look { by: None },
    }
}

/// Whether the cluster outlives the run.
pub(super) fn stays(run: &RunRecord, plan: &Plan) -> bool {
    run.keep
        || plan.keeps_cluster()
        || match plan.end_of_life {
            EndOfLife::Terminate => false,
            EndOfLife::Keep => true,
            EndOfLife::KeepOnFailure => run.failure.is_some(),
        }
}

/// When the run was last seen to have finished something.
fn last_end(run: &RunRecord) -> Option<Millis> {
    let activities = run.activities.iter().filter_map(|past| match past.phase {
        Phase::Ended { at, .. } => Some(at),
        Phase::Intended | Phase::Sent => None,
    });
    let steps = run.activities.iter().flat_map(|past| &past.steps);
    let steps = steps.filter_map(|step| step.last()?.ended);
    activities.chain(steps).max()
}
