// SPDX-License-Identifier: Apache-2.0
//! Step Functions' operations: what is asked is checked here, done by machines, activities and the executor, and told
//! in AWS's shapes.
//!
//! - `operations`: all of them, and who does each.
//! - `start`, `executions`, `redrive`: executions.
//! - `events`: the events of a history.
//! - `map_runs`: map runs.
//! - `tasks`: tasks that somebody else does.
//! - `test_state`: one state, executed by itself.
//! - `tags`, `validate`: tags, and definitions that are only checked.
//! - `input`: the JSON that requests bring.

mod events;
mod executions;
mod input;
mod map_runs;
mod operations;
mod redrive;
mod start;
mod tags;
mod tasks;
mod test_state;
mod validate;

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use emrys_protocol::objects::ObjectStore;
use emrys_store::{Journal, StoreError};
use tokio::sync::watch;

use crate::activities::Activities;
use crate::arn::Arns;
use crate::executor::{Executor, ExecutorError};
use crate::integration::Integration;
use crate::machines::Machines;
use crate::nested::Nested;
use crate::observer::Observer;
use crate::time::now;

/// Where the service believes to be, and who watches it.
#[derive(Clone)]
pub struct Options {
    /// The region in ARNs.
    pub region: String,
    /// The account in ARNs.
    pub account: String,
    /// Who is told that executions begin and end.
    pub observer: Option<Arc<dyn Observer>>,
}

impl std::fmt::Debug for Options {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Options")
            .field("region", &self.region)
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

/// Why the service could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The journal cannot be read: use the Emrys that wrote it.
    #[error(transparent)]
    Journal(#[from] StoreError),
    /// The executions cannot be taken up: see the inner error.
    #[error(transparent)]
    Executor(#[from] ExecutorError),
}

/// Step Functions over a journal, cheap to clone. When the last clone is dropped, nothing goes on until somebody opens
/// the journal again.
#[derive(Clone)]
pub struct Executions {
    shared: Arc<Shared>,
}

pub(crate) struct Shared {
    arns: Arns,
    machines: Machines,
    activities: Activities,
    executor: Executor,
    /// The client token of each execution's last redrive, and when that was.
    redrives: Mutex<HashMap<String, (String, i64)>>,
    last_call: AtomicI64,
}

impl Executions {
    /// Opens the service and takes up the executions that were under way. Needs a tokio runtime.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn open(
        journal: &Journal,
        options: Options,
        mut integrations: Vec<Arc<dyn Integration>>,
        objects: Arc<dyn ObjectStore>,
    ) -> Result<Self, OpenError> {
        // Executions that are taken up may call this service before it is there.
        let (ready, service) = watch::channel(None);
        integrations.push(Arc::new(Nested::new(service)));
        let arns = Arns::new(&options.region, &options.account);
        let executions = Self {
            shared: Arc::new(Shared {
                machines: Machines::open(journal, arns.clone())?,
                activities: Activities::open(journal, arns.clone())?,
                executor: Executor::open(journal, integrations, objects, options.observer).await?,
                redrives: Mutex::default(),
                last_call: AtomicI64::new(now()),
                arns,
            }),
        };
        ready.send_replace(Some(Arc::downgrade(&executions.shared)));
        Ok(executions)
    }

    /// Whether executions are under way in a journal, which would go on if it were opened.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn are_under_way(journal: &Journal) -> Result<bool, StoreError> {
        Executor::has_work(journal)
    }

    pub(crate) fn of(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    /// Waits until an execution is not under way any more, without keeping the service open.
    pub(crate) fn end_of(&self, arn: &str) -> impl Future<Output = ()> + Send + use<> {
        self.executor().end_of(arn)
    }

    /// How many executions are under way.
    #[must_use]
    pub fn running(&self) -> usize {
        self.executor().running()
    }

    /// When somebody called last, in milliseconds since 1970.
    #[must_use]
    pub fn last_call(&self) -> i64 {
        self.shared.last_call.load(Ordering::Relaxed)
    }

    fn arns(&self) -> &Arns {
        &self.shared.arns
    }

    fn machines(&self) -> &Machines {
        &self.shared.machines
    }

    fn activities(&self) -> &Activities {
        &self.shared.activities
    }

    fn executor(&self) -> &Executor {
        &self.shared.executor
    }

    fn redrives(&self) -> MutexGuard<'_, HashMap<String, (String, i64)>> {
        let redrives = self.shared.redrives.lock();
        redrives.unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that somebody calls: now.
    fn called(&self) -> i64 {
        let now = now();
        self.shared.last_call.store(now, Ordering::Relaxed);
        now
    }
}

#[cfg(test)]
mod tests;
