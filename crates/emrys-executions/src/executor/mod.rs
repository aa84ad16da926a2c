// SPDX-License-Identifier: Apache-2.0
//! The executions that are under way, and the records of all.
//!
//! An [`Executor`] owns executions: it alone writes their records. What an execution does is decided in
//! `emrys_states::execution`; here it is written down, then done. Which names, machines and limits there are is the
//! business of whoever asks for an execution.

//! - `running`: one execution that is under way: inbox, decision, commit, action.
//! - `tasks`: tasks that integrations carry out; `tokens`, `activities`: those that others do.
//! - `map_runs`: an execution for each item.
//! - `timers`: all timers.
//! - `replay`: executions and histories from their records; `unreadable`: what becomes of those where that fails.
//! - `lists`: what is known of executions, without replaying them.
//! - `records`: what the journal keeps.

mod activities;
mod error;
mod lists;
mod map_runs;
mod records;
mod replay;
mod running;
mod start;
mod tasks;
mod timers;
mod tokens;
mod unreadable;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, Weak};

use emrys_protocol::objects::ObjectStore;
use emrys_states::execution::Input;
use emrys_states::history::ErrorOutput;
use emrys_states::machine::{Resource, StateMachine};
use emrys_store::{Batch, Journal, StoreError};
use tokio::sync::watch;
use tokio::task::AbortHandle;

pub use activities::ActivityTask;
pub use error::ExecutorError;
pub use lists::{Described, Page};
pub use map_runs::{MapRun, MapRunChanges, MapRunRecord, MapRunStatus, Progress};
pub(crate) use records::{DEFINITION, digest};
pub use records::{Listed, StartRecord, Status, Summary};
pub use start::{NewExecution, Started};

use crate::integration::Integration;
use crate::observer::{Committed, Observer};
use running::{Phase, Running, lock};

/// Executions, cheap to clone. When the last clone is dropped nothing more is done for any; the next executor of the
/// journal takes them up.
#[derive(Clone)]
pub struct Executor {
    open: Arc<Open>,
}

/// What all of an executor's tasks have.
struct Shared {
    journal: Journal,
    integrations: Vec<Arc<dyn Integration>>,
    objects: Arc<dyn ObjectStore>,
    observer: Option<Arc<dyn Observer>>,
    /// The executions that are under way, by ARN.
    running: Mutex<HashMap<String, Arc<Running>>>,
    /// Definitions that executions under way have, by digest.
    machines: Mutex<HashMap<String, Weak<StateMachine>>>,
    /// The map runs that are under way, by ARN.
    map_runs: Mutex<HashMap<String, Arc<map_runs::Live>>>,
    timers: timers::Timers,
    activities: activities::Activities,
    histories: replay::Histories,
    closed: watch::Sender<bool>,
}

/// The handles' own part: its end is the end of every task.
struct Open {
    shared: Arc<Shared>,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.shared.closed.send_replace(true);
    }
}

impl Executor {
    /// Whether executions are under way in a journal, which an executor would take up.
    pub(crate) fn has_work(journal: &Journal) -> Result<bool, StoreError> {
        Ok(!journal.records::<String>(records::RUNNING)?.is_empty())
    }

    /// Opens the executions of a journal, and takes up those that were under way.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn open(
        journal: &Journal,
        integrations: Vec<Arc<dyn Integration>>,
        objects: Arc<dyn ObjectStore>,
        observer: Option<Arc<dyn Observer>>,
    ) -> Result<Self, ExecutorError> {
        let shared = Arc::new(Shared {
            journal: journal.clone(),
            integrations,
            objects,
            observer,
            running: Mutex::default(),
            machines: Mutex::default(),
            map_runs: Mutex::default(),
            timers: timers::Timers::default(),
            activities: activities::Activities::default(),
            histories: replay::Histories::default(),
            closed: watch::Sender::new(false),
        });
        shared.take_up().await?;
        let closed = shared.closed.subscribe();
        tokio::spawn(timers::run(Arc::downgrade(&shared), closed));
        Ok(Self {
            open: Arc::new(Open { shared }),
        })
    }

    /// Stops an execution: when it stopped.
    ///
    /// # Errors
    /// [`ExecutorError::Ended`] if it has ended, [`ExecutorError::DoesNotExist`].
    pub async fn stop(
        &self,
        arn: &str,
        error: Option<&str>,
        cause: Option<&str>,
    ) -> Result<i64, ExecutorError> {
        let arn = arn.to_owned();
        let Some(running) = self.shared().find(&arn) else {
            return Err(match self.describe(&arn).await? {
                Some(_) => ExecutorError::Ended { arn },
                None => ExecutorError::DoesNotExist { arn },
            });
        };
        running.reaches(|phase| phase != Phase::Starting).await;
        let error = ErrorOutput {
            error: error.map(Into::into),
            cause: cause.map(Into::into),
        };
        let stopped = running
            .delivered(self.shared(), Input::Stop { error })
            .await;
        stopped.map_err(|_| ExecutorError::Ended { arn })
    }

    /// Waits until an execution has ended, and says what is known of it then.
    ///
    /// # Errors
    /// [`ExecutorError::DoesNotExist`], or the journal cannot be read.
    pub async fn ended(&self, arn: &str) -> Result<Described, ExecutorError> {
        if let Some(running) = self.shared().find(arn) {
            running.reaches(|phase| phase == Phase::Over).await;
        }
        let described = self.describe(arn).await?;
        described.ok_or_else(|| ExecutorError::DoesNotExist {
            arn: arn.to_owned(),
        })
    }

    /// Waits until an execution is not under way any more, without keeping the executor open.
    pub(crate) fn end_of(&self, arn: &str) -> impl Future<Output = ()> + Send + use<> {
        let running = self.shared().find(arn);
        async move {
            if let Some(running) = running {
                running.reaches(|phase| phase == Phase::Over).await;
            }
        }
    }

    /// How many executions are under way.
    #[must_use]
    pub fn running(&self) -> usize {
        lock(&self.shared().running).len()
    }

    /// How many executions of a state machine are under way.
    #[must_use]
    pub fn running_of(&self, state_machine_arn: &str) -> usize {
        let running = lock(&self.shared().running);
        let of = running.values();
        of.filter(|running| running.start.state_machine_arn == state_machine_arn)
            .count()
    }

    /// Who carries out tasks with that resource.
    pub(crate) fn integration(&self, resource: &Resource) -> Option<Arc<dyn Integration>> {
        let mut integrations = self.shared().integrations.iter();
        integrations.find(|one| one.takes(resource)).cloned()
    }

    fn shared(&self) -> &Arc<Shared> {
        &self.open.shared
    }
}

impl Shared {
    /// Does something until it is done or the executor is closed.
    fn spawn<F: Future<Output = ()> + Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(Arc<Self>) -> F + Send + 'static,
    ) -> AbortHandle {
        let shared = self.clone();
        let mut closed = self.closed.subscribe();
        let work = async move {
            tokio::select! {
                biased;
                _ = closed.wait_for(|closed| *closed) => {}
                () = work(shared) => {}
            }
        };
        tokio::spawn(work).abort_handle()
    }

    /// The execution of that ARN, if it is under way.
    fn find(&self, arn: &str) -> Option<Arc<Running>> {
        lock(&self.running).get(arn).cloned()
    }

    /// Has the observer, if there is one, add to the batch with which a change of an execution is committed.
    fn observed(
        &self,
        start: &StartRecord,
        summary: &Summary,
        batch: &mut Batch,
    ) -> Result<Option<Committed>, StoreError> {
        match &self.observer {
            // Express executions send no events (Step Functions Developer Guide, "Standard versus Express workflows").
            Some(observer) if !start.express => observer.changed(start, summary, batch),
            _ => Ok(None),
        }
    }

    /// The execution is not under way any more.
    fn forget(&self, running: &Running) {
        lock(&self.running).remove(&running.start.arn);
    }

    /// Takes up what was under way when the last executor of this journal ended.
    async fn take_up(self: &Arc<Self>) -> Result<(), ExecutorError> {
        let shared = self.clone();
        let (running, failed) = replay::blocking(move || shared.running_before()).await?;
        for failed in failed {
            self.journal.commit(failed).await?;
        }
        for running in &running {
            lock(&self.running).insert(running.start.arn.clone(), running.clone());
        }
        for running in &running {
            running.take_up(self);
        }
        map_runs::end_orphans(self).await
    }
}

#[cfg(test)]
mod tests;
