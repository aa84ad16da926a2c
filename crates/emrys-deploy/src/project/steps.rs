// SPDX-License-Identifier: Apache-2.0
//! What the steps of pipelines need of the profiles of the clusters that they run on: code that instances read, and roles that
//! they assume.
//!
//! The user's own arguments are none of it: what data a program may read is said by `authorize`.

use emrys_document::elements::{Pipeline, PipelineAction, PipelineSteps, Step};
use emrys_synth::activity::Activity;
use emrys_synth::lower::plan::PlannedStep;
use emrys_synth::lower::{self, Destination};
use serde_json::Value;

use super::builder::Builder;
use crate::pipeline::own_arguments;
use crate::profile::Needs;

impl Builder<'_> {
    /// Adds what the project's pipelines need of a profile. Whether one of them launches clusters with it itself.
    ///
    /// What cannot be lowered needs nothing here: it is told when the pipeline is written.
    pub(super) fn needs_of_pipelines(&self, profile: &str, needs: &mut Needs) -> bool {
        let mut is_used = false;
        for (_, pipeline) in self.project.pipelines.iter() {
            let artifacts = self.artifacts_of_pipeline(pipeline);
            let place = artifacts.map(|uri| self.artifacts(&uri));
            let mut destination = self.destination(place.as_deref());
            match pipeline.job_flow() {
                Some(name)
                    if pipeline
                        .profile
                        .as_ref()
                        .is_some_and(|own| *own.value == *profile) =>
                {
                    is_used = true;
                    destination.python = self.inputs.python.get(&name.value);
                    self.needs_of_job_flow(name, &destination, needs);
                }
                Some(_) => {}
                None => self.needs_of_flow(profile, pipeline, &destination, needs),
            }
        }
        is_used
    }

    fn needs_of_job_flow(&self, name: &str, destination: &Destination<'_>, needs: &mut Needs) {
        let job_flow = self.project.job_flows.get(name);
        let found = job_flow.and_then(|own| Some((own, self.project.cluster_of(own)?)));
        let Some((job_flow, cluster)) = found else {
            return;
        };
        let Ok(plan) = lower::job_flow(self.project, name, job_flow, cluster, destination) else {
            return;
        };
        // What cannot be written as JSON cannot be sent either.
        needs.add_request(&serde_json::to_value(&plan.request).unwrap_or_default());
        let own = |planned: &PlannedStep| {
            let mut steps = job_flow.all_steps();
            let step = steps.find(|step| step.value.name.value == planned.name());
            step.map_or(0, |step| own_arguments(step))
        };
        let of_activities = plan.flow.iter().flatten().chain(&plan.failed_flow);
        let of_activities = of_activities.flat_map(|activity| match activity {
            Activity::StartCluster { steps } | Activity::AddSteps { steps } => steps.as_slice(),
            _ => &[],
        });
        for planned in plan.steps.iter().chain(of_activities) {
            add(planned, own(planned), needs);
        }
    }

    /// The steps of activities on clusters of launch functions with the profile.
    fn needs_of_flow(
        &self,
        profile: &str,
        pipeline: &Pipeline,
        destination: &Destination<'_>,
        needs: &mut Needs,
    ) {
        let activities = pipeline.all_activities();
        for activity in &activities {
            let PipelineAction::AddSteps(added) = &activity.action else {
                continue;
            };
            let functions = activities.iter().filter_map(|own| match &own.action {
                PipelineAction::Launch(launch)
                    if *launch.variable.value == *added.cluster.value =>
                {
                    self.project.launch_functions.get(&launch.function.value)
                }
                _ => None,
            });
            let mut own = functions.filter(|function| *function.profile.value == *profile);
            if let Some(function) = own.next() {
                let cluster = self.project.clusters.get(&function.cluster.value);
                needs_of_steps(added, cluster, destination, needs);
            }
        }
    }
}

fn needs_of_steps(
    added: &PipelineSteps,
    cluster: Option<&emrys_document::elements::Cluster>,
    destination: &Destination<'_>,
    needs: &mut Needs,
) {
    let steps = || added.steps.iter().map(|step| -> &Step { step });
    if let Ok((planned, _)) = lower::steps(steps(), cluster, destination) {
        for (planned, step) in planned.iter().zip(steps()) {
            add(planned, own_arguments(step), needs);
        }
    }
}

/// The JAR of a step, and the code in its arguments but the last ones, which are the user's own.
fn add(planned: &PlannedStep, own: usize, needs: &mut Needs) {
    let step = serde_json::to_value(&planned.config).unwrap_or_default();
    needs.add_step(&step);
    let arguments = step
        .pointer("/HadoopJarStep/Args")
        .and_then(Value::as_array);
    let arguments = arguments.map(Vec::as_slice).unwrap_or_default();
    let code = arguments.len().saturating_sub(own);
    for argument in arguments.iter().take(code).filter_map(Value::as_str) {
        argument.split(',').for_each(|uri| needs.add_code(uri));
    }
}
