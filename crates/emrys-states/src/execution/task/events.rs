// SPDX-License-Identifier: Apache-2.0
//! What history tells of a task: events of its own kind for a function called by its ARN, for an activity, and for
//! everything else.

use std::sync::Arc;

use serde_json::Value;

use crate::history::{ErrorOutput, EventKind, Scheduled, TaskResource};
use crate::machine::{Pattern, Resource};

/// Which events tell of a task.
#[derive(Debug, Clone)]
pub(super) enum Told {
    Lambda(Arc<str>),
    Activity(Arc<str>),
    Task {
        resource: TaskResource,
        region: Arc<str>,
        pattern: Pattern,
    },
}

impl Told {
    pub(super) fn of(resource: &Resource, execution_arn: &str) -> Self {
        let (resource_type, action, pattern) = match resource {
            Resource::Lambda { arn } => return Self::Lambda(arn.as_str().into()),
            Resource::Activity { arn } => return Self::Activity(arn.as_str().into()),
            Resource::Integration {
                service,
                action,
                pattern,
            } => (service.clone(), action, *pattern),
            Resource::AwsSdk {
                service,
                action,
                pattern,
            } => (format!("aws-sdk:{service}"), action, *pattern),
        };
        let suffix = match pattern {
            Pattern::RequestResponse => "",
            Pattern::Sync => ".sync",
            Pattern::Sync2 => ".sync:2",
            Pattern::WaitForTaskToken => ".waitForTaskToken",
        };
        Self::Task {
            resource: TaskResource {
                resource_type: resource_type.into(),
                resource: format!("{action}{suffix}").into(),
            },
            region: execution_arn.split(':').nth(3).unwrap_or_default().into(),
            pattern,
        }
    }

    /// What AWS calls it where its result is too large.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Lambda(arn) | Self::Activity(arn) => arn,
            Self::Task { resource, .. } => &resource.resource_type,
        }
    }

    pub(super) fn scheduled(&self, scheduled: Scheduled) -> EventKind {
        let scheduled = Box::new(scheduled);
        match self {
            Self::Lambda(arn) => EventKind::LambdaFunctionScheduled {
                resource: Arc::clone(arn),
                scheduled,
            },
            Self::Activity(arn) => EventKind::ActivityScheduled {
                resource: Arc::clone(arn),
                scheduled,
            },
            Self::Task {
                resource, region, ..
            } => EventKind::TaskScheduled {
                resource: resource.clone(),
                region: Arc::clone(region),
                scheduled,
            },
        }
    }

    pub(super) fn started(&self, worker_name: Option<Arc<str>>) -> EventKind {
        match self {
            Self::Lambda(_) => EventKind::LambdaFunctionStarted,
            Self::Activity(_) => EventKind::ActivityStarted { worker_name },
            Self::Task { resource, .. } => EventKind::TaskStarted(resource.clone()),
        }
    }

    /// Only a task that goes on after the answer tells of the answer.
    pub(super) fn submitted(&self, output: &Arc<Value>) -> Option<EventKind> {
        match self {
            Self::Task {
                resource, pattern, ..
            } if *pattern != Pattern::RequestResponse => Some(EventKind::TaskSubmitted(
                resource.clone(),
                Arc::clone(output),
            )),
            Self::Lambda(_) | Self::Activity(_) | Self::Task { .. } => None,
        }
    }

    pub(super) fn succeeded(&self, output: &Arc<Value>) -> EventKind {
        let output = Arc::clone(output);
        match self {
            Self::Lambda(_) => EventKind::LambdaFunctionSucceeded(output),
            Self::Activity(_) => EventKind::ActivitySucceeded(output),
            Self::Task { resource, .. } => EventKind::TaskSucceeded(resource.clone(), output),
        }
    }

    /// A task that was to go on after the answer, and got none, was not submitted.
    pub(super) fn failed(&self, error: ErrorOutput, submitting: bool) -> EventKind {
        match self {
            Self::Lambda(_) => EventKind::LambdaFunctionFailed(error),
            Self::Activity(_) => EventKind::ActivityFailed(error),
            Self::Task {
                resource,
                pattern: Pattern::Sync | Pattern::Sync2,
                ..
            } if submitting => EventKind::TaskSubmitFailed(resource.clone(), error),
            Self::Task { resource, .. } => EventKind::TaskFailed(resource.clone(), error),
        }
    }

    pub(super) fn timed_out(&self, error: ErrorOutput) -> EventKind {
        match self {
            Self::Lambda(_) => EventKind::LambdaFunctionTimedOut(error),
            Self::Activity(_) => EventKind::ActivityTimedOut(error),
            Self::Task { resource, .. } => EventKind::TaskTimedOut(resource.clone(), error),
        }
    }
}
