// SPDX-License-Identifier: Apache-2.0
//! Findings as Step Functions gives them, word for word: recorded from AWS by others (LocalStack's snapshots of
//! CreateStateMachine and ValidateStateMachineDefinition, reports of users who compared an emulator with AWS).

use emrys_diagnostics::{Severity, Source};
use emrys_states::{MachineType, read_as};

fn findings(definition: &str, machine_type: MachineType) -> Vec<String> {
    let reading = read_as(&Source::new("definition", definition), machine_type);
    let errors = reading.findings.iter();
    let errors = errors.filter(|finding| finding.severity == Severity::Error);
    errors
        .map(|finding| {
            let location = finding.location.as_deref();
            format!(
                "{} {} {}",
                location.unwrap_or("-"),
                finding.code,
                finding.message
            )
        })
        .collect()
}

fn standard(definition: &str) -> Vec<String> {
    findings(definition, MachineType::Standard)
}

#[test]
fn what_is_no_definition() {
    assert_eq!(
        standard(""),
        ["- SCHEMA_VALIDATION_FAILED Definition must be a valid JSON object"]
    );
    assert_eq!(
        standard("[]"),
        ["- SCHEMA_VALIDATION_FAILED Definition must be a valid JSON object"]
    );
    let of_text = standard("not a definition");
    assert!(
        of_text[0].starts_with("- INVALID_JSON_DESCRIPTION "),
        "{of_text:?}"
    );
}

#[test]
fn fields_that_are_missing_are_listed_at_their_object() {
    assert_eq!(
        standard("{}"),
        ["/ SCHEMA_VALIDATION_FAILED These fields are required: [States, StartAt]"]
    );
    assert_eq!(
        standard(r#"{ "StartAt": "A", "States": { "A": { "End": true } } }"#),
        ["/States/A SCHEMA_VALIDATION_FAILED These fields are required: [Type]"]
    );
    assert_eq!(
        standard(r#"{ "StartAt": "A" }"#),
        ["/ SCHEMA_VALIDATION_FAILED These fields are required: [States]"]
    );
    assert_eq!(
        standard(
            r#"{ "StartAt": "A", "States": { "A": { "Type": "Task",
                "Resource": "arn:aws:states:::lambda:invoke", "Credentials": {}, "End": true } } }"#
        ),
        [
            "/States/A/Credentials SCHEMA_VALIDATION_FAILED The field 'RoleArn' is required but was missing"
        ]
    );
}

#[test]
fn a_type_that_is_none() {
    assert_eq!(
        standard(r#"{ "StartAt": "A", "States": { "A": { "Type": "Pas", "End": true } } }"#),
        [
            "/States/A/Type SCHEMA_VALIDATION_FAILED The field 'Type' should have one of these values: [Task, Wait, \
             Pass, Succeed, Fail, Choice, Parallel, Map]"
        ]
    );
}

#[test]
fn fields_that_a_state_does_not_have_are_placed_at_the_state() {
    for (of_type, field) in [
        ("Pass", "Catch"),
        ("Pass", "Retry"),
        ("Succeed", "TimeoutSeconds"),
    ] {
        let end = if of_type == "Pass" {
            r#", "End": true"#
        } else {
            ""
        };
        assert_eq!(
            standard(&format!(
                r#"{{ "StartAt": "A", "States": {{ "A": {{ "Type": "{of_type}", "{field}": [] {end} }} }} }}"#
            )),
            [format!(
                "/States/A SCHEMA_VALIDATION_FAILED Field '{field}' is not supported"
            )]
        );
    }
}

#[test]
fn fields_of_the_other_query_language() {
    assert_eq!(
        standard(
            r#"{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Output": 1, "End": true } } }"#
        ),
        [
            "/States/A SCHEMA_VALIDATION_FAILED The QueryLanguage is set to 'JSONPath', but field 'Output' is only \
             supported for the 'JSONata' QueryLanguage"
        ]
    );
    assert_eq!(
        standard(
            r#"{ "QueryLanguage": "JSONata", "StartAt": "A",
                "States": { "A": { "Type": "Pass", "QueryLanguage": "JSONPath", "End": true } } }"#
        ),
        [
            "/States/A SCHEMA_VALIDATION_FAILED 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole \
             state machine"
        ]
    );
}

#[test]
fn states_of_a_processor_have_the_query_language_of_the_machine() {
    let map = |inner: &str| {
        format!(
            r#"{{ "StartAt": "M", "States": {{ "M": {{ "Type": "Map", "QueryLanguage": "JSONata",
                "ItemProcessor": {{ {inner} "StartAt": "P", "States": {{
                    "P": {{ "Type": "Pass", "Output": 1, "End": true }} }} }}, "End": true }} }} }}"#
        )
    };
    let of_state = "/States/M/ItemProcessor/States/P SCHEMA_VALIDATION_FAILED The QueryLanguage is set to 'JSONPath', \
                    but field 'Output' is only supported for the 'JSONata' QueryLanguage";
    assert_eq!(standard(&map("")), [of_state]);
    assert_eq!(
        standard(&map(r#""QueryLanguage": "JSONata","#)),
        [
            of_state,
            "/States/M/ItemProcessor SCHEMA_VALIDATION_FAILED Field 'QueryLanguage' is not supported"
        ]
    );
}

#[test]
fn transitions_that_lead_nowhere_and_states_that_nothing_leads_to() {
    assert_eq!(
        standard(
            r#"{ "StartAt": "pass1", "States": {
                "pass1": { "Type": "Pass", "Next": "pass3" }, "pass2": { "Type": "Pass", "End": true } } }"#
        ),
        [
            "/States/pass1/Next MISSING_TRANSITION_TARGET Missing 'Next' target: pass3",
            "/States/pass2 MISSING_TRANSITION_TARGET State \"pass2\" is not reachable.",
        ]
    );
    // `Next` whatever the field is called.
    assert_eq!(
        standard(
            r#"{ "StartAt": "B", "States": { "C": { "Type": "Choice", "Default": "D",
                "Choices": [{ "Variable": "$.a", "IsPresent": true, "Next": "E" }] } } }"#
        ),
        [
            "/StartAt MISSING_TRANSITION_TARGET Missing 'Next' target: B",
            "/States/C/Choices[0]/Next MISSING_TRANSITION_TARGET Missing 'Next' target: E",
            "/States/C/Default MISSING_TRANSITION_TARGET Missing 'Next' target: D",
            "- MISSING_END_STATE Workflow has no terminal state",
        ]
    );
}

#[test]
fn without_a_last_state_it_does_not_matter_what_is_reached() {
    let circle = r#""A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "Next": "A" }"#;
    let of = |more: &str| {
        standard(&format!(
            r#"{{ "StartAt": "A", "States": {{ {circle} {more} }} }}"#
        ))
    };
    let no_end = "- MISSING_END_STATE Workflow has no terminal state";
    assert_eq!(of(""), [no_end]);
    assert_eq!(of(r#", "C": { "Type": "Pass", "Next": "A" }"#), [no_end]);
    assert_eq!(
        of(r#", "C": { "Type": "Succeed" }"#),
        ["/States/C MISSING_TRANSITION_TARGET State \"C\" is not reachable."]
    );
}

#[test]
fn what_express_machines_cannot_wait_for() {
    let of = |resource: &str| {
        findings(
            &format!(
                r#"{{ "StartAt": "A", "States": {{ "A": {{ "Type": "Task", "Resource": "{resource}",
                    "Parameters": {{ "t.$": "$$.Task.Token" }}, "End": true }} }} }}"#
            ),
            MachineType::Express,
        )
    };
    let at = "/States/A/Resource SCHEMA_VALIDATION_FAILED Express state machine does not support";
    assert_eq!(
        of("arn:aws:states:::states:startExecution.sync"),
        [format!("{at} '.sync' service integration")]
    );
    assert_eq!(
        of("arn:aws:states:::sqs:sendMessage.waitForTaskToken"),
        [format!("{at} '.waitForTaskToken' service integration ")]
    );
    assert_eq!(
        of("arn:aws:states:eu-west-1:123456789012:activity:a"),
        [format!("{at} Activity ARN")]
    );
    assert_eq!(of("arn:aws:states:::sqs:sendMessage"), [""; 0]);
}

#[test]
fn values_that_are_not_of_their_form() {
    assert_eq!(
        standard(
            r#"{ "StartAt": "W", "States": { "W": { "Type": "Wait", "Timestamp": "2025", "End": true } } }"#
        ),
        ["/States/W/Timestamp SCHEMA_VALIDATION_FAILED String does not match RFC3339 timestamp"]
    );
    assert_eq!(
        standard(
            r#"{ "StartAt": "P", "States": { "P": { "Type": "Parallel", "Branches": [], "End": true } } }"#
        ),
        ["/States/P/Branches SCHEMA_VALIDATION_FAILED Value cannot be empty"]
    );
    assert_eq!(
        standard(
            r#"{ "StartAt": "P", "States": { "P": { "Type": "Pass",
                "Parameters": { "parsed.$": "States.StringToJson('a)" }, "End": true } } }"#
        ),
        [
            "/States/P/Parameters SCHEMA_VALIDATION_FAILED The value for the field 'parsed.$' must be a valid JSONPath \
             or a valid intrinsic function call"
        ]
    );
    assert_eq!(
        standard(
            r#"{ "StartAt": "T", "States": { "T": { "Type": "Task", "Resource": "a:b", "End": true } } }"#
        ),
        [
            "/States/T/Resource SCHEMA_VALIDATION_FAILED The resource provided a:b is not recognized. The value is not \
             a valid resource ARN, or the resource is not available in this region."
        ]
    );
}

#[test]
fn names_that_are_there_twice() {
    assert_eq!(
        standard(
            r#"{ "StartAt": "A", "States": { "A": { "Type": "Parallel", "End": true, "Branches": [
                { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }] } } }"#
        ),
        ["/States/A/Branches[0]/States/A DUPLICATE_STATE_NAME Duplicate State name: A"]
    );
}

#[test]
fn expressions_are_read_when_the_machine_is_made() {
    let of = |expression: &str| {
        standard(&format!(
            r#"{{ "QueryLanguage": "JSONata", "StartAt": "E", "States": {{
                "E": {{ "Type": "Pass", "Output": {{ "v": "{{% {expression} %}}" }}, "End": true }} }} }}"#
        ))
    };
    assert_eq!(
        of("phone"),
        [
            "/States/E/Output/v UNSUPPORTED_JSONATA_EXPRESSION Reference to 'phone' at the top level is not supported."
        ]
    );
    let unreadable = of("1 +");
    assert!(
        unreadable[0].starts_with("/States/E/Output/v INVALID_JSONATA_EXPRESSION "),
        "{unreadable:?}"
    );
}
