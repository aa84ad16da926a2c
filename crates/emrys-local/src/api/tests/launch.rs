// SPDX-License-Identifier: Apache-2.0
//! What RunJobFlow refuses, and what it makes of what it takes.

use emrys_protocol::ErrorCode;
use serde_json::{Value, json};

use super::{Bench, column, request, step};

/// The refusal of a request that is changed in one respect.
async fn refusal(change: impl FnOnce(&mut Value)) -> String {
    let bench = Bench::new().await;
    let mut request = request();
    change(&mut request);
    let (code, message) = bench.refused("RunJobFlow", request).await;
    assert_eq!(code, ErrorCode::ValidationException, "{message}");
    let listed = bench.ok("ListClusters", json!({})).await;
    assert_eq!(listed["Clusters"], json!([]), "nothing was launched");
    message
}

#[tokio::test]
async fn a_release_label_must_exist_and_the_nearest_is_named() {
    let message = refusal(|request| request["ReleaseLabel"] = json!("emr-7.5.1")).await;
    let expected = "The supplied release label is invalid: emr-7.5.1. The nearest is emr-7.5.0.";
    assert_eq!(message, expected);
    let message = refusal(|request| request["ReleaseLabel"] = json!("whatever")).await;
    assert_eq!(message, "The supplied release label is invalid: whatever.");
    let message = refusal(|request| drop(request.as_object_mut().unwrap().remove("ReleaseLabel")));
    let message = message.await;
    assert!(
        message.starts_with("A ReleaseLabel or an AmiVersion is required"),
        "{message}"
    );
}

#[tokio::test]
async fn an_application_must_be_in_the_release() {
    let message = refusal(|request| request["Applications"] = json!([{"Name": "Impala"}])).await;
    let expected = "Specified application: Impala is not supported on release emr-7.5.0.";
    assert_eq!(message, expected);
}

#[tokio::test]
async fn an_instance_type_must_exist_and_suit_the_release() {
    let of_primary = "/Instances/InstanceGroups/0/InstanceType";
    for (label, instance_type) in [("emr-7.5.0", "m5.huge"), ("emr-5.28.0", "m7g.xlarge")] {
        let message = refusal(|request| {
            request["ReleaseLabel"] = json!(label);
            *request.pointer_mut(of_primary).unwrap() = json!(instance_type);
        });
        let expected =
            format!("Instance type '{instance_type}' is not supported on release {label}.");
        assert_eq!(message.await, expected);
    }
}

#[tokio::test]
async fn there_is_exactly_one_primary_group() {
    let group =
        |role| json!({"InstanceRole": role, "InstanceType": "m5.xlarge", "InstanceCount": 1});
    for roles in [vec!["CORE"], vec!["MASTER", "MASTER"]] {
        let groups: Vec<_> = roles.into_iter().map(group).collect();
        let message = refusal(|request| request["Instances"]["InstanceGroups"] = json!(groups));
        let message = message.await;
        let expected = "you must specify exactly one master instance group";
        assert!(message.ends_with(expected), "{message}");
    }
}

#[tokio::test]
async fn a_cluster_takes_16_bootstrap_actions() {
    let action = json!({"Name": "a", "ScriptBootstrapAction": {"Path": "s3://b/a.sh"}});
    let message =
        refusal(|request| request["BootstrapActions"] = Value::Array(vec![action; 17])).await;
    assert_eq!(message, "A cluster takes at most 16 bootstrap actions.");
}

#[tokio::test]
async fn the_step_concurrency_level_has_bounds_and_a_first_release() {
    for level in [-1, 0, 257] {
        let message = refusal(|request| request["StepConcurrencyLevel"] = json!(level)).await;
        let expected =
            format!("The step concurrency level must be between 1 and 256: it was {level}.");
        assert_eq!(message, expected);
    }
    let message = refusal(|request| {
        request["ReleaseLabel"] = json!("emr-5.27.0");
        request["StepConcurrencyLevel"] = json!(2);
    });
    let message = message.await;
    assert!(message.contains("needs emr-5.28.0 or later"), "{message}");
}

#[tokio::test]
async fn with_concurrency_every_step_continues() {
    for action in ["CANCEL_AND_WAIT", "TERMINATE_CLUSTER", "TERMINATE_JOB_FLOW"] {
        let message = refusal(|request| {
            request["StepConcurrencyLevel"] = json!(2);
            request["Steps"] = json!([step("CONTINUE"), step(action)]);
        });
        let message = message.await;
        let expected = "ActionOnFailure must be CONTINUE when the step concurrency level";
        assert!(message.contains(expected), "{message}");
    }
}

#[tokio::test]
async fn steps_have_limits_of_number_and_length() {
    let steps = vec![step("CONTINUE"); 257];
    let message = refusal(|request| request["Steps"] = json!(steps)).await;
    assert!(
        message.starts_with("Maximum number of active steps"),
        "{message}"
    );
    let message = refusal(|request| {
        request["ReleaseLabel"] = json!("emr-7.14.0");
        request["Steps"] = json!(steps[..101]);
    });
    let expected = "Release emr-7.14.0 takes at most 100 steps in one request: there were 101.";
    assert_eq!(message.await, expected);
    let mut long = step("CONTINUE");
    long["HadoopJarStep"]["Args"] = json!(["a".repeat(9_000), "b".repeat(1_300)]);
    let message = refusal(|request| request["Steps"] = json!([long])).await;
    let expected = "The total length of the strings of step 'a step' exceeds 10240 characters.";
    assert_eq!(message, expected);
}

#[tokio::test]
async fn tags_have_keys_that_are_not_reserved() {
    for (key, expected) in [
        ("", "Tag key cannot be empty."),
        (
            "AWS:owner",
            "Tag key 'AWS:owner' is not valid: the prefix aws: is reserved.",
        ),
    ] {
        let bench = Bench::new().await;
        let mut request = request();
        request["Tags"] = json!([{"Key": key, "Value": ""}]);
        let (code, message) = bench.refused("RunJobFlow", request).await;
        assert_eq!(code, ErrorCode::InvalidRequestException);
        assert_eq!(message, expected);
    }
}

#[tokio::test]
async fn a_launched_cluster_is_described_as_it_was_asked_for() {
    let bench = Bench::new().await;
    let id = bench
        .kept(|request| {
            request["Tags"] = json!([{"Key": "owner", "Value": ""}]);
            request["LogUri"] = json!("s3n://acme-logs/emr/");
            request["Instances"]["InstanceGroups"][0]["BidPrice"] = json!("0.1");
        })
        .await;
    let cluster = bench.cluster(&id).await;
    assert_eq!(cluster["Id"], json!(id));
    assert_eq!(cluster["Name"], "nightly");
    assert_eq!(cluster["Tags"], json!([{"Key": "owner", "Value": ""}]));
    assert_eq!(cluster["LogUri"], "s3n://acme-logs/emr/");
    assert_eq!(cluster["AutoTerminate"], false);
    assert_eq!(cluster["StepConcurrencyLevel"], 1);
    assert_eq!(cluster["VisibleToAllUsers"], true);
    assert_eq!(cluster["InstanceCollectionType"], "INSTANCE_GROUP");
    let arn = format!("arn:aws:elasticmapreduce:us-east-1:000000000000:cluster/{id}");
    assert_eq!(cluster["ClusterArn"], json!(arn));
    let input = json!({"ClusterId": id});
    let groups = bench.ok("ListInstanceGroups", input).await;
    assert_eq!(column(&groups["InstanceGroups"], "/Market"), ["SPOT"]);
    assert_eq!(groups["InstanceGroups"][0]["RequestedInstanceCount"], 1);
}

#[tokio::test]
async fn uniform_instances_become_groups() {
    let bench = Bench::new().await;
    let id = bench
        .kept(|request| {
            let instances = request["Instances"].as_object_mut().unwrap();
            instances.remove("InstanceGroups");
            instances.insert("MasterInstanceType".to_owned(), json!("m5.xlarge"));
            instances.insert("SlaveInstanceType".to_owned(), json!("r5.xlarge"));
            instances.insert("InstanceCount".to_owned(), json!(3));
        })
        .await;
    let input = json!({"ClusterId": id});
    let groups = bench.ok("ListInstanceGroups", input).await["InstanceGroups"].clone();
    assert_eq!(column(&groups, "/InstanceGroupType"), ["MASTER", "CORE"]);
    assert_eq!(column(&groups, "/InstanceType"), ["m5.xlarge", "r5.xlarge"]);
    assert_eq!(groups[1]["RequestedInstanceCount"], 2);
}

fn several_primaries(request: &mut Value) {
    request["Instances"]["InstanceGroups"][0]["InstanceCount"] = json!(3);
}

#[tokio::test]
async fn several_primary_instances_switch_protection_and_keep_alive_on() {
    let bench = Bench::new().await;
    let mut asked = request();
    several_primaries(&mut asked);
    asked["Instances"]["TerminationProtected"] = json!(false);
    let id = bench.ok("RunJobFlow", asked).await["JobFlowId"].clone();
    let cluster = bench.cluster(id.as_str().unwrap()).await;
    assert_eq!(cluster["TerminationProtected"], true);
    assert_eq!(cluster["AutoTerminate"], false);
}

#[tokio::test]
async fn placement_groups_spread_several_primary_instances() {
    let group =
        |role: &str, strategy: &str| json!({"InstanceRole": role, "PlacementStrategy": strategy});
    for (groups, primaries, expected) in [
        (
            json!([group("CORE", "SPREAD")]),
            3,
            "only be configured for the instance role MASTER",
        ),
        (
            json!([group("MASTER", "PARTITION")]),
            3,
            "must be SPREAD or NONE",
        ),
        (
            json!([group("MASTER", "SPREAD")]),
            1,
            "several primary instances",
        ),
    ] {
        let message = refusal(|request| {
            request["PlacementGroupConfigs"] = groups;
            request["Instances"]["InstanceGroups"][0]["InstanceCount"] = json!(primaries);
        });
        let message = message.await;
        assert!(message.contains(expected), "{message}");
    }
    let bench = Bench::new().await;
    let id = bench.kept(|request| {
        several_primaries(request);
        request["PlacementGroupConfigs"] = json!([group("MASTER", "SPREAD")]);
    });
    let shown = bench.cluster(&id.await).await["PlacementGroups"].clone();
    assert_eq!(shown, json!([group("MASTER", "SPREAD")]));
}

#[tokio::test]
async fn what_has_no_effect_here_is_shown_and_passwords_are_not() {
    let bench = Bench::new().await;
    let id = bench
        .kept(|request| {
            request["KerberosAttributes"] = json!({
                "Realm": "EC2.INTERNAL", "KdcAdminPassword": "hidden", "ADDomainJoinUser": "joiner",
                "ADDomainJoinPassword": "hidden",
            });
            request["MonitoringConfiguration"] =
                json!({"CloudWatchLogConfiguration": {"Enabled": true}});
            request["ExtendedSupport"] = json!(true);
            request["AdditionalInfo"] = json!("{}");
            request["Instances"]["UnhealthyNodeReplacement"] = json!(true);
        })
        .await;
    let cluster = bench.cluster(&id).await;
    let kerberos = json!({"Realm": "EC2.INTERNAL", "ADDomainJoinUser": "joiner"});
    assert_eq!(cluster["KerberosAttributes"], kerberos);
    let monitoring = json!({"CloudWatchLogConfiguration": {"Enabled": true}});
    assert_eq!(cluster["MonitoringConfiguration"], monitoring);
    assert_eq!(cluster["ExtendedSupport"], true);
    assert_eq!(cluster["UnhealthyNodeReplacement"], true);
}

#[tokio::test]
async fn sessions_and_policies_need_their_releases() {
    let message = refusal(|request| request["SessionEnabled"] = json!(true)).await;
    assert!(
        message.contains("they need emr-spark-8.0.0 or later"),
        "{message}"
    );
    let message =
        refusal(|request| request["AutoTerminationPolicy"] = json!({"IdleTimeout": 59})).await;
    assert!(
        message.contains("between 60 and 604800 seconds"),
        "{message}"
    );
    let limits = json!({"UnitType": "VCPU", "MinimumCapacityUnits": 9, "MaximumCapacityUnits": 8});
    let message =
        refusal(|request| request["ManagedScalingPolicy"] = json!({"ComputeLimits": limits}));
    assert!(
        message
            .await
            .starts_with("Invalid configuration for managed scaling.")
    );
}

#[tokio::test]
async fn a_secret_is_shown_by_its_arn_and_zones_as_they_were_asked_for() {
    let bench = Bench::new().await;
    let arn = "arn:aws:secretsmanager:us-east-1:000000000000:secret:password";
    let with = |name: &str| {
        json!([{"Classification": "spark-env", "Configurations": [
            {"Classification": "export", "Properties": {name: arn}}
        ]}])
    };
    let id = bench.kept(|request| {
        request["Configurations"] = with("EMR.secret@PASSWORD");
        request["Instances"]["Placement"] =
            json!({"AvailabilityZones": ["us-east-1d", "us-east-1e"]});
    });
    let cluster = bench.cluster(&id.await).await;
    assert_eq!(cluster["Configurations"], with("PASSWORD"));
    let attributes = &cluster["Ec2InstanceAttributes"];
    assert_eq!(attributes["Ec2AvailabilityZone"], "us-east-1d");
    let zones = json!(["us-east-1d", "us-east-1e"]);
    assert_eq!(attributes["RequestedEc2AvailabilityZones"], zones);
}
