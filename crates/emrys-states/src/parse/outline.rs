// SPDX-License-Identifier: Apache-2.0
//! Of a machine what rules look at that need several states: names, where they lead, variables.

use emrys_diagnostics::Span;

use super::node::{Member, Node};

/// The states of one flow.
#[derive(Debug)]
pub(crate) struct FlowOutline<'n> {
    /// What the flow belongs to: the machine, or a state by its name.
    pub(crate) owner: Span,
    /// Whether it sees the variables of the flows around it: not if its executions are executions of their own.
    pub(crate) sees_outer_variables: bool,
    pub(crate) start_at: Option<&'n Node>,
    pub(crate) states: Vec<StateOutline<'n>>,
}

/// One state.
#[derive(Debug)]
pub(crate) struct StateOutline<'n> {
    pub(crate) name: &'n str,
    pub(crate) name_span: Span,
    /// The fields that name a state to go on with.
    pub(crate) targets: Vec<&'n Node>,
    /// Whether the flow may end here.
    pub(crate) terminal: bool,
    /// The variables that it sets.
    pub(crate) assigns: Vec<&'n Member>,
    /// The variables that it uses, those of its flows' states not included.
    pub(crate) uses: Vec<Use>,
    pub(crate) flows: Vec<FlowOutline<'n>>,
}

/// A variable that is used.
#[derive(Debug)]
pub(crate) struct Use {
    /// Without `$`.
    pub(crate) name: String,
    pub(crate) span: Span,
}
