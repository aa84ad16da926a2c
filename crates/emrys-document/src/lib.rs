// SPDX-License-Identifier: Apache-2.0
//! Reads YAML, JSON and XML documents into one span-carrying tree and typed, checked projects.
//!
//! The way of a document: text → `tree` (one for all formats) → includes → placeholders → [`elements`] (typed) →
//! [`Project`] (merged) → rules. Every value of a project is a [`Spanned`]: it knows the characters it was read from and
//! its path, so that whoever works with it later can still point at them.
//!
//! Nothing here knows how a request to EMR looks, talks to a network or reads a clock.
//!
//! - [`project`]: finding and loading documents, includes, merging, and the project itself.
//! - [`elements`]: what documents are made of, one setting in one file.
//! - `format`: the formats. `tree` reads YAML and JSON, and has the tree that all formats make; `writers` writes the two;
//!   `xml` reads and writes EmrWorkflow's.
//! - `placeholders`: `${name}`, in XML `{name}`.
//! - [`mod@reference`]: placeholders that are known only when a job flow runs.
//! - `reader`: from the tree to types, with messages.
//! - [`model`]: job flows as plain values, for programs.
//! - [`presets`]: workloads and helpers, as tables and as functions.
//! - [`effective`]: what a cluster installs and configures with all of them.
//! - [`predefined`]: EMR's bootstrap actions of AMI versions, and what they mean today.
//! - `rules`: what EMR would refuse, one rule in one file.
//! - [`convert()`]: from one format to another.
//! - `schema`: [`json_schema()`], from the elements' own types. [`xml_schema()`] is made in `xml`.
//!
//! ```
//! use emrys_document::{Options, Project};
//!
//! let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/shell");
//! let options = Options { set: Vec::new(), variables: &|_| None, environment: None, now_millis: 0 };
//! let (project, diagnostics) = Project::load(&[folder], &options);
//! let project = project.unwrap_or_else(|| panic!("{diagnostics:?}"));
//! let job_flow = project.job_flows.get("shell").unwrap();
//! assert!(project.cluster_of(job_flow).is_some());
//! ```

mod convert;
pub mod effective;
pub mod elements;
mod format;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
pub mod model;
mod placeholders;
pub mod predefined;
pub mod presets;
pub mod project;
mod reader;
pub mod reference;
mod rules;
mod schema;
mod spanned;
mod tree;
mod writers;
mod xml;

pub use convert::{convert, convert_file, utf_16};
pub use format::Format;
pub use placeholders::written;
pub use project::{Checked, Options, Project};
pub use schema::json_schema;
pub use spanned::Spanned;
pub use tree::DocumentPath;
pub use xml::xml_schema;
