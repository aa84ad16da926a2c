// SPDX-License-Identifier: Apache-2.0
//! Amazon States Language: what a definition says, whether it is right, and what an execution of it does.
//!
//! All of it is pure: time and randomness are arguments, tasks are commands that somebody else carries out. This crate
//! knows nothing of EMR, of HTTP or of a journal.
//!
//! - [`diagram`]: a machine as a picture, and one with what an execution has done.
//! - [`machine`]: a definition as types, every state in its own query language.
//! - [`parse`]: a definition's text as such types, with everything that is wrong with it.
//! - [`data`]: what states do with JSON: paths, templates, intrinsic functions, JSONata.
//! - [`execution`]: what an execution does with what happens to it.
//! - [`history`]: what an execution tells of itself.
//! - [`map_run`]: the decisions of a distributed Map state's run.
//! - [`uuid`], [`timestamp`]: ids and times as text.

pub mod data;
pub mod diagram;
pub mod execution;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
pub mod history;
pub mod machine;
pub mod map_run;
pub mod parse;
mod time;
pub mod uuid;
mod validate;

pub use time::timestamp;

pub use parse::{Finding, MachineType, Reading, read, read_as};
