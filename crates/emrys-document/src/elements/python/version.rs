// SPDX-License-Identifier: Apache-2.0
//! A language version of Python.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::placeholders::Mode;
use crate::reader::{FromNode, Reader};
use crate::tree::Node;

/// A language version of Python 3: `3.11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PythonVersion {
    /// The number after `3.`.
    pub minor: u32,
}

impl FromStr for PythonVersion {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let minor = text.strip_prefix("3.").ok_or(())?;
        let is_number =
            (1..=2).contains(&minor.len()) && minor.bytes().all(|byte| byte.is_ascii_digit());
        let minor = minor.parse().map_err(drop)?;
        is_number.then_some(Self { minor }).ok_or(())
    }
}

impl fmt::Display for PythonVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "3.{}", self.minor)
    }
}

impl FromNode for PythonVersion {
    /// As it is written: `3.10` without quotes is a number whose zero counts.
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let text = reader
            .scalar(node, "a version of Python", Mode::Value)?
            .text;
        let version = text.parse().ok();
        if version.is_none() {
            let message = format!("`{text}` is not a version of Python like `3.11`");
            reader.invalid(node, Code::InvalidValue, message);
        }
        version
    }
}

impl JsonSchema for PythonVersion {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "PythonVersion".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number"] })
    }
}

#[cfg(test)]
mod tests {
    use super::PythonVersion;

    #[test]
    fn only_a_language_version_of_python_3_is_one() {
        let read = |text: &str| {
            text.parse()
                .ok()
                .map(|version: PythonVersion| version.minor)
        };
        assert_eq!(read("3.9"), Some(9));
        assert_eq!(read("3.10"), Some(10));
        for text in ["3", "2.7", "3.", "3.11.2", "3.x", "3.+1", "python3.9", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
