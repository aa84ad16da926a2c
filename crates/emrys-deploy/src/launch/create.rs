// SPDX-License-Identifier: Apache-2.0
//! The states that create the cluster, and those that wait for it.

use serde_json::{Value, json};

use super::state::{State, expression};
use super::{Function, Integration, failed, finish, guard, secret};

/// Where the cluster is created.
pub(super) const CREATE: &str = "Create cluster";
const CHECK_NESTED: &str = "Check nested launch";
const CHECK_REFUSAL: &str = "Check refusal";
const WAIT_FOR_REQUESTS: &str = "Wait for requests";
/// Where there is a cluster.
pub(super) const CREATED: &str = "Check new cluster";
const FIND: &str = "Find new cluster";
const CHECK_LISTED: &str = "Check whether it is listed";
const WAIT_FOR_LIST: &str = "Wait for list";
const CHECK_START: &str = "Check start";
const DESCRIBE: &str = "Describe cluster";
const CHECK_CLUSTER: &str = "Check cluster";
const WAIT_FOR_CLUSTER: &str = "Wait for cluster";

/// How often a request is sent again that was refused for there being too many.
const MOST_REQUESTS: u32 = 8;
/// How often the new cluster is looked for in ListClusters' answer, and with how many seconds between.
const LISTS: (u32, u32) = (30, 2);
/// How often a cluster is looked at.
const LOOK: u32 = 30;

/// The states from a request that may be sent to a cluster that can be used.
pub(super) fn states(function: &Function) -> Vec<(&'static str, State)> {
    let mut states = vec![(CREATE, create(function))];
    if function.kerberos.is_some() {
        states.push((CHECK_NESTED, check_nested()));
    }
    states.extend([
        (CHECK_REFUSAL, check_refusal()),
        (
            WAIT_FOR_REQUESTS,
            State::wait(json!("{% $ceil($power(2, $requests) * (1 + $random())) %}")).next(CREATE),
        ),
        (CREATED, check_created(function)),
        (FIND, find()),
        (CHECK_LISTED, check_listed()),
        (WAIT_FOR_LIST, State::wait(json!(LISTS.1)).next(FIND)),
    ]);
    states.push(finish::release(function));
    if function.wait_for_cluster_start {
        states.extend([
            (CHECK_START, check_start(function)),
            (DESCRIBE, describe(function)),
            (CHECK_CLUSTER, check_cluster(function)),
            (WAIT_FOR_CLUSTER, State::wait(json!(LOOK)).next(DESCRIBE)),
        ]);
    }
    states
}

/// Creates the cluster. An execution that is redriven begins here again, and may have created one before: its arguments
/// are an error then, and it looks for that one first.
fn create(function: &Function) -> State {
    let guarded = |arguments: &str| {
        expression(&format!(
            "$states.context.Execution.RedriveCount = $redrives ? {arguments} : $error('the execution was redriven')"
        ))
    };
    let task = match &function.kerberos {
        Some(kerberos) => secret::launch(function, kerberos, guarded),
        None => State::task(create_action(function), json!(guarded("$checked.Request")))
            .assign(begun(function)),
    };
    let next = match function.kerberos {
        Some(_) => CHECK_NESTED,
        None => CREATED,
    };
    task.next(next)
        // Nothing else says that nothing was done.
        .retry(&["EMR.ThrottlingException", "Emr.ThrottlingException"], 5)
        .catch(
            "States.ALL",
            json!({ "failure": "{% $states.errorOutput %}" }),
            CHECK_REFUSAL,
        )
}

/// What creates a cluster, and waits for it if it can and shall.
pub(super) fn create_action(function: &Function) -> &'static str {
    match (function.integration, function.wait_for_cluster_start) {
        (Integration::CreateCluster, true) => "elasticmapreduce:createCluster.sync",
        (Integration::CreateCluster, false) => "elasticmapreduce:createCluster",
        (Integration::RunJobFlow, _) => "aws-sdk:emr:runJobFlow",
    }
}

/// What is known of the cluster once it is created.
fn begun(function: &Function) -> Value {
    let waited = waits_at_once(function);
    json!({
        "clusterId": match function.integration {
            Integration::CreateCluster => "{% $states.result.ClusterId %}",
            Integration::RunJobFlow => "{% $states.result.JobFlowId %}",
        },
        "result": created(function.integration),
        "started": waited,
        "listed": waited,
    })
}

/// What a result of creating a cluster says of it.
pub(super) fn created(integration: Integration) -> String {
    expression(match integration {
        Integration::CreateCluster => {
            "$sift($states.result, function($value, $name) { $name in ['ClusterId', 'ClusterArn', 'Cluster'] })"
        }
        Integration::RunJobFlow => {
            "$merge([{ 'ClusterId': $states.result.JobFlowId }, \
             $sift($states.result, function($value, $name) { $name = 'ClusterArn' })])"
        }
    })
}

/// Whether the cluster can take steps once it is created.
pub(super) fn waits_at_once(function: &Function) -> bool {
    function.integration == Integration::CreateCluster && function.wait_for_cluster_start
}

/// What the function says of a cluster that was described.
pub(super) fn result_of_description(function: &Function) -> String {
    expression(match function.wait_for_cluster_start {
        true => "{ 'ClusterId': $described.Id, 'Cluster': $described }",
        false => {
            "$merge([{ 'ClusterId': $described.Id }, \
             $sift($described, function($value, $name) { $name = 'ClusterArn' })])"
        }
    })
}

/// A nested machine tells failures in its output, so that nothing else of it is told.
fn check_nested() -> State {
    State::choice(CREATED).rule(
        "{% $exists($result.Failure) %}",
        json!({ "failure": "{% $result.Failure %}" }),
        CHECK_REFUSAL,
    )
}

/// What failed may not have been done at all, and can be done again.
fn check_refusal() -> State {
    let redriven = "$not($states.context.Execution.RedriveCount = $redrives)";
    let mut own = guard::search("own");
    if let Value::Object(variables) = &mut own {
        let count = "{% $states.context.Execution.RedriveCount %}";
        variables.insert("redrives".to_owned(), json!(count));
    }
    let refused = format!(
        "$contains($failure.Error, /^emr\\./i) and $contains($string($failure), /Throttling|Rate exceeded/) \
         and $requests < {MOST_REQUESTS}"
    );
    State::choice(finish::FAILED)
        .rule(&expression(redriven), own, guard::FIND)
        .rule(
            &expression(&refused),
            json!({ "requests": "{% $requests + 1 %}" }),
            WAIT_FOR_REQUESTS,
        )
}

fn check_created(function: &Function) -> State {
    State::choice(unlocked(function))
        .rule(
            "{% $locked and $not($listed) %}",
            json!({ "looked": 0 }),
            FIND,
        )
        .rule("{% $locked %}", Value::Null, finish::RELEASE)
}

/// Looks for the new cluster among those that others would find.
fn find() -> State {
    let arguments = json!({ "CreatedAfter": "{% $states.context.Execution.StartTime %}" });
    let task = State::task("aws-sdk:emr:listClusters", arguments)
        .assign(json!({
            "listed": "{% $clusterId in $states.result.Clusters.Id %}",
            "looked": "{% $looked + 1 %}",
        }))
        .next(CHECK_LISTED)
        .retry_all();
    failed(task)
}

fn check_listed() -> State {
    let again = format!("$not($listed) and $looked < {}", LISTS.0);
    State::choice(finish::RELEASE).rule(&expression(&again), Value::Null, WAIT_FOR_LIST)
}

/// Where an execution goes on that has its cluster and no lock.
pub(super) fn unlocked(function: &Function) -> &'static str {
    match function.wait_for_cluster_start {
        true => CHECK_START,
        false => finish::done(function),
    }
}

fn check_start(function: &Function) -> State {
    State::choice(DESCRIBE).rule("{% $started %}", Value::Null, finish::done(function))
}

fn describe(function: &Function) -> State {
    let task = secret::describe(function, "$clusterId")
        .assign(json!({ "described": secret::described(function) }))
        .next(CHECK_CLUSTER)
        .retry_all();
    failed(task)
}

fn check_cluster(function: &Function) -> State {
    let state = "$described.Status.State";
    let ready = format!("{state} in ['RUNNING', 'WAITING']");
    let ended = format!("$contains({state}, 'TERMINAT')");
    let cause = "'the cluster ' & $clusterId & ' ended before it could take steps: ' \
                 & $string($described.Status.StateChangeReason)";
    let started = json!({
        "started": true,
        "result": "{% { 'ClusterId': $clusterId, 'Cluster': $described } %}",
    });
    State::choice(WAIT_FOR_CLUSTER)
        .rule(&expression(&ready), started, finish::done(function))
        .rule(
            &expression(&ended),
            super::failure("States.TaskFailed", &expression(cause)),
            finish::FAILED,
        )
}
