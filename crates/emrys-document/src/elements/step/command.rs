// SPDX-License-Identifier: Apache-2.0
//! `command`: a command on the primary instance.

use emrys_diagnostics::Code;
use schemars::JsonSchema;

use crate::elements::{Inline, Text};
use crate::reader::{FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// A command on the primary instance.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged, inline)]
pub enum Command {
    /// The program and its arguments, taken as they are.
    Words(Vec<Spanned<Text>>),
    /// A line for `bash -c`; only declared placeholders are replaced in it.
    Shell(Inline),
}

impl FromNode for Command {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let (command, is_empty) = match &node.value {
            Value::Sequence(words) => (
                FromNode::from_node(node, reader).map(Self::Words),
                words.is_empty(),
            ),
            Value::Scalar(line) => (
                FromNode::from_node(node, reader).map(Self::Shell),
                line.text.trim().is_empty(),
            ),
            Value::Mapping(_) => {
                reader.wrong_type(node, "a list of words or a line for the shell");
                return None;
            }
        };
        if is_empty && !node.is_null() {
            reader.invalid(node, Code::InvalidValue, "a command has at least one word");
            return None;
        }
        command
    }
}
