// SPDX-License-Identifier: Apache-2.0
//! The command line: the verbs and the arguments that several of them share.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand};

use crate::definition::Definition;
use crate::exit::Failure;
use crate::machines::definition;
use crate::output::Format;
use crate::project::Chosen;
use crate::verbs;

/// What to begin with, below the list of verbs.
const BEGINNING: &str = "\
To begin with:
  emrys init hello              a project
  emrys run hello               its job flow, on this machine
  emrys deploy hello            what its documents have to deploy, into the engine of this machine;
                                with --on aws into an account, after it has shown the changes
  emrys run hello --on aws      the job flow on EMR";

/// Define, check, run, deploy and operate Amazon EMR job flows, on this machine or anywhere EMR's API is
/// spoken.
#[derive(Debug, Parser)]
#[command(name = "emrys", version, max_term_width = 100, after_help = BEGINNING)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What every verb takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct Common {
    /// How results are shown
    #[arg(long, global = true, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Short for --format json
    #[arg(long, global = true)]
    json: bool,
    /// State folder of the local engine [default: .emrys beside the project]
    #[arg(long, global = true, env = "EMRYS_HOME", value_name = "DIR")]
    pub(crate) home: Option<PathBuf>,
    /// Folder for Spark and its like [default: emrys in the user's cache folder]
    #[arg(long, global = true, env = "EMRYS_CACHE", value_name = "DIR")]
    pub(crate) cache: Option<PathBuf>,
}

impl Common {
    /// How results are shown.
    pub(crate) fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}

/// Where a verb's requests go.
#[derive(Debug, Clone, Args)]
pub(crate) struct On {
    /// `local`, `aws`, or the address of an EMR-compatible endpoint (`http://…`)
    #[arg(long, default_value = "local", value_name = "TARGET")]
    pub(crate) on: String,
    /// The profile of AWS's configuration files [default: AWS_PROFILE, or the default one]
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,
    /// The region [default on AWS: as its own tools find it]
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
}

/// Where a job flow is sent, with the files that it needs.
#[derive(Debug, Clone, Args)]
pub(crate) struct Destination {
    #[command(flatten)]
    pub(crate) on: On,
    /// Where files of this machine are uploaded to [default: the bucket emrys-artifacts; none on AWS]
    #[arg(long, env = "EMRYS_ARTIFACTS", value_name = "S3-URI", value_parser = bucket_and_prefix)]
    pub(crate) artifacts: Option<String>,
}

/// What replaces the placeholders of documents.
#[derive(Debug, Clone, Args)]
pub(crate) struct Settings {
    /// Set a placeholder; wins over the environment and the document's default
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = assignment)]
    pub(crate) set: Vec<(String, String)>,
    /// Which of the documents' environments replaces defaults of placeholders
    #[arg(long, short, env = "EMRYS_ENVIRONMENT", value_name = "NAME")]
    pub(crate) environment: Option<String>,
}

/// The job flow that a verb is about.
#[derive(Debug, Clone, Args)]
pub(crate) struct Subject {
    /// A job flow's name, a document, or a project folder; to run, also a launch function's or pipeline's name, or a
    /// file that defines a state machine
    #[arg(value_name = "SUBJECT")]
    name_or_path: String,
    /// Which job flow, where the document has several
    #[arg(long, value_name = "NAME")]
    job_flow: Option<String>,
    #[command(flatten)]
    settings: Settings,
}

impl Subject {
    /// The file, if it is one that defines a state machine.
    pub(crate) fn machine(&self) -> Option<&Path> {
        let path = Path::new(&self.name_or_path);
        definition::is_machine(path).then_some(path)
    }

    /// The name or path that was given.
    pub(crate) fn name(&self) -> &str {
        &self.name_or_path
    }

    /// Whether it says which job flow of a document is meant.
    pub(crate) fn names_job_flow(&self) -> bool {
        self.job_flow.is_some()
    }

    /// What replaces placeholders.
    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Loads its project. What is wrong with the documents is told in that format.
    pub(crate) fn choose(&self, format: Format) -> Result<Chosen, Failure> {
        self.choose_with(&[], format)
    }

    /// Loads its project, in which it may be a cluster as well.
    pub(crate) fn define(&self, format: Format) -> Result<Definition, Failure> {
        let (subject, name) = (&self.name_or_path, self.job_flow.as_deref());
        Definition::find(subject, name, &self.settings, format)
    }

    /// [`choose`](Self::choose) with values for placeholders beside those that are set.
    pub(crate) fn choose_with(
        &self,
        values: &[(String, String)],
        format: Format,
    ) -> Result<Chosen, Failure> {
        let job_flow = self.job_flow.as_deref();
        let mut settings = self.settings.clone();
        settings.set.extend(values.iter().cloned());
        Chosen::find(&self.name_or_path, job_flow, &settings, format)
    }
}

/// The bucket and the prefix that an S3 URI names.
pub(crate) fn bucket_and_prefix(text: &str) -> Result<String, String> {
    let rest = text
        .strip_prefix("s3://")
        .filter(|rest| !rest.is_empty() && !rest.starts_with('/'));
    let rest = rest.ok_or_else(|| format!("`{text}` is not of the form s3://bucket/prefix"))?;
    Ok(rest.trim_end_matches('/').to_owned())
}

/// What `--set` takes.
pub(crate) fn assignment(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err(format!("`{text}` is not of the form NAME=VALUE")),
    }
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Make a runnable project: a document, a job, sample data
    Init(verbs::init::Init),
    /// Check documents and show what is wrong with them
    Check(verbs::check::Check),
    /// Explain a diagnostic code
    Explain(verbs::explain::Explain),
    /// Write a document in another format, or what Terraform and others take of its clusters and of what it deploys
    Convert(verbs::convert::Convert),
    /// Show exactly what a run would send; nothing is sent
    Plan(verbs::plan::Plan),
    /// Show what a cluster or a job flow costs; nothing is sent
    Cost(verbs::cost::Cost),
    /// Show what differs between two clusters or job flows, or between one and a cluster that is there; without any,
    /// what deploying would change
    Diff(verbs::diff::Diff),
    /// Write what EMR is sent, or others have for it, as a document
    Import(verbs::import::Import),
    /// Draw a state machine, or what an execution has done
    Diagram(verbs::diagram::Diagram),
    /// Bring the profiles, clusters, launch functions and pipelines of a project up to date in an account
    Deploy(verbs::deploy::Deploy),
    /// Remove from an account what a project has deployed
    Destroy(verbs::destroy::Destroy),
    /// Say who may do what once a project has been deployed; nothing is sent
    ExplainAccess(verbs::explain_access::ExplainAccess),
    /// What projects have deployed, by name, for others to use
    #[command(subcommand)]
    Registry(verbs::registry::Registry),
    /// Run a job flow, a launch function, a pipeline or a state machine, follow it, and exit with its outcome
    Run(verbs::run::Run),
    /// List runs, or groups of runs and their gaps
    Runs(verbs::runs::Runs),
    /// Take up a run that nobody carries out, or do the gaps of a group
    Resume(verbs::resume::Resume),
    /// Run again what a run was made from, from a step on if wanted
    Rerun(verbs::rerun::Rerun),
    /// Change the steps of a run that have not begun, as its edited document says
    Apply(verbs::apply::Apply),
    /// Leave out a step of a run that has not begun
    Skip(verbs::skip::Skip),
    /// List clusters, and executions of state machines
    Ps(verbs::ps::Ps),
    /// Show a run, a cluster, a step, or an execution of a state machine
    Show(verbs::show::Show),
    /// List the steps of a cluster
    Steps(verbs::steps::Steps),
    /// Show the logs of a step, live if wanted
    Logs(verbs::logs::Logs),
    /// Show what state machines have sent to topics, queues and event buses
    Messages(verbs::messages::Messages),
    /// Add a job flow's steps to a run or a cluster; the cluster that the job flow names is ignored
    AddSteps(verbs::add_steps::AddSteps),
    /// Cancel a run, a step, every step of a cluster, or an execution of a state machine
    Cancel(verbs::cancel::Cancel),
    /// Give an instance group of a cluster another number of instances
    Resize(verbs::resize::Resize),
    /// Terminate clusters
    Terminate(verbs::terminate::Terminate),
    /// The local engine as a service
    #[command(subcommand)]
    Local(verbs::local::Local),
    /// Print the environment that points other clients at the local engine
    Env(verbs::env::Env),
    /// Say what this machine has and lacks for running jobs
    Doctor(verbs::doctor::Doctor),
    /// Print a script that completes the command line in a shell
    Completions(verbs::completions::Completions),
}
