// SPDX-License-Identifier: Apache-2.0
//! `restore_hbase` and `backup_hbase`: HBase's tables from and to a folder.

use emrys_diagnostics::Code;
use schemars::JsonSchema;

use crate::elements::{FileLocation, Text};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::{Node, Scalar, ScalarKind, Syntax, Value};

/// Where a backup of HBase's tables is.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HBaseBackup {
    /// HBase's JAR on an AMI-era cluster. Absent: the value of the placeholder `hBaseJarPath`, else the JAR of the
    /// cluster's `hbase`.
    pub jar: Option<Spanned<FileLocation>>,
    /// The folder of the backup, such as `s3://acme-data/hbase/backup`.
    pub path: Spanned<Text>,
}

impl FromNode for HBaseBackup {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a backup of HBase", reader)?;
        let jar = fields.optional("jar", reader);
        let path: Option<Spanned<Text>> = fields.required("path", reader);
        fields.finish(reader);
        let path = path?;
        let jar = jar.or_else(|| reserved_jar(node, reader));
        if path.is_empty() {
            let message = "the folder of a backup cannot be empty";
            reader.report(path.diagnostic(Code::InvalidValue, message));
            return None;
        }
        Some(Self { jar, path })
    }
}

/// The placeholder that EmrWorkflow reserved for the JAR.
const RESERVED_JAR: &str = "hBaseJarPath";

/// The value of `hBaseJarPath`, if it has been given one.
fn reserved_jar(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Spanned<FileLocation>> {
    if !reader.placeholders.is_given(RESERVED_JAR) {
        return None;
    }
    let scalar = Scalar {
        text: format!("${{{RESERVED_JAR}}}"),
        kind: ScalarKind::Text,
        syntax: Syntax::Dollar,
    };
    let mut jar = Node::new(Value::Scalar(scalar), node.label_span());
    jar.path = node.path.clone();
    FromNode::from_node(&jar, reader)
}
