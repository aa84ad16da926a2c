// SPDX-License-Identifier: Apache-2.0
//! The table of operations, `docs/fidelity.json`, against the model and against what is answered. That its exact rows
//! are exact is what `tests/drivers` shows.

use std::collections::BTreeMap;

use emrys_model::lifecycle::step::StepState;
use emrys_protocol::{ErrorCode, OPERATIONS};
use serde_json::{Value, json};

use super::Bench;

const TABLE: &str = include_str!("../../../../../docs/fidelity.json");
const MODEL: &str = include_str!("../../../../../data/emr-2009-03-31.model.json");

/// Each operation's row.
fn table() -> BTreeMap<String, Value> {
    let rows: Vec<Value> = serde_json::from_str(TABLE).unwrap();
    let count = rows.len();
    let rows: BTreeMap<String, Value> = rows
        .into_iter()
        .map(|row| (row["operation"].as_str().unwrap().to_owned(), row))
        .collect();
    assert_eq!(rows.len(), count, "no operation has two rows");
    rows
}

/// The least that the model takes for a shape; where a cluster is meant, that one.
fn least(model: &Value, shape: &str, cluster: &str) -> Value {
    let description = &model["shapes"][shape];
    let least_number = description["min"].as_i64().unwrap_or(1);
    match description["type"].as_str().unwrap() {
        "structure" => {
            let required = description["required"].as_array();
            let members = required.into_iter().flatten().map(|member| {
                let member = member.as_str().unwrap();
                let value = match member {
                    "ClusterId" | "JobFlowId" | "ResourceId" => json!(cluster),
                    _ => {
                        let shape = &description["members"][member]["shape"];
                        least(model, shape.as_str().unwrap(), cluster)
                    }
                };
                (member.to_owned(), value)
            });
            Value::Object(members.collect())
        }
        "list" => {
            let member = description["member"]["shape"].as_str().unwrap();
            json!([least(model, member, cluster)])
        }
        "map" => json!({}),
        "string" => match description["enum"].get(0) {
            Some(word) => word.clone(),
            None => json!("x".repeat(least_number.max(1).try_into().unwrap())),
        },
        "boolean" => json!(false),
        "integer" | "long" | "double" | "float" | "timestamp" => json!(least_number),
        other => panic!("the model has shapes of type {other}"),
    }
}

#[test]
fn the_table_has_every_operation_once_and_says_what_differs() {
    let rows = table();
    let listed: Vec<&str> = rows.keys().map(String::as_str).collect();
    let operations: Vec<&str> = OPERATIONS.iter().map(|operation| operation.name).collect();
    assert_eq!(listed, operations);
    for (operation, row) in &rows {
        let differs = row["differs"].as_str().unwrap();
        match row["status"].as_str().unwrap() {
            "exact" => assert_eq!(differs, "", "{operation} is exact"),
            "partial" => assert_ne!(differs, "", "{operation} is partial: what differs?"),
            status => assert_eq!(status, "refused", "{operation}"),
        }
    }
}

#[tokio::test]
async fn the_refused_operations_are_those_that_are_not_implemented() {
    let model: Value = serde_json::from_str(MODEL).unwrap();
    let bench = Bench::new().await;
    let cluster = bench.ended([StepState::Completed]).await;
    for (operation, row) in table() {
        let shape = model["operations"][&operation]["input"]["shape"].as_str();
        let input = shape.map_or(json!({}), |shape| least(&model, shape, &cluster));
        let answer = bench.call(&operation, &input).await;
        let error = answer.err();
        let refused = error
            .as_ref()
            .is_some_and(|error| *error.code() == ErrorCode::NotImplemented);
        assert_eq!(
            refused,
            row["status"] == "refused",
            "{operation} is {} in docs/fidelity.json and answers {input} with {error:?}",
            row["status"],
        );
        if let Some(error) = error.filter(|_| refused) {
            assert!(error.message().contains(&operation), "{error}");
        }
    }
}
