// SPDX-License-Identifier: Apache-2.0
//! State machines and their executions, for the verbs that have to do with them.
//!
//! - [`definition`]: files that define machines.
//! - [`executions`]: finding executions, and what Step Functions' API tells of them.
//! - [`follow`]: starting an execution and following it to its end.
//! - [`path`]: the states that an execution has gone through, from its history.
//! - [`view`]: an execution as it is shown.

pub(crate) mod definition;
pub(crate) mod executions;
pub(crate) mod follow;
pub(crate) mod path;
pub(crate) mod view;
