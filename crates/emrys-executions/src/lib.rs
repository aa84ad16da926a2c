// SPDX-License-Identifier: Apache-2.0
//! Step Functions' service over a journal: state machines, executions, activities, map runs.
//!
//! What an execution does next is decided in `emrys-states`, purely. This crate writes down what came from outside,
//! has tasks carried out by the handlers that the engine has registered, and takes executions up after a restart. It
//! knows neither EMR nor HTTP.
//!
//! - [`integration`]: what carries out tasks: the contract.
//! - [`observer`]: who is told that executions begin and end: the contract.
//! - [`executor`]: the executions under way, and the records of all.
//! - `api`: [`Executions`], Step Functions' operations; it alone turns records and events into AWS's shapes.
//! - `machines`, `activities`: state machines with their versions and aliases, and activities.
//! - `nested`: tasks that call Step Functions itself.
//! - `arn`, `names`, `tags`, `paging`, `refusals`, `time`, `uuid`: what several of them need.

mod activities;
mod api;
mod arn;
pub mod executor;
pub mod integration;
mod machines;
mod names;
mod nested;
pub mod observer;
mod paging;
mod refusals;
mod tags;
mod time;
mod uuid;

pub use api::{Executions, OpenError, Options};
