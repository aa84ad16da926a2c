// SPDX-License-Identifier: Apache-2.0
//! How instances come, change and go: pure decisions over a cluster's instance groups and fleets.
//!
//! - [`change`]: what clients ask for, checked against the cluster as it is, taken whole or not at all.
//! - [`fit`]: which instances are added and removed for the size that is wanted.
//! - [`settle`]: how states follow one another.
//!
//! Every instance stands for this machine, which is there. So nothing has to be done for a new one, and it passes
//! through EMR's states as fast as the journal takes them.

pub(crate) mod change;
pub(crate) mod fit;
pub(crate) mod settle;
#[cfg(test)]
mod tests;
