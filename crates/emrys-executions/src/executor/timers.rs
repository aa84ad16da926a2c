// SPDX-License-Identifier: Apache-2.0
//! All timers of all executions, in one order, waited for by one task.
//!
//! Times are of the wall clock: what came due while no engine ran, or while the machine slept, is due at once.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use emrys_states::execution::{Input, TimerId};
use tokio::sync::{Notify, watch};

use super::Shared;
use super::running::{Running, lock};
use crate::time::now;

/// How long the clock is trusted to go on evenly: after that it is looked at again.
const LONGEST_SLEEP: Duration = Duration::from_secs(5);

/// Timers that are set.
#[derive(Default)]
pub(super) struct Timers {
    set: Mutex<Set>,
    /// Told when there is a timer that comes before all others.
    sooner: Arc<Notify>,
}

#[derive(Default)]
struct Set {
    by_time: BTreeMap<(i64, Arc<str>, TimerId), Weak<Running>>,
    times: HashMap<(Arc<str>, TimerId), i64>,
}

impl Timers {
    pub(super) fn set(&self, running: &Arc<Running>, timer: TimerId, at: i64) {
        let mut set = lock(&self.set);
        let first = set.by_time.first_key_value().map(|((at, ..), _)| *at);
        let key = running.key.clone();
        set.times.insert((key.clone(), timer), at);
        set.by_time
            .insert((at, key, timer), Arc::downgrade(running));
        if first.is_none_or(|first| at < first) {
            self.sooner.notify_one();
        }
    }

    pub(super) fn cancel(&self, key: &Arc<str>, timer: TimerId) {
        let mut set = lock(&self.set);
        if let Some(at) = set.times.remove(&(key.clone(), timer)) {
            set.by_time.remove(&(at, key.clone(), timer));
        }
    }

    /// Takes the timers out whose time has come, and says how long to wait for the next.
    fn due(&self, now: i64) -> (Vec<(Weak<Running>, TimerId)>, Duration) {
        let mut set = lock(&self.set);
        let mut due = Vec::new();
        while let Some(entry) = set.by_time.first_entry() {
            let at = entry.key().0;
            if at > now {
                let wait = u64::try_from(at - now).unwrap_or(0);
                return (due, Duration::from_millis(wait).min(LONGEST_SLEEP));
            }
            let ((_, key, timer), running) = entry.remove_entry();
            set.times.remove(&(key, timer));
            due.push((running, timer));
        }
        (due, LONGEST_SLEEP)
    }
}

/// Delivers timers when their times have come, for as long as there is an executor: it keeps none, so that a journal
/// is let go of with the last handle.
pub(super) async fn run(executor: Weak<Shared>, mut closed: watch::Receiver<bool>) {
    while let Some(shared) = executor.upgrade() {
        let (due, wait) = shared.timers.due(now());
        for (running, timer) in due {
            if let Some(running) = running.upgrade() {
                running.deliver(&shared, Input::Timer { timer });
            }
        }
        let sooner = shared.timers.sooner.clone();
        drop(shared);
        tokio::select! {
            biased;
            _ = closed.wait_for(|closed| *closed) => return,
            () = sooner.notified() => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}
