// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::constraints::pattern::Pattern;
use crate::constraints::scalar::{OneOf, Range, Text};
use crate::constraints::{Members, Validate};
use crate::parameters::types::{
    AddTagsToResourceRequest, DeleteParameterRequest, DeleteParametersRequest,
    DescribeParametersRequest, GetParameterHistoryRequest, GetParameterRequest,
    GetParametersByPathRequest, GetParametersRequest, LabelParameterVersionRequest,
    ListTagsForResourceRequest, ParameterStringFilter, ParametersFilter, PutParameterRequest,
    RemoveTagsFromResourceRequest, Tag,
};

const ALLOWED_PATTERN: Text = Text {
    min: Some(0),
    max: Some(1024),
    pattern: None,
};

const GET_PARAMETERS_BY_PATH_MAX_RESULTS: Range<i32> = Range {
    min: Some(1),
    max: Some(10),
};

const MAX_RESULTS: Range<i32> = Range {
    min: Some(1),
    max: Some(50),
};

const PS_PARAMETER_NAME: Text = Text {
    min: Some(1),
    max: Some(2048),
    pattern: None,
};

const PARAMETER_DATA_TYPE: Text = Text {
    min: Some(0),
    max: Some(128),
    pattern: None,
};

const PARAMETER_DESCRIPTION: Text = Text {
    min: Some(0),
    max: Some(1024),
    pattern: None,
};

const PARAMETER_KEY_ID: Text = Text {
    min: Some(1),
    max: Some(256),
    pattern: Some(Pattern::KeyId(r"^([a-zA-Z0-9:/_-]+)$")),
};

const PARAMETER_LABEL: Text = Text {
    min: Some(1),
    max: Some(100),
    pattern: None,
};

const PARAMETER_POLICIES: Text = Text {
    min: Some(1),
    max: Some(4096),
    pattern: None,
};

const PARAMETER_STRING_FILTER_KEY: Text = Text {
    min: Some(1),
    max: Some(132),
    pattern: Some(Pattern::FilterKey(
        r"^(tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType)$",
    )),
};

const PARAMETER_STRING_FILTER_VALUE: Text = Text {
    min: Some(1),
    max: Some(1024),
    pattern: None,
};

const PARAMETER_STRING_QUERY_OPTION: Text = Text {
    min: Some(1),
    max: Some(10),
    pattern: None,
};

const PARAMETERS_FILTER_VALUE: Text = Text {
    min: Some(1),
    max: Some(1024),
    pattern: None,
};

const TAG_KEY: Text = Text {
    min: Some(1),
    max: Some(128),
    pattern: Some(Pattern::Tag(r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$")),
};

const TAG_VALUE: Text = Text {
    min: Some(0),
    max: Some(256),
    pattern: Some(Pattern::Tag(r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$")),
};

impl Validate for AddTagsToResourceRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("resourceId", self.resource_id.is_some());
        members.required("resourceType", self.resource_type.is_some());
        members.scalar("resourceType", self.resource_type.as_ref(), &OneOf);
        members.required("tags", self.tags.is_some());
        members.length_unseen("tags", self.tags.as_ref(), None, Some(1000));
        members.structures("tags", self.tags.as_ref());
    }
}

impl Validate for DeleteParameterRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &PS_PARAMETER_NAME);
    }
}

impl Validate for DeleteParametersRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("names", self.names.is_some());
        members.length("names", self.names.as_ref(), Some(1), Some(10));
        members.list("names", self.names.as_ref(), &PS_PARAMETER_NAME);
    }
}

impl Validate for DescribeParametersRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.structures("filters", self.filters.as_ref());
        members.scalar("maxResults", self.max_results.as_ref(), &MAX_RESULTS);
        members.structures("parameterFilters", self.parameter_filters.as_ref());
    }
}

impl Validate for GetParameterHistoryRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("maxResults", self.max_results.as_ref(), &MAX_RESULTS);
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &PS_PARAMETER_NAME);
    }
}

impl Validate for GetParameterRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &PS_PARAMETER_NAME);
    }
}

impl Validate for GetParametersByPathRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "maxResults",
            self.max_results.as_ref(),
            &GET_PARAMETERS_BY_PATH_MAX_RESULTS,
        );
        members.structures("parameterFilters", self.parameter_filters.as_ref());
        members.required("path", self.path.is_some());
        members.scalar("path", self.path.as_ref(), &PS_PARAMETER_NAME);
    }
}

impl Validate for GetParametersRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("names", self.names.is_some());
        members.length("names", self.names.as_ref(), Some(1), Some(10));
        members.list("names", self.names.as_ref(), &PS_PARAMETER_NAME);
    }
}

impl Validate for LabelParameterVersionRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("labels", self.labels.is_some());
        members.length("labels", self.labels.as_ref(), Some(1), Some(10));
        members.list("labels", self.labels.as_ref(), &PARAMETER_LABEL);
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &PS_PARAMETER_NAME);
    }
}

impl Validate for ListTagsForResourceRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("resourceId", self.resource_id.is_some());
        members.required("resourceType", self.resource_type.is_some());
        members.scalar("resourceType", self.resource_type.as_ref(), &OneOf);
    }
}

impl Validate for ParameterStringFilter {
    fn check(&self, members: &mut Members<'_>) {
        members.required("key", self.key.is_some());
        members.scalar("key", self.key.as_ref(), &PARAMETER_STRING_FILTER_KEY);
        members.scalar(
            "option",
            self.option.as_ref(),
            &PARAMETER_STRING_QUERY_OPTION,
        );
        members.length("values", self.values.as_ref(), Some(1), Some(50));
        members.list(
            "values",
            self.values.as_ref(),
            &PARAMETER_STRING_FILTER_VALUE,
        );
    }
}

impl Validate for ParametersFilter {
    fn check(&self, members: &mut Members<'_>) {
        members.required("key", self.key.is_some());
        members.scalar("key", self.key.as_ref(), &OneOf);
        members.required("values", self.values.is_some());
        members.length("values", self.values.as_ref(), Some(1), Some(50));
        members.list("values", self.values.as_ref(), &PARAMETERS_FILTER_VALUE);
    }
}

impl Validate for PutParameterRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "allowedPattern",
            self.allowed_pattern.as_ref(),
            &ALLOWED_PATTERN,
        );
        members.scalar("dataType", self.data_type.as_ref(), &PARAMETER_DATA_TYPE);
        members.scalar(
            "description",
            self.description.as_ref(),
            &PARAMETER_DESCRIPTION,
        );
        members.scalar("keyId", self.key_id.as_ref(), &PARAMETER_KEY_ID);
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &PS_PARAMETER_NAME);
        members.scalar("policies", self.policies.as_ref(), &PARAMETER_POLICIES);
        members.length_unseen("tags", self.tags.as_ref(), None, Some(1000));
        members.structures("tags", self.tags.as_ref());
        members.scalar("tier", self.tier.as_ref(), &OneOf);
        members.scalar("type", self.r#type.as_ref(), &OneOf);
        members.required("value", self.value.is_some());
    }
}

impl Validate for RemoveTagsFromResourceRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("resourceId", self.resource_id.is_some());
        members.required("resourceType", self.resource_type.is_some());
        members.scalar("resourceType", self.resource_type.as_ref(), &OneOf);
        members.required("tagKeys", self.tag_keys.is_some());
        members.list("tagKeys", self.tag_keys.as_ref(), &TAG_KEY);
    }
}

impl Validate for Tag {
    fn check(&self, members: &mut Members<'_>) {
        members.required("key", self.key.is_some());
        members.scalar("key", self.key.as_ref(), &TAG_KEY);
        members.required("value", self.value.is_some());
        members.scalar("value", self.value.as_ref(), &TAG_VALUE);
    }
}
