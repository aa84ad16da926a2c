// SPDX-License-Identifier: Apache-2.0
//! Golden bodies, wrong types, round trips.

use proptest::prelude::{Strategy, any, prop, prop_assert_eq, proptest};

use super::{read_input, read_output, write};
use crate::error::ErrorCode;
use crate::types::{
    ActionOnFailure, AddJobFlowStepsInput, AddTagsOutput, Configuration, DescribeClusterOutput,
    HadoopJarStepConfig, KeyValue, RunJobFlowInput, StepConfig,
};

fn refused(body: &str) -> String {
    let error = read_input::<RunJobFlowInput>(body.as_bytes()).unwrap_err();
    assert_eq!(error.code(), &ErrorCode::SerializationException);
    error.message().to_owned()
}

#[test]
fn a_request_as_the_aws_command_line_sends_it() {
    let body = r#"{"JobFlowId":"j-1","Steps":[{"Name":"pi","ActionOnFailure":"CONTINUE","HadoopJarStep":{"Args":["spark-submit","pi.py"],"Jar":"command-runner.jar"}}]}"#;
    let input: AddJobFlowStepsInput = read_input(body.as_bytes()).unwrap();
    let expected = AddJobFlowStepsInput {
        job_flow_id: Some("j-1".to_owned()),
        steps: Some(vec![StepConfig {
            name: Some("pi".to_owned()),
            action_on_failure: Some(ActionOnFailure::Continue.into()),
            hadoop_jar_step: Some(HadoopJarStepConfig {
                jar: Some("command-runner.jar".to_owned()),
                args: Some(vec!["spark-submit".to_owned(), "pi.py".to_owned()]),
                ..HadoopJarStepConfig::default()
            }),
            ..StepConfig::default()
        }]),
        ..AddJobFlowStepsInput::default()
    };
    assert_eq!(input, expected);
}

#[test]
fn an_answer_as_emr_sends_it() {
    let body = r#"{"Cluster":{"Id":"j-1","Name":"etl","Status":{"State":"RUNNING","StateChangeReason":{"Message":"Running step"},"Timeline":{"CreationDateTime":1.436474833147E9}},"NormalizedInstanceHours":0,"SomethingNew":{"a":[1,2]}}}"#;
    let output: DescribeClusterOutput = read_output(body.as_bytes()).unwrap();
    let cluster = output.cluster.unwrap();
    assert_eq!(cluster.id.as_deref(), Some("j-1"));
    let status = cluster.status.unwrap();
    assert_eq!(status.state.unwrap().as_str(), "RUNNING");
    let created = status.timeline.unwrap().creation_date_time.unwrap();
    assert_eq!(created.as_millis(), 1_436_474_833_147);
}

#[test]
fn only_what_is_set_is_written() {
    let step = StepConfig {
        name: Some("pi".to_owned()),
        hadoop_jar_step: Some(HadoopJarStepConfig {
            properties: Some(vec![KeyValue {
                key: Some("a".to_owned()),
                value: Some("b".to_owned()),
            }]),
            ..HadoopJarStepConfig::default()
        }),
        ..StepConfig::default()
    };
    let body = write(&step).unwrap();
    assert_eq!(
        body,
        r#"{"HadoopJarStep":{"Properties":[{"Key":"a","Value":"b"}]},"Name":"pi"}"#
    );
}

#[test]
fn an_empty_answer_is_an_empty_output() {
    assert_eq!(
        read_output::<AddTagsOutput>(b"").unwrap(),
        AddTagsOutput::default()
    );
}

#[test]
fn null_is_absence() {
    let input: RunJobFlowInput = read_input(br#"{"Name": null, "Steps": null}"#).unwrap();
    assert_eq!(input, RunJobFlowInput::default());
}

#[test]
fn a_name_may_be_escaped() {
    let input: RunJobFlowInput = read_input(br#"{"\u004eame": "x"}"#).unwrap();
    assert_eq!(input.name.as_deref(), Some("x"));
}

#[test]
fn a_value_of_the_wrong_type_is_refused_in_the_words_of_aws() {
    for (body, expected) in [
        (
            r#"{"Name":7}"#,
            "NUMBER_VALUE can not be converted to a String at 'Name'",
        ),
        (
            r#"{"Name":true}"#,
            "TRUE_VALUE can not be converted to a String at 'Name'",
        ),
        (
            r#"{"StepConcurrencyLevel":"2"}"#,
            "STRING_VALUE can not be converted to an Integer at 'StepConcurrencyLevel'",
        ),
        (
            r#"{"StepConcurrencyLevel":99999999999}"#,
            "NUMBER_VALUE can not be converted to an Integer at 'StepConcurrencyLevel'",
        ),
        (
            r#"{"VisibleToAllUsers":"true"}"#,
            "STRING_VALUE can not be converted to a Boolean at 'VisibleToAllUsers'",
        ),
        (
            r#"{"Steps":"x"}"#,
            "STRING_VALUE can not be converted to a List at 'Steps'",
        ),
        (
            r#"{"Instances":7}"#,
            "NUMBER_VALUE can not be converted to a Structure at 'Instances'",
        ),
        (
            r#"{"Steps":[{"HadoopJarStep":[]}]}"#,
            "Start of list found where not expected at 'Steps[0].HadoopJarStep'",
        ),
        (
            r#"{"Steps":[{"Name":"a"},{"ActionOnFailure":{}}]}"#,
            "Start of structure or map found where not expected at 'Steps[1].ActionOnFailure'",
        ),
        (
            r#"{"Configurations":[{"Properties":{"a":"b","c":1}}]}"#,
            "NUMBER_VALUE can not be converted to a String at 'Configurations[0].Properties.c'",
        ),
        ("[]", "Start of list found where not expected"),
        ("7", "NUMBER_VALUE can not be converted to a Structure"),
    ] {
        assert_eq!(refused(body), expected, "{body}");
    }
}

#[test]
fn what_is_no_json_is_refused() {
    for body in [
        "",
        "{",
        "nonsense",
        r#"{"Name": "x"} trailing"#,
        "\u{feff}{}",
    ] {
        assert!(
            refused(body).starts_with("the body is not valid JSON: "),
            "{body}"
        );
    }
}

#[test]
fn a_body_nested_without_end_is_refused() {
    let body = r#"{"Configurations":["#.to_owned() + &r#"{"Configurations":["#.repeat(10_000);
    assert!(refused(&body).contains("recursion limit exceeded"));
}

fn configuration() -> impl Strategy<Value = Configuration> {
    let text = || prop::option::of(".*");
    let leaf = (
        text(),
        prop::option::of(prop::collection::btree_map(".*", ".*", 0..4)),
    )
        .prop_map(|(classification, properties)| Configuration {
            classification,
            properties,
            configurations: None,
        });
    leaf.prop_recursive(3, 12, 3, |inner| {
        (
            inner.clone(),
            prop::option::of(prop::collection::vec(inner, 0..3)),
        )
            .prop_map(|(outer, configurations)| Configuration {
                configurations,
                ..outer
            })
    })
}

proptest! {
    #[test]
    fn a_configuration_survives(configuration in configuration()) {
        let body = write(&configuration).unwrap();
        let read: Configuration = read_input(&body).unwrap();
        prop_assert_eq!(read, configuration);
    }

    #[test]
    fn a_run_job_flow_request_survives(
        name in prop::option::of(".*"),
        level in prop::option::of(any::<i32>()),
        visible in prop::option::of(any::<bool>()),
        configurations in prop::option::of(prop::collection::vec(configuration(), 0..3)),
    ) {
        let input = RunJobFlowInput {
            name,
            step_concurrency_level: level,
            visible_to_all_users: visible,
            configurations,
            ..RunJobFlowInput::default()
        };
        let read: RunJobFlowInput = read_input(&write(&input).unwrap()).unwrap();
        prop_assert_eq!(read, input);
    }

    #[test]
    fn any_bytes_are_answered(body in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_input::<RunJobFlowInput>(&body);
    }
}
