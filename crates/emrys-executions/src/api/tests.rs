// SPDX-License-Identifier: Apache-2.0
//! The API as its clients have it: JSON in, JSON out, over a journal of its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use emrys_protocol::objects::{ObjectStore, ObjectSummary};
use emrys_protocol::states::{OPERATIONS, dispatch};
use emrys_protocol::{ApiError, ErrorCode};
use emrys_states::machine::Resource;
use emrys_store::{FormatVersion, Journal};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Executions, Options};
use crate::integration::{Integration, Task, TaskError};

const TABLE: &str = include_str!("../../../../docs/states.md");
const MODEL: &str = include_str!("../../../../data/stepfunctions-2016-11-23.model.json");
const ROLE: &str = "arn:aws:iam::000000000000:role/states";

/// No buckets.
struct Nothing;

#[async_trait]
impl ObjectStore for Nothing {
    async fn create_bucket(&self, _: &str) -> Result<(), ApiError> {
        Err(ApiError::not_implemented("create_bucket"))
    }

    async fn put_object(&self, _: &str, _: &str, _: Bytes) -> Result<(), ApiError> {
        Err(ApiError::not_implemented("put_object"))
    }

    async fn object_size(&self, _: &str, _: &str) -> Result<Option<u64>, ApiError> {
        Ok(None)
    }

    async fn read_object(&self, _: &str, _: &str, _: u64, _: u64) -> Result<Bytes, ApiError> {
        Err(ApiError::not_implemented("read_object"))
    }

    async fn list_objects(&self, _: &str, _: &str) -> Result<Vec<ObjectSummary>, ApiError> {
        Ok(Vec::new())
    }
}

/// Gives tasks back what they were given, unless that names an error.
struct Echo;

#[async_trait]
impl Integration for Echo {
    fn takes(&self, _: &Resource) -> bool {
        true
    }

    async fn submit(&self, task: &Task, _: bool) -> Result<Value, TaskError> {
        match task.arguments["error"].as_str() {
            Some(error) => Err(TaskError::new(error, "as it was told")),
            None => Ok(task.arguments.clone()),
        }
    }

    async fn wait(&self, _: &Task, submitted: &Value) -> Result<Value, TaskError> {
        Ok(submitted.clone())
    }

    async fn stop(&self, _: &Task, _: Option<&Value>) {}
}

struct Bench {
    executions: Executions,
    _folder: TempDir,
}

impl Bench {
    async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("engine.db");
        let journal = Journal::open(&path, "engine", FormatVersion(1)).unwrap();
        let options = Options {
            region: "us-east-1".to_owned(),
            account: "000000000000".to_owned(),
            observer: None,
        };
        let integrations: Vec<Arc<dyn Integration>> = vec![Arc::new(Echo)];
        let opened = Executions::open(&journal, options, integrations, Arc::new(Nothing));
        Self {
            executions: opened.await.unwrap(),
            _folder: folder,
        }
    }

    async fn call(&self, operation: &str, input: &Value) -> Result<Value, ApiError> {
        let body = dispatch(&self.executions, operation, input.to_string().as_bytes()).await?;
        Ok(serde_json::from_slice(&body).unwrap())
    }

    async fn test(&self, state: &Value, more: Value) -> Value {
        let mut input = more;
        input["definition"] = state.to_string().into();
        self.call("TestState", &input).await.unwrap()
    }
}

/// The rows of the table of operations: status and what differs.
fn table() -> BTreeMap<&'static str, (&'static str, &'static str)> {
    let lines = TABLE.lines().filter(|line| line.starts_with("| `"));
    let rows = lines.filter_map(|line| {
        let mut cells = line.trim_matches('|').split('|').map(str::trim);
        let operation = cells.next()?.trim_matches('`');
        let known = OPERATIONS.iter().any(|known| known.name == operation);
        known.then_some((operation, (cells.next()?, cells.next()?)))
    });
    let rows: Vec<_> = rows.collect();
    let count = rows.len();
    let rows: BTreeMap<_, _> = rows.into_iter().collect();
    assert_eq!(rows.len(), count, "no operation has two rows");
    rows
}

#[test]
fn the_table_has_every_operation_of_step_functions_once_and_says_what_differs() {
    let rows = table();
    let listed: Vec<&str> = rows.keys().copied().collect();
    let operations: Vec<&str> = OPERATIONS.iter().map(|operation| operation.name).collect();
    assert_eq!(listed, operations);
    for (operation, (status, differs)) in rows {
        match status {
            "exact" => assert_eq!(differs, "", "{operation} is exact"),
            "partial" => assert_ne!(differs, "", "{operation} is partial: what differs?"),
            status => assert_eq!(status, "refused", "{operation}"),
        }
    }
}

/// The least that the model takes for a shape.
fn least(model: &Value, shape: &str) -> Value {
    let description = &model["shapes"][shape];
    match description["type"].as_str().unwrap() {
        "structure" => {
            let required = description["required"].as_array();
            let members = required.into_iter().flatten().map(|member| {
                let member = member.as_str().unwrap();
                let shape = description["members"][member]["shape"].as_str().unwrap();
                (member.to_owned(), least(model, shape))
            });
            Value::Object(members.collect())
        }
        "list" => json!([least(
            model,
            description["member"]["shape"].as_str().unwrap()
        )]),
        "string" => match description["enum"].get(0) {
            Some(word) => word.clone(),
            None => json!("x"),
        },
        "boolean" => json!(false),
        _ => json!(1),
    }
}

#[tokio::test]
async fn the_refused_operations_of_step_functions_are_those_that_are_not_implemented() {
    let model: Value = serde_json::from_str(MODEL).unwrap();
    let bench = Bench::new().await;
    for (operation, (status, _)) in table() {
        let shape = model["operations"][operation]["input"]["shape"].as_str();
        let input = least(&model, shape.unwrap());
        let answer = bench.call(operation, &input).await;
        let refused = answer.is_err_and(|error| *error.code() == ErrorCode::NotImplemented);
        assert_eq!(refused, status == "refused", "{operation}");
    }
}

#[tokio::test]
async fn what_every_operation_may_be_refused_with_is_in_the_model() {
    let bench = Bench::new().await;
    let machine = json!({"name": "m", "roleArn": ROLE,
        "definition": r#"{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}"#});
    bench.call("CreateStateMachine", &machine).await.unwrap();
    let arn = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
    for (operation, input) in [
        (
            "CreateStateMachine",
            json!({"name": "a b", "roleArn": ROLE, "definition": "{}"}),
        ),
        (
            "CreateStateMachine",
            json!({"name": "n", "roleArn": ROLE, "definition": "{}"}),
        ),
        (
            "DescribeStateMachine",
            json!({"stateMachineArn": format!("{arn}x")}),
        ),
        ("DescribeStateMachine", json!({"stateMachineArn": "x"})),
        (
            "StartExecution",
            json!({"stateMachineArn": arn, "input": "{"}),
        ),
        ("StartSyncExecution", json!({"stateMachineArn": arn})),
        (
            "DeleteStateMachineVersion",
            json!({"stateMachineVersionArn": arn}),
        ),
        ("UpdateStateMachine", json!({"stateMachineArn": arn})),
        (
            "ListExecutions",
            json!({"stateMachineArn": arn, "nextToken": "x"}),
        ),
        (
            "TagResource",
            json!({"resourceArn": format!("{arn}:1"), "tags": []}),
        ),
        ("SendTaskSuccess", json!({"taskToken": "x", "output": "1"})),
        (
            "DescribeMapRun",
            json!({"mapRunArn": "arn:aws:states:us-east-1:000000000000:mapRun:m/l:1"}),
        ),
    ] {
        let error = bench.call(operation, &input).await.unwrap_err();
        let known = OPERATIONS.iter().find(|known| known.name == operation);
        let errors = known.unwrap().errors;
        assert!(errors.contains(error.code()), "{operation}: {error}");
    }
}

#[tokio::test]
async fn a_state_is_tested_by_itself() {
    let bench = Bench::new().await;
    let task = json!({"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": {"n.$": "$.n", "v.$": "$v"}, "ResultPath": "$.r", "Next": "B"});
    let with =
        json!({"input": r#"{"n":1}"#, "variables": r#"{"v":2}"#, "inspectionLevel": "DEBUG"});
    let done = bench.test(&task, with.clone()).await;
    assert_eq!(done["status"], "SUCCEEDED");
    assert_eq!(done["nextState"], "B");
    assert_eq!(done["output"], r#"{"n":1,"r":{"n":1,"v":2}}"#);
    assert_eq!(
        done["inspectionData"]["afterParameters"],
        r#"{"n":1,"v":2}"#
    );
    let mut mocked = with;
    mocked["mock"] = json!({"result": "7"});
    let mocked = bench.test(&task, mocked).await;
    assert_eq!(mocked["output"], r#"{"n":1,"r":7}"#);

    let choice = json!({"Type": "Choice", "Default": "No",
        "Choices": [{"Variable": "$.n", "NumericEquals": 1, "Next": "Yes"}]});
    let chosen = bench.test(&choice, json!({"input": r#"{"n":1}"#})).await;
    assert_eq!(
        (&chosen["nextState"], &chosen["output"]),
        (&json!("Yes"), &json!(r#"{"n":1}"#))
    );
    let wait = json!({"Type": "Wait", "Seconds": 3600, "End": true});
    let waited = bench.test(&wait, json!({"input": "3"})).await;
    assert_eq!(
        (&waited["status"], &waited["output"]),
        (&json!("SUCCEEDED"), &json!("3"))
    );
    assert!(waited.get("nextState").is_none());
    let fail = json!({"Type": "Fail", "Error": "E", "Cause": "C"});
    let failed = bench.test(&fail, json!({})).await;
    assert_eq!(
        failed,
        json!({"status": "FAILED", "error": "E", "cause": "C"})
    );
}

#[tokio::test]
async fn a_tested_task_that_fails_is_retriable_caught_or_failed() {
    let bench = Bench::new().await;
    let task = json!({"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
        "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 2, "IntervalSeconds": 5}],
        "Catch": [{"ErrorEquals": ["Busy"], "Next": "Later"}]});
    let busy = json!({"errorOutput": {"error": "Busy", "cause": "full"}});
    let first = bench.test(&task, json!({"mock": busy})).await;
    assert_eq!(
        first,
        json!({"status": "RETRIABLE", "error": "Busy", "cause": "full"})
    );
    let last = json!({"mock": busy, "stateConfiguration": {"retrierRetryCount": 2}});
    let last = bench.test(&task, last).await;
    assert_eq!(
        (&last["status"], &last["nextState"]),
        (&json!("CAUGHT_ERROR"), &json!("Later"))
    );
    assert_eq!(last["output"], r#"{"Error":"Busy","Cause":"full"}"#);
    let other = bench
        .test(&task, json!({"input": r#"{"error":"Other"}"#}))
        .await;
    let expected = json!({"status": "FAILED", "error": "Other", "cause": "as it was told"});
    assert_eq!(other, expected);
}

#[tokio::test]
async fn what_cannot_be_tested_is_refused() {
    let bench = Bench::new().await;
    for (definition, mock, message) in [
        (
            json!({"Type": "Pass", "End": true}),
            json!({"result": "1"}),
            "State type 'Pass' is not supported when a mock is specified",
        ),
        (
            json!({"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}),
            json!({"result": "x"}),
            "Mocked result must be valid JSON",
        ),
    ] {
        let input = json!({"definition": definition.to_string(), "mock": mock});
        let refusal = bench.call("TestState", &input).await.unwrap_err();
        assert_eq!(refusal.message(), message);
    }
}
