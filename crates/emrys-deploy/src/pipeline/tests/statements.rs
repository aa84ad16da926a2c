// SPDX-License-Identifier: Apache-2.0
//! What roles may do.

use super::{flow, statements, written};

fn actions(activities: &str) -> Vec<String> {
    let machine = written(&flow(activities)).unwrap();
    let all = machine.statements.iter().map(|statement| {
        let condition = match statement.condition.is_empty() {
            true => "",
            false => " if",
        };
        format!(
            "{}{condition}: {}",
            statement.sid,
            statement.actions.join(" ")
        )
    });
    all.collect()
}

#[test]
fn a_role_may_start_and_end_what_the_pipeline_starts_and_ends() {
    insta::assert_json_snapshot!(statements(&flow(
        "- launch: nightly\n- add_steps: [{ name: A, command: [a] }]"
    )));
}

#[test]
fn a_pipeline_without_clusters_has_no_rights_on_any() {
    let activities = "- invoke: { function: f }\n- notify: { topic: t, message: m }\n- run: { pipeline: other, wait: false }";
    let expected = [
        "StartMachines: states:StartExecution",
        "CallFunctions: lambda:InvokeFunction",
        "Publish: sns:Publish",
    ];
    assert_eq!(actions(activities), expected);
}

#[test]
fn clusters_of_others_have_no_tag_of_ours() {
    let activities = "- use_cluster: { id: j-1 }\n- add_steps:\n    wait: false\n    steps: [{ name: A, command: [a] }]";
    assert_eq!(
        actions(activities),
        ["AnyClusters: elasticmapreduce:AddJobFlowSteps"]
    );
    let activities = "- use_cluster: { id: j-1 }\n- add_steps: [{ name: A, command: [a], action_on_failure: TERMINATE_CLUSTER }]";
    let all = "elasticmapreduce:AddJobFlowSteps elasticmapreduce:CancelSteps elasticmapreduce:DescribeCluster \
               elasticmapreduce:DescribeStep elasticmapreduce:SetTerminationProtection elasticmapreduce:TerminateJobFlows";
    assert_eq!(actions(activities)[0], format!("AnyClusters: {all}"));
    let activities =
        "- use_cluster: { id: j-1, as: old }\n- launch: nightly\n- terminate_cluster: {}";
    assert!(
        actions(activities)
            .iter()
            .any(|own| own.starts_with("OwnClusters if: elasticmapreduce:DescribeCluster"))
    );
}
