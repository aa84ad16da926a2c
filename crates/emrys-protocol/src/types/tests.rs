// SPDX-License-Identifier: Apache-2.0
//! What is written by hand agrees with AWS's model.

use serde_json::Value;

use super::{ActionOnFailure, ClusterState, ClusterStateChangeReasonCode, Enumeration, StepState};
use crate::operations::OPERATIONS;

fn model() -> Value {
    let text = include_str!("../../../../data/emr-2009-03-31.model.json");
    serde_json::from_str(text).unwrap()
}

fn assert_has_words_of<E: Enumeration>(shape: &str) {
    let words: Vec<&str> = E::ALL.iter().map(|variant| variant.as_str()).collect();
    assert_eq!(
        serde_json::json!(words),
        model()["shapes"][shape]["enum"],
        "{shape}"
    );
}

#[test]
fn enumerations_kept_elsewhere_have_the_words_of_the_model() {
    assert_has_words_of::<ActionOnFailure>("ActionOnFailure");
    assert_has_words_of::<ClusterState>("ClusterState");
    assert_has_words_of::<ClusterStateChangeReasonCode>("ClusterStateChangeReasonCode");
    assert_has_words_of::<StepState>("StepState");
}

#[test]
fn every_operation_of_the_model_is_in_the_table() {
    let model = model();
    let operations: Vec<&str> = model["operations"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let table: Vec<&str> = OPERATIONS.iter().map(|operation| operation.name).collect();
    assert_eq!(table, operations);
    assert_eq!(table.len(), 65);
}
