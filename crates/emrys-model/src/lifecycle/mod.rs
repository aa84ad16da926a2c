// SPDX-License-Identifier: Apache-2.0
//! The lifecycles of clusters, steps, instances, and instance groups and fleets: which states there are, and every change between them, as data.
//!
//! Each lifecycle is one table of [`Transition`]s, and the table is all there is: applying an event looks it up,
//! terminal states are those that no row leaves, and the diagrams in the documentation are drawn from it. Applying
//! an event changes nothing but the state; effects are commands, returned to the one actor that owns the cluster.
//! What a state change carries besides (reason, timeline) is that actor's business.

pub mod cluster;
pub mod instance;
pub mod instance_collection;
pub mod step;

use std::fmt::{Debug, Display};

use thiserror::Error;

/// One row of a lifecycle: what an event does in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition<State: 'static, Event: 'static, Command: 'static> {
    /// The state before.
    pub from: State,
    /// What happened.
    pub event: Event,
    /// The state after; the same for an event that is expected and changes nothing.
    pub to: State,
    /// What is to be done now, in this order.
    pub commands: &'static [Command],
}

/// An event that cannot happen in the state it was reported in.
///
/// Its actor let it through wrongly, or a journal disagrees with the code: the operator reports a bug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{event:?} cannot happen in state {state}")]
pub struct InvalidTransition<State: Display, Event: Debug> {
    /// The state, which stays.
    pub state: State,
    /// The event that was refused.
    pub event: Event,
}

/// What follows from an event: the new state and what is to be done, or the refusal.
pub type Applied<State, Event, Command> =
    Result<(State, &'static [Command]), InvalidTransition<State, Event>>;

/// Finds the one row for an event in a state.
fn apply<State: Copy + Eq + Display, Event: Copy + Eq + Debug, Command>(
    table: &[Transition<State, Event, Command>],
    state: State,
    event: Event,
) -> Applied<State, Event, Command> {
    let row = table
        .iter()
        .find(|row| row.from == state && row.event == event);
    row.map(|row| (row.to, row.commands))
        .ok_or(InvalidTransition { state, event })
}

/// Whether no row leads from the state to another one.
fn is_terminal<State: Copy + Eq, Event, Command>(
    table: &[Transition<State, Event, Command>],
    state: State,
) -> bool {
    table.iter().all(|row| row.from != state || row.to == state)
}

/// Draws the table as a Mermaid state diagram, in the order of its rows.
fn mermaid<State: Copy + Eq + Display, Event: Debug, Command>(
    table: &[Transition<State, Event, Command>],
    initial: State,
    states: &[State],
) -> String {
    let start = format!("    [*] --> {initial}\n");
    let changes = table
        .iter()
        .map(|row| format!("    {} --> {}: {:?}\n", row.from, row.to, row.event));
    let ends = states
        .iter()
        .filter(|state| is_terminal(table, **state))
        .map(|state| format!("    {state} --> [*]\n"));
    String::from("stateDiagram-v2\n")
        + &std::iter::once(start)
            .chain(changes)
            .chain(ends)
            .collect::<String>()
}

#[cfg(test)]
mod tests;
