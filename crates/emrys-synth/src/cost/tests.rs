// SPDX-License-Identifier: Apache-2.0
//! Estimates with prices that can be counted by hand.

use std::collections::BTreeSet;

use emrys_protocol::types::RunJobFlowInput;
use serde_json::{Value, json};

use super::{Assumptions, Estimate, PriceError, Prices, Range, estimate};

/// An `m5.xlarge` costs 0.2 USD an hour and EMR 0.05 for it; a GiB of gp2 or gp3 costs 0.73 USD a month, 0.001 an hour.
const PRICES: &str = r#"{
    "region": "eu-west-1",
    "instances": { "m5.xlarge": 0.2, "m5.2xlarge": 0.4, "x1.32xlarge": 13.338 },
    "volumes": { "gp2": { "gib": 0.73 }, "gp3": { "gib": 0.73, "iops": { "usd": 0.0073, "included": 3000 } } }
}"#;

fn of(request: Value, hours: Option<f64>) -> Estimate {
    let mut request = request;
    request["ReleaseLabel"] = "emr-7.5.0".into();
    // Little enough to count it by hand.
    request["EbsRootVolumeSize"] = 10.into();
    let request: RunJobFlowInput = serde_json::from_value(request).unwrap();
    let prices = Prices::from_json(PRICES).unwrap();
    let assumptions = Assumptions {
        spot_discount: 0.75,
        hours,
    };
    estimate(&request, &prices, assumptions)
}

/// A group whose instances have a root volume of 10 GiB and another of 30: 0.04 USD an hour.
fn group(role: &str, more: &Value) -> Value {
    let mut group = json!({
        "InstanceRole": role,
        "InstanceType": "m5.xlarge",
        "InstanceCount": 1,
        "EbsConfiguration": { "EbsBlockDeviceConfigs": [
            { "VolumeSpecification": { "VolumeType": "gp2", "SizeInGB": 15 }, "VolumesPerInstance": 2 },
        ] },
    });
    group
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    group
}

#[track_caller]
fn assert_is(range: Range, low: f64, high: f64) {
    let is = (range.low - low).abs() < 1e-9 && (range.high - high).abs() < 1e-9;
    assert!(is, "{range:?} is not from {low} to {high}");
}

#[test]
fn groups_cost_ec2_emr_and_volumes() {
    let core = group("CORE", &json!({ "InstanceCount": 2 }));
    let groups = json!({ "Instances": { "InstanceGroups": [group("MASTER", &json!({})), core] } });
    let estimate = of(groups, Some(2.0));
    let core = &estimate.pools[1];
    assert_is(core.ec2, 0.4, 0.4);
    assert_is(core.emr, 0.1, 0.1);
    assert_is(core.ebs, 0.08, 0.08);
    assert_is(estimate.usd_per_hour, 0.87, 0.87);
    assert_is(estimate.usd_per_month, 635.1, 635.1);
    assert_is(estimate.usd_per_run.unwrap(), 1.74, 1.74);
    assert_eq!(estimate.without_price, BTreeSet::new());
}

#[test]
fn spot_makes_ec2_cheaper_and_emr_not() {
    let spot = |more: Value| {
        let mut group = group("TASK", &json!({ "Market": "SPOT" }));
        group
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        let groups = json!({ "Instances": { "InstanceGroups": [group] } });
        of(groups, None).pools.remove(0)
    };
    let task = spot(json!({}));
    assert_is(task.ec2, 0.05, 0.05);
    assert_is(task.emr, 0.05, 0.05);
    assert_is(spot(json!({ "BidPrice": "0.08" })).ec2, 0.05, 0.08);
    assert_is(spot(json!({ "BidPrice": "0.03" })).ec2, 0.03, 0.03);
}

#[test]
fn emr_takes_no_more_than_so_much() {
    assert!((Prices::emr_fee(13.338) - 0.27).abs() < 1e-9);
}

#[test]
fn policies_are_from_the_fewest_to_the_most() {
    let constraints =
        json!({ "Constraints": { "MinCapacity": 1, "MaxCapacity": 10 }, "Rules": [] });
    let task = group("TASK", &json!({ "AutoScalingPolicy": constraints }));
    let estimate = of(json!({ "Instances": { "InstanceGroups": [task] } }), None);
    assert_is(estimate.pools[0].instances, 1.0, 10.0);
    assert_is(estimate.usd_per_hour, 0.29, 2.9);
}

#[test]
fn managed_scaling_bounds_core_and_task_instances_together() {
    let limits = |unit: &str, fewest: i32, most: i32| {
        let groups = [group("MASTER", &json!({})), group("CORE", &json!({}))];
        let request = json!({
            "Instances": { "InstanceGroups": groups },
            "ManagedScalingPolicy": { "ComputeLimits": {
                "UnitType": unit, "MinimumCapacityUnits": fewest, "MaximumCapacityUnits": most,
            } },
        });
        of(request, None).usd_per_hour
    };
    assert_is(limits("Instances", 2, 20), 0.29 * 3.0, 0.29 * 21.0);
    // An m5.xlarge has four.
    assert_is(limits("VCPU", 8, 80), 0.29 * 3.0, 0.29 * 21.0);
}

#[test]
fn fleets_are_as_dear_as_what_ec2_may_choose() {
    let volume = |size: i32| {
        json!({ "EbsBlockDeviceConfigs": [
        { "VolumeSpecification": { "VolumeType": "gp3", "SizeInGB": size, "Iops": 4000 } },
    ] })
    };
    let fleet = json!({
        "InstanceFleetType": "CORE",
        "TargetOnDemandCapacity": 8,
        "InstanceTypeConfigs": [
            { "InstanceType": "m5.xlarge", "WeightedCapacity": 4, "EbsConfiguration": volume(10) },
            { "InstanceType": "m5.2xlarge", "WeightedCapacity": 6, "EbsConfiguration": volume(20) },
        ],
    });
    let estimate = of(json!({ "Instances": { "InstanceFleets": [fleet] } }), None);
    let core = &estimate.pools[0];
    assert_is(core.instances, 2.0, 2.0);
    assert_is(core.ec2, 0.4, 0.8);
    // Each has a root volume, a volume, and a thousand IOPS more than come with it.
    assert_is(core.ebs, 0.06, 0.08);
}

#[test]
fn what_has_no_price_is_named_and_not_guessed() {
    let groups = [
        json!({ "InstanceRole": "MASTER", "InstanceType": "m9.xlarge", "InstanceCount": 1 }),
        group(
            "CORE",
            &json!({ "EbsConfiguration": { "EbsBlockDeviceConfigs": [
                { "VolumeSpecification": { "VolumeType": "io9", "SizeInGB": 15 } },
            ] } }),
        ),
    ];
    let estimate = of(json!({ "Instances": { "InstanceGroups": groups } }), None);
    assert_eq!(
        estimate.without_price,
        BTreeSet::from(["m9.xlarge".to_owned(), "EBS io9".to_owned()])
    );
}

#[test]
fn the_prices_that_come_along_are_of_one_region() {
    assert!(Prices::of("us-east-1").unwrap().instances["m5.xlarge"] > 0.1);
    assert!(matches!(
        Prices::of("eu-west-1"),
        Err(PriceError::Region(region)) if region == "eu-west-1"
    ));
    assert!(Prices::from_json("{\"m5.xlarge\": 0.2}").is_err());
}
