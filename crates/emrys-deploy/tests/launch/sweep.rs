// SPDX-License-Identifier: Apache-2.0
//! What is left of stopped executions, and what is not touched.

use std::sync::Arc;

use emrys_deploy::launch::{self, Function, Integration};
use emrys_deploy::sweep::{Sweep, Swept, Told, definition};
use emrys_states::execution::{Input, Status};
use emrys_states::history::ErrorOutput;
use emrys_states::machine::StateMachine;
use serde_json::{Value, json};

use crate::account::{Account, EXECUTION, World, machine, run};
use crate::functions::function;

const STOPPED: &str = "arn:aws:states:eu-west-1:123456789012:execution:sales_nightly:stopped";

/// The sweep of a namespace with a machine, and another one whose failures a topic is told of.
pub(crate) fn of_sales() -> Sweep {
    let topic = "arn:aws:sns:eu-west-1:123456789012:bad";
    Sweep {
        namespace: "sales".to_owned(),
        machines: vec![
            Swept {
                machine: "sales_nightly".to_owned(),
                launches_elsewhere: false,
                told: None,
            },
            Swept {
                machine: "sales_daily".to_owned(),
                launches_elsewhere: true,
                told: Some(Told {
                    topic: topic.to_owned(),
                    member: "Pipeline",
                    name: "sales/daily".to_owned(),
                }),
            },
        ],
    }
}

fn sweep() -> Value {
    definition(&of_sales())
}

fn event(execution: &str) -> Value {
    json!({
        "detail-type": "Step Functions Execution Status Change",
        "source": "aws.states",
        "detail": { "executionArn": execution, "status": "ABORTED", "startDate": 1_767_225_600_000_i64 },
    })
}

fn swept(account: &mut Account) -> Result<Value, (String, String)> {
    run(account, &sweep(), event(STOPPED))
}

fn account(status: &'static str) -> Account {
    let mut account = Account::default();
    account.executions.insert(STOPPED.to_owned(), status);
    account
}

fn tag(key: &str, value: &str) -> Value {
    json!([{ "Key": "a", "Value": "b" }, { "Key": key, "Value": value }])
}

fn living(account: &Account) -> Vec<&str> {
    let clusters = account.clusters.iter();
    let living = clusters.filter(|cluster| cluster["Status"]["State"] != "TERMINATING");
    living
        .map(|cluster| cluster["Name"].as_str().unwrap())
        .collect()
}

#[test]
fn clusters_and_locks_of_a_stopped_execution_are_ended() {
    for status in ["ABORTED", "TIMED_OUT", "FAILED"] {
        let mut account = account(status);
        let kept = json!([{ "Key": "emrys:started-by", "Value": STOPPED }, { "Key": "emrys:keep", "Value": "true" }]);
        let own_kept = json!([{ "Key": "emrys:execution", "Value": STOPPED }, { "Key": "emrys:keep", "Value": "true" }]);
        account.add("plain", "RUNNING", &json!([]));
        account.add("other", "RUNNING", &tag("emrys:execution", "arn:other"));
        account.add("own", "WAITING", &tag("emrys:execution", STOPPED));
        account.add("kept", "WAITING", &kept);
        account.add("own, kept", "WAITING", &own_kept);
        account.add("nested", "STARTING", &tag("emrys:started-by", STOPPED));
        account.add("named", "RUNNING", &tag("execution", STOPPED));
        account.add("over", "TERMINATED", &tag("emrys:execution", STOPPED));
        account
            .parameters
            .insert("/emrys/locks/sales/1".to_owned(), STOPPED.to_owned());
        account
            .parameters
            .insert("/emrys/locks/sales/2".to_owned(), "arn:other".to_owned());
        let output = swept(&mut account).unwrap();
        assert_eq!(
            living(&account),
            ["plain", "other", "kept", "named", "over"]
        );
        let ended = json!(["j-0000000000003", "j-0000000000005", "j-0000000000006"]);
        assert_eq!(output["Terminated"], ended);
        assert_eq!(
            account.parameters.keys().collect::<Vec<_>>(),
            ["/emrys/locks/sales/2"]
        );
        assert_eq!(account.called("sfn:describeExecution").len(), 3);
        assert_eq!(
            account.called("emr:listClusters")[0]["CreatedAfter"],
            "2026-01-01T00:00:00.000Z"
        );
    }
}

#[test]
fn protection_is_taken_off_before() {
    let mut account = account("ABORTED");
    account.add("own", "WAITING", &tag("emrys:execution", STOPPED));
    swept(&mut account).unwrap();
    let names: Vec<&str> = account
        .calls
        .iter()
        .map(|(action, _)| action.as_str())
        .collect();
    let at = |name: &str| names.iter().position(|own| *own == name).unwrap();
    assert!(at("emr:setTerminationProtection") < at("emr:terminateJobFlows"));
    let off = json!({ "JobFlowIds": ["j-0000000000001"], "TerminationProtected": false });
    assert_eq!(account.called("emr:setTerminationProtection"), [&off]);
}

#[test]
fn a_cluster_that_comes_later_is_ended() {
    let mut account = account("ABORTED");
    account.add("own", "STARTING", &tag("emrys:execution", STOPPED));
    // The request was under way: two looks do not find it.
    let none = json!({ "Clusters": [] });
    account
        .instead
        .insert("emr:listClusters", [none.clone(), none].into());
    assert_eq!(
        swept(&mut account).unwrap()["Terminated"],
        json!(["j-0000000000001"])
    );
    assert!(living(&account).is_empty());
}

#[test]
fn an_execution_that_runs_or_succeeded_is_left_alone() {
    for status in ["RUNNING", "PENDING_REDRIVE", "SUCCEEDED"] {
        let mut account = account(status);
        account.add("own", "WAITING", &tag("emrys:execution", STOPPED));
        account
            .parameters
            .insert("/emrys/locks/sales/1".to_owned(), STOPPED.to_owned());
        assert_eq!(swept(&mut account).unwrap()["Terminated"], json!([]));
        assert_eq!(living(&account), ["own"]);
        assert_eq!(account.parameters.len(), 1);
    }
    // Nobody knows it: nothing is done, and it is told.
    let mut account = account("ABORTED");
    account.executions.clear();
    account.add("own", "WAITING", &tag("emrys:execution", STOPPED));
    let (error, cause) = swept(&mut account).unwrap_err();
    assert_eq!(error, "Emrys.NotSwept");
    assert_eq!(
        cause,
        "Sfn.ExecutionDoesNotExistException: no such execution"
    );
    assert_eq!(living(&account), ["own"]);
}

#[test]
fn what_cannot_be_done_to_one_is_done_to_the_others_and_told() {
    let mut account = account("ABORTED");
    for name in ["a", "b", "c"] {
        account.add(name, "WAITING", &tag("emrys:execution", STOPPED));
    }
    let denied = json!({ "error": "Emr.EmrException", "cause": "AccessDeniedException" });
    let broken = json!({ "error": "Emr.InternalServerException", "cause": "no" });
    // Five of each look's three descriptions fail again and again; the last look finds nothing that it could not do.
    account
        .instead
        .insert("emr:terminateJobFlows", vec![broken; 60].into());
    let (error, cause) = swept(&mut account).unwrap_err();
    assert_eq!(error, "Emrys.NotSwept");
    for id in ["j-0000000000001", "j-0000000000002", "j-0000000000003"] {
        assert!(
            cause.contains(&format!("{id}: Emr.InternalServerException: no")),
            "{cause}"
        );
    }
    // What may not be described is none of ours, and no problem.
    account.instead.clear();
    account
        .instead
        .insert("emr:describeCluster", vec![denied; 54].into());
    assert_eq!(swept(&mut account).unwrap()["Terminated"], json!([]));
    account.instead.clear();
    swept(&mut account).unwrap();
    assert!(living(&account).is_empty());
}

const DAILY: &str = "arn:aws:states:eu-west-1:123456789012:execution:sales_daily:stopped";

/// What the topic is told of an execution of `sales_daily`.
fn told(status: &'static str, detail: &Value) -> Vec<Value> {
    let mut account = Account::default();
    account.executions.insert(DAILY.to_owned(), status);
    let mut event = event(DAILY);
    for (name, value) in detail.as_object().unwrap() {
        event["detail"][name] = value.clone();
    }
    run(&mut account, &sweep(), event).unwrap();
    account.messages
}

#[test]
fn who_is_told_of_failures_is_told_of_what_the_machine_could_not_tell() {
    let why = json!({ "error": "Stopped", "cause": "by hand" });
    let messages = told("ABORTED", &why);
    let expected = json!({
        "Pipeline": "sales/daily",
        "Execution": DAILY,
        "Status": "ABORTED",
        "Error": "Stopped",
        "Cause": "by hand",
    });
    // Once, though it looks three times.
    assert_eq!(messages.len(), 1);
    assert_eq!(
        messages[0]["TopicArn"],
        "arn:aws:sns:eu-west-1:123456789012:bad"
    );
    assert_eq!(messages[0]["Subject"], "sales/daily was stopped");
    let message: Value = serde_json::from_str(messages[0]["Message"].as_str().unwrap()).unwrap();
    assert_eq!(message, expected);
    // Nobody said why.
    let messages = told("TIMED_OUT", &json!({ "error": null, "cause": null }));
    assert_eq!(messages[0]["Subject"], "sales/daily ran out of time");
    let message: Value = serde_json::from_str(messages[0]["Message"].as_str().unwrap()).unwrap();
    assert_eq!(
        (&message["Error"], &message["Cause"]),
        (&json!(""), &json!(""))
    );
    // What fails tells so itself; the rest is no failure.
    for status in ["FAILED", "SUCCEEDED", "RUNNING", "PENDING_REDRIVE"] {
        assert_eq!(told(status, &why), [] as [Value; 0], "{status}");
    }
    // The other machine has no topic.
    let mut account = account("ABORTED");
    swept(&mut account).unwrap();
    assert_eq!(account.messages, [] as [Value; 0]);
}

#[test]
fn a_message_that_cannot_be_sent_keeps_no_cluster_from_its_end() {
    let mut account = Account::default();
    account.executions.insert(DAILY.to_owned(), "ABORTED");
    account.add("own", "WAITING", &tag("emrys:started-by", DAILY));
    let denied = json!({ "error": "Sns.AuthorizationErrorException", "cause": "no" });
    account
        .instead
        .insert("sns:publish", vec![denied; 6].into());
    let (error, cause) = run(&mut account, &sweep(), event(DAILY)).unwrap_err();
    assert_eq!(error, "Emrys.NotSwept");
    assert_eq!(cause, "Sns.AuthorizationErrorException: no");
    assert!(living(&account).is_empty());
}

/// When what a stopped execution was about to do is done.
#[derive(Debug, Clone, Copy)]
enum Done {
    Never,
    Unheard,
    /// While the sweep is waiting.
    Late,
}

/// A launch is stopped at its so manieth task, and swept. Gives the task's state, if there was one.
fn stopped_at(
    launches: &Arc<StateMachine>,
    sweep: &Arc<StateMachine>,
    tasks: usize,
    done: Done,
) -> Option<String> {
    let mut account = crate::functions::account();
    let mut launch = World::new(
        Arc::clone(launches),
        json!({ "FailIfClusterRunning": true }),
    );
    launch.run(&mut account, tasks);
    if *launch.execution.status() != Status::Running {
        return None;
    }
    let state = launch.at();
    // Stopping takes the task away from the world, but not what is under way.
    let mut under_way = World::new(
        Arc::clone(launches),
        json!({ "FailIfClusterRunning": true }),
    );
    let mut shadow = crate::functions::account();
    under_way.run(&mut shadow, tasks);
    launch.happen(Input::Stop {
        error: ErrorOutput::new("Stopped", "by the test"),
    });
    if let Done::Unheard = done {
        under_way.do_unheard(&mut account);
    }
    account.executions.insert(EXECUTION.to_owned(), "ABORTED");
    let mut sweeps = World::new(Arc::clone(sweep), event(EXECUTION));
    while sweeps.at().as_deref() != Some("Find clusters") {
        sweeps.run(&mut account, 1);
    }
    sweeps.run(&mut account, 1);
    if let Done::Late = done {
        under_way.do_unheard(&mut account);
    }
    sweeps.run(&mut account, usize::MAX);
    assert!(matches!(
        sweeps.execution.status(),
        Status::Succeeded { .. }
    ));
    assert!(living(&account).is_empty(), "{state:?} {done:?}");
    assert_eq!(account.parameters.len(), 2, "{state:?} {done:?}");
    state
}

#[test]
fn a_launch_that_is_stopped_anywhere_leaves_nothing() {
    let sweep = machine(&sweep());
    for (integration, wait_for_cluster_start) in [
        (Integration::CreateCluster, true),
        (Integration::RunJobFlow, false),
    ] {
        let own = Function {
            integration,
            wait_for_cluster_start,
            ..function()
        };
        let launches = machine(&launch::definition(&own));
        let mut seen = Vec::new();
        for tasks in 0.. {
            let Some(state) = stopped_at(&launches, &sweep, tasks, Done::Never) else {
                break;
            };
            stopped_at(&launches, &sweep, tasks, Done::Unheard);
            stopped_at(&launches, &sweep, tasks, Done::Late);
            seen.push(state);
        }
        for state in [
            "Load profile",
            "Take lock",
            "Find clusters",
            "Create cluster",
            "Release lock",
        ] {
            assert!(seen.iter().any(|own| own == state), "{seen:?}");
        }
    }
}
