// SPDX-License-Identifier: Apache-2.0
//! EmrWorkflow, whose users bring their job flows: what it is known to do, and what becomes of it here.
//!
//! - `builder_settings_test`, `build_request_visitor_test`, `run_job_flow_request_builder_test`, `serialization`: every
//!   fact of EmrWorkflow's own tests, a module for each of their classes.
//! - `golden`: a whole job flow and the request that EmrWorkflow made of it.
//! - `translations`: the same with a release label.
//! - `support`: documents → plans, and what is wrong with a job flow.

#[cfg(test)]
mod build_request_visitor_test;
#[cfg(test)]
mod builder_settings_test;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod run_job_flow_request_builder_test;
#[cfg(test)]
mod serialization;
#[cfg(test)]
mod support;
#[cfg(test)]
mod translations;
