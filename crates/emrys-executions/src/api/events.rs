// SPDX-License-Identifier: Apache-2.0
//! Events of a history as the API tells them.

use std::collections::BTreeMap;
use std::sync::Arc;

use emrys_protocol::states::types::{
    ActivityFailedEventDetails, ActivityScheduleFailedEventDetails, ActivityScheduledEventDetails,
    ActivityStartedEventDetails, ActivitySucceededEventDetails, ActivityTimedOutEventDetails,
    AssignedVariablesDetails, EvaluationFailedEventDetails, ExecutionAbortedEventDetails,
    ExecutionFailedEventDetails, ExecutionRedrivenEventDetails, ExecutionStartedEventDetails,
    ExecutionSucceededEventDetails, ExecutionTimedOutEventDetails, HistoryEvent,
    HistoryEventExecutionDataDetails, LambdaFunctionFailedEventDetails,
    LambdaFunctionScheduleFailedEventDetails, LambdaFunctionScheduledEventDetails,
    LambdaFunctionStartFailedEventDetails, LambdaFunctionSucceededEventDetails,
    LambdaFunctionTimedOutEventDetails, MapIterationEventDetails, MapRunFailedEventDetails,
    MapRunRedrivenEventDetails, MapRunStartedEventDetails, MapStateStartedEventDetails,
    StateEnteredEventDetails, StateExitedEventDetails, TaskCredentials, TaskFailedEventDetails,
    TaskScheduledEventDetails, TaskStartFailedEventDetails, TaskStartedEventDetails,
    TaskSubmitFailedEventDetails, TaskSubmittedEventDetails, TaskSucceededEventDetails,
    TaskTimedOutEventDetails,
};
use emrys_protocol::types::{Open, Sensitive, Timestamp};
use emrys_states::history::{Assigned, Event, EventKind, Scheduled, TaskResource};
use serde_json::Value;

use crate::executor::StartRecord;

/// How events are told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Teller<'a> {
    /// The execution that they are of.
    pub(super) start: &'a StartRecord,
    /// Whether inputs and outputs are told.
    pub(super) with_data: bool,
}

/// An event with one of its members.
macro_rules! event {
    ($member:ident: $details:ident { $($name:ident: $value:expr),* $(,)? }) => {
        HistoryEvent {
            $member: Some($details { $($name: $value),* }),
            ..HistoryEvent::default()
        }
    };
}

/// An event with an error and its cause, and, if it is a service's task that failed, which.
macro_rules! failed {
    ($member:ident: $details:ident, $error:expr) => {
        event!($member: $details {
            cause: sensitive($error.cause.as_ref()),
            error: sensitive($error.error.as_ref()),
        })
    };
    ($member:ident: $details:ident, $error:expr, $task:expr) => {
        event!($member: $details {
            cause: sensitive($error.cause.as_ref()),
            error: sensitive($error.error.as_ref()),
            resource: text(&$task.resource),
            resource_type: text(&$task.resource_type),
        })
    };
}

impl Teller<'_> {
    /// The event as the API tells it.
    pub(super) fn tell(&self, event: &Event) -> HistoryEvent {
        HistoryEvent {
            id: number(event.id),
            previous_event_id: number(event.previous_id),
            timestamp: Some(Timestamp::from_millis(event.at)),
            r#type: Some(Open::from_word(event.kind.type_name())),
            ..self.details(&event.kind)
        }
    }

    fn details(&self, kind: &EventKind) -> HistoryEvent {
        let details = self
            .of_execution(kind)
            .or_else(|| self.of_state(kind))
            .or_else(|| of_map(kind))
            .or_else(|| self.of_task(kind))
            .or_else(|| self.of_function(kind))
            .or_else(|| self.of_activity(kind));
        // Some events have no details.
        details.unwrap_or_default()
    }

    fn of_execution(&self, kind: &EventKind) -> Option<HistoryEvent> {
        Some(match kind {
            EventKind::ExecutionStarted { input, role_arn } => {
                event!(execution_started_event_details: ExecutionStartedEventDetails {
                    input: self.data(input),
                    input_details: self.data_details(),
                    role_arn: text(role_arn),
                    state_machine_alias_arn: self.start.alias_arn.clone(),
                    state_machine_version_arn: self.start.version_arn.clone(),
                })
            }
            EventKind::ExecutionSucceeded { output } => {
                event!(execution_succeeded_event_details: ExecutionSucceededEventDetails {
                    output: self.data(output),
                    output_details: self.data_details(),
                })
            }
            EventKind::ExecutionFailed(error) => {
                failed!(execution_failed_event_details: ExecutionFailedEventDetails, error)
            }
            EventKind::ExecutionTimedOut(error) => {
                failed!(execution_timed_out_event_details: ExecutionTimedOutEventDetails, error)
            }
            EventKind::ExecutionAborted(error) => {
                failed!(execution_aborted_event_details: ExecutionAbortedEventDetails, error)
            }
            EventKind::ExecutionRedriven { redrive_count } => {
                event!(execution_redriven_event_details: ExecutionRedrivenEventDetails {
                    redrive_count: number(*redrive_count),
                })
            }
            _ => return None,
        })
    }

    fn of_state(&self, kind: &EventKind) -> Option<HistoryEvent> {
        Some(match kind {
            EventKind::StateEntered { name, input, .. } => {
                event!(state_entered_event_details: StateEnteredEventDetails {
                    input: self.data(input),
                    input_details: self.data_details(),
                    name: text(name),
                })
            }
            EventKind::StateExited {
                name,
                output,
                assigned,
                ..
            } => {
                let assigned = assigned.as_ref().filter(|_| self.with_data);
                event!(state_exited_event_details: StateExitedEventDetails {
                    assigned_variables: assigned.map(variables),
                    assigned_variables_details: assigned.map(|_| AssignedVariablesDetails {
                        truncated: Some(false),
                    }),
                    name: text(name),
                    output: self.data(output),
                    output_details: self.data_details(),
                })
            }
            EventKind::EvaluationFailed {
                state,
                location,
                error,
            } => event!(evaluation_failed_event_details: EvaluationFailedEventDetails {
                cause: sensitive(error.cause.as_ref()),
                error: sensitive(error.error.as_ref()),
                location: sensitive(location.as_ref()),
                state: text(state),
            }),
            _ => return None,
        })
    }

    fn of_task(&self, kind: &EventKind) -> Option<HistoryEvent> {
        Some(match kind {
            EventKind::TaskScheduled {
                resource,
                region,
                scheduled,
            } => event!(task_scheduled_event_details: TaskScheduledEventDetails {
                heartbeat_in_seconds: scheduled.heartbeat_seconds.and_then(number),
                parameters: self.data(&scheduled.input),
                region: text(region),
                resource: text(&resource.resource),
                resource_type: text(&resource.resource_type),
                task_credentials: credentials(scheduled),
                timeout_in_seconds: scheduled.timeout_seconds.and_then(number),
            }),
            EventKind::TaskStarted(TaskResource {
                resource,
                resource_type,
            }) => event!(task_started_event_details: TaskStartedEventDetails {
                resource: text(resource),
                resource_type: text(resource_type),
            }),
            EventKind::TaskStartFailed(task, error) => {
                failed!(task_start_failed_event_details: TaskStartFailedEventDetails, error, task)
            }
            EventKind::TaskSubmitted(task, output) => {
                event!(task_submitted_event_details: TaskSubmittedEventDetails {
                    output: self.data(output),
                    output_details: self.data_details(),
                    resource: text(&task.resource),
                    resource_type: text(&task.resource_type),
                })
            }
            EventKind::TaskSubmitFailed(task, error) => {
                failed!(task_submit_failed_event_details: TaskSubmitFailedEventDetails, error, task)
            }
            EventKind::TaskSucceeded(task, output) => {
                event!(task_succeeded_event_details: TaskSucceededEventDetails {
                    output: self.data(output),
                    output_details: self.data_details(),
                    resource: text(&task.resource),
                    resource_type: text(&task.resource_type),
                })
            }
            EventKind::TaskFailed(task, error) => {
                failed!(task_failed_event_details: TaskFailedEventDetails, error, task)
            }
            EventKind::TaskTimedOut(task, error) => {
                failed!(task_timed_out_event_details: TaskTimedOutEventDetails, error, task)
            }
            _ => return None,
        })
    }

    fn of_function(&self, kind: &EventKind) -> Option<HistoryEvent> {
        Some(match kind {
            EventKind::LambdaFunctionScheduled {
                resource,
                scheduled,
            } => {
                event!(lambda_function_scheduled_event_details: LambdaFunctionScheduledEventDetails {
                    input: self.data(&scheduled.input),
                    input_details: self.data_details(),
                    resource: text(resource),
                    task_credentials: credentials(scheduled),
                    timeout_in_seconds: scheduled.timeout_seconds.and_then(number),
                })
            }
            EventKind::LambdaFunctionScheduleFailed(error) => failed!(
                lambda_function_schedule_failed_event_details: LambdaFunctionScheduleFailedEventDetails,
                error
            ),
            EventKind::LambdaFunctionStartFailed(error) => failed!(
                lambda_function_start_failed_event_details: LambdaFunctionStartFailedEventDetails,
                error
            ),
            EventKind::LambdaFunctionSucceeded(output) => {
                event!(lambda_function_succeeded_event_details: LambdaFunctionSucceededEventDetails {
                    output: self.data(output),
                    output_details: self.data_details(),
                })
            }
            EventKind::LambdaFunctionFailed(error) => {
                failed!(lambda_function_failed_event_details: LambdaFunctionFailedEventDetails, error)
            }
            EventKind::LambdaFunctionTimedOut(error) => failed!(
                lambda_function_timed_out_event_details: LambdaFunctionTimedOutEventDetails,
                error
            ),
            _ => return None,
        })
    }

    fn of_activity(&self, kind: &EventKind) -> Option<HistoryEvent> {
        Some(match kind {
            EventKind::ActivityScheduled {
                resource,
                scheduled,
            } => event!(activity_scheduled_event_details: ActivityScheduledEventDetails {
                heartbeat_in_seconds: scheduled.heartbeat_seconds.and_then(number),
                input: self.data(&scheduled.input),
                input_details: self.data_details(),
                resource: text(resource),
                timeout_in_seconds: scheduled.timeout_seconds.and_then(number),
            }),
            EventKind::ActivityScheduleFailed(error) => failed!(
                activity_schedule_failed_event_details: ActivityScheduleFailedEventDetails,
                error
            ),
            EventKind::ActivityStarted { worker_name } => {
                event!(activity_started_event_details: ActivityStartedEventDetails {
                    worker_name: worker_name.as_deref().map(ToOwned::to_owned),
                })
            }
            EventKind::ActivitySucceeded(output) => {
                event!(activity_succeeded_event_details: ActivitySucceededEventDetails {
                    output: self.data(output),
                    output_details: self.data_details(),
                })
            }
            EventKind::ActivityFailed(error) => {
                failed!(activity_failed_event_details: ActivityFailedEventDetails, error)
            }
            EventKind::ActivityTimedOut(error) => {
                failed!(activity_timed_out_event_details: ActivityTimedOutEventDetails, error)
            }
            _ => return None,
        })
    }

    /// An input or an output.
    fn data(&self, value: &Value) -> Option<Sensitive> {
        self.with_data.then(|| Sensitive::from(value.to_string()))
    }

    fn data_details(&self) -> Option<HistoryEventExecutionDataDetails> {
        self.with_data.then_some(HistoryEventExecutionDataDetails {
            truncated: Some(false),
        })
    }
}

fn of_map(kind: &EventKind) -> Option<HistoryEvent> {
    let iteration = |name: &Arc<str>, index: u64| {
        Some(MapIterationEventDetails {
            index: number(index),
            name: text(name),
        })
    };
    let none = HistoryEvent::default();
    Some(match kind {
        EventKind::MapStateStarted { length } => {
            event!(map_state_started_event_details: MapStateStartedEventDetails {
                length: number(*length),
            })
        }
        EventKind::MapIterationStarted { name, index } => HistoryEvent {
            map_iteration_started_event_details: iteration(name, *index),
            ..none
        },
        EventKind::MapIterationSucceeded { name, index } => HistoryEvent {
            map_iteration_succeeded_event_details: iteration(name, *index),
            ..none
        },
        EventKind::MapIterationFailed { name, index } => HistoryEvent {
            map_iteration_failed_event_details: iteration(name, *index),
            ..none
        },
        EventKind::MapIterationAborted { name, index } => HistoryEvent {
            map_iteration_aborted_event_details: iteration(name, *index),
            ..none
        },
        EventKind::MapRunStarted { arn } => {
            event!(map_run_started_event_details: MapRunStartedEventDetails {
                map_run_arn: text(arn),
            })
        }
        EventKind::MapRunFailed(error) => {
            failed!(map_run_failed_event_details: MapRunFailedEventDetails, error)
        }
        EventKind::MapRunRedriven { arn, redrive_count } => {
            event!(map_run_redriven_event_details: MapRunRedrivenEventDetails {
                map_run_arn: text(arn),
                redrive_count: number(*redrive_count),
            })
        }
        _ => return None,
    })
}

fn credentials(scheduled: &Scheduled) -> Option<TaskCredentials> {
    let role = scheduled.credentials.as_ref();
    role.map(|role| TaskCredentials {
        role_arn: text(role),
    })
}

fn variables(assigned: &Assigned) -> BTreeMap<String, Sensitive> {
    let variables = assigned.iter();
    variables
        .map(|(name, value)| (name.clone(), Sensitive::from(value.to_string())))
        .collect()
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every member of the API's structures is optional"
)]
fn text(text: &Arc<str>) -> Option<String> {
    Some(text.as_ref().to_owned())
}

fn sensitive(text: Option<&Arc<str>>) -> Option<Sensitive> {
    text.map(|text| Sensitive::from(text.as_ref()))
}

fn number<N: TryFrom<u64>>(number: u64) -> Option<N> {
    number.try_into().ok()
}
