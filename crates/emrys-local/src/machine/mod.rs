// SPDX-License-Identifier: Apache-2.0
//! This machine, which all clusters share: how much memory and how many cores steps may take, and who has them.
//!
//! [`Ledger`] decides, for all clusters of an engine and first come, first served; it does no I/O. [`Machine`] lends it to the
//! actors one after the other and tells those that wait when there is news. What a step needs is read from its command by
//! [`crate::hadoop::demand`].
//!
//! Memory is never promised twice: two JVMs that do not fit end in swapping, or with a process that is killed. Cores are,
//! [`CORES_SHARED`]-fold: a process that gets half a core is slower and no more. What has begun is never stopped for want of
//! either.

mod capacity;
mod ledger;
#[cfg(test)]
mod tests;

use std::sync::{Mutex, PoisonError};

use tokio::sync::watch;

pub use capacity::{Capacity, mebibytes};
pub(crate) use ledger::{Demand, Ledger};

/// How many times each core is promised.
const CORES_SHARED: u64 = 4;

/// The ledger of the engine, and the bell of those who wait for it.
pub(crate) struct Machine {
    capacity: Capacity,
    ledger: Mutex<Ledger>,
    news: watch::Sender<()>,
}

impl Machine {
    /// A machine of that size with nothing on it.
    pub(crate) fn new(capacity: Capacity) -> Self {
        Self {
            ledger: Mutex::new(Ledger::new(&capacity)),
            capacity,
            news: watch::Sender::new(()),
        }
    }

    /// What steps may use of this machine.
    pub(crate) fn capacity(&self) -> &Capacity {
        &self.capacity
    }

    /// Works with the ledger. What is done must be short, since all clusters take turns.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Ledger) -> T) -> T {
        let mut ledger = self.ledger.lock().unwrap_or_else(PoisonError::into_inner);
        let result = work(&mut ledger);
        if ledger.take_news() {
            self.news.send_replace(());
        }
        result
    }

    /// Changes when there is room that somebody who waits has not asked for yet.
    pub(crate) fn news(&self) -> watch::Receiver<()> {
        self.news.subscribe()
    }
}
