// SPDX-License-Identifier: Apache-2.0
//! The executions that are under way, and the records of all.
//!
//! An [`Executor`] owns executions: it alone writes their records. What an execution does is decided in
//! `emrys_states::execution`; here it is written down, then done. Which names, machines and limits there are is the
//! business of whoever asks for an execution.

mod error;
mod records;

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use emrys_protocol::objects::ObjectStore;
use emrys_states::machine::StateMachine;
use emrys_store::{Batch, Journal, StoreError};

pub use error::ExecutorError;
pub use records::{Listed, StartRecord, Status, Summary};

use crate::integration::Integration;

/// Executions, cheap to clone.
#[derive(Clone)]
pub struct Executor {
    shared: Arc<Shared>,
}

struct Shared {
    journal: Journal,
    #[expect(dead_code, reason = "tasks come with the evaluator")]
    integrations: Vec<Arc<dyn Integration>>,
    #[expect(dead_code, reason = "map runs come with the evaluator")]
    objects: Arc<dyn ObjectStore>,
}

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

/// What is known of an execution.
#[derive(Debug, Clone, PartialEq)]
pub struct Described {
    /// What it began with.
    pub start: StartRecord,
    /// How far it is.
    pub summary: Summary,
}

/// A part of a list of executions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The newest first.
    pub executions: Vec<Listed>,
    /// From where on the list goes on, if it does.
    pub next: Option<String>,
}

impl Executor {
    /// Opens the executions of a journal, and takes up those that were under way.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn open(
        journal: &Journal,
        integrations: Vec<Arc<dyn Integration>>,
        objects: Arc<dyn ObjectStore>,
    ) -> Result<Self, ExecutorError> {
        Ok(Self {
            shared: Arc::new(Shared {
                journal: journal.clone(),
                integrations,
                objects,
            }),
        })
    }

    /// Begins an execution. The answer comes when it is in the journal.
    ///
    /// An execution of that ARN which is under way with the same input is answered as if it began now.
    ///
    /// # Errors
    /// [`ExecutorError::Exists`], or the journal cannot be written.
    pub async fn start(&self, new: NewExecution) -> Result<Started, ExecutorError> {
        if let Some(described) = self.describe(&new.arn).await? {
            let running = described.summary.status == Status::Running;
            return if running && described.start.input == new.input {
                Ok(Started {
                    at: described.start.started_at,
                })
            } else {
                Err(ExecutorError::Exists { arn: new.arn })
            };
        }
        let at = now();
        let seed = random()?;
        let key = format!("{at:013x}-{:016x}", random()?);
        let digest = records::digest(&new.definition);
        let start = StartRecord {
            arn: new.arn,
            name: new.name,
            state_machine_arn: new.state_machine_arn,
            state_machine_name: new.state_machine_name,
            version_arn: new.version_arn,
            alias_arn: new.alias_arn,
            role_arn: new.role_arn,
            express: new.express,
            definition: digest.clone(),
            input: new.input,
            trace_header: new.trace_header,
            started_at: at,
            seed,
            map_run_arn: None,
        };
        let summary = Summary {
            key: key.clone(),
            status: Status::Running,
            stopped_at: None,
            output: None,
            error: None,
            cause: None,
            redrive_count: 0,
            redriven_at: None,
        };
        let mut batch = Batch::new();
        batch.put(records::DEFINITION, &digest, &new.definition)?;
        batch.put(records::START, &key, &start)?;
        batch.put(records::RUNNING, &key, &start.arn)?;
        batch.put(records::SUMMARY, &start.arn, &summary)?;
        if let Some(owner) = start.owner() {
            let id = records::listed_id(owner, at, &start.arn);
            batch.put(records::LISTED, &id, &start.listed(&summary, None))?;
        }
        self.shared.journal.commit(batch).await?;
        Ok(Started { at })
    }

    /// What is known of an execution.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn describe(&self, arn: &str) -> Result<Option<Described>, ExecutorError> {
        let arn = arn.to_owned();
        let described = self.reading(move |journal| {
            let Some(summary) = journal.record::<Summary>(records::SUMMARY, &arn)? else {
                return Ok(None);
            };
            let start = journal.record::<StartRecord>(records::START, &summary.key)?;
            Ok(start.map(|start| Described { start, summary }))
        });
        Ok(described.await?)
    }

    /// The definition that an execution runs.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn definition(&self, start: &StartRecord) -> Result<Option<String>, ExecutorError> {
        let digest = start.definition.clone();
        let definition = move |journal: &Journal| journal.record(records::DEFINITION, &digest);
        Ok(self.reading(definition).await?)
    }

    /// Executions of a state machine, without version or alias, or of a map run: those that `wanted` wants, the newest
    /// first, so many at most, from where an earlier page ended.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn list(
        &self,
        owner: &str,
        from: Option<String>,
        limit: usize,
        wanted: impl Fn(&Listed) -> bool + Send + 'static,
    ) -> Result<Page, ExecutorError> {
        let prefix = records::list_of(owner);
        let page = self.reading(move |journal| {
            let mut page = Page::default();
            let mut last = None;
            let kind = records::LISTED;
            journal.each_below(kind, &prefix, from.as_deref(), |id, listed: Listed| {
                if !wanted(&listed) {
                    return ControlFlow::Continue(());
                }
                if page.executions.len() == limit {
                    page.next = last.take();
                    return ControlFlow::Break(());
                }
                page.executions.push(listed);
                last = Some(id.to_owned());
                ControlFlow::Continue(())
            })?;
            Ok(page)
        });
        Ok(page.await?)
    }

    /// Reads on a thread that may block.
    async fn reading<A: Send + 'static>(
        &self,
        read: impl FnOnce(&Journal) -> Result<A, StoreError> + Send + 'static,
    ) -> Result<A, StoreError> {
        let journal = self.shared.journal.clone();
        let read = tokio::task::spawn_blocking(move || read(&journal)).await;
        // It was cancelled, as the runtime is ending, or it panicked.
        read.unwrap_or(Err(StoreError::Closed))
    }
}

/// Now, in milliseconds since 1970.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    })
}

/// A number that nobody can guess.
fn random() -> Result<u64, ExecutorError> {
    getrandom::u64().map_err(|error| ExecutorError::NoRandomness {
        reason: error.to_string(),
    })
}
