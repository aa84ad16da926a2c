// SPDX-License-Identifier: Apache-2.0
//! Tasks: from the event that schedules one to the one that tells of its outcome.

mod events;
mod token;

use std::sync::Arc;

use serde_json::Value;

use super::branch::{BranchId, Stage};
use super::outcome::Fault;
use super::timers::Purpose;
use super::{Command, Execution, OutstandingTask, TaskId, TaskRequest, TimerId, limits};
use crate::data::Failure;
use crate::history::{ErrorOutput, Scheduled};
use crate::machine::{Name, Pattern, Resource, State, StateMachine, Task};
use events::Told;
pub use token::TaskToken;

/// One attempt of a task.
#[derive(Debug)]
pub(super) struct Attempt {
    request: Arc<TaskRequest>,
    told: Told,
    started: bool,
    submitted: Option<Arc<Value>>,
    timeout_seconds: Option<u64>,
    heartbeat_seconds: Option<u64>,
    timeout: Option<TimerId>,
    heartbeat: Option<TimerId>,
}

impl Attempt {
    pub(super) fn id(&self) -> TaskId {
        self.request.task
    }
}

impl Execution {
    pub(super) fn outstanding_tasks(&self) -> Vec<OutstandingTask> {
        let attempts = self.tasks.values().filter_map(|id| self.attempt(*id));
        attempts
            .map(|attempt| OutstandingTask {
                request: Arc::clone(&attempt.request),
                started: attempt.started,
                submitted: attempt.submitted.clone(),
            })
            .collect()
    }

    /// A Task state has its task done.
    pub(super) fn schedule(
        &mut self,
        id: BranchId,
        name: &Name,
        state: &State,
        definition: &Task,
        input: Arc<Value>,
    ) -> Result<(), Fault> {
        let Some(resource) = Resource::parse(&definition.resource) else {
            let cause = format!("The resource '{}' is not known.", definition.resource);
            return Err(Fault::from(Failure::runtime(cause)));
        };
        // Known before the event is there: a token is among what the event tells.
        let task = TaskId(self.history_len + 1);
        let token = needs_token(&resource).then(|| {
            TaskToken {
                execution_arn: self.start.execution_arn.to_string(),
                task,
            }
            .sealed(self.start.seed)
        });
        let timeout = definition.timeout_seconds.as_ref();
        let timeout_seconds = self.perhaps(id, name, &input, "TimeoutSeconds", timeout)?;
        let heartbeat = definition.heartbeat_seconds.as_ref();
        let heartbeat_seconds = self.perhaps(id, name, &input, "HeartbeatSeconds", heartbeat)?;
        let credentials = match &definition.credentials {
            None => None,
            Some(template) => {
                let sight = super::data_flow::Sight::of(&input);
                let credentials = self.fill(id, name, sight, template)?;
                credentials
                    .get("RoleArn")
                    .and_then(Value::as_str)
                    .map(Arc::from)
            }
        };
        let arguments = self.arguments_with(id, name, state, input, token.as_deref())?;
        let told = Told::of(&resource, &self.start.execution_arn);
        let request = Arc::new(TaskRequest {
            task,
            state: Name::clone(name),
            resource,
            arguments: Arc::clone(&arguments),
            task_token: token,
            credentials: credentials.clone(),
        });
        self.emit_in(
            id,
            told.scheduled(Scheduled {
                input: arguments,
                timeout_seconds,
                heartbeat_seconds,
                credentials,
            }),
        );
        self.tasks.insert(task, id);
        self.stage(
            id,
            Stage::Task(Box::new(Attempt {
                request: Arc::clone(&request),
                told,
                started: false,
                submitted: None,
                timeout_seconds,
                heartbeat_seconds,
                timeout: None,
                heartbeat: None,
            })),
        );
        self.step.commands.push(Command::StartTask(request));
        Ok(())
    }

    pub(super) fn task_started(&mut self, task: TaskId, worker_name: Option<&Arc<str>>) {
        let Some((id, attempt)) = self.task(task) else {
            return;
        };
        if std::mem::replace(&mut attempt.started, true) {
            return;
        }
        let event = attempt.told.started(worker_name.cloned());
        let (timeout, heartbeat) = (attempt.timeout_seconds, attempt.heartbeat_seconds);
        self.emit_in(id, event);
        let now = self.environment.now;
        // AWS counts from here, not from when the task was scheduled.
        let mut set = |seconds: Option<u64>, purpose| {
            let at = now.saturating_add(limits::milliseconds(seconds?));
            Some(self.set_timer(at, Some(id), purpose))
        };
        let timeout = set(timeout, Purpose::Timeout);
        let heartbeat = set(heartbeat, Purpose::Heartbeat);
        if let Some((_, attempt)) = self.task(task) {
            attempt.timeout = timeout;
            attempt.heartbeat = heartbeat;
        }
    }

    pub(super) fn task_submitted(&mut self, task: TaskId, output: &Arc<Value>) {
        let Some((id, attempt)) = self.task(task) else {
            return;
        };
        attempt.submitted = Some(Arc::clone(output));
        if let Some(event) = attempt.told.submitted(output) {
            self.emit_in(id, event);
        }
    }

    pub(super) fn heartbeat(&mut self, task: TaskId) {
        let Some((id, attempt)) = self.task(task) else {
            return;
        };
        let (Some(seconds), Some(timer)) = (attempt.heartbeat_seconds, attempt.heartbeat) else {
            return;
        };
        self.cancel_timer(timer);
        let at = self
            .environment
            .now
            .saturating_add(limits::milliseconds(seconds));
        let timer = self.set_timer(at, Some(id), Purpose::Heartbeat);
        if let Some((_, attempt)) = self.task(task) {
            attempt.heartbeat = Some(timer);
        }
    }

    pub(super) fn task_succeeded(
        &mut self,
        machine: &StateMachine,
        task: TaskId,
        output: &Arc<Value>,
    ) {
        let Some((id, attempt)) = self.close_task(task) else {
            return;
        };
        let outcome = match limits::payload(attempt.told.name(), output) {
            Err(error) => {
                self.emit_in(id, attempt.told.failed(error.clone(), false));
                Err(Fault::of_task(error))
            }
            Ok(()) => {
                self.emit_in(id, attempt.told.succeeded(output));
                self.finish(machine, id, output)
            }
        };
        if let Err(fault) = outcome {
            self.fail(machine, id, fault);
        }
    }

    pub(super) fn task_failed(
        &mut self,
        machine: &StateMachine,
        task: TaskId,
        error: &ErrorOutput,
    ) {
        let Some((id, attempt)) = self.close_task(task) else {
            return;
        };
        let submitting = attempt.submitted.is_none();
        self.emit_in(id, attempt.told.failed(error.clone(), submitting));
        self.fail(machine, id, Fault::of_task(error.clone()));
    }

    pub(super) fn task_timed_out(
        &mut self,
        machine: &StateMachine,
        id: BranchId,
        purpose: Purpose,
    ) {
        let Some(task) = self.attempt(id).map(|attempt| attempt.request.task) else {
            return;
        };
        let Some((id, attempt)) = self.close_task(task) else {
            return;
        };
        self.step.commands.push(Command::StopTask { task });
        let error = ErrorOutput::named("States.Timeout");
        self.emit_in(id, attempt.told.timed_out(error.clone()));
        let fault = Fault {
            heartbeat: purpose == Purpose::Heartbeat,
            ..Fault::of_task(error)
        };
        self.fail(machine, id, fault);
    }

    /// An attempt is over: neither it nor its timers are outstanding.
    pub(super) fn close_task(&mut self, task: TaskId) -> Option<(BranchId, Attempt)> {
        let id = self.tasks.remove(&task)?;
        let stage = &mut self.branches.get_mut(&id)?.visit.stage;
        let Stage::Task(attempt) = std::mem::take(stage) else {
            return None;
        };
        for timer in [attempt.timeout, attempt.heartbeat].into_iter().flatten() {
            self.cancel_timer(timer);
        }
        Some((id, *attempt))
    }

    fn task(&mut self, task: TaskId) -> Option<(BranchId, &mut Attempt)> {
        let id = *self.tasks.get(&task)?;
        match &mut self.branches.get_mut(&id)?.visit.stage {
            Stage::Task(attempt) => Some((id, attempt)),
            _ => None,
        }
    }

    fn attempt(&self, id: BranchId) -> Option<&Attempt> {
        match &self.branches.get(&id)?.visit.stage {
            Stage::Task(attempt) => Some(attempt),
            _ => None,
        }
    }
}

/// Whether somebody ends the task by its token.
fn needs_token(resource: &Resource) -> bool {
    match resource {
        Resource::Activity { .. } => true,
        Resource::Lambda { .. } => false,
        Resource::Integration { pattern, .. } | Resource::AwsSdk { pattern, .. } => {
            *pattern == Pattern::WaitForTaskToken
        }
    }
}
