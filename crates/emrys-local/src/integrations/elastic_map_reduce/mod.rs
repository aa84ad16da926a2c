// SPDX-License-Identifier: Apache-2.0
//! `elasticmapreduce:*`, the integration that Step Functions has made for EMR (Step Functions Developer Guide, "Create and
//! manage Amazon EMR clusters").
//!
//! - `requests`: what of EMR's API an action means, and what a task gets of the answer. Pure.
//! - `wait`: `.sync`.

mod requests;
mod wait;

use async_trait::async_trait;
use emrys_executions::integration::{Integration, Task, TaskError};
use emrys_protocol::OPERATIONS;
use emrys_states::machine::{Pattern, Resource};
use serde_json::{Value, json};

use super::emr::{Emr, Sent};
use super::errors::{self, Service};
use super::values::{self, AWS_JSON, text};
use requests::{Action, Collection};

/// As the first SDK knows EMR: it calls every error that the model lacks, ValidationException above all, after the
/// service.
const SERVICE: Service = Service {
    prefix: "EMR",
    general: "AmazonElasticMapReduceException",
    name: "AmazonElasticMapReduce",
    operations: OPERATIONS,
};

/// The integration.
pub(super) struct ElasticMapReduce {
    emr: Emr,
}

impl ElasticMapReduce {
    pub(super) const fn new(emr: Emr) -> Self {
        Self { emr }
    }

    async fn call(&self, task: &Task, operation: &str, input: &Value) -> Result<Value, TaskError> {
        let answer = self.emr.call(operation, input).await;
        answer.map_err(|error| SERVICE.error(&error, task))
    }

    /// The id of the group or fleet that the task names.
    async fn find(&self, task: &Task, collection: Collection) -> Result<String, TaskError> {
        let failed = |cause: String| TaskError::new("States.TaskFailed", cause);
        let name = text(&task.arguments, collection.name_member()).unwrap_or_default();
        let request = json!({"ClusterId": task.arguments.get("ClusterId")});
        let listed = self
            .emr
            .list(
                collection.list_operation(),
                collection.list_member(),
                request,
            )
            .await
            .map_err(|error| SERVICE.error(&error, task))?;
        let named = listed
            .iter()
            .filter(|element| text(element, "Name") == Some(name));
        let ids: Vec<&str> = named.filter_map(|element| text(element, "Id")).collect();
        match ids.as_slice() {
            [id] => Ok((*id).to_owned()),
            [] => Err(failed(format!(
                "the cluster has no {} named `{name}`",
                collection.word()
            ))),
            several => Err(failed(format!(
                "the cluster has {} {}s named `{name}`",
                several.len(),
                collection.word()
            ))),
        }
    }
}

fn action(task: &Task) -> Result<Action, TaskError> {
    let Resource::Integration { action, .. } = &task.resource else {
        return Err(errors::refused(&task.arguments, "it is no integration"));
    };
    Action::parse(action).ok_or_else(|| {
        let why = format!("the service elasticmapreduce has no action `{action}`");
        errors::refused(&task.arguments, &why)
    })
}

#[async_trait]
impl Integration for ElasticMapReduce {
    fn takes(&self, resource: &Resource) -> bool {
        matches!(resource, Resource::Integration { service, pattern, .. }
            if service == "elasticmapreduce" && *pattern != Pattern::WaitForTaskToken)
    }

    async fn submit(&self, task: &Task, again: bool) -> Result<Value, TaskError> {
        let action = action(task)?;
        let mut request = requests::request(action, &task.arguments)
            .map_err(|why| errors::refused(&task.arguments, &why))?;
        if let Some(collection) = action.collection() {
            let id = self.find(task, collection).await?;
            requests::identify(collection, &mut request, &id);
        }
        let operation = action.operation();
        let mut answer = match self.emr.send(operation, &request, &task.token, again).await {
            Sent::Answered(Ok(answer)) => answer,
            Sent::Answered(Err(error)) => return Err(SERVICE.error(&error, task)),
            Sent::Unknown => return Err(errors::unknown(operation)),
        };
        values::moments_as_milliseconds(&mut answer);
        let result = requests::result(action, answer);
        Ok(values::with_metadata(result, &task.token, AWS_JSON))
    }

    async fn wait(&self, task: &Task, submitted: &Value) -> Result<Value, TaskError> {
        match action(task)? {
            Action::CreateCluster => self.until_waiting(task, submitted).await,
            Action::TerminateCluster => self.until_terminated(task).await,
            Action::AddStep => self.until_step_ended(task, submitted).await,
            Action::CancelStep
            | Action::SetClusterTerminationProtection
            | Action::ModifyInstanceFleetByName
            | Action::ModifyInstanceGroupByName => Ok(submitted.clone()),
        }
    }

    /// A step is cancelled; a cluster stays, as AWS says of its own.
    async fn stop(&self, task: &Task, submitted: Option<&Value>) {
        let step = submitted.and_then(|submitted| text(submitted, "StepId"));
        if let (Ok(Action::AddStep), Some(step)) = (action(task), step) {
            let request = json!({"ClusterId": task.arguments.get("ClusterId"), "StepIds": [step]});
            if let Err(error) = self.emr.call("CancelSteps", &request).await {
                tracing::warn!(%error, step, "failed to cancel the step of a stopped task");
            }
        }
    }
}
