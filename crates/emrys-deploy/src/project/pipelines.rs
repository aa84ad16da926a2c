// SPDX-License-Identifier: Apache-2.0
//! Pipelines: a state machine with its role, a parameter, and what starts executions, each.

use std::collections::BTreeMap;

use emrys_document::Spanned;
use emrys_document::elements::{Pipeline, PipelineAction, RunTarget};

use super::DeployError;
use super::builder::{Builder, NewMachine, machine_arn};
use super::profiles::Profiles;
use crate::pipeline::{self, Context, PipelineError};
use crate::registry::{Kind, values};
use crate::template::ids;
use crate::template::text::reference;

impl Builder<'_> {
    /// Adds all pipelines.
    pub(super) fn pipelines(&mut self, profiles: &Profiles) -> Result<(), DeployError> {
        for (name, document) in self.project.pipelines.iter() {
            self.pipeline(name, document, profiles)?;
        }
        Ok(())
    }

    fn pipeline(
        &mut self,
        name: &Spanned<String>,
        document: &Pipeline,
        profiles: &Profiles,
    ) -> Result<(), DeployError> {
        let own = self.own(name)?;
        let mut launch_functions = BTreeMap::new();
        let mut pipelines = BTreeMap::new();
        for activity in document.all_activities() {
            match &activity.action {
                PipelineAction::Launch(launch) => {
                    let arn = self.machine_of(Kind::LaunchFunction, &launch.function)?;
                    launch_functions.insert(launch.function.value.clone(), arn);
                }
                PipelineAction::Run(run) => {
                    if let RunTarget::Pipeline(pipeline) = &run.target {
                        let arn = self.machine_of(Kind::Pipeline, pipeline)?;
                        pipelines.insert(pipeline.value.clone(), arn);
                    }
                }
                _ => {}
            }
        }
        let mut of_profiles = BTreeMap::new();
        let mut boundary = self.common_boundary();
        if let Some(profile) = &document.profile {
            let used = self.profile(profile, profiles)?;
            of_profiles.insert(profile.value.clone(), used.value);
            boundary = self.boundary(profile).or(boundary);
        }
        let security_configurations = self.project.security_configurations.keys();
        let security_configurations: BTreeMap<String, String> = security_configurations
            .filter(|name| {
                self.template
                    .resources
                    .contains_key(&ids::of("Security", name))
            })
            .map(|name| (name.to_owned(), reference(&ids::of("Security", name))))
            .collect();
        let artifacts = self.artifacts_of_pipeline(document);
        let place = artifacts.map(|uri| self.artifacts(&uri));
        let mut destination = self.destination(place.as_deref());
        let job_flow = document.job_flow();
        destination.python = job_flow.and_then(|name| self.inputs.python.get(&name.value));
        let context = Context {
            project: self.project,
            name,
            destination: &destination,
            launch_functions,
            pipelines,
            profiles: of_profiles,
            security_configurations,
        };
        let failed = |source: PipelineError| DeployError::Pipeline {
            name: name.value.clone(),
            source: source.at(name),
        };
        let made = pipeline::machine(document, &context).map_err(failed)?;
        self.upload(made.uploads);
        self.secrets(made.secrets)?;
        let machine = format!("{}_{}", self.namespace, name.value);
        let id = ids::of("Pipeline", name);
        let value = values::Pipeline {
            head: values::Head::new(
                Kind::Pipeline,
                &own,
                document.description.as_deref().cloned(),
            ),
            state_machine: machine_arn(&machine),
        };
        let text = values::to_text(&own.parameter(Kind::Pipeline), &value)?;
        let what = format!("The pipeline {own}.");
        self.add_parameter(Kind::Pipeline, &id, &own, &what, text)?;
        self.add_machine(NewMachine {
            id: &id,
            name: &machine,
            of: &format!("the pipeline {own}"),
            definition: made.definition,
            statements: made.statements,
            key: None,
            boundary,
        })?;
        self.triggers(&id, name, document)
    }

    /// The ARN of the machine of a launch function or pipeline: of the project's own, or of another one's.
    fn machine_of(&self, kind: Kind, name: &str) -> Result<String, DeployError> {
        let is_own = match kind {
            Kind::LaunchFunction => self.project.launch_functions.get(name).is_some(),
            _ => self.project.pipelines.get(name).is_some(),
        };
        if is_own {
            return Ok(machine_arn(&format!("{}_{name}", self.namespace)));
        }
        if self.named(name)?.place().is_some() {
            return Err(DeployError::OtherAccount(name.to_owned()));
        }
        match kind {
            Kind::LaunchFunction => {
                let used = self.registered::<values::LaunchFunction>(kind, name)?;
                Ok(used.value.state_machine)
            }
            _ => Ok(self
                .registered::<values::Pipeline>(kind, name)?
                .value
                .state_machine),
        }
    }

    /// Where the code of a pipeline's steps goes: to the place of its profile, of that of the first function that it calls, or
    /// of the project's first profile.
    pub(super) fn artifacts_of_pipeline(&self, document: &Pipeline) -> Option<String> {
        let place = |profile: &str| {
            let profile = self.project.profiles.get(profile)?;
            Some(profile.artifacts.as_deref()?.as_str().to_owned())
        };
        let own = document
            .profile
            .as_deref()
            .and_then(|profile| place(profile));
        let activities = document.all_activities();
        let mut launched = activities
            .iter()
            .filter_map(|activity| match &activity.action {
                PipelineAction::Launch(launch) => {
                    let function = self.project.launch_functions.get(&launch.function.value)?;
                    place(&function.profile.value)
                }
                _ => None,
            });
        let mut all = self
            .project
            .profiles
            .iter()
            .filter_map(|(name, _)| place(name));
        own.or_else(|| launched.next()).or_else(|| all.next())
    }
}
