// SPDX-License-Identifier: Apache-2.0
//! The tasks of a machine that runs a job flow. What they do next is not said here.

use std::time::Duration;

use emrys_protocol::types::{RunJobFlowInput, StepConfig};
use serde_json::{Value, json};

use super::chain::Chain;
use super::expression;
use crate::lower::plan::{Plan, PlannedStep};

/// Where the machine ends without a cluster.
pub(super) const NO_CLUSTER: &str = "The cluster failed";
/// How often a cluster that Step Functions does not wait for is looked at.
const LOOK: u64 = 30;

/// A state with one member more.
#[must_use]
pub fn with(mut state: Value, member: &str, value: Value) -> Value {
    if let Some(members) = state.as_object_mut() {
        members.insert(member.to_owned(), value);
    }
    state
}

fn integration(action: &str, arguments: Value) -> Value {
    let resource = format!("arn:aws:states:::{action}");
    let state = json!({ "Type": "Task", "Resource": resource });
    with(state, "Arguments", arguments)
}

/// RunJobFlow's input for a cluster that stays until it is terminated: its steps are added later.
pub(super) fn cluster_request(request: &RunJobFlowInput) -> Value {
    expression::value(&staying(request))
}

/// The same, before it is written as a state has it.
#[must_use]
pub fn staying(request: &RunJobFlowInput) -> RunJobFlowInput {
    let mut request = request.clone();
    request.steps = None;
    let mut instances = request.instances.unwrap_or_default();
    instances.keep_job_flow_alive_when_no_steps = Some(true);
    request.instances = Some(instances);
    request
}

/// Creates the cluster, and waits until it can take steps.
pub(super) fn create_cluster(request: Value) -> Value {
    let state = integration("elasticmapreduce:createCluster.sync", request);
    with(state, "Assign", begun("{% $states.result.ClusterId %}"))
}

/// Creates the cluster; nobody waits for it.
pub(super) fn run_job_flow(request: Value) -> Value {
    let state = integration("aws-sdk:emr:runJobFlow", request);
    with(state, "Assign", begun("{% $states.result.JobFlowId %}"))
}

/// The machine's variables: the cluster, the names of failed steps, and whether one of them ends a cluster that is kept.
fn begun(cluster_id: &str) -> Value {
    json!({ "clusterId": cluster_id, "failed": [], "ends": false })
}

/// What becomes of a cluster that does not come up.
pub(super) fn cluster_failed() -> Value {
    json!({
        "ErrorEquals": ["States.ALL"],
        "Assign": {
            "failure": "{% $states.errorOutput.Error & ': ' & $states.errorOutput.Cause %}",
        },
        "Next": NO_CLUSTER,
    })
}

/// Looks again and again until the cluster waits for steps; the states have these names.
pub(super) fn wait_for_cluster([look, choice, wait]: [String; 3]) -> Vec<(String, Value)> {
    let looks = integration(
        "aws-sdk:emr:describeCluster",
        json!({ "ClusterId": "{% $clusterId %}" }),
    );
    let status = json!("{% $states.result.Cluster.Status %}");
    let looks = with(with(looks, "Output", status), "Next", json!(choice));
    let failure = "{% $states.input.State & ': ' & $states.input.StateChangeReason.Message %}";
    let chooses = json!({
        "Type": "Choice",
        "Choices": [
            {
                "Condition": "{% $states.input.State in ['RUNNING', 'WAITING'] %}",
                "Next": Chain::NEXT,
            },
            {
                "Condition": "{% $contains($states.input.State, 'TERMINAT') %}",
                "Assign": { "failure": failure },
                "Next": NO_CLUSTER,
            },
        ],
        "Default": wait,
    });
    let waits = json!({ "Type": "Wait", "Seconds": LOOK, "Next": look });
    vec![(look, looks), (choice, chooses), (wait, waits)]
}

/// Adds a step, and waits for its end.
pub(super) fn add_step(step: &PlannedStep) -> Value {
    let arguments = json!({
        "ClusterId": "{% $clusterId %}",
        "Step": expression::value(&config(step)),
    });
    let state = integration("elasticmapreduce:addStep.sync", arguments);
    persisting(state, step)
}

/// A step as a machine sends it: what the document wants after a failure is in the transitions.
#[must_use]
pub fn config(step: &PlannedStep) -> StepConfig {
    StepConfig {
        action_on_failure: Some(emrys_protocol::types::ActionOnFailure::Continue.into()),
        ..step.config.clone()
    }
}

/// The task of a step, with the step's timeout and attempts.
#[must_use]
pub fn persisting(mut state: Value, step: &PlannedStep) -> Value {
    if let Some(timeout) = step.timeout {
        state = with(state, "TimeoutSeconds", json!(seconds(timeout)));
    }
    if step.attempts > 1 {
        let retry = json!([{
            "ErrorEquals": ["States.TaskFailed", "States.Timeout"],
            "IntervalSeconds": seconds(step.delay),
            "MaxAttempts": step.attempts - 1,
            "BackoffRate": 1,
        }]);
        state = with(state, "Retry", retry);
    }
    state
}

/// The name of an instance group, by its name or its role.
#[must_use]
pub fn group_name(plan: &Plan, group: &str) -> Option<String> {
    let instances = plan.request.instances.as_ref()?;
    let mut groups = instances.instance_groups.iter().flatten();
    let found = groups.find(|own| {
        let role = own.instance_role.as_ref().map_or("", |role| role.as_str());
        own.name.as_deref() == Some(group) || role.eq_ignore_ascii_case(group)
    });
    found?.name.clone()
}

/// Changes how many instances a group has.
pub(super) fn resize(name: &str, count: i32) -> Value {
    let arguments = json!({
        "ClusterId": "{% $clusterId %}",
        "InstanceGroupName": expression::text(name),
        "InstanceGroup": { "InstanceCount": count },
    });
    integration("elasticmapreduce:modifyInstanceGroupByName", arguments)
}

/// Changes how many steps run at once.
pub(super) fn modify_cluster(level: i32) -> Value {
    let arguments = json!({ "ClusterId": "{% $clusterId %}", "StepConcurrencyLevel": level });
    integration("aws-sdk:emr:modifyCluster", arguments)
}

/// Lets a protected cluster be terminated.
pub(super) fn unprotect() -> Value {
    let arguments = json!({ "ClusterId": "{% $clusterId %}", "TerminationProtected": false });
    integration(
        "elasticmapreduce:setClusterTerminationProtection",
        arguments,
    )
}

/// Terminates the cluster, and waits for its end.
pub(super) fn terminate() -> Value {
    let arguments = json!({ "ClusterId": "{% $clusterId %}" });
    integration("elasticmapreduce:terminateCluster.sync", arguments)
}

/// Whole seconds, rather more than less, and at least one.
fn seconds(duration: Duration) -> u64 {
    (duration.as_secs() + u64::from(duration.subsec_nanos() > 0)).max(1)
}
