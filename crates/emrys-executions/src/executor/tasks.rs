// SPDX-License-Identifier: Apache-2.0
//! Tasks that somebody is doing: an integration, or whoever holds the task's token.

use std::sync::{Arc, OnceLock};

use emrys_states::execution::{Input, OutstandingTask, TaskId, TaskRequest};
use emrys_states::history::ErrorOutput;
use emrys_states::machine::{Pattern, Resource};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tokio::task::AbortHandle;

use super::Shared;
use super::running::{Running, lock};
use crate::integration::{Integration, Task, TaskError};

/// A task that somebody is doing.
pub(super) struct Underway {
    request: Arc<TaskRequest>,
    /// By whom, if it is an integration.
    integration: Option<Arc<dyn Integration>>,
    /// The answer to its request, once there is one.
    submitted: Arc<OnceLock<Value>>,
    /// Whoever waits for the integration.
    waits: Option<AbortHandle>,
}

/// How far a task has got.
enum Stage {
    /// Nobody has begun it.
    New,
    /// Somebody was about to do it when the engine died.
    Begun,
    /// It has been answered.
    Submitted(Value),
}

/// Has a task done that was just scheduled.
pub(super) fn start(shared: &Arc<Shared>, running: &Arc<Running>, request: &Arc<TaskRequest>) {
    go_on(shared, running, request, Stage::New);
}

/// Takes a task up that was outstanding when an engine ended.
pub(super) fn take_up(shared: &Arc<Shared>, running: &Arc<Running>, task: &OutstandingTask) {
    let activity = matches!(task.request.resource, Resource::Activity { .. });
    match (&task.submitted, task.started) {
        (Some(submitted), _) => {
            let stage = Stage::Submitted(Value::clone(submitted));
            go_on(shared, running, &task.request, stage);
        }
        // Its worker has its token and will answer with it.
        (None, true) if activity => keep(running, &task.request),
        (None, true) => go_on(shared, running, &task.request, Stage::Begun),
        (None, false) if activity => go_on(shared, running, &task.request, Stage::New),
        (None, false) => {
            let (running, request) = (running.clone(), task.request.clone());
            shared.spawn(move |shared| async move {
                let started = Input::TaskStarted {
                    task: request.task,
                    worker_name: None,
                };
                if running.delivered(&shared, started).await.is_ok() {
                    go_on(&shared, &running, &request, Stage::New);
                }
            });
        }
    }
}

fn go_on(shared: &Arc<Shared>, running: &Arc<Running>, request: &Arc<TaskRequest>, stage: Stage) {
    if let Resource::Activity { arn } = &request.resource {
        keep(running, request);
        shared.activities.offer(arn, running, request);
        return;
    }
    let taker = shared.integrations.iter();
    let Some(integration) = taker
        .into_iter()
        .find(|one| one.takes(&request.resource))
        .cloned()
    else {
        let error = ErrorOutput::new(
            "States.Runtime",
            "no integration of this engine carries out tasks with this resource",
        );
        let task = request.task;
        running.deliver(shared, Input::TaskFailed { task, error });
        return;
    };
    let submitted = Arc::<OnceLock<Value>>::default();
    let waiter = {
        let (running, request) = (running.clone(), request.clone());
        let (integration, submitted) = (integration.clone(), submitted.clone());
        move |shared: Arc<Shared>| async move {
            carry_out(
                &shared,
                &running,
                &request,
                integration.as_ref(),
                &submitted,
                stage,
            )
            .await;
        }
    };
    // The entry is there before its task can be done with.
    let mut tasks = lock(&running.tasks);
    let waits = shared.spawn(waiter);
    tasks.insert(
        request.task,
        Underway {
            request: request.clone(),
            integration: Some(integration),
            submitted,
            waits: Some(waits),
        },
    );
}

/// Somebody with the task's token does it.
fn keep(running: &Running, request: &Arc<TaskRequest>) {
    let underway = Underway {
        request: request.clone(),
        integration: None,
        submitted: Arc::default(),
        waits: None,
    };
    lock(&running.tasks).insert(request.task, underway);
}

/// Does a task from where it is to its end.
async fn carry_out(
    shared: &Arc<Shared>,
    running: &Arc<Running>,
    request: &TaskRequest,
    integration: &dyn Integration,
    submitted: &OnceLock<Value>,
    stage: Stage,
) {
    let task = described(running, request);
    let pattern = pattern(&request.resource);
    let again = matches!(stage, Stage::Begun);
    let done = match stage {
        Stage::Submitted(answer) => {
            let answer = submitted.get_or_init(|| answer);
            match pattern {
                Pattern::WaitForTaskToken => return,
                _ => integration.wait(&task, answer).await,
            }
        }
        Stage::New | Stage::Begun => match integration.submit(&task, again).await {
            Err(error) => Err(error),
            Ok(answer) if pattern == Pattern::RequestResponse => Ok(answer),
            Ok(answer) => {
                let answer = submitted.get_or_init(|| answer);
                let entry = Input::TaskSubmitted {
                    task: request.task,
                    output: Arc::new(answer.clone()),
                };
                // What is waited for is in the journal, so that the next engine waits for the same.
                let fits = running.delivered(shared, entry).await;
                if fits.is_err() || pattern == Pattern::WaitForTaskToken {
                    return;
                }
                integration.wait(&task, answer).await
            }
        },
    };
    running.deliver(shared, ended(request.task, done));
}

/// The entry of a task's end.
fn ended(task: TaskId, done: Result<Value, TaskError>) -> Input {
    match done {
        Ok(output) => Input::TaskSucceeded {
            task,
            output: Arc::new(output),
        },
        Err(TaskError { error, cause }) => Input::TaskFailed {
            task,
            error: ErrorOutput::new(&error, &cause),
        },
    }
}

/// A task's outcome is of no use any more: who waits for it stops, and its service is told.
pub(super) fn stop(shared: &Arc<Shared>, running: &Arc<Running>, task: TaskId) {
    let Some(underway) = forget(shared, running, task) else {
        return;
    };
    if let Some(waits) = underway.waits {
        waits.abort();
    }
    if let Some(integration) = underway.integration {
        let task = described(running, &underway.request);
        let submitted = underway.submitted;
        shared.spawn(move |_| async move { integration.stop(&task, submitted.get()).await });
    }
}

/// Nobody does that task any more.
pub(super) fn forget(shared: &Shared, running: &Running, task: TaskId) -> Option<Underway> {
    let underway = lock(&running.tasks).remove(&task)?;
    if let Resource::Activity { arn } = &underway.request.resource {
        shared.activities.withdraw(arn, &underway.request);
    }
    Some(underway)
}

/// A task as integrations see it.
fn described(running: &Running, request: &TaskRequest) -> Task {
    let start = &running.start;
    Task {
        execution_arn: start.arn.clone(),
        execution_name: start.name.clone(),
        state_machine_arn: start.state_machine_arn.clone(),
        id: request.task.0,
        token: token(&start.arn, request.task),
        state: request.state.to_string(),
        resource: request.resource.clone(),
        arguments: Value::clone(&request.arguments),
        task_token: request.task_token.as_deref().map(str::to_owned),
    }
}

/// The UUID of an attempt, the same whenever it is asked for.
pub(super) fn token(execution_arn: &str, task: TaskId) -> String {
    let digest = Sha256::digest(format!("{execution_arn} {task}"));
    let mut bytes = [0; 16];
    for (byte, from) in bytes.iter_mut().zip(digest) {
        *byte = from;
    }
    emrys_states::uuid::of(u128::from_be_bytes(bytes), 8)
}

/// When a task with that resource is done.
fn pattern(resource: &Resource) -> Pattern {
    match resource {
        Resource::Integration { pattern, .. } | Resource::AwsSdk { pattern, .. } => *pattern,
        Resource::Lambda { .. } | Resource::Activity { .. } => Pattern::RequestResponse,
    }
}
