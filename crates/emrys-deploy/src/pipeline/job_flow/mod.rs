// SPDX-License-Identifier: Apache-2.0
//! A job flow as a pipeline, unchanged: its cluster, its steps and activities, and its end of life.

mod activities;
mod request;

use std::collections::BTreeMap;

use emrys_diagnostics::Code;
use emrys_document::Spanned;
use emrys_document::elements::{CLUSTER, JobFlow, Pipeline};
use emrys_synth::activity::Activity;
use emrys_synth::lower;
use emrys_synth::lower::plan::{EndOfLife, Plan};
use serde_json::{Map, Value, json};

use super::expression::expression;
use super::flow::Way;
use super::scan::Needs;
use super::steps;
use super::writer::{Scope, Writer};

impl Writer<'_> {
    /// The states of a pipeline that runs a job flow.
    pub(super) fn job_flow(
        &mut self,
        pipeline: &Pipeline,
        name: &Spanned<String>,
    ) -> Map<String, Value> {
        let none = Map::new();
        let Some(plan) = self.plan(name) else {
            return none;
        };
        let Some(request) = self.request(pipeline, name, &plan) else {
            return none;
        };
        self.timeout = plan.timeout.map(|timeout| timeout.as_secs().max(1));
        let needs = Needs {
            owns: true,
            notes: true,
            inner: false,
        };
        let own = self.own_arguments(name);
        let has_arguments = own.values().any(|own| *own > 0);
        let mut scope = self.begin(pipeline, Some(needs), has_arguments);
        let end = scope.guard.as_ref().map(|guard| guard.failed.clone());
        let end = end.unwrap_or_default();
        let follows = !plan.failed_flow.is_empty();
        let after = match follows {
            true => self.names.unique("After a failure"),
            false => end.clone(),
        };
        lead_failures_to(&mut scope, &after);
        let mut run = Run {
            plan: &plan,
            request: &request,
            name,
            own,
        };
        match &plan.flow {
            Some(flow) => self.run_activities(&mut scope, &mut run, flow),
            None => {
                let steps = plan.steps.clone();
                let start = Activity::StartCluster { steps };
                self.run_activities(&mut scope, &mut run, &[start]);
            }
        }
        if follows || plan.end_of_life == EndOfLife::KeepOnFailure {
            let state = json!({
                "Type": "Choice",
                "Choices": [{
                    "Condition": expression(&format!("${} != null", scope.failure())),
                    "Next": after,
                }],
            });
            let choice = self.names.unique("Has a step failed?");
            scope.flow.add_end(&choice, state);
            scope.flow.leave_open(&choice, Way::Default);
        }
        if plan.end_of_life == EndOfLife::KeepOnFailure {
            let ended = expression(&format!("[${CLUSTER}]"));
            let state = json!({ "Type": "Pass", "Assign": { scope.clusters(): ended } });
            let name = self.names.unique("Nothing has failed");
            scope.flow.add(&name, state);
        }
        if follows {
            let open = scope.flow.take_open();
            scope.flow.add(&after, json!({ "Type": "Pass" }));
            lead_failures_to(&mut scope, &end);
            self.run_activities(&mut scope, &mut run, &plan.failed_flow);
            scope.flow.give_open(open);
        }
        self.end(pipeline, scope)
    }

    /// The plan of the job flow, of which a machine can do everything.
    fn plan(&mut self, name: &Spanned<String>) -> Option<Plan> {
        let project = self.context.project;
        let job_flow = project.job_flows.get(name.as_str());
        let found = job_flow.and_then(|own| Some((own, project.cluster_of(own)?)));
        let Some((job_flow, cluster)) = found else {
            self.refuse_of(name, format!("there is no job flow `{}`", name.value));
            return None;
        };
        let runs_alone = [
            ("lock", job_flow.lock.is_some()),
            ("retry", job_flow.retry.is_some()),
        ];
        for (member, _) in runs_alone.iter().filter(|(_, is_there)| *is_there) {
            let message = format!(
                "the job flow `{}` has `{member}`, which `emrys run` does and a state machine cannot",
                name.value
            );
            self.refuse_of(name, message);
        }
        let destination = self.context.destination;
        let lowered = lower::job_flow(project, name, job_flow, cluster, destination);
        match lowered {
            Ok(plan) => {
                self.uploads.clone_from(&plan.uploads);
                Some(plan)
            }
            Err(refused) => {
                self.refused = Some(refused);
                None
            }
        }
    }

    /// How many arguments callers replace of each step. Of two steps with one name it is the fewer.
    fn own_arguments(&self, name: &str) -> BTreeMap<String, usize> {
        let mut own = BTreeMap::new();
        let job_flow = self.context.project.job_flows.get(name);
        for step in job_flow.into_iter().flat_map(JobFlow::all_steps) {
            let count = steps::own_arguments(step);
            own.entry(step.value.name.value.clone())
                .and_modify(|other: &mut usize| *other = count.min(*other))
                .or_insert(count);
        }
        own
    }

    fn refuse_of(&mut self, name: &Spanned<String>, message: String) {
        let refused = name.diagnostic(Code::InvalidValue, message);
        self.diagnostics.push(refused);
    }
}

/// A job flow that is being written.
struct Run<'r> {
    plan: &'r Plan,
    request: &'r Value,
    name: &'r Spanned<String>,
    /// How many of the last arguments of each step are those of the user's own program, by the step's name.
    own: BTreeMap<String, usize>,
}

fn lead_failures_to(scope: &mut Scope, name: &str) {
    if let Some(guard) = &mut scope.guard {
        name.clone_into(&mut guard.failed);
    }
}
