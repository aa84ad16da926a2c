// SPDX-License-Identifier: Apache-2.0
//! Requests that were refused because there were too many: they are sent again, a little later each time, and none is sent
//! twice that may have been carried out.
//!
//! The errors of Step Functions' own integrations have the names of an SDK's exceptions: what a service's model does not list,
//! as `ThrottlingException` is not, is `EMR.AmazonElasticMapReduceException` or its like, and only the cause says what it
//! was. `Retry` knows names alone. So a task that must not be repeated blindly is followed by a choice, which reads the cause,
//! and a wait, which leads back to it.

use serde_json::{Map, Value, json};

use super::expression::{expression, literal};
use super::flow::{Flow, Names, with};

/// How often a request is sent again.
const MOST: u32 = 8;
/// Longest wait before that, in seconds, without what chance adds.
const LONGEST: u32 = 120;
/// By what causes tell that there were too many requests, or too many executions.
const THROTTLED: &str = "/Throttl|Rate exceeded|TooManyRequests|ExecutionLimitExceeded/";
/// The errors that may be such a refusal: those by name, and those that are so by their causes.
const REFUSALS: [&str; 10] = [
    "EMR.AmazonElasticMapReduceException",
    "EMR.ThrottlingException",
    "Emr.EmrException",
    "Emr.ThrottlingException",
    "StepFunctions.AWSStepFunctionsException",
    "StepFunctions.ThrottlingException",
    "StepFunctions.ExecutionLimitExceededException",
    "SNS.AmazonSNSException",
    "SNS.ThrottledException",
    "SNS.ThrottlingException",
];

/// Adds a task that leads to the next state, and is asked again if it was refused. `variable` is one that no list around
/// it has.
pub(super) fn add(flow: &mut Flow, names: &mut Names, variable: &str, name: &str, state: Value) {
    let caught = state.pointer("/Catch/0").cloned();
    let [check, wait] =
        ["was it refused?", "wait for others"].map(|what| names.unique(&format!("{name}: {what}")));
    let otherwise = match &caught {
        Some(_) => None,
        None => Some(names.unique(&format!("{name} failed"))),
    };
    flow.add(name, patient(state, variable, name, &check));
    let open = flow.take_open();
    let mut choice = json!({
        "Type": "Choice",
        "Choices": [{
            "Condition": expression(&format!(
                "${variable}.Tries <= {MOST} and \
                 $contains(${variable}.Failure.Error & ' ' & ${variable}.Failure.Cause, {THROTTLED})"
            )),
            "Next": wait,
        }],
    });
    // What is done after any other error is done here.
    let mut is_open = false;
    if let Some(Value::Object(mut caught)) = caught {
        for member in ["Assign", "Output"] {
            if let Some(value) = caught.remove(member) {
                let refused = format!("${variable}.Failure");
                choice = with(
                    choice,
                    member,
                    replaced(value, "$states.errorOutput", &refused),
                );
            }
        }
        match caught.remove("Next") {
            Some(next) => choice = with(choice, "Default", next),
            None => is_open = true,
        }
    }
    if let Some(failed) = &otherwise {
        choice = with(choice, "Default", json!(failed));
    }
    flow.add_end(&check, choice);
    if let Some(failed) = &otherwise {
        let failure = json!({
            "Type": "Fail",
            "Error": expression(&format!("${variable}.Failure.Error")),
            "Cause": expression(&format!("${variable}.Failure.Cause & ''")),
        });
        flow.add_end(failed, failure);
    }
    let seconds =
        format!("$ceil($min([$power(2, ${variable}.Tries), {LONGEST}]) * (1 + $random()))");
    let state = json!({ "Type": "Wait", "Seconds": expression(&seconds), "Next": name });
    flow.add_end(&wait, state);
    flow.give_open(open);
    if is_open {
        flow.leave_open(&check, super::flow::Way::Default);
    }
}

/// The task, whose refusals lead to the choice before they lead anywhere else.
fn patient(mut state: Value, variable: &str, name: &str, check: &str) -> Value {
    let this = literal(name);
    // A step that is tried again has been carried out; one that was refused has not.
    if let Some(retriers) = state.get_mut("Retry").and_then(Value::as_array_mut) {
        retriers.insert(0, json!({ "ErrorEquals": REFUSALS, "MaxAttempts": 0 }));
    }
    let tries = format!("(${variable}.State = {this} ? ${variable}.Tries : 0) + 1");
    let mut assign = Map::new();
    let refusal =
        format!("{{ 'State': {this}, 'Tries': {tries}, 'Failure': $states.errorOutput }}");
    assign.insert(variable.to_owned(), expression(&refusal));
    let refused = json!({
        "ErrorEquals": REFUSALS,
        "Assign": assign,
        "Output": expression("$states.input"),
        "Next": check,
    });
    let mut catchers = vec![refused];
    if let Some(Value::Array(others)) = state.get("Catch") {
        catchers.extend(others.iter().cloned());
    }
    with(state, "Catch", Value::Array(catchers))
}

/// A value with another text in the place of one, wherever it has it.
fn replaced(value: Value, from: &str, to: &str) -> Value {
    match value {
        Value::String(text) => Value::String(text.replace(from, to)),
        Value::Array(items) => items
            .into_iter()
            .map(|item| replaced(item, from, to))
            .collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(name, member)| (name, replaced(member, from, to)))
            .collect(),
        other => other,
    }
}
