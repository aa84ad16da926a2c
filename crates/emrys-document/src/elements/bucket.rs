// SPDX-License-Identifier: Apache-2.0
//! A bucket that a project brings with it, and what is put into it before a run.

use std::borrow::Cow;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::elements::{Map, s3_uri};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// A bucket that a project brings with it. The local engine creates it.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Bucket {
    /// The bucket's name.
    pub name: Spanned<String>,
    /// What is uploaded before a run: the key and the local file. A key that ends with `/` takes a folder, whose files keep
    /// their paths below it.
    #[schemars(default)]
    pub upload: Map<Spanned<LocalPath>>,
}

/// A file or folder on this machine. A relative path has been joined to the folder of its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalPath(pub PathBuf);

impl Deref for LocalPath {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl FromNode for Bucket {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a bucket", reader)?;
        let name: Option<Spanned<String>> = fields.required("name", reader);
        let upload = fields.optional("upload", reader).unwrap_or_default();
        fields.finish(reader);
        let name = name?;
        if let Some(problem) = s3_uri::bucket_problem(&name) {
            let message = format!("`{}` is not the name of a bucket: {problem}", *name);
            reader.report(name.diagnostic(Code::InvalidValue, message));
            return None;
        }
        Some(Self { name, upload })
    }
}

impl FromNode for LocalPath {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let text = String::from_node(node, reader)?;
        if text.is_empty() || text.contains("://") {
            reader.invalid(
                node,
                Code::InvalidValue,
                format!("`{text}` is not the path of a local file or folder"),
            );
            return None;
        }
        Some(Self(reader.local(node, &text)))
    }
}

impl JsonSchema for LocalPath {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "LocalPath".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1 })
    }
}
