// SPDX-License-Identifier: Apache-2.0
//! What callers may change, and what they may not.

use emrys_deploy::launch::{Function, Kind, Override};
use serde_json::{Value, json};

use crate::functions::{free, function, launched};

fn bounded(minimum: i64, maximum: i64) -> Override {
    Override {
        minimum: Some(minimum.into()),
        maximum: Some(maximum.into()),
        ..free("N", "StepConcurrencyLevel", Kind::Integer)
    }
}

fn allowing(overrides: Vec<Override>) -> Function {
    Function {
        allowed_overrides: overrides,
        ..function()
    }
}

/// The cause of what was refused.
fn refused(overrides: Vec<Override>, given: &Value) -> String {
    let input = json!({ "ClusterConfigurationOverrides": given });
    let (error, cause) = launched(&allowing(overrides), input).unwrap_err();
    assert_eq!(error, "Emrys.InvalidOverride", "{cause}");
    cause
}

#[test]
fn what_is_not_allowed_is_refused() {
    let choice = || Override {
        values: vec![json!("m5.xlarge"), json!("m5.2xlarge")],
        ..free("T", "Instances.InstanceGroups.0.InstanceType", Kind::Text)
    };
    let of = |kind| vec![free("V", "StepConcurrencyLevel", kind)];
    let at = |path: &str| vec![free("V", path, Kind::Text)];
    let too_great = r#"the override value (11) of "N" is greater than the maximum allowed (10)"#;
    let table = [
        (
            vec![],
            json!({ "N": 1 }),
            "cluster configuration overrides are not allowed",
        ),
        (
            vec![bounded(1, 10)],
            json!({ "M": 1 }),
            r#"value "M" is not an allowed cluster configuration override"#,
        ),
        // An unknown one is refused beside one that is allowed.
        (
            vec![bounded(1, 10)],
            json!({ "N": 5, "M": 1 }),
            r#"value "M" is not an allowed cluster configuration override"#,
        ),
        (vec![bounded(1, 10)], json!({ "N": 11 }), too_great),
        (
            vec![bounded(1, 10)],
            json!({ "N": 0 }),
            r#"the override value (0) of "N" is less than the minimum allowed (1)"#,
        ),
        // A bound of 0 is a bound.
        (
            vec![bounded(0, 10)],
            json!({ "N": -5 }),
            r#"the override value (-5) of "N" is less than the minimum allowed (0)"#,
        ),
        (
            vec![bounded(-5, 0)],
            json!({ "N": 1 }),
            r#"the override value (1) of "N" is greater than the maximum allowed (0)"#,
        ),
        // Nothing but a number is compared with bounds.
        (
            vec![bounded(1, 10)],
            json!({ "N": "9999" }),
            r#"the override value ("9999") of "N" is not of the type integer"#,
        ),
        (
            vec![bounded(1, 10)],
            json!({ "N": true }),
            r#"the override value (true) of "N" is not of the type integer"#,
        ),
        (
            vec![bounded(1, 10)],
            json!({ "N": [1] }),
            r#"the override value ([1]) of "N" is not of the type integer"#,
        ),
        (
            vec![bounded(1, 10)],
            json!({ "N": [] }),
            r#"the override value ([]) of "N" is not of the type integer"#,
        ),
        (
            vec![bounded(1, 10)],
            json!({ "N": { "a": 1 } }),
            r#"the override value ({"a":1}) of "N" is not of the type integer"#,
        ),
        (
            vec![bounded(1, 10)],
            json!({ "N": null }),
            r#"the override value (null) of "N" is not of the type integer"#,
        ),
        (
            vec![bounded(1, 10)],
            json!({ "N": 2.5 }),
            r#"the override value (2.5) of "N" is not of the type integer"#,
        ),
        (
            of(Kind::Number),
            json!({ "V": "1" }),
            r#"the override value ("1") of "V" is not of the type number"#,
        ),
        (
            of(Kind::Text),
            json!({ "V": 1 }),
            r#"the override value (1) of "V" is not of the type string"#,
        ),
        (
            of(Kind::Boolean),
            json!({ "V": "true" }),
            r#"the override value ("true") of "V" is not of the type boolean"#,
        ),
        (
            of(Kind::List),
            json!({ "V": "a" }),
            r#"the override value ("a") of "V" is not of the type array"#,
        ),
        (
            of(Kind::Structure),
            json!({ "V": [1] }),
            r#"the override value ([1]) of "V" is not of the type object"#,
        ),
        (
            vec![choice()],
            json!({ "T": "p5.48xlarge" }),
            r#"the override value ("p5.48xlarge") of "T" is not one of those allowed: "m5.xlarge", "m5.2xlarge""#,
        ),
        (
            at("Nothing.Here"),
            json!({ "V": "a" }),
            r#"the update path "Nothing.Here" was not found in the cluster configuration"#,
        ),
        (
            at("Instances.InstanceGroups.2.InstanceType"),
            json!({ "V": "a" }),
            r#"the update path "Instances.InstanceGroups.2.InstanceType" was not found in the cluster configuration"#,
        ),
        (
            at("Instances.InstanceGroups.CORE.InstanceType"),
            json!({ "V": "a" }),
            r#"the update path "Instances.InstanceGroups.CORE.InstanceType" was not found in the cluster configuration"#,
        ),
        (
            at("ReleaseLabel.Major"),
            json!({ "V": "a" }),
            r#"the update path "ReleaseLabel.Major" was not found in the cluster configuration"#,
        ),
    ];
    for (overrides, given, cause) in table {
        assert_eq!(refused(overrides, &given), cause, "{given}");
    }
}

#[test]
fn what_is_allowed_is_in_the_request() {
    let group = "/Instances/InstanceGroups/1";
    let table = [
        (bounded(1, 10), json!(1), "/StepConcurrencyLevel"),
        (bounded(1, 10), json!(10), "/StepConcurrencyLevel"),
        (bounded(-5, 0), json!(0), "/StepConcurrencyLevel"),
        (
            free("N", "Instances.InstanceGroups.1.InstanceType", Kind::Text),
            json!("r5.xlarge"),
            "/Instances/InstanceGroups/1/InstanceType",
        ),
        // What is null or not there can be set if that in which it is is there.
        (
            free("N", "Instances.Ec2KeyName", Kind::Text),
            json!("key"),
            "/Instances/Ec2KeyName",
        ),
        (
            free("N", "CustomAmiId", Kind::Text),
            json!("ami-1"),
            "/CustomAmiId",
        ),
        // A path may end in an index.
        (
            free(
                "N",
                "Instances.AdditionalMasterSecurityGroups.0",
                Kind::Text,
            ),
            json!("sg-7"),
            "/Instances/AdditionalMasterSecurityGroups/0",
        ),
        (
            free("N", "Instances.InstanceGroups.1", Kind::Structure),
            json!({ "InstanceRole": "CORE", "InstanceCount": 7 }),
            group,
        ),
        (
            free("N", "Applications", Kind::List),
            json!([{ "Name": "Hive" }]),
            "/Applications",
        ),
        (
            free("N", "Applications", Kind::List),
            json!([]),
            "/Applications",
        ),
        (
            free("N", "VisibleToAllUsers", Kind::Boolean),
            json!(false),
            "/VisibleToAllUsers",
        ),
        (free("N", "Half", Kind::Number), json!(0.5), "/Half"),
        (
            free("N", "LogUri", Kind::Text),
            json!("s3://mine/"),
            "/LogUri",
        ),
    ];
    let members = ["ClusterConfigurationOverrides", "ClusterConfigOverrides"];
    for ((own, given, pointer), member) in table.into_iter().zip(members.into_iter().cycle()) {
        let input = json!({ member: { "N": given } });
        let request = launched(&allowing(vec![own.clone()]), input).unwrap();
        assert_eq!(request.pointer(pointer), Some(&given), "{}", own.path);
        assert_eq!(request["Instances"]["Ec2SubnetId"], "subnet-1");
        assert_eq!(
            request["Instances"]["InstanceGroups"][0]["InstanceCount"],
            1
        );
        assert_eq!(request["BootstrapActions"], json!([]));
    }
}

#[test]
fn a_default_is_there_where_nobody_says_otherwise() {
    let own = Override {
        default: Some(json!(3)),
        ..bounded(1, 10)
    };
    let level = |input| {
        launched(&allowing(vec![own.clone()]), input).unwrap()["StepConcurrencyLevel"].clone()
    };
    assert_eq!(level(json!({})), 3);
    assert_eq!(
        level(json!({ "ClusterConfigurationOverrides": { "N": 4 } })),
        4
    );
    assert_eq!(level(json!({ "ClusterConfigurationOverrides": null })), 3);
}

#[test]
fn a_renamed_cluster_has_its_own_logs() {
    let input = json!({ "ClusterConfigurationOverrides": { "ClusterName": "a b" } });
    let request = launched(&function(), input).unwrap();
    assert_eq!(request["Name"], "a b");
    assert_eq!(request["LogUri"], "s3://logs/emr/a b/");
    let own = launched(&function(), json!({})).unwrap();
    assert_eq!(own["LogUri"], "s3://logs/emr/nightly/");
}

#[test]
fn several_are_applied_and_the_first_name_counts() {
    let both = json!({ "CoreInstanceCount": 4, "ClusterName": "x" });
    let input = json!({ "ClusterConfigurationOverrides": both, "ClusterConfigOverrides": { "CoreInstanceCount": 9 } });
    let request = launched(&function(), input).unwrap();
    assert_eq!(
        request["Instances"]["InstanceGroups"][1]["InstanceCount"],
        4
    );
    assert_eq!(request["Name"], "x");
}
