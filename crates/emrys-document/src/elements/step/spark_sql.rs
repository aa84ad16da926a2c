// SPDX-License-Identifier: Apache-2.0
//! `spark_sql`: a file or a text of SQL.

use schemars::JsonSchema;

use crate::elements::{FileLocation, Map, Text};
use crate::reader::{Fields, FromNode, PassedOn, Reader};
use crate::schema::merge_choices;
use crate::spanned::Spanned;
use crate::tree::Node;

/// A file or a text of Spark SQL.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields, transform = merge_choices)]
pub struct SparkSql {
    /// The SQL.
    #[schemars(flatten)]
    pub source: SparkSqlSource,
    /// Further arguments of `spark-sql`.
    #[schemars(default)]
    pub args: Vec<Spanned<Text>>,
    /// Spark's properties.
    #[schemars(default)]
    pub conf: Map<Spanned<Text>>,
}

/// Where the SQL is.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum SparkSqlSource {
    /// A file of SQL: a local file, which is uploaded, or a URI.
    Script(Spanned<FileLocation>),
    /// The SQL itself.
    Query(Spanned<String>),
}

impl FromNode for SparkSql {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a Spark SQL step", reader)?;
        let source = fields.exactly_one(
            &[
                ("script", |node, reader| {
                    FromNode::from_node(node, reader).map(SparkSqlSource::Script)
                }),
                ("query", |node, reader| {
                    let query: Spanned<PassedOn> = FromNode::from_node(node, reader)?;
                    Some(SparkSqlSource::Query(query.map(|PassedOn(query)| query)))
                }),
            ],
            reader,
        );
        let args = fields.optional("args", reader).unwrap_or_default();
        let conf = fields.optional("conf", reader).unwrap_or_default();
        fields.finish(reader);
        Some(Self {
            source: source?,
            args,
            conf,
        })
    }
}
