// SPDX-License-Identifier: Apache-2.0
//! `placement_group_config`: how the instances of a role are spread over EC2's hardware.

use emrys_model::instance::InstanceRole;
use schemars::JsonSchema;

use crate::elements::words::{OpenWord, Vocabulary, WordOf, words};
use crate::reader::{Fields, FromNode, Reader, word};
use crate::spanned::Spanned;
use crate::tree::Node;

/// How the instances of a role are spread over EC2's hardware.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PlacementGroupConfig {
    /// The role; EMR takes `MASTER` alone.
    #[schemars(with = "WordOf<InstanceRole>")]
    pub instance_role: Spanned<InstanceRole>,
    /// The strategy. Absent: `SPREAD` for primary instances.
    pub placement_strategy: Option<Spanned<OpenWord<PlacementStrategy>>>,
}

words! {
    /// How EC2 places instances.
    PlacementStrategy, "a placement strategy" {
        /// Each on hardware of its own.
        Spread = "SPREAD",
        /// In partitions that share no hardware.
        Partition = "PARTITION",
        /// Near one another.
        Cluster = "CLUSTER",
        /// Anywhere.
        None = "NONE",
    }
}

impl FromNode for PlacementGroupConfig {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a placement group", reader)?;
        let instance_role = fields.required("instance_role", reader);
        let placement_strategy = fields.optional("placement_strategy", reader);
        fields.finish(reader);
        Some(Self {
            instance_role: instance_role?,
            placement_strategy,
        })
    }
}

impl Vocabulary for InstanceRole {
    const WHAT: &'static str = "an instance role";
    const WORDS: &'static [(&'static str, Self)] = &[
        (Self::Primary.as_str(), Self::Primary),
        (Self::Core.as_str(), Self::Core),
        (Self::Task.as_str(), Self::Task),
    ];
}

impl FromNode for InstanceRole {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        word(node, reader, Self::WHAT, Self::WORDS)
    }
}
