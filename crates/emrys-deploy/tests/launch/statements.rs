// SPDX-License-Identifier: Apache-2.0
//! What the roles may do: all that their machines' states do, and nothing else.

use std::collections::BTreeSet;

use emrys_deploy::launch::{
    Function, Integration, Kerberos, actions, definition, secret_actions, secret_definition,
};
use emrys_deploy::policy::{Statement, document};
use emrys_deploy::sweep;
use serde_json::Value;

use crate::functions::function;

/// What an integration needs, as the Service Authorization Reference and the Developer Guide call it.
fn needed(action: &str) -> Vec<&'static str> {
    let events = ["events:PutTargets", "events:PutRule", "events:DescribeRule"];
    let create = [
        "elasticmapreduce:RunJobFlow",
        "elasticmapreduce:AddTags",
        "iam:PassRole",
        "iam:CreateServiceLinkedRole",
    ];
    let describe = "elasticmapreduce:DescribeCluster";
    let terminate = "elasticmapreduce:TerminateJobFlows";
    match action {
        "aws-sdk:ssm:getParameter" => vec!["ssm:GetParameter"],
        "aws-sdk:ssm:putParameter" => vec!["ssm:PutParameter"],
        "aws-sdk:ssm:deleteParameter" => vec!["ssm:DeleteParameter"],
        "aws-sdk:ssm:getParametersByPath" => vec!["ssm:GetParametersByPath"],
        "aws-sdk:emr:listClusters" => vec!["elasticmapreduce:ListClusters"],
        "aws-sdk:emr:describeCluster" => vec![describe],
        "aws-sdk:emr:terminateJobFlows" => vec![terminate],
        "aws-sdk:emr:setTerminationProtection" => vec!["elasticmapreduce:SetTerminationProtection"],
        "aws-sdk:emr:runJobFlow" => create.to_vec(),
        "elasticmapreduce:createCluster" => [&create[..], &[terminate]].concat(),
        "elasticmapreduce:createCluster.sync" => {
            [&create[..], &events[..], &[describe, terminate]].concat()
        }
        "sns:publish" => vec!["sns:Publish"],
        "aws-sdk:secretsmanager:getSecretValue" => vec!["secretsmanager:GetSecretValue"],
        "aws-sdk:sfn:describeExecution" => vec!["states:DescribeExecution"],
        "states:startExecution.sync:2" => {
            let own = [
                "states:StartExecution",
                "states:DescribeExecution",
                "states:StopExecution",
            ];
            [&own[..], &events[..]].concat()
        }
        other => panic!("{other}"),
    }
}

fn resources(definition: &Value, found: &mut BTreeSet<String>) {
    match definition {
        Value::Object(members) => {
            if let Some(Value::String(resource)) = members.get("Resource") {
                found.insert(resource.split(":::").nth(1).unwrap().to_owned());
            }
            members.values().for_each(|member| resources(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| resources(item, found)),
        _ => {}
    }
}

/// The actions that a definition's states need, and those that are allowed.
fn compared(definition: &Value, statements: &[Statement]) -> [BTreeSet<String>; 2] {
    let mut found = BTreeSet::new();
    resources(definition, &mut found);
    let needed = found
        .iter()
        .flat_map(|resource| needed(resource))
        .map(str::to_owned)
        .collect();
    let allowed = statements
        .iter()
        .flat_map(|statement| statement.actions.clone())
        .collect();
    [needed, allowed]
}

fn roles() -> Vec<(String, String)> {
    let roles = [
        ("arn:service", "elasticmapreduce.amazonaws.com"),
        ("arn:instance", "ec2.amazonaws.com"),
    ];
    roles
        .map(|(role, service)| (role.to_owned(), service.to_owned()))
        .to_vec()
}

fn all_functions() -> Vec<Function> {
    let mut all = Vec::new();
    for integration in [Integration::CreateCluster, Integration::RunJobFlow] {
        for wait_for_cluster_start in [true, false] {
            for reuse_running_cluster in [true, false] {
                for topic in [Some("arn:topic".to_owned()), None] {
                    all.push(Function {
                        integration,
                        wait_for_cluster_start,
                        reuse_running_cluster,
                        success_topic: topic.clone(),
                        failure_topic: topic,
                        ..function()
                    });
                }
            }
        }
    }
    all
}

fn secured(function: Function) -> Function {
    Function {
        kerberos: Some(Kerberos {
            secret: "arn:secret".to_owned(),
            machine: "arn:machine".to_owned(),
            key: "arn:key".to_owned(),
        }),
        ..function
    }
}

#[test]
fn a_role_may_do_what_its_machine_does_and_nothing_else() {
    let key = |actions: &[&str]| {
        actions
            .iter()
            .map(|&own| own.to_owned())
            .collect::<BTreeSet<_>>()
    };
    for function in all_functions() {
        let [needed, allowed] = compared(&definition(&function), &actions(&function, &roles()));
        assert_eq!(needed, allowed, "{function:#?}");
        crate::account::machine(&definition(&function));
        let function = secured(function);
        let [needed, allowed] = compared(&definition(&function), &actions(&function, &roles()));
        let decrypts = key(&["kms:Decrypt"]);
        assert_eq!(&needed | &decrypts, allowed, "{function:#?}");
        crate::account::machine(&definition(&function));
        let nested = secret_definition(&function).unwrap();
        crate::account::machine(&nested);
        let statements = secret_actions(&function, &roles()).unwrap();
        let [needed, allowed] = compared(&nested, &statements);
        assert_eq!(
            &needed | &key(&["kms:Decrypt", "kms:GenerateDataKey"]),
            allowed
        );
    }
    let sweep = crate::sweep::of_sales();
    let [needed, allowed] = compared(&sweep::definition(&sweep), &sweep::actions(&sweep));
    assert_eq!(needed, allowed);
}

#[test]
fn the_sweep_ends_what_the_projects_own_executions_have_started_elsewhere() {
    let mut sweep = crate::sweep::of_sales();
    let statements = sweep::actions(&sweep);
    let find = |sid: &str| statements.iter().find(|own| own.sid == sid).unwrap();
    let elsewhere = find("EndClustersElsewhere");
    assert_eq!(elsewhere.actions, find("EndClusters").actions);
    let started =
        &elsewhere.condition["StringLike"]["elasticmapreduce:ResourceTag/emrys:started-by"];
    // The machine that launches nothing elsewhere has no part in it, and no other namespace's has.
    let started: Vec<&str> = started
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(started.len(), 1);
    assert!(
        started[0].ends_with(":execution:sales_daily:*"),
        "{started:?}"
    );
    assert_eq!(
        find("Notify").resources,
        ["arn:aws:sns:eu-west-1:123456789012:bad"]
    );
    for swept in &mut sweep.machines {
        swept.launches_elsewhere = false;
        swept.told = None;
    }
    let sids: Vec<String> = sweep::actions(&sweep)
        .into_iter()
        .map(|own| own.sid)
        .collect();
    assert!(
        !sids
            .iter()
            .any(|sid| sid == "EndClustersElsewhere" || sid == "Notify"),
        "{sids:?}"
    );
}

#[test]
fn everything_is_allowed_only_where_there_are_no_resources() {
    let without = [
        "elasticmapreduce:ListClusters",
        "elasticmapreduce:RunJobFlow",
    ];
    let function = secured(function());
    let all = [
        actions(&crate::functions::function(), &roles()),
        actions(&function, &roles()),
        secret_actions(&function, &roles()).unwrap(),
    ];
    for statement in all.iter().flatten() {
        if statement.resources.iter().any(|resource| resource == "*") {
            assert!(
                statement
                    .actions
                    .iter()
                    .all(|action| without.contains(&action.as_str()))
            );
        }
    }
}

#[test]
fn the_policies() {
    insta::assert_json_snapshot!("main", document(&actions(&function(), &roles())));
    let function = secured(function());
    insta::assert_json_snapshot!(
        "main_with_kerberos",
        document(&actions(&function, &roles()))
    );
    insta::assert_json_snapshot!(
        "nested",
        document(&secret_actions(&function, &roles()).unwrap())
    );
}
