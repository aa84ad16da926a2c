// SPDX-License-Identifier: Apache-2.0
//! What states do with JSON, in either query language.

mod choice;
mod environment;
mod path;
mod template;

pub use choice::Rule;
pub use environment::{Environment, Failure, Scope};
pub use path::{Path, ReferencePath};
pub use template::Template;

/// In what a state says which part of its data it wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum QueryLanguage {
    /// Paths, payload templates and intrinsic functions.
    #[default]
    JsonPath,
    /// Expressions between `{%` and `%}`.
    Jsonata,
}
