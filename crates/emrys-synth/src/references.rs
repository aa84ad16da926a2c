// SPDX-License-Identifier: Apache-2.0
//! What a plan leaves to its run, parameters, secrets, and the cluster's id: found, shown, and replaced in whatever can be
//! written as JSON.
//!
//! A plan has references as they are in the document, as tokens of [`emrys_document::reference`], and so has whatever is
//! written down of a run.

use std::collections::BTreeSet;

use emrys_document::reference::{self, Reference};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// How a token's first character looks in JSON. A backslash before it may make it something else: who finds it looks closer.
const ESCAPED: &str = "\\u0001";

/// The references in all texts of a request, a step or a plan.
#[must_use]
pub fn of<T: Serialize>(value: &T) -> BTreeSet<Reference> {
    let mut found = BTreeSet::new();
    // What cannot be written as JSON cannot be sent either, and has its error there.
    if let Some(json) = with_references(value) {
        visit(&json, &mut |text| found.extend(reference::find(text)));
    }
    found
}

/// The same for people: references as they were written.
#[must_use]
pub fn shown<T: Serialize + DeserializeOwned + Clone>(value: &T) -> T {
    let shown = with_references(value).and_then(|mut json| {
        change(&mut json, &mut |text| reference::shown(text).into_owned());
        serde_json::from_value(json).ok()
    });
    shown.unwrap_or_else(|| value.clone())
}

/// What refers to the JAR of HBase, with that JAR: it is known as soon as the cluster's configuration is.
pub(crate) fn with_hbase_jar<T: Serialize + DeserializeOwned>(value: T, jar: &str) -> T {
    let filled = with_references(&value).and_then(|mut json| {
        let value_of = |own: &Reference| (*own == Reference::HbaseJar).then_some(jar);
        change(&mut json, &mut |text| reference::replace(text, value_of));
        serde_json::from_value(json).ok()
    });
    filled.unwrap_or(value)
}

/// The value as JSON, if it has references at all.
#[must_use]
pub fn with_references<T: Serialize>(value: &T) -> Option<Value> {
    let json = serde_json::to_string(value).ok()?;
    let value = json.contains(ESCAPED).then(|| serde_json::from_str(&json));
    value?.ok()
}

/// Shows each text in the value.
pub(crate) fn visit(json: &Value, see: &mut impl FnMut(&str)) {
    match json {
        Value::String(text) => see(text),
        Value::Array(items) => items.iter().for_each(|item| visit(item, see)),
        Value::Object(members) => members.values().for_each(|member| visit(member, see)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Puts another text in the place of each one in the value.
pub fn change(json: &mut Value, to: &mut impl FnMut(&str) -> String) {
    match json {
        Value::String(text) => *text = to(text),
        Value::Array(items) => items.iter_mut().for_each(|item| change(item, to)),
        Value::Object(members) => members.values_mut().for_each(|member| change(member, to)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
