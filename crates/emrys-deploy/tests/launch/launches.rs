// SPDX-License-Identifier: Apache-2.0
//! A launch from its beginning to its end.

use emrys_deploy::launch::definition;
use serde_json::json;

use crate::account::{EXECUTION, run};
use crate::functions::{account, function};

#[test]
fn a_cluster_is_launched_and_waited_for() {
    let mut account = account();
    let function = function();
    let input = json!({ "ClusterConfigurationOverrides": { "CoreInstanceCount": 5 }, "more": [1] });
    let output = run(&mut account, &definition(&function), input).unwrap();
    assert_eq!(output["more"], json!([1]));
    assert_eq!(
        output["LaunchClusterResult"]["ClusterId"],
        "j-0000000000001"
    );
    let requests = account.called("elasticmapreduce:createCluster.sync");
    assert_eq!(requests, [&output["ClusterConfiguration"]["Cluster"]]);
    insta::assert_json_snapshot!(requests[0]);
    assert_eq!(requests[0]["Tags"][2]["Value"], EXECUTION);
    // Nobody asked for a guard.
    assert!(account.called("ssm:putParameter").is_empty());
    insta::assert_json_snapshot!(account.messages);
}

#[test]
fn the_definition() {
    insta::assert_json_snapshot!(definition(&function()));
}
