// SPDX-License-Identifier: Apache-2.0
//! Step Functions' service over a journal: state machines, executions, activities, map runs.
//!
//! What an execution does next is decided in `emrys-states`, purely. This crate writes down what came from outside,
//! has tasks carried out by the handlers that the engine has registered, and takes executions up after a restart. It
//! knows neither EMR nor HTTP.
//!
//! - [`integration`]: what carries out tasks: the contract.
//! - [`executor`]: the executions under way, and the records of all.

pub mod executor;
pub mod integration;
