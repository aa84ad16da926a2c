// SPDX-License-Identifier: Apache-2.0
//! Parallel states and Map states within the execution: branches that begin together, and what becomes of the state when
//! they end, fail or are given up.

use std::sync::Arc;

use serde_json::Value;

use super::branch::{Branch, BranchId, Stage, Turn, Visit};
use super::data_flow::Sight;
use super::outcome::Fault;
use super::{Command, Execution, Item};
use crate::data::{Failure, Path, Template};
use crate::history::{EventKind, StateKind};
use crate::machine::{Data, Kind, Map, Name, Parallel, State, StateMachine};

/// The branches of a state.
#[derive(Debug)]
pub(super) struct Fork {
    slots: Vec<Slot>,
    /// How many have ended.
    ended: usize,
    /// The first that has not begun.
    next: usize,
    /// How many may be there at once.
    at_once: usize,
    /// What iterations are made of; nothing in a Parallel state.
    items: Option<Items>,
}

/// What the iterations of a Map state are made of.
#[derive(Debug)]
struct Items {
    /// The state's effective input, which `ItemSelector` sees.
    input: Arc<Value>,
    /// With their names, where they are the members of an object.
    values: Vec<(Option<String>, Arc<Value>)>,
    path: Arc<[Turn]>,
}

/// One of the branches.
#[derive(Debug)]
enum Slot {
    Waits,
    Begun(BranchId),
    Ended(Arc<Value>),
}

impl Execution {
    /// The branches of a Parallel state begin.
    pub(super) fn begin_parallel(
        &mut self,
        id: BranchId,
        parallel: &Parallel,
        input: &Arc<Value>,
    ) -> Result<(), Fault> {
        let started = self.emit_in(id, EventKind::ParallelStateStarted);
        let Some(parent) = self.branches.get(&id) else {
            return Err(Fault::lost());
        };
        let (path, item) = (Arc::clone(&parent.path), parent.item.clone());
        let (state, variables) = (parent.state, Arc::clone(&parent.variables));
        let mut slots = Vec::with_capacity(parallel.branches.len());
        for (index, flow) in parallel.branches.iter().enumerate() {
            let child = self.add_branch(Branch {
                parent: Some((id, index)),
                path: below(&path, state, index),
                item: item.clone(),
                variables: Arc::clone(&variables),
                previous: started,
                state: flow.states.get_index_of(&flow.start_at),
                input: Arc::clone(input),
                visit: Visit::default(),
            });
            self.ready.push_back(child);
            slots.push(Slot::Begun(child));
        }
        let next = slots.len();
        self.stage(
            id,
            Stage::Fork(Box::new(Fork {
                slots,
                ended: 0,
                next,
                at_once: next,
                items: None,
            })),
        );
        Ok(())
    }

    /// The iterations of a Map state begin, as many as may at once. Gives the result if there are none.
    pub(super) fn begin_map(
        &mut self,
        machine: &StateMachine,
        id: BranchId,
        name: &Name,
        state: &State,
        map: &Map,
        input: Arc<Value>,
    ) -> Result<Option<Arc<Value>>, Fault> {
        let values: Vec<_> = match &*self.items(id, name, map, &input)? {
            Value::Array(values) => values
                .iter()
                .map(|value| (None, Arc::new(value.clone())))
                .collect(),
            Value::Object(members) if map.items_path.is_some() => members
                .iter()
                .map(|(key, value)| (Some(key.clone()), Arc::new(value.clone())))
                .collect(),
            value => return Err(not_items(state, map, value)),
        };
        let limit = match &map.max_concurrency {
            None => 0,
            Some(number) => self.number(id, name, &input, "MaxConcurrency", number)?,
        };
        let length = values.len();
        self.emit_in(
            id,
            EventKind::MapStateStarted {
                length: u64::try_from(length).unwrap_or(u64::MAX),
            },
        );
        if length == 0 {
            let previous = self.previous(id);
            self.emit(previous, EventKind::MapStateSucceeded);
            return Ok(Some(Arc::new(Value::Array(Vec::new()))));
        }
        let Some(parent) = self.branches.get(&id) else {
            return Err(Fault::lost());
        };
        let path = below(&parent.path, parent.state, 0);
        let previous = parent.previous;
        let at_once = match usize::try_from(limit) {
            Ok(limit) if limit > 0 => limit.min(length),
            _ => length,
        };
        let fork = Fork {
            slots: std::iter::repeat_with(|| Slot::Waits)
                .take(length)
                .collect(),
            ended: 0,
            next: 0,
            at_once,
            items: Some(Items {
                input,
                values,
                path,
            }),
        };
        self.stage(id, Stage::Fork(Box::new(fork)));
        for _ in 0..at_once {
            if let Err(fault) = self.begin_iteration(id, name, map, previous) {
                self.give_up_children(machine, id, None, previous);
                return Err(fault);
            }
        }
        Ok(None)
    }

    /// The items of a Map state.
    pub(super) fn items(
        &mut self,
        id: BranchId,
        name: &Name,
        map: &Map,
        input: &Arc<Value>,
    ) -> Result<Arc<Value>, Fault> {
        match (&map.items, &map.items_path) {
            (Some(items), _) => self.fill(id, name, Sight::of(input), items).map(Arc::new),
            (None, Some(path)) if path.as_str() != "$" => self
                .look(id, name, Sight::of(input), |scope, _| path.evaluate(scope))
                .map(Arc::new),
            (None, _) => Ok(Arc::clone(input)),
        }
    }

    /// The next iteration of a Map state begins.
    fn begin_iteration(
        &mut self,
        id: BranchId,
        name: &Name,
        map: &Map,
        previous: u64,
    ) -> Result<(), Fault> {
        let Some(fork) = self.fork(id) else {
            return Err(Fault::lost());
        };
        let Some(items) = &fork.items else {
            return Err(Fault::lost());
        };
        let number = fork.next;
        let Some((key, value)) = items.values.get(number).cloned() else {
            return Ok(());
        };
        let (input, path) = (Arc::clone(&items.input), Arc::clone(&items.path));
        fork.next += 1;
        let index = u64::try_from(number).unwrap_or(u64::MAX);
        let item = Arc::new(Item {
            index,
            key,
            value: Arc::clone(&value),
        });
        let started = self.emit(
            previous,
            EventKind::MapIterationStarted {
                name: Name::clone(name),
                index,
            },
        );
        let input = match &map.item_selector {
            None => value,
            Some(selector) => {
                let sight = Sight {
                    item: Some(&item),
                    ..Sight::of(&input)
                };
                Arc::new(self.fill(id, name, sight, selector)?)
            }
        };
        let variables = self
            .branches
            .get(&id)
            .map(|parent| Arc::clone(&parent.variables))
            .unwrap_or_default();
        let flow = &map.processor;
        let child = self.add_branch(Branch {
            parent: Some((id, number)),
            path,
            item: Some(item),
            variables,
            previous: started,
            state: flow.states.get_index_of(&flow.start_at),
            input,
            visit: Visit::default(),
        });
        self.ready.push_back(child);
        self.slot(id, number, Slot::Begun(child));
        Ok(())
    }

    /// A branch of a Parallel state or an iteration of a Map state has ended.
    pub(super) fn child_ended(
        &mut self,
        machine: &StateMachine,
        child: BranchId,
        output: Arc<Value>,
    ) {
        let Some(Branch {
            parent: Some((id, number)),
            previous,
            ..
        }) = self.branches.remove(&child)
        else {
            return;
        };
        self.slot(id, number, Slot::Ended(output));
        let Some((name, state)) = self.state(machine, id) else {
            return;
        };
        if let Kind::Map(_) = &state.kind {
            let succeeded = self.emit(
                previous,
                EventKind::MapIterationSucceeded {
                    name: Name::clone(name),
                    index: u64::try_from(number).unwrap_or(u64::MAX),
                },
            );
            self.set_previous(id, succeeded);
        } else {
            self.set_previous(id, previous);
        }
        let Some(fork) = self.fork(id) else {
            return;
        };
        fork.ended += 1;
        let outcome = match &state.kind {
            Kind::Map(map) if fork.next < fork.slots.len() => {
                // AWS has the next one follow what the iteration did last, not its end.
                self.begin_iteration(id, name, map, previous)
            }
            _ if fork.ended < fork.slots.len() => return,
            kind => self.join(machine, id, kind),
        };
        if let Err(fault) = outcome {
            self.give_up_children(machine, id, None, previous);
            self.fail(machine, id, fault);
        }
    }

    /// All branches of a state have ended: it has its result.
    fn join(&mut self, machine: &StateMachine, id: BranchId, kind: &Kind) -> Result<(), Fault> {
        let previous = self.previous(id);
        let Some(fork) = self.fork(id) else {
            return Err(Fault::lost());
        };
        let outputs = fork.slots.iter().filter_map(|slot| match slot {
            Slot::Ended(output) => Some(Value::clone(output)),
            Slot::Waits | Slot::Begun(_) => None,
        });
        let result = Arc::new(Value::Array(outputs.collect()));
        let succeeded = match kind {
            Kind::Map(_) => EventKind::MapStateSucceeded,
            _ => EventKind::ParallelStateSucceeded,
        };
        self.emit(previous, succeeded);
        self.finish(machine, id, &result)
    }

    /// A branch or an iteration failed and with it its state, whose other branches are given up.
    pub(super) fn child_failed(&mut self, machine: &StateMachine, child: BranchId, fault: Fault) {
        let Some(branch) = self.branches.get(&child) else {
            return;
        };
        let (Some((id, _)), previous) = (branch.parent, branch.previous) else {
            return;
        };
        self.give_up_children(machine, id, Some(child), previous);
        self.set_previous(id, previous);
        self.fail(machine, id, fault);
    }

    /// Every branch of a state is given up; one of them may have failed. AWS has all that follow the failure.
    pub(super) fn give_up_children(
        &mut self,
        machine: &StateMachine,
        id: BranchId,
        failed: Option<BranchId>,
        previous: u64,
    ) {
        let Some((name, state)) = self.state(machine, id) else {
            return;
        };
        let name = matches!(state.kind, Kind::Map(_)).then_some(name);
        if let Some(child) = failed {
            if let (Some(name), Some(index)) = (name.cloned(), self.index(child)) {
                self.emit(previous, EventKind::MapIterationFailed { name, index });
            }
            // AWS tells of a task that failed here that its state was given up, too.
            let state = self.state(machine, child);
            if state.is_some_and(|(_, state)| matches!(state.kind, Kind::Task(_))) {
                self.emit(previous, EventKind::StateAborted(StateKind::Task));
            }
        }
        for child in self.children(id) {
            if Some(child) == failed {
                continue;
            }
            if let (Some(name), Some(index)) = (name.cloned(), self.index(child)) {
                self.emit(previous, EventKind::MapIterationAborted { name, index });
            }
            self.give_up(machine, child, previous);
        }
    }

    /// A branch is given up with all that is below it. Where it was is kept for when the execution goes on.
    fn give_up(&mut self, machine: &StateMachine, id: BranchId, previous: u64) {
        self.give_up_children(machine, id, None, previous);
        let Some((_, state)) = self.state(machine, id) else {
            return;
        };
        let Some(branch) = self.branches.get_mut(&id) else {
            return;
        };
        match &branch.visit.stage {
            Stage::Before => {
                branch.visit.stage = Stage::Parked;
                return;
            }
            Stage::Task(attempt) => {
                let task = attempt.id();
                self.close_task(task);
                self.step.commands.push(Command::StopTask { task });
                self.stage(id, Stage::Stopped);
            }
            Stage::Waiting(timer) | Stage::Retrying(timer) => {
                let timer = *timer;
                branch.visit.stage = Stage::Stopped;
                self.cancel_timer(timer);
            }
            Stage::MapRun(_) => self.stop_map_run(id),
            Stage::Fork(_) => {}
            Stage::Parked | Stage::Stopped | Stage::Ended => return,
        }
        self.emit(
            previous,
            EventKind::StateAborted(StateKind::from(&state.kind)),
        );
    }

    /// The execution goes on: so do the branches of this state that did not end, and those that had not begun.
    pub(super) fn revive_children(
        &mut self,
        machine: &StateMachine,
        id: BranchId,
    ) -> Result<(), Fault> {
        let children = self.children(id);
        let Some((name, state)) = self.state(machine, id) else {
            return Err(Fault::lost());
        };
        let previous = self.previous(id);
        let running = children.len();
        for child in children {
            self.revive(machine, child);
        }
        let Some(fork) = self.fork(id) else {
            return Ok(());
        };
        fork.next = fork
            .slots
            .iter()
            .position(|slot| matches!(slot, Slot::Waits))
            .unwrap_or(fork.slots.len());
        if fork.ended == fork.slots.len() {
            return self.join(machine, id, &state.kind);
        }
        if let Kind::Map(map) = &state.kind {
            let more = fork.at_once.saturating_sub(running);
            for _ in 0..more {
                self.begin_iteration(id, name, map, previous)?;
            }
        }
        Ok(())
    }

    /// The branches of a state are forgotten: it is left, or begins once more.
    pub(super) fn forget_children(&mut self, id: BranchId) {
        for child in self.children(id) {
            self.forget_children(child);
            self.branches.remove(&child);
        }
    }

    /// The branches of a state that have begun and not ended well.
    fn children(&self, id: BranchId) -> Vec<BranchId> {
        match self.branches.get(&id).map(|branch| &branch.visit.stage) {
            Some(Stage::Fork(fork)) => {
                let begun = fork.slots.iter().filter_map(|slot| match slot {
                    Slot::Begun(child) => Some(*child),
                    Slot::Waits | Slot::Ended(_) => None,
                });
                begun.collect()
            }
            _ => Vec::new(),
        }
    }

    fn fork(&mut self, id: BranchId) -> Option<&mut Fork> {
        match &mut self.branches.get_mut(&id)?.visit.stage {
            Stage::Fork(fork) => Some(fork),
            _ => None,
        }
    }

    fn index(&self, id: BranchId) -> Option<u64> {
        let (_, index) = self.branches.get(&id)?.parent?;
        u64::try_from(index).ok()
    }

    fn slot(&mut self, id: BranchId, number: usize, slot: Slot) {
        if let Some(place) = self.fork(id).and_then(|fork| fork.slots.get_mut(number)) {
            *place = slot;
        }
    }
}

/// The path to a flow of a state.
fn below(path: &Arc<[Turn]>, state: Option<usize>, branch: usize) -> Arc<[Turn]> {
    let turn = Turn {
        state: state.unwrap_or(usize::MAX),
        branch,
    };
    path.iter().copied().chain([turn]).collect()
}

/// What a Map state goes over is no array.
pub(super) fn not_items(state: &State, map: &Map, value: &Value) -> Fault {
    let jsonata = matches!(state.data, Data::Jsonata(_));
    let failure = match (&map.items, &map.items_path) {
        (Some(Template::Expression(items)), _) => items.unexpected("array", value),
        (None, None) if jsonata => Failure {
            error: "States.QueryEvaluationError".to_owned(),
            cause: format!("Map state input must be an array but was: {value}"),
        },
        (_, path) => Failure::runtime(format!(
            "Reference path \"{}\" must point to array.",
            path.as_ref().map_or("$", Path::as_str)
        )),
    };
    Fault::from(failure)
}
