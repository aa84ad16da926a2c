// SPDX-License-Identifier: Apache-2.0
//! Everything that is watched, and which look comes next. Time is an argument; nothing here waits or sends.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use emrys_protocol::types::{ClusterSummary, StepSummary};
use emrys_protocol::{ApiError, Effect, ErrorCode};
use tokio::sync::watch;
use tokio::time::Instant;

use super::entry::{Entry, Status, Wanted};
use super::{Seen, Staleness, WatchOptions};

/// So many clusters are described, each by itself; more are listed.
const DESCRIBED: usize = 2;

/// Of so many looks at steps, one is at those whose look is longest ago, whatever it promises.
const FAIR: u32 = 4;

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Next<T> {
    /// That look.
    Look(T),
    /// None before then.
    At(Instant),
    /// None, unless something changes.
    Never,
}

/// A look at the steps of a watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StepsLook {
    pub(super) id: u64,
    pub(super) cluster_id: String,
    /// Those that can have changed; all of the cluster if none are named.
    pub(super) steps: Option<Vec<String>>,
    /// After how many looks at the cluster it was decided on.
    pub(super) after: u64,
}

/// All watches.
#[derive(Debug)]
pub(super) struct Table {
    options: WatchOptions,
    entries: BTreeMap<u64, Entry>,
    by_cluster: HashMap<String, Vec<u64>>,
    last_id: u64,
    /// When the pass over all clusters that is under way began.
    pass: Option<(Instant, Option<String>)>,
    /// When the latest pass began.
    pass_began: Option<Instant>,
    /// When the latest pass that was completed began.
    pass_completed: Option<Instant>,
    looks: u32,
}

impl Table {
    pub(super) fn new(options: WatchOptions) -> Self {
        Self {
            options,
            entries: BTreeMap::new(),
            by_cluster: HashMap::new(),
            last_id: 0,
            pass: None,
            pass_began: None,
            pass_completed: None,
            looks: 0,
        }
    }

    pub(super) fn add(&mut self, cluster_id: &str, news: watch::Sender<u64>, now: Instant) -> u64 {
        self.last_id += 1;
        let id = self.last_id;
        self.entries.insert(id, Entry::new(cluster_id, news, now));
        self.by_cluster
            .entry(cluster_id.to_owned())
            .or_default()
            .push(id);
        id
    }

    pub(super) fn remove(&mut self, id: u64) {
        let Some(entry) = self.entries.remove(&id) else {
            return;
        };
        if let Some(ids) = self.by_cluster.get_mut(&entry.cluster_id) {
            ids.retain(|other| *other != id);
            if ids.is_empty() {
                self.by_cluster.remove(&entry.cluster_id);
            }
        }
    }

    pub(super) fn wants(&self, id: u64, wanted: &Wanted) -> bool {
        let entry = self.entries.get(&id);
        entry.is_some_and(|entry| entry.wanted == *wanted)
    }

    pub(super) fn want(&mut self, id: u64, wanted: Wanted) {
        if let Some(entry) = self.entries.get_mut(&id) {
            entry.want(wanted);
        }
    }

    pub(super) fn told(&mut self, id: u64) -> Option<Result<Seen, ApiError>> {
        self.entries.get_mut(&id)?.told()
    }

    /// How long to wait for news of a cluster of which there will be none.
    pub(super) fn settled_until_poll(&self, id: u64) -> Option<Duration> {
        let entry = self.entries.get(&id)?;
        entry.is_settled().then_some(self.options.poll)
    }

    pub(super) fn staleness(&self, now: Instant) -> Staleness {
        let age = |at: Instant| now.saturating_duration_since(at);
        let clusters = self.living().map(|entry| age(entry.cluster_at())).max();
        let steps = self.entries.values();
        let steps = steps.filter(|entry| entry.looking || entry.promise().is_some());
        let steps = steps.map(|entry| age(entry.steps_at())).max();
        Staleness {
            watches: self.entries.len(),
            clusters: clusters.unwrap_or_default(),
            steps: steps.unwrap_or_default(),
        }
    }

    /// Those whose cluster has not been seen to have ended.
    fn living(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values().filter(|entry| !entry.has_ended())
    }

    fn are_listed(&self) -> bool {
        self.living().nth(DESCRIBED).is_some()
    }

    /// The marker of the page of clusters that is listed next.
    pub(super) fn next_page(&mut self, now: Instant) -> Next<Option<String>> {
        if !self.are_listed() {
            self.pass = None;
            return Next::Never;
        }
        if let Some((_, marker)) = &self.pass {
            return Next::Look(marker.clone());
        }
        match self.pass_began.map(|began| began + self.options.poll) {
            Some(due) if due > now => Next::At(due),
            _ => {
                self.pass = Some((now, None));
                self.pass_began = Some(now);
                Next::Look(None)
            }
        }
    }

    /// The cluster that is described next: one of few, or one that a whole pass has missed.
    pub(super) fn next_cluster(&self, now: Instant) -> Next<String> {
        let asked = |entry: &Entry| entry.asked_at.unwrap_or(entry.since);
        let stalest = self.living().min_by_key(|entry| asked(entry));
        let Some(stalest) = stalest else {
            return Next::Never;
        };
        if self.are_listed() {
            let missed = self
                .pass_completed
                .is_some_and(|pass| asked(stalest) < pass);
            return match missed {
                true => Next::Look(stalest.cluster_id.clone()),
                false => Next::Never,
            };
        }
        match stalest.asked_at.map(|at| at + self.options.poll) {
            Some(due) if due > now => Next::At(due),
            _ => Next::Look(stalest.cluster_id.clone()),
        }
    }

    /// The steps that are looked at next; `one` if only looks at a single step are of use.
    pub(super) fn next_steps(&mut self, one: bool) -> Next<StepsLook> {
        let by_age = self.looks.is_multiple_of(FAIR);
        let promising = self.entries.iter_mut().filter_map(|(id, entry)| {
            let promise = entry.promise()?;
            let rank = (!by_age).then_some(Reverse(promise));
            let fits = !one || entry.lacks_one_step();
            fits.then_some(((rank, entry.steps_at()), *id, entry))
        });
        let Some((_, id, entry)) = promising.min_by_key(|(rank, _, _)| *rank) else {
            return Next::Never;
        };
        self.looks = self.looks.wrapping_add(1);
        entry.looking = true;
        Next::Look(StepsLook {
            id,
            cluster_id: entry.cluster_id.clone(),
            steps: entry.active().map(|active| active.cloned().collect()),
            after: entry.looks(),
        })
    }

    /// Takes in a page of clusters that was asked for at that time.
    pub(super) fn saw_page(
        &mut self,
        clusters: Vec<ClusterSummary>,
        marker: Option<String>,
        at: Instant,
    ) {
        for cluster in clusters {
            if let Some(id) = cluster.id {
                self.saw_cluster(&id, &Status::of(cluster.status), at);
            }
        }
        let Some((began, _)) = self.pass.take() else {
            return;
        };
        match marker {
            Some(marker) => self.pass = Some((began, Some(marker))),
            None => self.pass_completed = Some(began),
        }
    }

    /// Takes in how a cluster was at that time.
    pub(super) fn saw_cluster(&mut self, cluster_id: &str, status: &Status, at: Instant) {
        let options = self.options;
        self.each_of(cluster_id, |entry| {
            entry.asked_at = Some(at);
            entry.saw_cluster(status.clone(), at, options);
        });
    }

    /// Takes in that a cluster could not be described.
    pub(super) fn failed_cluster(&mut self, cluster_id: &str, error: &ApiError, at: Instant) {
        self.each_of(cluster_id, |entry| {
            entry.asked_at = Some(at);
            entry.failed(again(error));
        });
    }

    fn each_of(&mut self, cluster_id: &str, mut take: impl FnMut(&mut Entry)) {
        for id in self.by_cluster.get(cluster_id).into_iter().flatten() {
            if let Some(entry) = self.entries.get_mut(id) {
                take(entry);
            }
        }
    }

    /// Takes in that a page could not be listed. Where that was refused, or a pass had begun, those that it has not come to
    /// are described.
    pub(super) fn failed_page(&mut self, error: &ApiError) {
        let pass = self.pass.take();
        let described = pass.filter(|(_, marker)| {
            marker.is_some() || error.effect() == Effect::Refused && !error.is_throttling()
        });
        if let Some((began, _)) = described {
            self.pass_completed = Some(began);
            return;
        }
        for entry in self.entries.values_mut() {
            if !entry.has_ended() {
                entry.failed(again(error));
            }
        }
    }

    /// Takes in the end of a look at steps.
    pub(super) fn saw_steps(
        &mut self,
        look: &StepsLook,
        seen: Result<Vec<StepSummary>, ApiError>,
        at: Instant,
    ) {
        let Some(entry) = self.entries.get_mut(&look.id) else {
            return;
        };
        entry.looking = false;
        match seen {
            Ok(steps) => entry.saw_steps(look, steps, at),
            Err(error) => entry.failed(error),
        }
    }

    /// Takes back a look at steps that did not take place.
    pub(super) fn give_back(&mut self, look: &StepsLook) {
        if let Some(entry) = self.entries.get_mut(&look.id) {
            entry.looking = false;
        }
    }

    pub(super) const fn poll(&self) -> Duration {
        self.options.poll
    }

    pub(super) const fn is_limited(&self) -> bool {
        self.options.limited
    }
}

/// The same error for another who waits.
fn again(error: &ApiError) -> ApiError {
    let code: ErrorCode = error.code().clone();
    ApiError::new(code, error.message()).with_effect(error.effect())
}
