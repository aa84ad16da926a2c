// SPDX-License-Identifier: Apache-2.0
//! A checked job flow, or a cluster alone → what real EMR is sent. Pure: files are named, not read; what has to be known
//! of them, the caller's closures in [`Destination`] say.
//!
//! - [`plan`]: the result.
//! - `launch`: the request of a plan as it is sent.
//! - `cluster`: what a cluster definition gives it.
//! - `ami`: the same of a cluster with an AMI version.
//! - `instances`: its instances.
//! - `security`: the security configuration that the project defines for it.
//! - `settings`: its settings that are mappings of their own.
//! - `flow`: the activities of a document's flows.
//! - `translate`: what AMI versions had, in today's terms.
//! - `steps`: each kind of step as a `HadoopJarStep`.
//! - `artifacts`: local files and inline scripts as uploads.
//! - `bucket`: what a bucket of the document brings with it, as uploads.

mod ami;
mod artifacts;
mod bucket;
mod cluster;
mod flow;
mod instances;
mod launch;
pub mod plan;
mod security;
mod settings;
mod steps;
mod translate;

use std::io;
use std::path::{Path, PathBuf};

use emrys_document::elements::{self, Cluster, EndOfLife, Flow, JobFlow, Release, Step, Text};
use emrys_document::{Project, Spanned};
use emrys_model::action_on_failure::ActionOnFailure;
use emrys_protocol::types::{HadoopJarStepConfig, StepConfig};
use serde_json::Value;

use self::artifacts::Artifacts;
use self::plan::{Plan, PlannedStep, SecretProperty, SecurityConfiguration, Upload};
use crate::activity::Activity;
use crate::references;

/// Where a job flow is to run, and what lowering needs to know of this machine's files.
pub struct Destination<'a> {
    /// The region, by which EMR's own JARs are named.
    pub region: &'a str,
    /// The bucket that local files are uploaded to, and behind a slash the prefix of their keys if there is to be one.
    /// Without it nothing can be uploaded.
    pub artifacts: Option<&'a str>,
    /// A hexadecimal digest of a file's content.
    pub digest: &'a dyn Fn(&Path) -> io::Result<String>,
    /// The files below a folder, in the order in which they are to be uploaded.
    pub files: &'a dyn Fn(&Path) -> io::Result<Vec<PathBuf>>,
    /// The archive of the job flow's Python packages, if it has any.
    pub python: Option<&'a PythonArchive>,
}

/// The archive of a job flow's Python packages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PythonArchive {
    /// It is at this path.
    Packed(PathBuf),
    /// It has not been packed, and will have this name.
    NotPacked(&'static str),
}

/// Why a job flow could not be lowered.
#[derive(Debug, thiserror::Error)]
pub enum LowerError {
    /// A local file or folder cannot be read: check its rights.
    #[error("failed to read `{}`: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Something has to be uploaded and there is no place for it: name one.
    #[error("{what} has to be uploaded, and nothing says where to")]
    NoArtifacts {
        /// The file, or what else it is.
        what: String,
    },
    /// The caller has not said where the archive is: report a bug.
    #[error("the job flow has Python packages, and nobody has packed them")]
    NoPythonArchive,
    /// Secrets are made by a deployment, and there is none: deploy a pipeline or launch function, or make them by hand.
    #[error(
        "`{classification}` has properties under `secret_configurations`, whose secrets `emrys deploy` makes, and this is not \
         deployed"
    )]
    Secrets {
        /// The classification.
        classification: String,
    },
}

/// Lowers a cluster without a job flow: its launch, with no steps but EMR's own.
///
/// # Errors
/// A local file or folder cannot be read, or what has to be uploaded has no place.
pub fn cluster(
    project: &Project,
    name: &str,
    cluster: &Cluster,
    destination: &Destination<'_>,
) -> Result<Plan, LowerError> {
    let mut artifacts = Artifacts::new(destination, Some(cluster), None);
    let plan = launch(name, cluster, &mut artifacts)?;
    complete(project, cluster, artifacts, plan)
}

/// Lowers a job flow and the cluster it names.
///
/// # Errors
/// A local file or folder cannot be read, or what has to be uploaded has no place.
pub fn job_flow(
    project: &Project,
    name: &str,
    job_flow: &JobFlow,
    cluster: &Cluster,
    destination: &Destination<'_>,
) -> Result<Plan, LowerError> {
    let mut artifacts = Artifacts::new(destination, Some(cluster), job_flow.python.as_deref());
    let mut plan = launch(name, cluster, &mut artifacts)?;
    if cluster.release_label().is_some() {
        plan.translations.extend(translate::steps(job_flow));
    }
    let request = &mut plan.request;
    if let Some(name) = &job_flow.name {
        request.name = Some(name.value.clone());
    }
    if let Some(uri) = &job_flow.log_uri {
        request.log_uri = Some(uri.as_str().to_owned());
    }
    for tag in cluster::tags(&job_flow.tags) {
        let tags = request.tags.get_or_insert_default();
        tags.retain(|own| own.key != tag.key);
        tags.push(tag);
    }
    if let (Some(end), Some(instances)) = (&job_flow.end_of_life, &mut request.instances) {
        instances.keep_job_flow_alive_when_no_steps = Some(**end == EndOfLife::Keep);
    }
    for step in &job_flow.steps {
        let step = steps::step(step, Some(cluster), destination.region, &mut artifacts)?;
        plan.steps.push(step);
    }
    let mut activities = |flow: &Option<Spanned<Flow>>| {
        let flow = flow.as_deref();
        flow.map(|flow| flow::activities(flow, cluster, destination.region, &mut artifacts))
            .transpose()
    };
    plan.flow = activities(&job_flow.flow)?;
    plan.failed_flow = activities(&job_flow.failed_flow)?.unwrap_or_default();
    // What a cluster begins with belongs to its launch.
    if let Some(Activity::StartCluster { steps: first }) = plan.flow.iter_mut().flatten().next() {
        *first = std::mem::take(&mut plan.steps);
    }
    let outputs = job_flow.outputs.iter();
    plan.outputs = outputs.map(|uri| uri.as_str().to_owned()).collect();
    if let Some(end) = &job_flow.end_of_life {
        plan.end_of_life = flow::end_of_life(**end);
    }
    plan.timeout = job_flow.timeout.as_deref().copied().map(flow::length);
    plan.relaunch = job_flow.retry.as_ref().map(flow::relaunch);
    plan.lock = job_flow.lock.as_deref().map(flow::lock);
    complete(project, cluster, artifacts, plan)
}

/// Lowers steps that somebody else's cluster gets; without a definition of it they are steps for one with a release label.
///
/// # Errors
/// A local file cannot be read, or what has to be uploaded has no place.
pub fn steps<'s>(
    steps: impl IntoIterator<Item = &'s Step>,
    cluster: Option<&Cluster>,
    destination: &Destination<'_>,
) -> Result<(Vec<PlannedStep>, Vec<Upload>), LowerError> {
    let mut artifacts = Artifacts::new(destination, cluster, None);
    let lowered = steps
        .into_iter()
        .map(|step| steps::step(step, cluster, destination.region, &mut artifacts))
        .collect::<Result<_, _>>()?;
    Ok((lowered, artifacts.into_uploads()))
}

/// What a cluster's definition alone says of its launch.
fn launch(
    name: &str,
    cluster: &Cluster,
    artifacts: &mut Artifacts<'_>,
) -> Result<Plan, LowerError> {
    let mut translations = Vec::new();
    let (mut request, steps) = match &cluster.release {
        Release::ReleaseLabel(label) => {
            let mut request = cluster::request(cluster, **label, artifacts)?;
            translations.extend(cluster::left_out(cluster));
            let steps = translate::apply(cluster, **label, &mut request, &mut translations);
            (request, steps)
        }
        Release::AmiVersion(version) => ami::request(cluster, version, artifacts)?,
    };
    let own_name = cluster.name.as_deref().map(String::as_str);
    request.name = Some(own_name.unwrap_or(name).to_owned());
    let mut plan = Plan {
        request,
        secrets: secrets(cluster),
        steps,
        translations,
        ..Plan::default()
    };
    if plan.keeps_cluster() {
        plan.end_of_life = plan::EndOfLife::Keep;
    }
    Ok(plan)
}

/// The properties of a cluster that are in secrets.
#[must_use]
pub fn secrets(cluster: &Cluster) -> Vec<SecretProperty> {
    let all = cluster.secret_configurations.iter();
    let all = all.flat_map(|(classification, own)| {
        own.properties.iter().map(|property| SecretProperty {
            classification: classification.value.clone(),
            property: property.value.clone(),
            secret: own.secret.value.clone(),
        })
    });
    all.collect()
}

/// The plan with what it needs in buckets, and with the JAR of HBase where it refers to it.
fn complete(
    project: &Project,
    cluster: &Cluster,
    mut artifacts: Artifacts<'_>,
    mut plan: Plan,
) -> Result<Plan, LowerError> {
    let files = artifacts.destination().files;
    let hbase = cluster.hbase().filter(|_| cluster.ami_version().is_some());
    let hbase = hbase.and_then(|hbase| hbase.jar.as_ref());
    let hbase_jar = hbase.map(|jar| artifacts.uri(jar)).transpose()?;
    plan.uploads = artifacts.into_uploads();
    let names = project.buckets.iter();
    plan.buckets
        .extend(names.map(|bucket| bucket.name.value.clone()));
    plan.uploads.extend(contents(project, files)?);
    plan.security_configuration = security_configuration(project, cluster);
    Ok(match hbase_jar {
        Some(jar) => references::with_hbase_jar(plan, &jar),
        None => plan,
    })
}

/// What the project's buckets bring with them.
///
/// # Errors
///
/// A folder cannot be read.
pub fn contents(
    project: &Project,
    files: &dyn Fn(&Path) -> io::Result<Vec<PathBuf>>,
) -> Result<Vec<Upload>, LowerError> {
    let mut uploads = Vec::new();
    for bucket in &project.buckets {
        uploads.extend(bucket::uploads(bucket, files)?);
    }
    Ok(uploads)
}

/// The security configuration that a cluster names, if the project defines it.
fn security_configuration(project: &Project, cluster: &Cluster) -> Option<SecurityConfiguration> {
    let configuration = project.security_configuration_of(cluster)?;
    Some(SecurityConfiguration {
        name: cluster.security_configuration.as_deref()?.clone(),
        configuration: security::configuration(configuration),
    })
}

/// The JSON of a security configuration, as EMR takes it as a text.
#[must_use]
pub fn security_configuration_json(configuration: &elements::SecurityConfiguration) -> Value {
    security::configuration(configuration)
}

/// A step of EMR's own, tried once.
fn own_step(name: &str, action: ActionOnFailure, jar: HadoopJarStepConfig) -> PlannedStep {
    PlannedStep::new(StepConfig {
        name: Some(name.to_owned()),
        action_on_failure: Some(action.into()),
        hadoop_jar_step: Some(jar),
        ..StepConfig::default()
    })
}

/// Arguments as they are sent.
fn arguments(values: &[Spanned<Text>]) -> impl Iterator<Item = String> {
    values.iter().map(|value| value.0.clone())
}

/// A list where there is something in it: EMR is not sent empty ones.
fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}
