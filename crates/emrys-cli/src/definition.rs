// SPDX-License-Identifier: Apache-2.0
//! A cluster or a job flow of documents, for verbs that launch neither.

use std::path::Path;

use emrys_diagnostics::Severity;
use emrys_document::elements::{Cluster, JobFlow};
use emrys_document::reference::Reference;
use emrys_document::{Project, Spanned};
use emrys_synth::lower::plan::Plan;
use emrys_synth::lower::{self, Destination};

use crate::arguments::{Common, Settings};
use crate::exit::{ExitCode, Failure};
use crate::output::Format;
use crate::place::Place;
use crate::python::{self, Packing};
use crate::{project, target, uploads};

/// What a document, or a name in one, stands for.
pub(crate) struct Definition {
    project: Project,
    name: String,
}

impl Definition {
    /// Finds `subject`: a document or a folder, or the name of a job flow or a cluster of the project around here.
    pub(crate) fn find(
        subject: &str,
        name: Option<&str>,
        settings: &Settings,
        format: Format,
    ) -> Result<Self, Failure> {
        let (path, own) = project::documents(subject)?;
        Self::load(&path, own.or(name), settings, format)
    }

    /// Loads documents for the job flow or cluster of that name, or the only one there is. Errors are told and end the
    /// verb, as are the warnings about it.
    pub(crate) fn load(
        path: &Path,
        name: Option<&str>,
        settings: &Settings,
        format: Format,
    ) -> Result<Self, Failure> {
        let (project, mut diagnostics) = project::sound(&[path.to_owned()], settings, format)?;
        let name = choose(&project, name)?;
        diagnostics.retain(|own| own.severity() > Severity::Note && project.concerns(&name, own));
        project::report(&diagnostics, Format::Human)?;
        Ok(Self { project, name })
    }

    /// Its name in the documents.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The job flow, unless it is a cluster.
    pub(crate) fn job_flow(&self) -> Option<&JobFlow> {
        self.project.job_flows.get(&self.name)
    }

    /// The cluster, or the one that the job flow runs on.
    pub(crate) fn cluster(&self) -> Result<&Cluster, Failure> {
        let cluster = match self.job_flow() {
            Some(job_flow) => self.project.cluster_of(job_flow),
            None => self.project.clusters.get(&self.name),
        };
        cluster.ok_or_else(|| unknown(&self.project, &self.name))
    }

    /// Where the documents have references.
    pub(crate) fn references(&self) -> &[Spanned<Reference>] {
        &self.project.references
    }

    /// What would be sent. It cannot be: Python packages are not packed.
    pub(crate) async fn plan(&self, common: &Common, place: &Place) -> Result<Plan, Failure> {
        let destination = Destination {
            region: place.region(),
            artifacts: place.artifacts(),
            digest: &uploads::digest,
            files: &uploads::files,
            python: None,
        };
        let (job_flow, cluster) = (self.job_flow(), self.cluster()?);
        let subject = (self.name.as_str(), job_flow, cluster);
        lower(&self.project, subject, destination, place.is_here(), common).await
    }
}

/// A job flow or a cluster, by its name.
pub(crate) type Subject<'p> = (&'p str, Option<&'p JobFlow>, &'p Cluster);

/// Lowers it for a destination. What comes of it cannot be sent: Python packages are not packed.
pub(crate) async fn lower(
    project: &Project,
    (name, job_flow, cluster): Subject<'_>,
    destination: Destination<'_>,
    is_here: bool,
    common: &Common,
) -> Result<Plan, Failure> {
    let Some(job_flow) = job_flow else {
        return lower::cluster(project, name, cluster, &destination).map_err(project::not_lowered);
    };
    let cache = target::cache(common);
    let python = python::archive(job_flow, cluster, cache, is_here, Packing::Later).await?;
    let destination = Destination {
        python: python.as_ref(),
        ..destination
    };
    lower::job_flow(project, name, job_flow, cluster, &destination).map_err(project::not_lowered)
}

/// The one of that name; without a name the only job flow, or where there are none the only cluster.
fn choose(project: &Project, wanted: Option<&str>) -> Result<String, Failure> {
    let job_flows: Vec<&str> = project.job_flows.keys().collect();
    let clusters: Vec<&str> = project.clusters.keys().collect();
    match (wanted, job_flows.as_slice(), clusters.as_slice()) {
        (Some(wanted), ..) if job_flows.contains(&wanted) || clusters.contains(&wanted) => {
            Ok(wanted.to_owned())
        }
        (Some(wanted), ..) => Err(unknown(project, wanted)),
        (None, [only], _) | (None, [], [only]) => Ok((*only).to_owned()),
        (None, [], []) => {
            let message = "the document has no job flow and no cluster";
            let failure = Failure::new(ExitCode::Usage, message);
            Err(match project::executed(project) {
                Some(others) => failure.hint(format_args!(
                    "it has {others}: `emrys diff` shows what deploying them would change, and `emrys convert FOLDER --to \
                     cloudformation` what would be there"
                )),
                None => failure,
            })
        }
        _ => {
            let message = "nothing says which job flow or cluster is meant";
            Err(Failure::new(ExitCode::Usage, message).hint(known(project)))
        }
    }
}

fn unknown(project: &Project, name: &str) -> Failure {
    let message = format!("there is no job flow and no cluster `{name}`");
    Failure::new(ExitCode::Usage, message).hint(known(project))
}

fn known(project: &Project) -> String {
    let names: Vec<&str> = project
        .job_flows
        .keys()
        .chain(project.clusters.keys())
        .collect();
    match names.as_slice() {
        [] => "there are none at all".to_owned(),
        names => format!("there are: {}", names.join(", ")),
    }
}
