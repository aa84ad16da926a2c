// SPDX-License-Identifier: Apache-2.0
//! The few requests of Step Functions that are measured, the same for every server.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::http::Connection;

/// How long an execution may take before the measurement is given up.
const PATIENCE: Duration = Duration::from_secs(900);

/// Executions that were started: their names. Without one, moto calls each `None` and refuses the second.
static STARTED: AtomicUsize = AtomicUsize::new(0);

/// A client of one Step Functions endpoint.
pub(super) struct Machines {
    address: String,
    connection: Connection,
}

impl Machines {
    /// A client of the server at `host:port`.
    pub(super) fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            connection: Connection::new(address),
        }
    }

    /// Tells moto's server to run state machines: it does not by itself.
    pub(super) fn run_on_moto(&mut self) -> Result<()> {
        let body = json!({ "stepfunctions": { "execute_state_machine": true } }).to_string();
        let request = format!(
            "POST /moto-api/config HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        );
        let response = self.connection.exchange(request.as_bytes())?;
        ensure!(
            response.status == 201,
            "moto does not run state machines: {}",
            String::from_utf8_lossy(&response.body)
        );
        Ok(())
    }

    /// Calls an operation; an answer other than 200 is an error.
    pub(super) fn call(&mut self, operation: &str, input: &Value) -> Result<Value> {
        let request = request(&self.address, operation, input);
        let response = self.connection.exchange(&request)?;
        let text = String::from_utf8_lossy(&response.body);
        ensure!(response.status == 200, "{operation} was refused: {text}");
        serde_json::from_str(&text).with_context(|| format!("{operation} answered `{text}`"))
    }

    /// Creates a state machine and gives its ARN.
    pub(super) fn create(&mut self, name: &str, definition: &Value) -> Result<String> {
        let input = json!({
            "name": name,
            "definition": definition.to_string(),
            "roleArn": "arn:aws:iam::123456789012:role/bench",
        });
        text(&self.call("CreateStateMachine", &input)?, "stateMachineArn")
    }

    /// Starts an execution and gives its ARN.
    pub(super) fn start(&mut self, machine: &str, input: &Value) -> Result<String> {
        let name = STARTED.fetch_add(1, Ordering::Relaxed).to_string();
        let input = json!({ "stateMachineArn": machine, "name": name, "input": input.to_string() });
        text(&self.call("StartExecution", &input)?, "executionArn")
    }

    /// Asks until the execution has succeeded.
    pub(super) fn wait(&mut self, execution: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        let input = json!({ "executionArn": execution });
        loop {
            let found = self.call("DescribeExecution", &input)?;
            let status = text(&found, "status")?;
            if status == "SUCCEEDED" {
                return Ok(());
            }
            ensure!(
                status == "RUNNING" && Instant::now() < deadline,
                "waited for SUCCEEDED: {found}"
            );
        }
    }

    /// How many of a machine's executions have a status, up to a page of them.
    pub(super) fn count(&mut self, machine: &str, status: &str) -> Result<usize> {
        let input = json!({ "stateMachineArn": machine, "statusFilter": status });
        let found = self.call("ListExecutions", &input)?;
        let executions = found.get("executions").and_then(Value::as_array);
        Ok(executions.context("no executions in an answer")?.len())
    }
}

fn text(value: &Value, member: &str) -> Result<String> {
    let text = value.get(member).and_then(Value::as_str);
    Ok(text
        .with_context(|| format!("no {member} in {value}"))?
        .to_owned())
}

/// A whole HTTP request. The signature is none: both servers take any on loopback.
fn request(address: &str, operation: &str, input: &Value) -> Vec<u8> {
    let body = input.to_string();
    format!(
        "POST / HTTP/1.1\r\n\
         Host: {address}\r\n\
         Content-Type: application/x-amz-json-1.0\r\n\
         X-Amz-Target: AWSStepFunctions.{operation}\r\n\
         X-Amz-Date: 20260101T000000Z\r\n\
         Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/states/aws4_request, \
         SignedHeaders=host, Signature=00\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
