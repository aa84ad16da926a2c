// SPDX-License-Identifier: Apache-2.0
//! The one failure rule: whatever fails, the clusters of the list end, and the pipeline fails with what failed.

use serde_json::json;

use super::definition;
use super::world::World;

/// A failure in each kind of activity, after a cluster has been launched.
#[test]
fn clusters_end_whatever_fails() {
    let kinds = [
        ("- launch: { function: weekly, as: other }", "Launch weekly"),
        (
            "- add_steps:\n    - name: Count\n      command: [echo, words]",
            "Count",
        ),
        (
            "- add_steps:\n    parallel: true\n    steps:\n      - { name: One, command: [echo, one] }\n      - { name: Two, command: [echo, two] }",
            "Two",
        ),
        (
            "- parallel:\n    - [{ wait: 1h }]\n    - [{ invoke: { function: summary } }]",
            "Call summary",
        ),
        (
            "- map:\n    items: '{% [1, 2] %}'\n    flow: [{ invoke: { function: summary } }]",
            "Call summary",
        ),
        (
            "- choice:\n    when: [{ if: '{% true %}', then: [{ invoke: { function: summary } }] }]",
            "Call summary",
        ),
        ("- terminate_cluster: {}", "Terminate cluster"),
        ("- run: { pipeline: other }", "Run other"),
        ("- run: { pipeline: other, wait: false }", "Run other"),
        ("- invoke: { function: summary }", "Call summary"),
        ("- notify: { topic: ready, message: m }", "Tell ready"),
        (
            "- state: { Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: f } }",
            "Own Task",
        ),
    ];
    for (activity, state) in kinds {
        let machine = definition(&format!("- launch: nightly\n{activity}"));
        let mut world = World::new(&machine, json!({})).failing(state, "Broken", "the real cause");
        assert_eq!(
            world.failure(),
            ("Broken".to_owned(), "the real cause".to_owned()),
            "{activity}"
        );
        assert_eq!(world.left(), [] as [&str; 0], "{activity}");
        assert!(world.clusters.contains_key("j-1"), "{activity}");
    }
}

/// What fails before anything is asked of anybody: an expression.
#[test]
fn clusters_end_where_an_expression_fails() {
    let kinds = [
        "- use_cluster: { id: '{% $input.none %}', as: other }",
        "- choice:\n    when: [{ if: '{% $input.none %}', then: [{ wait: 1s }] }]",
        "- choice:\n    when: [{ if: '{% 1 %}', then: [{ wait: 1s }] }]",
        "- map:\n    items: '{% $input.none %}'\n    flow: [{ wait: 1s }]",
        "- wait: { until: '{% $input.none %}' }",
        "- wait: { until: '{% \"soon\" %}' }",
        "- fail: { error: '{% $input.none %}' }",
        "- state: { Type: Pass, Output: '{% $input.none %}' }",
        "- state: { Type: Pass, Assign: { a: '{% $input.none %}' } }",
        "- invoke: { function: f, payload: '{% $input.none %}' }",
    ];
    for activity in kinds {
        let machine = definition(&format!("- launch: nightly\n{activity}"));
        let mut world = World::new(&machine, json!({}));
        let (error, cause) = world.failure();
        assert_eq!(error, "States.QueryEvaluationError", "{activity}: {cause}");
        assert!(!cause.is_empty());
        assert_eq!(world.left(), [] as [&str; 0], "{activity}");
    }
}

#[test]
fn an_activity_that_fails_ends_the_clusters_and_says_why() {
    let activity = "- fail: { error: Mine, cause: '{% \"day \" & $input.Day %}' }";
    let machine = definition(&format!("- launch: nightly\n{activity}"));
    let mut world = World::new(&machine, json!({ "Day": 3 }));
    assert_eq!(world.failure(), ("Mine".to_owned(), "day 3".to_owned()));
    assert!(world.left().is_empty());
}

const NESTED: &str = r#"{"ExecutionArn":"arn:aws:states:us-east-1:123456789012:execution:sales_nightly:x","Status":"FAILED","Error":"Emrys.InvalidOverride","Cause":"`Count` is 99"}"#;

#[test]
fn what_failed_in_a_nested_execution_is_what_failed() {
    let machine = definition("- launch: nightly\n- run: { pipeline: other }");
    for state in ["Launch nightly", "Run other"] {
        let mut world = World::new(&machine, json!({})).failing(state, "States.TaskFailed", NESTED);
        let expected = (
            "Emrys.InvalidOverride".to_owned(),
            "`Count` is 99".to_owned(),
        );
        assert_eq!(world.failure(), expected);
        assert!(world.left().is_empty());
    }
    // Also where nothing else has to be caught.
    for (flow, state) in [
        ("- run: { pipeline: other }", "Run other"),
        (
            "- launch: { function: nightly, keep: true }",
            "Launch nightly",
        ),
        ("- parallel:\n    - - run: { pipeline: other }", "Run other"),
    ] {
        let machine = definition(flow);
        let mut world = World::new(&machine, json!({})).failing(state, "States.TaskFailed", NESTED);
        let (error, cause) = world.failure();
        assert_eq!(
            (error.as_str(), cause.as_str()),
            ("Emrys.InvalidOverride", "`Count` is 99"),
            "{flow}"
        );
    }
    // What was cut off in the middle is told as it is.
    let cut = &NESTED[..NESTED.len() - 9];
    let mut world = World::new(&machine, json!({})).failing("Run other", "States.TaskFailed", cut);
    assert_eq!(
        world.failure(),
        ("States.TaskFailed".to_owned(), cut.to_owned())
    );
    assert!(world.left().is_empty());
}

/// A branch fails while another one has a cluster: Step Functions would end that branch at once.
#[test]
fn branches_end_their_own_clusters_before_the_failure_goes_on() {
    let machine = definition(
        "- launch: { function: weekly, as: main }
- parallel:
    - - launch: nightly
      - add_steps: [{ name: One, command: [one] }]
    - - launch: nightly
      - add_steps: [{ name: Two, command: [two] }]
    - - invoke: { function: summary }
- invoke: { function: never }",
    );
    for turn in 0..50 {
        for state in ["One", "Call summary", "Launch nightly"] {
            let mut world = World::new(&machine, json!({}))
                .shuffled(turn)
                .failing(state, "Broken", "cause");
            let expected = ("Broken".to_owned(), "cause".to_owned());
            assert_eq!(world.failure(), expected, "{state}, {turn}");
            assert_eq!(world.left(), [] as [&str; 0], "{state}, {turn}");
            assert!(!world.states().contains(&"Call never"));
        }
    }
}

#[test]
fn an_item_that_fails_leaves_the_others_their_clusters() {
    let machine = definition(
        "- map:
    items: '{% [1, 2, 3] %}'
    flow:
      - launch: nightly
      - choice:
          when: [{ if: '{% $item = 2 %}', then: [{ fail: { error: Second } }] }]
      - add_steps: [{ name: Work, command: [work] }]",
    );
    for turn in 0..50 {
        let mut world = World::new(&machine, json!({})).shuffled(turn);
        assert_eq!(world.failure().0, "Second");
        assert!(world.left().is_empty());
        let worked = world
            .states()
            .iter()
            .filter(|state| **state == "Work")
            .count();
        assert_eq!((world.clusters.len(), worked), (3, 2));
    }
}

#[test]
fn a_step_that_may_fail_lets_the_flow_go_on_and_the_pipeline_fail_at_its_end() {
    let steps = "\n      - { name: One, command: [one], action_on_failure: CONTINUE }\n      - { name: Two, command: [two] }";
    for parallel in [false, true] {
        let machine = definition(&format!(
            "- launch: nightly\n- add_steps:\n    parallel: {parallel}\n    steps:{steps}\n- invoke: {{ function: after }}"
        ));
        let mut world = World::new(&machine, json!({})).failing("One", "Broken", "one");
        assert_eq!(world.failure(), ("Broken".to_owned(), "one".to_owned()));
        assert!(world.states().contains(&"Two") && world.states().contains(&"Call after"));
        assert!(world.left().is_empty());
        // The first failure is the one that is told.
        let mut world = World::new(&machine, json!({}))
            .failing("One", "Broken", "one")
            .failing("Call after", "Later", "two");
        assert_eq!(world.failure().0, "Broken");
    }
}

#[test]
fn a_step_can_end_the_cluster_that_others_have_launched() {
    let machine = |action: &str| {
        definition(&format!(
            "- use_cluster: {{ id: j-old }}\n- add_steps: [{{ name: One, command: [one], action_on_failure: {action} }}]"
        ))
    };
    for (action, alive) in [
        ("TERMINATE_CLUSTER", false),
        ("CANCEL_AND_WAIT", true),
        ("CONTINUE", true),
    ] {
        let mut world = World::new(&machine(action), json!({}))
            .with_cluster("j-old")
            .failing("One", "Broken", "one");
        assert_eq!(world.failure().0, "Broken");
        assert_eq!(world.clusters["j-old"].alive, alive, "{action}");
    }
}

#[test]
fn a_failure_is_told_with_its_cause_and_a_lost_message_hides_nothing() {
    let project = super::project(
        "pipelines:
  daily:
    notifications: { success: good, failure: 'arn:aws:sns:us-east-1:123456789012:bad' }
    flow:
      - launch: nightly
      - add_steps: [{ name: One, command: [one] }]",
    );
    let machine = super::definition_of(&project);
    let mut world = World::new(&machine, json!({})).failing("One", "Broken", "the cause");
    assert_eq!(world.failure().0, "Broken");
    let told = world.arguments("Tell of the failure");
    assert_eq!(told["TopicArn"], "arn:aws:sns:us-east-1:123456789012:bad");
    assert_eq!(told["Message"]["Error"], "Broken");
    assert_eq!(told["Message"]["Cause"], "the cause");
    assert!(world.left().is_empty());
    let mut world = World::new(&machine, json!({}))
        .failing("One", "Broken", "the cause")
        .failing("Tell of the failure", "Sns.Gone", "no such topic");
    assert_eq!(
        world.failure(),
        ("Broken".to_owned(), "the cause".to_owned())
    );
    // A success that nobody is told of is none.
    let mut world = World::new(&machine, json!({})).failing("Tell of the success", "Sns.Gone", "x");
    assert_eq!(world.failure().0, "Sns.Gone");
    assert!(world.states().contains(&"Tell of the failure"));
}

#[test]
fn a_cluster_that_cannot_be_terminated_is_told_and_keeps_no_other_from_its_end() {
    let machine = definition("- launch: nightly\n- launch: { function: weekly, as: other }");
    let mut world = World::new(&machine, json!({})).failing("Lift the protection", "Broken", "");
    let (error, cause) = world.failure();
    assert_eq!(error, "EMR.InvalidRequestException");
    assert_eq!(cause, "the cluster is protected");
}
