// SPDX-License-Identifier: Apache-2.0
//! The activities of a job flow as states: its cluster's launch, waves of steps, changes of the cluster, its end.

use emrys_document::elements::CLUSTER;
use emrys_model::action_on_failure::ActionOnFailure;
use emrys_synth::activity::{Activity, WaitFor};
use emrys_synth::lower::plan::{EndOfLife, PlannedStep, wave};
use emrys_synth::states;
use serde_json::{Map, Value, json};

use super::Run;
use crate::pipeline::clusters::again;
use crate::pipeline::expression::{StepText, expression};
use crate::pipeline::flow::{Way, with};
use crate::pipeline::grants::Clusters;
use crate::pipeline::steps::{StepTask, replaceable, step_config, step_task};
use crate::pipeline::writer::{Scope, Writer, task};

/// How many seconds there are between two looks at a cluster that Step Functions does not wait for.
const LOOK: u64 = 30;

impl Writer<'_> {
    pub(super) fn run_activities(
        &mut self,
        scope: &mut Scope,
        run: &mut Run<'_>,
        activities: &[Activity],
    ) {
        for activity in activities {
            match activity {
                Activity::StartCluster { steps } => {
                    self.start_cluster(scope, run);
                    self.run_steps(scope, run, steps);
                }
                Activity::AddSteps { steps } => self.run_steps(scope, run, steps),
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
                    self.terminate_one(scope, None, CLUSTER, Clusters::Own);
                }
                Activity::Resize { group, count } => self.resize(scope, run, group, *count),
                Activity::ModifyCluster {
                    step_concurrency_level,
                } => {
                    let arguments = json!({
                        "ClusterId": expression(&format!("${CLUSTER}")),
                        "StepConcurrencyLevel": step_concurrency_level,
                    });
                    let state = with(
                        task("aws-sdk:emr:modifyCluster", arguments),
                        "Retry",
                        again(5),
                    );
                    let state = scope.guarded(state);
                    let name = format!("Run {step_concurrency_level} steps at once");
                    let name = self.names.unique(&name);
                    scope.flow.add(&name, state);
                    self.on_own_cluster("ModifyCluster");
                }
                Activity::Custom { name } => {
                    let message = format!("a state machine cannot do the activity `{name}`");
                    self.refuse_of(run.name, message);
                }
            }
        }
    }

    fn on_own_cluster(&mut self, action: &str) {
        let action = format!("elasticmapreduce:{action}");
        self.grants.other.insert((Clusters::Own, action));
    }

    fn start_cluster(&mut self, scope: &mut Scope, run: &Run<'_>) {
        let waits = emrys_catalog::create_cluster::refusal(run.request).is_none();
        let (action, id) = match waits {
            true => (
                "elasticmapreduce:createCluster.sync",
                "$states.result.ClusterId",
            ),
            // Step Functions' own integration does not know a member; the API's does.
            false => ("aws-sdk:emr:runJobFlow", "$states.result.JobFlowId"),
        };
        let mut assign = Map::new();
        assign.insert(CLUSTER.to_owned(), expression(id));
        if run.plan.end_of_life == EndOfLife::Terminate {
            let owned = format!("[${}, {id}]", scope.clusters());
            assign.insert(scope.clusters(), expression(&owned));
        }
        let state = task(action, run.request.clone());
        let state = scope.guarded(with(state, "Assign", Value::Object(assign)));
        let name = self.names.unique("Launch the cluster");
        self.add_patient(scope, &name, state);
        if !waits {
            self.wait_for_cluster(scope);
        }
        self.grants.terminates = self.grants.terminates.max(Clusters::Own);
    }

    /// Looks again and again until the cluster can take steps.
    fn wait_for_cluster(&mut self, scope: &mut Scope) {
        let names = [
            "Look at the cluster",
            "Is the cluster ready?",
            "Wait for the cluster",
            "The cluster has ended",
        ];
        let [look, choice, wait, ended] = names.map(|name| self.names.unique(name));
        let status = scope.own("emrysStatus");
        let arguments = json!({ "ClusterId": expression(&format!("${CLUSTER}")) });
        let state = task("aws-sdk:emr:describeCluster", arguments);
        let found = expression("$states.result.Cluster.Status");
        let state = with(state, "Assign", json!({ status.clone(): found }));
        let again = json!([{
            "ErrorEquals": ["States.ALL"],
            "IntervalSeconds": LOOK,
            "MaxAttempts": 5,
            "BackoffRate": 2,
            "JitterStrategy": "FULL",
        }]);
        let state = scope.guarded(with(state, "Retry", again));
        scope.flow.add(&look, state);
        let state = json!({
            "Type": "Choice",
            "Choices": [
                {
                    "Condition": expression(&format!("${status}.State in ['RUNNING', 'WAITING']")),
                },
                {
                    "Condition": expression(&format!("$contains(${status}.State, 'TERMINAT')")),
                    "Next": ended,
                },
            ],
            "Default": wait,
        });
        scope.flow.add_end(&choice, state);
        let state = json!({ "Type": "Wait", "Seconds": LOOK, "Next": look });
        scope.flow.add_end(&wait, state);
        let cause = format!("${status}.State & ': ' & ${status}.StateChangeReason.Message");
        let failure = json!({ "Error": "Emrys.ClusterFailed", "Cause": expression(&cause) });
        let failed = scope.guard.as_ref().map(|guard| guard.failed.clone());
        let state = json!({
            "Type": "Pass",
            "Assign": { scope.failure(): failure },
            "Next": failed,
        });
        scope.flow.add_end(&ended, state);
        scope.flow.leave_open(&choice, Way::Rule(0));
    }

    /// Steps one after another; where the cluster runs several at once, those between which nothing is waited for.
    fn run_steps(&mut self, scope: &mut Scope, run: &Run<'_>, steps: &[PlannedStep]) {
        if steps.is_empty() {
            return;
        }
        self.grants.steps = self.grants.steps.max(Clusters::Own);
        self.grants.waits_for_steps = true;
        let level = run.plan.request.step_concurrency_level;
        let mut rest = steps;
        while !rest.is_empty() {
            let together = match level.unwrap_or(1) > 1 {
                true => wave(rest),
                false => rest.get(..1).unwrap_or_default(),
            };
            let tasks: Vec<StepTask> = together
                .iter()
                .map(|planned| self.planned(run, planned))
                .collect();
            rest = rest.get(together.len()..).unwrap_or_default();
            if tasks.len() > 1 {
                self.at_once(scope, None, CLUSTER, tasks);
                continue;
            }
            for task in tasks {
                let name = self.names.unique(&task.name);
                self.one(scope, &name, CLUSTER, task);
            }
        }
    }

    fn planned(&mut self, run: &Run<'_>, planned: &PlannedStep) -> StepTask {
        let mut config = step_config(planned);
        let arguments = config.pointer("/HadoopJarStep/Args").cloned();
        self.plain(&mut config, run.name);
        let own = run.own.get(planned.name()).copied().unwrap_or_default();
        if own > 0
            && let Some(Value::Array(arguments)) = arguments
            && let Some(place) = config.pointer_mut("/HadoopJarStep/Args")
        {
            let texts = arguments.iter().filter_map(Value::as_str);
            // What cannot be read has been told above.
            let texts: Vec<StepText> = texts
                .filter_map(|text| StepText::plain(text, CLUSTER).ok())
                .collect();
            *place = replaceable(&texts, own, planned.name());
        }
        let role = run.plan.request.step_execution_role_arn.as_deref();
        self.grants.step_roles.extend(role.map(str::to_owned));
        let action = planned.action_on_failure;
        StepTask {
            name: planned.name().to_owned(),
            state: step_task(CLUSTER, &config, planned, true, role),
            said: Some(action).filter(|action| *action != ActionOnFailure::CancelAndWait),
        }
    }

    fn resize(&mut self, scope: &mut Scope, run: &Run<'_>, group: &str, count: i32) {
        let Some(name) = states::group_name(run.plan, group) else {
            let message = format!(
                "the cluster has no instance group `{group}` with a name, by which a state machine would find it"
            );
            return self.refuse_of(run.name, message);
        };
        let arguments = json!({
            "ClusterId": expression(&format!("${CLUSTER}")),
            "InstanceGroupName": name,
            "InstanceGroup": { "InstanceCount": count },
        });
        let state = task("elasticmapreduce:modifyInstanceGroupByName", arguments);
        let state = scope.guarded(with(state, "Retry", again(5)));
        let own = self.names.unique(&format!("Resize {name}"));
        scope.flow.add(&own, state);
        self.on_own_cluster("ListInstanceGroups");
        self.on_own_cluster("ModifyInstanceGroups");
    }
}
