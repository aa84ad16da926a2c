// SPDX-License-Identifier: Apache-2.0
//! The clusters and job flows of documents as others launch them: what the documents say, lowered, and told of all that
//! the others have no words for.

use emrys_document::Project;
use emrys_document::elements::ClusterReference;
use emrys_protocol::engine::REGION;
use emrys_protocol::types::RunJobFlowInput;
use emrys_synth::lower::Destination;
use emrys_synth::lower::plan::Plan;
use emrys_synth::terraform::{Module, Writer};
use emrys_synth::{Difference, cloudformation};
use serde_json::Value;

use super::Elsewhere;
use crate::arguments::Common;
use crate::definition::{self, Subject};
use crate::exit::{ExitCode, Failure};
use crate::output;
use crate::{project, references, uploads};

/// What is to be launched.
pub(super) struct Launches {
    project: Project,
    plans: Vec<Launch>,
    region: Option<String>,
}

/// A job flow or a cluster.
struct Launch {
    name: String,
    plan: Plan,
    /// The states of the steps that Terraform is to look at.
    listed_states: Vec<String>,
}

/// Loads what `subject` is, and lowers what is asked for of it.
pub(super) async fn load(
    subject: &str,
    elsewhere: &Elsewhere,
    common: &Common,
) -> Result<Launches, Failure> {
    let (documents, name) = project::documents(subject)?;
    let project = project::load_all(&[documents], &elsewhere.settings, common.format())?;
    let mut plans = Vec::new();
    for subject in chosen(&project, name.or(elsewhere.name.as_deref()))? {
        let destination = Destination {
            region: elsewhere.region.as_deref().unwrap_or(REGION),
            artifacts: elsewhere.artifacts.as_deref(),
            digest: &uploads::digest,
            files: &uploads::files,
            python: None,
        };
        let plan = definition::lower(&project, subject, destination, false, common).await?;
        plan.refuse_secrets().map_err(project::not_lowered)?;
        let (name, _, cluster) = subject;
        let states = cluster.list_steps_states.iter();
        plans.push(Launch {
            name: name.to_owned(),
            plan,
            listed_states: states.map(|state| state.as_str().to_owned()).collect(),
        });
    }
    Ok(Launches {
        project,
        plans,
        region: elsewhere.region.clone(),
    })
}

/// What has that name; without one all job flows, and the clusters that none of them runs on.
fn chosen<'p>(project: &'p Project, name: Option<&str>) -> Result<Vec<Subject<'p>>, Failure> {
    let job_flows = project.job_flows.iter().filter_map(|(name, job_flow)| {
        let cluster = project.cluster_of(job_flow)?;
        Some((name.as_str(), Some(job_flow), cluster))
    });
    let clusters = project.clusters.iter();
    let clusters = clusters.map(|(name, cluster)| (name.as_str(), None, cluster));
    let Some(wanted) = name else {
        let is_used = |name: &str| {
            project.job_flows.iter().any(|(_, job_flow)| {
                matches!(&job_flow.cluster, ClusterReference::Named(own) if **own == name)
            })
        };
        let unused = clusters.filter(|(name, ..)| !is_used(name));
        let all: Vec<_> = job_flows.chain(unused).collect();
        return match all.is_empty() {
            true => Err(Failure::new(
                ExitCode::Usage,
                "the documents have no clusters and no job flows",
            )),
            false => Ok(all),
        };
    };
    let mut all = job_flows.chain(clusters);
    let found = all.find(|(name, ..)| *name == wanted);
    match found {
        Some(found) => Ok(vec![found]),
        None => {
            let names = project.job_flows.keys().chain(project.clusters.keys());
            let names: Vec<&str> = names.collect();
            let message = format!("the project has no job flow and no cluster `{wanted}`");
            let hint = format!("it has: {}", names.join(", "));
            Err(Failure::new(ExitCode::Usage, message).hint(hint))
        }
    }
}

impl Launches {
    /// Everything as a module of Terraform's, which is put into the folder around here.
    pub(super) fn module(self) -> Result<Module, Failure> {
        let refused = |error| Failure::new(ExitCode::InvalidDocument, error);
        let here = std::env::current_dir()?;
        let mut writer = Writer::new(self.region.as_deref());
        for launch in &self.plans {
            writer
                .plan(&launch.name, &launch.plan, &launch.listed_states, &here)
                .map_err(refused)?;
        }
        let (module, differences) = writer.finish().map_err(refused)?;
        tell(&differences);
        Ok(module)
    }

    /// Everything as a template of CloudFormation's.
    pub(super) fn template(self) -> Result<Value, Failure> {
        let refused = |error| Failure::new(ExitCode::InvalidDocument, error);
        let mut writer = cloudformation::Writer::default();
        for launch in &self.plans {
            references::refuse_terraform(&launch.plan, &self.project.references)?;
            writer.plan(&launch.name, &launch.plan).map_err(refused)?;
            tell_uploads(&launch.plan);
        }
        let (template, differences) = writer.finish().map_err(refused)?;
        tell(&differences);
        Ok(template)
    }

    /// A state machine that does what a run of the only one does.
    pub(super) fn machine(self) -> Result<Value, Failure> {
        let Launch { name, plan, .. } = self.only("a state machine")?;
        references::refuse_terraform(plan, &self.project.references)?;
        let (machine, differences) = emrys_synth::states::machine(name, plan)
            .map_err(|error| Failure::new(ExitCode::InvalidDocument, error))?;
        tell(&differences);
        tell_security_configuration(plan);
        tell_uploads(plan);
        Ok(machine)
    }

    /// The only job flow or cluster.
    fn only(&self, what: &str) -> Result<&Launch, Failure> {
        let [launch] = self.plans.as_slice() else {
            let names: Vec<&str> = self.plans.iter().map(|own| own.name.as_str()).collect();
            let message = format!("{what} is of one job flow or cluster, and here are several");
            return Err(Failure::new(ExitCode::Usage, message)
                .hint(format!("name one with --name: {}", names.join(", "))));
        };
        Ok(launch)
    }

    /// RunJobFlow's input of the only one, with all its steps.
    pub(super) fn request(self) -> Result<RunJobFlowInput, Failure> {
        let Launch { plan, .. } = self.only("a request")?;
        references::refuse_terraform(plan, &self.project.references)?;
        let (request, differences) = plan.stand_alone_request();
        tell(&differences);
        tell_security_configuration(plan);
        tell_uploads(plan);
        for reference in emrys_synth::references::of(&request) {
            output::hint(format_args!("put the value in the place of `{reference}`"));
        }
        Ok(emrys_synth::references::shown(&request))
    }
}

/// Tells which security configuration has to be there before.
fn tell_security_configuration(plan: &Plan) {
    if let Some(security) = &plan.security_configuration {
        output::hint(format_args!(
            "create the security configuration `{}` before: {}",
            security.name, security.configuration
        ));
    }
}

/// Tells what has to be in buckets before.
fn tell_uploads(plan: &Plan) {
    for upload in &plan.uploads {
        let (bucket, key) = (&upload.bucket, &upload.key);
        output::hint(format_args!(
            "upload {} to s3://{bucket}/{key} before",
            upload.source
        ));
    }
}

/// Tells what the output does not have, or has otherwise.
fn tell(differences: &[Difference]) {
    for Difference { member, why } in differences {
        output::say(format_args!("warning: {member}: {why}"));
    }
}
