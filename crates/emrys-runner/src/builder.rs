// SPDX-License-Identifier: Apache-2.0
//! Requests from the [model](emrys_document::model): what EmrWorkflow's builders did. The model becomes a document, which
//! is read, checked and lowered like any other, so that a program gets what `emrys run` would send. The model itself is
//! never changed, and may be built from again with other settings.
//!
//! ```
//! use emrys_document::model::{JobFlow, Step};
//! use emrys_runner::builder::{AddJobFlowStepsRequestBuilder, RunJobFlowRequestBuilder, Settings};
//!
//! let job_flow = JobFlow::new("nightly-${date}")
//!     .ami_version("3.0.3")
//!     .hadoop_version("2.2.0")
//!     .log_uri("${bucket}/logs")
//!     .ec2_key_name("ops-key")
//!     .master_instance_type("m1.medium")
//!     .slave_instance_type("m1.medium")
//!     .instance_count(5);
//! let mut settings = Settings::new();
//! settings.put("bucket", "s3://acme")?;
//! settings.put("date", "2026-01-31")?;
//! let request = RunJobFlowRequestBuilder::new(&settings).build(&job_flow)?;
//! assert_eq!(request.name.as_deref(), Some("nightly-2026-01-31"));
//!
//! let steps = [Step::jar("count", "${bucket}/count.jar")];
//! let request = AddJobFlowStepsRequestBuilder::new(&settings).build("j-111AAABBBNJ2I", &steps)?;
//! assert_eq!(request.job_flow_id.as_deref(), Some("j-111AAABBBNJ2I"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use emrys_diagnostics::Diagnostic;
use emrys_document::model::{Config, HBaseConfig, JobFlow, ModelError, Step};
use emrys_document::{Format, Options, Project};
use emrys_protocol::types::{AddJobFlowStepsInput, RunJobFlowInput};

use emrys_synth::lower::{self, Destination, LowerError};
use emrys_synth::references;

/// Values of placeholders.
///
/// Two of them have a meaning. [`JOB_FLOW_ID`](Self::JOB_FLOW_ID) is the cluster's id: it is set where steps are added.
/// [`HBASE_JAR_PATH`](Self::HBASE_JAR_PATH) is HBase's JAR for steps that name none: that of the job flow's own
/// configuration, unless it is set here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    values: BTreeMap<String, String>,
}

impl Settings {
    /// The id of the cluster.
    pub const JOB_FLOW_ID: &'static str = "jobFlowId";
    /// HBase's JAR on the cluster.
    pub const HBASE_JAR_PATH: &'static str = "hBaseJarPath";

    /// No values.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a value that has not been set.
    ///
    /// # Errors
    /// It has been: [`replace`](Self::replace) it if that is meant.
    pub fn put(
        &mut self,
        name: impl Into<String>,
        value: impl Into<String>,
    ) -> Result<(), AlreadySet> {
        let name = name.into();
        if self.values.contains_key(&name) {
            return Err(AlreadySet(name));
        }
        self.values.insert(name, value.into());
        Ok(())
    }

    /// Sets a value, whether it has been set or not; gives the former one.
    pub fn replace(&mut self, name: impl Into<String>, value: impl Into<String>) -> Option<String> {
        self.values.insert(name.into(), value.into())
    }

    /// A value.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }
}

/// The value was set before: replace it, or correct the name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the setting `{0}` has a value already")]
pub struct AlreadySet(pub String);

/// Why no request could be built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// Something is missing or wrong: correct all that the diagnostics name.
    #[error("no request can be built: {}", messages(.0))]
    Invalid(Vec<Diagnostic>),
    /// The model cannot be written as a document.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A file cannot be read.
    #[error(transparent)]
    Lower(#[from] LowerError),
    /// A placeholder is known only when a job flow runs: run it, or give it a value.
    #[error("these are known only when a job flow runs: {0}")]
    KnownLater(String),
}

fn messages(diagnostics: &[Diagnostic]) -> String {
    let messages: Vec<&str> = diagnostics.iter().map(Diagnostic::message).collect();
    messages.join("; ")
}

/// Makes the request that launches a job flow.
#[derive(Debug, Clone, Copy)]
pub struct RunJobFlowRequestBuilder<'a> {
    settings: &'a Settings,
}

impl<'a> RunJobFlowRequestBuilder<'a> {
    /// A builder with these settings.
    #[must_use]
    pub fn new(settings: &'a Settings) -> Self {
        Self { settings }
    }

    /// The request.
    ///
    /// # Errors
    /// Something is missing or wrong: all of it is named.
    pub fn build(&self, job_flow: &JobFlow) -> Result<RunJobFlowInput, BuildError> {
        build(job_flow, self.settings)
    }
}

/// Makes the request that adds steps to a cluster.
#[derive(Debug, Clone)]
pub struct AddJobFlowStepsRequestBuilder<'a> {
    settings: &'a Settings,
    cluster: JobFlow,
}

impl<'a> AddJobFlowStepsRequestBuilder<'a> {
    /// A builder with these settings, for clusters with an AMI version.
    #[must_use]
    pub fn new(settings: &'a Settings) -> Self {
        // Nothing of it is sent: it is what any such cluster has.
        let cluster = JobFlow::new("cluster")
            .ami_version("latest")
            .hadoop_version("2.4.0")
            .log_uri("s3://cluster")
            .ec2_key_name("cluster")
            .master_instance_type("m1.medium")
            .slave_instance_type("m1.medium")
            .instance_count(1);
        Self { settings, cluster }
    }

    /// The same for clusters with a release label. Not called: for those with an AMI version.
    #[must_use]
    pub fn release_label(mut self, label: impl Into<String>) -> Self {
        // So that steps of HBase's are taken for those of a cluster that has it.
        let hbase = HBaseConfig {
            jar: None,
            ..HBaseConfig::start("")
        };
        self.cluster = JobFlow::new("cluster").release_label(label);
        self.cluster.configs = vec![Config::HBase(hbase)];
        self
    }

    /// The request for the cluster of that id.
    ///
    /// # Errors
    /// Something is missing or wrong: all of it is named.
    pub fn build(
        &self,
        job_flow_id: &str,
        steps: &[Step],
    ) -> Result<AddJobFlowStepsInput, BuildError> {
        let mut settings = self.settings.clone();
        settings.replace(Settings::JOB_FLOW_ID, job_flow_id);
        let job_flow = self.cluster.clone().steps(steps.iter().cloned());
        let request = build(&job_flow, &settings)?;
        Ok(AddJobFlowStepsInput {
            job_flow_id: Some(job_flow_id.to_owned()),
            steps: request.steps,
            ..AddJobFlowStepsInput::default()
        })
    }
}

fn build(job_flow: &JobFlow, settings: &Settings) -> Result<RunJobFlowInput, BuildError> {
    let text = job_flow.to_text(Format::Json)?;
    let variables = |variable: &str| match variable.strip_prefix("EMRYS_VAR_") {
        Some(name) => settings.get(name).map(str::to_owned),
        None => std::env::var(variable).ok(),
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |now| i64::try_from(now.as_millis()).unwrap_or(i64::MAX));
    let options = Options {
        set: Vec::new(),
        variables: &variables,
        environment: None,
        now_millis: now,
    };
    let (project, diagnostics) =
        Project::read(&text, "model.json", Format::Json, Path::new(""), &options);
    let job_flows = project
        .as_ref()
        .map(|project| (project, project.job_flows.iter().next()));
    let Some((project, Some((name, own)))) = job_flows else {
        return Err(BuildError::Invalid(diagnostics));
    };
    let Some(cluster) = project.cluster_of(own) else {
        return Err(BuildError::Invalid(diagnostics));
    };
    // Where it runs makes no difference to the model, and nothing is uploaded for it.
    let destination = Destination {
        region: "us-east-1",
        artifacts: None,
        digest: &|_| Err(io::Error::from(io::ErrorKind::Unsupported)),
        files: &|_| Err(io::Error::from(io::ErrorKind::Unsupported)),
        python: None,
    };
    let plan = lower::job_flow(project, name, own, cluster, &destination)?;
    plan.refuse_secrets()?;
    let mut request = plan.launch_request(false);
    request.steps = request.steps.filter(|steps| !steps.is_empty());
    let later = references::of(&request);
    if later.is_empty() {
        return Ok(request);
    }
    let later: Vec<String> = later.iter().map(ToString::to_string).collect();
    Err(BuildError::KnownLater(later.join(", ")))
}
