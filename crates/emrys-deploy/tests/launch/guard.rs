// SPDX-License-Identifier: Apache-2.0
//! One cluster of a name: what runs already, and who is launching one at this moment.

use emrys_deploy::launch::{Function, Integration, definition};
use serde_json::{Value, json};

use crate::account::{Account, EXECUTION, run};
use crate::functions::{account, function};

const SYNC: &str = "elasticmapreduce:createCluster.sync";

fn lock(account: &Account) -> Option<(&String, &String)> {
    account
        .parameters
        .iter()
        .find(|(name, _)| name.starts_with("/emrys/locks/"))
}

fn failing() -> Function {
    Function {
        fail_if_cluster_running: true,
        ..function()
    }
}

fn reusing(wait_for_cluster_start: bool) -> Function {
    Function {
        reuse_running_cluster: true,
        wait_for_cluster_start,
        ..function()
    }
}

/// An account in which many clusters run; that of the name is on the third page.
fn crowded(name: &str, state: &str, tags: &Value) -> Account {
    let mut account = account();
    for number in 0..5 {
        account.add(&format!("other-{number}"), "RUNNING", &json!([]));
    }
    account.add("nightly", "TERMINATED", &json!([]));
    account.add(name, state, tags);
    account
}

#[test]
fn a_running_cluster_is_found_on_whatever_page_it_is() {
    for state in ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING"] {
        let mut account = crowded("nightly", state, &json!([]));
        let (error, cause) = run(&mut account, &definition(&failing()), json!({})).unwrap_err();
        assert_eq!(error, "Emrys.ClusterRunning");
        let expected =
            format!("found running cluster with the name nightly: j-0000000000007 ({state})");
        assert_eq!(cause, expected);
        assert_eq!(account.called("emr:listClusters").len(), 3);
        assert!(account.called(SYNC).is_empty());
        assert_eq!(lock(&account), None);
    }
}

#[test]
fn the_caller_says_whether_it_fails_as_aws_emr_launch_reads_it() {
    let table = [
        (false, json!(true), true),
        (false, json!("true"), true),
        (false, json!("True"), true),
        (false, json!("yes"), true),
        (false, json!("t"), true),
        (false, json!("1"), true),
        (false, json!(1), true),
        (true, json!(false), false),
        (true, json!("no"), false),
        (true, json!("FALSE"), false),
        (true, json!(0), false),
        (true, json!(null), true),
        (false, json!(null), false),
    ];
    for (default, given, fails) in table {
        let own = Function {
            fail_if_cluster_running: default,
            ..function()
        };
        let mut account = crowded("nightly", "WAITING", &json!([]));
        let ended = run(
            &mut account,
            &definition(&own),
            json!({ "FailIfClusterRunning": given }),
        );
        assert_eq!(ended.is_err(), fails, "{default} {given}");
        assert_eq!(account.called(SYNC).len(), usize::from(!fails));
    }
}

#[test]
fn the_name_is_the_one_that_the_caller_gives() {
    let mut account = crowded("mine", "WAITING", &json!([]));
    let input = json!({ "ClusterConfigurationOverrides": { "ClusterName": "mine" } });
    let (error, _) = run(&mut account, &definition(&failing()), input).unwrap_err();
    assert_eq!(error, "Emrys.ClusterRunning");
}

#[test]
fn a_lock_is_held_while_a_cluster_is_launched_and_not_longer() {
    let mut account = account();
    run(&mut account, &definition(&failing()), json!({})).unwrap();
    let names: Vec<&str> = account
        .calls
        .iter()
        .map(|(action, _)| action.as_str())
        .collect();
    let order = [
        "ssm:getParameter",
        "ssm:getParameter",
        "ssm:putParameter",
        "emr:listClusters",
        SYNC,
        "ssm:deleteParameter",
        "sns:publish",
    ];
    assert_eq!(names, order);
    let put = account.called("ssm:putParameter")[0];
    assert_eq!(put["Value"], EXECUTION);
    // printf '%s' nightly | sha256sum
    let lock_name =
        "/emrys/locks/sales/2a3b62b53ddb9f167b63d22202a360811ba78df015021f704d01ee9abad4169c";
    assert_eq!(put["Name"], lock_name);
    assert_eq!(lock(&account), None);
}

#[test]
fn a_lock_of_somebody_else_is_respected() {
    let other = "arn:aws:states:eu-west-1:123456789012:execution:other:1";
    let mut first = account();
    run(&mut first, &definition(&failing()), json!({})).unwrap();
    let name = first.called("ssm:putParameter")[0]["Name"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut account = account();
    account.parameters.insert(name.clone(), other.to_owned());
    let (error, cause) = run(&mut account, &definition(&failing()), json!({})).unwrap_err();
    assert_eq!(error, "Emrys.LaunchUnderWay");
    let expected = format!(
        "a cluster named nightly is being launched by {other}; if that execution has ended, delete the parameter {name}"
    );
    assert_eq!(cause, expected);
    assert_eq!(account.parameters[&name], other);
    assert!(account.called(SYNC).is_empty());
    // Its own lock is as good as one that it has just taken: an answer was lost.
    account
        .parameters
        .insert(name.clone(), EXECUTION.to_owned());
    run(&mut account, &definition(&failing()), json!({})).unwrap();
    assert_eq!(lock(&account), None);
    // It was there, and is gone when it is looked at.
    account.instead.insert(
        "ssm:putParameter",
        [json!({ "error": "Ssm.ParameterAlreadyExistsException" })].into(),
    );
    run(
        &mut account,
        &definition(&Function {
            fail_if_cluster_running: false,
            ..failing()
        }),
        json!({}),
    )
    .unwrap();
    let (error, _) = run(&mut account, &definition(&failing()), json!({})).unwrap_err();
    assert_eq!(error, "Emrys.ClusterRunning");
    assert_eq!(account.called("ssm:putParameter").len(), 4);
}

#[test]
fn whoever_reuses_waits_for_the_lock() {
    let mut account = account();
    let held = json!({ "error": "Ssm.ParameterAlreadyExistsException" });
    account
        .instead
        .insert("ssm:putParameter", [held.clone(), held].into());
    let entries = account.parameters.clone();
    let read = |name: &str| json!({ "Parameter": { "Value": entries[name] } });
    let other = json!({ "Parameter": { "Value": "other" } });
    let reads = [
        read(crate::functions::PROFILE),
        read(crate::functions::CLUSTER),
        other.clone(),
        other,
    ];
    account.instead.insert("ssm:getParameter", reads.into());
    let output = run(&mut account, &definition(&reusing(true)), json!({})).unwrap();
    assert_eq!(output.get("Reused"), None);
    assert_eq!(account.called("ssm:putParameter").len(), 3);
}

#[test]
fn a_cluster_of_this_function_is_reused() {
    let own = json!([{ "Key": "emrys:function", "Value": "sales/nightly" }]);
    for (state, wait) in [
        ("WAITING", true),
        ("RUNNING", true),
        ("WAITING", false),
        ("STARTING", false),
    ] {
        let mut account = crowded("nightly", state, &own);
        let output = run(&mut account, &definition(&reusing(wait)), json!({})).unwrap();
        assert_eq!(output["Reused"], true);
        assert_eq!(
            output["LaunchClusterResult"]["ClusterId"],
            "j-0000000000007"
        );
        assert_eq!(output["LaunchClusterResult"].get("Cluster").is_some(), wait);
        assert_eq!(
            output["LaunchClusterResult"].get("ClusterArn").is_some(),
            !wait
        );
        assert!(account.called(SYNC).is_empty());
        assert_eq!(account.called("emr:describeCluster").len(), 1);
        assert_eq!(lock(&account), None);
    }
}

#[test]
fn a_cluster_that_starts_is_waited_for_without_the_lock() {
    let own = json!([{ "Key": "emrys:function", "Value": "sales/nightly" }]);
    let mut account = crowded("nightly", "STARTING", &own);
    account
        .states
        .extend(["STARTING", "BOOTSTRAPPING", "RUNNING"]);
    let output = run(&mut account, &definition(&reusing(true)), json!({})).unwrap();
    assert_eq!(output["Reused"], true);
    assert_eq!(
        output["LaunchClusterResult"]["Cluster"]["Status"]["State"],
        "RUNNING"
    );
    let names: Vec<&str> = account
        .calls
        .iter()
        .map(|(action, _)| action.as_str())
        .collect();
    let released = names
        .iter()
        .position(|name| *name == "ssm:deleteParameter")
        .unwrap();
    let waited = names
        .iter()
        .rposition(|name| *name == "emr:describeCluster")
        .unwrap();
    assert!(released < waited);
}

#[test]
fn a_cluster_of_the_name_that_is_not_this_functions_is_not_reused() {
    for tags in [
        json!([]),
        json!([{ "Key": "emrys:function", "Value": "sales/other" }]),
        json!([{ "Key": "function", "Value": "sales/nightly" }]),
    ] {
        let mut account = crowded("nightly", "WAITING", &tags);
        let output = run(&mut account, &definition(&reusing(true)), json!({})).unwrap();
        assert_eq!(output.get("Reused"), None);
        assert_eq!(account.called(SYNC).len(), 1);
    }
    // One that may not be described is another namespace's.
    let mut account = crowded("nightly", "WAITING", &json!([]));
    let denied = json!({ "error": "Emr.EmrException", "cause": "AccessDeniedException: not authorized to perform" });
    account
        .instead
        .insert("emr:describeCluster", vec![denied; 6].into());
    run(&mut account, &definition(&reusing(true)), json!({})).unwrap();
    assert_eq!(account.called(SYNC).len(), 1);
}

#[test]
fn one_that_can_take_steps_is_rather_taken_than_one_that_starts() {
    let own = json!([{ "Key": "emrys:function", "Value": "sales/nightly" }]);
    let mut account = crowded("nightly", "STARTING", &own);
    account.add("nightly", "WAITING", &own);
    let output = run(&mut account, &definition(&reusing(true)), json!({})).unwrap();
    assert_eq!(
        output["LaunchClusterResult"]["ClusterId"],
        "j-0000000000008"
    );
}

#[test]
fn a_caller_may_still_want_to_fail_where_clusters_are_reused() {
    let own = json!([{ "Key": "emrys:function", "Value": "sales/nightly" }]);
    let mut account = crowded("nightly", "WAITING", &own);
    let input = json!({ "FailIfClusterRunning": true });
    let (error, _) = run(&mut account, &definition(&reusing(true)), input).unwrap_err();
    assert_eq!(error, "Emrys.ClusterRunning");
}

#[test]
fn a_cluster_that_nobody_waits_for_is_listed_before_the_lock_is_released() {
    for integration in [Integration::CreateCluster, Integration::RunJobFlow] {
        let mut account = account();
        let own = Function {
            wait_for_cluster_start: false,
            integration,
            ..failing()
        };
        // Not even the second look finds it.
        let none = json!({ "Clusters": [] });
        account.instead.insert(
            "emr:listClusters",
            [none.clone(), none.clone(), none].into(),
        );
        run(&mut account, &definition(&own), json!({})).unwrap();
        assert_eq!(account.called("emr:listClusters").len(), 4);
        assert_eq!(
            account.called("emr:listClusters")[3],
            &json!({ "CreatedAfter": "2026-01-01T00:00:00.000Z" })
        );
        assert_eq!(lock(&account), None);
    }
}
