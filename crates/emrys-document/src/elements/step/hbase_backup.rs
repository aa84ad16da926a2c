// SPDX-License-Identifier: Apache-2.0
//! `restore_hbase` and `backup_hbase`: HBase's tables from and to a folder.

use emrys_diagnostics::Code;
use schemars::JsonSchema;

use crate::elements::FileLocation;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Where a backup of HBase's tables is.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HBaseBackup {
    /// HBase's JAR on an AMI-era cluster. Absent: that of the cluster's `hbase`.
    pub jar: Option<Spanned<FileLocation>>,
    /// The folder of the backup, such as `s3://acme-data/hbase/backup`.
    pub path: Spanned<String>,
}

impl FromNode for HBaseBackup {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a backup of HBase", reader)?;
        let jar = fields.optional("jar", reader);
        let path: Option<Spanned<String>> = fields.required("path", reader);
        fields.finish(reader);
        let path = path?;
        if path.is_empty() {
            let message = "the folder of a backup cannot be empty";
            reader.report(path.diagnostic(Code::InvalidValue, message));
            return None;
        }
        Some(Self { jar, path })
    }
}
