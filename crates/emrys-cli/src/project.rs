// SPDX-License-Identifier: Apache-2.0
//! Finding, loading and reporting on the documents that a verb is about.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use emrys_diagnostics::{Diagnostic, Severity, render};
use emrys_document::elements::JobFlow;
use emrys_document::project::{DOCUMENTS, Draft};
use emrys_document::reference::Reference;
use emrys_document::{Checked, Options, Project, Spanned};
use emrys_runner::journal::Origin;
use emrys_synth::lower::plan::Plan;
use emrys_synth::lower::{self, Destination, LowerError};

use crate::arguments::{Common, Settings};
use crate::exit::{ExitCode, Failure};
use crate::output::{self, Format};
use crate::place::Place;
use crate::python::{self, Packing};
use crate::{references, target, uploads};

/// The nearest folder, from `here` upwards, that holds a project.
pub(crate) fn root(here: &Path) -> Option<PathBuf> {
    let mut folders = here.ancestors();
    folders
        .find(|folder| is_project(folder))
        .map(Path::to_owned)
}

/// Whether a folder holds a project's main document.
pub(crate) fn is_project(folder: &Path) -> bool {
    DOCUMENTS.iter().any(|name| folder.join(name).is_file())
}

/// Loads documents for a job flow: the one that is wanted, or the only one there is. Errors are told and end the verb.
/// Warnings are told where they are about that job flow, and notes not at all: `emrys check` tells everything.
pub(crate) fn load(
    paths: &[PathBuf],
    settings: &Settings,
    wanted: Option<&str>,
    format: Format,
) -> Result<(Project, String), Failure> {
    let (project, mut diagnostics) = sound(paths, settings, format)?;
    let job_flow = choose(&project, wanted)?;
    diagnostics.retain(|own| own.severity() > Severity::Note && project.concerns(&job_flow, own));
    report(&diagnostics, Format::Human)?;
    Ok((project, job_flow))
}

/// Loads documents for all that is in them. Errors and warnings are told; errors end the verb.
pub(crate) fn load_all(
    paths: &[PathBuf],
    settings: &Settings,
    format: Format,
) -> Result<Project, Failure> {
    let (project, mut diagnostics) = sound(paths, settings, format)?;
    diagnostics.retain(|own| own.severity() > Severity::Note);
    report(&diagnostics, Format::Human)?;
    Ok(project)
}

/// Loads documents, and gives what is to be told of them. Errors are told, and end the verb.
pub(crate) fn sound(
    paths: &[PathBuf],
    settings: &Settings,
    format: Format,
) -> Result<(Project, Vec<Diagnostic>), Failure> {
    let Checked {
        project,
        mut diagnostics,
        ..
    } = read(paths, None, settings);
    if let Some(project) = project {
        return Ok((project, diagnostics));
    }
    diagnostics.retain(|own| own.severity() > Severity::Note);
    Err(refused(&diagnostics, format)?)
}

/// Tells what is wrong with documents, and what comes of it.
pub(crate) fn refused(diagnostics: &[Diagnostic], format: Format) -> Result<Failure, Failure> {
    // A verb's own answer is the only JSON value on stdout; without one it is what is wrong.
    report(diagnostics, format)?;
    let errors = count(diagnostics, Severity::Error);
    let plural = if errors == 1 { "" } else { "s" };
    Ok(Failure::new(
        ExitCode::InvalidDocument,
        format!("the document has {errors} error{plural}; nothing was sent"),
    ))
}

/// Loads documents, one of them perhaps from an editor, and gives what was found wrong with them.
pub(crate) fn read(paths: &[PathBuf], draft: Option<&Draft>, settings: &Settings) -> Checked {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let options = Options {
        set: settings.set.clone(),
        variables: &|name| std::env::var(name).ok(),
        environment: settings.environment.clone(),
        now_millis: i64::try_from(now.as_millis()).unwrap_or_default(),
    };
    Project::check(paths, draft, &options)
}

/// How many diagnostics have that severity.
pub(crate) fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    let same = |diagnostic: &&Diagnostic| diagnostic.severity() == severity;
    diagnostics.iter().filter(same).count()
}

/// Tells what was found: on stderr for people, on stdout for programs.
pub(crate) fn report(diagnostics: &[Diagnostic], format: Format) -> Result<(), Failure> {
    match format {
        Format::Json if diagnostics.is_empty() => Ok(()),
        Format::Json => output::data(render::json(diagnostics)),
        Format::Human => {
            let style = if output::colour() {
                render::Style::Colour
            } else {
                render::Style::Plain
            };
            for diagnostic in diagnostics {
                output::say(render::human(diagnostic, style));
            }
            Ok(())
        }
    }
}

/// A job flow that the command line or an earlier run names, in its project.
pub(crate) struct Chosen {
    project: Project,
    origin: Origin,
}

impl Chosen {
    /// Finds `subject`: a document or a folder, or the name of a job flow of the project around
    /// here.
    pub(crate) fn find(
        subject: &str,
        job_flow: Option<&str>,
        settings: &Settings,
        format: Format,
    ) -> Result<Self, Failure> {
        let (path, name) = documents(subject)?;
        let paths = std::slice::from_ref(&path);
        let (project, job_flow) = load(paths, settings, name.or(job_flow), format)?;
        let origin = Origin {
            documents: vec![std::path::absolute(&path)?],
            job_flow,
            set: settings.set.clone(),
            environment: settings.environment.clone(),
        };
        Ok(Self { project, origin })
    }

    /// The job flow that an earlier run was made from, as its documents are now.
    pub(crate) fn again(origin: &Origin, format: Format) -> Result<Self, Failure> {
        let settings = Settings {
            set: origin.set.clone(),
            environment: origin.environment.clone(),
        };
        let wanted = Some(origin.job_flow.as_str());
        let (project, _) = load(&origin.documents, &settings, wanted, format)?;
        Ok(Self {
            project,
            origin: origin.clone(),
        })
    }

    /// The same job flow with other values for some placeholders. Warnings have been told, and are not repeated.
    pub(crate) fn with(
        &self,
        values: &BTreeMap<String, String>,
        format: Format,
    ) -> Result<Self, Failure> {
        let mut origin = self.origin.clone();
        origin.set.retain(|(name, _)| !values.contains_key(name));
        let values = values
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()));
        origin.set.extend(values);
        let settings = Settings {
            set: origin.set.clone(),
            environment: origin.environment.clone(),
        };
        match read(&origin.documents, None, &settings).project {
            Some(project) => Ok(Self { project, origin }),
            // Read once more for the report.
            None => Self::again(&origin, format),
        }
    }

    /// The job flow's name.
    pub(crate) fn name(&self) -> &str {
        &self.origin.job_flow
    }

    /// What the job flow was read from.
    pub(crate) fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Whether there are steps and no job flow: what other documents include, or a cluster is sent.
    pub(crate) fn is_fragment(&self) -> bool {
        is_fragment(&self.project)
    }

    /// Takes the steps of no job flow, for a cluster with that release label or AMI version.
    pub(crate) fn adopt_steps(&mut self, release: &str) -> Result<(), Failure> {
        match self.project.adopt_steps(release) {
            Ok(name) => {
                name.clone_into(&mut self.origin.job_flow);
                Ok(())
            }
            Err(diagnostics) => {
                report(&diagnostics, Format::Human)?;
                let message = "the steps are not right for this cluster; nothing was sent";
                Err(Failure::new(ExitCode::InvalidDocument, message))
            }
        }
    }

    /// Where the documents have references.
    pub(crate) fn references(&self) -> &[Spanned<Reference>] {
        &self.project.references
    }

    fn job_flow(&self) -> Result<&JobFlow, Failure> {
        self.project
            .job_flows
            .get(self.name())
            .ok_or_else(|| unknown(&self.project, self.name()))
    }

    /// What a run that launches a cluster would send: one that can be launched without a deployment.
    pub(crate) async fn plan_to_launch(
        &self,
        common: &Common,
        place: &Place,
        packing: Packing,
    ) -> Result<Plan, Failure> {
        let plan = self.plan(common, place, packing).await?;
        plan.refuse_secrets().map_err(not_lowered)?;
        Ok(plan)
    }

    /// What a run would send. With [`Packing::Now`] it can be sent.
    pub(crate) async fn plan(
        &self,
        common: &Common,
        place: &Place,
        packing: Packing,
    ) -> Result<Plan, Failure> {
        let job_flow = self.job_flow()?;
        let cluster = self.project.cluster_of(job_flow);
        // The rules have made sure of it.
        let cluster = cluster.ok_or_else(|| unknown(&self.project, self.name()))?;
        let cache = target::cache(common);
        let python = python::archive(job_flow, cluster, cache, place.is_here(), packing).await?;
        let destination = Destination {
            region: place.region(),
            artifacts: place.artifacts(),
            digest: &uploads::digest,
            files: &uploads::files,
            python: python.as_ref(),
        };
        let plan = lower::job_flow(&self.project, self.name(), job_flow, cluster, &destination)
            .map_err(not_lowered)?;
        references::refuse_terraform(&plan, self.references())?;
        Ok(plan)
    }
}

/// The document or the folder that `subject` is; or the project around here, and the name in it that `subject` is.
pub(crate) fn documents(subject: &str) -> Result<(PathBuf, Option<&str>), Failure> {
    let path = Path::new(subject);
    if path.exists() {
        return Ok((path.to_owned(), None));
    }
    match root(&std::env::current_dir()?) {
        Some(root) => Ok((root, Some(subject))),
        None => {
            let message = format!(
                "`{subject}` is no file, and there is no project here to have a job flow or cluster of that name"
            );
            Err(Failure::new(ExitCode::Usage, message).hint("make a project with `emrys init`"))
        }
    }
}

pub(crate) fn not_lowered(error: LowerError) -> Failure {
    match error {
        LowerError::NoArtifacts { .. } => Failure::new(ExitCode::Usage, error)
            .hint("name a bucket of yours: `--artifacts s3://bucket/prefix`, or EMRYS_ARTIFACTS"),
        LowerError::Secrets { .. } => Failure::new(ExitCode::InvalidDocument, error).hint(
            "deploy it as a pipeline or a launch function, or write `EMR.secret@NAME` and the ARN of a secret with one value \
             under `configurations`",
        ),
        error => Failure::new(ExitCode::InvalidDocument, error),
    }
}

fn choose(project: &Project, wanted: Option<&str>) -> Result<String, Failure> {
    let names: Vec<&str> = project.job_flows.keys().collect();
    match (wanted, names.as_slice()) {
        (Some(wanted), names) if names.contains(&wanted) => Ok(wanted.to_owned()),
        (Some(wanted), _) => Err(unknown(project, wanted)),
        (None, [only]) => Ok((*only).to_owned()),
        // Whoever needs a job flow says that there is none.
        (None, []) if is_fragment(project) => Ok(String::new()),
        (None, []) => {
            let failure = Failure::new(ExitCode::Usage, "the project has no job flows");
            Err(match executed(project) {
                Some(others) => failure.hint(format_args!(
                    "it has {others}: in the project's folder `emrys run NAME` runs one"
                )),
                None => failure,
            })
        }
        (None, names) => Err(Failure::new(
            ExitCode::Usage,
            format!("the project has several job flows: {}", names.join(", ")),
        )
        .hint("name one with --job-flow")),
    }
}

fn is_fragment(project: &Project) -> bool {
    project.job_flows.is_empty() && !project.steps.is_empty()
}

/// The launch functions and pipelines of a project, which state machines carry out.
pub(crate) fn executed(project: &Project) -> Option<String> {
    let functions: Vec<&str> = project.launch_functions.keys().collect();
    let pipelines: Vec<&str> = project.pipelines.keys().collect();
    let kinds = [("launch functions", functions), ("pipelines", pipelines)];
    let kinds = kinds.iter().filter(|(_, names)| !names.is_empty());
    let kinds: Vec<String> = kinds
        .map(|(kind, names)| format!("the {kind} {}", names.join(", ")))
        .collect();
    (!kinds.is_empty()).then(|| kinds.join(", and "))
}

fn unknown(project: &Project, name: &str) -> Failure {
    if is_fragment(project) {
        let message = "the document has steps and no job flow";
        return Failure::new(ExitCode::Usage, message)
            .hint("a job flow can include them, or `emrys add-steps` send them to a cluster");
    }
    let kinds = [
        ("job flows", project.job_flows.keys().collect::<Vec<_>>()),
        (
            "launch functions",
            project.launch_functions.keys().collect(),
        ),
        ("pipelines", project.pipelines.keys().collect()),
    ];
    let [(_, job_flows), others @ ..] = &kinds;
    let message = match others.iter().all(|(_, names)| names.is_empty()) {
        true => format!("the project has no job flow `{name}`"),
        false => format!("the project has no job flow, launch function or pipeline `{name}`"),
    };
    let failure = Failure::new(ExitCode::Usage, message);
    if others.iter().all(|(_, names)| names.is_empty()) {
        return failure.hint(match job_flows.is_empty() {
            true => "it has none at all".to_owned(),
            false => format!("it has: {}", job_flows.join(", ")),
        });
    }
    let kinds = kinds.iter().filter(|(_, names)| !names.is_empty());
    let kinds: Vec<String> = kinds
        .map(|(kind, names)| format!("the {kind} {}", names.join(", ")))
        .collect();
    failure.hint(format_args!("it has {}", kinds.join(", and ")))
}
