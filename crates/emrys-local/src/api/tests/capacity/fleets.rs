// SPDX-License-Identifier: Apache-2.0
//! Instance fleets: at launch, added, modified.

use emrys_protocol::ErrorCode;
use serde_json::{Value, json};

use super::{fleet, fleets, launch_refusal, launched};
use crate::api::tests::{Bench, request};

#[tokio::test]
async fn fleets_have_emrs_rules() {
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut core = fleet("CORE", 2, 0);
        change(&mut core);
        json!([fleet("MASTER", 1, 0), core])
    };
    let types = |types: Value| changed(&|core| core["InstanceTypeConfigs"] = types.clone());
    let sizes = [
        "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge",
    ];
    let six = sizes.map(|size| json!({"InstanceType": format!("m5.{size}")}));
    for (fleets, expected) in [
        (
            json!([fleet("MASTER", 1, 1)]),
            "A master instance fleet can only have a target capacity of 1.",
        ),
        (
            json!([fleet("CORE", 1, 0)]),
            "No master instance fleets were supplied; you must specify exactly one master instance fleet.",
        ),
        (
            json!([fleet("MASTER", 1, 0), fleet("TASK", 1, 0)]),
            "Clusters with task instance fleets must also define core instance fleets.",
        ),
        (
            json!([
                fleet("MASTER", 1, 0),
                fleet("CORE", 1, 0),
                fleet("CORE", 1, 0)
            ]),
            "Multiple core instance fleets supplied",
        ),
        (
            json!([fleet("MASTER", 1, 0), fleet("CORE", 0, 0)]),
            "The instance fleet (null) should have a value of one or greater",
        ),
        (
            types(json!(six)),
            "The instance fleet: null should have between 1 and 5 instance types.",
        ),
        (
            types(json!([six[0], six[0]])),
            "The instance fleet: null contains duplicate instance types [m5.xlarge].",
        ),
        (
            types(json!([{"InstanceType": "m5.xlarge", "WeightedCapacity": 0}])),
            "Weighted capacity cannot be zero.",
        ),
        (
            types(json!([{"InstanceType": "m5.huge"}])),
            "Instance type 'm5.huge' is not supported on release emr-7.5.0.",
        ),
        (
            types(json!([{
                "InstanceType": "m5.xlarge",
                "BidPrice": "0.1",
                "BidPriceAsPercentageOfOnDemandPrice": 50.0,
            }])),
            "Specify at most one of bidPrice or bidPriceAsPercentageOfOnDemandPrice",
        ),
    ] {
        let message = launch_refusal(json!({"InstanceFleets": fleets})).await;
        assert!(message.starts_with(expected), "{message}");
    }
    let bench = Bench::new().await;
    let more = changed(&|core| {
        core["InstanceTypeConfigs"] = json!(six);
        core["LaunchSpecifications"] =
            json!({"OnDemandSpecification": {"AllocationStrategy": "lowest-price"}});
    });
    launched(&bench, json!({"InstanceFleets": more})).await;
    for label in ["emr-5.0.0", "emr-5.0.3"] {
        let mut request = request();
        request["ReleaseLabel"] = json!(label);
        request["Instances"] = json!({"InstanceFleets": [fleet("MASTER", 1, 0)]});
        let (_, message) = bench.refused("RunJobFlow", request).await;
        assert_eq!(
            message,
            "Instance fleets are not available for the release."
        );
    }
}

#[tokio::test]
async fn a_fleet_is_added_once_and_modified() {
    let bench = Bench::new().await;
    let fleets_of_launch = json!([fleet("MASTER", 1, 0), fleet("CORE", 1, 0)]);
    let id = launched(&bench, json!({"InstanceFleets": fleets_of_launch})).await;
    let add = json!({"ClusterId": id, "InstanceFleet": fleet("TASK", 1, 2)});
    let added = bench.ok("AddInstanceFleet", add.clone()).await;
    let (code, _) = bench.refused("AddInstanceFleet", add).await;
    assert_eq!(code, ErrorCode::InvalidRequestException);
    let settled = async |on_demand: i32, spot: i32| loop {
        let found = fleets(&bench, &id).await[2].clone();
        if found["Status"]["State"] == "RUNNING" && found["TargetSpotCapacity"] == spot {
            assert_eq!(found["ProvisionedOnDemandCapacity"], on_demand);
            assert_eq!(found["ProvisionedSpotCapacity"], spot);
            return found;
        }
        tokio::task::yield_now().await;
    };
    let found = settled(1, 2).await;
    assert_eq!(found["Id"], added["InstanceFleetId"]);
    let specification = &found["InstanceTypeSpecifications"][0];
    assert_eq!(specification["WeightedCapacity"], 1);
    assert_eq!(specification["BidPriceAsPercentageOfOnDemandPrice"], 100.0);
    let modify = |targets: Value| {
        let mut fleet = targets;
        fleet["InstanceFleetId"] = added["InstanceFleetId"].clone();
        json!({"ClusterId": id, "InstanceFleet": fleet})
    };
    let half = modify(json!({"TargetOnDemandCapacity": 1}));
    let (_, message) = bench.refused("ModifyInstanceFleet", half).await;
    assert_eq!(
        message,
        "The instance fleet should have both targetOnDemandCapacity and targetSpotCapacity specified."
    );
    let none = json!({"TargetOnDemandCapacity": 0, "TargetSpotCapacity": 0});
    bench.ok("ModifyInstanceFleet", modify(none)).await;
    settled(0, 0).await;
    let count = async |filter: Value| {
        let mut input = filter;
        input["ClusterId"] = json!(id);
        let page = bench.ok("ListInstances", input).await;
        page["Instances"].as_array().unwrap().len()
    };
    assert_eq!(count(json!({})).await, 5);
    assert_eq!(count(json!({"InstanceFleetType": "TASK"})).await, 3);
    assert_eq!(count(json!({"InstanceStates": ["RUNNING"]})).await, 2);
    assert_eq!(
        count(json!({"InstanceFleetId": added["InstanceFleetId"]})).await,
        3
    );
    assert_eq!(count(json!({"InstanceGroupTypes": ["TASK"]})).await, 0);
}
