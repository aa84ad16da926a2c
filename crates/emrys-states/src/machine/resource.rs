// SPDX-License-Identifier: Apache-2.0
//! Whom a Task state names: the forms that its `Resource` can have. Which services and actions there are is not known
//! here.

/// Whom a Task state names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resource {
    /// A Lambda function by its ARN, the form that came before `lambda:invoke`.
    Lambda {
        /// `arn:aws:lambda:REGION:ACCOUNT:function:NAME`, with a version or an alias after it perhaps.
        arn: String,
    },
    /// An activity, whose workers ask for its tasks.
    Activity {
        /// `arn:aws:states:REGION:ACCOUNT:activity:NAME`.
        arn: String,
    },
    /// An integration that Step Functions has made for the service: `arn:aws:states:::elasticmapreduce:addStep.sync`.
    Integration {
        /// `elasticmapreduce`.
        service: String,
        /// `addStep`.
        action: String,
        /// When the task is done.
        pattern: Pattern,
    },
    /// An operation of the service's API as it is: `arn:aws:states:::aws-sdk:emr:describeCluster`.
    AwsSdk {
        /// `emr`.
        service: String,
        /// `describeCluster`.
        action: String,
        /// When the task is done.
        pattern: Pattern,
    },
}

/// When a task of an integration is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// When the service has answered.
    RequestResponse,
    /// When what was asked for has ended (`.sync`).
    Sync,
    /// The same, its output as JSON and not as text (`.sync:2`).
    Sync2,
    /// When somebody says so with the task's token (`.waitForTaskToken`).
    WaitForTaskToken,
}

impl Resource {
    /// The resource that a text names, if it has one of the forms.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(6, ':');
        if parts.next() != Some("arn") {
            return None;
        }
        let _partition = parts.next().filter(|partition| !partition.is_empty())?;
        let service = parts.next()?;
        let region = parts.next()?;
        let account = parts.next()?;
        let rest = parts.next()?;
        let arn = text.to_owned();
        match service {
            "lambda" => {
                let function = rest.strip_prefix("function:")?;
                (!function.is_empty()).then_some(Self::Lambda { arn })
            }
            "states" if region.is_empty() && account.is_empty() => Self::integration(rest),
            "states" => {
                let name = rest.strip_prefix("activity:")?;
                (!name.is_empty()).then_some(Self::Activity { arn })
            }
            _ => None,
        }
    }

    /// What comes after `arn:aws:states:::`.
    fn integration(text: &str) -> Option<Self> {
        let (sdk, text) = match text.strip_prefix("aws-sdk:") {
            Some(text) => (true, text),
            None => (false, text),
        };
        let (service, action) = text.split_once(':')?;
        let (action, pattern) = match action.split_once('.') {
            None => (action, Pattern::RequestResponse),
            Some((action, "sync")) => (action, Pattern::Sync),
            Some((action, "sync:2")) => (action, Pattern::Sync2),
            Some((action, "waitForTaskToken")) => (action, Pattern::WaitForTaskToken),
            Some(_) => return None,
        };
        if service.is_empty() || action.is_empty() || action.contains(':') {
            return None;
        }
        let service = service.to_owned();
        let action = action.to_owned();
        Some(if sdk {
            Self::AwsSdk {
                service,
                action,
                pattern,
            }
        } else {
            Self::Integration {
                service,
                action,
                pattern,
            }
        })
    }
}
