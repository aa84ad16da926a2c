// SPDX-License-Identifier: Apache-2.0
//! EmrWorkflow, whose users bring their job flows: what it is known to do, and what becomes of it here.
//!
//! - `golden`: a whole job flow and the request that EmrWorkflow made of it.
//! - `translations`: the same with a release label.
//! - `support`: documents → plans.

#[cfg(test)]
mod golden;
#[cfg(test)]
mod support;
#[cfg(test)]
mod translations;
