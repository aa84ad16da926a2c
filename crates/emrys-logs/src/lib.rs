// SPDX-License-Identifier: Apache-2.0
//! EMR's logs: where they are, what they tell of a failure, and how those that EMR has archived are read.
//!
//! - [`location`]: the layout of an archive.
//! - [`failure`]: the cause of a bad end, found in logs. Pure; the engine and the archive both ask it.
//! - [`archive`]: [`LogsApi`](emrys_protocol::LogsApi) over the archive of any EMR, by its API and its buckets alone.
//!
//! Not here: log files of this machine, which are the engine's.

pub mod archive;
pub mod failure;
pub mod location;
