// SPDX-License-Identifier: Apache-2.0
//! `config`: debugging, Hadoop and HBase as AMI-era clusters configure them.

mod hbase;

use schemars::JsonSchema;

use crate::elements::Text;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

pub use hbase::HBase;

/// One configuration. On an AMI-era cluster it is bootstrap actions and steps of EMR's own; with a release label it
/// becomes what EMR has in their place today.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Config {
    /// Whether EMR's debugging is enabled.
    Debug(Spanned<bool>),
    /// The arguments of EMR's bootstrap action `configure-hadoop`. Empty: none.
    Hadoop(Vec<Spanned<Text>>),
    /// HBase.
    #[schemars(rename = "hbase")]
    HBase(HBase),
}

impl FromNode for Config {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a configuration", reader)?;
        let config = fields.exactly_one(
            &[
                ("debug", |node, reader| {
                    FromNode::from_node(node, reader).map(Self::Debug)
                }),
                ("hadoop", |node, reader| {
                    FromNode::from_node(node, reader).map(Self::Hadoop)
                }),
                ("hbase", |node, reader| {
                    FromNode::from_node(node, reader).map(Self::HBase)
                }),
            ],
            reader,
        );
        fields.finish(reader);
        config
    }
}
