// SPDX-License-Identifier: Apache-2.0
//! Clusters that need passwords: what the nested machine does, and that nobody else hears of a password.

use emrys_deploy::launch::{Function, Integration, Kerberos, definition, secret_definition};
use serde_json::{Value, json};

use crate::account::{Account, World, ended, machine};
use crate::functions::{account, function};

const PASSWORDS: [&str; 3] = ["hunter2", "trust$1", "join.*"];

fn secured(integration: Integration) -> Function {
    Function {
        kerberos: Some(Kerberos {
            secret: "arn:secret".to_owned(),
            machine: "arn:machine".to_owned(),
            key: "arn:key".to_owned(),
        }),
        integration,
        ..function()
    }
}

fn secure_account(function: &Function) -> Account {
    let mut account = account();
    account.nested = Some(machine(&secret_definition(function).unwrap()));
    let [admin, trust, join] = PASSWORDS;
    let secret = json!({
        "Realm": "EC2.INTERNAL", "KdcAdminPassword": admin, "CrossRealmTrustPrincipalPassword": trust,
        "ADDomainJoinUser": "me", "ADDomainJoinPassword": join, "Unknown": "more",
    });
    account.secrets.insert("arn:secret".to_owned(), secret);
    account
}

/// The end of an execution of the main machine, in which no password may be.
fn run(
    account: &mut Account,
    function: &Function,
    input: Value,
) -> Result<Value, (String, String)> {
    let mut world = World::new(machine(&definition(function)), input);
    world.run(account, usize::MAX);
    let ended = ended(world.execution.status());
    let told = format!("{:?} {ended:?} {:?}", world.results, account.messages);
    for password in PASSWORDS {
        assert!(!told.contains(password), "{told}");
    }
    ended
}

#[test]
fn a_cluster_has_its_passwords_and_nobody_hears_of_them() {
    for (integration, action) in [
        (
            Integration::CreateCluster,
            "elasticmapreduce:createCluster.sync",
        ),
        (Integration::RunJobFlow, "emr:runJobFlow"),
    ] {
        let own = secured(integration);
        let mut account = secure_account(&own);
        account.states.extend(["STARTING", "WAITING"]);
        let input = json!({ "FailIfClusterRunning": true });
        let output = run(&mut account, &own, input).unwrap();
        assert_eq!(
            output["LaunchClusterResult"]["ClusterId"],
            "j-0000000000001"
        );
        assert_eq!(
            output["LaunchClusterResult"]["Cluster"]["Status"]["State"],
            "WAITING"
        );
        let request = account.called(action)[0];
        let expected = json!({
            "Realm": "EC2.INTERNAL", "KdcAdminPassword": "hunter2", "CrossRealmTrustPrincipalPassword": "trust$1",
            "ADDomainJoinUser": "me", "ADDomainJoinPassword": "join.*",
        });
        assert_eq!(request["KerberosAttributes"], expected);
        assert_eq!(request["Tags"][2]["Key"], "emrys:execution");
        assert_eq!(request["Tags"][2]["Value"], crate::account::EXECUTION);
        assert_eq!(account.parameters.len(), 2);
    }
}

#[test]
fn a_failure_is_told_without_passwords() {
    let own = secured(Integration::CreateCluster);
    let mut account = secure_account(&own);
    let refused = json!({ "error": "EMR.ValidationException", "cause": "hunter2, trust$1 and join.* are too short" });
    account
        .instead
        .insert("elasticmapreduce:createCluster.sync", [refused].into());
    let (error, cause) = run(&mut account, &own, json!({})).unwrap_err();
    assert_eq!(error, "EMR.ValidationException");
    assert_eq!(cause, "****, **** and **** are too short");
    // Without the secret there is no launch.
    account.secrets.clear();
    let (error, _) = run(&mut account, &own, json!({})).unwrap_err();
    assert_eq!(error, "SecretsManager.ResourceNotFoundException");
    assert!(account.clusters.is_empty());
}

#[test]
fn what_was_refused_for_there_being_too_much_is_sent_again() {
    let own = secured(Integration::CreateCluster);
    let mut account = secure_account(&own);
    let much = json!({ "error": "EMR.AmazonElasticMapReduceException", "cause": "Rate exceeded" });
    account
        .instead
        .insert("elasticmapreduce:createCluster.sync", [much].into());
    run(&mut account, &own, json!({})).unwrap();
    assert_eq!(account.clusters.len(), 1);
}

#[test]
fn a_cluster_with_passwords_is_reused_without_them() {
    let own = Function {
        reuse_running_cluster: true,
        ..secured(Integration::CreateCluster)
    };
    let mut account = secure_account(&own);
    run(&mut account, &own, json!({})).unwrap();
    let output = run(&mut account, &own, json!({})).unwrap();
    assert_eq!(output["Reused"], true);
    assert_eq!(
        output["LaunchClusterResult"]["Cluster"].get("KerberosAttributes"),
        None
    );
    assert_eq!(account.clusters.len(), 1);
}
