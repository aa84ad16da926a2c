// SPDX-License-Identifier: Apache-2.0
//! One watch: what it wants, what was seen for it, and whether its steps can have changed since.

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::ApiError;
use emrys_protocol::types::{ClusterStatus, StepSummary};
use tokio::sync::watch;
use tokio::time::Instant;

use super::table::StepsLook;
use super::{Seen, WatchOptions};

/// Which steps are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    All,
    Ids(Vec<String>),
}

/// A state with its reason, as EMR gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Status {
    pub(super) state: Option<ClusterState>,
    reason: String,
    code: Option<String>,
}

/// How much a look at the steps would tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Promise {
    /// The ids of steps that do not run yet.
    Ids,
    /// Perhaps something: steps run.
    Perhaps,
    /// Steps have come to their end since the last look.
    Certainly,
}

/// One watch.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) cluster_id: String,
    pub(super) since: Instant,
    pub(super) wanted: Wanted,
    status: Option<Status>,
    /// How often the cluster was seen.
    looks: u64,
    /// When the cluster was last seen: before the request was sent.
    seen_at: Option<Instant>,
    /// When it was last asked for, seen or not.
    pub(super) asked_at: Option<Instant>,
    steps: Vec<StepSummary>,
    steps_at: Option<Instant>,
    /// After which look at the cluster all wanted steps were looked at.
    steps_after: Option<u64>,
    /// Whether a look at its steps is under way.
    pub(super) looking: bool,
    error: Option<ApiError>,
    news: watch::Sender<u64>,
}

impl Status {
    pub(super) fn of(status: Option<ClusterStatus>) -> Self {
        let status = status.unwrap_or_default();
        let reason = status.state_change_reason.unwrap_or_default();
        Self {
            state: status.state.and_then(|state| state.known()),
            reason: reason.message.unwrap_or_default(),
            code: reason.code.map(|code| code.as_str().to_owned()),
        }
    }
}

impl Entry {
    pub(super) fn new(cluster_id: &str, news: watch::Sender<u64>, now: Instant) -> Self {
        Self {
            cluster_id: cluster_id.to_owned(),
            since: now,
            wanted: Wanted::Ids(Vec::new()),
            status: None,
            looks: 0,
            seen_at: None,
            asked_at: None,
            steps: Vec::new(),
            steps_at: None,
            steps_after: None,
            looking: false,
            error: None,
            news,
        }
    }

    /// Whether the cluster has ended: nothing about it changes any more.
    pub(super) fn has_ended(&self) -> bool {
        let state = self.status.as_ref().and_then(|status| status.state);
        state.is_some_and(ClusterState::is_terminal)
    }

    /// When the cluster was last seen, or else since when that is wanted.
    pub(super) fn cluster_at(&self) -> Instant {
        self.seen_at.unwrap_or(self.since)
    }

    /// When the steps were last seen, or else since when that is wanted.
    pub(super) fn steps_at(&self) -> Instant {
        self.steps_at.unwrap_or(self.since)
    }

    /// How often the cluster was seen.
    pub(super) const fn looks(&self) -> u64 {
        self.looks
    }

    /// The wanted steps that are not known to have ended; none if all are wanted.
    pub(super) fn active(&self) -> Option<impl Iterator<Item = &String>> {
        let Wanted::Ids(ids) = &self.wanted else {
            return None;
        };
        Some(ids.iter().filter(|id| {
            let known = self.steps.iter().find(|step| step.id.as_ref() == Some(*id));
            known.is_none_or(|step| !has_ended(step))
        }))
    }

    /// Whether exactly one wanted step is not known to have ended.
    pub(super) fn lacks_one_step(&self) -> bool {
        self.active()
            .is_some_and(|mut active| active.next().is_some() && active.next().is_none())
    }

    /// Whether a wanted step is not known to have ended.
    fn lacks_steps(&self) -> bool {
        match self.active() {
            Some(mut active) => active.next().is_some(),
            None => {
                let has_all = self.steps_after.is_some() && !self.steps.is_empty();
                !has_all || !self.steps.iter().all(has_ended)
            }
        }
    }

    /// What a look at the steps promises; none if they cannot have changed since the last one, or if the cluster should be
    /// looked at first.
    pub(super) fn promise(&self) -> Option<Promise> {
        let status = self.status.as_ref()?;
        if self.looking || self.steps_after == Some(self.looks) || !self.lacks_steps() {
            return None;
        }
        match status.state {
            // Before it runs, the steps are as they were sent.
            Some(ClusterState::Starting | ClusterState::Bootstrapping) => {
                (self.steps_at.is_none() && self.wanted == Wanted::All).then_some(Promise::Ids)
            }
            Some(
                ClusterState::Waiting
                | ClusterState::Terminated
                | ClusterState::TerminatedWithErrors,
            ) => Some(Promise::Certainly),
            Some(ClusterState::Running | ClusterState::Terminating) | None => {
                Some(Promise::Perhaps)
            }
        }
    }

    pub(super) fn want(&mut self, wanted: Wanted) {
        if let Wanted::Ids(ids) = &wanted {
            let is_wanted =
                |step: &StepSummary| step.id.as_ref().is_some_and(|id| ids.contains(id));
            self.steps.retain(is_wanted);
        }
        // All is more than what is known; and there is no later look at a cluster that has ended.
        if self.has_ended() || (wanted == Wanted::All && self.wanted != wanted) {
            self.steps_at = None;
            self.steps_after = None;
        }
        self.wanted = wanted;
    }

    /// Whether a look at the steps will come that belongs to what was seen of the cluster.
    fn awaits_steps(&self) -> bool {
        self.looking || self.promise().is_some()
    }

    /// Whether there will be no news: the cluster has ended, and its steps were looked at since.
    pub(super) fn is_settled(&self) -> bool {
        self.has_ended() && !self.awaits_steps()
    }

    /// Takes in how the cluster was at that time, and tells it, unless the steps are looked at in a moment.
    pub(super) fn saw_cluster(&mut self, status: Status, at: Instant, options: WatchOptions) {
        if self.has_ended() || self.seen_at.is_some_and(|seen| seen > at) {
            return;
        }
        self.status = Some(status);
        self.seen_at = Some(at);
        self.looks += 1;
        if options.limited || !self.awaits_steps() {
            self.tell();
        }
    }

    /// Takes in what a look has found.
    pub(super) fn saw_steps(&mut self, look: &StepsLook, seen: Vec<StepSummary>, at: Instant) {
        let has_all = match (self.active(), &look.steps) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(mut active), Some(steps)) => active.all(|id| steps.contains(id)),
        };
        if has_all {
            self.steps_at = Some(at);
            self.steps_after = Some(look.after);
        }
        if look.steps.is_none() && self.wanted == Wanted::All {
            self.steps = seen;
        } else {
            for step in seen {
                self.saw_step(step);
            }
        }
        self.tell();
    }

    fn saw_step(&mut self, step: StepSummary) {
        let known = self.steps.iter_mut().find(|known| known.id == step.id);
        match (known, &self.wanted, &step.id) {
            (Some(known), _, _) => *known = step,
            (None, Wanted::Ids(ids), Some(id)) if ids.contains(id) => self.steps.push(step),
            _ => {}
        }
    }

    /// Takes in that a look has failed.
    pub(super) fn failed(&mut self, error: ApiError) {
        self.error = Some(error);
        self.tell();
    }

    /// What there is to tell: the error since the last time, or what was seen. The end of a cluster is told with that of
    /// its steps.
    pub(super) fn told(&mut self) -> Option<Result<Seen, ApiError>> {
        if let Some(error) = self.error.take() {
            return Some(Err(error));
        }
        if self.has_ended() && self.awaits_steps() {
            return None;
        }
        let (status, seen_at) = (self.status.clone()?, self.seen_at?);
        let steps_at = self.steps_at.filter(|_| self.lacks_steps());
        Some(Ok(Seen {
            state: status.state,
            reason: status.reason,
            code: status.code,
            steps: self.steps.clone(),
            at: steps_at.map_or(seen_at, |at| at.min(seen_at)),
        }))
    }

    fn tell(&self) {
        self.news.send_modify(|number| *number += 1);
    }
}

fn has_ended(step: &StepSummary) -> bool {
    let state = step
        .status
        .as_ref()
        .and_then(|status| status.state.as_ref());
    state
        .and_then(emrys_protocol::types::Open::known)
        .is_some_and(StepState::is_terminal)
}
