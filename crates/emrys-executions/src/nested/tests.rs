// SPDX-License-Identifier: Apache-2.0

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use emrys_protocol::ApiError;
use emrys_protocol::objects::{ObjectStore, ObjectSummary};
use emrys_protocol::states::dispatch;
use emrys_store::{FormatVersion, Journal};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::Executions;

struct NoObjects;

#[async_trait]
impl ObjectStore for NoObjects {
    async fn create_bucket(&self, _: &str) -> Result<(), ApiError> {
        Ok(())
    }
    async fn put_object(&self, _: &str, _: &str, _: Bytes) -> Result<(), ApiError> {
        Ok(())
    }
    async fn object_size(&self, _: &str, _: &str) -> Result<Option<u64>, ApiError> {
        Ok(None)
    }
    async fn read_object(&self, _: &str, _: &str, _: u64, _: u64) -> Result<Bytes, ApiError> {
        Ok(Bytes::new())
    }
    async fn list_objects(&self, _: &str, _: &str) -> Result<Vec<ObjectSummary>, ApiError> {
        Ok(Vec::new())
    }
}

struct Bench {
    folder: TempDir,
    service: Executions,
}

impl Bench {
    async fn open(folder: TempDir) -> Self {
        let path = folder.path().join("engine.db");
        let journal = Journal::open(&path, "engine", FormatVersion(1)).unwrap();
        let options = crate::Options {
            region: "us-east-1".to_owned(),
            account: "000000000000".to_owned(),
            observer: None,
        };
        let service = Executions::open(&journal, options, Vec::new(), Arc::new(NoObjects));
        let service = service.await.unwrap();
        Self { folder, service }
    }

    async fn call(&self, operation: &str, input: Value) -> Value {
        let answer = dispatch(&self.service, operation, input.to_string().as_bytes()).await;
        serde_json::from_slice(&answer.unwrap()).unwrap()
    }

    async fn machine(&self, name: &str, definition: &Value) -> String {
        let machine = json!({
            "name": name, "definition": definition.to_string(), "roleArn": "arn:aws:iam::000000000000:role/R"
        });
        let machine = self.call("CreateStateMachine", machine).await;
        machine["stateMachineArn"].as_str().unwrap().to_owned()
    }

    async fn start(&self, machine: &str, input: &Value) -> String {
        let start = json!({"stateMachineArn": machine, "input": input.to_string()});
        let started = self.call("StartExecution", start).await;
        started["executionArn"].as_str().unwrap().to_owned()
    }

    async fn ended(&self, arn: &str) -> Value {
        self.service.end_of(arn).await;
        self.call("DescribeExecution", json!({"executionArn": arn}))
            .await
    }
}

fn calls(resource: &str, parameters: &Value) -> Value {
    json!({"StartAt": "T", "States": {"T": {
        "Type": "Task", "Resource": format!("arn:aws:states:::{resource}"), "Parameters": parameters, "End": true
    }}})
}

#[tokio::test]
async fn a_task_starts_another_machine_and_waits_for_it() {
    let bench = Bench::open(TempDir::new().unwrap()).await;
    let child = json!({"StartAt": "P", "States": {"P": {"Type": "Pass", "ResultPath": "$.r", "Result": 1, "End": true}}});
    let child = bench.machine("child", &child).await;
    let parameters = json!({"StateMachineArn": child, "Input": {"x.$": "$.a"}});
    for (pattern, output) in [
        (".sync", json!("{\"x\":7,\"r\":1}")),
        (".sync:2", json!({"x": 7, "r": 1})),
    ] {
        let parent = calls(&format!("states:startExecution{pattern}"), &parameters);
        let parent = bench
            .machine(&format!("parent{}", pattern.len()), &parent)
            .await;
        let arn = bench.start(&parent, &json!({"a": 7})).await;
        let ended = bench.ended(&arn).await;
        assert_eq!(ended["status"], json!("SUCCEEDED"), "{ended}");
        let result: Value = serde_json::from_str(ended["output"].as_str().unwrap()).unwrap();
        assert_eq!(result["Output"], output);
        assert_eq!(result["Status"], json!("SUCCEEDED"));
    }
    let children = bench
        .call("ListExecutions", json!({"stateMachineArn": child}))
        .await;
    assert_eq!(children["executions"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn what_a_child_failed_with_is_the_cause() {
    let bench = Bench::open(TempDir::new().unwrap()).await;
    let child =
        json!({"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E", "Cause": "C"}}});
    let child = bench.machine("child", &child).await;
    let parent = calls(
        "states:startExecution.sync",
        &json!({"StateMachineArn": child}),
    );
    let parent = bench.machine("parent", &parent).await;
    let arn = bench.start(&parent, &json!({})).await;
    let ended = bench.ended(&arn).await;
    assert_eq!(ended["error"], json!("States.TaskFailed"));
    let cause: Value = serde_json::from_str(ended["cause"].as_str().unwrap()).unwrap();
    assert_eq!(
        (&cause["Error"], &cause["Cause"]),
        (&json!("E"), &json!("C"))
    );

    let missing = format!("{child}x");
    for (resource, prefix) in [
        ("states:startExecution", "StepFunctions"),
        ("aws-sdk:sfn:startExecution", "Sfn"),
    ] {
        let parent = calls(resource, &json!({"StateMachineArn": missing}));
        let parent = bench.machine(&format!("missing{prefix}"), &parent).await;
        let arn = bench.start(&parent, &json!({})).await;
        let ended = bench.ended(&arn).await;
        assert_eq!(
            ended["error"],
            json!(format!("{prefix}.StateMachineDoesNotExistException"))
        );
    }
}

#[tokio::test]
async fn a_child_that_was_begun_is_waited_for_after_a_restart_and_stopped_with_its_parent() {
    let bench = Bench::open(TempDir::new().unwrap()).await;
    let activity = bench.call("CreateActivity", json!({"name": "a"})).await;
    let activity = activity["activityArn"].as_str().unwrap();
    let child = json!({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": activity, "End": true}}});
    let child = bench.machine("child", &child).await;
    let parent = calls(
        "states:startExecution.sync",
        &json!({"StateMachineArn": child}),
    );
    let parent = bench.machine("parent", &parent).await;
    let first = bench.start(&parent, &json!({})).await;
    let submitted = async {
        loop {
            let history = bench
                .call("GetExecutionHistory", json!({"executionArn": first}))
                .await;
            if history.to_string().contains("TaskSubmitted") {
                return;
            }
        }
    };
    submitted.await;
    let Bench { folder, service } = bench;
    drop(service);
    let bench = Bench::open(folder).await;
    let task = bench
        .call("GetActivityTask", json!({"activityArn": activity}))
        .await;
    bench
        .call(
            "SendTaskSuccess",
            json!({"taskToken": task["taskToken"], "output": "1"}),
        )
        .await;
    assert_eq!(bench.ended(&first).await["status"], json!("SUCCEEDED"));
    let children = bench
        .call("ListExecutions", json!({"stateMachineArn": child}))
        .await;
    assert_eq!(children["executions"].as_array().unwrap().len(), 1);

    let second = bench.start(&parent, &json!({})).await;
    let task = bench
        .call("GetActivityTask", json!({"activityArn": activity}))
        .await;
    assert!(task["taskToken"].is_string());
    bench
        .call("StopExecution", json!({"executionArn": second}))
        .await;
    assert_eq!(bench.ended(&second).await["status"], json!("ABORTED"));
    let children = bench
        .call("ListExecutions", json!({"stateMachineArn": child}))
        .await;
    let stopped = children["executions"][0]["executionArn"].as_str().unwrap();
    assert_eq!(bench.ended(stopped).await["status"], json!("ABORTED"));
}
