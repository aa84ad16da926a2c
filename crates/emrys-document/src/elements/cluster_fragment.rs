// SPDX-License-Identifier: Apache-2.0
//! A fragment of clusters: what they take over with `extends`. That is done in the tree; here it is only checked.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::elements::Cluster;
use crate::reader::{Extent, FromNode, Reader};
use crate::tree::Node;

/// A fragment of clusters, checked key by key.
#[derive(Debug)]
pub(crate) struct ClusterFragment;

impl FromNode for ClusterFragment {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        // What is missing in it is no mistake, so that there may be nothing to keep.
        reader.of_extent(Extent::Part, |reader| Cluster::from_node(node, reader));
        Some(Self)
    }
}

/// A reference to the definition that is made from that of clusters.
impl JsonSchema for ClusterFragment {
    fn schema_name() -> Cow<'static, str> {
        "ClusterFragment".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        Schema::default()
    }
}
