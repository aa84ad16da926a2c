// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::codec::structure::{Structure, read, skip, take};
use crate::parameters::types::{
    AddTagsToResourceRequest, AddTagsToResourceResult, DeleteParameterRequest,
    DeleteParameterResult, DeleteParametersRequest, DeleteParametersResult,
    DescribeParametersRequest, DescribeParametersResult, GetParameterHistoryRequest,
    GetParameterHistoryResult, GetParameterRequest, GetParameterResult, GetParametersByPathRequest,
    GetParametersByPathResult, GetParametersRequest, GetParametersResult,
    LabelParameterVersionRequest, LabelParameterVersionResult, ListTagsForResourceRequest,
    ListTagsForResourceResult, Parameter, ParameterHistory, ParameterInlinePolicy,
    ParameterMetadata, ParameterStringFilter, ParametersFilter, PutParameterRequest,
    PutParameterResult, RemoveTagsFromResourceRequest, RemoveTagsFromResourceResult, Tag,
};
use serde::de::{Deserialize, Deserializer, MapAccess};

impl Structure for AddTagsToResourceRequest {
    const NAME: &'static str = "AddTagsToResourceRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ResourceId" => take(&mut self.resource_id, map),
            "ResourceType" => take(&mut self.resource_type, map),
            "Tags" => take(&mut self.tags, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AddTagsToResourceRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AddTagsToResourceResult {
    const NAME: &'static str = "AddTagsToResourceResult";
}

impl<'de> Deserialize<'de> for AddTagsToResourceResult {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteParameterRequest {
    const NAME: &'static str = "DeleteParameterRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeleteParameterRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteParameterResult {
    const NAME: &'static str = "DeleteParameterResult";
}

impl<'de> Deserialize<'de> for DeleteParameterResult {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteParametersRequest {
    const NAME: &'static str = "DeleteParametersRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Names" => take(&mut self.names, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeleteParametersRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteParametersResult {
    const NAME: &'static str = "DeleteParametersResult";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "DeletedParameters" => take(&mut self.deleted_parameters, map),
            "InvalidParameters" => take(&mut self.invalid_parameters, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeleteParametersResult {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeParametersRequest {
    const NAME: &'static str = "DescribeParametersRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Filters" => take(&mut self.filters, map),
            "MaxResults" => take(&mut self.max_results, map),
            "NextToken" => take(&mut self.next_token, map),
            "ParameterFilters" => take(&mut self.parameter_filters, map),
            "Shared" => take(&mut self.shared, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeParametersRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeParametersResult {
    const NAME: &'static str = "DescribeParametersResult";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "NextToken" => take(&mut self.next_token, map),
            "Parameters" => take(&mut self.parameters, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeParametersResult {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetParameterHistoryRequest {
    const NAME: &'static str = "GetParameterHistoryRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "MaxResults" => take(&mut self.max_results, map),
            "Name" => take(&mut self.name, map),
            "NextToken" => take(&mut self.next_token, map),
            "WithDecryption" => take(&mut self.with_decryption, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetParameterHistoryRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetParameterHistoryResult {
    const NAME: &'static str = "GetParameterHistoryResult";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "NextToken" => take(&mut self.next_token, map),
            "Parameters" => take(&mut self.parameters, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetParameterHistoryResult {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetParameterRequest {
    const NAME: &'static str = "GetParameterRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Name" => take(&mut self.name, map),
            "WithDecryption" => take(&mut self.with_decryption, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetParameterRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetParameterResult {
    const NAME: &'static str = "GetParameterResult";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Parameter" => take(&mut self.parameter, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetParameterResult {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetParametersByPathRequest {
    const NAME: &'static str = "GetParametersByPathRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "MaxResults" => take(&mut self.max_results, map),
            "NextToken" => take(&mut self.next_token, map),
            "ParameterFilters" => take(&mut self.parameter_filters, map),
            "Path" => take(&mut self.path, map),
            "Recursive" => take(&mut self.recursive, map),
            "WithDecryption" => take(&mut self.with_decryption, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetParametersByPathRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetParametersByPathResult {
    const NAME: &'static str = "GetParametersByPathResult";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "NextToken" => take(&mut self.next_token, map),
            "Parameters" => take(&mut self.parameters, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetParametersByPathResult {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetParametersRequest {
    const NAME: &'static str = "GetParametersRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Names" => take(&mut self.names, map),
            "WithDecryption" => take(&mut self.with_decryption, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetParametersRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetParametersResult {
    const NAME: &'static str = "GetParametersResult";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "InvalidParameters" => take(&mut self.invalid_parameters, map),
            "Parameters" => take(&mut self.parameters, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetParametersResult {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for LabelParameterVersionRequest {
    const NAME: &'static str = "LabelParameterVersionRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Labels" => take(&mut self.labels, map),
            "Name" => take(&mut self.name, map),
            "ParameterVersion" => take(&mut self.parameter_version, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for LabelParameterVersionRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for LabelParameterVersionResult {
    const NAME: &'static str = "LabelParameterVersionResult";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "InvalidLabels" => take(&mut self.invalid_labels, map),
            "ParameterVersion" => take(&mut self.parameter_version, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for LabelParameterVersionResult {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListTagsForResourceRequest {
    const NAME: &'static str = "ListTagsForResourceRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ResourceId" => take(&mut self.resource_id, map),
            "ResourceType" => take(&mut self.resource_type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListTagsForResourceRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListTagsForResourceResult {
    const NAME: &'static str = "ListTagsForResourceResult";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "TagList" => take(&mut self.tag_list, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListTagsForResourceResult {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Parameter {
    const NAME: &'static str = "Parameter";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ARN" => take(&mut self.arn, map),
            "DataType" => take(&mut self.data_type, map),
            "LastModifiedDate" => take(&mut self.last_modified_date, map),
            "Name" => take(&mut self.name, map),
            "Selector" => take(&mut self.selector, map),
            "SourceResult" => take(&mut self.source_result, map),
            "Type" => take(&mut self.r#type, map),
            "Value" => take(&mut self.value, map),
            "Version" => take(&mut self.version, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Parameter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ParameterHistory {
    const NAME: &'static str = "ParameterHistory";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AllowedPattern" => take(&mut self.allowed_pattern, map),
            "DataType" => take(&mut self.data_type, map),
            "Description" => take(&mut self.description, map),
            "KeyId" => take(&mut self.key_id, map),
            "Labels" => take(&mut self.labels, map),
            "LastModifiedDate" => take(&mut self.last_modified_date, map),
            "LastModifiedUser" => take(&mut self.last_modified_user, map),
            "Name" => take(&mut self.name, map),
            "Policies" => take(&mut self.policies, map),
            "Tier" => take(&mut self.tier, map),
            "Type" => take(&mut self.r#type, map),
            "Value" => take(&mut self.value, map),
            "Version" => take(&mut self.version, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ParameterHistory {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ParameterInlinePolicy {
    const NAME: &'static str = "ParameterInlinePolicy";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "PolicyStatus" => take(&mut self.policy_status, map),
            "PolicyText" => take(&mut self.policy_text, map),
            "PolicyType" => take(&mut self.policy_type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ParameterInlinePolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ParameterMetadata {
    const NAME: &'static str = "ParameterMetadata";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ARN" => take(&mut self.arn, map),
            "AllowedPattern" => take(&mut self.allowed_pattern, map),
            "DataType" => take(&mut self.data_type, map),
            "Description" => take(&mut self.description, map),
            "KeyId" => take(&mut self.key_id, map),
            "LastModifiedDate" => take(&mut self.last_modified_date, map),
            "LastModifiedUser" => take(&mut self.last_modified_user, map),
            "Name" => take(&mut self.name, map),
            "Policies" => take(&mut self.policies, map),
            "Tier" => take(&mut self.tier, map),
            "Type" => take(&mut self.r#type, map),
            "Version" => take(&mut self.version, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ParameterMetadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ParameterStringFilter {
    const NAME: &'static str = "ParameterStringFilter";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Key" => take(&mut self.key, map),
            "Option" => take(&mut self.option, map),
            "Values" => take(&mut self.values, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ParameterStringFilter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ParametersFilter {
    const NAME: &'static str = "ParametersFilter";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Key" => take(&mut self.key, map),
            "Values" => take(&mut self.values, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ParametersFilter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutParameterRequest {
    const NAME: &'static str = "PutParameterRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AllowedPattern" => take(&mut self.allowed_pattern, map),
            "DataType" => take(&mut self.data_type, map),
            "Description" => take(&mut self.description, map),
            "KeyId" => take(&mut self.key_id, map),
            "Name" => take(&mut self.name, map),
            "Overwrite" => take(&mut self.overwrite, map),
            "Policies" => take(&mut self.policies, map),
            "Tags" => take(&mut self.tags, map),
            "Tier" => take(&mut self.tier, map),
            "Type" => take(&mut self.r#type, map),
            "Value" => take(&mut self.value, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutParameterRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutParameterResult {
    const NAME: &'static str = "PutParameterResult";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Tier" => take(&mut self.tier, map),
            "Version" => take(&mut self.version, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutParameterResult {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RemoveTagsFromResourceRequest {
    const NAME: &'static str = "RemoveTagsFromResourceRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ResourceId" => take(&mut self.resource_id, map),
            "ResourceType" => take(&mut self.resource_type, map),
            "TagKeys" => take(&mut self.tag_keys, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RemoveTagsFromResourceRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RemoveTagsFromResourceResult {
    const NAME: &'static str = "RemoveTagsFromResourceResult";
}

impl<'de> Deserialize<'de> for RemoveTagsFromResourceResult {
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
