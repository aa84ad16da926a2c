// SPDX-License-Identifier: Apache-2.0
//! The states that keep two clusters of one name from being launched: the lock, and the search for living clusters.
//!
//! The lock is a parameter that is created and never overwritten, which Parameter Store does atomically. A lock is held
//! until ListClusters knows the new cluster, so whoever takes it afterwards finds that cluster.

use serde_json::{Value, json};

use super::expressions::FOUND;
use super::state::{State, expression, literal};
use super::{Function, LIVING, create, failed, failure, finish, secret};
use crate::tags;

/// The first of these states.
pub(super) const FIRST: &str = CHECK_GUARD;
const CHECK_GUARD: &str = "Check guard";
const TAKE_LOCK: &str = "Take lock";
const READ_LOCK: &str = "Read lock";
const CHECK_LOCK: &str = "Check lock";
const WAIT_FOR_LOCK: &str = "Wait for lock";
/// Where the search for clusters begins.
pub(super) const FIND: &str = "Find clusters";
const CHECK_PAGE: &str = "Check for more clusters";
const CHECK_CLUSTERS: &str = "Check clusters";
const LOOK: &str = "Look at cluster";
const CHECK_LOOK: &str = "Check look";
const CHECK_TAGS: &str = "Check cluster's tags";

/// How often, and with how many seconds between, a lock is asked for by who would rather have the other's cluster: longer
/// than most clusters take to start.
const PATIENCE: (u32, u32) = (80, 15);

/// The name of the lock's parameter. The cluster's name may have characters that a parameter's may not.
pub(super) fn lock_name(function: &Function) -> String {
    let prefix = format!("{}{}/", LOCKS, function.namespace);
    expression(&format!(
        "{} & $hash($checked.Request.Name, 'SHA-256')",
        literal(&prefix)
    ))
}

/// Where locks are, by namespace.
pub(crate) const LOCKS: &str = "/emrys/locks/";

/// The states from a request that is ready to one that may be sent.
pub(super) fn states(function: &Function) -> Vec<(&'static str, State)> {
    let mut states = vec![
        (CHECK_GUARD, check_guard(function)),
        (TAKE_LOCK, take_lock(function)),
        (READ_LOCK, read_lock(function)),
        (CHECK_LOCK, check_lock(function)),
    ];
    if function.reuse_running_cluster {
        let wait = State::wait(json!(PATIENCE.1)).next(TAKE_LOCK);
        states.push((WAIT_FOR_LOCK, wait));
    }
    let more = State::choice(CHECK_CLUSTERS).rule("{% $not($marker = '') %}", Value::Null, FIND);
    states.extend([
        (FIND, find()),
        (CHECK_PAGE, more),
        (CHECK_CLUSTERS, check_clusters(function)),
        (LOOK, look(function)),
        (CHECK_LOOK, check_look()),
        (CHECK_TAGS, check_tags(function)),
    ]);
    states
}

/// What the search begins with. What it looks for is `running`: clusters of the name, or `own`: what this execution has
/// launched before it was redriven.
pub(super) fn search(what: &str) -> Value {
    json!({ "search": what, "clusters": [], "marker": "{% '' %}", "looked": 0 })
}

fn check_guard(function: &Function) -> State {
    let state = State::choice(create::CREATE);
    let condition = match function.reuse_running_cluster {
        true => "{% true %}",
        false => "{% $input.FailIfClusterRunning %}",
    };
    state.rule(condition, search("running"), TAKE_LOCK)
}

fn take_lock(function: &Function) -> State {
    let arguments = json!({
        "Name": lock_name(function),
        "Value": "{% $states.context.Execution.Id %}",
        "Type": "String",
        "Overwrite": false,
    });
    let exists = "Ssm.ParameterAlreadyExistsException";
    let task = State::task("aws-sdk:ssm:putParameter", arguments)
        .assign(json!({ "locked": true }))
        .next(FIND)
        .retry(&[exists], 0)
        .retry_all()
        .catch(exists, Value::Null, READ_LOCK);
    failed(task)
}

/// Whose lock it is. It may be this execution's own: an answer was lost, or it was redriven.
fn read_lock(function: &Function) -> State {
    let none = "Ssm.ParameterNotFoundException";
    let tries = "{% $tries + 1 %}";
    let task = State::task(
        "aws-sdk:ssm:getParameter",
        json!({ "Name": lock_name(function) }),
    )
    .assign(json!({ "holder": "{% $states.result.Parameter.Value %}", "tries": tries }))
    .next(CHECK_LOCK)
    .retry(&[none], 0)
    .retry_all()
    .catch(
        none,
        json!({ "tries": tries, "holder": "{% '' %}" }),
        CHECK_LOCK,
    );
    failed(task)
}

fn check_lock(function: &Function) -> State {
    let name = format!(
        "'{LOCKS}{}/' & $hash($checked.Request.Name, 'SHA-256')",
        function.namespace
    );
    let cause = format!(
        "'a cluster named ' & $checked.Request.Name & ' is being launched by ' & $holder & '; if that execution has ended, \
         delete the parameter ' & {name}"
    );
    let state = State::choice(finish::FAILED)
        .assign(failure("Emrys.LaunchUnderWay", &expression(&cause)))
        .rule(
            "{% $holder = $states.context.Execution.Id %}",
            json!({ "locked": true }),
            FIND,
        )
        .rule("{% $holder = '' and $tries < 5 %}", Value::Null, TAKE_LOCK);
    if !function.reuse_running_cluster {
        return state;
    }
    // The other's cluster can be had once its launch is over.
    let again = format!(
        "$not($input.FailIfClusterRunning) and $tries < {}",
        PATIENCE.0
    );
    state.rule(&expression(&again), Value::Null, WAIT_FOR_LOCK)
}

/// One page of the living clusters.
fn find() -> State {
    let arguments = format!(
        "$merge([{{ 'ClusterStates': {LIVING} }}, $marker = '' ? {{}} : {{ 'Marker': $marker }}])"
    );
    let task = State::task("aws-sdk:emr:listClusters", json!(expression(&arguments)));
    let assign = json!({
        "clusters": expression(FOUND),
        "marker": "{% $exists($states.result.Marker) ? $states.result.Marker : '' %}",
    });
    failed(task.assign(assign).next(CHECK_PAGE).retry_all())
}

/// Whether a cluster is in the way, or may be what is wanted.
fn check_clusters(function: &Function) -> State {
    let cause = "'found running cluster with the name ' & $checked.Request.Name & ': ' \
                 & $join($map($clusters, function($cluster) { $cluster.Id & ' (' & $cluster.State & ')' }), ', ')";
    let in_the_way =
        "{% $search = 'running' and $input.FailIfClusterRunning and $count($clusters) > 0 %}";
    let state = State::choice(create::CREATE).rule(
        in_the_way,
        failure("Emrys.ClusterRunning", &expression(cause)),
        finish::FAILED,
    );
    let wanted = match function.reuse_running_cluster {
        true => "{% $looked < $count($clusters) %}",
        false => "{% $search = 'own' and $looked < $count($clusters) %}",
    };
    state.rule(wanted, Value::Null, LOOK)
}

/// Looks at one cluster. One whose tags are not of this namespace may not be described, and is none of ours.
fn look(function: &Function) -> State {
    let task = secret::describe(function, "$clusters[$looked].Id");
    task.assign(json!({
        "described": secret::described(function),
        "looked": "{% $looked + 1 %}",
    }))
    .next(CHECK_TAGS)
    .retry_all()
    .catch(
        "States.ALL",
        json!({ "failure": "{% $states.errorOutput %}", "looked": "{% $looked + 1 %}" }),
        CHECK_LOOK,
    )
}

/// Whether the cluster could not be described because it is somebody else's.
fn check_look() -> State {
    let refused = "$contains($string($failure), /AccessDenied|not authorized/)";
    State::choice(finish::FAILED).rule(&expression(refused), Value::Null, CHECK_CLUSTERS)
}

/// Whether the cluster is what is looked for.
fn check_tags(function: &Function) -> State {
    let is_wanted = format!(
        "$count($described.Tags[$search = 'own' ? Key = '{}' and Value = $states.context.Execution.Id \
                     : Key = '{}' and Value = $launch.Name]) > 0",
        tags::EXECUTION,
        tags::FUNCTION
    );
    let state = "$described.Status.State";
    let ready = format!("{is_wanted} and {state} in ['RUNNING', 'WAITING']");
    let starting = format!("{is_wanted} and {state} in ['STARTING', 'BOOTSTRAPPING']");
    let found = json!({
        "clusterId": "{% $described.Id %}",
        "result": create::result_of_description(function),
        "reused": "{% $search = 'running' %}",
        "listed": true,
    });
    let mut ready_found = found.clone();
    if let Value::Object(members) = &mut ready_found {
        members.insert("started".to_owned(), json!(true));
    }
    State::choice(CHECK_CLUSTERS)
        .rule(&expression(&ready), ready_found, create::CREATED)
        .rule(&expression(&starting), found, create::CREATED)
}
