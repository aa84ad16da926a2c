// SPDX-License-Identifier: Apache-2.0
//! What a cluster's nodes would carry: configuration files, tools, and the translation of a
//! `HadoopJarStep` into a process of this machine.
//!
//! - [`folders`]: where a cluster's files are.
//! - [`configuration`]: classifications → the files that Spark and Hadoop read.
//! - [`command`]: a step or a bootstrap action → argv, environment and working folder.
//! - [`shims`]: the programs that stand in for a node's own (`sudo`, `yum`, `hadoop`, …).
//!
//! Nothing here starts a process, knows a step's state, or writes outside the cluster's folder and
//! the step's own.

pub mod command;
pub mod configuration;
pub mod folders;
mod location;
pub mod shims;
#[cfg(test)]
mod tests;

pub(crate) use command::demand;
pub use command::{ClusterEnvironment, Plan, StepError, plan_script, plan_step};
pub use configuration::ClusterConfiguration;
pub use folders::ClusterFolders;
