// SPDX-License-Identifier: Apache-2.0
//! What a project leaves in an account: the roles and security groups of its profiles, the parameters of the registry,
//! the state machines of its launch functions and pipelines, and what guards them.
//!
//! - [`project`]: a project → its template and what has to be uploaded: the entry
//! - [`profile`]: roles, security groups and security configurations
//! - [`apply`]: a template carried out where there is no CloudFormation
//! - [`launch`]: the state machines of launch functions
//! - [`sweep`]: the state machine that ends what stopped executions have left
//! - [`pipeline`]: the state machines of pipelines
//! - [`template`]: a template of CloudFormation's as data, and references in texts
//! - [`policy`]: who may do what
//! - [`registry`]: what projects store for others
//!
//! All but [`apply`] is pure: whoever deploys sends what is made here.

#![warn(missing_docs)]

pub mod apply;
pub mod launch;
mod members;
pub mod pipeline;
pub mod policy;
pub mod profile;
pub mod project;
pub mod registry;
mod secrets;
pub mod sweep;
pub mod tags;
pub mod template;
