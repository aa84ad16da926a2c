// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::error::{ApiError, ErrorCode};
use crate::operations::dispatch::Request;
use crate::operations::{Operation, Remote, Transport};
use crate::secrets::types::{
    CreateSecretRequest, CreateSecretResponse, DeleteSecretRequest, DeleteSecretResponse,
    DescribeSecretRequest, DescribeSecretResponse, GetSecretValueRequest, GetSecretValueResponse,
    ListSecretVersionIdsRequest, ListSecretVersionIdsResponse, ListSecretsRequest,
    ListSecretsResponse, PutSecretValueRequest, PutSecretValueResponse, RestoreSecretRequest,
    RestoreSecretResponse, TagResourceRequest, UntagResourceRequest, UpdateSecretRequest,
    UpdateSecretResponse, UpdateSecretVersionStageRequest, UpdateSecretVersionStageResponse,
};
use async_trait::async_trait;
use bytes::Bytes;

/// Every operation of the service, by name.
pub static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateSecret",
        errors: &[
            ErrorCode::InvalidParameterException,
            ErrorCode::InvalidRequestException,
            ErrorCode::LimitExceededException,
            ErrorCode::EncryptionFailure,
            ErrorCode::ResourceExistsException,
            ErrorCode::ResourceNotFoundException,
            ErrorCode::MalformedPolicyDocumentException,
            ErrorCode::InternalServiceError,
            ErrorCode::PreconditionNotMetException,
            ErrorCode::DecryptionFailure,
        ],
    },
    Operation {
        name: "DeleteSecret",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::InvalidParameterException,
            ErrorCode::InvalidRequestException,
            ErrorCode::InternalServiceError,
        ],
    },
    Operation {
        name: "DescribeSecret",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::InternalServiceError,
            ErrorCode::InvalidParameterException,
        ],
    },
    Operation {
        name: "GetSecretValue",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::InvalidParameterException,
            ErrorCode::InvalidRequestException,
            ErrorCode::DecryptionFailure,
            ErrorCode::InternalServiceError,
        ],
    },
    Operation {
        name: "ListSecretVersionIds",
        errors: &[
            ErrorCode::InvalidNextTokenException,
            ErrorCode::ResourceNotFoundException,
            ErrorCode::InternalServiceError,
            ErrorCode::InvalidParameterException,
        ],
    },
    Operation {
        name: "ListSecrets",
        errors: &[
            ErrorCode::InvalidParameterException,
            ErrorCode::InvalidRequestException,
            ErrorCode::InvalidNextTokenException,
            ErrorCode::InternalServiceError,
        ],
    },
    Operation {
        name: "PutSecretValue",
        errors: &[
            ErrorCode::InvalidParameterException,
            ErrorCode::InvalidRequestException,
            ErrorCode::LimitExceededException,
            ErrorCode::EncryptionFailure,
            ErrorCode::ResourceExistsException,
            ErrorCode::ResourceNotFoundException,
            ErrorCode::InternalServiceError,
            ErrorCode::DecryptionFailure,
        ],
    },
    Operation {
        name: "RestoreSecret",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::InvalidParameterException,
            ErrorCode::InvalidRequestException,
            ErrorCode::InternalServiceError,
        ],
    },
    Operation {
        name: "TagResource",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::InvalidRequestException,
            ErrorCode::InvalidParameterException,
            ErrorCode::InternalServiceError,
        ],
    },
    Operation {
        name: "UntagResource",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::InvalidRequestException,
            ErrorCode::InvalidParameterException,
            ErrorCode::InternalServiceError,
        ],
    },
    Operation {
        name: "UpdateSecret",
        errors: &[
            ErrorCode::InvalidParameterException,
            ErrorCode::InvalidRequestException,
            ErrorCode::LimitExceededException,
            ErrorCode::EncryptionFailure,
            ErrorCode::ResourceExistsException,
            ErrorCode::ResourceNotFoundException,
            ErrorCode::MalformedPolicyDocumentException,
            ErrorCode::InternalServiceError,
            ErrorCode::PreconditionNotMetException,
            ErrorCode::DecryptionFailure,
        ],
    },
    Operation {
        name: "UpdateSecretVersionStage",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::InvalidParameterException,
            ErrorCode::InvalidRequestException,
            ErrorCode::LimitExceededException,
            ErrorCode::InternalServiceError,
        ],
    },
];

/// The operations of Secrets Manager on secrets and their versions: one method for each operation.
///
/// A method that an implementation leaves out answers `NotImplemented` and names the operation.
#[async_trait]
pub trait SecretsApi: Send + Sync {
    /// [`CreateSecret`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html)
    async fn create_secret(
        &self,
        input: CreateSecretRequest,
    ) -> Result<CreateSecretResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("CreateSecret"))
    }

    /// [`DeleteSecret`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html)
    async fn delete_secret(
        &self,
        input: DeleteSecretRequest,
    ) -> Result<DeleteSecretResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DeleteSecret"))
    }

    /// [`DescribeSecret`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html)
    async fn describe_secret(
        &self,
        input: DescribeSecretRequest,
    ) -> Result<DescribeSecretResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeSecret"))
    }

    /// [`GetSecretValue`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html)
    async fn get_secret_value(
        &self,
        input: GetSecretValueRequest,
    ) -> Result<GetSecretValueResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetSecretValue"))
    }

    /// [`ListSecretVersionIds`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecretVersionIds.html)
    async fn list_secret_version_ids(
        &self,
        input: ListSecretVersionIdsRequest,
    ) -> Result<ListSecretVersionIdsResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListSecretVersionIds"))
    }

    /// [`ListSecrets`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html)
    async fn list_secrets(
        &self,
        input: ListSecretsRequest,
    ) -> Result<ListSecretsResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListSecrets"))
    }

    /// [`PutSecretValue`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html)
    async fn put_secret_value(
        &self,
        input: PutSecretValueRequest,
    ) -> Result<PutSecretValueResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("PutSecretValue"))
    }

    /// [`RestoreSecret`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RestoreSecret.html)
    async fn restore_secret(
        &self,
        input: RestoreSecretRequest,
    ) -> Result<RestoreSecretResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("RestoreSecret"))
    }

    /// [`TagResource`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_TagResource.html)
    async fn tag_resource(&self, input: TagResourceRequest) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("TagResource"))
    }

    /// [`UntagResource`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UntagResource.html)
    async fn untag_resource(&self, input: UntagResourceRequest) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("UntagResource"))
    }

    /// [`UpdateSecret`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecret.html)
    async fn update_secret(
        &self,
        input: UpdateSecretRequest,
    ) -> Result<UpdateSecretResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("UpdateSecret"))
    }

    /// [`UpdateSecretVersionStage`](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html)
    async fn update_secret_version_stage(
        &self,
        input: UpdateSecretVersionStageRequest,
    ) -> Result<UpdateSecretVersionStageResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("UpdateSecretVersionStage"))
    }
}

#[async_trait]
impl<T: Transport> SecretsApi for Remote<T> {
    async fn create_secret(
        &self,
        input: CreateSecretRequest,
    ) -> Result<CreateSecretResponse, ApiError> {
        self.call("CreateSecret", &input).await
    }

    async fn delete_secret(
        &self,
        input: DeleteSecretRequest,
    ) -> Result<DeleteSecretResponse, ApiError> {
        self.call("DeleteSecret", &input).await
    }

    async fn describe_secret(
        &self,
        input: DescribeSecretRequest,
    ) -> Result<DescribeSecretResponse, ApiError> {
        self.call("DescribeSecret", &input).await
    }

    async fn get_secret_value(
        &self,
        input: GetSecretValueRequest,
    ) -> Result<GetSecretValueResponse, ApiError> {
        self.call("GetSecretValue", &input).await
    }

    async fn list_secret_version_ids(
        &self,
        input: ListSecretVersionIdsRequest,
    ) -> Result<ListSecretVersionIdsResponse, ApiError> {
        self.call("ListSecretVersionIds", &input).await
    }

    async fn list_secrets(
        &self,
        input: ListSecretsRequest,
    ) -> Result<ListSecretsResponse, ApiError> {
        self.call("ListSecrets", &input).await
    }

    async fn put_secret_value(
        &self,
        input: PutSecretValueRequest,
    ) -> Result<PutSecretValueResponse, ApiError> {
        self.call("PutSecretValue", &input).await
    }

    async fn restore_secret(
        &self,
        input: RestoreSecretRequest,
    ) -> Result<RestoreSecretResponse, ApiError> {
        self.call("RestoreSecret", &input).await
    }

    async fn tag_resource(&self, input: TagResourceRequest) -> Result<(), ApiError> {
        self.call_without_output("TagResource", &input).await
    }

    async fn untag_resource(&self, input: UntagResourceRequest) -> Result<(), ApiError> {
        self.call_without_output("UntagResource", &input).await
    }

    async fn update_secret(
        &self,
        input: UpdateSecretRequest,
    ) -> Result<UpdateSecretResponse, ApiError> {
        self.call("UpdateSecret", &input).await
    }

    async fn update_secret_version_stage(
        &self,
        input: UpdateSecretVersionStageRequest,
    ) -> Result<UpdateSecretVersionStageResponse, ApiError> {
        self.call("UpdateSecretVersionStage", &input).await
    }
}

/// Serves one request: reads and checks the body, calls the operation, writes its output.
///
/// This is the only way in for HTTP, for in-process callers and for state machine tasks alike.
///
/// # Errors
///
/// `NotImplemented` for a name that is not in [`OPERATIONS`], `SerializationException` and
/// `ValidationException` for a body that is not a proper input, and what the operation itself answers.
pub async fn dispatch(
    api: &dyn SecretsApi,
    operation: &str,
    body: &[u8],
) -> Result<Bytes, ApiError> {
    let request = Request { body };
    match operation {
        "CreateSecret" => request.answer(|input| api.create_secret(input)).await,
        "DeleteSecret" => request.answer(|input| api.delete_secret(input)).await,
        "DescribeSecret" => request.answer(|input| api.describe_secret(input)).await,
        "GetSecretValue" => request.answer(|input| api.get_secret_value(input)).await,
        "ListSecretVersionIds" => {
            request
                .answer(|input| api.list_secret_version_ids(input))
                .await
        }
        "ListSecrets" => request.answer(|input| api.list_secrets(input)).await,
        "PutSecretValue" => request.answer(|input| api.put_secret_value(input)).await,
        "RestoreSecret" => request.answer(|input| api.restore_secret(input)).await,
        "TagResource" => {
            request
                .answer_without_output(|input| api.tag_resource(input))
                .await
        }
        "UntagResource" => {
            request
                .answer_without_output(|input| api.untag_resource(input))
                .await
        }
        "UpdateSecret" => request.answer(|input| api.update_secret(input)).await,
        "UpdateSecretVersionStage" => {
            request
                .answer(|input| api.update_secret_version_stage(input))
                .await
        }
        _ => Err(ApiError::not_implemented(operation)),
    }
}
