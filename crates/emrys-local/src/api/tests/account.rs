// SPDX-License-Identifier: Apache-2.0
//! What belongs to the account: what tests with boto3 do not see, such as restarts, races and pages.

use emrys_protocol::ErrorCode;
use serde_json::{Value, json};

use super::{Bench, column, request};

fn studio() -> Value {
    json!({
        "Name": "analysis",
        "AuthMode": "SSO",
        "UserRole": "arn:aws:iam::000000000000:role/user",
        "ServiceRole": "arn:aws:iam::000000000000:role/service",
        "DefaultS3Location": "s3://workspaces",
        "VpcId": "vpc-1",
        "SubnetIds": ["subnet-1"],
        "EngineSecurityGroupId": "sg-1",
        "WorkspaceSecurityGroupId": "sg-2",
    })
}

fn configuration(name: &str) -> Value {
    json!({
        "Name": name,
        "SecurityConfiguration": "{\"AuthorizationConfiguration\": {}}",
    })
}

#[tokio::test]
async fn records_of_the_account_survive_a_restart() {
    let bench = Bench::new().await;
    bench
        .ok("CreateSecurityConfiguration", configuration("one"))
        .await;
    bench
        .ok("CreateSecurityConfiguration", configuration("two"))
        .await;
    bench
        .ok("DeleteSecurityConfiguration", json!({"Name": "one"}))
        .await;
    let blocks =
        json!({"BlockPublicAccessConfiguration": {"BlockPublicSecurityGroupRules": false}});
    bench.ok("PutBlockPublicAccessConfiguration", blocks).await;
    let created = bench.ok("CreateStudio", studio()).await;
    let mapping = json!({
        "StudioId": created["StudioId"],
        "IdentityName": "ada",
        "IdentityType": "USER",
        "SessionPolicyArn": "arn:aws:iam::000000000000:policy/all",
    });
    bench.ok("CreateStudioSessionMapping", mapping).await;
    let mut before = Vec::new();
    let reads = [
        ("ListSecurityConfigurations", json!({})),
        ("GetBlockPublicAccessConfiguration", json!({})),
        ("DescribeStudio", json!({"StudioId": created["StudioId"]})),
        ("ListStudioSessionMappings", json!({})),
    ];
    for (operation, input) in &reads {
        before.push(bench.ok(operation, input.clone()).await);
    }
    let bench = bench.reopen().await;
    for ((operation, input), before) in reads.iter().zip(before) {
        assert_eq!(
            bench.ok(operation, input.clone()).await,
            before,
            "{operation}"
        );
    }
}

#[tokio::test]
async fn of_many_creations_with_one_name_one_succeeds() {
    let bench = Bench::new().await;
    let configuration = configuration("contended");
    let attempts = (0..20).map(|_| bench.call("CreateSecurityConfiguration", &configuration));
    let answers = futures::future::join_all(attempts).await;
    let refusals: Vec<_> = answers.into_iter().filter_map(Result::err).collect();
    assert_eq!(refusals.len(), 19);
    for refusal in refusals {
        assert_eq!(
            refusal.message(),
            "SecurityConfiguration with name 'contended' already exists."
        );
    }
}

#[tokio::test]
async fn pages_are_newest_first_and_go_on_when_their_last_member_is_gone() {
    let bench = Bench::new().await;
    for number in 0..53 {
        let configuration = configuration(&format!("number {number:02}/of them"));
        bench.ok("CreateSecurityConfiguration", configuration).await;
    }
    let first = bench.ok("ListSecurityConfigurations", json!({})).await;
    let names = column(&first["SecurityConfigurations"], "/Name");
    assert_eq!(names.len(), 50);
    assert_eq!(names[0], "number 52/of them");
    bench
        .ok("DeleteSecurityConfiguration", json!({"Name": names[49]}))
        .await;
    let rest = json!({"Marker": first["Marker"]});
    let rest = bench.ok("ListSecurityConfigurations", rest).await;
    let rest_names = column(&rest["SecurityConfigurations"], "/Name");
    assert_eq!(
        rest_names,
        [
            "number 02/of them",
            "number 01/of them",
            "number 00/of them"
        ]
    );
    assert_eq!(rest["Marker"], Value::Null);
    for marker in ["p", "p1", "q1/x", "pz/x"] {
        let input = json!({"Marker": marker});
        let (code, message) = bench.refused("ListSecurityConfigurations", input).await;
        assert_eq!(code, ErrorCode::InvalidRequestException);
        assert_eq!(message, format!("Marker '{marker}' is not valid."));
    }
}

#[tokio::test]
async fn a_cluster_names_a_security_configuration_that_exists() {
    let bench = Bench::new().await;
    let mut launch = request();
    launch["SecurityConfiguration"] = json!("kerberos");
    let (code, message) = bench.refused("RunJobFlow", launch.clone()).await;
    assert_eq!(code, ErrorCode::ValidationException);
    assert_eq!(
        message,
        "Security configuration with name 'kerberos' does not exist."
    );
    bench
        .ok("CreateSecurityConfiguration", configuration("kerberos"))
        .await;
    bench.ok("RunJobFlow", launch).await;
}

#[tokio::test]
async fn what_a_studio_cannot_be_is_refused() {
    let bench = Bench::new().await;
    for (change, words) in [
        (json!({"Name": ""}), "cannot be empty"),
        (
            json!({"DefaultS3Location": "file:///tmp"}),
            "not a valid S3 location",
        ),
        (json!({"SubnetIds": []}), "0 were specified"),
        (
            json!({"SubnetIds": ["1", "2", "3", "4", "5", "6"]}),
            "1 to 5 subnets",
        ),
        (json!({"UserRole": null}), "UserRole is required"),
        (json!({"AuthMode": "IAM"}), "UserRole can only"),
        (json!({"IdpAuthUrl": "https://idp"}), "IdpAuthUrl can only"),
        (
            json!({"AuthMode": "IAM", "UserRole": null, "TrustedIdentityPropagationEnabled": true}),
            "TrustedIdentityPropagationEnabled can only",
        ),
        (json!({"Tags": [{"Key": "aws:x", "Value": ""}]}), "aws:"),
    ] {
        let mut studio = studio();
        for (member, value) in change.as_object().unwrap() {
            studio[member] = value.clone();
        }
        let (code, message) = bench.refused("CreateStudio", studio).await;
        assert_eq!(code, ErrorCode::InvalidRequestException);
        assert!(message.contains(words), "{change}: {message}");
    }
}

#[tokio::test]
async fn identities_are_found_by_what_they_were_named() {
    let bench = Bench::new().await;
    let created = bench.ok("CreateStudio", studio()).await;
    let mapping = |id: Option<&str>, name: Option<&str>, kind: &str| {
        json!({
            "StudioId": created["StudioId"],
            "IdentityId": id,
            "IdentityName": name,
            "IdentityType": kind,
            "SessionPolicyArn": "arn:aws:iam::000000000000:policy/all",
        })
    };
    let both = mapping(Some("1"), Some("ada"), "USER");
    bench.ok("CreateStudioSessionMapping", both).await;
    for same in [
        mapping(Some("1"), None, "USER"),
        mapping(None, Some("ada"), "USER"),
    ] {
        bench.ok("GetStudioSessionMapping", same.clone()).await;
        let (_, message) = bench.refused("CreateStudioSessionMapping", same).await;
        assert_eq!(message, "Studio session mapping already exists.");
    }
    for other in [
        mapping(Some("1"), Some("bob"), "USER"),
        mapping(Some("2"), None, "USER"),
        mapping(Some("1"), None, "GROUP"),
    ] {
        let (_, message) = bench.refused("GetStudioSessionMapping", other).await;
        assert_eq!(message, "Studio session mapping does not exist.");
    }
    let (_, message) = bench
        .refused("GetStudioSessionMapping", mapping(None, Some(""), "USER"))
        .await;
    assert_eq!(
        message,
        "Either IdentityId or IdentityName must be specified."
    );
}
