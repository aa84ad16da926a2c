// SPDX-License-Identifier: Apache-2.0
//! The decisions of a distributed Map state's run: what its items are, what each child execution gets, how much failure
//! is borne, what comes out. Nobody here reads an object or begins an execution.
//!
//! - [`items`]: items from the bytes of an object or from a listing.
//! - [`inputs`]: items, selected and batched, as the inputs of child executions.
//! - [`Tolerance`]: how much failure is borne.
//! - [`results`]: what a run gives, and the files it writes.

pub mod inputs;
pub mod items;
pub mod results;
mod tolerance;

pub use tolerance::{Counts, Tolerance};

#[cfg(test)]
mod tests;
