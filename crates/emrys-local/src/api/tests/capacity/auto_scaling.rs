// SPDX-License-Identifier: Apache-2.0
//! Automatic scaling policies of instance groups.

use emrys_protocol::ErrorCode;
use serde_json::{Value, json};

use super::{group, groups, launch_refusal, waiting};
use crate::api::tests::Bench;

fn policy(constraints: &Value, dimension: &str) -> Value {
    json!({
        "Constraints": constraints,
        "Rules": [{
            "Name": "out",
            "Action": {"SimpleScalingPolicyConfiguration": {"ScalingAdjustment": 1}},
            "Trigger": {"CloudWatchAlarmDefinition": {
                "ComparisonOperator": "LESS_THAN",
                "MetricName": "YARNMemoryAvailablePercentage",
                "Period": 300,
                "Threshold": 15.0,
                "Dimensions": [{"Key": "JobFlowId", "Value": dimension}],
            }},
        }],
    })
}

#[tokio::test]
async fn a_scaling_policy_is_shown_with_its_defaults_and_taken_away() {
    let bench = Bench::new().await;
    let id = waiting(&bench).await;
    let found = groups(&bench, &id).await;
    let bounds = json!({"MinCapacity": 1, "MaxCapacity": 5});
    let put = |group: &Value, policy: Value| json!({"ClusterId": id, "InstanceGroupId": group, "AutoScalingPolicy": policy});
    let taken = policy(&bounds, "${emr.clusterId}");
    let answer = bench
        .ok("PutAutoScalingPolicy", put(&found[1]["Id"], taken.clone()))
        .await;
    assert_eq!(answer["InstanceGroupId"], found[1]["Id"]);
    let shown = loop {
        let shown = groups(&bench, &id).await[1]["AutoScalingPolicy"].clone();
        if shown["Status"]["State"] == "ATTACHED" {
            break shown;
        }
        tokio::task::yield_now().await;
    };
    let rule = &shown["Rules"][0];
    let action = &rule["Action"]["SimpleScalingPolicyConfiguration"];
    assert_eq!(action["AdjustmentType"], "CHANGE_IN_CAPACITY");
    assert_eq!(action["CoolDown"], 0);
    let alarm = &rule["Trigger"]["CloudWatchAlarmDefinition"];
    assert_eq!(alarm["Namespace"], "AWS/ElasticMapReduce");
    assert_eq!(alarm["EvaluationPeriods"], 1);
    assert_eq!(alarm["Statistic"], "AVERAGE");
    assert_eq!(alarm["Dimensions"][0]["Value"], "${emr.clusterId}");

    let wrong = policy(&json!({"MinCapacity": 5, "MaxCapacity": 1}), "x");
    let (code, message) = bench
        .refused("PutAutoScalingPolicy", put(&found[1]["Id"], wrong))
        .await;
    assert_eq!(code, ErrorCode::InvalidRequestException);
    assert!(
        message.contains("MinCapacity must not be greater"),
        "{message}"
    );
    let (_, message) = bench
        .refused("PutAutoScalingPolicy", put(&found[0]["Id"], taken))
        .await;
    assert_eq!(
        message,
        "The master instance group cannot have an automatic scaling policy."
    );

    let remove = json!({"ClusterId": id, "InstanceGroupId": found[1]["Id"]});
    bench.ok("RemoveAutoScalingPolicy", remove).await;
    while groups(&bench, &id).await[1]
        .get("AutoScalingPolicy")
        .is_some()
    {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_policy_at_launch_needs_the_role() {
    let mut core = group("CORE", 1);
    core["AutoScalingPolicy"] = policy(&json!({"MinCapacity": 1, "MaxCapacity": 2}), "x");
    let instances = json!({"InstanceGroups": [group("MASTER", 1), core]});
    let message = launch_refusal(instances).await;
    assert!(message.contains("AutoScalingRole"), "{message}");
}
