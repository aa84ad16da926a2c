// SPDX-License-Identifier: Apache-2.0
//! The wording of violations, as AWS's services have it.

use super::Validate;
use crate::codec;
use crate::error::ErrorCode;
use crate::types::{
    AddJobFlowStepsInput, CreateStudioInput, ListClustersInput, ListInstancesInput,
    ListReleaseLabelsInput, PutBlockPublicAccessConfigurationInput, RunJobFlowInput,
    StartNotebookExecutionInput, StartSessionInput,
};

fn violations<T: Validate + serde::de::DeserializeOwned>(body: &str) -> String {
    let input: T = codec::read_input(body.as_bytes()).unwrap();
    let error = input.validate().unwrap_err();
    assert_eq!(error.code(), &ErrorCode::ValidationException);
    error.message().to_owned()
}

#[test]
fn a_request_in_order_passes() {
    let body = r#"{"Name":"etl","Instances":{"InstanceGroups":[{"InstanceRole":"MASTER","InstanceType":"m5.xlarge","InstanceCount":1}]}}"#;
    let input: RunJobFlowInput = codec::read_input(body.as_bytes()).unwrap();
    assert!(input.validate().is_ok());
}

#[test]
fn all_violations_come_in_one_message() {
    let body = r#"{"Instances":{"InstanceGroups":[{"InstanceRole":"BOSS","InstanceType":"m5.xlarge","InstanceCount":1}]}}"#;
    assert_eq!(
        violations::<RunJobFlowInput>(body),
        "2 validation errors detected: \
         Value 'BOSS' at 'instances.instanceGroups.1.member.instanceRole' failed to satisfy constraint: \
         Member must satisfy enum value set: [MASTER, CORE, TASK]; \
         Value null at 'name' failed to satisfy constraint: Member must not be null"
    );
}

#[test]
fn a_required_member_of_the_second_element() {
    let body = r#"{"JobFlowId":"j-1","Steps":[{"Name":"a","HadoopJarStep":{"Jar":"x.jar"}},{"Name":"b","HadoopJarStep":{}}]}"#;
    assert_eq!(
        violations::<AddJobFlowStepsInput>(body),
        "1 validation error detected: Value null at 'steps.2.member.hadoopJarStep.jar' failed to satisfy constraint: \
         Member must not be null"
    );
}

#[test]
fn lengths() {
    let long = "x".repeat(257);
    assert_eq!(
        violations::<RunJobFlowInput>(&format!(r#"{{"Name":"{long}","Instances":{{}}}}"#)),
        format!(
            "1 validation error detected: Value '{long}' at 'name' failed to satisfy constraint: \
             Member must have length less than or equal to 256"
        )
    );
    let body = r#"{"Name":"a","Instances":{"MasterInstanceType":""}}"#;
    assert_eq!(
        violations::<RunJobFlowInput>(body),
        "1 validation error detected: Value '' at 'instances.masterInstanceType' failed to satisfy constraint: \
         Member must have length greater than or equal to 1"
    );
}

#[test]
fn length_is_counted_as_java_does() {
    let body = |count| format!(r#"{{"Name":"{}","Instances":{{}}}}"#, "😀".repeat(count));
    let input: RunJobFlowInput = codec::read_input(body(128).as_bytes()).unwrap();
    assert!(input.validate().is_ok());
    violations::<RunJobFlowInput>(&body(129));
}

#[test]
fn patterns() {
    let message = violations::<RunJobFlowInput>(r#"{"Name":"a\u0000b","Instances":{}}"#);
    assert!(message.ends_with(
        r"at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*"
    ));
    let message = violations::<StartSessionInput>(
        r#"{"ClusterId":"j-1","Name":"s","ExecutionRoleArn":"arn:aws:iam::1:user/somebody"}"#,
    );
    assert!(
        message.contains("Value 'arn:aws:iam::1:user/somebody' at 'executionRoleArn' failed"),
        "{message}"
    );
}

#[test]
fn ranges() {
    assert_eq!(
        violations::<ListReleaseLabelsInput>(r#"{"MaxResults":0}"#),
        "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: \
         Member must have value greater than or equal to 1"
    );
    let body = r#"{"BlockPublicAccessConfiguration":{"BlockPublicSecurityGroupRules":true,"PermittedPublicSecurityGroupRuleRanges":[{"MinRange":22},{"MinRange":70000}]}}"#;
    assert_eq!(
        violations::<PutBlockPublicAccessConfigurationInput>(body),
        "1 validation error detected: Value '70000' at \
         'blockPublicAccessConfiguration.permittedPublicSecurityGroupRuleRanges.2.member.minRange' failed to satisfy \
         constraint: Member must have value less than or equal to 65535"
    );
    let body = r#"{"Name":"a","Instances":{"InstanceFleets":[{"InstanceFleetType":"CORE","InstanceTypeConfigs":[{"InstanceType":"m5.xlarge","BidPriceAsPercentageOfOnDemandPrice":-0.5}]}]}}"#;
    assert!(violations::<RunJobFlowInput>(body).contains(
        "Value '-0.5' at 'instances.instanceFleets.1.member.instanceTypeConfigs.1.member.\
         bidPriceAsPercentageOfOnDemandPrice' failed to satisfy constraint: \
         Member must have value greater than or equal to 0"
    ));
}

#[test]
fn a_list_of_words_is_shown_whole() {
    assert_eq!(
        violations::<ListClustersInput>(r#"{"ClusterStates":["RUNNING","ASLEEP"]}"#),
        "1 validation error detected: Value '[RUNNING, ASLEEP]' at 'clusterStates' failed to satisfy constraint: \
         Member must satisfy constraint: [Member must satisfy enum value set: [STARTING, BOOTSTRAPPING, RUNNING, \
         WAITING, TERMINATING, TERMINATED, TERMINATED_WITH_ERRORS]]"
    );
    violations::<ListInstancesInput>(r#"{"ClusterId":"j-1","InstanceGroupTypes":["x"]}"#);
}

#[test]
fn maps_name_their_keys_and_values() {
    let body = r#"{"Name":"a","Instances":{},"MonitoringConfiguration":{"S3LoggingConfiguration":{"LogTypeUploadPolicy":{"system-logs":"never","other":"disabled"}}}}"#;
    assert_eq!(
        violations::<RunJobFlowInput>(body),
        "2 validation errors detected: \
         Value '{system-logs=never, other=disabled}' at \
         'monitoringConfiguration.s3LoggingConfiguration.logTypeUploadPolicy' failed to satisfy constraint: \
         Map keys must satisfy constraint: [Member must satisfy enum value set: \
         [system-logs, application-logs, persistent-ui-logs]]; \
         Value '{system-logs=never, other=disabled}' at \
         'monitoringConfiguration.s3LoggingConfiguration.logTypeUploadPolicy' failed to satisfy constraint: \
         Map value must satisfy constraint: [Member must satisfy enum value set: \
         [emr-managed, on-customer-s3only, disabled]]"
    );
}

#[test]
fn a_secret_is_not_shown() {
    let secret = "s".repeat(257);
    let body = format!(
        r#"{{"Name":"a","Instances":{{}},"KerberosAttributes":{{"Realm":"R","KdcAdminPassword":"{secret}"}}}}"#
    );
    assert_eq!(
        violations::<RunJobFlowInput>(&body),
        "1 validation error detected: Value at 'kerberosAttributes.kdcAdminPassword' failed to satisfy constraint: \
         Member must have length less than or equal to 256"
    );
}

#[test]
fn every_required_member_of_a_top_level_input_is_named() {
    let message = violations::<CreateStudioInput>("{}");
    for member in [
        "authMode",
        "defaultS3Location",
        "name",
        "vpcId",
        "workspaceSecurityGroupId",
    ] {
        assert!(
            message.contains(&format!("Value null at '{member}'")),
            "{member}: {message}"
        );
    }
    violations::<StartNotebookExecutionInput>("{}");
}
