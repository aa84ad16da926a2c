// SPDX-License-Identifier: Apache-2.0
//! The first states: what is loaded, whether it is what was deployed, and what the caller makes of it.

use serde_json::{Map, Value, json};

use super::expressions::{INPUT, OVERRIDES, tags};
use super::state::{self, State, expression, literal};
use super::{Entry, Expected, Function, Override, failed, failure, guard};

const PREPARE: &str = "Prepare";
const LOAD_PROFILE: &str = "Load profile";
const LOAD_CLUSTER: &str = "Load cluster configuration";
const CHECK_DIGESTS: &str = "Check digests";
const READ_INPUT: &str = "Read input";
const CHECK_INPUT: &str = "Check input";
const APPLY_OVERRIDES: &str = "Apply overrides";
const CHECK_OVERRIDES: &str = "Check overrides";
const APPLY_TAGS: &str = "Apply tags";
const CHECK_TAGS: &str = "Check tags";

/// The states up to a request that is ready, `$checked.Request`.
pub(super) fn states(function: &Function) -> Vec<(&'static str, State)> {
    vec![
        (PREPARE, prepare(function)),
        (
            LOAD_PROFILE,
            load(&function.profile, "profileText", LOAD_CLUSTER),
        ),
        (
            LOAD_CLUSTER,
            load(&function.cluster, "clusterText", CHECK_DIGESTS),
        ),
        (CHECK_DIGESTS, check_digests(function)),
        (READ_INPUT, compute("input", INPUT, CHECK_INPUT)),
        (CHECK_INPUT, check("input", APPLY_OVERRIDES)),
        (
            APPLY_OVERRIDES,
            compute("overridden", OVERRIDES, CHECK_OVERRIDES),
        ),
        (CHECK_OVERRIDES, check("overridden", APPLY_TAGS)),
        (APPLY_TAGS, compute("checked", &tags(), CHECK_TAGS)),
        (CHECK_TAGS, check("checked", guard::FIRST)),
    ]
}

/// Sets the variables that states read before others have set them, and what the function is.
fn prepare(function: &Function) -> State {
    let overrides: Vec<Value> = function.allowed_overrides.iter().map(allowed).collect();
    let tags = function.tags.iter();
    let tags: Vec<Value> = tags
        .map(|(key, value)| json!({ "Key": key, "Value": value }))
        .collect();
    let launch = json!({
        "Name": function.qualified_name(),
        "Namespace": function.namespace,
        "ClusterName": function.cluster_name,
        "FailIfClusterRunning": function.fail_if_cluster_running,
        "AllowedOverrides": overrides,
        "Tags": tags,
    });
    State::pass()
        .assign(json!({
            "launch": state::value(launch),
            "profileDigest": digest(&function.profile),
            "clusterDigest": digest(&function.cluster),
            "failure": {},
            "locked": false,
            "listed": false,
            "started": false,
            "reused": false,
            "search": "{% '' %}",
            "redrives": 0,
            "requests": 0,
            "tries": 0,
            "clusters": [],
            "marker": "{% '' %}",
            "looked": 0,
            "holder": "{% '' %}",
            "notes": {},
        }))
        .next(LOAD_PROFILE)
}

fn allowed(own: &Override) -> Value {
    let mut members = Map::new();
    let mut insert = |name: &str, value: Value| drop(members.insert(name.to_owned(), value));
    insert("Name", json!(own.name));
    insert("Path", json!(own.path));
    insert("Type", json!(own.kind.as_str()));
    if let Some(default) = &own.default {
        insert("Default", default.clone());
    }
    if let Some(minimum) = &own.minimum {
        insert("Minimum", json!(minimum));
    }
    if let Some(maximum) = &own.maximum {
        insert("Maximum", json!(maximum));
    }
    if !own.values.is_empty() {
        insert("Values", json!(own.values));
    }
    Value::Object(members)
}

/// The digest that an entry has to have: as it was deployed, or of the text that it was deployed with.
fn digest(entry: &Entry) -> String {
    match &entry.expected {
        Expected::Digest(digest) => digest.clone(),
        Expected::Text(text) => expression(&format!("$hash({}, 'SHA-256')", literal(text))),
    }
}

fn load(entry: &Entry, variable: &str, next: &str) -> State {
    let arguments = json!({ "Name": entry.parameter_name });
    let result = json!({ variable: "{% $states.result.Parameter.Value %}" });
    let task = State::task("aws-sdk:ssm:getParameter", arguments)
        .retry(&["Ssm.ParameterNotFoundException"], 0)
        .retry_all();
    failed(task.assign(result).next(next))
}

fn check_digests(function: &Function) -> State {
    let rules = [
        (
            "profile",
            &function.profile.name,
            "Emrys.ProfileChanged",
            "profile",
        ),
        (
            "cluster",
            &function.cluster.name,
            "Emrys.ClusterConfigurationChanged",
            "cluster configuration",
        ),
    ];
    let state = State::choice(READ_INPUT);
    rules
        .into_iter()
        .fold(state, |state, (variable, name, error, what)| {
            let actual = format!("$hash(${variable}Text, 'SHA-256')");
            let condition = expression(&format!("$not({actual} = ${variable}Digest)"));
            let says = format!("the {what} {name} is not what this launch function was deployed with: its digest is ");
            let cause = format!("{} & {actual} & ', and not ' & ${variable}Digest", literal(&says));
            state.rule(
                &condition,
                failure(error, &expression(&cause)),
                super::finish::FAILED,
            )
        })
}

/// Computes something that is either an answer or an error.
fn compute(variable: &str, jsonata: &str, next: &str) -> State {
    let assign = json!({ variable: expression(jsonata) });
    State::pass().assign(assign).next(next)
}

/// Goes on if no error was computed.
fn check(variable: &str, next: &str) -> State {
    let condition = format!("{{% $exists(${variable}.Error) %}}");
    let assign = json!({ "failure": format!("{{% ${variable} %}}") });
    State::choice(next).rule(&condition, assign, super::finish::FAILED)
}
