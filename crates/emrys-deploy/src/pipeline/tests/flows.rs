// SPDX-License-Identifier: Apache-2.0
//! What each activity becomes, and what it does where nothing fails.

use serde_json::json;

use super::world::World;
use super::{definition, definition_of, flow, project, refused, written};
use crate::pipeline::PipelineError;

const THIN: &str = "\
- launch: nightly
- add_steps:
    - name: Count
      command: [echo, words]
- terminate_cluster: {}";

#[test]
fn a_cluster_is_launched_gets_a_step_and_is_terminated() {
    insta::assert_json_snapshot!(definition(THIN));
    let mut world = World::new(&definition(THIN), json!({ "Day": 1 }));
    assert_eq!(world.succeeds(), json!({ "Day": 1 }));
    let states = [
        "Launch nightly",
        "Count",
        "Lift the protection of cluster",
        "Terminate cluster",
    ];
    assert_eq!(world.states(), states);
    assert!(world.left().is_empty());
}

#[test]
fn callers_say_what_callers_of_the_launch_function_may() {
    let machine = definition(
        "- launch:
    function: nightly
    overrides: { Count: 2, Type: m5.xlarge }
    tags: { team: sales, run: '{% $states.context.Execution.Name %}' }
    fail_if_cluster_running: true",
    );
    let mut world = World::new(
        &machine,
        json!({
            "ClusterConfigOverrides": { "Count": 3 },
            "Tags": [{ "Key": "team", "Value": "mine" }],
            "FailIfClusterRunning": false,
        }),
    );
    world.succeeds();
    let given = &world.arguments("Launch nightly")["Input"];
    let execution = "arn:aws:states:us-east-1:123456789012:execution:sales_daily:run";
    let expected = json!({
        "ClusterConfigurationOverrides": { "Count": 3, "Type": "m5.xlarge" },
        "Tags": [{ "Key": "run", "Value": "run" }, { "Key": "team", "Value": "mine" }],
        "FailIfClusterRunning": false,
        "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID": execution,
    });
    assert_eq!(*given, expected);
    let mut world = World::new(&machine, json!({}));
    world.succeeds();
    let given = &world.arguments("Launch nightly")["Input"];
    let tags = json!([{ "Key": "team", "Value": "sales" }, { "Key": "run", "Value": "run" }]);
    assert_eq!(given["Tags"], tags);
    assert_eq!(given["FailIfClusterRunning"], json!(true));
}

#[test]
fn of_two_launches_callers_say_nothing() {
    let machine =
        definition("- launch: nightly\n- launch: { function: weekly, as: other, keep: true }");
    let mut world = World::new(
        &machine,
        json!({ "ClusterConfigurationOverrides": { "Count": 3 } }),
    );
    world.succeeds();
    let members = |state: &str| {
        let input = world.arguments(state)["Input"].as_object().unwrap();
        input.keys().cloned().collect::<Vec<_>>()
    };
    let started_by = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";
    assert_eq!(members("Launch nightly"), [started_by]);
    assert_eq!(members("Launch weekly"), ["Keep", started_by]);
    // The one that is kept lives.
    assert!(world.clusters["j-2"].alive && !world.clusters["j-1"].alive);
}

#[test]
fn a_cluster_that_was_running_already_is_not_ended() {
    let machine = definition("- launch: nightly");
    let given =
        json!({ "Output": { "LaunchClusterResult": { "ClusterId": "j-old" }, "Reused": true } });
    let mut world = World::new(&machine, json!({}))
        .with_cluster("j-old")
        .giving("Launch nightly", given);
    world.succeeds();
    assert!(world.clusters["j-old"].alive);
}

const STEPS: &str = "\
- use_cluster: { id: '{% $input.ClusterId %}', as: main }
- add_steps:
    cluster: main
    steps:
      - name: Load
        command: [load, '2026', '{% $input.Day %}', 'on ${cluster_id}']
        retry: { attempts: 2, delay: 10s }
        timeout: 1h
      - name: Shell
        command: 'echo {% $input.Day %}'";

#[test]
fn arguments_of_the_users_own_program_are_replaced_where_they_are_the_same() {
    let input = json!({
        "ClusterId": "j-old",
        "Day": "monday",
        "StepArgumentOverrides": { "Load": { "load": "not this", "2026": "2027", "monday": "tuesday" } },
    });
    let mut world = World::new(&definition(STEPS), input).with_cluster("j-old");
    world.succeeds();
    let arguments = |world: &World, state: &str| {
        let arguments = world.arguments(state);
        arguments["Step"]["HadoopJarStep"]["Args"].clone()
    };
    let replaced = json!(["load", "2027", "tuesday", "on j-old"]);
    assert_eq!(arguments(&world, "Load"), replaced);
    assert_eq!(
        arguments(&world, "Shell"),
        json!(["bash", "-c", "echo monday"])
    );
    assert!(world.clusters["j-old"].alive);
    // The other name of the member.
    let input = json!({ "ClusterId": "j-old", "Day": "d", "StepArgOverrides": { "Load": { "2026": "1" } } });
    let mut world = World::new(&definition(STEPS), input).with_cluster("j-old");
    world.succeeds();
    assert_eq!(
        arguments(&world, "Load"),
        json!(["load", "1", "d", "on j-old"])
    );
}

#[test]
fn an_argument_without_a_value_fails_its_step() {
    let input = json!({ "ClusterId": "j-old" });
    let mut world = World::new(&definition(STEPS), input).with_cluster("j-old");
    let (error, cause) = world.failure();
    assert_eq!(error, "States.QueryEvaluationError");
    assert!(cause.contains("an argument has no value"), "{cause}");
}

#[test]
fn an_argument_is_replaced_by_a_text_alone() {
    for other in [json!(["a", "b"]), json!(7), json!({ "a": 1 }), json!(null)] {
        let overrides = json!({ "Load": { "2026": other } });
        let input = json!({ "ClusterId": "j-old", "Day": "d", "StepArgumentOverrides": overrides });
        let mut world = World::new(&definition(STEPS), input).with_cluster("j-old");
        let (error, cause) = world.failure();
        assert_eq!(error, "States.QueryEvaluationError", "{overrides}");
        assert!(cause.contains("Load: an argument is a text"), "{cause}");
    }
}

#[test]
fn a_state_of_ones_own_gets_what_it_names_and_no_more() {
    let task = |action: &str, arguments: &str| {
        format!(
            "- state: {{ Type: Task, Resource: 'arn:aws:states:::{action}', Arguments: {arguments} }}"
        )
    };
    for (action, arguments, allowed, on) in [
        (
            "aws-sdk:secretsmanager:getSecretValue",
            "{ SecretId: db }",
            "secretsmanager:GetSecretValue",
            ":secret:db-??????",
        ),
        (
            "aws-sdk:ssm:getParameter",
            "{ Name: /team/day }",
            "ssm:GetParameter",
            ":parameter/team/day",
        ),
        (
            "aws-sdk:dynamodb:getItem",
            "{ TableName: days, Key: {} }",
            "dynamodb:GetItem",
            ":table/days",
        ),
        (
            "aws-sdk:sqs:sendMessageBatch",
            "{ QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/days', Entries: [] }",
            "sqs:SendMessage",
            ":sqs:eu-west-1:123456789012:days",
        ),
        (
            "aws-sdk:glue:startJobRun",
            "{ JobName: count }",
            "glue:StartJobRun",
            "*",
        ),
    ] {
        let machine = written(&flow(&task(action, arguments))).unwrap();
        let mut statements = machine.statements.iter();
        let own = statements.find(|own| own.sid == "OwnState1").unwrap();
        assert_eq!(own.actions, [allowed]);
        let resource = &own.resources[0];
        assert!(resource.ends_with(on), "{resource}");
    }
    for (action, arguments) in [
        (
            "aws-sdk:secretsmanager:getSecretValue",
            "{ SecretId: '{% $input.Name %}' }",
        ),
        ("aws-sdk:kms:decrypt", "{ CiphertextBlob: x }"),
    ] {
        let refused = refused(&task(action, arguments));
        assert!(refused.contains("cannot be told"), "{refused}");
    }
}

#[test]
fn a_step_has_its_timeout_and_its_retries() {
    let state = &definition(STEPS)["States"]["Load"];
    assert_eq!(state["TimeoutSeconds"], 3600);
    // A request that was refused is no attempt.
    assert_eq!(state["Retry"][0]["MaxAttempts"], 0);
    assert_eq!(state["Retry"][1]["MaxAttempts"], 2);
    assert_eq!(state["Retry"][1]["IntervalSeconds"], 10);
    assert_eq!(state["Arguments"]["Step"]["ActionOnFailure"], "CONTINUE");
}

#[test]
fn the_input_has_the_members_that_the_document_gives_it() {
    let project = project(
        "pipelines:
  daily:
    timeout: 4h
    input: { Day: monday, Count: 3 }
    notifications: { success: done }
    flow:
      - choice:
          when:
            - if: '{% $input.Count > 3 %}'
              then: [{ invoke: { function: many } }]
            - if: '{% $input.Count = 3 %}'
              then: [{ invoke: { function: three, payload: { day: '{% $input.Day %}' } } }]
          else:
            - fail: { error: TooFew }
      - run: { pipeline: other, input: { Day: '{% $input.Day %}' } }
      - run: { state_machine: 'arn:aws:states:us-east-1:123456789012:stateMachine:x', wait: false }
      - notify: { topic: ready, subject: '{% $input.Day %}', message: { count: '{% $input.Count %}' } }",
    );
    let machine = definition_of(&project);
    assert_eq!(machine["TimeoutSeconds"], 4 * 3600);
    let mut world = World::new(&machine, json!({ "Day": "sunday" }));
    world.succeeds();
    let states = [
        "Call three",
        "Run other",
        "Run x",
        "Tell ready",
        "Tell of the success",
    ];
    assert_eq!(world.states(), states);
    assert_eq!(
        world.arguments("Call three")["Payload"],
        json!({ "day": "sunday" })
    );
    assert_eq!(world.arguments("Run other")["Input"]["Day"], "sunday");
    assert_eq!(world.arguments("Run x")["Input"]["Count"], 3);
    assert_eq!(
        world.arguments("Tell ready")["Message"],
        json!({ "count": 3 })
    );
    let told = world.arguments("Tell of the success");
    assert_eq!(told["Message"]["Status"], "SUCCEEDED");
    assert_eq!(told["TopicArn"], "arn:aws:sns:us-east-1:123456789012:done");
    let mut world = World::new(&machine, json!({ "Count": 1 }));
    assert_eq!(world.failure(), ("TooFew".to_owned(), String::new()));
}

#[test]
fn a_map_works_on_every_item_with_a_cluster_of_its_own() {
    let machine = definition(
        "- map:
    items: '{% $input.Days %}'
    as: day
    concurrency: 2
    flow:
      - launch: nightly
      - add_steps:
          - name: Day
            command: [run, '{% $day %}']
- invoke: { function: summary, payload: '{% $states.input %}' }",
    );
    assert_eq!(machine["States"]["For each day"]["MaxConcurrency"], 2);
    let mut world = World::new(&machine, json!({ "Days": ["mo", "tu", "we"] }));
    world.succeeds();
    assert_eq!(world.clusters.len(), 3);
    assert!(world.left().is_empty());
    let days: Vec<&str> = world
        .asked
        .iter()
        .filter(|(state, _)| state == "Day")
        .map(|(_, arguments)| {
            arguments["Step"]["HadoopJarStep"]["Args"][1]
                .as_str()
                .unwrap()
        })
        .collect();
    assert_eq!(days.len(), 3);
}

#[test]
fn a_state_of_the_users_own_is_in_the_flow() {
    let machine = definition(
        "- launch: nightly
- name: Double
  state: { Type: Pass, Assign: { twice: '{% $input.Count * 2 %}' }, Output: '{% [$cluster] %}' }
- state:
    Type: Parallel
    Branches: [{ StartAt: Count, States: { Count: { Type: Pass, Output: 1, End: true } } }]
- add_steps:
    - name: Count
      command: [count, '{% $string($twice) %}']
- wait: 5m
- wait: { until: '{% $input.When %}' }",
    );
    let mut world = World::new(
        &machine,
        json!({ "Count": 2, "When": "2026-01-01T01:00:00Z" }),
    );
    assert_eq!(world.succeeds(), json!([1]));
    let arguments = world.arguments("Count (2)");
    assert_eq!(
        arguments["Step"]["HadoopJarStep"]["Args"],
        json!(["count", "4"])
    );
}

#[test]
fn what_a_machine_cannot_do_is_refused() {
    let cases = [
        (
            "- invoke: { function: f, payload: '{% $a.( %}' }",
            "cannot be read",
        ),
        (
            "- invoke: { function: f, payload: '{% $unknown %}' }",
            "`$unknown`",
        ),
        (
            "- launch: { function: nightly, as: input }",
            "a variable that every pipeline has",
        ),
        (
            "- state: { Type: Choice, Choices: [] }",
            "the activity `choice`",
        ),
        (
            "- state: { Type: Task, Resource: 'arn:aws:states:::batch:submitJob', Arguments: {} }",
            "cannot be told",
        ),
        (
            "- launch: nightly\n- add_steps:\n    - { name: A, command: [a, '${ssm:/a}'] }",
            "`${ssm:/a}`, which a state machine cannot know",
        ),
    ];
    for (activities, why) in cases {
        let refused = refused(activities);
        assert!(refused.contains(why), "{activities}: {refused}");
    }
}

#[test]
fn what_is_wrong_is_told_where_it_is_written() {
    let wrong = [
        "- launch: nightly\n- invoke: { function: f, payload: '{% $clutser %}' }",
        "- launch: nightly\n- wait: { until: '{% 1 + %}' }",
    ];
    for activities in wrong {
        let Err(PipelineError::Document(diagnostics)) = written(&flow(activities)) else {
            panic!("{activities} is taken");
        };
        let path = diagnostics[0]
            .document_path()
            .unwrap_or_default()
            .to_owned();
        assert!(
            path.starts_with("pipelines.daily.flow[1]"),
            "{activities}: {diagnostics:?}"
        );
    }
}
