// SPDX-License-Identifier: Apache-2.0
//! JSON with places that are filled in.

use indexmap::IndexMap;
use serde_json::Value;

use super::Path;

/// JSON with places that are filled in: members whose name ends in `.$` in JSONPath, texts between `{%` and `%}` in
/// JSONata.
#[derive(Debug, Clone, PartialEq)]
pub enum Template {
    /// JSON without any such place.
    Literal(Value),
    /// Items some of which have such a place.
    Array(Vec<Template>),
    /// Members some of which have such a place; names without `.$`.
    Object(IndexMap<String, Template>),
    /// What the path leads to.
    Path(Path),
}
