// SPDX-License-Identifier: Apache-2.0
//! `allow`: findings that somebody has looked at and accepts, each with the reason.

use std::borrow::Cow;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::elements::Map;
use crate::reader::{FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// The codes of warnings and notes that are accepted, and why. Codes that mean nothing are found when they are applied.
#[derive(Debug, Clone, Default)]
pub struct Allow(Map<Spanned<String>>);

impl Allow {
    /// The codes with their reasons.
    pub fn iter(&self) -> impl Iterator<Item = (&Spanned<String>, &Spanned<String>)> {
        self.0.iter()
    }
}

impl FromNode for Allow {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let allow = Self(FromNode::from_node(node, reader)?);
        for (code, reason) in allow.iter().filter(|(_, reason)| reason.trim().is_empty()) {
            let message = format!("`{}` is allowed without a reason", **code);
            let diagnostic = reason.diagnostic(Code::InvalidValue, message);
            reader.report(diagnostic.help("say in a few words why it is right here"));
        }
        Some(allow)
    }
}

impl JsonSchema for Allow {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Allow".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Map::<Spanned<String>>::json_schema(generator)
    }
}
