// SPDX-License-Identifier: Apache-2.0
//! TestState: one state is executed, by the evaluator that executes machines. Nothing of it is kept.
//!
//! - `alone`: the state as a machine of its own.

mod alone;

use std::collections::VecDeque;
use std::sync::Arc;

use emrys_protocol::ApiError;
use emrys_protocol::states::types::{
    InspectionData, InspectionErrorDetails, InspectionLevel, MockInput, TestExecutionStatus,
    TestStateInput, TestStateOutput,
};
use emrys_protocol::types::{Open, Sensitive};
use emrys_states::execution::{Command, Entry, Execution, Input, Start, Status, Step, TaskRequest};
use emrys_states::history::{ErrorOutput, Event, EventKind};
use emrys_states::machine::{Pattern, Resource};
use serde_json::{Map, Value};

use super::{Executions, input};
use crate::integration::Task;
use crate::time::now;
use crate::uuid;
use alone::Alone;

/// How many entries a test may take: a state that leads to itself is left at once, so these are retries.
const MOST_ENTRIES: usize = 1000;

/// What a task gives or fails with.
type Outcome = Result<Value, ErrorOutput>;

/// A test that is under way.
struct Test<'a> {
    executions: &'a Executions,
    state: Alone,
    start: Start,
    mock: Option<Outcome>,
    /// How many retries there have been before.
    retries: u64,
    events: Vec<Event>,
    arguments: Option<Arc<Value>>,
    result: Option<Value>,
    error: Option<ErrorOutput>,
    /// In how many seconds the state would be tried again.
    retry: Option<i64>,
}

impl Executions {
    pub(super) async fn tested(&self, wanted: TestStateInput) -> Result<TestStateOutput, ApiError> {
        let definition = wanted.definition.unwrap_or_default();
        let name = wanted.state_name.as_ref().map(Sensitive::reveal);
        let mut state = Alone::find(definition.reveal(), name)?;
        let mock = wanted.mock.as_ref().map(mocked).transpose()?;
        check(&state, mock.is_some())?;
        if mock.is_some() {
            state = state.mocked();
        }
        let given = json_or(wanted.input.as_ref(), "input")?;
        let Value::Object(variables) = json_or(wanted.variables.as_ref(), "variables")? else {
            return Err(ApiError::validation("variables must be a JSON object"));
        };
        let machine = state.machine(&given, &variables).to_string();
        let machine = self.machines().definitions().check(&machine, false)?;
        let context = json_or(wanted.context.as_ref(), "context")?;
        let start = self.start_of_test(&context, &given, wanted.role_arn)?;
        let retries = wanted.state_configuration.as_ref();
        let retries = retries.and_then(|configuration| configuration.retrier_retry_count);
        let mut test = Test {
            executions: self,
            state,
            start: start.clone(),
            mock,
            retries: retries.and_then(|it| it.try_into().ok()).unwrap_or(0),
            events: Vec::new(),
            arguments: None,
            result: None,
            error: None,
            retry: None,
        };
        let status = test
            .run(Execution::new(machine.machine.clone(), start))
            .await?;
        let level = wanted.inspection_level.as_ref().and_then(Open::known);
        let inspected = !matches!(level, None | Some(InspectionLevel::Info));
        let inspection = inspected.then(|| test.inspection(&given));
        Ok(TestStateOutput {
            inspection_data: inspection,
            ..test.outcome(&status)
        })
    }

    /// An execution that a test pretends to be a part of.
    fn start_of_test(
        &self,
        context: &Value,
        given: &Value,
        role_arn: Option<String>,
    ) -> Result<Start, ApiError> {
        let text = |path: &str| context.pointer(path).and_then(Value::as_str);
        let name = match text("/Execution/Name") {
            Some(name) => name.to_owned(),
            None => uuid::random()?,
        };
        let arns = self.arns();
        let machine = text("/StateMachine/Name").unwrap_or("TestState");
        let arn = text("/Execution/Id").map(ToOwned::to_owned);
        let arn = arn.unwrap_or_else(|| arns.express(machine, &name, &name));
        let machine_arn = text("/StateMachine/Id").map(ToOwned::to_owned);
        let machine_arn = machine_arn.unwrap_or_else(|| arns.state_machine(machine));
        let role = text("/Execution/RoleArn").map(ToOwned::to_owned);
        let input = context.pointer("/Execution/Input").unwrap_or(given);
        Ok(Start {
            execution_arn: arn.into(),
            execution_name: name.into(),
            state_machine_arn: machine_arn.into(),
            state_machine_name: machine.into(),
            role_arn: role.or(role_arn).unwrap_or_default().into(),
            started_at: now(),
            input: Arc::new(input.clone()),
            seed: getrandom::u64().map_err(|error| ApiError::internal(error.to_string()))?,
            express: false,
            item: None,
        })
    }
}

impl Test<'_> {
    /// Executes the state until it has been left, or is to be tried again.
    async fn run(&mut self, mut execution: Execution) -> Result<Status, ApiError> {
        let mut inputs = VecDeque::from([Input::Begin]);
        for _ in 0..MOST_ENTRIES {
            let Some(input) = inputs.pop_front() else {
                break;
            };
            let step;
            (execution, step) = apply(execution, input).await?;
            self.events.extend(step.events);
            if self.exit().is_some() || *execution.status() != Status::Running {
                break;
            }
            let started = step.commands.iter().find_map(|command| match command {
                Command::StartTask(request) => Some(request.clone()),
                _ => None,
            });
            if let Some(request) = started {
                inputs.extend(self.task(&request).await?);
                continue;
            }
            let timer = step.commands.iter().find_map(|command| match command {
                Command::SetTimer { timer, at } => Some((*timer, *at)),
                _ => None,
            });
            let Some((timer, at)) = timer else { continue };
            if self.state.state_type() != "Wait" {
                if self.retries == 0 {
                    self.retry = Some((at - now() + 999).div_euclid(1000));
                    break;
                }
                self.retries -= 1;
            }
            inputs.push_back(Input::Timer { timer });
        }
        Ok(execution.status().clone())
    }

    /// Has the task done, or does as if: what follows.
    async fn task(&mut self, request: &TaskRequest) -> Result<[Input; 2], ApiError> {
        self.arguments = Some(request.arguments.clone());
        let outcome = match &self.mock {
            Some(mocked) => mocked.clone(),
            None => self.done(request).await?,
        };
        let task = request.task;
        let started = Input::TaskStarted {
            task,
            worker_name: None,
        };
        let ended = match outcome {
            Ok(output) => {
                self.result = Some(output.clone());
                self.error = None;
                Input::TaskSucceeded {
                    task,
                    output: Arc::new(output),
                }
            }
            Err(error) => {
                self.error = Some(error.clone());
                Input::TaskFailed { task, error }
            }
        };
        Ok([started, ended])
    }

    async fn done(&self, request: &TaskRequest) -> Result<Outcome, ApiError> {
        let integration = self.executions.executor().integration(&request.resource);
        let Some(integration) = integration else {
            let cause = "no integration of this engine carries out tasks with this resource";
            return Ok(Err(ErrorOutput::new("States.Runtime", cause)));
        };
        let task = Task {
            execution_arn: self.start.execution_arn.as_ref().to_owned(),
            execution_name: self.start.execution_name.as_ref().to_owned(),
            state_machine_arn: self.start.state_machine_arn.as_ref().to_owned(),
            id: request.task.0,
            token: uuid::random()?,
            state: request.state.as_ref().to_owned(),
            resource: request.resource.clone(),
            arguments: Value::clone(&request.arguments),
            task_token: None,
        };
        let done = integration.submit(&task, false).await;
        Ok(done.map_err(|error| ErrorOutput::new(&error.error, &error.cause)))
    }

    /// The event with which the state was left, and those behind it.
    fn exit(&self) -> Option<(&Arc<Value>, &[Event])> {
        let left = |event: &Event| matches!(&event.kind, EventKind::StateExited { name, .. } if **name == *self.state.name);
        let place = self.events.iter().position(left)?;
        let (first, behind) = self.events.get(place..)?.split_first()?;
        match &first.kind {
            EventKind::StateExited { output, .. } => Some((output, behind)),
            _ => None,
        }
    }

    fn outcome(&self, status: &Status) -> TestStateOutput {
        let error = self.error.clone().unwrap_or_default();
        let text = |text: &Option<Arc<str>>| text.as_deref().map(Sensitive::from);
        let failed = |status: TestExecutionStatus, error: &ErrorOutput| TestStateOutput {
            cause: text(&error.cause),
            error: text(&error.error),
            status: Some(status.into()),
            ..TestStateOutput::default()
        };
        if self.retry.is_some() {
            return failed(TestExecutionStatus::Retriable, &error);
        }
        if let Some((output, behind)) = self.exit() {
            let next = behind.iter().find_map(|event| match &event.kind {
                EventKind::StateEntered { name, .. } => Some(name.as_ref().to_owned()),
                _ => None,
            });
            let left = TestStateOutput {
                next_state: next,
                output: Some(output.to_string().into()),
                status: Some(TestExecutionStatus::Succeeded.into()),
                ..TestStateOutput::default()
            };
            return match &self.error {
                Some(error) => TestStateOutput {
                    next_state: left.next_state,
                    output: left.output,
                    ..failed(TestExecutionStatus::CaughtError, error)
                },
                None => left,
            };
        }
        match status {
            Status::Failed(error) | Status::TimedOut(error) | Status::Aborted(error) => {
                failed(TestExecutionStatus::Failed, error)
            }
            Status::Running | Status::Succeeded { .. } => {
                failed(TestExecutionStatus::Failed, &error)
            }
        }
    }

    /// What the state made of its data on the way.
    fn inspection(&self, given: &Value) -> InspectionData {
        let told = |value: &Value| Sensitive::from(value.to_string());
        let arguments = self.arguments.as_deref().map(told);
        let (parameters, arguments) = match self.state.is_jsonata() {
            true => (None, arguments),
            false => (arguments, None),
        };
        InspectionData {
            after_arguments: arguments,
            after_parameters: parameters,
            error_details: self.retry.map(|seconds| InspectionErrorDetails {
                retry_backoff_interval_seconds: seconds.try_into().ok(),
                ..InspectionErrorDetails::default()
            }),
            input: Some(told(given)),
            result: self.result.as_ref().map(told),
            ..InspectionData::default()
        }
    }
}

/// Applies an input where an expression may take its time.
async fn apply(mut execution: Execution, input: Input) -> Result<(Execution, Step), ApiError> {
    let entry = Entry {
        at: now(),
        input,
        expired: None,
    };
    let applied = tokio::task::spawn_blocking(move || {
        let step = execution.apply(&entry);
        step.map(|step| (execution, step))
    });
    let applied = applied.await.map_err(ApiError::internal)?;
    applied.map_err(ApiError::internal)
}

/// What a mock says.
fn mocked(mock: &MockInput) -> Result<Outcome, ApiError> {
    match (&mock.result, &mock.error_output) {
        (Some(_), Some(_)) | (None, None) => Err(ApiError::validation(
            "A test mock should have only one of the following fields: [result, errorOutput].",
        )),
        (Some(result), None) => {
            let result = input::json(result.reveal());
            let result =
                result.map_err(|_| ApiError::validation("Mocked result must be valid JSON"))?;
            Ok(Ok(result))
        }
        (None, Some(error)) => {
            let text = |text: &Option<Sensitive>| text.as_ref().map(|text| text.reveal().into());
            Ok(Err(ErrorOutput {
                error: text(&error.error),
                cause: text(&error.cause),
            }))
        }
    }
}

/// Refuses states that cannot be tested like that.
fn check(state: &Alone, is_mocked: bool) -> Result<(), ApiError> {
    let state_type = state.state_type();
    let is_done_by_others = matches!(state_type, "Task" | "Parallel" | "Map");
    if is_mocked && !is_done_by_others {
        return Err(ApiError::validation(format!(
            "State type '{state_type}' is not supported when a mock is specified"
        )));
    }
    let needs_mock = matches!(state_type, "Parallel" | "Map") || state.waits_for_others();
    if !is_mocked && needs_mock {
        return Err(ApiError::validation(format!(
            "State type '{state_type}' is only supported when a mock is specified"
        )));
    }
    Ok(())
}

impl Alone {
    /// Whether it is a task that ends only when something else does.
    fn waits_for_others(&self) -> bool {
        match self.resource().and_then(Resource::parse) {
            Some(Resource::Activity { .. }) => true,
            Some(Resource::Integration { pattern, .. } | Resource::AwsSdk { pattern, .. }) => {
                pattern != Pattern::RequestResponse
            }
            Some(Resource::Lambda { .. }) | None => false,
        }
    }
}

/// The JSON, or an empty object where there is none.
fn json_or(text: Option<&Sensitive>, what: &str) -> Result<Value, ApiError> {
    let Some(text) = text else {
        return Ok(Value::Object(Map::new()));
    };
    input::json(text.reveal())
        .map_err(|error| ApiError::validation(format!("Invalid {what}: {error}")))
}
