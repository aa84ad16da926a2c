// SPDX-License-Identifier: Apache-2.0
//! The few EMR requests that are measured, the same bytes for every server.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use super::http::Connection;

/// How long a cluster or a step may take before the measurement is given up.
const PATIENCE: Duration = Duration::from_secs(900);

/// A client of one EMR endpoint.
pub(super) struct Emr {
    address: String,
    connection: Connection,
}

impl Emr {
    /// A client of the server at `host:port`.
    pub(super) fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            connection: Connection::new(address),
        }
    }

    /// Calls an operation; an answer other than 200 is an error.
    pub(super) fn call(&mut self, operation: &str, input: &Value) -> Result<Value> {
        let response = self
            .connection
            .exchange(&request(&self.address, operation, input))?;
        let text = String::from_utf8_lossy(&response.body);
        ensure!(response.status == 200, "{operation} was refused: {text}");
        if text.trim().is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_str(&text).with_context(|| format!("{operation} answered `{text}`"))
    }

    /// Runs a job flow and gives its id.
    pub(super) fn run_job_flow(&mut self, input: &Value) -> Result<String> {
        let output = self.call("RunJobFlow", input)?;
        text_at(&output, "/JobFlowId")
    }

    /// Adds one step and gives its id.
    pub(super) fn add_step(&mut self, cluster: &str, step: &Value) -> Result<String> {
        let output = self.call(
            "AddJobFlowSteps",
            &json!({ "JobFlowId": cluster, "Steps": [step] }),
        )?;
        text_at(&output, "/StepIds/0")
    }

    /// Waits until the cluster takes its next step at once.
    pub(super) fn wait_for_cluster(&mut self, cluster: &str) -> Result<()> {
        let input = json!({ "ClusterId": cluster });
        self.wait(
            "DescribeCluster",
            &input,
            "/Cluster/Status",
            "WAITING",
            Duration::from_millis(5),
        )
    }

    /// Waits until the step has completed.
    pub(super) fn wait_for_step(&mut self, cluster: &str, step: &str) -> Result<()> {
        let input = json!({ "ClusterId": cluster, "StepId": step });
        self.wait(
            "DescribeStep",
            &input,
            "/Step/Status",
            "COMPLETED",
            Duration::from_millis(5),
        )
    }

    /// Ends clusters and waits until they have ended.
    pub(super) fn terminate(&mut self, clusters: &[String]) -> Result<()> {
        // EMR takes at most ten at once (API TerminateJobFlows).
        for some in clusters.chunks(10) {
            self.call("TerminateJobFlows", &json!({ "JobFlowIds": some }))?;
        }
        for cluster in clusters {
            let input = json!({ "ClusterId": cluster });
            self.wait(
                "DescribeCluster",
                &input,
                "/Cluster/Status",
                "TERMINATED",
                Duration::from_millis(20),
            )?;
        }
        Ok(())
    }

    fn wait(
        &mut self,
        operation: &str,
        input: &Value,
        status: &str,
        wanted: &str,
        delay: Duration,
    ) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let output = self.call(operation, input)?;
            let state = text_at(&output, &format!("{status}/State"))?;
            if state == wanted {
                return Ok(());
            }
            let ended = [
                "FAILED",
                "CANCELLED",
                "INTERRUPTED",
                "TERMINATED",
                "TERMINATED_WITH_ERRORS",
            ];
            if ended.contains(&state.as_str()) || Instant::now() > deadline {
                bail!(
                    "waited for {wanted}: {}",
                    output.pointer(status).unwrap_or_default()
                );
            }
            std::thread::sleep(delay);
        }
    }
}

fn text_at(value: &Value, pointer: &str) -> Result<String> {
    let text = value.pointer(pointer).and_then(Value::as_str);
    Ok(text
        .with_context(|| format!("no {pointer} in {value}"))?
        .to_owned())
}

/// A whole HTTP request. The signature is none: both servers take any on loopback.
pub(super) fn request(address: &str, operation: &str, input: &Value) -> Vec<u8> {
    let body = input.to_string();
    format!(
        "POST / HTTP/1.1\r\n\
         Host: {address}\r\n\
         Content-Type: application/x-amz-json-1.1\r\n\
         X-Amz-Target: ElasticMapReduce.{operation}\r\n\
         X-Amz-Date: 20260101T000000Z\r\n\
         Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/elasticmapreduce/aws4_request, \
         SignedHeaders=host, Signature=00\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// A cluster without applications, kept alive.
pub(super) fn bare_cluster(name: &str) -> Value {
    cluster(name, &json!([]))
}

/// A cluster that stays when it has no steps.
pub(super) fn cluster(name: &str, applications: &Value) -> Value {
    json!({
        "Name": name,
        "ReleaseLabel": "emr-7.5.0",
        "Applications": applications,
        "Instances": {
            "MasterInstanceType": "m5.xlarge",
            "SlaveInstanceType": "m5.xlarge",
            "InstanceCount": 1,
            "KeepJobFlowAliveWhenNoSteps": true,
        },
        "JobFlowRole": "EMR_EC2_DefaultRole",
        "ServiceRole": "EMR_DefaultRole",
    })
}

/// A step that runs a command.
pub(super) fn step(name: &str, arguments: &[&str]) -> Value {
    json!({
        "Name": name,
        "ActionOnFailure": "CONTINUE",
        "HadoopJarStep": { "Jar": "command-runner.jar", "Args": arguments },
    })
}
