// SPDX-License-Identifier: Apache-2.0
//! What goes wrong, what is told of it, and what is left.

use emrys_deploy::launch::{Expected, Function, Integration, definition};
use emrys_states::execution::Input;
use emrys_states::history::ErrorOutput;
use serde_json::{Value, json};

use crate::account::{World, ended, machine, run};
use crate::functions::{CLUSTER, PROFILE, account, function};

const SYNC: &str = "elasticmapreduce:createCluster.sync";

fn message(message: &Value) -> Value {
    serde_json::from_str(message["Message"].as_str().unwrap()).unwrap()
}

#[test]
fn an_edited_entry_launches_nothing() {
    for (parameter, error, what) in [
        (PROFILE, "Emrys.ProfileChanged", "the profile sales/sse"),
        (
            CLUSTER,
            "Emrys.ClusterConfigurationChanged",
            "the cluster configuration sales/small",
        ),
    ] {
        let mut account = account();
        account.parameters.get_mut(parameter).unwrap().push(' ');
        let (failed, cause) = run(&mut account, &definition(&function()), json!({})).unwrap_err();
        assert_eq!(failed, error);
        assert!(cause.starts_with(&format!(
            "{what} is not what this launch function was deployed with"
        )));
        assert!(account.called(SYNC).is_empty());
        assert_eq!(message(&account.messages[0])["Error"], error);
    }
}

#[test]
fn an_entry_of_another_project_is_known_by_its_digest() {
    // printf '%s' text | sha256sum
    let digest = "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1";
    let own = |digest: &str| {
        let mut own = function();
        own.profile.expected = Expected::Digest(digest.to_owned());
        definition(&own)
    };
    let mut account = account();
    account
        .parameters
        .insert(PROFILE.to_owned(), "text".to_owned());
    let (_, cause) = run(&mut account, &own(&"0".repeat(64)), json!({})).unwrap_err();
    assert!(
        cause.ends_with(&format!(
            "its digest is {digest}, and not {}",
            "0".repeat(64)
        )),
        "{cause}"
    );
    // What is no profile is deployed by nobody, so only the digest is looked at here.
    assert!(account.called("emr:listClusters").is_empty());
}

#[test]
fn the_real_cause_is_told_and_the_lock_released() {
    let mut account = account();
    let refused = json!({ "error": "EMR.InvalidRequestException", "cause": "Release label is not supported." });
    account.instead.insert(SYNC, [refused].into());
    let input = json!({ "FailIfClusterRunning": true });
    let (error, cause) = run(&mut account, &definition(&function()), input).unwrap_err();
    assert_eq!(error, "EMR.InvalidRequestException");
    assert_eq!(cause, "Release label is not supported.");
    assert_eq!(account.parameters.len(), 2);
    let [told] = account.messages.as_slice() else {
        panic!("{:?}", account.messages)
    };
    assert_eq!(told["Subject"], "Failed to launch sales/nightly");
    assert_eq!(told["TopicArn"], "arn:aws:sns:eu-west-1:123456789012:bad");
    assert_eq!(message(told)["Cause"], "Release label is not supported.");
    assert_eq!(message(told)["Function"], "sales/nightly");
}

#[test]
fn a_cluster_that_ends_is_told_by_its_reason() {
    let cause = json!({
        "Cluster": {
            "Id": "j-1ABC", "Name": "nightly",
            "Status": { "State": "TERMINATED_WITH_ERRORS", "StateChangeReason": { "Code": "BOOTSTRAP_FAILURE", "Message": "on 10.0.0.1" } },
        },
        "ClusterId": "j-1ABC",
    });
    let mut account = account();
    account.instead.insert(
        SYNC,
        [json!({ "error": "States.TaskFailed", "cause": cause.to_string() })].into(),
    );
    let (error, cause) = run(&mut account, &definition(&function()), json!({})).unwrap_err();
    assert_eq!(error, "States.TaskFailed");
    let reason = r#""StateChangeReason":{"Code":"BOOTSTRAP_FAILURE","Message":"on 10.0.0.1"}"#;
    assert_eq!(
        cause,
        format!("the cluster j-1ABC ended before it could take steps: {reason}")
    );
}

#[test]
fn what_was_refused_for_there_being_too_much_is_sent_again() {
    let much = json!({ "error": "EMR.AmazonElasticMapReduceException", "cause": "ThrottlingException: Rate exceeded" });
    let mut first = account();
    first.instead.insert(SYNC, vec![much.clone(); 3].into());
    run(&mut first, &definition(&function()), json!({})).unwrap();
    assert_eq!(first.called(SYNC).len(), 4);
    assert_eq!(first.clusters.len(), 1);
    let mut second = account();
    second.instead.insert(SYNC, vec![much; 20].into());
    let (error, _) = run(&mut second, &definition(&function()), json!({})).unwrap_err();
    assert_eq!(error, "EMR.AmazonElasticMapReduceException");
    assert_eq!(second.called(SYNC).len(), 9);
}

#[test]
fn what_may_have_been_done_is_not_done_again() {
    for cause in [
        "The request timed out.",
        "Internal error",
        "EC2 said: Throttling",
    ] {
        let mut account = account();
        let error = if cause.contains("EC2") {
            "States.TaskFailed"
        } else {
            "EMR.InternalServerException"
        };
        account
            .instead
            .insert(SYNC, [json!({ "error": error, "cause": cause })].into());
        run(&mut account, &definition(&function()), json!({})).unwrap_err();
        assert_eq!(account.called(SYNC).len(), 1);
    }
}

#[test]
fn what_only_asks_is_asked_again() {
    let failed = json!({ "error": "Ssm.SsmException", "cause": "Rate exceeded" });
    let mut account = account();
    account
        .instead
        .insert("ssm:getParameter", vec![failed; 5].into());
    run(&mut account, &definition(&function()), json!({})).unwrap();
    let mut account = crate::functions::account();
    account.parameters.remove(PROFILE);
    let (error, _) = run(&mut account, &definition(&function()), json!({})).unwrap_err();
    assert_eq!(error, "Ssm.ParameterNotFoundException");
    assert_eq!(account.called("ssm:getParameter").len(), 1);
}

#[test]
fn a_lost_notification_changes_no_outcome() {
    let lost = json!({ "error": "Sns.NotFoundException", "cause": "no topic" });
    let mut good = account();
    good.instead
        .insert("sns:publish", vec![lost.clone(); 6].into());
    let output = run(&mut good, &definition(&function()), json!({})).unwrap();
    assert_eq!(output["PublishResult"]["Error"], "Sns.NotFoundException");
    let mut bad = account();
    bad.instead.insert("sns:publish", vec![lost; 6].into());
    bad.instead
        .insert(SYNC, [json!({ "error": "EMR.X", "cause": "real" })].into());
    let (error, cause) = run(&mut bad, &definition(&function()), json!({})).unwrap_err();
    assert_eq!(error, "EMR.X");
    assert_eq!(
        cause,
        "real; nobody was notified: Sns.NotFoundException: no topic"
    );
}

#[test]
fn a_lock_that_stays_changes_no_outcome() {
    let stays = json!({ "error": "Ssm.SsmException", "cause": "no" });
    let input = json!({ "FailIfClusterRunning": true });
    let mut good = account();
    good.instead
        .insert("ssm:deleteParameter", vec![stays.clone(); 9].into());
    let output = run(&mut good, &definition(&function()), input.clone()).unwrap();
    assert_eq!(output["LockNotReleased"]["Error"], "Ssm.SsmException");
    let mut bad = account();
    bad.instead
        .insert("ssm:deleteParameter", vec![stays; 9].into());
    bad.add("nightly", "WAITING", &json!([]));
    let (error, cause) = run(&mut bad, &definition(&function()), input).unwrap_err();
    assert_eq!(error, "Emrys.ClusterRunning");
    assert!(
        cause.ends_with("(WAITING); the lock was not released: Ssm.SsmException: no"),
        "{cause}"
    );
}

#[test]
fn without_topics_nobody_is_told() {
    let own = Function {
        success_topic: None,
        failure_topic: None,
        ..function()
    };
    let mut account = account();
    let output = run(&mut account, &definition(&own), json!({})).unwrap();
    assert_eq!(output.get("PublishResult"), None);
    run(&mut account, &definition(&own), json!({ "Tags": 1 })).unwrap_err();
    assert!(account.messages.is_empty());
}

#[test]
fn a_cluster_is_waited_for_where_the_integration_does_not() {
    let own = Function {
        integration: Integration::RunJobFlow,
        ..function()
    };
    let mut good = account();
    good.states.extend(["STARTING", "BOOTSTRAPPING", "WAITING"]);
    let output = run(&mut good, &definition(&own), json!({})).unwrap();
    assert_eq!(
        output["LaunchClusterResult"]["Cluster"]["Status"]["State"],
        "WAITING"
    );
    assert_eq!(
        output["LaunchClusterResult"]["ClusterId"],
        "j-0000000000001"
    );
    let mut bad = account();
    bad.states.extend(["STARTING", "TERMINATED_WITH_ERRORS"]);
    let (error, cause) = run(&mut bad, &definition(&own), json!({})).unwrap_err();
    assert_eq!(error, "States.TaskFailed");
    let reason = r#"{"Code":"BOOTSTRAP_FAILURE","Message":"bootstrap action 1 failed"}"#;
    assert_eq!(
        cause,
        format!("the cluster j-0000000000001 ended before it could take steps: {reason}")
    );
    let fast = Function {
        wait_for_cluster_start: false,
        ..own
    };
    let output = run(&mut account(), &definition(&fast), json!({})).unwrap();
    let expected =
        json!({ "ClusterId": "j-0000000000001", "ClusterArn": "arn:cluster/j-0000000000001" });
    assert_eq!(output["LaunchClusterResult"], expected);
}

/// An execution that is stopped while a cluster is created, and redriven.
fn redriven(begun: bool, integration: Integration) -> (crate::account::Account, Value) {
    let own = Function {
        integration,
        ..function()
    };
    let mut account = account();
    let mut world = World::new(machine(&definition(&own)), json!({}));
    while world.at().as_deref() != Some("Create cluster") {
        world.run(&mut account, 1);
    }
    if begun {
        // The request went out; its answer came to nobody.
        let mut elsewhere = World::new(machine(&definition(&own)), json!({}));
        elsewhere.run(&mut account, 3);
        account.clusters.truncate(1);
    }
    world.happen(Input::Stop {
        error: ErrorOutput::new("Stopped", "by the test"),
    });
    world.happen(Input::Redrive);
    account.states.extend(["WAITING"; 2]);
    world.run(&mut account, usize::MAX);
    (account, ended(world.execution.status()).unwrap())
}

#[test]
fn a_redriven_execution_launches_no_second_cluster() {
    for integration in [Integration::CreateCluster, Integration::RunJobFlow] {
        let (account, output) = redriven(true, integration);
        assert_eq!(account.clusters.len(), 1);
        assert_eq!(
            output["LaunchClusterResult"]["ClusterId"],
            "j-0000000000001"
        );
        assert_eq!(output.get("Reused"), None);
        let (account, output) = redriven(false, integration);
        assert_eq!(account.clusters.len(), 1);
        assert_eq!(
            output["LaunchClusterResult"]["ClusterId"],
            "j-0000000000001"
        );
    }
}
