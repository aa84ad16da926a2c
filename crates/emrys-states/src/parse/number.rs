// SPDX-License-Identifier: Apache-2.0
//! Numbers, as written or to be found in data.

use std::ops::RangeInclusive;

use super::Reader;
use super::fields::{Fields, wrong};
use super::node::{Json, Node};
use crate::data::{Expression, QueryLanguage};
use crate::machine::Number;

/// The most seconds that Step Functions counts.
pub(super) const MAX_SECONDS: u64 = 99_999_999;

impl Reader<'_> {
    /// `name`, or in JSONPath the path to it under `path`, or in JSONata an expression.
    pub(super) fn number(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        path: &'static str,
        range: RangeInclusive<u64>,
        language: QueryLanguage,
    ) -> Option<Number> {
        match language {
            QueryLanguage::JsonPath => {
                let (found, node) = fields.either(name, path, self.problems)?;
                if found == path {
                    self.path(path, node).map(Number::Path)
                } else {
                    self.whole(name, node, range).map(Number::Literal)
                }
            }
            QueryLanguage::Jsonata => {
                let node = fields.get(name)?;
                match node.as_text() {
                    Some(text) if Expression::is_one(text) => self
                        .template_text(name, node, language)
                        .map(Number::Template),
                    _ => self.whole(name, node, range).map(Number::Literal),
                }
            }
        }
    }

    /// A whole number within bounds.
    pub(super) fn whole(
        &mut self,
        name: &str,
        node: &Node,
        range: RangeInclusive<u64>,
    ) -> Option<u64> {
        let number = match &node.value {
            Json::Number(number) => number.as_u64().filter(|number| range.contains(number)),
            _ => None,
        };
        if number.is_none() {
            let (least, most) = (range.start(), range.end());
            let said = match &node.value {
                Json::Number(_) => node.span.text(),
                _ => node.what(),
            };
            let message = if *most == u64::MAX {
                format!("`{name}` is a whole number of at least {least}, not {said}")
            } else {
                format!("`{name}` is a whole number from {least} to {most}, not {said}")
            };
            self.problems.add(wrong(node, &message).aws(
                "SCHEMA_VALIDATION_FAILED",
                match &node.value {
                    Json::Number(_) => {
                        format!("The value for the field '{name}' must be an integer from {least} to {most}")
                    }
                    _ => format!("The value for the field '{name}' must be an INTEGER"),
                },
            ));
        }
        number
    }
}
