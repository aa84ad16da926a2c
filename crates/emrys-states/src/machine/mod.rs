// SPDX-License-Identifier: Apache-2.0
//! A definition as types.
//!
//! What is here has been validated: names of states lead somewhere, paths and expressions have been parsed. The words
//! are those of the [States Language](https://states-language.net/spec.html).

mod map;
mod resource;
mod retry;
mod state;

use std::sync::Arc;

use indexmap::IndexMap;

pub use map::{Batcher, Distributed, Map, MapMode, Reader, Writer};
pub use resource::{Pattern, Resource};
pub use retry::{Catcher, Retrier};
pub use state::{
    Data, InputPath, JsonPathData, JsonataData, Kind, Next, Number, Parallel, State, Task, Text,
    Until,
};

use crate::data::QueryLanguage;

/// The name of a state.
pub type Name = Arc<str>;

/// A state machine.
#[derive(Debug, Clone, PartialEq)]
pub struct StateMachine {
    /// For people.
    pub comment: Option<String>,
    /// The query language of states that name none.
    pub query_language: QueryLanguage,
    /// After how many seconds an execution fails with `States.Timeout`.
    pub timeout_seconds: Option<u64>,
    /// Its states.
    pub flow: Flow,
}

/// States one of which leads to another: those of a machine, of a branch, or of what a Map does with each item.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// The first state.
    pub start_at: Name,
    /// The states, in the order in which the definition has them.
    pub states: IndexMap<Name, State>,
}
