// SPDX-License-Identifier: Apache-2.0
//! The JSON Schema of documents, for editors. It is made from the types that documents are read into, so that the two
//! cannot say different things.

mod partial;

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use crate::project::Document;
use crate::spanned::Spanned;

/// A text that has a placeholder in it.
pub(crate) const PLACEHOLDER: &str = r"\$\{";

/// The JSON Schema of a document.
pub fn json_schema() -> Value {
    let schema = SchemaSettings::draft07()
        .into_generator()
        .into_root_schema_for::<Document>();
    let mut schema = schema.to_value();
    partial::add(&mut schema);
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), "Emrys document".into());
    }
    schema
}

/// Any single value may be a placeholder, whatever type its key takes.
impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = T::json_schema(generator);
        match schema.get("type").and_then(Value::as_str) {
            Some(kind @ ("integer" | "number" | "boolean")) => {
                // A pattern says nothing about numbers; the format of Rust's type says nothing to an author.
                let types = json!([kind, "string"]);
                schema.remove("format");
                schema.insert("type".to_owned(), types);
                schema.insert("pattern".to_owned(), PLACEHOLDER.into());
            }
            Some(_) => {}
            None => {
                // Fixed words: none of them looks like a placeholder, so that exactly one alternative fits.
                if let Some(Value::Array(words)) = schema.get_mut("oneOf") {
                    words.push(json!({ "type": "string", "pattern": PLACEHOLDER }));
                }
            }
        }
        schema
    }
}

/// A schema with words of its own about the member that has it.
pub(crate) fn described(schema: &Schema, about: &str) -> Schema {
    let mut schema = schema.clone();
    schema.insert("description".to_owned(), about.into());
    schema
}

/// Turns the alternatives of a flattened enum into properties of which exactly one is required. The usual form hides the
/// properties in a `oneOf` of objects, where most editors do not find them.
pub(crate) fn merge_choices(schema: &mut Schema) {
    schema.remove("unevaluatedProperties");
    let Some(Value::Array(choices)) = schema.remove("oneOf") else {
        return;
    };
    let mut required = Vec::new();
    let mut properties = serde_json::Map::new();
    for choice in choices {
        let description = choice.get("description").cloned();
        let Some(Value::Object(choice)) = choice.get("properties").cloned() else {
            continue;
        };
        for (key, mut property) in choice {
            if let (Some(description), Some(property)) = (&description, property.as_object_mut()) {
                property.insert("description".to_owned(), description.clone());
            }
            required.push(json!({ "required": [key] }));
            properties.insert(key, property);
        }
    }
    if let Some(own) = schema
        .ensure_object()
        .entry("properties")
        .or_insert_with(|| json!({}))
        .as_object_mut()
    {
        own.extend(properties);
    }
    schema.insert("type".to_owned(), "object".into());
    schema.insert("oneOf".to_owned(), required.into());
    schema.insert("additionalProperties".to_owned(), false.into());
}

#[cfg(test)]
mod tests;
