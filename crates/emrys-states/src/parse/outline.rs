// SPDX-License-Identifier: Apache-2.0
//! Of a machine what rules look at that need several states: names, where they lead, variables.

use emrys_diagnostics::Span;

use super::node::Node;

/// The states of one flow.
#[derive(Debug)]
pub(crate) struct FlowOutline<'n> {
    /// What the flow belongs to: the machine, or a state by its name.
    pub(crate) owner: Span,
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
    pub(crate) flows: Vec<FlowOutline<'n>>,
}
