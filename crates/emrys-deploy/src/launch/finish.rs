// SPDX-License-Identifier: Apache-2.0
//! The last states: what is released, who is told, and what the execution says.

use serde_json::{Value, json};

use super::expressions::FAILURE;
use super::state::{State, expression, literal};
use super::{Function, create, guard};

/// Where the lock is released once there is a cluster.
pub(super) const RELEASE: &str = "Release lock";
const NOTIFY: &str = "Notify of success";
const SUCCEED: &str = "Succeed";
/// Where a failure goes, with the variable `$failure`.
pub(super) const FAILED: &str = "Explain failure";
const CLEAN_UP: &str = "Clean up";
const RELEASE_FAILED: &str = "Release lock after failure";
const NOTIFY_FAILED: &str = "Notify of failure";
const FAIL: &str = "Fail";

/// Where an execution goes that has its cluster: it tells, if somebody is to hear of it.
pub(super) fn done(function: &Function) -> &'static str {
    match function.success_topic {
        Some(_) => NOTIFY,
        None => SUCCEED,
    }
}

/// Releases the lock of an execution that has its cluster. What becomes of the lock does not become of the cluster.
pub(super) fn release(function: &Function) -> (&'static str, State) {
    let next = create::unlocked(function);
    let released = json!({ "locked": false });
    let kept = json!({
        "notes": "{% { 'LockNotReleased': $states.errorOutput } %}",
        "locked": false,
    });
    let task = delete_lock(function)
        .assign(released.clone())
        .next(next)
        .catch("Ssm.ParameterNotFoundException", released, next)
        .catch("States.ALL", kept, next);
    (RELEASE, task)
}

fn delete_lock(function: &Function) -> State {
    let arguments = json!({ "Name": guard::lock_name(function) });
    State::task("aws-sdk:ssm:deleteParameter", arguments)
        .retry(&["Ssm.ParameterNotFoundException"], 0)
        .retry(&["States.TaskFailed"], 8)
}

/// The states at the ends.
pub(super) fn states(function: &Function) -> Vec<(&'static str, State)> {
    let mut states = Vec::new();
    if let Some(topic) = &function.success_topic {
        let message = "$string($merge([$result, { 'Function': $launch.Name, 'Execution': $states.context.Execution.Id, \
                       'Reused': $reused }]))";
        let subject = format!("Launched {}", function.qualified_name());
        let told = "{% $merge([$notes, { 'PublishResult': { 'MessageId': $states.result.MessageId } }]) %}";
        let untold = "{% $merge([$notes, { 'PublishResult': $states.errorOutput }]) %}";
        let task = publish(topic, &subject, message)
            .assign(json!({ "notes": told }))
            .next(SUCCEED)
            .catch("States.ALL", json!({ "notes": untold }), SUCCEED);
        states.push((NOTIFY, task));
    }
    let output = "$merge([$states.context.Execution.Input, { 'ClusterConfiguration': { 'Cluster': $checked.Request }, \
                  'LaunchClusterResult': $result }, $reused ? { 'Reused': true } : {}, $notes])";
    states.push((SUCCEED, State::succeed(json!(expression(output)))));
    states.extend(failures(function));
    states
}

fn failures(function: &Function) -> Vec<(&'static str, State)> {
    let told = match function.failure_topic {
        Some(_) => NOTIFY_FAILED,
        None => FAIL,
    };
    let clean_up = State::choice(told).rule("{% $locked %}", Value::Null, RELEASE_FAILED);
    let none = "Ssm.ParameterNotFoundException";
    let release = delete_lock(function)
        .next(told)
        .catch(none, Value::Null, told)
        .catch("States.ALL", also("the lock was not released"), told);
    let explained = FAILURE.replace("$states.errorOutput", "$failure");
    let explain = State::pass()
        .assign(json!({ "failure": expression(&explained) }))
        .next(CLEAN_UP);
    let mut states = vec![
        (FAILED, explain),
        (CLEAN_UP, clean_up),
        (RELEASE_FAILED, release),
    ];
    if let Some(topic) = &function.failure_topic {
        let message = "$string($merge([$failure, { 'Function': $launch.Name, 'Execution': $states.context.Execution.Id }]))";
        let subject = format!("Failed to launch {}", function.qualified_name());
        let task = publish(topic, &subject, message).next(FAIL).catch(
            "States.ALL",
            also("nobody was notified"),
            FAIL,
        );
        states.push((NOTIFY_FAILED, task));
    }
    states.push((
        FAIL,
        State::fail("{% $failure.Error %}", "{% $failure.Cause %}"),
    ));
    states
}

fn publish(topic: &str, subject: &str, message: &str) -> State {
    let arguments = json!({
        "TopicArn": topic,
        "Subject": subject,
        "Message": expression(message),
    });
    State::task("sns:publish", arguments).retry_all()
}

/// The failure stays what it was, and tells of another one.
fn also(what: &str) -> Value {
    let jsonata = format!(
        "(\n  $other := {FAILURE};\n  {{ 'Error': $failure.Error, 'Cause': $failure.Cause & {} & $other.Error & ': ' & $other.Cause }}\n)",
        literal(&format!("; {what}: "))
    );
    json!({ "failure": expression(&jsonata) })
}
