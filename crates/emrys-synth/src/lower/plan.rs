// SPDX-License-Identifier: Apache-2.0
//! What a run will send and do, complete before anything is sent.

use std::path::PathBuf;
use std::time::Duration;

use emrys_document::reference::Reference;
use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::reason::ClusterReasonCode;
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::types::{RunJobFlowInput, StepConfig};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::activity::Activity;
use crate::references;

/// Most steps in one request, by release (MG emr-work-with-steps).
const STEPS_IN_REQUEST: usize = 256;
const STEPS_IN_REQUEST_SINCE_7_14: usize = 100;

/// A job flow, lowered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The request without steps.
    pub request: RunJobFlowInput,
    /// The security configuration that the request names, where the project defines it. It has to be there before the
    /// request is sent.
    #[serde(default)]
    pub security_configuration: Option<SecurityConfiguration>,
    /// Properties that the request lacks, since their secrets are made by a deployment alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub secrets: Vec<SecretProperty>,
    /// The steps in order.
    pub steps: Vec<PlannedStep>,
    /// What has to be in buckets before the request is sent.
    pub uploads: Vec<Upload>,
    /// Buckets that the document declares; on the local engine they are created.
    pub buckets: Vec<String>,
    /// Where the job flow leaves its results, to be shown when it has completed.
    pub outputs: Vec<String>,
    /// The activities, where the document orders them itself; else they follow from the steps.
    #[serde(default)]
    pub flow: Option<Vec<Activity>>,
    /// The activities after a failure.
    #[serde(default)]
    pub failed_flow: Vec<Activity>,
    /// What the document says in the words of AMI versions, and what is sent in their place.
    #[serde(default)]
    pub translations: Vec<Translation>,
    /// What becomes of the cluster at the end.
    #[serde(default)]
    pub end_of_life: EndOfLife,
    /// Longest time that the activities of the flow may take together.
    #[serde(default)]
    pub timeout: Option<Duration>,
    /// When another cluster takes the place of one that has ended.
    #[serde(default)]
    pub relaunch: Option<Relaunch>,
    /// The lock that the run holds while it goes on.
    #[serde(default)]
    pub lock: Option<Lock>,
}

/// A security configuration that a project defines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SecurityConfiguration {
    /// Its name.
    pub name: String,
    /// Its JSON, as EMR takes it as a text.
    pub configuration: Value,
}

/// A property whose value is a member of a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretProperty {
    /// The classification.
    pub classification: String,
    /// The property, and the member's name.
    pub property: String,
    /// The secret's name or ARN.
    pub secret: String,
}

/// A named lock that at most one run of a target holds at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    /// Its name.
    pub name: String,
    /// How long after the last sign of life of the run that holds it another one may take it.
    pub expiry: Duration,
    /// How long a run waits for it.
    pub wait: Duration,
}

/// A part of a document that is sent in other terms than it was written in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    /// Its path in the document.
    pub path: String,
    /// What was written.
    pub written: String,
    /// What is sent in its place. Absent: nothing.
    pub sent: Option<String>,
    /// Why.
    pub why: String,
}

/// What becomes of a run's cluster when the run ends, however it does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndOfLife {
    /// It ends.
    #[default]
    Terminate,
    /// It stays.
    Keep,
    /// It stays if something has failed, so that one can look at it.
    KeepOnFailure,
}

/// When a cluster that EMR has ended is replaced by another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaunch {
    /// The reasons for its end after which another one is launched.
    pub on: Vec<ClusterReasonCode>,
    /// Most clusters that are launched in place of the first.
    pub times: u32,
    /// Wait before each.
    pub delay: Duration,
}

/// A step and what the runner does about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// A step that is sent as it is, once, and may take as long as it likes.
    #[must_use]
    pub fn new(config: StepConfig) -> Self {
        let action = config.action_on_failure.as_ref();
        // EMR takes a missing action for this one.
        let action = action.and_then(|action| action.as_str().parse().ok());
        Self {
            config,
            action_on_failure: action.unwrap_or(ActionOnFailure::TerminateCluster),
            timeout: None,
            attempts: 1,
            delay: Duration::ZERO,
        }
    }

    /// The step's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.config.name.as_deref().unwrap_or_default()
    }

    /// Whether what follows is sent only once the step has ended: it may be repeated, or its timeout, after which EMR
    /// would begin the next one, ends the run.
    #[must_use]
    pub fn holds_back(&self) -> bool {
        let ends_run = self.action_on_failure != ActionOnFailure::Continue;
        self.attempts > 1 || ends_run && self.timeout.is_some()
    }

    /// Whether the cluster has to be known before the step can be sent.
    #[must_use]
    pub fn has_cluster_id(&self) -> bool {
        references::of(&self.config).contains(&Reference::ClusterId)
    }
}

/// One object that a run needs in a bucket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// An archive of Python packages that is packed only when the plan is run: such a plan is to be looked at.
    NotPacked,
}

impl Plan {
    /// The steps that go out with the launch: the first wave, up to a step that has the cluster's id in it. None where
    /// the run has to be sure of the cluster first.
    #[must_use]
    pub fn first_wave(&self) -> &[PlannedStep] {
        if self.lock.is_some() {
            return &[];
        }
        let wave = self.wave(0);
        let end = wave.iter().position(PlannedStep::has_cluster_id);
        wave.get(..end.unwrap_or(wave.len())).unwrap_or_default()
    }

    /// The steps that go out together, from `start` on: up to the first one that holds back what follows.
    #[must_use]
    pub fn wave(&self, start: usize) -> &[PlannedStep] {
        wave(self.steps.get(start..).unwrap_or_default())
    }

    /// Whether the runner has to keep the cluster alive between activities, and end it itself.
    #[must_use]
    pub fn needs_keep_alive(&self) -> bool {
        let first = self.first_wave().len();
        self.flow.is_some()
            || self.lock.is_some()
            || self.failed_flow.iter().any(Activity::needs_cluster)
            || self.end_of_life != EndOfLife::Terminate
            || self.steps.iter().any(|step| step.attempts > 1)
            || first < self.steps.len()
            || first > self.steps_in_request()
    }

    /// Whether there is something that only a runner can do which follows the run.
    #[must_use]
    pub fn needs_runner(&self) -> bool {
        let followed = |step: &PlannedStep| step.attempts > 1 || step.timeout.is_some();
        self.flow.is_some()
            || !self.failed_flow.is_empty()
            || self.end_of_life == EndOfLife::KeepOnFailure
            || self.timeout.is_some()
            || self.lock.is_some()
            || self.relaunch.is_some()
            || self.steps.len() > self.steps_in_request()
            || self.steps.iter().any(followed)
    }

    /// Whether the runner has something to do on the cluster after a step has failed.
    #[must_use]
    pub fn outlives_failures(&self) -> bool {
        self.failed_flow.iter().any(Activity::needs_cluster)
            || self.end_of_life == EndOfLife::KeepOnFailure
    }

    /// The action on failure that is sent for one that would end the cluster, where the runner needs it afterwards. Where
    /// several steps may run at once, EMR takes CONTINUE alone (MG emr-concurrent-steps).
    #[must_use]
    pub fn action_that_waits(&self) -> ActionOnFailure {
        match self.request.step_concurrency_level {
            Some(level) if level > 1 => ActionOnFailure::Continue,
            _ => ActionOnFailure::CancelAndWait,
        }
    }

    /// Most steps that one request may have.
    #[must_use]
    pub fn steps_in_request(&self) -> usize {
        let label = self.request.release_label.as_deref();
        let release = label.and_then(|label| label.parse::<ReleaseLabel>().ok());
        match release {
            Some(release) if release >= ReleaseLabel::emr(7, 14, 0) => STEPS_IN_REQUEST_SINCE_7_14,
            _ => STEPS_IN_REQUEST,
        }
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

/// The first of the steps that go out together: up to one that holds back what follows.
#[must_use]
pub fn wave(steps: &[PlannedStep]) -> &[PlannedStep] {
    let end = steps.iter().position(PlannedStep::holds_back);
    let end = end.map_or(steps.len(), |end| end + 1);
    steps.get(..end).unwrap_or_default()
}

impl std::fmt::Display for Source {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File { path, .. } => write!(formatter, "{}", path.display()),
            Self::Inline(_) => formatter.write_str("the document"),
            Self::NotPacked => formatter.write_str("the Python packages, which the run packs"),
        }
    }
}
