// SPDX-License-Identifier: Apache-2.0
//! The schema of clusters that take over from others, and of fragments: the same keys, of which none is required, and any
//! of which may be `null`. Items of lists are whole, because lists are not put together from parts, but for configurations.

use serde_json::{Map, Value, json};

/// The definition that fragments are made from.
const CLUSTER: &str = "Cluster";
/// The list that is put together from parts, by the classification of its items.
const MERGED_LIST: &str = "configurations";
/// How the definitions of parts are called.
const FRAGMENT: &str = "Fragment";
const REFERENCE: &str = "#/definitions/";

/// Adds the definitions of parts, and lets clusters be such where they extend something.
pub(super) fn add(schema: &mut Value) {
    let Some(Value::Object(definitions)) = schema.get_mut("definitions") else {
        return;
    };
    let fragment = of_definition(CLUSTER, definitions);
    let extends = json!({
        "description": "The cluster or fragment that this one takes over and changes, or several: later ones win.",
        "anyOf": [
            { "type": "string" },
            { "type": "array", "items": { "type": "string" } },
        ],
    });
    let properties = definitions
        .get_mut(&fragment)
        .and_then(|fragment| fragment.get_mut("properties"));
    if let Some(Value::Object(properties)) = properties {
        properties.insert("extends".to_owned(), extends);
    }
    let whole = definitions.remove(CLUSTER).unwrap_or_default();
    definitions.insert(format!("Whole{CLUSTER}"), whole);
    definitions.insert(
        CLUSTER.to_owned(),
        json!({
            "if": { "required": ["extends"] },
            "then": { "$ref": format!("{REFERENCE}{fragment}") },
            "else": { "$ref": format!("{REFERENCE}Whole{CLUSTER}") },
        }),
    );
}

/// The name of the definition of parts of something; its own where a part is no different.
fn of_definition(name: &str, definitions: &mut Map<String, Value>) -> String {
    let own = format!("{name}{FRAGMENT}");
    // The reader's types leave an empty one where there is to be one.
    let made = definitions.get(&own).and_then(Value::as_object);
    if made.is_some_and(|made| !made.is_empty()) {
        return own;
    }
    let Some(whole) = definitions.get(name).cloned() else {
        return name.to_owned();
    };
    // What has itself within it finds this.
    definitions.insert(own.clone(), json!({ "description": name }));
    let mut part = whole.clone();
    relax(&mut part, definitions);
    if part == whole {
        definitions.remove(&own);
        return name.to_owned();
    }
    definitions.insert(own.clone(), part);
    own
}

fn relax(schema: &mut Value, definitions: &mut Map<String, Value>) {
    let Value::Object(schema) = schema else {
        return;
    };
    let reference = schema.get("$ref").and_then(Value::as_str);
    if let Some(name) = reference.and_then(|name| name.strip_prefix(REFERENCE)) {
        let part = of_definition(name, definitions);
        schema.insert("$ref".to_owned(), format!("{REFERENCE}{part}").into());
        return;
    }
    schema.remove("required");
    let only_requires = |choices: &Value| {
        let choices = choices.as_array().map(Vec::as_slice).unwrap_or_default();
        choices
            .iter()
            .all(|choice| choice.get("required").is_some())
    };
    if schema.get("oneOf").is_some_and(only_requires) {
        schema.remove("oneOf");
    }
    for key in ["anyOf", "allOf"] {
        if let Some(Value::Array(choices)) = schema.get_mut(key) {
            choices
                .iter_mut()
                .for_each(|choice| relax(choice, definitions));
        }
    }
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        for (key, property) in properties.iter_mut() {
            relax(property, definitions);
            if let Some(items) = property.get_mut("items").filter(|_| key == MERGED_LIST) {
                relax(items, definitions);
            }
            allow_null(property);
        }
    }
    if let Some(values @ Value::Object(_)) = schema.get_mut("additionalProperties") {
        relax(values, definitions);
        allow_null(values);
    }
}

fn allow_null(schema: &mut Value) {
    let nothing = json!({ "type": "null" });
    let is_nothing = |choice: &Value| *choice == nothing;
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        if !choices.iter().any(is_nothing) {
            choices.push(nothing);
        }
        return;
    }
    match schema.get_mut("type") {
        Some(Value::Array(kinds)) => {
            if !kinds.iter().any(|kind| kind == "null") {
                kinds.push("null".into());
            }
        }
        _ => {
            let own = schema.take();
            *schema = json!({ "anyOf": [own, nothing] });
        }
    }
}
