// SPDX-License-Identifier: Apache-2.0
//! Executions from their records: what a restart takes up, what a redrive goes on with, and every history.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, Weak};

use emrys_diagnostics::Source;
use emrys_states::execution::{self, Entry, Execution, Start};
use emrys_states::history::Event;
use emrys_states::machine::StateMachine;
use emrys_store::{Batch, Journal, StoreError};
use serde_json::Value;

use super::records::{self, StartRecord, Summary};
use super::running::{Phase, Running, lock};
use super::unreadable::{self, Unreadable};
use super::{Executor, ExecutorError, Shared};

/// How many histories are kept for those who read them page by page.
const HISTORIES: usize = 8;

/// A history, and what it is of: an execution's key and how many entries it had.
type Kept = (String, usize, Arc<Vec<Event>>);

/// Histories that were asked for lately, the latest last.
#[derive(Default)]
pub(super) struct Histories {
    kept: Mutex<Vec<Kept>>,
}

/// An execution as its records have made it.
pub(super) struct Replayed {
    pub(super) execution: Execution,
    pub(super) events: Vec<Event>,
    pub(super) machine: Arc<StateMachine>,
}

impl Executor {
    /// The whole history of an execution, as far as the journal has it.
    ///
    /// # Errors
    /// [`ExecutorError::DoesNotExist`], or the journal cannot be read.
    pub async fn history(&self, arn: &str) -> Result<Arc<Vec<Event>>, ExecutorError> {
        let shared = self.shared().clone();
        let arn = arn.to_owned();
        blocking(move || shared.history(&arn)).await
    }
}

impl Shared {
    fn history(&self, arn: &str) -> Result<Arc<Vec<Event>>, ExecutorError> {
        let journal = &self.journal;
        let missing = || ExecutorError::DoesNotExist {
            arn: arn.to_owned(),
        };
        let summary: Summary = journal.record(records::SUMMARY, arn)?.ok_or_else(missing)?;
        let entries = entries(journal, &summary.key)?;
        let kept = |histories: &Vec<Kept>| {
            let found = histories.iter();
            let mut found =
                found.filter(|(key, count, _)| *key == summary.key && *count == entries.len());
            found.next().map(|(.., events)| events.clone())
        };
        if let Some(events) = kept(&lock(&self.histories.kept)) {
            return Ok(events);
        }
        let start = journal
            .record(records::START, &summary.key)?
            .ok_or_else(missing)?;
        let count = entries.len();
        let events = Arc::new(self.replay(&start, &entries)?.events);
        let mut histories = lock(&self.histories.kept);
        histories.retain(|(key, ..)| *key != summary.key);
        if histories.len() >= HISTORIES {
            histories.remove(0);
        }
        histories.push((summary.key, count, events.clone()));
        Ok(events)
    }

    /// An execution from its records.
    pub(super) fn replay(
        &self,
        start: &StartRecord,
        entries: &[Entry],
    ) -> Result<Replayed, ExecutorError> {
        let machine = self.machine(start)?;
        let diverged = |reason: String| ExecutorError::Diverged {
            arn: start.arn.clone(),
            reason,
        };
        let begun = begun(start).map_err(|error| diverged(error.to_string()))?;
        let (execution, events) = execution::replay(machine.clone(), begun, entries)
            .map_err(|error| diverged(error.to_string()))?;
        Ok(Replayed {
            execution,
            events,
            machine,
        })
    }

    /// The machine of an execution, read once for all executions that have it.
    fn machine(&self, start: &StartRecord) -> Result<Arc<StateMachine>, ExecutorError> {
        let mut machines = lock(&self.machines);
        let key = start.machine_key();
        if let Some(machine) = machines.get(&key).and_then(Weak::upgrade) {
            return Ok(machine);
        }
        let diverged = |reason: &str| ExecutorError::Diverged {
            arn: start.arn.clone(),
            reason: reason.to_owned(),
        };
        let text: Option<String> = self
            .journal
            .record(records::DEFINITION, &start.definition)?;
        let text = text.ok_or_else(|| diverged("its definition is missing"))?;
        let source = Source::new(start.state_machine_name.as_str(), text);
        let machine = emrys_states::read(&source).machine;
        let mut machine = machine.ok_or_else(|| diverged("its definition is not valid"))?;
        if let Some(state) = &start.map_state {
            let child = execution::child_machine(&machine, state);
            machine = child.ok_or_else(|| diverged("its definition has no such Map state"))?;
        }
        let machine = Arc::new(machine);
        machines.retain(|_, machine| machine.strong_count() > 0);
        machines.insert(key, Arc::downgrade(&machine));
        Ok(machine)
    }

    /// Puts a definition into a batch unless an execution under way has it, so that it is in the journal already.
    pub(super) fn put_definition(
        &self,
        batch: &mut Batch,
        digest: &str,
        text: &str,
    ) -> Result<(), StoreError> {
        let known = lock(&self.machines)
            .get(digest)
            .is_some_and(|machine| machine.strong_count() > 0);
        if known {
            Ok(())
        } else {
            batch.put(records::DEFINITION, digest, &text)
        }
    }

    /// The journal has the definition of this execution.
    pub(super) fn has_definition(&self, running: &Running) {
        let mut machines = lock(&self.machines);
        machines.insert(
            running.start.machine_key(),
            Arc::downgrade(&running.machine),
        );
    }

    /// How far an execution is, if there is one of that ARN.
    pub(super) fn summary(&self, arn: &str) -> Result<Option<Summary>, ExecutorError> {
        Ok(self.journal.record(records::SUMMARY, arn)?)
    }

    /// The executions that were under way when the last executor of this journal ended; and for each that cannot go on,
    /// what makes it one that has failed.
    pub(super) fn running_before(&self) -> Result<(Vec<Arc<Running>>, Vec<Batch>), ExecutorError> {
        let mut found = Vec::new();
        let mut failed = Vec::new();
        for (key, arn) in unreadable::each_record::<String>(&self.journal, records::RUNNING)? {
            let (arn, loaded) = match arn {
                Ok(arn) => {
                    let loaded = self.load(&key, &arn);
                    (Some(arn), loaded)
                }
                Err(error) => (None, Err(error.into())),
            };
            match loaded {
                Ok(running) => found.push(Arc::new(running)),
                Err(error) if error.is_of_records() => {
                    tracing::error!(execution = arn, key, %error, "an execution cannot be taken up");
                    failed.push(self.failed(&Unreadable { key, arn, error })?);
                }
                Err(error) => return Err(error),
            }
        }
        Ok((found, failed))
    }

    /// An execution as it was.
    pub(super) fn load(&self, key: &str, arn: &str) -> Result<Running, ExecutorError> {
        let journal = &self.journal;
        let missing = || ExecutorError::DoesNotExist {
            arn: arn.to_owned(),
        };
        let summary: Summary = journal.record(records::SUMMARY, arn)?.ok_or_else(missing)?;
        let start: StartRecord = journal.record(records::START, key)?.ok_or_else(missing)?;
        let entries = entries(journal, key)?;
        let count = entries.len() as u64;
        let Replayed {
            execution, machine, ..
        } = self.replay(&start, &entries)?;
        Ok(Running::new(
            start,
            summary,
            execution,
            count,
            Phase::Running,
            machine,
        ))
    }
}

/// What an execution has in the journal, in order.
pub(super) fn entries(journal: &Journal, key: &str) -> Result<Vec<Entry>, ExecutorError> {
    let mut entries = Vec::new();
    journal.each_below(records::ENTRY, &format!("{key}/"), None, |_, entry| {
        entries.push(entry);
        ControlFlow::Continue(())
    })?;
    Ok(entries)
}

/// What an execution begins with.
pub(super) fn begun(start: &StartRecord) -> Result<Start, serde_json::Error> {
    Ok(Start {
        execution_arn: start.arn.as_str().into(),
        execution_name: start.name.as_str().into(),
        state_machine_arn: start.state_machine_arn.as_str().into(),
        state_machine_name: start.state_machine_name.as_str().into(),
        role_arn: start.role_arn.as_str().into(),
        started_at: start.started_at,
        input: Arc::new(serde_json::from_str::<Value>(&start.input)?),
        seed: start.seed,
        express: start.express,
        item: None,
    })
}

/// Does something on a thread that may block.
pub(super) async fn blocking<A: Send + 'static>(
    work: impl FnOnce() -> Result<A, ExecutorError> + Send + 'static,
) -> Result<A, ExecutorError> {
    let done = tokio::task::spawn_blocking(work).await;
    // It was cancelled, as the runtime is ending, or it panicked.
    done.unwrap_or(Err(ExecutorError::Store(StoreError::Closed)))
}
