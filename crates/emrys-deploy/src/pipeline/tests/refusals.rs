// SPDX-License-Identifier: Apache-2.0
//! Requests that are refused because there are too many: they are sent again, and nothing is done twice.

use serde_json::json;

use super::world::World;
use super::{definition, definition_of, project};

const EMR: (&str, &str) = (
    "EMR.AmazonElasticMapReduceException",
    "Rate exceeded (Service: AmazonElasticMapReduce; Status Code: 400; Error Code: ThrottlingException)",
);
const OTHER: (&str, &str) = (
    "EMR.AmazonElasticMapReduceException",
    "Something else (Service: AmazonElasticMapReduce; Status Code: 400; Error Code: ValidationException)",
);

const FLOW: &str = "- launch: { function: nightly, as: main }
- add_steps:
    cluster: main
    steps:
      - { name: One, command: [one] }
      - { name: Again, command: [again], retry: { attempts: 3, delay: 1s } }
      - { name: Noted, command: [noted], action_on_failure: CONTINUE }
- add_steps:
    cluster: main
    parallel: true
    steps: [{ name: Left, command: [left] }, { name: Right, command: [right], action_on_failure: CONTINUE }]
- add_steps: { cluster: main, wait: false, steps: [{ name: Forgotten, command: [forgotten] }] }
- run: { pipeline: other }
- notify: { topic: t, message: m }";

/// What must not be done twice, and how its service refuses.
const TASKS: [(&str, (&str, &str)); 9] = [
    (
        "Launch nightly",
        ("StepFunctions.AWSStepFunctionsException", "Rate exceeded"),
    ),
    ("One", EMR),
    ("Again", EMR),
    ("Noted", EMR),
    ("Left", EMR),
    ("Right", EMR),
    ("Forgotten", EMR),
    (
        "Run other",
        (
            "StepFunctions.ExecutionLimitExceededException",
            "ExecutionLimitExceeded",
        ),
    ),
    ("Tell t", ("SNS.ThrottledException", "Rate exceeded")),
];

#[test]
fn a_request_that_was_refused_is_sent_again() {
    let machine = definition(FLOW);
    for (state, (error, cause)) in TASKS {
        let mut world = World::new(&machine, json!({})).refusing(state, 3, error, cause);
        world.succeeds();
        let asked = world.states();
        assert_eq!(
            asked.iter().filter(|own| **own == state).count(),
            4,
            "{state} in {asked:?}"
        );
        assert!(world.left().is_empty());
    }
}

#[test]
fn a_request_that_is_refused_for_ever_fails() {
    let machine = definition(FLOW);
    for (state, (error, cause)) in TASKS {
        let mut world = World::new(&machine, json!({})).refusing(state, 99, error, cause);
        assert_eq!(
            world.failure(),
            (error.to_owned(), cause.to_owned()),
            "{state}"
        );
        let asked = world.states();
        assert_eq!(
            asked.iter().filter(|own| **own == state).count(),
            9,
            "{state} in {asked:?}"
        );
        assert!(world.left().is_empty(), "{state}");
        // What goes on after a failure goes on after this one.
        let notes = ["Noted", "Right"].contains(&state);
        assert_eq!(
            asked.contains(&"Forgotten"),
            notes || ["Forgotten", "Run other", "Tell t"].contains(&state),
            "{state}"
        );
    }
}

#[test]
fn what_may_have_been_done_is_not_done_again() {
    let machine = definition(FLOW);
    for (state, (error, _)) in TASKS {
        let error = match error.split_once('.') {
            Some(("EMR", _)) => OTHER.0,
            Some(("SNS", _)) => "SNS.AmazonSNSException",
            _ => "StepFunctions.AWSStepFunctionsException",
        };
        let cause = OTHER.1;
        let mut world = World::new(&machine, json!({})).refusing(state, 1, error, cause);
        assert_eq!(
            world.failure(),
            (error.to_owned(), cause.to_owned()),
            "{state}"
        );
        let asked = world.states();
        assert_eq!(
            asked.iter().filter(|own| **own == state).count(),
            1,
            "{state} in {asked:?}"
        );
        assert!(world.left().is_empty(), "{state}");
    }
}

/// Lists without clusters of their own catch nothing.
#[test]
fn a_list_that_catches_nothing_fails_with_what_was_said() {
    let machine = definition(
        "- use_cluster: { id: j-1 }\n- add_steps:\n    steps: [{ name: One, command: [one] }]",
    );
    let world = || World::new(&machine, json!({})).with_cluster("j-1");
    world().refusing("One", 2, EMR.0, EMR.1).succeeds();
    let failure = world().refusing("One", 1, OTHER.0, OTHER.1).failure();
    assert_eq!(failure, (OTHER.0.to_owned(), OTHER.1.to_owned()));
}

#[test]
fn a_job_flows_cluster_is_asked_for_again() {
    let project = project(
        "job_flows:
  words:
    cluster:
      release_label: emr-7.1.0
      master_instance_group: { instance_type: m5.xlarge }
    steps: [{ name: One, command: [one] }]
pipelines:
  daily: { job_flow: words, profile: sse }",
    );
    let machine = definition_of(&project);
    for state in ["Launch the cluster", "One"] {
        let mut world = World::new(&machine, json!({})).refusing(state, 2, EMR.0, EMR.1);
        world.succeeds();
        assert_eq!(world.clusters.len(), 1);
        assert!(world.left().is_empty());
    }
    let mut world =
        World::new(&machine, json!({})).refusing("Launch the cluster", 1, OTHER.0, OTHER.1);
    assert_eq!(world.failure(), (OTHER.0.to_owned(), OTHER.1.to_owned()));
    assert!(world.clusters.is_empty());
}
