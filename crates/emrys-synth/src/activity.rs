// SPDX-License-Identifier: Apache-2.0
//! What a flow is made of: one thing after another that a run does with its cluster.
//!
//! An activity is only a description. It has ended once what it asks for has come about, or cannot any more; see each.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::lower::plan::PlannedStep;

/// One thing that a run does with its cluster.
///
/// ```
/// use emrys_protocol::types::StepConfig;
/// use emrys_synth::activity::{Activity, WaitFor};
/// use emrys_synth::lower::plan::PlannedStep;
/// use std::time::Duration;
///
/// let count = StepConfig { name: Some("count words".to_owned()), ..StepConfig::default() };
/// let flow = [
///     Activity::StartCluster { steps: Vec::new() },
///     Activity::AddSteps { steps: vec![PlannedStep::new(count)] },
///     Activity::Wait { until: WaitFor::Idle, timeout: Some(Duration::from_secs(600)) },
///     Activity::TerminateCluster,
/// ];
/// let kinds: Vec<&str> = flow.iter().map(Activity::kind).collect();
/// assert_eq!(kinds, ["start_cluster", "add_steps", "wait", "terminate_cluster"]);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Activity {
    /// Launches the plan's cluster, with these steps in the same request. Ends with the last of the steps; without
    /// steps, when the cluster waits.
    StartCluster {
        /// The steps that the cluster begins with.
        steps: Vec<PlannedStep>,
    },
    /// Adds steps to the cluster. Ends with the last of them.
    AddSteps {
        /// The steps, in their order.
        steps: Vec<PlannedStep>,
    },
    /// Waits for the cluster.
    Wait {
        /// What is waited for.
        until: WaitFor,
        /// Longest wait; longer is a failure. Without it only the run's own timeout bounds the wait.
        timeout: Option<Duration>,
    },
    /// Cancels the run's steps that have not ended. Ends when they have.
    CancelSteps,
    /// Sets how many instances a group has. Ends when EMR has taken the request; instances come and go later.
    Resize {
        /// Its role (`core`, `task`), its name, or its id.
        group: String,
        /// How many instances it is to have.
        count: i32,
    },
    /// Sets how many steps may run at once. Ends when EMR has taken the request.
    ModifyCluster {
        /// From 1 to 256.
        step_concurrency_level: i32,
    },
    /// Ends the cluster with all that is left on it; one that is protected ends once it has no steps. Ends with it.
    TerminateCluster,
    /// Whatever `emrys_runner::flow::Flow::custom` does under this name. Ends when that returns.
    Custom {
        /// The name, by which the journal knows it and the flow finds its code.
        name: String,
    },
}

/// What a cluster is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitFor {
    /// It has no step to run, whoever added it: `WAITING`. One that ends instead is a failure.
    Idle,
    /// It has ended, with or without errors.
    Ended,
}

impl Activity {
    /// Its word in documents and in the journal.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::StartCluster { .. } => "start_cluster",
            Self::AddSteps { .. } => "add_steps",
            Self::Wait { .. } => "wait",
            Self::CancelSteps => "cancel_steps",
            Self::Resize { .. } => "resize",
            Self::ModifyCluster { .. } => "modify_cluster",
            Self::TerminateCluster => "terminate_cluster",
            Self::Custom { .. } => "custom",
        }
    }

    /// The steps that it gives to EMR.
    #[must_use]
    pub fn steps(&self) -> &[PlannedStep] {
        match self {
            Self::StartCluster { steps } | Self::AddSteps { steps } => steps,
            Self::Wait { .. }
            | Self::CancelSteps
            | Self::Resize { .. }
            | Self::ModifyCluster { .. }
            | Self::TerminateCluster
            | Self::Custom { .. } => &[],
        }
    }

    /// Whether it does more than to end what there is: what may set right a failure.
    #[must_use]
    pub fn does_more_than_end(&self) -> bool {
        !matches!(
            self,
            Self::CancelSteps | Self::TerminateCluster | Self::Wait { .. }
        )
    }

    /// Whether it can only be done while a cluster lives that was launched before it.
    #[must_use]
    pub fn needs_cluster(&self) -> bool {
        match self {
            Self::AddSteps { .. } | Self::Resize { .. } | Self::ModifyCluster { .. } => true,
            Self::Wait { until, .. } => *until == WaitFor::Idle,
            Self::StartCluster { .. }
            | Self::CancelSteps
            | Self::TerminateCluster
            | Self::Custom { .. } => false,
        }
    }
}
