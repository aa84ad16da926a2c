// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::codec::structure::{Structure, read, skip, take};
use crate::secrets::types::{
    CreateSecretRequest, CreateSecretResponse, DeleteSecretRequest, DeleteSecretResponse,
    DescribeSecretRequest, DescribeSecretResponse, ExternalSecretRotationMetadataItem, Filter,
    GetSecretValueRequest, GetSecretValueResponse, ListSecretVersionIdsRequest,
    ListSecretVersionIdsResponse, ListSecretsRequest, ListSecretsResponse, PutSecretValueRequest,
    PutSecretValueResponse, ReplicaRegionType, ReplicationStatusType, RestoreSecretRequest,
    RestoreSecretResponse, RotationRulesType, SecretListEntry, SecretVersionsListEntry, Tag,
    TagResourceRequest, UntagResourceRequest, UpdateSecretRequest, UpdateSecretResponse,
    UpdateSecretVersionStageRequest, UpdateSecretVersionStageResponse,
};
use serde::de::{Deserialize, Deserializer, MapAccess};

impl Structure for CreateSecretRequest {
    const NAME: &'static str = "CreateSecretRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AddReplicaRegions" => take(&mut self.add_replica_regions, map),
            "ClientRequestToken" => take(&mut self.client_request_token, map),
            "Description" => take(&mut self.description, map),
            "ForceOverwriteReplicaSecret" => take(&mut self.force_overwrite_replica_secret, map),
            "KmsKeyId" => take(&mut self.kms_key_id, map),
            "Name" => take(&mut self.name, map),
            "SecretBinary" => take(&mut self.secret_binary, map),
            "SecretString" => take(&mut self.secret_string, map),
            "Tags" => take(&mut self.tags, map),
            "Type" => take(&mut self.r#type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreateSecretRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreateSecretResponse {
    const NAME: &'static str = "CreateSecretResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ARN" => take(&mut self.arn, map),
            "Name" => take(&mut self.name, map),
            "ReplicationStatus" => take(&mut self.replication_status, map),
            "VersionId" => take(&mut self.version_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreateSecretResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteSecretRequest {
    const NAME: &'static str = "DeleteSecretRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ForceDeleteWithoutRecovery" => take(&mut self.force_delete_without_recovery, map),
            "RecoveryWindowInDays" => take(&mut self.recovery_window_in_days, map),
            "SecretId" => take(&mut self.secret_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeleteSecretRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteSecretResponse {
    const NAME: &'static str = "DeleteSecretResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ARN" => take(&mut self.arn, map),
            "DeletionDate" => take(&mut self.deletion_date, map),
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeleteSecretResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeSecretRequest {
    const NAME: &'static str = "DescribeSecretRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "SecretId" => take(&mut self.secret_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeSecretRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeSecretResponse {
    const NAME: &'static str = "DescribeSecretResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ARN" => take(&mut self.arn, map),
            "CreatedDate" => take(&mut self.created_date, map),
            "DeletedDate" => take(&mut self.deleted_date, map),
            "Description" => take(&mut self.description, map),
            "ExternalSecretRotationMetadata" => {
                take(&mut self.external_secret_rotation_metadata, map)
            }
            "ExternalSecretRotationRoleArn" => {
                take(&mut self.external_secret_rotation_role_arn, map)
            }
            "KmsKeyId" => take(&mut self.kms_key_id, map),
            "LastAccessedDate" => take(&mut self.last_accessed_date, map),
            "LastChangedDate" => take(&mut self.last_changed_date, map),
            "LastRotatedDate" => take(&mut self.last_rotated_date, map),
            "Name" => take(&mut self.name, map),
            "NextRotationDate" => take(&mut self.next_rotation_date, map),
            "OwningService" => take(&mut self.owning_service, map),
            "PrimaryRegion" => take(&mut self.primary_region, map),
            "ReplicationStatus" => take(&mut self.replication_status, map),
            "RotationEnabled" => take(&mut self.rotation_enabled, map),
            "RotationLambdaARN" => take(&mut self.rotation_lambda_arn, map),
            "RotationRules" => take(&mut self.rotation_rules, map),
            "Tags" => take(&mut self.tags, map),
            "Type" => take(&mut self.r#type, map),
            "VersionIdsToStages" => take(&mut self.version_ids_to_stages, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeSecretResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ExternalSecretRotationMetadataItem {
    const NAME: &'static str = "ExternalSecretRotationMetadataItem";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Key" => take(&mut self.key, map),
            "Value" => take(&mut self.value, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ExternalSecretRotationMetadataItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Filter {
    const NAME: &'static str = "Filter";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Key" => take(&mut self.key, map),
            "Values" => take(&mut self.values, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Filter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetSecretValueRequest {
    const NAME: &'static str = "GetSecretValueRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "SecretId" => take(&mut self.secret_id, map),
            "VersionId" => take(&mut self.version_id, map),
            "VersionStage" => take(&mut self.version_stage, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetSecretValueRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetSecretValueResponse {
    const NAME: &'static str = "GetSecretValueResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ARN" => take(&mut self.arn, map),
            "CreatedDate" => take(&mut self.created_date, map),
            "Name" => take(&mut self.name, map),
            "SecretBinary" => take(&mut self.secret_binary, map),
            "SecretString" => take(&mut self.secret_string, map),
            "VersionId" => take(&mut self.version_id, map),
            "VersionStages" => take(&mut self.version_stages, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetSecretValueResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListSecretVersionIdsRequest {
    const NAME: &'static str = "ListSecretVersionIdsRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "IncludeDeprecated" => take(&mut self.include_deprecated, map),
            "MaxResults" => take(&mut self.max_results, map),
            "NextToken" => take(&mut self.next_token, map),
            "SecretId" => take(&mut self.secret_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListSecretVersionIdsRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListSecretVersionIdsResponse {
    const NAME: &'static str = "ListSecretVersionIdsResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ARN" => take(&mut self.arn, map),
            "Name" => take(&mut self.name, map),
            "NextToken" => take(&mut self.next_token, map),
            "Versions" => take(&mut self.versions, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListSecretVersionIdsResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListSecretsRequest {
    const NAME: &'static str = "ListSecretsRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Filters" => take(&mut self.filters, map),
            "IncludePlannedDeletion" => take(&mut self.include_planned_deletion, map),
            "MaxResults" => take(&mut self.max_results, map),
            "NextToken" => take(&mut self.next_token, map),
            "SortBy" => take(&mut self.sort_by, map),
            "SortOrder" => take(&mut self.sort_order, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListSecretsRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListSecretsResponse {
    const NAME: &'static str = "ListSecretsResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "NextToken" => take(&mut self.next_token, map),
            "SecretList" => take(&mut self.secret_list, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListSecretsResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutSecretValueRequest {
    const NAME: &'static str = "PutSecretValueRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClientRequestToken" => take(&mut self.client_request_token, map),
            "RotationToken" => take(&mut self.rotation_token, map),
            "SecretBinary" => take(&mut self.secret_binary, map),
            "SecretId" => take(&mut self.secret_id, map),
            "SecretString" => take(&mut self.secret_string, map),
            "VersionStages" => take(&mut self.version_stages, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutSecretValueRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutSecretValueResponse {
    const NAME: &'static str = "PutSecretValueResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ARN" => take(&mut self.arn, map),
            "Name" => take(&mut self.name, map),
            "VersionId" => take(&mut self.version_id, map),
            "VersionStages" => take(&mut self.version_stages, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutSecretValueResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ReplicaRegionType {
    const NAME: &'static str = "ReplicaRegionType";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "KmsKeyId" => take(&mut self.kms_key_id, map),
            "Region" => take(&mut self.region, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ReplicaRegionType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ReplicationStatusType {
    const NAME: &'static str = "ReplicationStatusType";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "KmsKeyId" => take(&mut self.kms_key_id, map),
            "LastAccessedDate" => take(&mut self.last_accessed_date, map),
            "Region" => take(&mut self.region, map),
            "Status" => take(&mut self.status, map),
            "StatusMessage" => take(&mut self.status_message, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ReplicationStatusType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RestoreSecretRequest {
    const NAME: &'static str = "RestoreSecretRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "SecretId" => take(&mut self.secret_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RestoreSecretRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RestoreSecretResponse {
    const NAME: &'static str = "RestoreSecretResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ARN" => take(&mut self.arn, map),
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RestoreSecretResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RotationRulesType {
    const NAME: &'static str = "RotationRulesType";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AutomaticallyAfterDays" => take(&mut self.automatically_after_days, map),
            "Duration" => take(&mut self.duration, map),
            "ScheduleExpression" => take(&mut self.schedule_expression, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RotationRulesType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SecretListEntry {
    const NAME: &'static str = "SecretListEntry";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ARN" => take(&mut self.arn, map),
            "CreatedDate" => take(&mut self.created_date, map),
            "DeletedDate" => take(&mut self.deleted_date, map),
            "Description" => take(&mut self.description, map),
            "ExternalSecretRotationMetadata" => {
                take(&mut self.external_secret_rotation_metadata, map)
            }
            "ExternalSecretRotationRoleArn" => {
                take(&mut self.external_secret_rotation_role_arn, map)
            }
            "KmsKeyId" => take(&mut self.kms_key_id, map),
            "LastAccessedDate" => take(&mut self.last_accessed_date, map),
            "LastChangedDate" => take(&mut self.last_changed_date, map),
            "LastRotatedDate" => take(&mut self.last_rotated_date, map),
            "Name" => take(&mut self.name, map),
            "NextRotationDate" => take(&mut self.next_rotation_date, map),
            "OwningService" => take(&mut self.owning_service, map),
            "PrimaryRegion" => take(&mut self.primary_region, map),
            "RotationEnabled" => take(&mut self.rotation_enabled, map),
            "RotationLambdaARN" => take(&mut self.rotation_lambda_arn, map),
            "RotationRules" => take(&mut self.rotation_rules, map),
            "SecretVersionsToStages" => take(&mut self.secret_versions_to_stages, map),
            "Tags" => take(&mut self.tags, map),
            "Type" => take(&mut self.r#type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SecretListEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SecretVersionsListEntry {
    const NAME: &'static str = "SecretVersionsListEntry";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreatedDate" => take(&mut self.created_date, map),
            "KmsKeyIds" => take(&mut self.kms_key_ids, map),
            "LastAccessedDate" => take(&mut self.last_accessed_date, map),
            "VersionId" => take(&mut self.version_id, map),
            "VersionStages" => take(&mut self.version_stages, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SecretVersionsListEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Tag {
    const NAME: &'static str = "Tag";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Key" => take(&mut self.key, map),
            "Value" => take(&mut self.value, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Tag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TagResourceRequest {
    const NAME: &'static str = "TagResourceRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "SecretId" => take(&mut self.secret_id, map),
            "Tags" => take(&mut self.tags, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TagResourceRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UntagResourceRequest {
    const NAME: &'static str = "UntagResourceRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "SecretId" => take(&mut self.secret_id, map),
            "TagKeys" => take(&mut self.tag_keys, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UntagResourceRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UpdateSecretRequest {
    const NAME: &'static str = "UpdateSecretRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClientRequestToken" => take(&mut self.client_request_token, map),
            "Description" => take(&mut self.description, map),
            "KmsKeyId" => take(&mut self.kms_key_id, map),
            "SecretBinary" => take(&mut self.secret_binary, map),
            "SecretId" => take(&mut self.secret_id, map),
            "SecretString" => take(&mut self.secret_string, map),
            "Type" => take(&mut self.r#type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UpdateSecretRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UpdateSecretResponse {
    const NAME: &'static str = "UpdateSecretResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ARN" => take(&mut self.arn, map),
            "Name" => take(&mut self.name, map),
            "VersionId" => take(&mut self.version_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UpdateSecretResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UpdateSecretVersionStageRequest {
    const NAME: &'static str = "UpdateSecretVersionStageRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "MoveToVersionId" => take(&mut self.move_to_version_id, map),
            "RemoveFromVersionId" => take(&mut self.remove_from_version_id, map),
            "SecretId" => take(&mut self.secret_id, map),
            "VersionStage" => take(&mut self.version_stage, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UpdateSecretVersionStageRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UpdateSecretVersionStageResponse {
    const NAME: &'static str = "UpdateSecretVersionStageResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ARN" => take(&mut self.arn, map),
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UpdateSecretVersionStageResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}
