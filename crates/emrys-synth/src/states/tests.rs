// SPDX-License-Identifier: Apache-2.0
//! Plans as state machines: where each state leads, as snapshots that people review.

use std::time::Duration;

use emrys_document::reference::{self, Reference};
use emrys_protocol::types::{ActionOnFailure, StepConfig};
use serde_json::{Value, json};

use super::{StatesError, machine};
use crate::activity::Activity;
use crate::lower::plan::{EndOfLife, Plan, PlannedStep};

fn step(name: &str, action: ActionOnFailure) -> PlannedStep {
    let config: StepConfig = serde_json::from_value(json!({
        "Name": name,
        "ActionOnFailure": action.as_str(),
        "HadoopJarStep": {
            "Jar": "command-runner.jar",
            "Args": ["bash", "-c", format!("echo {name} on {}", Reference::ClusterId.token("${cluster_id}"))],
        },
    }))
    .unwrap();
    PlannedStep::new(config)
}

fn plan(steps: Vec<PlannedStep>) -> Plan {
    Plan {
        request: serde_json::from_value(json!({
            "Name": "nightly",
            "ReleaseLabel": "emr-7.5.0",
            "Instances": {
                "InstanceGroups": [
                    { "Name": "workers", "InstanceRole": "CORE", "InstanceType": "m5.xlarge", "InstanceCount": 2 },
                ],
            },
            "Tags": [{ "Key": "note", "Value": "{% not an expression %}" }],
        }))
        .unwrap(),
        steps,
        ..Plan::default()
    }
}

fn written(plan: &Plan) -> Value {
    machine("nightly", plan).unwrap().0
}

/// Every transition of a definition, one in a line.
fn transitions(definition: &Value) -> Vec<String> {
    let mut lines = vec![format!("starts at {}", definition["StartAt"])];
    for (name, state) in definition["States"].as_object().unwrap() {
        let mut to = |next: &Value, why: &str| {
            if let Some(next) = next.as_str() {
                lines.push(format!("{name} -> {next}{why}"));
                assert!(
                    definition["States"].get(next).is_some(),
                    "{next} is no state"
                );
            }
        };
        to(&state["Next"], "");
        for catcher in state["Catch"].as_array().into_iter().flatten() {
            to(&catcher["Next"], " (caught)");
        }
        for rule in state["Choices"].as_array().into_iter().flatten() {
            to(&rule["Next"], &format!(" if {}", rule["Condition"]));
        }
        to(&state["Default"], " otherwise");
    }
    lines
}

#[test]
fn steps_one_after_another() {
    let mut last = step("report", ActionOnFailure::Continue);
    last.attempts = 3;
    last.delay = Duration::from_secs(60);
    last.timeout = Some(Duration::from_secs(3600));
    let plan = plan(vec![
        step("load", ActionOnFailure::TerminateCluster),
        step("load", ActionOnFailure::CancelAndWait),
        last,
    ]);
    insta::assert_json_snapshot!(written(&plan));
}

#[test]
fn steps_at_once() {
    let mut plan = plan(vec![
        step("one", ActionOnFailure::Continue),
        step("two", ActionOnFailure::Continue),
    ]);
    plan.request.step_concurrency_level = Some(5);
    insta::assert_json_snapshot!(written(&plan)["States"]["At once: one, two"]);
    insta::assert_debug_snapshot!(transitions(&written(&plan)));
}

#[test]
fn a_member_that_the_integration_does_not_know_goes_to_the_api() {
    let mut plan = plan(vec![step("one", ActionOnFailure::TerminateCluster)]);
    plan.request.ebs_root_volume_size = Some(20);
    let scaling = json!({
        "ComputeLimits": { "UnitType": "Instances", "MinimumCapacityUnits": 1, "MaximumCapacityUnits": 4 },
        "ScalingStrategy": "DEFAULT",
    });
    plan.request.managed_scaling_policy = Some(serde_json::from_value(scaling).unwrap());
    insta::assert_debug_snapshot!(transitions(&written(&plan)));
}

#[test]
fn a_failed_flow_and_a_protected_cluster_that_is_kept() {
    let mut plan = plan(vec![step("one", ActionOnFailure::TerminateCluster)]);
    plan.end_of_life = EndOfLife::Keep;
    plan.failed_flow = vec![Activity::AddSteps {
        steps: vec![step("tell", ActionOnFailure::Continue)],
    }];
    let instances = plan.request.instances.as_mut().unwrap();
    instances.termination_protected = Some(true);
    insta::assert_debug_snapshot!(transitions(&written(&plan)));
}

#[test]
fn a_flow_of_its_own() {
    let mut plan = plan(Vec::new());
    plan.flow = Some(vec![
        Activity::StartCluster { steps: Vec::new() },
        Activity::Resize {
            group: "core".to_owned(),
            count: 4,
        },
        Activity::AddSteps {
            steps: vec![step("one", ActionOnFailure::CancelAndWait)],
        },
        Activity::TerminateCluster,
    ]);
    insta::assert_debug_snapshot!(transitions(&written(&plan)));
}

#[test]
fn what_only_a_runner_has_is_refused() {
    let mut own = plan(Vec::new());
    own.flow = Some(vec![Activity::Custom {
        name: "tell".to_owned(),
    }]);
    let refused = machine("nightly", &own).unwrap_err();
    assert_eq!(refused, StatesError::Custom("tell".to_owned()));
    let mut own = plan(Vec::new());
    own.request.log_uri = Some(reference::token("${ssm:/logs}"));
    let refused = machine("nightly", &own).unwrap_err();
    let parameter = Reference::Parameter("/logs".to_owned());
    assert_eq!(refused, StatesError::Reference(parameter));
}

#[test]
fn names_of_states_are_unique_and_short() {
    let long = "x".repeat(100);
    let plan = plan(vec![
        step(&long, ActionOnFailure::Continue),
        step(&long, ActionOnFailure::Continue),
        step("Done", ActionOnFailure::Continue),
        step("The cluster failed", ActionOnFailure::Continue),
    ]);
    let definition = written(&plan);
    let states = definition["States"].as_object().unwrap();
    assert!(states.keys().all(|name| name.chars().count() <= 80));
    let tasks = states
        .values()
        .filter(|state| state["Resource"] == "arn:aws:states:::elasticmapreduce:addStep.sync");
    assert_eq!(tasks.count(), 4);
    transitions(&definition);
}
