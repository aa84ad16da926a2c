// SPDX-License-Identifier: Apache-2.0
//! Map runs: an execution for each item, or for each batch of items, of a distributed Map state.
//!
//! A run's items are read once and are in the journal before the first child execution begins. Children are executions
//! like all others; their ARNs follow from the run's, so that those of an earlier engine are found. What becomes of the
//! run is decided from how they ended.

mod reader;
mod record;
mod run;
mod writer;

use std::ops::ControlFlow;
use std::sync::Arc;

use emrys_states::execution::{MapRunId, MapRunRequest, OutstandingMapRun, TaskId};
use emrys_states::map_run::Counts;
use emrys_store::{Batch, StoreError};
use tokio::sync::watch;
use tokio::task::AbortHandle;

pub use record::{MapRunRecord, MapRunStatus};

use super::records::{self, Listed, StartRecord, Status};
use super::replay::blocking;
use super::running::{Running, lock};
use super::unreadable::each_record;
use super::{Executor, ExecutorError, Shared, tasks};

/// A map run that is under way.
pub(super) struct Underway {
    arn: String,
    waits: AbortHandle,
}

/// A map run and how far it is.
#[derive(Debug, Clone, PartialEq)]
pub struct MapRun {
    /// What the journal has of it.
    pub record: MapRunRecord,
    /// Its items.
    pub items: Progress,
    /// Its child executions.
    pub executions: Progress,
}

/// How many have come how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// All.
    pub total: u64,
    /// Not begun.
    pub pending: u64,
    /// Under way.
    pub running: u64,
    /// Succeeded.
    pub succeeded: u64,
    /// Failed.
    pub failed: u64,
    /// Took too long.
    pub timed_out: u64,
    /// Stopped.
    pub aborted: u64,
}

/// What UpdateMapRun changes; what is `None` stays.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct MapRunChanges {
    /// How many child executions at once.
    pub max_concurrency: Option<u64>,
    /// How many failed items are borne.
    pub tolerated_failure_count: Option<u64>,
    /// Which share of failed items is borne, percent.
    pub tolerated_failure_percentage: Option<f64>,
}

impl Executor {
    /// A map run, if there is one of that ARN.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn map_run(&self, arn: &str) -> Result<Option<MapRun>, ExecutorError> {
        let journal = self.shared().journal.clone();
        let arn = arn.to_owned();
        blocking(move || {
            let Some(record) = journal.record::<MapRunRecord>(record::MAP_RUN, &arn)? else {
                return Ok(None);
            };
            let mut items = Progress::default();
            let mut executions = Progress::default();
            let children = records::list_of(&arn);
            journal.each_below(records::LISTED, &children, None, |_, child: Listed| {
                executions.add(child.status, 1);
                items.add(child.status, u64::from(child.item_count.unwrap_or(1)));
                ControlFlow::Continue(())
            })?;
            items.of(record.items);
            executions.of(record.executions);
            Ok(Some(MapRun {
                record,
                items,
                executions,
            }))
        })
        .await
    }

    /// The map runs of an execution, the latest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn map_runs(&self, execution_arn: &str) -> Result<Vec<MapRunRecord>, ExecutorError> {
        let journal = self.shared().journal.clone();
        let prefix = record::of_execution(execution_arn);
        blocking(move || {
            let mut arns: Vec<String> = Vec::new();
            journal.each_below(record::OF, &prefix, None, |_, arn| {
                arns.push(arn);
                ControlFlow::Continue(())
            })?;
            let mut found = Vec::new();
            for arn in arns {
                found.extend(journal.record(record::MAP_RUN, &arn)?);
            }
            Ok(found)
        })
        .await
    }

    /// Changes how a map run goes on.
    ///
    /// # Errors
    /// [`ExecutorError::DoesNotExist`] if it is not under way, or the journal cannot be written.
    pub async fn update_map_run(
        &self,
        arn: &str,
        changes: MapRunChanges,
    ) -> Result<(), ExecutorError> {
        let shared = self.shared().clone();
        let missing = || ExecutorError::DoesNotExist {
            arn: arn.to_owned(),
        };
        let live = lock(&shared.map_runs)
            .get(arn)
            .cloned()
            .ok_or_else(missing)?;
        let changed = live.change(&shared, move |record| {
            let MapRunChanges {
                max_concurrency,
                tolerated_failure_count,
                tolerated_failure_percentage,
            } = changes;
            record.max_concurrency = max_concurrency.unwrap_or(record.max_concurrency);
            record.tolerated_failure_count =
                tolerated_failure_count.or(record.tolerated_failure_count);
            record.tolerated_failure_percentage =
                tolerated_failure_percentage.or(record.tolerated_failure_percentage);
        });
        Ok(changed.await?)
    }
}

impl Progress {
    fn add(&mut self, status: Status, count: u64) {
        let of_status = match status {
            Status::Running => &mut self.running,
            Status::Succeeded => &mut self.succeeded,
            Status::Failed => &mut self.failed,
            Status::TimedOut => &mut self.timed_out,
            Status::Aborted => &mut self.aborted,
            Status::PendingRedrive => &mut self.pending,
        };
        *of_status += count;
    }

    /// So many there are in all, those counted are those that have begun.
    fn of(&mut self, total: Option<u64>) {
        let begun = self.running + self.succeeded + self.failed + self.timed_out + self.aborted;
        self.total = total.unwrap_or(begun);
        self.pending = self.total.saturating_sub(begun);
    }
}

/// The record of a map run that is under way: one change at a time, each in the journal first.
pub(super) struct Live {
    record: watch::Sender<MapRunRecord>,
    changing: tokio::sync::Mutex<()>,
}

impl Live {
    fn new(record: MapRunRecord) -> Arc<Self> {
        Arc::new(Self {
            record: watch::Sender::new(record),
            changing: tokio::sync::Mutex::default(),
        })
    }

    fn record(&self) -> MapRunRecord {
        self.record.borrow().clone()
    }

    async fn change(
        &self,
        shared: &Shared,
        change: impl FnOnce(&mut MapRunRecord) + Send,
    ) -> Result<(), StoreError> {
        let _one = self.changing.lock().await;
        let mut record = self.record();
        change(&mut record);
        let mut batch = Batch::new();
        batch.put(record::MAP_RUN, &record.arn, &record)?;
        if record.status == MapRunStatus::Running {
            batch.put(record::RUNNING, &record.arn, &record.execution_arn)?;
        } else {
            batch.delete(record::RUNNING, &record.arn);
        }
        shared.journal.commit(batch).await?;
        self.record.send_replace(record);
        Ok(())
    }
}

/// Begins a map run, or goes on with the one that an earlier engine began.
pub(super) fn start(shared: &Arc<Shared>, running: &Arc<Running>, request: &Arc<MapRunRequest>) {
    let arn = arn_of(&running.start, request);
    let work = {
        let (running, request, arn) = (running.clone(), request.clone(), arn.clone());
        move |shared: Arc<Shared>| async move { run::run(&shared, &running, &request, arn).await }
    };
    let mut map_runs = lock(&running.map_runs);
    let waits = shared.spawn(work);
    map_runs.insert(request.map_run, Underway { arn, waits });
}

/// Goes on with a map run that was outstanding when the last engine ended.
pub(super) fn take_up(shared: &Arc<Shared>, running: &Arc<Running>, map_run: &OutstandingMapRun) {
    start(shared, running, &map_run.request);
}

/// A map run's outcome is of no use any more: its child executions are stopped.
pub(super) fn stop(shared: &Arc<Shared>, running: &Running, map_run: MapRunId) {
    let Some(Underway { arn, waits }) = lock(&running.map_runs).remove(&map_run) else {
        return;
    };
    waits.abort();
    shared.spawn(move |shared| async move {
        // It begins no more child executions then.
        while !waits.is_finished() {
            tokio::task::yield_now().await;
        }
        run::abort(&shared, &arn).await;
    });
}

/// Ends map runs whose executions ended without them, which the last engine did not come to.
pub(super) async fn end_orphans(shared: &Arc<Shared>) -> Result<(), ExecutorError> {
    let journal = shared.journal.clone();
    let running = blocking(move || Ok(each_record::<String>(&journal, record::RUNNING)?)).await?;
    for (arn, execution) in running {
        // Whose it is cannot be read: an execution that has it goes on with it.
        let Ok(execution) = execution else {
            continue;
        };
        let owned = shared.find(&execution).is_some_and(|execution| {
            let map_runs = lock(&execution.map_runs);
            map_runs.values().any(|map_run| map_run.arn == arn)
        });
        if !owned {
            shared.spawn(move |shared| async move { run::abort(&shared, &arn).await });
        }
    }
    Ok(())
}

/// The ARN of a map run, the same whenever it is asked for.
fn arn_of(start: &StartRecord, request: &MapRunRequest) -> String {
    let MapRunNames {
        region,
        account,
        machine,
        label,
    } = names(start, request);
    let id = tasks::token(&start.arn, TaskId(request.map_run.0));
    format!("arn:aws:states:{region}:{account}:mapRun:{machine}/{label}:{id}")
}

/// What the ARNs of a map run and its children are made of.
struct MapRunNames {
    region: String,
    account: String,
    machine: String,
    label: String,
}

fn names(start: &StartRecord, request: &MapRunRequest) -> MapRunNames {
    let part = |number| {
        start
            .state_machine_arn
            .split(':')
            .nth(number)
            .unwrap_or_default()
            .to_owned()
    };
    let machine = start
        .state_machine_name
        .split('/')
        .next()
        .unwrap_or_default();
    // AWS makes a label up where there is none; this one says at least whose it is.
    let from_state = || {
        let fits = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        request.state.chars().filter(fits).take(40).collect()
    };
    MapRunNames {
        region: part(3),
        account: part(4),
        machine: machine.to_owned(),
        label: request
            .label
            .as_deref()
            .map_or_else(from_state, str::to_owned),
    }
}

/// A time as results have it.
fn rfc_3339(milliseconds: i64) -> String {
    emrys_states::timestamp(milliseconds)
}

/// How a child execution has come out, as far as tolerance is concerned.
fn count(counts: &mut Counts, status: Status, items: u64) {
    match status {
        Status::Succeeded => counts.succeeded += items,
        Status::Failed | Status::TimedOut => counts.failed += items,
        Status::Aborted => counts.aborted += items,
        Status::Running | Status::PendingRedrive => {}
    }
}
