// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::constraints::pattern::Pattern;
use crate::constraints::scalar::{OneOf, Range, Text};
use crate::constraints::{Members, Validate};
use crate::secrets::types::{
    CreateSecretRequest, DeleteSecretRequest, DescribeSecretRequest, Filter, GetSecretValueRequest,
    ListSecretVersionIdsRequest, ListSecretsRequest, PutSecretValueRequest, ReplicaRegionType,
    RestoreSecretRequest, Tag, TagResourceRequest, UntagResourceRequest, UpdateSecretRequest,
    UpdateSecretVersionStageRequest,
};

const CLIENT_REQUEST_TOKEN_TYPE: Text = Text {
    min: Some(32),
    max: Some(64),
    pattern: None,
};

const DESCRIPTION_TYPE: Text = Text {
    min: None,
    max: Some(2048),
    pattern: None,
};

const FILTER_VALUE_STRING_TYPE: Text = Text {
    min: None,
    max: Some(512),
    pattern: Some(Pattern::SecretFilter(r"^\!?[a-zA-Z0-9 :_@\/\+\=\.\-\!]*$")),
};

const KMS_KEY_ID_TYPE: Text = Text {
    min: Some(0),
    max: Some(2048),
    pattern: None,
};

const MAX_RESULTS_TYPE: Range<i32> = Range {
    min: Some(1),
    max: Some(100),
};

const MEDEA_TYPE_TYPE: Text = Text {
    min: Some(0),
    max: Some(256),
    pattern: None,
};

const NAME_TYPE: Text = Text {
    min: Some(1),
    max: Some(512),
    pattern: None,
};

const NEXT_TOKEN_TYPE: Text = Text {
    min: Some(1),
    max: Some(4096),
    pattern: None,
};

const REGION_TYPE: Text = Text {
    min: Some(1),
    max: Some(128),
    pattern: Some(Pattern::Region(r"^([a-z]+-)+\d+$")),
};

const ROTATION_TOKEN_TYPE: Text = Text {
    min: Some(36),
    max: Some(256),
    pattern: Some(Pattern::RotationToken(r"^[a-zA-Z0-9\-]+$")),
};

const SECRET_ID_TYPE: Text = Text {
    min: Some(1),
    max: Some(2048),
    pattern: None,
};

const SECRET_STRING_TYPE: Text = Text {
    min: Some(1),
    max: Some(65536),
    pattern: None,
};

const SECRET_VERSION_ID_TYPE: Text = Text {
    min: Some(32),
    max: Some(64),
    pattern: None,
};

const SECRET_VERSION_STAGE_TYPE: Text = Text {
    min: Some(1),
    max: Some(256),
    pattern: None,
};

const TAG_KEY_TYPE: Text = Text {
    min: Some(1),
    max: Some(128),
    pattern: None,
};

const TAG_VALUE_TYPE: Text = Text {
    min: Some(0),
    max: Some(256),
    pattern: None,
};

impl Validate for CreateSecretRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.length_unseen(
            "addReplicaRegions",
            self.add_replica_regions.as_ref(),
            Some(1),
            None,
        );
        members.structures("addReplicaRegions", self.add_replica_regions.as_ref());
        members.scalar(
            "clientRequestToken",
            self.client_request_token.as_ref(),
            &CLIENT_REQUEST_TOKEN_TYPE,
        );
        members.scalar("description", self.description.as_ref(), &DESCRIPTION_TYPE);
        members.scalar("kmsKeyId", self.kms_key_id.as_ref(), &KMS_KEY_ID_TYPE);
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &NAME_TYPE);
        members.scalar(
            "secretString",
            self.secret_string.as_ref(),
            &SECRET_STRING_TYPE,
        );
        members.structures("tags", self.tags.as_ref());
        members.scalar("type", self.r#type.as_ref(), &MEDEA_TYPE_TYPE);
    }
}

impl Validate for DeleteSecretRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("secretId", self.secret_id.is_some());
        members.scalar("secretId", self.secret_id.as_ref(), &SECRET_ID_TYPE);
    }
}

impl Validate for DescribeSecretRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("secretId", self.secret_id.is_some());
        members.scalar("secretId", self.secret_id.as_ref(), &SECRET_ID_TYPE);
    }
}

impl Validate for Filter {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("key", self.key.as_ref(), &OneOf);
        members.length("values", self.values.as_ref(), Some(1), Some(10));
        members.list("values", self.values.as_ref(), &FILTER_VALUE_STRING_TYPE);
    }
}

impl Validate for GetSecretValueRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("secretId", self.secret_id.is_some());
        members.scalar("secretId", self.secret_id.as_ref(), &SECRET_ID_TYPE);
        members.scalar(
            "versionId",
            self.version_id.as_ref(),
            &SECRET_VERSION_ID_TYPE,
        );
        members.scalar(
            "versionStage",
            self.version_stage.as_ref(),
            &SECRET_VERSION_STAGE_TYPE,
        );
    }
}

impl Validate for ListSecretVersionIdsRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("maxResults", self.max_results.as_ref(), &MAX_RESULTS_TYPE);
        members.scalar("nextToken", self.next_token.as_ref(), &NEXT_TOKEN_TYPE);
        members.required("secretId", self.secret_id.is_some());
        members.scalar("secretId", self.secret_id.as_ref(), &SECRET_ID_TYPE);
    }
}

impl Validate for ListSecretsRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.length_unseen("filters", self.filters.as_ref(), None, Some(10));
        members.structures("filters", self.filters.as_ref());
        members.scalar("maxResults", self.max_results.as_ref(), &MAX_RESULTS_TYPE);
        members.scalar("nextToken", self.next_token.as_ref(), &NEXT_TOKEN_TYPE);
        members.scalar("sortBy", self.sort_by.as_ref(), &OneOf);
        members.scalar("sortOrder", self.sort_order.as_ref(), &OneOf);
    }
}

impl Validate for PutSecretValueRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "clientRequestToken",
            self.client_request_token.as_ref(),
            &CLIENT_REQUEST_TOKEN_TYPE,
        );
        members.scalar(
            "rotationToken",
            self.rotation_token.as_ref(),
            &ROTATION_TOKEN_TYPE,
        );
        members.required("secretId", self.secret_id.is_some());
        members.scalar("secretId", self.secret_id.as_ref(), &SECRET_ID_TYPE);
        members.scalar(
            "secretString",
            self.secret_string.as_ref(),
            &SECRET_STRING_TYPE,
        );
        members.length(
            "versionStages",
            self.version_stages.as_ref(),
            Some(1),
            Some(20),
        );
        members.list(
            "versionStages",
            self.version_stages.as_ref(),
            &SECRET_VERSION_STAGE_TYPE,
        );
    }
}

impl Validate for ReplicaRegionType {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("kmsKeyId", self.kms_key_id.as_ref(), &KMS_KEY_ID_TYPE);
        members.scalar("region", self.region.as_ref(), &REGION_TYPE);
    }
}

impl Validate for RestoreSecretRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("secretId", self.secret_id.is_some());
        members.scalar("secretId", self.secret_id.as_ref(), &SECRET_ID_TYPE);
    }
}

impl Validate for Tag {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("key", self.key.as_ref(), &TAG_KEY_TYPE);
        members.scalar("value", self.value.as_ref(), &TAG_VALUE_TYPE);
    }
}

impl Validate for TagResourceRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("secretId", self.secret_id.is_some());
        members.scalar("secretId", self.secret_id.as_ref(), &SECRET_ID_TYPE);
        members.required("tags", self.tags.is_some());
        members.structures("tags", self.tags.as_ref());
    }
}

impl Validate for UntagResourceRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("secretId", self.secret_id.is_some());
        members.scalar("secretId", self.secret_id.as_ref(), &SECRET_ID_TYPE);
        members.required("tagKeys", self.tag_keys.is_some());
        members.list("tagKeys", self.tag_keys.as_ref(), &TAG_KEY_TYPE);
    }
}

impl Validate for UpdateSecretRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "clientRequestToken",
            self.client_request_token.as_ref(),
            &CLIENT_REQUEST_TOKEN_TYPE,
        );
        members.scalar("description", self.description.as_ref(), &DESCRIPTION_TYPE);
        members.scalar("kmsKeyId", self.kms_key_id.as_ref(), &KMS_KEY_ID_TYPE);
        members.required("secretId", self.secret_id.is_some());
        members.scalar("secretId", self.secret_id.as_ref(), &SECRET_ID_TYPE);
        members.scalar(
            "secretString",
            self.secret_string.as_ref(),
            &SECRET_STRING_TYPE,
        );
        members.scalar("type", self.r#type.as_ref(), &MEDEA_TYPE_TYPE);
    }
}

impl Validate for UpdateSecretVersionStageRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "moveToVersionId",
            self.move_to_version_id.as_ref(),
            &SECRET_VERSION_ID_TYPE,
        );
        members.scalar(
            "removeFromVersionId",
            self.remove_from_version_id.as_ref(),
            &SECRET_VERSION_ID_TYPE,
        );
        members.required("secretId", self.secret_id.is_some());
        members.scalar("secretId", self.secret_id.as_ref(), &SECRET_ID_TYPE);
        members.required("versionStage", self.version_stage.is_some());
        members.scalar(
            "versionStage",
            self.version_stage.as_ref(),
            &SECRET_VERSION_STAGE_TYPE,
        );
    }
}
