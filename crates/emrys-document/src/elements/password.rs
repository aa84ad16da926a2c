// SPDX-License-Identifier: Apache-2.0
//! A password: sent on, and never shown by accident.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::reader::{FromNode, PassedOn, Reader};
use crate::reference::{self, Part};
use crate::tree::Node;

/// A password. `Debug` hides it; what a document should have in its place is a reference, `${ssm:…}` or `${secret:…}`.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// The password, or the reference to it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether some of it stands in the document itself.
    pub fn is_in_clear(&self) -> bool {
        let mut parts = reference::parts(&self.0).into_iter();
        parts.any(|part| matches!(part, Part::Text(_)))
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Password(…)")
    }
}

impl FromNode for Password {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        PassedOn::from_node(node, reader).map(|PassedOn(text)| Self(text))
    }
}

impl JsonSchema for Password {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Password".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

#[cfg(test)]
mod tests {
    use super::Password;
    use crate::reference::Reference;

    #[test]
    fn it_is_in_clear_unless_it_is_a_reference_alone() {
        let token = Reference::Parameter("/kdc".to_owned()).token("${ssm:/kdc}");
        assert!(!Password(token.clone()).is_in_clear());
        assert!(Password(format!("{token}1")).is_in_clear());
        let clear = Password("hunter2".to_owned());
        assert!(clear.is_in_clear());
        assert!(!format!("{clear:?}").contains("hunter2"));
    }
}
