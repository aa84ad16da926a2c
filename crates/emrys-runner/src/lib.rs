// SPDX-License-Identifier: Apache-2.0
//! Runs job flows on any [`EmrApi`](emrys_protocol::EmrApi), and lowers documents to its requests.
//!
//! - [`lower`]: a checked job flow → the RunJobFlow request, its waves of steps, and what has to be
//!   uploaded first. Pure.
//! - [`run`]: launches, watches every terminal state, retries and times out steps, and ends with an
//!   [`outcome::Outcome`]. It cannot tell the local engine from AWS.
//! - [`watch`]: looks at clusters and steps, for all runs of a process at once.
//! - [`events`]: what a run tells those who watch it.
//!
//! Not here: reading documents (`emrys-document`), the network (`emrys-client`), the terminal.

pub mod events;
pub mod lower;
pub mod outcome;
pub mod run;
pub mod watch;
