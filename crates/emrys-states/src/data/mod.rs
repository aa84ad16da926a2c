// SPDX-License-Identifier: Apache-2.0
//! What states do with JSON, in either query language.
//!
//! Everything here is parsed once (`parse`) and looked at many times (`evaluate`, with a [`Scope`] and an
//! [`Environment`]). Nothing here has a source of randomness of its own, nor a clock but that of the limit (`budget`).

mod budget;
mod choice;
mod cursor;
mod digest;
mod environment;
mod error;
mod intrinsic;
mod json;
mod jsonata;
mod path;
mod random;
mod template;

pub use budget::Budget;
pub use choice::{Condition, Rule};
pub use environment::{Environment, Failure, Scope};
pub use error::{ParseError, Problem};
pub use intrinsic::Intrinsic;
pub use jsonata::{Expression, References};
pub use path::{Path, ReferencePath};
pub use random::Random;
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
