// SPDX-License-Identifier: Apache-2.0
//! Tags of what is stored, in the forms in which templates have them, and how they are compared: those that the template
//! gives. Others are somebody else's and stay.

use std::collections::BTreeMap;

use emrys_protocol::{ApiError, ErrorCode};
use serde_json::{Value, json};

use super::text;

/// A key and a value, as answers have them.
pub(super) type Pair = (Option<String>, Option<String>);

/// The tags of a resource of the template. Of most types they are a list, of parameters a mapping.
pub(super) fn of(properties: &Value) -> BTreeMap<String, String> {
    match properties.get("Tags") {
        Some(Value::Object(tags)) => {
            let tags = tags.iter();
            tags.map(|(key, value)| (key.clone(), value.as_str().unwrap_or_default().to_owned()))
                .collect()
        }
        Some(Value::Array(tags)) => {
            let word = |tag: &Value, name: &str| text(tag, name).unwrap_or_default().to_owned();
            let tags = tags.iter();
            tags.map(|tag| (word(tag, "Key"), word(tag, "Value")))
                .collect()
        }
        _ => BTreeMap::new(),
    }
}

/// The same as a service's own type.
pub(super) fn typed<T>(properties: &Value, tag: impl Fn(String, String) -> T) -> Vec<T> {
    let tags = of(properties).into_iter();
    tags.map(|(key, value)| tag(key, value)).collect()
}

/// The tags as they are compared.
pub(super) fn wanted(properties: &Value) -> Value {
    json!(of(properties))
}

/// Those of them that are there. Of a service that cannot be asked for tags nothing is known, so nothing differs.
pub(super) fn found(
    properties: &Value,
    answer: Result<Vec<Pair>, ApiError>,
) -> Result<Value, ApiError> {
    let mut wanted = of(properties);
    let there = match answer {
        Err(error) if is_unknown(&error) => return Ok(json!(wanted)),
        answer => answer?,
    };
    let there: BTreeMap<String, String> = there
        .into_iter()
        .filter_map(|(key, value)| Some((key?, value.unwrap_or_default())))
        .collect();
    wanted.retain(|key, value| match there.get(key) {
        Some(own) => {
            value.clone_from(own);
            true
        }
        None => false,
    });
    Ok(json!(wanted))
}

/// Whether a service does not have the operation.
pub(super) fn is_unknown(error: &ApiError) -> bool {
    *error.code() == ErrorCode::NotImplemented
}

#[cfg(test)]
mod tests {
    use emrys_protocol::ApiError;
    use serde_json::json;

    use super::{found, typed, wanted};

    #[test]
    fn a_list_and_a_mapping_are_the_same_tags() {
        let list = json!({ "Tags": [{ "Key": "a", "Value": "1" }, { "Key": "b", "Value": "2" }] });
        let mapping = json!({ "Tags": { "b": "2", "a": "1" } });
        assert_eq!(wanted(&list), wanted(&mapping));
        let pairs = typed(&mapping, |key, value| (key, value));
        assert_eq!(
            pairs,
            [
                ("a".to_owned(), "1".to_owned()),
                ("b".to_owned(), "2".to_owned())
            ]
        );
        assert_eq!(wanted(&json!({})), json!({}));
    }

    #[test]
    fn tags_of_others_are_no_difference() {
        let own = json!({ "Tags": { "a": "1", "b": "2" } });
        let pair = |key: &str, value: &str| (Some(key.to_owned()), Some(value.to_owned()));
        let there = vec![pair("a", "1"), pair("cost", "x"), pair("b", "2")];
        assert_eq!(found(&own, Ok(there)).unwrap(), wanted(&own));
        let there = vec![pair("a", "other")];
        assert_eq!(found(&own, Ok(there)).unwrap(), json!({ "a": "other" }));
        let unknown = Err(ApiError::not_implemented("ListTagsForResource"));
        assert_eq!(found(&own, unknown).unwrap(), wanted(&own));
        assert!(found(&own, Err(ApiError::validation("no"))).is_err());
    }
}
