// SPDX-License-Identifier: Apache-2.0
//! The launch function that tests begin with, and the account in which it is deployed.

use emrys_deploy::launch::{Entry, Expected, Function, Integration, Kind, Override, definition};
use serde_json::{Value, json};

use crate::account::{Account, run};

pub(crate) const PROFILE: &str = "/emrys/profiles/sales/sse";
pub(crate) const CLUSTER: &str = "/emrys/clusters/sales/small";

pub(crate) fn profile() -> Value {
    json!({
        "Schema": 1, "Kind": "profile", "Namespace": "sales", "Name": "sse",
        "LogsUri": "s3://logs/emr/",
        "Request": {
            "ServiceRole": "service", "JobFlowRole": "instance",
            "Instances": { "EmrManagedMasterSecurityGroup": "sg-1", "EmrManagedSlaveSecurityGroup": "sg-2" },
        },
    })
}

pub(crate) fn cluster() -> Value {
    json!({
        "Schema": 1, "Kind": "cluster", "Namespace": "sales", "Name": "small",
        "Request": {
            "ReleaseLabel": "emr-7.5.0",
            "Applications": [{ "Name": "Spark" }],
            "BootstrapActions": [],
            "StepConcurrencyLevel": 1,
            "Configurations": [{ "Classification": "spark-defaults", "Properties": { "a": "EMR.secret@arn" } }],
            "Tags": [{ "Key": "team", "Value": "sales" }, { "Key": "emrys:keep", "Value": "true" }],
            "Instances": {
                "Ec2SubnetId": "subnet-1",
                "Ec2KeyName": null,
                "AdditionalMasterSecurityGroups": ["sg-8", "sg-9"],
                "InstanceGroups": [
                    { "InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1 },
                    { "InstanceRole": "CORE", "InstanceType": "m5.xlarge", "InstanceCount": 2 },
                ],
            },
        },
    })
}

/// An override that callers may give any value of its kind.
pub(crate) fn free(name: &str, path: &str, kind: Kind) -> Override {
    Override {
        name: name.to_owned(),
        path: path.to_owned(),
        kind,
        default: None,
        minimum: None,
        maximum: None,
        values: Vec::new(),
    }
}

pub(crate) fn function() -> Function {
    let entry = |name: &str, parameter: &str, value: &Value| Entry {
        name: name.to_owned(),
        parameter_name: parameter.to_owned(),
        expected: Expected::Text(value.to_string()),
    };
    Function {
        namespace: "sales".to_owned(),
        name: "nightly".to_owned(),
        profile: entry("sales/sse", PROFILE, &profile()),
        cluster: entry("sales/small", CLUSTER, &cluster()),
        cluster_name: "nightly".to_owned(),
        fail_if_cluster_running: false,
        reuse_running_cluster: false,
        wait_for_cluster_start: true,
        allowed_overrides: vec![
            Override {
                minimum: Some(1.into()),
                maximum: Some(10.into()),
                ..free(
                    "CoreInstanceCount",
                    "Instances.InstanceGroups.1.InstanceCount",
                    Kind::Integer,
                )
            },
            free("ClusterName", "Name", Kind::Text),
        ],
        tags: vec![("cost".to_owned(), "4711".to_owned())],
        success_topic: Some("arn:aws:sns:eu-west-1:123456789012:good".to_owned()),
        failure_topic: Some("arn:aws:sns:eu-west-1:123456789012:bad".to_owned()),
        kerberos: None,
        integration: Integration::CreateCluster,
    }
}

/// An account with what was deployed.
pub(crate) fn account() -> Account {
    let mut account = Account::default();
    account
        .parameters
        .insert(PROFILE.to_owned(), profile().to_string());
    account
        .parameters
        .insert(CLUSTER.to_owned(), cluster().to_string());
    account
}

/// Launches, and gives the request that EMR was sent.
pub(crate) fn launched(function: &Function, input: Value) -> Result<Value, (String, String)> {
    let mut account = account();
    run(&mut account, &definition(function), input)?;
    let requests = account.called("elasticmapreduce:createCluster.sync");
    assert_eq!(requests.len(), 1);
    Ok(requests[0].clone())
}
