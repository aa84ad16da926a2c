// SPDX-License-Identifier: Apache-2.0
//! The engine in this process, with real processes as steps.
//!
//! - `journals`: journals of released versions.
//! - `life`: clusters from their launch to their end, with logs.
//! - `cancel`: cancelled steps and terminated clusters.
//! - `retention`: clusters that are forgotten after their end.
//! - `restart`: engines that end while steps run, and the state folder they leave.

#[cfg(test)]
mod cancel;
#[cfg(test)]
mod journals;
#[cfg(test)]
mod life;
#[cfg(test)]
mod restart;
#[cfg(test)]
mod retention;
#[cfg(test)]
mod support;
