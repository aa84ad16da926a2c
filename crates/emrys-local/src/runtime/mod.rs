// SPDX-License-Identifier: Apache-2.0
//! Runtimes: the Spark of a release, with a Java and a Python that run it.
//!
//! [`Runtimes`] finds or provisions a [`Runtime`] in the user's cache: Spark from its `pyspark` package with the
//! user's own pip, Java and Python from what the machine has. A runtime builds the java command that Spark's
//! `spark-submit` would have started ([`Runtime::java_command`]), keeps the class-data archive
//! that lets it start fast, and makes each cluster's [`PythonEnvironment`]. [`packages`] packs what Python scripts import besides.
//!
//! This module owns the cache folder and writes nowhere else, save a cluster's Python environment. It must not know
//! of clusters, steps or configurations: who calls it says where those are.

mod archive;
mod cache;
mod command;
mod environment;
mod error;
mod java;
mod libraries;
pub mod packages;
mod pip;
mod program;
mod progress;
mod provision;
mod python;
mod requirements;
#[expect(
    clippy::module_inception,
    reason = "the runtime is the module's main subject"
)]
mod runtime;
mod spark;
mod survey;

pub use command::JavaOptions;
pub use environment::PythonEnvironment;
pub use error::RuntimeError;
pub use java::Java;
pub use progress::ProgressSink;
pub use provision::Runtimes;
pub use python::Python;
pub use runtime::Runtime;
pub use survey::{Survey, default_cache};
