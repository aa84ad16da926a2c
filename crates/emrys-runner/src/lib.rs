// SPDX-License-Identifier: Apache-2.0
//! Runs job flows on any [`EmrApi`](emrys_protocol::EmrApi).
//!
//! - [`references`]: the values of what a plan leaves to its run: parameters, secrets, the cluster's id.
//! - [`builder`]: requests from the plain model of job flows, for programs.
//! - [`flow`]: which activity comes next.
//! - [`journal`]: which runs there are and how far each is.
//! - [`run`]: carries a run out, journaled so that it can be resumed: launches, retries, timeouts, changes, the cluster's
//!   end. It cannot tell the local engine from AWS.
//! - [`outcome`]: how a run ended.
//! - [`calls`]: when requests are sent, how often, and what is never sent twice.
//! - [`watch`]: looks at clusters and steps, for all runs of a process at once.
//! - [`events`]: what a run tells those who watch it.
//!
//! Not here: reading documents (`emrys-document`), what a run will send (`emrys-synth`), the network (`emrys-client`),
//! the terminal.

pub mod builder;
pub mod calls;
pub mod events;
pub mod flow;
pub mod journal;
pub mod outcome;
pub mod references;
pub mod run;
pub mod watch;
