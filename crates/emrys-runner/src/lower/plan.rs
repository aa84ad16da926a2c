// SPDX-License-Identifier: Apache-2.0
//! What a run will send and do, complete before anything is sent.

use std::path::PathBuf;
use std::time::Duration;

use emrys_model::action_on_failure::ActionOnFailure;
use emrys_protocol::types::{RunJobFlowInput, StepConfig};

/// A job flow, lowered.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The request without steps.
    pub request: RunJobFlowInput,
    /// The steps in order.
    pub steps: Vec<PlannedStep>,
    /// What has to be in buckets before the request is sent.
    pub uploads: Vec<Upload>,
    /// Buckets that the document declares; on the local engine they are created.
    pub buckets: Vec<String>,
    /// Where the job flow leaves its results, to be shown when it has completed.
    pub outputs: Vec<String>,
}

/// A step and what the runner does about it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedStep {
    /// As EMR gets it. A step that is retried gets CONTINUE, so that the cluster survives a failure.
    pub config: StepConfig,
    /// What the document wants when the last attempt has failed.
    pub action_on_failure: ActionOnFailure,
    /// Longest time it may run.
    pub timeout: Option<Duration>,
    /// Attempts in all, at least 1.
    pub attempts: u32,
    /// Wait before another attempt.
    pub delay: Duration,
}

impl PlannedStep {
    /// The step's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.config.name.as_deref().unwrap_or_default()
    }
}

/// One object that a run needs in a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Where its bytes are.
    pub source: Source,
    /// The bucket.
    pub bucket: String,
    /// The key; it holds the content's hash, so that the same key always means the same bytes, or
    /// it is the key that the document gives.
    pub key: String,
}

/// The bytes of an upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file on this machine.
    File {
        /// Where it is.
        path: PathBuf,
        /// The digest that the key holds and its bytes must still have when they are sent; absent
        /// where the document gives the key.
        digest: Option<String>,
    },
    /// Text of the document itself.
    Inline(String),
}

impl Plan {
    /// How many steps go out together, from `start` on: up to the first one that may be retried,
    /// since what follows it has to wait for its last attempt.
    #[must_use]
    pub fn wave(&self, start: usize) -> &[PlannedStep] {
        let rest = self.steps.get(start..).unwrap_or_default();
        let end = rest.iter().position(|step| step.attempts > 1);
        rest.get(..end.map_or(rest.len(), |end| end + 1))
            .unwrap_or_default()
    }

    /// Whether the runner has to keep the cluster alive between steps, and end it itself.
    #[must_use]
    pub fn needs_keep_alive(&self) -> bool {
        self.steps.iter().any(|step| step.attempts > 1)
    }

    /// Whether a step has what only a runner that follows it can do: a retry or a timeout.
    #[must_use]
    pub fn needs_runner(&self) -> bool {
        let followed = |step: &PlannedStep| step.attempts > 1 || step.timeout.is_some();
        self.steps.iter().any(followed)
    }

    /// Whether the document protects the cluster from being terminated.
    #[must_use]
    pub fn protects_cluster(&self) -> bool {
        let instances = self.request.instances.as_ref();
        instances
            .and_then(|instances| instances.termination_protected)
            .unwrap_or_default()
    }

    /// Whether the document itself keeps the cluster.
    #[must_use]
    pub fn keeps_cluster(&self) -> bool {
        let instances = self.request.instances.as_ref();
        instances
            .and_then(|instances| instances.keep_job_flow_alive_when_no_steps)
            .unwrap_or_default()
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File { path, .. } => write!(formatter, "{}", path.display()),
            Self::Inline(_) => formatter.write_str("the document"),
        }
    }
}
