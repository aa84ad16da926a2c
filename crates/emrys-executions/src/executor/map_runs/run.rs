// SPDX-License-Identifier: Apache-2.0
//! The course of one map run, from its items to its result.

use std::sync::Arc;
use std::time::Duration;

use emrys_states::data::{Budget, Environment, Failure, Random};
use emrys_states::execution::{Input as Entry, MapRunRequest, TaskId};
use emrys_states::history::ErrorOutput;
use emrys_states::map_run::{Counts, inputs};
use emrys_store::{Batch, StoreError};
use serde_json::Value;
use tokio::task::JoinSet;

use super::record::{self, Input, MapRunRecord, MapRunStatus};
use super::{Live, count, names, reader, writer};
use crate::executor::records::{StartRecord, Status};
use crate::executor::replay::blocking;
use crate::executor::running::{Phase, Running, lock};
use crate::executor::{ExecutorError, Shared, start, tasks};
use crate::time::now;

/// AWS's limit of child executions at once, also where the definition has none.
const MOST_AT_ONCE: u64 = 10_000;

/// How long the journal is given before something is tried again.
const AGAIN: Duration = Duration::from_millis(500);

/// Why a map run does not go on.
enum Stop {
    /// It failed.
    Failed(Failure),
    /// The journal cannot be used, or its execution has ended: nothing more can be done about it now.
    Gone,
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<ExecutorError> for Stop {
    fn from(error: ExecutorError) -> Self {
        tracing::error!(%error, "a map run waits for the next engine");
        Self::Gone
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        ExecutorError::from(error).into()
    }
}

/// A map run under way, and what is needed for it.
struct Course<'a> {
    shared: &'a Arc<Shared>,
    running: &'a Arc<Running>,
    request: &'a Arc<MapRunRequest>,
    live: Arc<Live>,
}

pub(super) async fn run(
    shared: &Arc<Shared>,
    running: &Arc<Running>,
    request: &Arc<MapRunRequest>,
    arn: String,
) {
    let map_run = request.map_run;
    let ended = match begin(shared, running, request, &arn).await {
        Ok(course) => {
            lock(&shared.map_runs).insert(arn.clone(), course.live.clone());
            let ended = course.to_the_end().await;
            lock(&shared.map_runs).remove(&arn);
            ended
        }
        Err(stop) => Err(stop),
    };
    let entry = match ended {
        Ok(output) => Entry::MapRunSucceeded {
            map_run,
            output: Arc::new(output),
        },
        Err(Stop::Failed(Failure { error, cause })) => Entry::MapRunFailed {
            map_run,
            error: ErrorOutput::new(&error, &cause),
        },
        Err(Stop::Gone) => return,
    };
    lock(&running.map_runs).remove(&map_run);
    running.deliver(shared, entry);
}

/// Finds the map run in the journal, or puts it there.
async fn begin<'a>(
    shared: &'a Arc<Shared>,
    running: &'a Arc<Running>,
    request: &'a Arc<MapRunRequest>,
    arn: &str,
) -> Result<Course<'a>, Stop> {
    let earlier: Option<MapRunRecord> = {
        let (journal, arn) = (shared.journal.clone(), arn.to_owned());
        blocking(move || Ok(journal.record(record::MAP_RUN, &arn)?)).await?
    };
    let record = match earlier {
        Some(record) => record,
        None => {
            let record = new(running, request, arn);
            let mut batch = Batch::new();
            batch.put(record::MAP_RUN, arn, &record)?;
            batch.put(record::RUNNING, arn, &record.execution_arn)?;
            let of = record::of_id(&record.execution_arn, request.map_run.0);
            batch.put(record::OF, &of, &arn)?;
            shared.journal.commit(batch).await?;
            record
        }
    };
    let begun = running.execution().outstanding().map_runs;
    let begun = begun
        .iter()
        .any(|one| one.request.map_run == request.map_run && one.arn.is_some());
    if !begun {
        let started = Entry::MapRunStarted {
            map_run: request.map_run,
            arn: arn.into(),
        };
        running
            .delivered(shared, started)
            .await
            .map_err(|_| Stop::Gone)?;
    }
    Ok(Course {
        shared,
        running,
        request,
        live: Live::new(record),
    })
}

fn new(running: &Running, request: &MapRunRequest, arn: &str) -> MapRunRecord {
    let names = names(&running.start, request);
    MapRunRecord {
        arn: arn.to_owned(),
        execution_arn: running.start.arn.clone(),
        state: request.state.to_string(),
        state_machine_arn: format!(
            "arn:aws:states:{}:{}:stateMachine:{}/{}",
            names.region, names.account, names.machine, names.label
        ),
        status: MapRunStatus::Running,
        started_at: now(),
        stopped_at: None,
        max_concurrency: request.max_concurrency,
        tolerated_failure_count: request.tolerated_failure_count,
        tolerated_failure_percentage: request.tolerated_failure_percentage,
        items: None,
        executions: None,
        results_written: false,
    }
}

impl Course<'_> {
    async fn to_the_end(&self) -> Result<Value, Stop> {
        let result = self.result().await;
        let status = match &result {
            Ok(_) => MapRunStatus::Succeeded,
            Err(Stop::Failed(_)) => MapRunStatus::Failed,
            Err(Stop::Gone) => return Err(Stop::Gone),
        };
        let ended = self.live.change(self.shared, move |record| {
            record.status = status;
            record.stopped_at = Some(now());
        });
        ended.await?;
        result
    }

    async fn result(&self) -> Result<Value, Stop> {
        self.have_inputs().await?;
        let children = self.children().await;
        if let Err(Stop::Failed(_)) = &children {
            stop_children(self.shared, &self.live.record().arn).await;
        }
        if let Err(Stop::Gone) = children {
            return Err(Stop::Gone);
        }
        // Files are written of a run that failed, too.
        let all = self.ended_children().await?;
        let written = writer::write(
            self.shared.objects.as_ref(),
            self.request,
            &self.live.record().arn,
            &all,
        )
        .await;
        children?;
        Ok(written?)
    }

    /// Has the inputs of all child executions in the journal.
    async fn have_inputs(&self) -> Result<(), Stop> {
        if self.live.record().executions.is_some() {
            return Ok(());
        }
        let items = reader::read(self.shared.objects.as_ref(), &self.request.source).await?;
        let request = self.request.clone();
        let seed = self.running.start.seed ^ self.request.map_run.0;
        // Selectors may be written in JSONata.
        let inputs = tokio::task::spawn_blocking(move || {
            let mut environment = Environment {
                now: now(),
                random: Random::new(seed),
                budget: Budget::live(),
            };
            let selector = request.selector.as_ref();
            inputs::of(&items, selector, request.batcher.as_ref(), &mut environment)
        });
        let inputs = inputs.await.map_err(|_| Stop::Gone)??;
        let arn = self.live.record().arn;
        let mut batch = Batch::new();
        let mut items = 0;
        for (number, child) in (0..).zip(&inputs) {
            let input = Input {
                input: child.input.to_string(),
                items: child.items,
            };
            items += u64::from(child.items);
            batch.put(record::ITEM, &record::item_id(&arn, number), &input)?;
        }
        self.shared.journal.commit(batch).await?;
        let executions = inputs.len() as u64;
        let known = self.live.change(self.shared, move |record| {
            record.items = Some(items);
            record.executions = Some(executions);
        });
        Ok(known.await?)
    }

    /// Has the child executions run, so many at once, for as long as their failures are borne.
    async fn children(&self) -> Result<(), Stop> {
        let mut settings = self.live.record.subscribe();
        let mut under_way = JoinSet::new();
        let mut next = 0;
        let mut counts = Counts::default();
        loop {
            let record = settings.borrow_and_update().clone();
            counts.total = record.items.unwrap_or_default();
            record.tolerance().bears(counts)?;
            let executions = record.executions.unwrap_or_default();
            let at_once = match record.max_concurrency {
                0 => MOST_AT_ONCE,
                most => most.min(MOST_AT_ONCE),
            };
            while next < executions && (under_way.len() as u64) < at_once {
                let child = self.child(next, &record);
                under_way.spawn(child);
                next += 1;
            }
            tokio::select! {
                ended = under_way.join_next() => match ended {
                    None => return Ok(()),
                    Some(Ok(Ok((status, items)))) => count(&mut counts, status, u64::from(items)),
                    Some(_) => return Err(Stop::Gone),
                },
                _ = settings.changed() => {}
            }
        }
    }

    /// Runs a child execution, or waits for the one that has its name, and says how it ended and how many items it had.
    fn child(
        &self,
        number: u64,
        record: &MapRunRecord,
    ) -> impl Future<Output = Result<(Status, u32), ExecutorError>> + Send + 'static {
        let shared = self.shared.clone();
        let machine = self.request.machine.clone();
        let start = self.child_start(number, record);
        let item = record::item_id(&record.arn, number);
        async move {
            let mut start = start;
            loop {
                if let Some(running) = shared.find(&start.arn) {
                    running.reaches(|phase| phase == Phase::Over).await;
                }
                match shared.ended_child(&start.arn, &item).await {
                    Ok((Some(status), input)) => return Ok((status, input.items)),
                    Ok((None, input)) => {
                        start.started_at = now();
                        start.seed = start::random()?;
                        start.item_count = Some(input.items);
                        start.input = input.input;
                        let begun = shared.begin(start.clone(), machine.clone(), None).await;
                        if let Err(error) = begun {
                            tracing::error!(child = start.arn, %error, "a child execution cannot begin yet");
                            tokio::time::sleep(AGAIN).await;
                        }
                    }
                    Err(error) => return Err(error),
                }
            }
        }
    }

    fn child_start(&self, number: u64, record: &MapRunRecord) -> StartRecord {
        let parent = &self.running.start;
        let names = names(parent, self.request);
        let name = tasks::token(&record.arn, TaskId(number));
        let machine = format!("{}/{}", names.machine, names.label);
        let kind = if self.request.express {
            "express"
        } else {
            "execution"
        };
        StartRecord {
            arn: format!(
                "arn:aws:states:{}:{}:{kind}:{machine}:{name}",
                names.region, names.account
            ),
            name,
            state_machine_arn: record.state_machine_arn.clone(),
            state_machine_name: machine,
            version_arn: parent.version_arn.clone(),
            alias_arn: parent.alias_arn.clone(),
            role_arn: parent.role_arn.clone(),
            express: self.request.express,
            definition: parent.definition.clone(),
            input: String::new(),
            trace_header: None,
            started_at: 0,
            seed: 0,
            map_run_arn: Some(record.arn.clone()),
            item_count: None,
            map_state: Some(self.request.state.to_string()),
        }
    }

    /// The child executions as results have them, in order.
    async fn ended_children(&self) -> Result<Vec<emrys_states::map_run::results::Child>, Stop> {
        let record = self.live.record();
        let executions = record.executions.unwrap_or_default();
        let starts: Vec<StartRecord> = (0..executions)
            .map(|number| self.child_start(number, &record))
            .collect();
        let shared = self.shared.clone();
        let children = blocking(move || {
            let children = (0..).zip(&starts);
            children
                .map(|(number, start)| writer::child(&shared.journal, &record.arn, number, start))
                .collect()
        });
        Ok(children.await?)
    }
}

impl Shared {
    /// How a child execution ended, if it has, and what it gets.
    async fn ended_child(
        self: &Arc<Self>,
        arn: &str,
        item: &str,
    ) -> Result<(Option<Status>, Input), ExecutorError> {
        let (shared, arn, item) = (self.clone(), arn.to_owned(), item.to_owned());
        blocking(move || {
            let journal = &shared.journal;
            let input = journal.record::<Input>(record::ITEM, &item)?;
            let input = input.ok_or(ExecutorError::Diverged {
                arn: item,
                reason: "its input is missing".to_owned(),
            })?;
            let summary = shared.summary(&arn)?;
            Ok((summary.map(|summary| summary.status), input))
        })
        .await
    }
}

/// A map run ends without a result.
pub(super) async fn abort(shared: &Arc<Shared>, arn: &str) {
    stop_children(shared, arn).await;
    let live = lock(&shared.map_runs).remove(arn);
    let live = match live {
        Some(live) => live,
        None => {
            let (journal, known) = (shared.journal.clone(), arn.to_owned());
            let record = blocking(move || Ok(journal.record(record::MAP_RUN, &known)?)).await;
            match record {
                Ok(Some(record)) => Live::new(record),
                _ => return,
            }
        }
    };
    let aborted = live.change(shared, |record| {
        record.status = MapRunStatus::Aborted;
        record.stopped_at = Some(now());
    });
    if let Err(error) = aborted.await {
        tracing::error!(arn, %error, "the end of a map run is left to the next engine");
    }
}

/// Stops all child executions of a map run, and waits until they have.
async fn stop_children(shared: &Arc<Shared>, arn: &str) {
    let children: Vec<Arc<Running>> = {
        let running = lock(&shared.running);
        let children = running.values();
        children
            .filter(|child| child.start.map_run_arn.as_deref() == Some(arn))
            .cloned()
            .collect()
    };
    for child in children {
        child.reaches(|phase| phase != Phase::Starting).await;
        let error = ErrorOutput::default();
        // One that has ended meanwhile needs no stop.
        let _ended = child.delivered(shared, Entry::Stop { error }).await;
    }
}
