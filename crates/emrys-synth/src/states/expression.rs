// SPDX-License-Identifier: Apache-2.0
//! Texts of requests as a machine in JSONata has them.

use emrys_document::reference::{self, Part, Reference};
use serde::Serialize;
use serde_json::Value;

/// A value as a state has it: texts with the cluster's id are expressions, and so are those that would be taken for one.
pub(super) fn value<T: Serialize>(value: &T) -> Value {
    // What cannot be written as JSON cannot be sent either.
    let mut json = serde_json::to_value(value).unwrap_or_default();
    change(&mut json);
    json
}

fn change(json: &mut Value) {
    match json {
        Value::String(own) => *own = text(own),
        Value::Array(items) => items.iter_mut().for_each(change),
        Value::Object(members) => members.values_mut().for_each(change),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text as a state has it.
pub(super) fn text(text: &str) -> String {
    if !reference::is_in(text) && !text.starts_with("{%") {
        return text.to_owned();
    }
    let parts = reference::parts(text).into_iter().map(|part| match part {
        Part::Text(text) => literal(text),
        Part::Reference {
            reference: Reference::ClusterId,
            ..
        } => "$clusterId".to_owned(),
        // Others were refused before.
        Part::Reference { written, .. } => literal(written),
    });
    format!("{{% {} %}}", parts.collect::<Vec<_>>().join(" & "))
}

/// The names of failed steps, with that one.
pub(super) fn failed_too(name: &str) -> String {
    format!("{{% $append($failed, [{}]) %}}", literal(name))
}

/// A text as JSONata writes it, which is as JSON does.
fn literal(text: &str) -> String {
    Value::from(text).to_string()
}
