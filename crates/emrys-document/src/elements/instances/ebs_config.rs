// SPDX-License-Identifier: Apache-2.0
//! `ebs_config`: the EBS volumes that every instance has beside its root volume.

use std::borrow::Cow;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;

use crate::presets::EBS_PRESETS;
use crate::reader::{Fields, FromNode, Reader, word};
use crate::schema::PLACEHOLDER;
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// The EBS volumes of every instance.
#[derive(Debug, Clone, Default)]
pub struct EbsConfig(Vec<Spanned<EbsVolume>>);

/// Equal EBS volumes of an instance.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct EbsVolume {
    /// The volume type, such as `gp3`.
    #[schemars(rename = "type")]
    pub volume_type: Spanned<String>,
    /// The size in GiB.
    pub size: Spanned<i32>,
    /// The I/O operations per second. Absent: those that the volume comes with.
    pub iops: Option<Spanned<i32>>,
    /// The throughput in MiB per second. Absent: the one that the volume comes with.
    pub throughput: Option<Spanned<i32>>,
    /// How many of them. Absent: 1.
    pub volumes_per_instance: Option<Spanned<i32>>,
}

impl EbsVolume {
    /// How many of them every instance has.
    pub fn count(&self) -> i32 {
        self.volumes_per_instance.as_deref().copied().unwrap_or(1)
    }
}

impl Deref for EbsConfig {
    type Target = [Spanned<EbsVolume>];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl FromNode for EbsConfig {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        match &node.value {
            Value::Mapping(_) => FromNode::from_node(node, reader).map(|only| Self(vec![only])),
            Value::Sequence(_) => FromNode::from_node(node, reader).map(Self),
            Value::Scalar(_) => preset(node, reader).map(|only| Self(vec![only])),
        }
    }
}

/// Volumes by the name of a preset.
fn preset(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Spanned<EbsVolume>> {
    let words: Vec<_> = EBS_PRESETS.iter().map(|own| (own.name, own)).collect();
    let preset = word(node, reader, "a preset of EBS volumes", &words)?;
    let volume = EbsVolume {
        volume_type: at(node, preset.volume_type.to_owned()),
        size: at(node, preset.size),
        iops: preset.iops.map(|iops| at(node, iops)),
        throughput: None,
        volumes_per_instance: Some(at(node, preset.volumes_per_instance)),
    };
    Some(at(node, volume))
}

fn at<T>(node: &Node, value: T) -> Spanned<T> {
    Spanned {
        value,
        span: node.span.clone(),
        path: node.path.clone(),
    }
}

impl FromNode for EbsVolume {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an EBS volume", reader)?;
        let volume_type = fields.required("type", reader);
        let size = fields.required("size", reader);
        let iops = fields.optional("iops", reader);
        let throughput = fields.optional("throughput", reader);
        let volumes_per_instance = fields.optional("volumes_per_instance", reader);
        fields.finish(reader);
        Some(Self {
            volume_type: volume_type?,
            size: size?,
            iops,
            throughput,
            volumes_per_instance,
        })
    }
}

impl JsonSchema for EbsConfig {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "EbsConfig".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let volume = generator.subschema_for::<EbsVolume>();
        let presets: Vec<_> = EBS_PRESETS
            .iter()
            .map(|own| json!({ "const": own.name, "description": own.about }))
            .collect();
        json_schema!({ "anyOf": [
            volume.clone(),
            { "type": "array", "items": volume },
            { "oneOf": presets },
            { "type": "string", "pattern": PLACEHOLDER },
        ] })
    }
}
