// SPDX-License-Identifier: Apache-2.0
//! How an execution begins.

use std::sync::Arc;

use emrys_states::execution::{Execution, Input};
use emrys_states::machine::StateMachine;
use emrys_store::{Batch, StoreError};

use super::records::{self, StartRecord, Summary};
use super::running::{Phase, Running, lock};
use super::{Described, Executor, ExecutorError, Shared, replay};
use crate::time::now;

/// An execution that is to begin.
#[derive(Debug, Clone)]
pub struct NewExecution {
    /// Its ARN; that of an express execution is never used twice.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// The state machine, without version or alias.
    pub state_machine_arn: String,
    /// The name of that.
    pub state_machine_name: String,
    /// The version it was started by, or that an alias led to.
    pub version_arn: Option<String>,
    /// The alias it was started by.
    pub alias_arn: Option<String>,
    /// The role of the state machine.
    pub role_arn: String,
    /// Whether it is an express execution.
    pub express: bool,
    /// The definition's text.
    pub definition: Arc<str>,
    /// The definition, read.
    pub machine: Arc<StateMachine>,
    /// The input, valid JSON.
    pub input: String,
    /// The trace header.
    pub trace_header: Option<String>,
}

/// An execution that has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Started {
    /// When, in milliseconds since 1970.
    pub at: i64,
}

impl Executor {
    /// Begins an execution. The answer comes when it is in the journal.
    ///
    /// An execution of that ARN which is under way with the same input is answered as if it began now.
    ///
    /// # Errors
    /// [`ExecutorError::Exists`], or the journal cannot be written.
    pub async fn start(&self, new: NewExecution) -> Result<Started, ExecutorError> {
        let (definition, machine) = (new.definition.clone(), new.machine.clone());
        let start = new.record(records::digest(&definition), now(), random()?);
        self.shared().begin(start, machine, Some(definition)).await
    }

    /// Has an execution that did not succeed go on where it ended: when it did.
    ///
    /// # Errors
    /// [`ExecutorError::NotRedrivable`], [`ExecutorError::DoesNotExist`], or the journal cannot be read.
    pub async fn redrive(&self, arn: &str) -> Result<i64, ExecutorError> {
        let shared = self.shared();
        let not = |reason: &str| ExecutorError::NotRedrivable {
            reason: reason.to_owned(),
        };
        let described = self.describe(arn).await?;
        let Described { summary, .. } = described.ok_or_else(|| ExecutorError::DoesNotExist {
            arn: arn.to_owned(),
        })?;
        let loaded = {
            let (shared, arn) = (shared.clone(), arn.to_owned());
            replay::blocking(move || shared.load(&summary.key, &arn)).await?
        };
        let running = Arc::new(loaded);
        if shared.enter(&running).is_some() {
            return Err(not("Execution is RUNNING and cannot be redriven"));
        }
        let redriven = running.delivered(shared, Input::Redrive).await;
        redriven.map_err(|_| {
            shared.forget(&running);
            not("Execution cannot be redriven")
        })
    }
}

impl Shared {
    /// Begins an execution whose definition is this text, or is in the journal already.
    pub(super) async fn begin(
        self: &Arc<Self>,
        start: StartRecord,
        machine: Arc<StateMachine>,
        definition: Option<Arc<str>>,
    ) -> Result<Started, ExecutorError> {
        let key = format!("{:013x}-{:016x}", now(), random()?);
        let begun = replay::begun(&start).map_err(|error| ExecutorError::InvalidInput {
            reason: error.to_string(),
        })?;
        let execution = Execution::new(machine.clone(), begun);
        let summary = Summary::new(key);
        let running = Running::new(start, summary, execution, 0, Phase::Starting, machine);
        let running = Arc::new(running);
        if let Some(earlier) = self.enter(&running) {
            return earlier.repeated(&running.start).await;
        }
        // Whoever asked may go away; what has been entered has to get into the journal or be forgotten.
        let begins = {
            let (shared, running) = (self.clone(), running.clone());
            tokio::spawn(async move { running.start(&shared, definition.as_deref()).await })
        };
        let begins = begins.await;
        begins.unwrap_or(Err(ExecutorError::Store(StoreError::Closed)))?;
        Ok(Started {
            at: running.start.started_at,
        })
    }
}

impl NewExecution {
    fn record(self, definition: String, started_at: i64, seed: u64) -> StartRecord {
        StartRecord {
            arn: self.arn,
            name: self.name,
            state_machine_arn: self.state_machine_arn,
            state_machine_name: self.state_machine_name,
            version_arn: self.version_arn,
            alias_arn: self.alias_arn,
            role_arn: self.role_arn,
            express: self.express,
            definition,
            input: self.input,
            trace_header: self.trace_header,
            started_at,
            seed,
            map_run_arn: None,
            item_count: None,
            map_state: None,
        }
    }
}

impl Shared {
    /// Enters an execution among those under way, unless there is one of its ARN, which is given.
    fn enter(&self, running: &Arc<Running>) -> Option<Arc<Running>> {
        let mut all = lock(&self.running);
        if let Some(earlier) = all.get(&running.start.arn) {
            return Some(earlier.clone());
        }
        all.insert(running.start.arn.clone(), running.clone());
        None
    }
}

impl Running {
    /// The answer to a start of the same name, while this execution is under way.
    async fn repeated(&self, start: &StartRecord) -> Result<Started, ExecutorError> {
        let phase = self.reaches(|phase| phase != Phase::Starting).await;
        if phase == Phase::Running && self.start.input == start.input {
            Ok(Started {
                at: self.start.started_at,
            })
        } else {
            Err(ExecutorError::Exists {
                arn: start.arn.clone(),
            })
        }
    }

    /// Gets the execution into the journal and begins it.
    async fn start(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        definition: Option<&str>,
    ) -> Result<(), ExecutorError> {
        let started = self.try_start(shared, definition).await;
        if started.is_err() {
            shared.forget(self);
            self.enter(Phase::Over);
        }
        started
    }

    async fn try_start(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        definition: Option<&str>,
    ) -> Result<(), ExecutorError> {
        let start = &self.start;
        // The ARN of an express execution has something random in it, unless a map run made it.
        if !start.express || start.map_run_arn.is_some() {
            let (journal, arn) = (shared.journal.clone(), start.arn.clone());
            let earlier = move || Ok(journal.record::<Summary>(records::SUMMARY, &arn)?);
            if replay::blocking(earlier).await?.is_some() {
                return Err(ExecutorError::Exists {
                    arn: start.arn.clone(),
                });
            }
        }
        let mut batch = Batch::new();
        if let Some(definition) = definition {
            shared.put_definition(&mut batch, &start.definition, definition)?;
        }
        batch.put(records::START, &self.key, start)?;
        let then = self.put_summary(shared, &mut batch, &self.summary())?;
        let then = move || {
            if let Some(then) = then {
                then();
            }
        };
        if self.is_slow() {
            shared.journal.commit(batch).await?;
            then();
            shared.has_definition(self);
            self.enter(Phase::Running);
            self.deliver(shared, Input::Begin);
            return Ok(());
        }
        // One commit for the beginning and how far that leads, which may be the end.
        let decided = self.begin(start.started_at);
        let decided = decided.map_err(|_| ExecutorError::Exists {
            arn: start.arn.clone(),
        })?;
        self.record(shared, &decided, batch).await?;
        then();
        shared.has_definition(self);
        self.enter(Phase::Running);
        self.act(shared, decided);
        Ok(())
    }
}

/// A number that nobody can guess.
pub(super) fn random() -> Result<u64, ExecutorError> {
    getrandom::u64().map_err(|error| ExecutorError::NoRandomness {
        reason: error.to_string(),
    })
}
