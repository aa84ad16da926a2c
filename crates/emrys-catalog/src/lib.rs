// SPDX-License-Identifier: Apache-2.0
//! Facts as data: releases, applications, instance types, classifications, limits.
//!
//! Most facts are JSON under `data/`, embedded and read once, when they are first asked for. They end somewhere, and AWS
//! goes on: a release that is newer than the data is told apart from one that does not exist, and never an error here.
//! This crate judges nothing; what follows from a fact is for the rules over documents and for the engine.
//!
//! - [`releases`]: which releases exist, and the applications and versions in each.
//! - [`instance_types`]: cores, memory, price, and which releases take them.
//! - [`classifications`]: which configuration classifications there are, and the files they end up in.
//! - [`create_cluster`]: what Step Functions takes of a RunJobFlow request.
//! - [`metrics`]: the metrics that EMR publishes, and which way they point.
//! - [`volume_prices`]: what EBS volumes cost.
//! - [`volumes`]: EBS volumes as EMR takes them.
//! - [`properties`]: the names of properties in those files, and the names that were replaced.
//! - [`managed_policies`]: what EMR's default roles may do.
//! - [`limits`]: how many steps, bootstrap actions and characters EMR takes.
//! - [`rates`]: how many requests it takes in a second.
//! - [`run_job_flow`]: the members of RunJobFlow's request, and their types.
//!
//! ```
//! use emrys_catalog::instance_types::{self, Support};
//! use emrys_catalog::releases;
//!
//! let release = releases::find("emr-7.5.0".parse()?).ok_or("the data has it")?;
//! assert_eq!(release.spark_version(), Some("3.5.2"));
//! assert_eq!(release.application("spark").map(|spark| spark.version), Some("3.5.2-amzn-1"));
//!
//! let instance_type = instance_types::find("m5.xlarge").ok_or("the data has it")?;
//! assert_eq!(instance_type.supported_by(release.label), Support::Yes);
//! assert_eq!(instance_types::suggest("m5.xlrage"), ["m5.xlarge"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod classifications;
pub mod create_cluster;
pub mod instance_types;
pub mod limits;
pub mod managed_policies;
pub mod metrics;
pub mod properties;
pub mod rates;
pub mod releases;
pub mod run_job_flow;
mod suggest;
pub mod volume_prices;
pub mod volumes;
