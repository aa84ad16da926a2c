// SPDX-License-Identifier: Apache-2.0
//! A state machine as a picture, and one with what an execution has done.
//!
//! [`svg`] draws it; [`mermaid`] writes a flowchart in [Mermaid](https://mermaid.js.org)'s language. The same machine and
//! the same [`Trail`] always give the same text.

mod graph;
mod layout;
mod lettering;
mod mermaid;
mod routes;
mod svg;
#[cfg(test)]
mod tests;
mod trail;

pub use mermaid::mermaid;
pub use svg::svg;
pub use trail::{Iterations, Outcome, Trail, Visit};
