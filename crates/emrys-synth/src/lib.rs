// SPDX-License-Identifier: Apache-2.0
//! Checked documents as what others take. Pure: files are named, not read, and nothing is sent.
//!
//! - [`lower`]: a job flow → its [`Plan`](lower::plan::Plan): requests, activities, and what has to be uploaded first.
//! - [`activity`]: what a run does with its cluster, one thing after another.
//! - [`raise`]: the way back, requests → a document; [`import`] has the requests of what others have written.
//! - [`cost`]: what the cluster of a request costs.
//! - [`diff`]: what differs between two requests, or two security configurations.
//! - [`terraform`]: plans as a module of Terraform's. `members` reads their requests without losing anything, `launched`
//!   tells what is lost without a runner.
//! - [`cloudformation`]: plans as a template of CloudFormation's.
//! - [`handlers()`]: what stands in for functions, topics, queues and event buses, as the engine takes it.
//! - [`states`]: plans as state machines in the States Language.
//! - [`references`]: what a plan leaves to its run, in whatever can be written as JSON.
//!
//! Not here: reading documents (`emrys-document`), carrying plans out (`emrys-runner`).

pub mod activity;
pub mod cloudformation;
pub mod cost;
pub mod diff;
mod handlers;
pub mod import;
mod launched;
pub mod lower;
mod members;
pub mod raise;
pub mod references;
pub mod states;
pub mod terraform;

pub use handlers::handlers;
pub use members::Difference;
