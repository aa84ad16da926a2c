// SPDX-License-Identifier: Apache-2.0
//! Texts that are passed on: any single value as it is written, and scripts in other languages. Both may have references,
//! which are filled in when they are sent.

use std::borrow::Cow;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::placeholders::Mode;
use crate::reader::{FromNode, Reader};
use crate::tree::{Node, ScalarKind};

/// Any single value, as the characters it is written with: EMR takes arguments and properties as texts, and
/// `spark.executor.cores: 4` should not need quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(pub String);

/// A script in another language. `${name}` may be that language's own, so only declared placeholders are replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline(pub String);

impl FromNode for Text {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let replaced = reader.passed_on(node, "a text or a number", Mode::Value)?;
        if replaced.kind == ScalarKind::Null {
            reader.wrong_type(node, "a text or a number");
            return None;
        }
        Some(Self(replaced.text))
    }
}

impl FromNode for Inline {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let replaced = reader.passed_on(node, "a text", Mode::Script)?;
        if replaced.kind != ScalarKind::Text {
            reader.wrong_type(node, "a text");
            return None;
        }
        Some(Self(replaced.text))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Deref for Inline {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number", "boolean"] })
    }
}

impl JsonSchema for Inline {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Inline".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}
