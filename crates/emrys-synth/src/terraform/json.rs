// SPDX-License-Identifier: Apache-2.0
//! A module in Terraform's JSON syntax. All its texts are templates, in which what stands for itself is escaped.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, json};

use super::module::{Body, Module, Resource, Template, Value};
use super::{PROVIDER_VERSION, hcl};

impl Module {
    /// The module as a `.tf.json` file.
    ///
    /// # Errors
    /// A value cannot be written as JSON, which none of these is.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }
}

/// A mapping in the order of its entries.
struct Ordered<'a, K, V>(Vec<(K, &'a V)>);

impl<K: Serialize, V: Serialize> Serialize for Ordered<'_, K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl Serialize for Module {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let providers =
            json!({ "aws": { "source": "hashicorp/aws", "version": PROVIDER_VERSION } });
        map.serialize_entry("terraform", &json!({ "required_providers": providers }))?;
        if let Some(region) = &self.region {
            map.serialize_entry("provider", &json!({ "aws": { "region": region } }))?;
        }
        if !self.variables.is_empty() {
            let variables = self.variables.iter().map(|variable| {
                let mut value = Map::new();
                if let Some(description) = &variable.description {
                    let description = template(&Template::literal(description));
                    value.insert("description".to_owned(), description.into());
                    value.insert("type".to_owned(), "string".into());
                }
                if let Some(default) = &variable.default {
                    let default = template(&Template::literal(default));
                    value.insert("default".to_owned(), default.into());
                }
                if variable.sensitive {
                    value.insert("sensitive".to_owned(), true.into());
                }
                (variable.name.as_str(), value)
            });
            let variables: Vec<_> = variables.collect();
            let variables = variables.iter().map(|(name, value)| (*name, value));
            map.serialize_entry("variable", &Ordered(variables.collect()))?;
        }
        for (word, resources) in [("data", &self.data), ("resource", &self.resources)] {
            let kinds = by_kind(resources);
            if !kinds.is_empty() {
                let kinds = kinds.iter().map(|(kind, resources)| (*kind, resources));
                map.serialize_entry(word, &Ordered(kinds.collect()))?;
            }
        }
        if !self.outputs.is_empty() {
            let outputs = self.outputs.iter().map(|output| {
                let mut value = Map::new();
                if let Some(description) = &output.description {
                    let description = template(&Template::literal(description));
                    value.insert("description".to_owned(), description.into());
                }
                let expression = format!("${{{}}}", output.value);
                value.insert("value".to_owned(), expression.into());
                (output.name.as_str(), value)
            });
            let outputs: Vec<_> = outputs.collect();
            let outputs = outputs.iter().map(|(name, value)| (*name, value));
            map.serialize_entry("output", &Ordered(outputs.collect()))?;
        }
        map.end()
    }
}

/// Resources by name, by their types.
fn by_kind(resources: &[Resource]) -> Vec<(&str, Ordered<'_, &str, Resource>)> {
    let mut kinds: Vec<(&str, Ordered<'_, &str, Resource>)> = Vec::new();
    for resource in resources {
        let named = (resource.name.as_str(), resource);
        match kinds.iter_mut().find(|(kind, _)| *kind == resource.kind) {
            Some((_, resources)) => resources.0.push(named),
            None => kinds.push((resource.kind, Ordered(vec![named]))),
        }
    }
    kinds
}

impl Serialize for Resource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        write_body(&self.body, &mut map)?;
        if !self.depends_on.is_empty() {
            map.serialize_entry("depends_on", &self.depends_on)?;
        }
        map.end()
    }
}

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        write_body(self, &mut map)?;
        map.end()
    }
}

/// Arguments, then blocks: those of one kind as a list where they are several.
fn write_body<M: SerializeMap>(body: &Body, map: &mut M) -> Result<(), M::Error> {
    for (name, value) in &body.arguments {
        map.serialize_entry(name, value)?;
    }
    let mut kinds: Vec<(&str, Vec<&Body>)> = Vec::new();
    for (kind, block) in &body.blocks {
        match kinds.iter_mut().find(|(own, _)| own == kind) {
            Some((_, blocks)) => blocks.push(block),
            None => kinds.push((kind, vec![block])),
        }
    }
    for (kind, blocks) in kinds {
        match blocks.as_slice() {
            [only] => map.serialize_entry(kind, only)?,
            several => map.serialize_entry(kind, several)?,
        }
    }
    Ok(())
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(&template(text)),
            Self::Number(number) => number.serialize(serializer),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Null => serializer.serialize_unit(),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(members) => {
                let members = members.iter().map(|(key, value)| (template(key), value));
                serializer.collect_map(members)
            }
            Self::Lines(lines) => serializer.serialize_str(&template(&Template::literal(lines))),
            Self::Json(_) => serializer.serialize_str(&format!("${{{}}}", hcl::inline(self))),
        }
    }
}

fn template(template: &Template) -> String {
    template.written(str::to_owned)
}
