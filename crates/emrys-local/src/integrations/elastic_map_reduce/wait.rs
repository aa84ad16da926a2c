// SPDX-License-Identifier: Apache-2.0
//! `.sync`: waiting for clusters and steps.

use emrys_executions::integration::{Task, TaskError};
use serde_json::{Value, json};

use super::ElasticMapReduce;
use crate::integrations::values;

/// Whether what is waited for is there.
enum Progress {
    No,
    Yes,
    /// It will never be.
    Failed,
}

impl ElasticMapReduce {
    /// Waits until the cluster has nothing to do.
    pub(super) async fn until_waiting(
        &self,
        task: &Task,
        submitted: &Value,
    ) -> Result<Value, TaskError> {
        let request = json!({"ClusterId": submitted.get("ClusterId")});
        let described = self.poll(task, "DescribeCluster", &request, |state| match state {
            "WAITING" => Progress::Yes,
            "TERMINATING" | "TERMINATED" | "TERMINATED_WITH_ERRORS" => Progress::Failed,
            _ => Progress::No,
        });
        Ok(with(described.await?, "ClusterId", submitted))
    }

    /// Waits until the cluster has ended, well or not.
    pub(super) async fn until_terminated(&self, task: &Task) -> Result<Value, TaskError> {
        let request = json!({"ClusterId": task.arguments.get("ClusterId")});
        let described = self.poll(task, "DescribeCluster", &request, |state| match state {
            "TERMINATED" | "TERMINATED_WITH_ERRORS" => Progress::Yes,
            _ => Progress::No,
        });
        Ok(with(described.await?, "ClusterId", &task.arguments))
    }

    /// Waits until the step has ended.
    pub(super) async fn until_step_ended(
        &self,
        task: &Task,
        submitted: &Value,
    ) -> Result<Value, TaskError> {
        let step = submitted.get("StepId");
        let request = json!({"ClusterId": task.arguments.get("ClusterId"), "StepId": step});
        let described = self.poll(task, "DescribeStep", &request, |state| match state {
            "COMPLETED" => Progress::Yes,
            "FAILED" | "CANCELLED" | "INTERRUPTED" => Progress::Failed,
            _ => Progress::No,
        });
        Ok(with(described.await?, "StepId", submitted))
    }

    /// Asks for a cluster or step until its state is one that decides.
    async fn poll(
        &self,
        task: &Task,
        operation: &str,
        request: &Value,
        judge: impl Fn(&str) -> Progress,
    ) -> Result<Value, TaskError> {
        let mut count = 0;
        loop {
            let mut described = self.call(task, operation, request).await?;
            let state = described
                .as_object()
                .and_then(|members| members.values().next())
                .and_then(|thing| thing.pointer("/Status/State"))
                .and_then(Value::as_str)
                .unwrap_or_default();
            match judge(state) {
                Progress::No => {}
                Progress::Yes => {
                    values::moments_as_milliseconds(&mut described);
                    return Ok(described);
                }
                Progress::Failed => {
                    values::moments_as_milliseconds(&mut described);
                    return Err(TaskError::new("States.TaskFailed", described.to_string()));
                }
            }
            count += 1;
            self.emr.pause(count).await;
        }
    }
}

/// The description, and beside it the id by which later states refer to it.
fn with(mut described: Value, id: &str, from: &Value) -> Value {
    if let (Some(members), Some(value)) = (described.as_object_mut(), from.get(id)) {
        members.insert(id.to_owned(), value.clone());
    }
    described
}
