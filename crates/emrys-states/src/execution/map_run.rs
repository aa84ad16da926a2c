// SPDX-License-Identifier: Apache-2.0
//! Distributed Map states: what is asked of whoever runs an execution for each item, and what becomes of the answer.
//! How items are read, batched and counted is not decided here.

use std::sync::Arc;

use serde_json::Value;

use super::branch::{BranchId, Stage};
use super::data_flow::Sight;
use super::outcome::Fault;
use super::{
    Batching, Command, Execution, Item, ItemSelector, ItemSource, MapRunId, MapRunRequest,
    OutstandingMapRun, Writing, fork,
};
use crate::data::{Environment, Failure, Scope};
use crate::history::{ErrorOutput, EventKind};
use crate::machine::{
    Batcher, Flow, Kind, Map, MapMode, Name, Reader, State, StateMachine, Writer,
};

/// A map run that has not ended.
#[derive(Debug)]
pub(super) struct MapRun {
    request: Arc<MapRunRequest>,
    arn: Option<Arc<str>>,
}

impl ItemSelector {
    /// What a child execution gets for an item.
    ///
    /// # Errors
    ///
    /// When something in the selector cannot be evaluated.
    pub fn select(&self, item: &Item, environment: &mut Environment) -> Result<Value, Failure> {
        let mut context = self.context.clone();
        if let Value::Object(context) = &mut context {
            context.insert("Map".to_owned(), super::context::map(item));
        }
        let scope = Scope {
            input: &self.input,
            result: None,
            error_output: None,
            context: &context,
            variables: &self.variables,
        };
        self.template.evaluate(&scope, environment)
    }
}

/// What the child executions of a distributed Map state run: nothing if the machine has no such state.
#[must_use]
pub fn child_machine(machine: &StateMachine, state: &str) -> Option<StateMachine> {
    fn find<'m>(flow: &'m Flow, state: &str) -> Option<&'m Map> {
        flow.states
            .iter()
            .find_map(|(name, found)| match &found.kind {
                Kind::Map(map) if &**name == state => Some(&**map),
                Kind::Map(map) => find(&map.processor, state),
                Kind::Parallel(parallel) => {
                    let mut branches = parallel.branches.iter();
                    branches.find_map(|branch| find(branch, state))
                }
                _ => None,
            })
    }
    let map = find(&machine.flow, state)?;
    Some(child(machine, map))
}

fn child(machine: &StateMachine, map: &Map) -> StateMachine {
    StateMachine {
        comment: None,
        query_language: machine.query_language,
        timeout_seconds: None,
        flow: map.processor.clone(),
    }
}

impl Execution {
    /// A distributed Map state has executions begun for its items.
    pub(super) fn begin_map_run(
        &mut self,
        machine: &StateMachine,
        id: BranchId,
        name: &Name,
        state: &State,
        input: &Arc<Value>,
    ) -> Result<(), Fault> {
        let Kind::Map(map) = &state.kind else {
            return Err(Fault::lost());
        };
        let MapMode::Distributed(distributed) = &map.mode else {
            return Err(Fault::lost());
        };
        let source = match &distributed.reader {
            Some(reader) => self.reader(id, name, reader, input)?,
            None => ItemSource::Items(self.items(id, name, map, input)?),
        };
        let length = match &source {
            ItemSource::Reader { .. } => 0,
            ItemSource::Items(items) => match &**items {
                Value::Array(items) => items.len(),
                Value::Object(items) => items.len(),
                value => return Err(fork::not_items(state, map, value)),
            },
        };
        let max_concurrency = self.perhaps(
            id,
            name,
            input,
            "MaxConcurrency",
            map.max_concurrency.as_ref(),
        )?;
        let started = self.emit_in(
            id,
            EventKind::MapStateStarted {
                length: u64::try_from(length).unwrap_or(u64::MAX),
            },
        );
        // AWS finds out these only now.
        let count = distributed.tolerated_failure_count.as_ref();
        let tolerated_failure_count =
            self.perhaps(id, name, input, "ToleratedFailureCount", count)?;
        let tolerated_failure_percentage = match &distributed.tolerated_failure_percentage {
            None => None,
            Some(percentage) => Some(self.percentage(id, name, input, percentage)?),
        };
        let selector = match &map.item_selector {
            None => None,
            Some(template) => Some(ItemSelector {
                template: template.clone(),
                context: self.look(id, name, Sight::of(input), |scope, _| {
                    Ok(scope.context.clone())
                })?,
                variables: self.variables(id),
                input: Arc::clone(input),
            }),
        };
        let batcher = match &distributed.batcher {
            None => None,
            Some(batcher) => Some(self.batching(id, name, batcher, input)?),
        };
        let writer = match &distributed.writer {
            None => None,
            Some(writer) => Some(self.writing(id, name, writer, input)?),
        };
        let map_run = MapRunId(started);
        let request = Arc::new(MapRunRequest {
            map_run,
            state: Name::clone(name),
            label: distributed.label.as_deref().map(Name::from),
            machine: Arc::new(child(machine, map)),
            express: distributed.express,
            source,
            selector,
            batcher,
            writer,
            max_concurrency: max_concurrency.unwrap_or(0),
            tolerated_failure_count,
            tolerated_failure_percentage,
        });
        self.map_runs.insert(map_run, id);
        self.stage(
            id,
            Stage::MapRun(Box::new(MapRun {
                request: Arc::clone(&request),
                arn: None,
            })),
        );
        self.step.commands.push(Command::StartMapRun(request));
        Ok(())
    }

    fn reader(
        &mut self,
        id: BranchId,
        name: &Name,
        reader: &Reader,
        input: &Arc<Value>,
    ) -> Result<ItemSource, Fault> {
        let arguments = match &reader.arguments {
            None => Value::Null,
            Some(template) => self.fill(id, name, Sight::of(input), template)?,
        };
        Ok(ItemSource::Reader {
            resource: reader.resource.clone(),
            arguments: Arc::new(arguments),
            input_type: reader.input_type.clone(),
            configuration: reader.configuration.clone(),
            max_items: match &reader.max_items {
                None => None,
                Some(number) => Some(self.integer(id, name, input, "MaxItems", number)?),
            },
        })
    }

    fn batching(
        &mut self,
        id: BranchId,
        name: &Name,
        batcher: &Batcher,
        input: &Arc<Value>,
    ) -> Result<Batching, Fault> {
        Ok(Batching {
            batch_input: match &batcher.batch_input {
                None => None,
                Some(template) => Some(self.fill(id, name, Sight::of(input), template)?),
            },
            max_items: self.perhaps(
                id,
                name,
                input,
                "MaxItemsPerBatch",
                batcher.max_items_per_batch.as_ref(),
            )?,
            max_bytes: self.perhaps(
                id,
                name,
                input,
                "MaxInputBytesPerBatch",
                batcher.max_input_bytes_per_batch.as_ref(),
            )?,
        })
    }

    fn writing(
        &mut self,
        id: BranchId,
        name: &Name,
        writer: &Writer,
        input: &Arc<Value>,
    ) -> Result<Writing, Fault> {
        Ok(Writing {
            resource: writer.resource.clone(),
            arguments: match &writer.arguments {
                None => None,
                Some(template) => Some(self.fill(id, name, Sight::of(input), template)?),
            },
            transformation: writer.transformation.clone(),
            output_type: writer.output_type.clone(),
        })
    }

    pub(super) fn outstanding_map_runs(&self) -> Vec<OutstandingMapRun> {
        let runs = self
            .map_runs
            .values()
            .filter_map(|id| self.branches.get(id));
        runs.filter_map(|branch| match &branch.visit.stage {
            Stage::MapRun(run) => Some(OutstandingMapRun {
                request: Arc::clone(&run.request),
                arn: run.arn.clone(),
            }),
            _ => None,
        })
        .collect()
    }

    pub(super) fn map_run_started(&mut self, map_run: MapRunId, arn: &Arc<str>) {
        let Some(id) = self.map_runs.get(&map_run).copied() else {
            return;
        };
        let Some(branch) = self.branches.get_mut(&id) else {
            return;
        };
        let Stage::MapRun(run) = &mut branch.visit.stage else {
            return;
        };
        run.arn = Some(Arc::clone(arn));
        self.emit_in(
            id,
            EventKind::MapRunStarted {
                arn: Arc::clone(arn),
            },
        );
    }

    pub(super) fn map_run_succeeded(
        &mut self,
        machine: &StateMachine,
        map_run: MapRunId,
        output: &Arc<Value>,
    ) {
        let Some(id) = self.map_runs.remove(&map_run) else {
            return;
        };
        let succeeded = self.emit_in(id, EventKind::MapRunSucceeded);
        self.emit(succeeded, EventKind::MapStateSucceeded);
        if let Err(fault) = self.finish(machine, id, output) {
            self.fail(machine, id, fault);
        }
    }

    pub(super) fn map_run_failed(
        &mut self,
        machine: &StateMachine,
        map_run: MapRunId,
        error: &ErrorOutput,
    ) {
        let Some(id) = self.map_runs.remove(&map_run) else {
            return;
        };
        self.emit_in(id, EventKind::MapRunFailed(error.clone()));
        self.fail(machine, id, Fault::plain(error.clone()));
    }

    /// A map run's outcome is of no use any more.
    pub(super) fn stop_map_run(&mut self, id: BranchId) {
        let Some(branch) = self.branches.get_mut(&id) else {
            return;
        };
        let Stage::MapRun(run) = std::mem::replace(&mut branch.visit.stage, Stage::Stopped) else {
            return;
        };
        let previous = branch.previous;
        let map_run = run.request.map_run;
        self.map_runs.remove(&map_run);
        self.step.commands.push(Command::StopMapRun { map_run });
        if run.arn.is_some() {
            self.emit(previous, EventKind::MapRunAborted);
        }
    }
}
