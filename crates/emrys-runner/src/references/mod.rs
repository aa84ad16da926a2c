// SPDX-License-Identifier: Apache-2.0
//! The values of what a plan leaves to the run: parameters, secrets, and the cluster's id.
//!
//! Before a run sends anything, a [`Resolver`] fetches the values of all of its plan's
//! [references](emrys_synth::references); each request is filled with [`Values`] immediately before it is sent. Nothing
//! here writes a value anywhere else: not into errors either.
//!
//! - `resolver`: fetches.
//! - `values`: what was fetched, and how requests get it.

mod resolver;
#[cfg(test)]
mod tests;
mod values;

pub use resolver::{Problem, Resolver, Unresolved};
pub use values::{FillError, Values};
