// SPDX-License-Identifier: Apache-2.0
//! `hbase`: HBase on a cluster.

use schemars::JsonSchema;

use crate::elements::{FileLocation, Text};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// HBase on a cluster.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HBase {
    /// Whether HBase is installed and started. `false`: nothing of this has an effect.
    pub start: Spanned<bool>,
    /// HBase's JAR on the cluster, such as `/home/hadoop/lib/hbase-0.94.7.jar`. An AMI-era cluster needs it.
    pub jar: Option<Spanned<FileLocation>>,
    /// The arguments of EMR's bootstrap action `configure-hbase`. Empty: HBase is not configured.
    #[schemars(default)]
    pub args: Vec<Spanned<Text>>,
    /// The arguments of EMR's bootstrap action `configure-hbase-daemons`. Empty: the daemons are not configured.
    #[schemars(default)]
    pub daemons: Vec<Spanned<Text>>,
}

impl FromNode for HBase {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "the configuration of HBase", reader)?;
        let start = fields.required("start", reader);
        let jar = fields.optional("jar", reader);
        let args = fields.optional("args", reader).unwrap_or_default();
        let daemons = fields.optional("daemons", reader).unwrap_or_default();
        fields.finish(reader);
        Some(Self {
            start: start?,
            jar,
            args,
            daemons,
        })
    }
}
