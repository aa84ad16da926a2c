// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::types::{Enumeration, Open, Sensitive, Timestamp};
use emrys_model::word::UnknownWord;
use serde::Serialize;
use std::str::FromStr;

/// [`AddTagsToResourceRequest`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AddTagsToResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AddTagsToResourceRequest {
    /// Required.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// Required.
    #[serde(rename = "ResourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<Open<ResourceTypeForTagging>>,
    /// Required.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// [`AddTagsToResourceResult`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AddTagsToResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AddTagsToResourceResult {}

/// [`DeleteParameterRequest`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteParameterRequest {
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`DeleteParameterResult`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteParameterResult {}

/// [`DeleteParametersRequest`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameters.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteParametersRequest {
    /// Required.
    #[serde(rename = "Names", skip_serializing_if = "Option::is_none")]
    pub names: Option<Vec<String>>,
}

/// [`DeleteParametersResult`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameters.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteParametersResult {
    #[serde(rename = "DeletedParameters", skip_serializing_if = "Option::is_none")]
    pub deleted_parameters: Option<Vec<String>>,
    #[serde(rename = "InvalidParameters", skip_serializing_if = "Option::is_none")]
    pub invalid_parameters: Option<Vec<String>>,
}

/// [`DescribeParametersRequest`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeParametersRequest {
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<ParametersFilter>>,
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "ParameterFilters", skip_serializing_if = "Option::is_none")]
    pub parameter_filters: Option<Vec<ParameterStringFilter>>,
    #[serde(rename = "Shared", skip_serializing_if = "Option::is_none")]
    pub shared: Option<bool>,
}

/// [`DescribeParametersResult`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeParametersResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Parameters", skip_serializing_if = "Option::is_none")]
    pub parameters: Option<Vec<ParameterMetadata>>,
}

/// [`GetParameterHistoryRequest`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameterHistory.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetParameterHistoryRequest {
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "WithDecryption", skip_serializing_if = "Option::is_none")]
    pub with_decryption: Option<bool>,
}

/// [`GetParameterHistoryResult`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameterHistory.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetParameterHistoryResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Parameters", skip_serializing_if = "Option::is_none")]
    pub parameters: Option<Vec<ParameterHistory>>,
}

/// [`GetParameterRequest`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetParameterRequest {
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "WithDecryption", skip_serializing_if = "Option::is_none")]
    pub with_decryption: Option<bool>,
}

/// [`GetParameterResult`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetParameterResult {
    #[serde(rename = "Parameter", skip_serializing_if = "Option::is_none")]
    pub parameter: Option<Parameter>,
}

/// [`GetParametersByPathRequest`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetParametersByPathRequest {
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "ParameterFilters", skip_serializing_if = "Option::is_none")]
    pub parameter_filters: Option<Vec<ParameterStringFilter>>,
    /// Required.
    #[serde(rename = "Path", skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(rename = "Recursive", skip_serializing_if = "Option::is_none")]
    pub recursive: Option<bool>,
    #[serde(rename = "WithDecryption", skip_serializing_if = "Option::is_none")]
    pub with_decryption: Option<bool>,
}

/// [`GetParametersByPathResult`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetParametersByPathResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Parameters", skip_serializing_if = "Option::is_none")]
    pub parameters: Option<Vec<Parameter>>,
}

/// [`GetParametersRequest`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetParametersRequest {
    /// Required.
    #[serde(rename = "Names", skip_serializing_if = "Option::is_none")]
    pub names: Option<Vec<String>>,
    #[serde(rename = "WithDecryption", skip_serializing_if = "Option::is_none")]
    pub with_decryption: Option<bool>,
}

/// [`GetParametersResult`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetParametersResult {
    #[serde(rename = "InvalidParameters", skip_serializing_if = "Option::is_none")]
    pub invalid_parameters: Option<Vec<String>>,
    #[serde(rename = "Parameters", skip_serializing_if = "Option::is_none")]
    pub parameters: Option<Vec<Parameter>>,
}

/// [`LabelParameterVersionRequest`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_LabelParameterVersion.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LabelParameterVersionRequest {
    /// Required.
    #[serde(rename = "Labels", skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<String>>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "ParameterVersion", skip_serializing_if = "Option::is_none")]
    pub parameter_version: Option<i64>,
}

/// [`LabelParameterVersionResult`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_LabelParameterVersion.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LabelParameterVersionResult {
    #[serde(rename = "InvalidLabels", skip_serializing_if = "Option::is_none")]
    pub invalid_labels: Option<Vec<String>>,
    #[serde(rename = "ParameterVersion", skip_serializing_if = "Option::is_none")]
    pub parameter_version: Option<i64>,
}

/// [`ListTagsForResourceRequest`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListTagsForResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListTagsForResourceRequest {
    /// Required.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// Required.
    #[serde(rename = "ResourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<Open<ResourceTypeForTagging>>,
}

/// [`ListTagsForResourceResult`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListTagsForResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListTagsForResourceResult {
    #[serde(rename = "TagList", skip_serializing_if = "Option::is_none")]
    pub tag_list: Option<Vec<Tag>>,
}

/// [`Parameter`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Parameter.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Parameter {
    #[serde(rename = "ARN", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "DataType", skip_serializing_if = "Option::is_none")]
    pub data_type: Option<String>,
    #[serde(rename = "LastModifiedDate", skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "Selector", skip_serializing_if = "Option::is_none")]
    pub selector: Option<String>,
    #[serde(rename = "SourceResult", skip_serializing_if = "Option::is_none")]
    pub source_result: Option<String>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Open<ParameterType>>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<Sensitive>,
    #[serde(rename = "Version", skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

/// [`ParameterHistory`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterHistory.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ParameterHistory {
    #[serde(rename = "AllowedPattern", skip_serializing_if = "Option::is_none")]
    pub allowed_pattern: Option<String>,
    #[serde(rename = "DataType", skip_serializing_if = "Option::is_none")]
    pub data_type: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "KeyId", skip_serializing_if = "Option::is_none")]
    pub key_id: Option<String>,
    #[serde(rename = "Labels", skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<String>>,
    #[serde(rename = "LastModifiedDate", skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    #[serde(rename = "LastModifiedUser", skip_serializing_if = "Option::is_none")]
    pub last_modified_user: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "Policies", skip_serializing_if = "Option::is_none")]
    pub policies: Option<Vec<ParameterInlinePolicy>>,
    #[serde(rename = "Tier", skip_serializing_if = "Option::is_none")]
    pub tier: Option<Open<ParameterTier>>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Open<ParameterType>>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<Sensitive>,
    #[serde(rename = "Version", skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

/// [`ParameterInlinePolicy`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterInlinePolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ParameterInlinePolicy {
    #[serde(rename = "PolicyStatus", skip_serializing_if = "Option::is_none")]
    pub policy_status: Option<String>,
    #[serde(rename = "PolicyText", skip_serializing_if = "Option::is_none")]
    pub policy_text: Option<String>,
    #[serde(rename = "PolicyType", skip_serializing_if = "Option::is_none")]
    pub policy_type: Option<String>,
}

/// [`ParameterMetadata`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterMetadata.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ParameterMetadata {
    #[serde(rename = "ARN", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "AllowedPattern", skip_serializing_if = "Option::is_none")]
    pub allowed_pattern: Option<String>,
    #[serde(rename = "DataType", skip_serializing_if = "Option::is_none")]
    pub data_type: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "KeyId", skip_serializing_if = "Option::is_none")]
    pub key_id: Option<String>,
    #[serde(rename = "LastModifiedDate", skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    #[serde(rename = "LastModifiedUser", skip_serializing_if = "Option::is_none")]
    pub last_modified_user: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "Policies", skip_serializing_if = "Option::is_none")]
    pub policies: Option<Vec<ParameterInlinePolicy>>,
    #[serde(rename = "Tier", skip_serializing_if = "Option::is_none")]
    pub tier: Option<Open<ParameterTier>>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Open<ParameterType>>,
    #[serde(rename = "Version", skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

/// [`ParameterStringFilter`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ParameterStringFilter {
    /// Required.
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(rename = "Option", skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
    #[serde(rename = "Values", skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<String>>,
}

/// [`ParametersFilter`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParametersFilter.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ParametersFilter {
    /// Required.
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<Open<ParametersFilterKey>>,
    /// Required.
    #[serde(rename = "Values", skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<String>>,
}

/// [`PutParameterRequest`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutParameterRequest {
    #[serde(rename = "AllowedPattern", skip_serializing_if = "Option::is_none")]
    pub allowed_pattern: Option<String>,
    #[serde(rename = "DataType", skip_serializing_if = "Option::is_none")]
    pub data_type: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "KeyId", skip_serializing_if = "Option::is_none")]
    pub key_id: Option<String>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "Overwrite", skip_serializing_if = "Option::is_none")]
    pub overwrite: Option<bool>,
    #[serde(rename = "Policies", skip_serializing_if = "Option::is_none")]
    pub policies: Option<String>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(rename = "Tier", skip_serializing_if = "Option::is_none")]
    pub tier: Option<Open<ParameterTier>>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Open<ParameterType>>,
    /// Required.
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<Sensitive>,
}

/// [`PutParameterResult`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutParameterResult {
    #[serde(rename = "Tier", skip_serializing_if = "Option::is_none")]
    pub tier: Option<Open<ParameterTier>>,
    #[serde(rename = "Version", skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

/// [`RemoveTagsFromResourceRequest`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_RemoveTagsFromResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemoveTagsFromResourceRequest {
    /// Required.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// Required.
    #[serde(rename = "ResourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<Open<ResourceTypeForTagging>>,
    /// Required.
    #[serde(rename = "TagKeys", skip_serializing_if = "Option::is_none")]
    pub tag_keys: Option<Vec<String>>,
}

/// [`RemoveTagsFromResourceResult`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_RemoveTagsFromResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemoveTagsFromResourceResult {}

/// [`Tag`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Tag.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Tag {
    /// Required.
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Required.
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// The `ParameterTier` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParameterTier {
    /// `Standard`
    Standard,
    /// `Advanced`
    Advanced,
    /// `Intelligent-Tiering`
    IntelligentTiering,
}

impl ParameterTier {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Standard, Self::Advanced, Self::IntelligentTiering];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "Standard",
            Self::Advanced => "Advanced",
            Self::IntelligentTiering => "Intelligent-Tiering",
        }
    }
}

impl Enumeration for ParameterTier {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ParameterTier {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "parameter tier",
            found: word.to_owned(),
            expected: &["Standard", "Advanced", "Intelligent-Tiering"],
        })
    }
}

/// The `ParameterType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParameterType {
    /// `String`
    String,
    /// `StringList`
    StringList,
    /// `SecureString`
    SecureString,
}

impl ParameterType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::String, Self::StringList, Self::SecureString];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::String => "String",
            Self::StringList => "StringList",
            Self::SecureString => "SecureString",
        }
    }
}

impl Enumeration for ParameterType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ParameterType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "parameter type",
            found: word.to_owned(),
            expected: &["String", "StringList", "SecureString"],
        })
    }
}

/// The `ParametersFilterKey` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParametersFilterKey {
    /// `Name`
    Name,
    /// `Type`
    Type,
    /// `KeyId`
    KeyId,
}

impl ParametersFilterKey {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Name, Self::Type, Self::KeyId];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Type => "Type",
            Self::KeyId => "KeyId",
        }
    }
}

impl Enumeration for ParametersFilterKey {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ParametersFilterKey {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "parameters filter key",
            found: word.to_owned(),
            expected: &["Name", "Type", "KeyId"],
        })
    }
}

/// The `ResourceTypeForTagging` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResourceTypeForTagging {
    /// `Document`
    Document,
    /// `ManagedInstance`
    ManagedInstance,
    /// `MaintenanceWindow`
    MaintenanceWindow,
    /// `Parameter`
    Parameter,
    /// `PatchBaseline`
    PatchBaseline,
    /// `OpsItem`
    OpsItem,
    /// `OpsMetadata`
    OpsMetadata,
    /// `Automation`
    Automation,
    /// `Association`
    Association,
    /// `CloudConnector`
    CloudConnector,
}

impl ResourceTypeForTagging {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::Document,
        Self::ManagedInstance,
        Self::MaintenanceWindow,
        Self::Parameter,
        Self::PatchBaseline,
        Self::OpsItem,
        Self::OpsMetadata,
        Self::Automation,
        Self::Association,
        Self::CloudConnector,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::ManagedInstance => "ManagedInstance",
            Self::MaintenanceWindow => "MaintenanceWindow",
            Self::Parameter => "Parameter",
            Self::PatchBaseline => "PatchBaseline",
            Self::OpsItem => "OpsItem",
            Self::OpsMetadata => "OpsMetadata",
            Self::Automation => "Automation",
            Self::Association => "Association",
            Self::CloudConnector => "CloudConnector",
        }
    }
}

impl Enumeration for ResourceTypeForTagging {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ResourceTypeForTagging {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "resource type for tagging",
            found: word.to_owned(),
            expected: &[
                "Document",
                "ManagedInstance",
                "MaintenanceWindow",
                "Parameter",
                "PatchBaseline",
                "OpsItem",
                "OpsMetadata",
                "Automation",
                "Association",
                "CloudConnector",
            ],
        })
    }
}
