// SPDX-License-Identifier: Apache-2.0
//! The rules of a Choice state.

use super::Template;
use crate::machine::Name;

/// A rule, and where it leads.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// The next state.
    pub next: Name,
    /// Variables to set.
    pub assign: Option<Template>,
    /// What the next state gets, JSONata.
    pub output: Option<Template>,
}
