// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::error::{ApiError, ErrorCode};
use crate::operations::dispatch::Request;
use crate::operations::{Operation, Remote, Transport};
use crate::parameters::types::{
    AddTagsToResourceRequest, AddTagsToResourceResult, DeleteParameterRequest,
    DeleteParameterResult, DeleteParametersRequest, DeleteParametersResult,
    DescribeParametersRequest, DescribeParametersResult, GetParameterHistoryRequest,
    GetParameterHistoryResult, GetParameterRequest, GetParameterResult, GetParametersByPathRequest,
    GetParametersByPathResult, GetParametersRequest, GetParametersResult,
    LabelParameterVersionRequest, LabelParameterVersionResult, ListTagsForResourceRequest,
    ListTagsForResourceResult, PutParameterRequest, PutParameterResult,
    RemoveTagsFromResourceRequest, RemoveTagsFromResourceResult,
};
use async_trait::async_trait;
use bytes::Bytes;

/// Every operation of the service, by name.
pub static OPERATIONS: &[Operation] = &[
    Operation {
        name: "AddTagsToResource",
        errors: &[
            ErrorCode::InvalidResourceType,
            ErrorCode::InvalidResourceId,
            ErrorCode::InternalServerError,
            ErrorCode::TooManyTagsError,
            ErrorCode::TooManyUpdates,
        ],
    },
    Operation {
        name: "DeleteParameter",
        errors: &[ErrorCode::InternalServerError, ErrorCode::ParameterNotFound],
    },
    Operation {
        name: "DeleteParameters",
        errors: &[ErrorCode::InternalServerError],
    },
    Operation {
        name: "DescribeParameters",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidFilterKey,
            ErrorCode::InvalidFilterOption,
            ErrorCode::InvalidFilterValue,
            ErrorCode::InvalidNextToken,
        ],
    },
    Operation {
        name: "GetParameter",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidKeyId,
            ErrorCode::ParameterNotFound,
            ErrorCode::ParameterVersionNotFound,
        ],
    },
    Operation {
        name: "GetParameterHistory",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::ParameterNotFound,
            ErrorCode::InvalidNextToken,
            ErrorCode::InvalidKeyId,
        ],
    },
    Operation {
        name: "GetParameters",
        errors: &[ErrorCode::InvalidKeyId, ErrorCode::InternalServerError],
    },
    Operation {
        name: "GetParametersByPath",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidFilterKey,
            ErrorCode::InvalidFilterOption,
            ErrorCode::InvalidFilterValue,
            ErrorCode::InvalidKeyId,
            ErrorCode::InvalidNextToken,
        ],
    },
    Operation {
        name: "LabelParameterVersion",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::TooManyUpdates,
            ErrorCode::ParameterNotFound,
            ErrorCode::ParameterVersionNotFound,
            ErrorCode::ParameterVersionLabelLimitExceeded,
        ],
    },
    Operation {
        name: "ListTagsForResource",
        errors: &[
            ErrorCode::InvalidResourceType,
            ErrorCode::InvalidResourceId,
            ErrorCode::InternalServerError,
        ],
    },
    Operation {
        name: "PutParameter",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidKeyId,
            ErrorCode::ParameterLimitExceeded,
            ErrorCode::TooManyUpdates,
            ErrorCode::ParameterAlreadyExists,
            ErrorCode::HierarchyLevelLimitExceededException,
            ErrorCode::HierarchyTypeMismatchException,
            ErrorCode::InvalidAllowedPatternException,
            ErrorCode::ParameterMaxVersionLimitExceeded,
            ErrorCode::ParameterPatternMismatchException,
            ErrorCode::UnsupportedParameterType,
            ErrorCode::PoliciesLimitExceededException,
            ErrorCode::InvalidPolicyTypeException,
            ErrorCode::InvalidPolicyAttributeException,
            ErrorCode::IncompatiblePolicyException,
        ],
    },
    Operation {
        name: "RemoveTagsFromResource",
        errors: &[
            ErrorCode::InvalidResourceType,
            ErrorCode::InvalidResourceId,
            ErrorCode::InternalServerError,
            ErrorCode::TooManyUpdates,
        ],
    },
];

/// The Parameter Store operations of Systems Manager: one method for each operation.
///
/// A method that an implementation leaves out answers `NotImplemented` and names the operation.
#[async_trait]
pub trait ParametersApi: Send + Sync {
    /// [`AddTagsToResource`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AddTagsToResource.html)
    async fn add_tags_to_resource(
        &self,
        input: AddTagsToResourceRequest,
    ) -> Result<AddTagsToResourceResult, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("AddTagsToResource"))
    }

    /// [`DeleteParameter`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html)
    async fn delete_parameter(
        &self,
        input: DeleteParameterRequest,
    ) -> Result<DeleteParameterResult, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DeleteParameter"))
    }

    /// [`DeleteParameters`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameters.html)
    async fn delete_parameters(
        &self,
        input: DeleteParametersRequest,
    ) -> Result<DeleteParametersResult, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DeleteParameters"))
    }

    /// [`DescribeParameters`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html)
    async fn describe_parameters(
        &self,
        input: DescribeParametersRequest,
    ) -> Result<DescribeParametersResult, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeParameters"))
    }

    /// [`GetParameter`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html)
    async fn get_parameter(
        &self,
        input: GetParameterRequest,
    ) -> Result<GetParameterResult, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetParameter"))
    }

    /// [`GetParameterHistory`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameterHistory.html)
    async fn get_parameter_history(
        &self,
        input: GetParameterHistoryRequest,
    ) -> Result<GetParameterHistoryResult, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetParameterHistory"))
    }

    /// [`GetParameters`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html)
    async fn get_parameters(
        &self,
        input: GetParametersRequest,
    ) -> Result<GetParametersResult, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetParameters"))
    }

    /// [`GetParametersByPath`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html)
    async fn get_parameters_by_path(
        &self,
        input: GetParametersByPathRequest,
    ) -> Result<GetParametersByPathResult, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetParametersByPath"))
    }

    /// [`LabelParameterVersion`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_LabelParameterVersion.html)
    async fn label_parameter_version(
        &self,
        input: LabelParameterVersionRequest,
    ) -> Result<LabelParameterVersionResult, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("LabelParameterVersion"))
    }

    /// [`ListTagsForResource`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListTagsForResource.html)
    async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResult, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListTagsForResource"))
    }

    /// [`PutParameter`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html)
    async fn put_parameter(
        &self,
        input: PutParameterRequest,
    ) -> Result<PutParameterResult, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("PutParameter"))
    }

    /// [`RemoveTagsFromResource`](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_RemoveTagsFromResource.html)
    async fn remove_tags_from_resource(
        &self,
        input: RemoveTagsFromResourceRequest,
    ) -> Result<RemoveTagsFromResourceResult, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("RemoveTagsFromResource"))
    }
}

#[async_trait]
impl<T: Transport> ParametersApi for Remote<T> {
    async fn add_tags_to_resource(
        &self,
        input: AddTagsToResourceRequest,
    ) -> Result<AddTagsToResourceResult, ApiError> {
        self.call("AddTagsToResource", &input).await
    }

    async fn delete_parameter(
        &self,
        input: DeleteParameterRequest,
    ) -> Result<DeleteParameterResult, ApiError> {
        self.call("DeleteParameter", &input).await
    }

    async fn delete_parameters(
        &self,
        input: DeleteParametersRequest,
    ) -> Result<DeleteParametersResult, ApiError> {
        self.call("DeleteParameters", &input).await
    }

    async fn describe_parameters(
        &self,
        input: DescribeParametersRequest,
    ) -> Result<DescribeParametersResult, ApiError> {
        self.call("DescribeParameters", &input).await
    }

    async fn get_parameter(
        &self,
        input: GetParameterRequest,
    ) -> Result<GetParameterResult, ApiError> {
        self.call("GetParameter", &input).await
    }

    async fn get_parameter_history(
        &self,
        input: GetParameterHistoryRequest,
    ) -> Result<GetParameterHistoryResult, ApiError> {
        self.call("GetParameterHistory", &input).await
    }

    async fn get_parameters(
        &self,
        input: GetParametersRequest,
    ) -> Result<GetParametersResult, ApiError> {
        self.call("GetParameters", &input).await
    }

    async fn get_parameters_by_path(
        &self,
        input: GetParametersByPathRequest,
    ) -> Result<GetParametersByPathResult, ApiError> {
        self.call("GetParametersByPath", &input).await
    }

    async fn label_parameter_version(
        &self,
        input: LabelParameterVersionRequest,
    ) -> Result<LabelParameterVersionResult, ApiError> {
        self.call("LabelParameterVersion", &input).await
    }

    async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResult, ApiError> {
        self.call("ListTagsForResource", &input).await
    }

    async fn put_parameter(
        &self,
        input: PutParameterRequest,
    ) -> Result<PutParameterResult, ApiError> {
        self.call("PutParameter", &input).await
    }

    async fn remove_tags_from_resource(
        &self,
        input: RemoveTagsFromResourceRequest,
    ) -> Result<RemoveTagsFromResourceResult, ApiError> {
        self.call("RemoveTagsFromResource", &input).await
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
    api: &dyn ParametersApi,
    operation: &str,
    body: &[u8],
) -> Result<Bytes, ApiError> {
    let request = Request { body };
    match operation {
        "AddTagsToResource" => {
            request
                .answer(|input| api.add_tags_to_resource(input))
                .await
        }
        "DeleteParameter" => request.answer(|input| api.delete_parameter(input)).await,
        "DeleteParameters" => request.answer(|input| api.delete_parameters(input)).await,
        "DescribeParameters" => request.answer(|input| api.describe_parameters(input)).await,
        "GetParameter" => request.answer(|input| api.get_parameter(input)).await,
        "GetParameterHistory" => {
            request
                .answer(|input| api.get_parameter_history(input))
                .await
        }
        "GetParameters" => request.answer(|input| api.get_parameters(input)).await,
        "GetParametersByPath" => {
            request
                .answer(|input| api.get_parameters_by_path(input))
                .await
        }
        "LabelParameterVersion" => {
            request
                .answer(|input| api.label_parameter_version(input))
                .await
        }
        "ListTagsForResource" => {
            request
                .answer(|input| api.list_tags_for_resource(input))
                .await
        }
        "PutParameter" => request.answer(|input| api.put_parameter(input)).await,
        "RemoveTagsFromResource" => {
            request
                .answer(|input| api.remove_tags_from_resource(input))
                .await
        }
        _ => Err(ApiError::not_implemented(operation)),
    }
}
