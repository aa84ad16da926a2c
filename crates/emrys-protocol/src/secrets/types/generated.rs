// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::types::{Enumeration, Open, Sensitive, Timestamp};
use emrys_model::word::UnknownWord;
use serde::Serialize;
use std::collections::BTreeMap;
use std::str::FromStr;

/// [`CreateSecretRequest`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreateSecretRequest {
    #[serde(rename = "AddReplicaRegions", skip_serializing_if = "Option::is_none")]
    pub add_replica_regions: Option<Vec<ReplicaRegionType>>,
    #[serde(rename = "ClientRequestToken", skip_serializing_if = "Option::is_none")]
    pub client_request_token: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(
        rename = "ForceOverwriteReplicaSecret",
        skip_serializing_if = "Option::is_none"
    )]
    pub force_overwrite_replica_secret: Option<bool>,
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "SecretBinary", skip_serializing_if = "Option::is_none")]
    pub secret_binary: Option<Sensitive>,
    #[serde(rename = "SecretString", skip_serializing_if = "Option::is_none")]
    pub secret_string: Option<Sensitive>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

/// [`CreateSecretResponse`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecretResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreateSecretResponse {
    #[serde(rename = "ARN", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "ReplicationStatus", skip_serializing_if = "Option::is_none")]
    pub replication_status: Option<Vec<ReplicationStatusType>>,
    #[serde(rename = "VersionId", skip_serializing_if = "Option::is_none")]
    pub version_id: Option<String>,
}

/// [`DeleteSecretRequest`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteSecretRequest {
    #[serde(
        rename = "ForceDeleteWithoutRecovery",
        skip_serializing_if = "Option::is_none"
    )]
    pub force_delete_without_recovery: Option<bool>,
    #[serde(
        rename = "RecoveryWindowInDays",
        skip_serializing_if = "Option::is_none"
    )]
    pub recovery_window_in_days: Option<i64>,
    /// Required.
    #[serde(rename = "SecretId", skip_serializing_if = "Option::is_none")]
    pub secret_id: Option<String>,
}

/// [`DeleteSecretResponse`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecretResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteSecretResponse {
    #[serde(rename = "ARN", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "DeletionDate", skip_serializing_if = "Option::is_none")]
    pub deletion_date: Option<Timestamp>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`DescribeSecretRequest`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeSecretRequest {
    /// Required.
    #[serde(rename = "SecretId", skip_serializing_if = "Option::is_none")]
    pub secret_id: Option<String>,
}

/// [`DescribeSecretResponse`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecretResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeSecretResponse {
    #[serde(rename = "ARN", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "CreatedDate", skip_serializing_if = "Option::is_none")]
    pub created_date: Option<Timestamp>,
    #[serde(rename = "DeletedDate", skip_serializing_if = "Option::is_none")]
    pub deleted_date: Option<Timestamp>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(
        rename = "ExternalSecretRotationMetadata",
        skip_serializing_if = "Option::is_none"
    )]
    pub external_secret_rotation_metadata: Option<Vec<ExternalSecretRotationMetadataItem>>,
    #[serde(
        rename = "ExternalSecretRotationRoleArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub external_secret_rotation_role_arn: Option<String>,
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "LastAccessedDate", skip_serializing_if = "Option::is_none")]
    pub last_accessed_date: Option<Timestamp>,
    #[serde(rename = "LastChangedDate", skip_serializing_if = "Option::is_none")]
    pub last_changed_date: Option<Timestamp>,
    #[serde(rename = "LastRotatedDate", skip_serializing_if = "Option::is_none")]
    pub last_rotated_date: Option<Timestamp>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "NextRotationDate", skip_serializing_if = "Option::is_none")]
    pub next_rotation_date: Option<Timestamp>,
    #[serde(rename = "OwningService", skip_serializing_if = "Option::is_none")]
    pub owning_service: Option<String>,
    #[serde(rename = "PrimaryRegion", skip_serializing_if = "Option::is_none")]
    pub primary_region: Option<String>,
    #[serde(rename = "ReplicationStatus", skip_serializing_if = "Option::is_none")]
    pub replication_status: Option<Vec<ReplicationStatusType>>,
    #[serde(rename = "RotationEnabled", skip_serializing_if = "Option::is_none")]
    pub rotation_enabled: Option<bool>,
    #[serde(rename = "RotationLambdaARN", skip_serializing_if = "Option::is_none")]
    pub rotation_lambda_arn: Option<String>,
    #[serde(rename = "RotationRules", skip_serializing_if = "Option::is_none")]
    pub rotation_rules: Option<RotationRulesType>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(rename = "VersionIdsToStages", skip_serializing_if = "Option::is_none")]
    pub version_ids_to_stages: Option<BTreeMap<String, Vec<String>>>,
}

/// [`ExternalSecretRotationMetadataItem`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ExternalSecretRotationMetadataItem.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ExternalSecretRotationMetadataItem {
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// [`Filter`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Filter.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Filter {
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<Open<FilterNameStringType>>,
    #[serde(rename = "Values", skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<String>>,
}

/// [`GetSecretValueRequest`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetSecretValueRequest {
    /// Required.
    #[serde(rename = "SecretId", skip_serializing_if = "Option::is_none")]
    pub secret_id: Option<String>,
    #[serde(rename = "VersionId", skip_serializing_if = "Option::is_none")]
    pub version_id: Option<String>,
    #[serde(rename = "VersionStage", skip_serializing_if = "Option::is_none")]
    pub version_stage: Option<String>,
}

/// [`GetSecretValueResponse`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValueResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetSecretValueResponse {
    #[serde(rename = "ARN", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "CreatedDate", skip_serializing_if = "Option::is_none")]
    pub created_date: Option<Timestamp>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "SecretBinary", skip_serializing_if = "Option::is_none")]
    pub secret_binary: Option<Sensitive>,
    #[serde(rename = "SecretString", skip_serializing_if = "Option::is_none")]
    pub secret_string: Option<Sensitive>,
    #[serde(rename = "VersionId", skip_serializing_if = "Option::is_none")]
    pub version_id: Option<String>,
    #[serde(rename = "VersionStages", skip_serializing_if = "Option::is_none")]
    pub version_stages: Option<Vec<String>>,
}

/// [`ListSecretVersionIdsRequest`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecretVersionIds.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListSecretVersionIdsRequest {
    #[serde(rename = "IncludeDeprecated", skip_serializing_if = "Option::is_none")]
    pub include_deprecated: Option<bool>,
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// Required.
    #[serde(rename = "SecretId", skip_serializing_if = "Option::is_none")]
    pub secret_id: Option<String>,
}

/// [`ListSecretVersionIdsResponse`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecretVersionIdsResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListSecretVersionIdsResponse {
    #[serde(rename = "ARN", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Versions", skip_serializing_if = "Option::is_none")]
    pub versions: Option<Vec<SecretVersionsListEntry>>,
}

/// [`ListSecretsRequest`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListSecretsRequest {
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    #[serde(
        rename = "IncludePlannedDeletion",
        skip_serializing_if = "Option::is_none"
    )]
    pub include_planned_deletion: Option<bool>,
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "SortBy", skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<Open<SortByType>>,
    #[serde(rename = "SortOrder", skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<Open<SortOrderType>>,
}

/// [`ListSecretsResponse`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecretsResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListSecretsResponse {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "SecretList", skip_serializing_if = "Option::is_none")]
    pub secret_list: Option<Vec<SecretListEntry>>,
}

/// [`PutSecretValueRequest`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutSecretValueRequest {
    #[serde(rename = "ClientRequestToken", skip_serializing_if = "Option::is_none")]
    pub client_request_token: Option<String>,
    #[serde(rename = "RotationToken", skip_serializing_if = "Option::is_none")]
    pub rotation_token: Option<Sensitive>,
    #[serde(rename = "SecretBinary", skip_serializing_if = "Option::is_none")]
    pub secret_binary: Option<Sensitive>,
    /// Required.
    #[serde(rename = "SecretId", skip_serializing_if = "Option::is_none")]
    pub secret_id: Option<String>,
    #[serde(rename = "SecretString", skip_serializing_if = "Option::is_none")]
    pub secret_string: Option<Sensitive>,
    #[serde(rename = "VersionStages", skip_serializing_if = "Option::is_none")]
    pub version_stages: Option<Vec<String>>,
}

/// [`PutSecretValueResponse`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValueResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutSecretValueResponse {
    #[serde(rename = "ARN", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "VersionId", skip_serializing_if = "Option::is_none")]
    pub version_id: Option<String>,
    #[serde(rename = "VersionStages", skip_serializing_if = "Option::is_none")]
    pub version_stages: Option<Vec<String>>,
}

/// [`ReplicaRegionType`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicaRegionType.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ReplicaRegionType {
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "Region", skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
}

/// [`ReplicationStatusType`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicationStatusType.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ReplicationStatusType {
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "LastAccessedDate", skip_serializing_if = "Option::is_none")]
    pub last_accessed_date: Option<Timestamp>,
    #[serde(rename = "Region", skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<Open<StatusType>>,
    #[serde(rename = "StatusMessage", skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
}

/// [`RestoreSecretRequest`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RestoreSecret.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RestoreSecretRequest {
    /// Required.
    #[serde(rename = "SecretId", skip_serializing_if = "Option::is_none")]
    pub secret_id: Option<String>,
}

/// [`RestoreSecretResponse`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RestoreSecretResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RestoreSecretResponse {
    #[serde(rename = "ARN", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`RotationRulesType`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RotationRulesType {
    #[serde(
        rename = "AutomaticallyAfterDays",
        skip_serializing_if = "Option::is_none"
    )]
    pub automatically_after_days: Option<i64>,
    #[serde(rename = "Duration", skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    #[serde(rename = "ScheduleExpression", skip_serializing_if = "Option::is_none")]
    pub schedule_expression: Option<String>,
}

/// [`SecretListEntry`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_SecretListEntry.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecretListEntry {
    #[serde(rename = "ARN", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "CreatedDate", skip_serializing_if = "Option::is_none")]
    pub created_date: Option<Timestamp>,
    #[serde(rename = "DeletedDate", skip_serializing_if = "Option::is_none")]
    pub deleted_date: Option<Timestamp>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(
        rename = "ExternalSecretRotationMetadata",
        skip_serializing_if = "Option::is_none"
    )]
    pub external_secret_rotation_metadata: Option<Vec<ExternalSecretRotationMetadataItem>>,
    #[serde(
        rename = "ExternalSecretRotationRoleArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub external_secret_rotation_role_arn: Option<String>,
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "LastAccessedDate", skip_serializing_if = "Option::is_none")]
    pub last_accessed_date: Option<Timestamp>,
    #[serde(rename = "LastChangedDate", skip_serializing_if = "Option::is_none")]
    pub last_changed_date: Option<Timestamp>,
    #[serde(rename = "LastRotatedDate", skip_serializing_if = "Option::is_none")]
    pub last_rotated_date: Option<Timestamp>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "NextRotationDate", skip_serializing_if = "Option::is_none")]
    pub next_rotation_date: Option<Timestamp>,
    #[serde(rename = "OwningService", skip_serializing_if = "Option::is_none")]
    pub owning_service: Option<String>,
    #[serde(rename = "PrimaryRegion", skip_serializing_if = "Option::is_none")]
    pub primary_region: Option<String>,
    #[serde(rename = "RotationEnabled", skip_serializing_if = "Option::is_none")]
    pub rotation_enabled: Option<bool>,
    #[serde(rename = "RotationLambdaARN", skip_serializing_if = "Option::is_none")]
    pub rotation_lambda_arn: Option<String>,
    #[serde(rename = "RotationRules", skip_serializing_if = "Option::is_none")]
    pub rotation_rules: Option<RotationRulesType>,
    #[serde(
        rename = "SecretVersionsToStages",
        skip_serializing_if = "Option::is_none"
    )]
    pub secret_versions_to_stages: Option<BTreeMap<String, Vec<String>>>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

/// [`SecretVersionsListEntry`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_SecretVersionsListEntry.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecretVersionsListEntry {
    #[serde(rename = "CreatedDate", skip_serializing_if = "Option::is_none")]
    pub created_date: Option<Timestamp>,
    #[serde(rename = "KmsKeyIds", skip_serializing_if = "Option::is_none")]
    pub kms_key_ids: Option<Vec<String>>,
    #[serde(rename = "LastAccessedDate", skip_serializing_if = "Option::is_none")]
    pub last_accessed_date: Option<Timestamp>,
    #[serde(rename = "VersionId", skip_serializing_if = "Option::is_none")]
    pub version_id: Option<String>,
    #[serde(rename = "VersionStages", skip_serializing_if = "Option::is_none")]
    pub version_stages: Option<Vec<String>>,
}

/// [`Tag`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Tag.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Tag {
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// [`TagResourceRequest`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_TagResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TagResourceRequest {
    /// Required.
    #[serde(rename = "SecretId", skip_serializing_if = "Option::is_none")]
    pub secret_id: Option<String>,
    /// Required.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// [`UntagResourceRequest`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UntagResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UntagResourceRequest {
    /// Required.
    #[serde(rename = "SecretId", skip_serializing_if = "Option::is_none")]
    pub secret_id: Option<String>,
    /// Required.
    #[serde(rename = "TagKeys", skip_serializing_if = "Option::is_none")]
    pub tag_keys: Option<Vec<String>>,
}

/// [`UpdateSecretRequest`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecret.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UpdateSecretRequest {
    #[serde(rename = "ClientRequestToken", skip_serializing_if = "Option::is_none")]
    pub client_request_token: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "SecretBinary", skip_serializing_if = "Option::is_none")]
    pub secret_binary: Option<Sensitive>,
    /// Required.
    #[serde(rename = "SecretId", skip_serializing_if = "Option::is_none")]
    pub secret_id: Option<String>,
    #[serde(rename = "SecretString", skip_serializing_if = "Option::is_none")]
    pub secret_string: Option<Sensitive>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

/// [`UpdateSecretResponse`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UpdateSecretResponse {
    #[serde(rename = "ARN", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "VersionId", skip_serializing_if = "Option::is_none")]
    pub version_id: Option<String>,
}

/// [`UpdateSecretVersionStageRequest`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UpdateSecretVersionStageRequest {
    #[serde(rename = "MoveToVersionId", skip_serializing_if = "Option::is_none")]
    pub move_to_version_id: Option<String>,
    #[serde(
        rename = "RemoveFromVersionId",
        skip_serializing_if = "Option::is_none"
    )]
    pub remove_from_version_id: Option<String>,
    /// Required.
    #[serde(rename = "SecretId", skip_serializing_if = "Option::is_none")]
    pub secret_id: Option<String>,
    /// Required.
    #[serde(rename = "VersionStage", skip_serializing_if = "Option::is_none")]
    pub version_stage: Option<String>,
}

/// [`UpdateSecretVersionStageResponse`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStageResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UpdateSecretVersionStageResponse {
    #[serde(rename = "ARN", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The `FilterNameStringType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilterNameStringType {
    /// `description`
    Description,
    /// `name`
    Name,
    /// `tag-key`
    TagKey,
    /// `tag-value`
    TagValue,
    /// `primary-region`
    PrimaryRegion,
    /// `owning-service`
    OwningService,
    /// `all`
    All,
}

impl FilterNameStringType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::Description,
        Self::Name,
        Self::TagKey,
        Self::TagValue,
        Self::PrimaryRegion,
        Self::OwningService,
        Self::All,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::Name => "name",
            Self::TagKey => "tag-key",
            Self::TagValue => "tag-value",
            Self::PrimaryRegion => "primary-region",
            Self::OwningService => "owning-service",
            Self::All => "all",
        }
    }
}

impl Enumeration for FilterNameStringType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for FilterNameStringType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "filter name string type",
            found: word.to_owned(),
            expected: &[
                "description",
                "name",
                "tag-key",
                "tag-value",
                "primary-region",
                "owning-service",
                "all",
            ],
        })
    }
}

/// The `SortByType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SortByType {
    /// `created-date`
    CreatedDate,
    /// `last-accessed-date`
    LastAccessedDate,
    /// `last-changed-date`
    LastChangedDate,
    /// `name`
    Name,
}

impl SortByType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::CreatedDate,
        Self::LastAccessedDate,
        Self::LastChangedDate,
        Self::Name,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CreatedDate => "created-date",
            Self::LastAccessedDate => "last-accessed-date",
            Self::LastChangedDate => "last-changed-date",
            Self::Name => "name",
        }
    }
}

impl Enumeration for SortByType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for SortByType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "sort by type",
            found: word.to_owned(),
            expected: &[
                "created-date",
                "last-accessed-date",
                "last-changed-date",
                "name",
            ],
        })
    }
}

/// The `SortOrderType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SortOrderType {
    /// `asc`
    Asc,
    /// `desc`
    Desc,
}

impl SortOrderType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Asc, Self::Desc];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asc => "asc",
            Self::Desc => "desc",
        }
    }
}

impl Enumeration for SortOrderType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for SortOrderType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "sort order type",
            found: word.to_owned(),
            expected: &["asc", "desc"],
        })
    }
}

/// The `StatusType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusType {
    /// `InSync`
    InSync,
    /// `Failed`
    Failed,
    /// `InProgress`
    InProgress,
}

impl StatusType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::InSync, Self::Failed, Self::InProgress];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InSync => "InSync",
            Self::Failed => "Failed",
            Self::InProgress => "InProgress",
        }
    }
}

impl Enumeration for StatusType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for StatusType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "status type",
            found: word.to_owned(),
            expected: &["InSync", "Failed", "InProgress"],
        })
    }
}
