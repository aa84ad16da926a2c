// SPDX-License-Identifier: Apache-2.0
//! Where an execution is: one branch for the machine itself, and one for each branch of a Parallel state and each
//! iteration of a Map state that has begun.

use std::sync::Arc;

use serde_json::Value;

use super::fork::Fork;
use super::map_run::MapRun;
use super::task::Attempt;
use super::{Execution, Item, TimerId, Variables};
use crate::machine::{Flow, Kind, State, StateMachine};

/// Which branch. A higher one began later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct BranchId(pub(super) u64);

/// One thread of an execution.
#[derive(Debug)]
pub(super) struct Branch {
    /// The branch in whose state this one is, and which of that state's branches or iterations it is.
    pub(super) parent: Option<(BranchId, usize)>,
    /// Which flow it follows.
    pub(super) path: Arc<[Turn]>,
    /// What it is for, in an iteration.
    pub(super) item: Option<Arc<Item>>,
    /// What its states can see.
    pub(super) variables: Variables,
    /// Its last event.
    pub(super) previous: u64,
    /// In which state it is, by its place in the flow; in none if the flow has no such state.
    pub(super) state: Option<usize>,
    /// The raw input of that state.
    pub(super) input: Arc<Value>,
    /// What is known of its stay in that state.
    pub(super) visit: Visit,
}

/// A flow within a flow: the state, and which of its branches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) state: usize,
    pub(super) branch: usize,
}

/// A stay in a state.
#[derive(Debug, Default)]
pub(super) struct Visit {
    /// The event of its beginning.
    pub(super) entered: u64,
    /// The event before that.
    pub(super) before: u64,
    /// When it began.
    pub(super) entered_at: i64,
    /// Whether the state is one that can be tried again.
    pub(super) retriable: bool,
    /// How often each retrier has been used.
    pub(super) retries: Vec<u64>,
    /// How far it is.
    pub(super) stage: Stage,
}

/// How far a stay in a state is.
#[derive(Debug, Default)]
pub(super) enum Stage {
    /// It has not begun.
    #[default]
    Before,
    /// Its task is being done.
    Task(Box<Attempt>),
    /// It waits.
    Waiting(TimerId),
    /// It waits before it tries again.
    Retrying(TimerId),
    /// Its branches are running.
    Fork(Box<Fork>),
    /// Its map run is running.
    MapRun(Box<MapRun>),
    /// It failed and nothing caught that, or it was given up.
    Stopped,
    /// It was given up before it had begun.
    Parked,
    /// It was the last of its flow.
    Ended,
}

impl Branch {
    pub(super) fn root(input: Arc<Value>, item: Option<Arc<Item>>, state: Option<usize>) -> Self {
        Self {
            parent: None,
            path: Arc::from([]),
            item,
            variables: Variables::default(),
            // AWS has the first state follow nothing, not the beginning of the execution.
            previous: 0,
            state,
            input,
            visit: Visit::default(),
        }
    }

    /// How often the state has been tried again, if it is one that can be.
    pub(super) fn retry_count(&self) -> Option<u64> {
        self.visit
            .retriable
            .then(|| self.visit.retries.iter().sum())
    }
}

/// The flow to which a path leads.
pub(super) fn flow<'m>(machine: &'m StateMachine, path: &[Turn]) -> Option<&'m Flow> {
    path.iter().try_fold(&machine.flow, |flow, turn| {
        match &flow.states.get_index(turn.state)?.1.kind {
            Kind::Parallel(parallel) => parallel.branches.get(turn.branch),
            Kind::Map(map) => Some(&map.processor),
            _ => None,
        }
    })
}

/// The state in which a branch is, by name.
pub(super) fn state<'m>(
    machine: &'m StateMachine,
    branch: &Branch,
) -> Option<(&'m Arc<str>, &'m State)> {
    flow(machine, &branch.path)?.states.get_index(branch.state?)
}

impl Execution {
    pub(super) fn add_branch(&mut self, branch: Branch) -> BranchId {
        self.last_branch += 1;
        let id = BranchId(self.last_branch);
        self.branches.insert(id, branch);
        id
    }

    /// The last event of a branch.
    pub(super) fn previous(&self, id: BranchId) -> u64 {
        self.branches.get(&id).map_or(0, |branch| branch.previous)
    }

    pub(super) fn set_previous(&mut self, id: BranchId, previous: u64) {
        if let Some(branch) = self.branches.get_mut(&id) {
            branch.previous = previous;
        }
    }
}
