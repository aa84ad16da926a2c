// SPDX-License-Identifier: Apache-2.0
//! `workload` and the helpers of a cluster: `spark`, `hive` and the others of [`presets`](crate::presets).

use std::borrow::Cow;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map as Object, Value, json};

use crate::elements::{Map, Text};
use crate::presets::{HELPERS, Helper, HelperOption, WORKLOADS, Workload};
use crate::reader::{Fields, FromNode, Reader, word};
use crate::reference::{self, Part};
use crate::schema::PLACEHOLDER;
use crate::spanned::Spanned;
use crate::tree::Node;

/// The key of what has no option of its own.
const ADDITIONAL_PROPERTIES: &str = "additional_properties";

/// A cluster's workload and helpers.
#[derive(Debug, Clone, Default)]
pub struct Presets {
    /// The kind of work that the cluster is for.
    pub workload: Option<Spanned<&'static Workload>>,
    /// The helpers.
    pub helpers: Vec<HelperElement>,
}

/// A helper as it is written.
#[derive(Debug, Clone)]
pub struct HelperElement {
    /// Which one.
    pub helper: &'static Helper,
    /// The characters of its key.
    pub key: Spanned<()>,
    /// Its options, each with the characters of its key.
    pub options: Vec<(&'static HelperOption, Spanned<()>, Spanned<Text>)>,
    /// What has no option of its own.
    pub additional_properties: Map<Spanned<Text>>,
}

impl Presets {
    /// The helper of that key, if it is used.
    pub fn helper(&self, key: &str) -> Option<&HelperElement> {
        self.helpers.iter().find(|own| own.helper.key == key)
    }

    /// Where the first of them is written.
    pub(crate) fn first(&self) -> Option<(&'static str, &Spanned<()>)> {
        let helper = self.helpers.first();
        helper.map(|own| (own.helper.key, &own.key))
    }

    /// Reads them from among the keys of a cluster.
    pub(super) fn read(fields: &mut Fields<'_>, reader: &mut Reader<'_, '_>) -> Self {
        let workload = fields.optional("workload", reader);
        let helpers = HELPERS.iter().filter_map(|helper| {
            let node = fields.value(helper.key)?;
            read_helper(helper, node, reader)
        });
        Self {
            helpers: helpers.collect(),
            workload,
        }
    }
}

impl FromNode for &'static Workload {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words: Vec<_> = WORKLOADS.iter().map(|own| (own.name, *own)).collect();
        word(node, reader, "a workload", &words)
    }
}

fn read_helper(
    helper: &'static Helper,
    node: &Node,
    reader: &mut Reader<'_, '_>,
) -> Option<HelperElement> {
    let mut fields = Fields::open(node, helper.about, reader)?;
    let mut options = Vec::new();
    for option in helper.options {
        let key = fields.key_span(option.key);
        let value: Option<Spanned<Text>> = fields.optional(option.key, reader);
        let (Some(key), Some(value)) = (key, value) else {
            continue;
        };
        let parts = reference::parts(&value);
        let is_known = parts.iter().all(|part| matches!(part, Part::Text(_)));
        if is_known && !option.kind.takes(&value) {
            let expected = option.kind.expected();
            let message = format!("`{}` takes {expected}, not `{}`", option.key, &**value);
            reader.report(value.diagnostic(Code::InvalidValue, message));
            continue;
        }
        let key = Spanned {
            value: (),
            span: key,
            path: value.path.clone(),
        };
        options.push((option, key, value));
    }
    let additional_properties = fields
        .optional(ADDITIONAL_PROPERTIES, reader)
        .unwrap_or_default();
    fields.finish(reader);
    Some(HelperElement {
        helper,
        key: Spanned {
            value: (),
            span: node.label_span(),
            path: node.path.clone(),
        },
        options,
        additional_properties,
    })
}

impl JsonSchema for Presets {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Presets".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let workloads: Vec<_> = WORKLOADS
            .iter()
            .map(|own| json!({ "const": own.name, "description": own.about }))
            .collect();
        let mut properties = Object::new();
        properties.insert(
            "workload".to_owned(),
            json!({
                "description": "The kind of work that the cluster is for: applications and configurations for it.",
                "anyOf": [{ "oneOf": workloads }, { "type": "string", "pattern": PLACEHOLDER }, { "type": "null" }],
            }),
        );
        for helper in HELPERS {
            properties.insert(helper.key.to_owned(), helper_schema(helper, generator));
        }
        json_schema!({ "type": "object", "properties": properties })
    }
}

fn helper_schema(helper: &Helper, generator: &mut SchemaGenerator) -> Value {
    let mut properties = Object::new();
    for option in helper.options {
        let mut schema = option.kind.schema();
        if let Some(schema) = schema.as_object_mut() {
            let about = match option.default {
                Some(default) => format!("{} Absent: {default}.", option.about),
                None => option.about.to_owned(),
            };
            schema.insert("description".to_owned(), about.into());
        }
        properties.insert(option.key.to_owned(), schema);
    }
    let mut additional = Map::<Spanned<Text>>::json_schema(generator).to_value();
    if let Some(schema) = additional.as_object_mut() {
        let about = format!("More properties of `{}`.", helper.additional.classification);
        schema.insert("description".to_owned(), about.into());
    }
    properties.insert(ADDITIONAL_PROPERTIES.to_owned(), additional);
    json!({
        "description": format!("Sets {}.", helper.about),
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": false,
    })
}
