// SPDX-License-Identifier: Apache-2.0
//! Where two JSON values differ.

use serde::Serialize;
use serde_json::Value;

/// A place where two values differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// Where: names of members, in brackets where they are not plain words.
    pub path: String,
    /// What the left one has there. Absent: nothing.
    pub left: Option<Value>,
    /// What the right one has there. Absent: nothing.
    pub right: Option<Value>,
}

/// The places where two values differ, in the order of their members.
#[must_use]
pub fn between(left: &Value, right: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    walk("", Some(left), Some(right), &mut found);
    found
}

fn walk(path: &str, left: Option<&Value>, right: Option<&Value>, found: &mut Vec<Difference>) {
    match (left, right) {
        (Some(Value::Object(left)), Some(Value::Object(right))) => {
            for (key, value) in left {
                walk(&member(path, key), Some(value), right.get(key), found);
            }
            for (key, value) in right.iter().filter(|(key, _)| !left.contains_key(*key)) {
                walk(&member(path, key), None, Some(value), found);
            }
        }
        (Some(Value::Array(left)), Some(Value::Array(right))) => {
            for index in 0..left.len().max(right.len()) {
                let path = format!("{path}[{index}]");
                walk(&path, left.get(index), right.get(index), found);
            }
        }
        (left, right) if same(left, right) => {}
        (left, right) => found.push(Difference {
            path: path.to_owned(),
            left: left.cloned(),
            right: right.cloned(),
        }),
    }
}

/// Whether two single values are the same, numbers by what they are and not by how they are written.
fn same(left: Option<&Value>, right: Option<&Value>) -> bool {
    match (left, right) {
        (Some(Value::Number(left)), Some(Value::Number(right))) => {
            left == right || left.as_f64() == right.as_f64()
        }
        (left, right) => left == right,
    }
}

fn member(path: &str, key: &str) -> String {
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    match key.chars().all(is_word) && !key.is_empty() {
        true if path.is_empty() => key.to_owned(),
        true => format!("{path}.{key}"),
        false => format!("{path}[{key}]"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::between;

    fn paths(left: &Value, right: &Value) -> Vec<String> {
        let found = between(left, right).into_iter();
        found.map(|difference| difference.path).collect()
    }

    #[test]
    fn each_place_that_differs_is_named() {
        let left = json!({
            "a": 1, "b": [1, 2, { "c": true }], "only": {}, "spark.x": "1", "same": { "d": [] }
        });
        let right = json!({
            "a": 1.0, "b": [1, 3, { "c": false }, 4], "spark.x": "2", "same": { "d": [] }, "more": null
        });
        let expected = ["b[1]", "b[2].c", "b[3]", "only", "[spark.x]", "more"];
        let mut found = paths(&left, &right);
        let mut expected = expected.map(str::to_owned).to_vec();
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
        assert!(between(&left, &left).is_empty());
    }
}
