// SPDX-License-Identifier: Apache-2.0
//! Members of JSON objects that may not be there.

use serde_json::Value;

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
