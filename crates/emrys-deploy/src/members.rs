// SPDX-License-Identifier: Apache-2.0
//! Members of JSON objects: those that may not be there, and those that name secrets.

use serde_json::{Map, Value, json};

/// Before the key of a property whose value is the ARN of a secret, which EMR reads (RG storing-sensitive-data).
pub(crate) const SECRET: &str = "EMR.secret@";

/// What stands for a member that is not there.
const ABSENT: &Value = &Value::Null;

/// A member of an object; `null` where there is none.
pub(crate) fn get<'v>(value: &'v Value, name: &str) -> &'v Value {
    value.get(name).unwrap_or(ABSENT)
}

/// The items of a list that is a member, none where there is no such list.
pub(crate) fn items<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> + use<'v> {
    get(value, name).as_array().into_iter().flatten()
}

/// Gives an object a member. What is no object stays as it is.
pub(crate) fn set(value: &mut Value, name: &str, member: impl Into<Value>) {
    if let Value::Object(members) = value {
        members.insert(name.to_owned(), member.into());
    }
}

/// Adds properties of a classification to a request's configurations.
pub(crate) fn add_properties(
    request: &mut Value,
    classification: &str,
    properties: Vec<(String, Value)>,
) {
    let Value::Object(request) = request else {
        return;
    };
    let configurations = request.entry("Configurations").or_insert_with(|| json!([]));
    let Value::Array(configurations) = configurations else {
        return;
    };
    let same = |own: &&mut Value| own.get("Classification") == Some(&json!(classification));
    if let Some(Value::Object(own)) = configurations.iter_mut().find(same) {
        let old = own.entry("Properties").or_insert_with(|| json!({}));
        if let Value::Object(old) = old {
            old.extend(properties);
        }
        return;
    }
    let properties: Map<String, Value> = properties.into_iter().collect();
    configurations.push(json!({ "Classification": classification, "Properties": properties }));
}
