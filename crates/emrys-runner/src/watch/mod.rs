// SPDX-License-Identifier: Apache-2.0
//! Looking at clusters and their steps, for all runs of a process at once.
//!
//! Whoever follows a cluster asks the [`Watcher`] for a [`Watch`] and names the steps that it cares about; each look is a
//! [`Seen`]. Which requests that takes is decided for all watches together: one or two clusters are described; more are
//! found by listing clusters by state, and steps are only listed where they can have changed, the stalest first. The
//! watcher only reads, and repeats nothing: an API that is to be patient, or keeps EMR's pace, comes
//! [wrapped](crate::calls::Calls).
//!
//! - `entry`: one watch: what it wants, what was seen for it, and whether its steps can have changed.
//! - `table`: all of them, and which look comes next. Pure.
//! - `poller`: makes the looks.

mod entry;
mod poller;
mod table;

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_protocol::types::StepSummary;
use emrys_protocol::{ApiError, EmrApi};
use tokio::sync::{Notify, watch};
use tokio::task::AbortHandle;
use tokio::time::{Instant, timeout};

use entry::Wanted;
use table::Table;

/// How a watcher behaves.
#[derive(Debug, Clone, Copy)]
pub struct WatchOptions {
    /// Least time between two looks at a cluster.
    pub poll: Duration,
    /// Whether the endpoint takes only as many requests as EMR publishes: then looks at steps are spent where they tell
    /// most, and a watch hears of its cluster without waiting for its steps.
    pub limited: bool,
}

/// Looks at clusters for everybody in the process; a cheap handle. The looking ends with the last handle and watch.
#[derive(Clone)]
pub struct Watcher(Arc<Running>);

/// One cluster under observation, until this is dropped.
pub struct Watch {
    watcher: Watcher,
    id: u64,
    news: watch::Receiver<u64>,
}

/// A cluster as it was seen, with the steps that were wanted.
///
/// Of a cluster that has ended, the steps were looked at after its end: they are as they will stay.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Its state; none if EMR said a word that is not known here.
    pub state: Option<ClusterState>,
    /// Why it is in that state, as EMR puts it.
    pub reason: String,
    /// EMR's code for that.
    pub code: Option<String>,
    /// The wanted steps as they were last seen; where all are wanted, newest first. One that has not been looked at yet is
    /// missing.
    pub steps: Vec<StepSummary>,
    /// When the oldest part of this that can have changed since was asked for.
    pub at: Instant,
}

/// How old the oldest of all that is watched is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Staleness {
    /// How many watches there are.
    pub watches: usize,
    /// Since the look at a cluster that is longest ago.
    pub clusters: Duration,
    /// Since the look at steps that is longest ago, of those that can have changed.
    pub steps: Duration,
}

/// The task that looks, ended with the last that could ask it for something.
struct Running {
    shared: Arc<Shared>,
    task: AbortHandle,
}

/// What handles and the task have in common.
struct Shared {
    table: Mutex<Table>,
    /// Told whenever there may be something else to look at.
    changed: Notify,
}

impl Seen {
    /// How old this is by now.
    #[must_use]
    pub fn age(&self) -> Duration {
        self.at.elapsed()
    }
}

impl Watcher {
    /// Begins to watch; nothing is asked before somebody wants to know. Has to be called within a runtime of tokio.
    #[must_use]
    pub fn start(api: Arc<dyn EmrApi>, options: WatchOptions) -> Self {
        let shared = Arc::new(Shared {
            table: Mutex::new(Table::new(options)),
            changed: Notify::new(),
        });
        let task = tokio::spawn(poller::run(api, shared.clone()));
        Self(Arc::new(Running {
            shared,
            task: task.abort_handle(),
        }))
    }

    /// Watches a cluster, at first without its steps.
    #[must_use]
    pub fn watch(&self, cluster_id: &str) -> Watch {
        let (id, news) = self.0.shared.change(|table| {
            let (news, receiver) = watch::channel(0);
            (table.add(cluster_id, news, Instant::now()), receiver)
        });
        Watch {
            watcher: self.clone(),
            id,
            news,
        }
    }

    /// How far what is known lags behind.
    #[must_use]
    pub fn staleness(&self) -> Staleness {
        self.0.shared.table().staleness(Instant::now())
    }
}

impl Watch {
    /// From now on, looks at these steps and at no others.
    pub fn steps(&mut self, ids: impl IntoIterator<Item = String>) {
        let mut known = HashSet::new();
        let ids = ids.into_iter().filter(|id| known.insert(id.clone()));
        self.want(Wanted::Ids(ids.collect()));
    }

    /// From now on, looks at every step that the cluster has. This costs no more requests than up to ten ids, where a
    /// cluster has up to fifty steps, and is how one comes to know the ids of those in RunJobFlow.
    pub fn all_steps(&mut self) {
        self.want(Wanted::All);
    }

    /// The next look. Dropping this future loses nothing; of looks that nobody waited for, the latest counts. Of a cluster
    /// that has ended, the last look is told again at every poll.
    ///
    /// # Errors
    /// What the API answered instead, or that it could not be reached; the watch goes on.
    pub async fn next(&mut self) -> Result<Seen, ApiError> {
        loop {
            let last = self.shared().table().settled_until_poll(self.id);
            match last {
                // The sender is in the table for as long as this is there.
                None => drop(self.news.changed().await),
                Some(poll) => drop(timeout(poll, self.news.changed()).await),
            }
            let told = self.shared().table().told(self.id);
            if let Some(told) = told {
                return told;
            }
        }
    }

    fn want(&self, wanted: Wanted) {
        if self.shared().table().wants(self.id, &wanted) {
            return;
        }
        self.shared().change(|table| table.want(self.id, wanted));
    }

    fn shared(&self) -> &Shared {
        &self.watcher.0.shared
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.shared().change(|table| table.remove(self.id));
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Shared {
    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the table and has everybody look whether there is something else to do.
    fn change<T>(&self, change: impl FnOnce(&mut Table) -> T) -> T {
        let result = change(&mut self.table());
        self.changed.notify_waiters();
        result
    }
}

#[cfg(test)]
mod tests;
