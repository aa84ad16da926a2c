// SPDX-License-Identifier: Apache-2.0
//! Plans as state machines in the States Language, which launch the cluster, run the steps and end the cluster without a
//! runner.
//!
//! Every step is a task that ends with the step. What a document wants after a failure is in the transitions, so all steps
//! are sent with CONTINUE; the machine fails in the end if any step has failed, as a run does.

mod chain;
mod expression;
mod tasks;
#[cfg(test)]
mod tests;

use emrys_document::reference::Reference;
use emrys_protocol::types::ActionOnFailure;
use serde_json::{Value, json};

use crate::activity::{Activity, WaitFor};
use crate::lower::plan::{EndOfLife, Plan, PlannedStep};
use crate::members::Difference;
use crate::references;
use chain::Chain;
pub use tasks::{config, group_name, persisting, staying, with};

/// Why a plan cannot be written as a state machine.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatesError {
    /// A state machine has no value for it: write something else, or the value itself.
    #[error("a state machine cannot know `{0}`")]
    Reference(Reference),
    /// Only a runner has the code: leave the activity out.
    #[error("a state machine cannot do the activity `{0}`")]
    Custom(String),
    /// A state machine names groups: use the name of one that the cluster has.
    #[error(
        "the cluster has no instance group `{0}` with a name, by which a state machine would find it"
    )]
    Group(String),
}

/// The error that the machine fails with after a failed step.
const STEP_FAILED: &str = "StepFailed";
/// The error that it fails with without a cluster.
const CLUSTER_FAILED: &str = "ClusterFailed";

/// Writes the plan of a job flow as a state machine, and tells what it does not do.
///
/// # Errors
/// There are references or activities that only a runner has something for.
pub fn machine(name: &str, plan: &Plan) -> Result<(Value, Vec<Difference>), StatesError> {
    let unknown = |reference: &Reference| *reference != Reference::ClusterId;
    if let Some(reference) = references::of(plan).into_iter().find(unknown) {
        return Err(StatesError::Reference(reference));
    }
    let mut writer = Writer {
        plan,
        chain: Chain::default(),
        cluster: false,
    };
    // Transitions lead there by its name.
    writer.chain.unique(tasks::NO_CLUSTER);
    match &plan.flow {
        Some(flow) => writer.activities(flow)?,
        None => {
            writer.start_cluster()?;
            writer.steps(&plan.steps);
        }
    }
    let machine = writer.finish(name)?;
    Ok((machine, differences(plan)))
}

/// Writes one state after the other.
struct Writer<'p> {
    plan: &'p Plan,
    chain: Chain,
    /// Whether there is a cluster at this point.
    cluster: bool,
}

impl Writer<'_> {
    fn activities(&mut self, activities: &[Activity]) -> Result<(), StatesError> {
        for activity in activities {
            match activity {
                Activity::StartCluster { steps } => {
                    self.start_cluster()?;
                    self.steps(steps);
                }
                Activity::AddSteps { steps } => self.steps(steps),
                // All tasks wait for what they do, so nothing is left to be waited for or to be cancelled.
                Activity::Wait {
                    until: WaitFor::Idle,
                    ..
                }
                | Activity::CancelSteps => {}
                Activity::Wait {
                    until: WaitFor::Ended,
                    ..
                }
                | Activity::TerminateCluster => {
                    self.terminate();
                }
                Activity::Resize { group, count } => {
                    let name = group_name(self.plan, group)
                        .ok_or_else(|| StatesError::Group(group.clone()))?;
                    let task = tasks::resize(&name, *count);
                    self.chain.add(&format!("Resize {name}"), task);
                }
                Activity::ModifyCluster {
                    step_concurrency_level,
                } => {
                    let task = tasks::modify_cluster(*step_concurrency_level);
                    let name = format!("Run {step_concurrency_level} steps at once");
                    self.chain.add(&name, task);
                }
                Activity::Custom { name } => return Err(StatesError::Custom(name.clone())),
            }
        }
        Ok(())
    }

    fn start_cluster(&mut self) -> Result<(), StatesError> {
        let request = tasks::cluster_request(&self.plan.request);
        match emrys_catalog::create_cluster::refusal(&request) {
            None => {
                let caught = json!([tasks::cluster_failed()]);
                let state = with(tasks::create_cluster(request), "Catch", caught);
                self.chain.add("Create the cluster", state);
            }
            // Step Functions' own integration does not know a member; the API's does.
            Some(_) => {
                let caught = json!([tasks::cluster_failed()]);
                let state = with(tasks::run_job_flow(request), "Catch", caught);
                self.chain.add("Launch the cluster", state);
                let names = [
                    "Look at the cluster",
                    "Is the cluster ready?",
                    "Wait for the cluster",
                ];
                let names = names.map(|name| self.chain.unique(name));
                self.chain.add_all(tasks::wait_for_cluster(names));
            }
        }
        self.cluster = true;
        Ok(())
    }

    /// Steps one after another; where the cluster runs several at once, those between which nothing is waited for.
    fn steps(&mut self, steps: &[PlannedStep]) {
        let at_once = self.plan.request.step_concurrency_level.unwrap_or(1) > 1;
        let mut rest = steps;
        while !rest.is_empty() {
            let wave = match at_once {
                true => crate::lower::plan::wave(rest),
                false => rest.get(..1).unwrap_or_default(),
            };
            match wave {
                [] => return,
                [step] => self.step(step),
                several => self.parallel(several),
            }
            rest = rest.get(wave.len()..).unwrap_or_default();
        }
    }

    fn step(&mut self, step: &PlannedStep) {
        let failed = json!({
            "failed": expression::failed_too(step.name()),
            "ends": step.action_on_failure == ActionOnFailure::TerminateCluster,
        });
        let next = match ends_run(step) {
            true => Chain::FAILED,
            false => Chain::NEXT,
        };
        let caught = json!([{ "ErrorEquals": ["States.ALL"], "Assign": failed, "Next": next }]);
        let state = with(tasks::add_step(step), "Catch", caught);
        self.chain.add(step.name(), state);
    }

    fn parallel(&mut self, steps: &[PlannedStep]) {
        let branches = steps.iter().map(|step| {
            let name = self.chain.unique(step.name());
            let failed = self.chain.unique(&format!("{} failed", step.name()));
            let caught = json!([{ "ErrorEquals": ["States.ALL"], "Next": failed }]);
            let state = with(tasks::add_step(step), "Catch", caught);
            let state = with(state, "Output", json!({ "failed": [] }));
            let state = with(state, "End", json!(true));
            let noted = json!({
                "Type": "Pass",
                "Output": { "failed": [expression::text(step.name())] },
                "End": true,
            });
            json!({ "StartAt": name, "States": { name.clone(): state, failed: noted } })
        });
        let branches: Vec<Value> = branches.collect();
        let names: Vec<&str> = steps.iter().map(PlannedStep::name).collect();
        let state = json!({
            "Type": "Parallel",
            "Branches": branches,
            "Assign": { "failed": "{% $append($failed, $states.result.failed) %}" },
        });
        self.chain
            .add(&format!("At once: {}", names.join(", ")), state);
        // Above one step at a time no failure keeps the others from running; the run ends after them.
        if steps.iter().any(ends_run) {
            self.chain.add_choice_of_failure();
        }
    }

    fn terminate(&mut self) {
        if self.plan.protects_cluster() {
            self.chain.add("Remove the protection", tasks::unprotect());
        }
        self.chain.add("Terminate the cluster", tasks::terminate());
        self.cluster = false;
    }

    /// The end that is reached when all goes well, the one after a failure, and all of it as a definition.
    fn finish(mut self, name: &str) -> Result<Value, StatesError> {
        let plan = self.plan;
        let keeps = plan.keeps_cluster() || plan.end_of_life == EndOfLife::Keep;
        self.chain.add_choice_of_failure();
        if self.cluster && !keeps {
            self.terminate();
        }
        let output = json!({ "ClusterId": "{% $clusterId %}" });
        self.chain
            .add("Done", json!({ "Type": "Succeed", "Output": output }));
        self.chain.begin_failed();
        self.cluster = true;
        self.activities(&plan.failed_flow)?;
        if self.cluster && plan.end_of_life != EndOfLife::KeepOnFailure {
            if keeps {
                self.chain.add_choice_of_end();
            }
            self.terminate();
        }
        let cause = "{% 'steps failed: ' & $join($failed, ', ') %}";
        self.chain.add("A step failed", fail(STEP_FAILED, cause));
        let no_cluster = fail(CLUSTER_FAILED, "{% $failure %}");
        let comment = format!("The job flow `{name}`");
        Ok(self
            .chain
            .definition(&comment, (tasks::NO_CLUSTER, no_cluster)))
    }
}

fn fail(error: &str, cause: &str) -> Value {
    json!({ "Type": "Fail", "Error": error, "Cause": cause })
}

/// Whether nothing else is run after the step has failed.
fn ends_run(step: &PlannedStep) -> bool {
    step.action_on_failure != ActionOnFailure::Continue
}

/// What the machine does not do, or has others do.
fn differences(plan: &Plan) -> Vec<Difference> {
    let only_run = "`emrys run` alone does it";
    let all = [
        (plan.lock.is_some(), "lock", only_run),
        (plan.relaunch.is_some(), "retry", only_run),
        (
            plan.timeout.is_some(),
            "timeout",
            "a state machine whose time is over ends at once, and would leave the cluster",
        ),
        (
            plan.security_configuration.is_some(),
            "security_configuration",
            "it has to be there before the machine is started",
        ),
    ];
    let there = all.into_iter().filter(|(is_there, ..)| *is_there);
    let difference = |(_, member, why): (bool, &str, &str)| Difference {
        member: member.to_owned(),
        why: why.to_owned(),
    };
    there.map(difference).collect()
}
