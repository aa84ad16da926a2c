// SPDX-License-Identifier: Apache-2.0
//! What projects leave in accounts, for the verbs that deploy, compare and remove it.
//!
//! - [`alive`]: whether a process that deploys still lives.
//! - [`busy`]: machines of which executions run.
//! - [`engine`]: deployments on engines, through the services' own operations.
//! - [`formation`]: deployments through CloudFormation; [`events`]: following a stack to the end of what it does.
//! - [`means`]: the choice between the two.
//! - [`view`]: changes as they are shown.
//! - [`execution`]: running launch functions and pipelines.

mod alive;
mod busy;
pub(crate) mod engine;
mod events;
pub(crate) mod execution;
pub(crate) mod formation;
pub(crate) mod means;
pub(crate) mod view;

use std::collections::BTreeMap;
use std::io::{BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use emrys_deploy::project::{self as deploy, DeployError, Deployment, Inputs};
use emrys_deploy::registry::{Lock, LockError, lock};
use emrys_diagnostics::Diagnostic;
use emrys_document::Project;
use emrys_synth::cloudformation::body::BodyError;
use emrys_synth::lower::PythonArchive;

use crate::arguments::{Common, Destination, Settings, assignment};
use crate::exit::{ExitCode, Failure};
use crate::output;
use crate::place::{Place, What};
use crate::python::{self, Packing};
use crate::{project, target, uploads};

/// What is deployed, and where.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Arguments {
    /// The project: its folder or a document [default: the project around here]
    #[arg(value_name = "PROJECT")]
    path: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) settings: Settings,
    #[command(flatten)]
    pub(crate) destination: Destination,
    #[command(flatten)]
    pub(crate) how: How,
}

/// How it is deployed.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct How {
    /// By what: CloudFormation, or the services' own operations [default: cloudformation on AWS, else api]
    #[arg(long, value_enum)]
    via: Option<Via>,
    /// The stack's name, for CloudFormation [default: emrys-NAMESPACE]
    #[arg(long, value_name = "NAME")]
    pub(crate) stack: Option<String>,
    /// A value for a parameter of the template
    #[arg(long = "parameter", value_name = "NAME=VALUE", value_parser = assignment)]
    pub(crate) parameters: Vec<(String, String)>,
}

/// By what a project is deployed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Via {
    /// The operations of the services themselves.
    Api,
    /// Stacks and change sets.
    Cloudformation,
}

impl How {
    /// Refuses it where nothing is deployed.
    pub(crate) fn refuse(&self) -> Result<(), Failure> {
        let given = [
            ("--via", self.via.is_some()),
            ("--stack", self.stack.is_some()),
            ("--parameter", !self.parameters.is_empty()),
        ];
        match given.into_iter().find(|(_, is_given)| *is_given) {
            Some((name, _)) => Err(Failure::new(
                ExitCode::Usage,
                format!("{name} is for deployments"),
            )),
            None => Ok(()),
        }
    }

    /// By what a project is deployed at that place.
    pub(crate) fn via(&self, place: &Place) -> Result<Via, Failure> {
        let usage = |message: &str| Err(Failure::new(ExitCode::Usage, message));
        let via = match (&place.what, self.via) {
            (What::Local, Some(Via::Cloudformation)) => {
                return usage("the local engine has no CloudFormation");
            }
            (What::Aws(_), Some(Via::Api)) => {
                return usage("AWS is deployed to with CloudFormation alone");
            }
            (What::Aws(_), None) => Via::Cloudformation,
            (_, via) => via.unwrap_or(Via::Api),
        };
        if via == Via::Api && self.stack.is_some() {
            return usage("--stack is for CloudFormation");
        }
        Ok(via)
    }
}

impl Arguments {
    /// The folder or document that is meant.
    pub(crate) fn path(&self) -> Result<PathBuf, Failure> {
        let path = match &self.path {
            Some(path) => Some(path.clone()),
            None => project::root(&std::env::current_dir()?),
        };
        path.ok_or_else(|| {
            let message = "there is no project here";
            Failure::new(ExitCode::Usage, message)
                .hint("name its folder, or make one with `emrys init`")
        })
    }
}

/// A project and what it leaves in an account.
pub(crate) struct Chosen {
    pub(crate) project: Project,
    /// The folder of its main document.
    pub(crate) folder: PathBuf,
    pub(crate) deployment: Deployment,
}

impl Chosen {
    /// The bucket, and a prefix, that a long template is uploaded to: the one that is named, else the place of artifacts
    /// of the first profile that has one.
    pub(crate) fn artifacts(&self, named: Option<&str>) -> Option<String> {
        if let Some(named) = named {
            return Some(named.to_owned());
        }
        let mut profiles = self.project.profiles.iter();
        let uri = profiles.find_map(|(_, profile)| profile.artifacts.as_ref())?;
        let uri = uri.as_str().trim_end_matches('/');
        uri.strip_prefix("s3://").map(str::to_owned)
    }
}

/// Loads a project and makes of it what is deployed.
pub(crate) async fn load(
    path: &Path,
    settings: &Settings,
    place: &Place,
    packing: Packing,
    common: &Common,
) -> Result<Chosen, Failure> {
    let project = project::load_all(&[path.to_owned()], settings, common.format())?;
    of(project, path, place, packing, common).await
}

/// What is deployed of a project that has been loaded.
pub(crate) async fn of(
    project: Project,
    path: &Path,
    place: &Place,
    packing: Packing,
    common: &Common,
) -> Result<Chosen, Failure> {
    let folder = folder(path)?;
    let mut archives = BTreeMap::new();
    let job_flows = project.pipelines.iter();
    let job_flows = job_flows.filter_map(|(_, pipeline)| pipeline.job_flow());
    for name in job_flows {
        let Some(job_flow) = project.job_flows.get(name) else {
            continue;
        };
        let Some(cluster) = project.cluster_of(job_flow) else {
            continue;
        };
        let cache = target::cache(common);
        let here = place.is_here();
        if let Some(archive) = python::archive(job_flow, cluster, cache, here, packing).await? {
            archives.insert(name.value.clone(), archive);
        }
    }
    let is_empty = project.profiles.keys().next().is_none()
        && project.clusters.keys().next().is_none()
        && project.launch_functions.keys().next().is_none()
        && project.pipelines.keys().next().is_none();
    if is_empty {
        let message = "the project has nothing to deploy: no profiles, clusters, launch functions or pipelines";
        return Err(Failure::new(ExitCode::Usage, message)
            .hint("`emrys destroy` removes what has been deployed of it"));
    }
    let deployment = match made(&project, &folder, &archives)? {
        Ok(deployment) => deployment,
        Err(error) => {
            if let DeployError::Pipeline { .. } = &error
                && let Some(diagnostics) = error.diagnostics()
            {
                return Err(project::refused(&diagnostics, common.format())?);
            }
            return Err(not_deployed(&error));
        }
    };
    Ok(Chosen {
        project,
        folder,
        deployment,
    })
}

/// What deploying would refuse of a project that has something to deploy, as far as its documents are the reason.
pub(crate) fn problems(project: &Project, path: &Path) -> Result<Vec<Diagnostic>, Failure> {
    let is_deployed = project.profiles.keys().next().is_some()
        || project.launch_functions.keys().next().is_some()
        || project.pipelines.keys().next().is_some();
    if !is_deployed {
        return Ok(Vec::new());
    }
    let made = made(project, &folder(path)?, &BTreeMap::new())?;
    let found = made.err().and_then(|error| error.diagnostics());
    Ok(found.unwrap_or_default())
}

/// The folder of a project's main document.
fn folder(path: &Path) -> Result<PathBuf, Failure> {
    let path = std::path::absolute(path)?;
    Ok(match path.is_dir() {
        true => path,
        false => path.parent().unwrap_or(&path).to_owned(),
    })
}

/// What a project leaves in an account, with archives of Python packages by the names of job flows.
fn made(
    project: &Project,
    folder: &Path,
    archives: &BTreeMap<String, PythonArchive>,
) -> Result<Result<Deployment, DeployError>, Failure> {
    let lock = read_lock(folder)?;
    let inputs = Inputs {
        digest: &uploads::digest,
        files: &uploads::files,
        python: archives,
        lock: &lock,
    };
    Ok(deploy::deployment(project, &inputs))
}

/// Why a project cannot be deployed, and what to do about it.
fn not_deployed(error: &DeployError) -> Failure {
    let failure = Failure::new(ExitCode::InvalidDocument, error);
    match error {
        DeployError::NotFound { name, .. } => failure.hint(format_args!(
            "correct the name; or, where another project deploys it, `emrys registry use {name}`"
        )),
        _ => failure,
    }
}

/// What the lock file of a project's folder has; nothing, if there is none.
pub(crate) fn read_lock(folder: &Path) -> Result<Lock, Failure> {
    read_lock_with(folder, Lock::read)
}

/// The same, of which only the names are taken for true.
pub(crate) fn read_lock_keys(folder: &Path) -> Result<Lock, Failure> {
    read_lock_with(folder, Lock::read_unchecked)
}

fn read_lock_with(
    folder: &Path,
    read: impl FnOnce(&str) -> Result<Lock, LockError>,
) -> Result<Lock, Failure> {
    let path = folder.join(lock::FILE);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Lock::default()),
        Err(error) => {
            let message = format!("failed to read `{}`: {error}", path.display());
            return Err(Failure::new(ExitCode::InvalidDocument, message));
        }
    };
    read(&text).map_err(|error| {
        let message = format!("`{}`: {error}", path.display());
        let hint = match error {
            LockError::Changed { .. } => {
                "`emrys registry use` without names reads everything in it again"
            }
            LockError::Newer(_) => "use the version of Emrys that wrote it",
            LockError::Malformed(_) | LockError::Key(_) => {
                "take it from version control, or delete it and say `emrys registry use NAME…` with what the project uses \
                 of others"
            }
        };
        Failure::new(ExitCode::InvalidDocument, message).hint(hint)
    })
}

/// Why CloudFormation does not take a template, and what to do about it.
pub(crate) fn refused(error: &BodyError) -> Failure {
    match error {
        BodyError::TooLong(_) => Failure::new(ExitCode::InvalidDocument, error)
            .hint("split the project into several namespaces"),
        BodyError::NoBucket(_) => Failure::new(ExitCode::Usage, error)
            .hint("name one of yours: `--artifacts s3://bucket/prefix`, or EMRYS_ARTIFACTS"),
    }
}

/// Asks before something is done. Without a terminal only `--yes` is an answer.
pub(crate) fn confirm(yes: bool, question: &str) -> Result<(), Failure> {
    if yes {
        return Ok(());
    }
    let stdin = std::io::stdin();
    if !stdin.is_terminal() || !output::is_terminal() {
        let message = "nobody can be asked here, and nothing was changed";
        return Err(Failure::new(ExitCode::Usage, message).hint("say --yes"));
    }
    output::say(format_args!("{question} [y/N]"));
    let mut answer = String::new();
    stdin.lock().read_line(&mut answer)?;
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(Failure::new(ExitCode::Interrupted, "nothing was changed")),
    }
}
