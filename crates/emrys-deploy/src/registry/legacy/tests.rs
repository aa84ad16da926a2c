// SPDX-License-Identifier: Apache-2.0
//! Values as aws-emr-launch 2 writes them.

use async_trait::async_trait;
use emrys_protocol::parameters::types::{
    GetParametersByPathRequest, GetParametersByPathResult, Parameter,
};
use emrys_protocol::{ApiError, ParametersApi};
use serde_json::{Value, json};

use super::{Kind, LegacyError, Stored, list, refer};

/// Parameters of these names below `/emr_launch`.
struct Names(&'static [&'static str]);

#[async_trait]
impl ParametersApi for Names {
    async fn get_parameters_by_path(
        &self,
        input: GetParametersByPathRequest,
    ) -> Result<GetParametersByPathResult, ApiError> {
        let path = input.path.unwrap();
        let names = self.0.iter().map(|name| format!("/emr_launch/{name}"));
        let found = names.filter(|name| name.starts_with(&path));
        let found = found.map(|name| Parameter {
            name: Some(name),
            ..Parameter::default()
        });
        Ok(GetParametersByPathResult {
            parameters: Some(found.collect()),
            ..GetParametersByPathResult::default()
        })
    }
}

#[tokio::test]
async fn what_cannot_have_its_name_is_listed_with_the_reason() {
    let names = Names(&[
        "emr_profiles/default/sse.s3",
        "emr_profiles/default/sse",
        "emr_profiles/team.a/sse",
        "cluster_configurations/default/a/b",
        "cluster_configurations/alone",
    ]);
    let listed = list(&names, None).await.unwrap();
    let stored: Vec<String> = listed
        .stored
        .iter()
        .map(|own| own.name.to_string())
        .collect();
    assert_eq!(stored, ["default/sse"]);
    let skipped = |namespace| async move {
        let listed = list(&names, namespace).await.unwrap();
        let skipped = listed.skipped.into_iter();
        skipped.map(|own| own.name).collect::<Vec<_>>()
    };
    let first = listed.skipped.first().unwrap();
    assert_eq!(first.kind, Kind::Profile);
    assert!(
        first
            .reason
            .to_string()
            .starts_with("`default/sse.s3` is no name")
    );
    let all: Vec<&str> = listed.skipped.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(
        all,
        ["default/sse.s3", "team.a/sse", "alone", "default/a/b"]
    );
    assert_eq!(skipped(Some("team.a")).await, ["team.a/sse"]);
}

fn stored(kind: Kind, value: &Value) -> Stored {
    Stored {
        kind,
        name: "default/sse".parse().unwrap(),
        value: value.to_string(),
        version: 1,
    }
}

#[test]
fn a_profile_is_one_of_what_exists() {
    let role = |name: &str| format!("arn:aws:iam::1:role/{name}");
    let value = json!({
        "ProfileName": "sse", "Namespace": "default", "Vpc": "vpc-1",
        "SecurityGroups": { "MasterGroup": "sg-1", "WorkersGroup": "sg-2", "ServiceGroup": "sg-3" },
        "Roles": {
            "ServiceRole": role("s"), "InstanceRole": role("i"), "AutoScalingRole": role("a"),
            "InstanceProfile": "arn:aws:iam::1:instance-profile/i"
        },
        "ArtifactsBucket": "code", "ArtifactsPath": null,
        "LogsBucket": "logs", "LogsPath": "elasticmapreduce/",
        "KerberosAttributesSecret": null, "SecurityConfiguration": "sse", "Description": null
    });
    let converted = stored(Kind::Profile, &value).convert().unwrap();
    let expected = json!({
        "Schema": 1, "Kind": "profile", "Namespace": "default", "Name": "sse",
        "LogsUri": "s3://logs/elasticmapreduce/", "ArtifactsUri": "s3://code/",
        "Request": {
            "ServiceRole": role("s"), "JobFlowRole": "i", "AutoScalingRole": role("a"),
            "SecurityConfiguration": "sse",
            "Instances": {
                "EmrManagedMasterSecurityGroup": "sg-1", "EmrManagedSlaveSecurityGroup": "sg-2",
                "ServiceAccessSecurityGroup": "sg-3"
            }
        },
        "Roles": { "Service": role("s"), "Instance": role("i"), "AutoScaling": role("a") }
    });
    assert_eq!(converted.value, expected);
    assert_eq!(converted.losses, [""; 0]);
}

#[test]
fn a_configuration_loses_what_others_give_and_its_overrides_get_types() {
    let value = json!({
        "ConfigurationName": "basic", "Namespace": "default",
        "ClusterConfiguration": {
            "Name": "basic", "ReleaseLabel": "emr-5.29.0", "AmiVersion": null, "LogUri": null,
            "Instances": {
                "Ec2KeyName": null, "KeepJobFlowAliveWhenNoSteps": true,
                "EmrManagedMasterSecurityGroup": null,
                "InstanceGroups": [{ "InstanceCount": 1 }, { "InstanceCount": 2 }]
            },
            "ServiceRole": null, "Tags": [], "StepConcurrencyLevel": 2
        },
        "OverrideInterfaces": { "default": {
            "ClusterName": { "JsonPath": "Name", "Default": "basic" },
            "CoreInstanceCount": { "JsonPath": "Instances.InstanceGroups.1.InstanceCount",
                                   "Default": 2, "Minimum": 1, "Maximum": 10 },
            "ReleaseLabel": { "JsonPath": "ReleaseLabel", "Default": "emr-5.29.0" }
        } },
        "ConfigurationArtifacts": [{ "Bucket": "code", "Path": "boot/*" }],
        "SecretConfigurations": { "hive-site": "arn:secret" }
    });
    let converted = stored(Kind::Cluster, &value).convert().unwrap();
    let expected = json!({
        "ReleaseLabel": "emr-5.29.0", "Tags": [], "StepConcurrencyLevel": 2,
        "Instances": {
            "KeepJobFlowAliveWhenNoSteps": true,
            "InstanceGroups": [{ "InstanceCount": 1 }, { "InstanceCount": 2 }]
        },
    });
    assert_eq!(converted.value["Request"], expected);
    let overrides = json!({
        "CoreInstanceCount": { "Path": "Instances.InstanceGroups.1.InstanceCount", "Type": "integer",
                               "Default": 2, "Minimum": 1, "Maximum": 10 },
        "ReleaseLabel": { "Path": "ReleaseLabel", "Type": "string", "Default": "emr-5.29.0" }
    });
    assert_eq!(converted.value["AllowedOverrides"], overrides);
    assert_eq!(converted.losses.len(), 2, "{:?}", converted.losses);
    let secret = ("hive-site".to_owned(), "arn:secret".to_owned());
    assert_eq!(converted.secrets, [secret]);

    let mut value = converted.value;
    refer(
        &mut value,
        "hive-site",
        &[("password".to_owned(), "arn:own".to_owned())],
    );
    let expected = json!([{
        "Classification": "hive-site", "Properties": { "EMR.secret@password": "arn:own" }
    }]);
    assert_eq!(value["Request"]["Configurations"], expected);
}

#[test]
fn what_cannot_be_taken_over_is_said() {
    let error = |kind, value: &Value| stored(kind, value).convert().unwrap_err();
    let function = error(Kind::LaunchFunction, &json!({}));
    assert_eq!(function, LegacyError::LaunchFunction);
    let message = error(Kind::Profile, &json!({ "Roles": {} })).to_string();
    assert!(
        message.ends_with("no text at /Roles/ServiceRole"),
        "{message}"
    );
    assert!(matches!(
        error(Kind::Cluster, &json!([])),
        LegacyError::Malformed(_)
    ));
}
