// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

/// What went wrong, in AWS's word for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// Declared by a service model.
    ActivityAlreadyExists,
    /// Declared by a service model.
    ActivityDoesNotExist,
    /// Declared by a service model.
    ActivityLimitExceeded,
    /// Declared by a service model.
    ActivityWorkerLimitExceeded,
    /// Declared by a service model.
    ConcurrentModificationException,
    /// Declared by a service model.
    ConflictException,
    /// Declared by a service model.
    DecryptionFailure,
    /// Declared by a service model.
    EncryptionFailure,
    /// Declared by a service model.
    ExecutionAlreadyExists,
    /// Declared by a service model.
    ExecutionDoesNotExist,
    /// Declared by a service model.
    ExecutionLimitExceeded,
    /// Declared by a service model.
    ExecutionNotRedrivable,
    /// Declared by a service model.
    HierarchyLevelLimitExceededException,
    /// Declared by a service model.
    HierarchyTypeMismatchException,
    /// Declared by a service model.
    IncompatiblePolicyException,
    /// Declared by a service model.
    InternalException,
    /// Declared by a service model.
    InternalServerError,
    /// Declared by a service model.
    InternalServerException,
    /// Declared by a service model.
    InternalServiceError,
    /// Declared by a service model.
    InvalidAllowedPatternException,
    /// Declared by a service model.
    InvalidArn,
    /// Declared by a service model.
    InvalidDefinition,
    /// Declared by a service model.
    InvalidEncryptionConfiguration,
    /// Declared by a service model.
    InvalidEventPatternException,
    /// Declared by a service model.
    InvalidExecutionInput,
    /// Declared by a service model.
    InvalidFilterKey,
    /// Declared by a service model.
    InvalidFilterOption,
    /// Declared by a service model.
    InvalidFilterValue,
    /// Declared by a service model.
    InvalidKeyId,
    /// Declared by a service model.
    InvalidLoggingConfiguration,
    /// Declared by a service model.
    InvalidName,
    /// Declared by a service model.
    InvalidNextToken,
    /// Declared by a service model.
    InvalidNextTokenException,
    /// Declared by a service model.
    InvalidOutput,
    /// Declared by a service model.
    InvalidParameterException,
    /// Declared by a service model.
    InvalidPolicyAttributeException,
    /// Declared by a service model.
    InvalidPolicyTypeException,
    /// Declared by a service model.
    InvalidRequestException,
    /// Declared by a service model.
    InvalidResourceId,
    /// Declared by a service model.
    InvalidResourceType,
    /// Declared by a service model.
    InvalidToken,
    /// Declared by a service model.
    InvalidTracingConfiguration,
    /// Declared by a service model.
    KmsAccessDeniedException,
    /// Declared by a service model.
    KmsInvalidStateException,
    /// Declared by a service model.
    KmsThrottlingException,
    /// Declared by a service model.
    LimitExceededException,
    /// Declared by a service model.
    MalformedPolicyDocumentException,
    /// Declared by a service model.
    ManagedRuleException,
    /// Declared by a service model.
    MissingRequiredParameter,
    /// Declared by a service model.
    ParameterAlreadyExists,
    /// Declared by a service model.
    ParameterLimitExceeded,
    /// Declared by a service model.
    ParameterMaxVersionLimitExceeded,
    /// Declared by a service model.
    ParameterNotFound,
    /// Declared by a service model.
    ParameterPatternMismatchException,
    /// Declared by a service model.
    ParameterVersionLabelLimitExceeded,
    /// Declared by a service model.
    ParameterVersionNotFound,
    /// Declared by a service model.
    PoliciesLimitExceededException,
    /// Declared by a service model.
    PreconditionNotMetException,
    /// Declared by a service model.
    ResourceExistsException,
    /// Declared by a service model.
    ResourceNotFound,
    /// Declared by a service model.
    ResourceNotFoundException,
    /// Declared by a service model.
    ServiceQuotaExceededException,
    /// Declared by a service model.
    StateMachineAlreadyExists,
    /// Declared by a service model.
    StateMachineDeleting,
    /// Declared by a service model.
    StateMachineDoesNotExist,
    /// Declared by a service model.
    StateMachineLimitExceeded,
    /// Declared by a service model.
    StateMachineTypeNotSupported,
    /// Declared by a service model.
    TaskDoesNotExist,
    /// Declared by a service model.
    TaskTimedOut,
    /// Declared by a service model.
    TooManyTags,
    /// Declared by a service model.
    TooManyTagsError,
    /// Declared by a service model.
    TooManyUpdates,
    /// Declared by a service model.
    UnsupportedParameterType,
    /// The caller may not do this.
    AccessDeniedException,
    /// The session token has expired: get new credentials.
    ExpiredTokenException,
    /// The signature lacks a part or cannot be read.
    IncompleteSignatureException,
    /// The service failed: retry, and report it if it stays.
    InternalFailure,
    /// The signature does not match the request: check the secret key and the clock.
    InvalidSignatureException,
    /// The request is not signed.
    MissingAuthenticationTokenException,
    /// The operation exists at AWS and is not offered here.
    NotImplemented,
    /// The body is larger than the service takes.
    RequestEntityTooLargeException,
    /// The request is older than its signature allows: check the clock.
    RequestExpired,
    /// The body is no JSON, or a value has the wrong type.
    SerializationException,
    /// The service cannot answer now: retry.
    ServiceUnavailable,
    /// Too many requests: slow down and retry.
    ThrottlingException,
    /// The target names no operation of the service.
    UnknownOperationException,
    /// The access key is unknown.
    UnrecognizedClientException,
    /// The request does not satisfy the service's constraints: correct it.
    ValidationException,
    /// EC2's word for any signature that it does not accept.
    AuthFailure,
    /// Something still belongs to what shall be deleted: take that away first.
    DeleteConflict,
    /// There is one of that name.
    EntityAlreadyExists,
    /// The signature lacks a part or cannot be read.
    IncompleteSignature,
    /// The access key is unknown.
    InvalidClientTokenId,
    /// There are as many as there may be.
    LimitExceeded,
    /// The policy document is no policy: correct it.
    MalformedPolicyDocument,
    /// The request is not signed.
    MissingAuthenticationToken,
    /// There is none of that name.
    NoSuchEntity,
    /// The signature does not match the request: check the secret key and the clock.
    SignatureDoesNotMatch,
    /// The request does not satisfy the service's constraints: correct it.
    ValidationError,
    /// A code that this version does not know: only a client meets it.
    Unknown(String),
}

impl ErrorCode {
    /// AWS's word for it, as `__type` carries it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::ActivityAlreadyExists => "ActivityAlreadyExists",
            Self::ActivityDoesNotExist => "ActivityDoesNotExist",
            Self::ActivityLimitExceeded => "ActivityLimitExceeded",
            Self::ActivityWorkerLimitExceeded => "ActivityWorkerLimitExceeded",
            Self::ConcurrentModificationException => "ConcurrentModificationException",
            Self::ConflictException => "ConflictException",
            Self::DecryptionFailure => "DecryptionFailure",
            Self::EncryptionFailure => "EncryptionFailure",
            Self::ExecutionAlreadyExists => "ExecutionAlreadyExists",
            Self::ExecutionDoesNotExist => "ExecutionDoesNotExist",
            Self::ExecutionLimitExceeded => "ExecutionLimitExceeded",
            Self::ExecutionNotRedrivable => "ExecutionNotRedrivable",
            Self::HierarchyLevelLimitExceededException => "HierarchyLevelLimitExceededException",
            Self::HierarchyTypeMismatchException => "HierarchyTypeMismatchException",
            Self::IncompatiblePolicyException => "IncompatiblePolicyException",
            Self::InternalException => "InternalException",
            Self::InternalServerError => "InternalServerError",
            Self::InternalServerException => "InternalServerException",
            Self::InternalServiceError => "InternalServiceError",
            Self::InvalidAllowedPatternException => "InvalidAllowedPatternException",
            Self::InvalidArn => "InvalidArn",
            Self::InvalidDefinition => "InvalidDefinition",
            Self::InvalidEncryptionConfiguration => "InvalidEncryptionConfiguration",
            Self::InvalidEventPatternException => "InvalidEventPatternException",
            Self::InvalidExecutionInput => "InvalidExecutionInput",
            Self::InvalidFilterKey => "InvalidFilterKey",
            Self::InvalidFilterOption => "InvalidFilterOption",
            Self::InvalidFilterValue => "InvalidFilterValue",
            Self::InvalidKeyId => "InvalidKeyId",
            Self::InvalidLoggingConfiguration => "InvalidLoggingConfiguration",
            Self::InvalidName => "InvalidName",
            Self::InvalidNextToken => "InvalidNextToken",
            Self::InvalidNextTokenException => "InvalidNextTokenException",
            Self::InvalidOutput => "InvalidOutput",
            Self::InvalidParameterException => "InvalidParameterException",
            Self::InvalidPolicyAttributeException => "InvalidPolicyAttributeException",
            Self::InvalidPolicyTypeException => "InvalidPolicyTypeException",
            Self::InvalidRequestException => "InvalidRequestException",
            Self::InvalidResourceId => "InvalidResourceId",
            Self::InvalidResourceType => "InvalidResourceType",
            Self::InvalidToken => "InvalidToken",
            Self::InvalidTracingConfiguration => "InvalidTracingConfiguration",
            Self::KmsAccessDeniedException => "KmsAccessDeniedException",
            Self::KmsInvalidStateException => "KmsInvalidStateException",
            Self::KmsThrottlingException => "KmsThrottlingException",
            Self::LimitExceededException => "LimitExceededException",
            Self::MalformedPolicyDocumentException => "MalformedPolicyDocumentException",
            Self::ManagedRuleException => "ManagedRuleException",
            Self::MissingRequiredParameter => "MissingRequiredParameter",
            Self::ParameterAlreadyExists => "ParameterAlreadyExists",
            Self::ParameterLimitExceeded => "ParameterLimitExceeded",
            Self::ParameterMaxVersionLimitExceeded => "ParameterMaxVersionLimitExceeded",
            Self::ParameterNotFound => "ParameterNotFound",
            Self::ParameterPatternMismatchException => "ParameterPatternMismatchException",
            Self::ParameterVersionLabelLimitExceeded => "ParameterVersionLabelLimitExceeded",
            Self::ParameterVersionNotFound => "ParameterVersionNotFound",
            Self::PoliciesLimitExceededException => "PoliciesLimitExceededException",
            Self::PreconditionNotMetException => "PreconditionNotMetException",
            Self::ResourceExistsException => "ResourceExistsException",
            Self::ResourceNotFound => "ResourceNotFound",
            Self::ResourceNotFoundException => "ResourceNotFoundException",
            Self::ServiceQuotaExceededException => "ServiceQuotaExceededException",
            Self::StateMachineAlreadyExists => "StateMachineAlreadyExists",
            Self::StateMachineDeleting => "StateMachineDeleting",
            Self::StateMachineDoesNotExist => "StateMachineDoesNotExist",
            Self::StateMachineLimitExceeded => "StateMachineLimitExceeded",
            Self::StateMachineTypeNotSupported => "StateMachineTypeNotSupported",
            Self::TaskDoesNotExist => "TaskDoesNotExist",
            Self::TaskTimedOut => "TaskTimedOut",
            Self::TooManyTags => "TooManyTags",
            Self::TooManyTagsError => "TooManyTagsError",
            Self::TooManyUpdates => "TooManyUpdates",
            Self::UnsupportedParameterType => "UnsupportedParameterType",
            Self::AccessDeniedException => "AccessDeniedException",
            Self::ExpiredTokenException => "ExpiredTokenException",
            Self::IncompleteSignatureException => "IncompleteSignatureException",
            Self::InternalFailure => "InternalFailure",
            Self::InvalidSignatureException => "InvalidSignatureException",
            Self::MissingAuthenticationTokenException => "MissingAuthenticationTokenException",
            Self::NotImplemented => "NotImplemented",
            Self::RequestEntityTooLargeException => "RequestEntityTooLargeException",
            Self::RequestExpired => "RequestExpired",
            Self::SerializationException => "SerializationException",
            Self::ServiceUnavailable => "ServiceUnavailable",
            Self::ThrottlingException => "ThrottlingException",
            Self::UnknownOperationException => "UnknownOperationException",
            Self::UnrecognizedClientException => "UnrecognizedClientException",
            Self::ValidationException => "ValidationException",
            Self::AuthFailure => "AuthFailure",
            Self::DeleteConflict => "DeleteConflict",
            Self::EntityAlreadyExists => "EntityAlreadyExists",
            Self::IncompleteSignature => "IncompleteSignature",
            Self::InvalidClientTokenId => "InvalidClientTokenId",
            Self::LimitExceeded => "LimitExceeded",
            Self::MalformedPolicyDocument => "MalformedPolicyDocument",
            Self::MissingAuthenticationToken => "MissingAuthenticationToken",
            Self::NoSuchEntity => "NoSuchEntity",
            Self::SignatureDoesNotMatch => "SignatureDoesNotMatch",
            Self::ValidationError => "ValidationError",
            Self::Unknown(code) => code,
        }
    }

    /// The HTTP status it arrives with.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::ActivityAlreadyExists => 400,
            Self::ActivityDoesNotExist => 400,
            Self::ActivityLimitExceeded => 400,
            Self::ActivityWorkerLimitExceeded => 400,
            Self::ConcurrentModificationException => 400,
            Self::ConflictException => 400,
            Self::DecryptionFailure => 400,
            Self::EncryptionFailure => 400,
            Self::ExecutionAlreadyExists => 400,
            Self::ExecutionDoesNotExist => 400,
            Self::ExecutionLimitExceeded => 400,
            Self::ExecutionNotRedrivable => 400,
            Self::HierarchyLevelLimitExceededException => 400,
            Self::HierarchyTypeMismatchException => 400,
            Self::IncompatiblePolicyException => 400,
            Self::InternalException => 400,
            Self::InternalServerError => 500,
            Self::InternalServerException => 500,
            Self::InternalServiceError => 500,
            Self::InvalidAllowedPatternException => 400,
            Self::InvalidArn => 400,
            Self::InvalidDefinition => 400,
            Self::InvalidEncryptionConfiguration => 400,
            Self::InvalidEventPatternException => 400,
            Self::InvalidExecutionInput => 400,
            Self::InvalidFilterKey => 400,
            Self::InvalidFilterOption => 400,
            Self::InvalidFilterValue => 400,
            Self::InvalidKeyId => 400,
            Self::InvalidLoggingConfiguration => 400,
            Self::InvalidName => 400,
            Self::InvalidNextToken => 400,
            Self::InvalidNextTokenException => 400,
            Self::InvalidOutput => 400,
            Self::InvalidParameterException => 400,
            Self::InvalidPolicyAttributeException => 400,
            Self::InvalidPolicyTypeException => 400,
            Self::InvalidRequestException => 400,
            Self::InvalidResourceId => 400,
            Self::InvalidResourceType => 400,
            Self::InvalidToken => 400,
            Self::InvalidTracingConfiguration => 400,
            Self::KmsAccessDeniedException => 400,
            Self::KmsInvalidStateException => 400,
            Self::KmsThrottlingException => 400,
            Self::LimitExceededException => 400,
            Self::MalformedPolicyDocumentException => 400,
            Self::ManagedRuleException => 400,
            Self::MissingRequiredParameter => 400,
            Self::ParameterAlreadyExists => 400,
            Self::ParameterLimitExceeded => 400,
            Self::ParameterMaxVersionLimitExceeded => 400,
            Self::ParameterNotFound => 400,
            Self::ParameterPatternMismatchException => 400,
            Self::ParameterVersionLabelLimitExceeded => 400,
            Self::ParameterVersionNotFound => 400,
            Self::PoliciesLimitExceededException => 400,
            Self::PreconditionNotMetException => 400,
            Self::ResourceExistsException => 400,
            Self::ResourceNotFound => 400,
            Self::ResourceNotFoundException => 400,
            Self::ServiceQuotaExceededException => 400,
            Self::StateMachineAlreadyExists => 400,
            Self::StateMachineDeleting => 400,
            Self::StateMachineDoesNotExist => 400,
            Self::StateMachineLimitExceeded => 400,
            Self::StateMachineTypeNotSupported => 400,
            Self::TaskDoesNotExist => 400,
            Self::TaskTimedOut => 400,
            Self::TooManyTags => 400,
            Self::TooManyTagsError => 400,
            Self::TooManyUpdates => 400,
            Self::UnsupportedParameterType => 400,
            Self::AccessDeniedException => 400,
            Self::ExpiredTokenException => 400,
            Self::IncompleteSignatureException => 400,
            Self::InternalFailure => 500,
            Self::InvalidSignatureException => 400,
            Self::MissingAuthenticationTokenException => 400,
            Self::NotImplemented => 501,
            Self::RequestEntityTooLargeException => 413,
            Self::RequestExpired => 400,
            Self::SerializationException => 400,
            Self::ServiceUnavailable => 503,
            Self::ThrottlingException => 400,
            Self::UnknownOperationException => 400,
            Self::UnrecognizedClientException => 400,
            Self::ValidationException => 400,
            Self::AuthFailure => 401,
            Self::DeleteConflict => 409,
            Self::EntityAlreadyExists => 409,
            Self::IncompleteSignature => 400,
            Self::InvalidClientTokenId => 403,
            Self::LimitExceeded => 409,
            Self::MalformedPolicyDocument => 400,
            Self::MissingAuthenticationToken => 403,
            Self::NoSuchEntity => 404,
            Self::SignatureDoesNotMatch => 403,
            Self::ValidationError => 400,
            Self::Unknown(_) => 400,
        }
    }
}

impl From<&str> for ErrorCode {
    fn from(code: &str) -> Self {
        match code {
            "ActivityAlreadyExists" => Self::ActivityAlreadyExists,
            "ActivityDoesNotExist" => Self::ActivityDoesNotExist,
            "ActivityLimitExceeded" => Self::ActivityLimitExceeded,
            "ActivityWorkerLimitExceeded" => Self::ActivityWorkerLimitExceeded,
            "ConcurrentModificationException" => Self::ConcurrentModificationException,
            "ConflictException" => Self::ConflictException,
            "DecryptionFailure" => Self::DecryptionFailure,
            "EncryptionFailure" => Self::EncryptionFailure,
            "ExecutionAlreadyExists" => Self::ExecutionAlreadyExists,
            "ExecutionDoesNotExist" => Self::ExecutionDoesNotExist,
            "ExecutionLimitExceeded" => Self::ExecutionLimitExceeded,
            "ExecutionNotRedrivable" => Self::ExecutionNotRedrivable,
            "HierarchyLevelLimitExceededException" => Self::HierarchyLevelLimitExceededException,
            "HierarchyTypeMismatchException" => Self::HierarchyTypeMismatchException,
            "IncompatiblePolicyException" => Self::IncompatiblePolicyException,
            "InternalException" => Self::InternalException,
            "InternalServerError" => Self::InternalServerError,
            "InternalServerException" => Self::InternalServerException,
            "InternalServiceError" => Self::InternalServiceError,
            "InvalidAllowedPatternException" => Self::InvalidAllowedPatternException,
            "InvalidArn" => Self::InvalidArn,
            "InvalidDefinition" => Self::InvalidDefinition,
            "InvalidEncryptionConfiguration" => Self::InvalidEncryptionConfiguration,
            "InvalidEventPatternException" => Self::InvalidEventPatternException,
            "InvalidExecutionInput" => Self::InvalidExecutionInput,
            "InvalidFilterKey" => Self::InvalidFilterKey,
            "InvalidFilterOption" => Self::InvalidFilterOption,
            "InvalidFilterValue" => Self::InvalidFilterValue,
            "InvalidKeyId" => Self::InvalidKeyId,
            "InvalidLoggingConfiguration" => Self::InvalidLoggingConfiguration,
            "InvalidName" => Self::InvalidName,
            "InvalidNextToken" => Self::InvalidNextToken,
            "InvalidNextTokenException" => Self::InvalidNextTokenException,
            "InvalidOutput" => Self::InvalidOutput,
            "InvalidParameterException" => Self::InvalidParameterException,
            "InvalidPolicyAttributeException" => Self::InvalidPolicyAttributeException,
            "InvalidPolicyTypeException" => Self::InvalidPolicyTypeException,
            "InvalidRequestException" => Self::InvalidRequestException,
            "InvalidResourceId" => Self::InvalidResourceId,
            "InvalidResourceType" => Self::InvalidResourceType,
            "InvalidToken" => Self::InvalidToken,
            "InvalidTracingConfiguration" => Self::InvalidTracingConfiguration,
            "KmsAccessDeniedException" => Self::KmsAccessDeniedException,
            "KmsInvalidStateException" => Self::KmsInvalidStateException,
            "KmsThrottlingException" => Self::KmsThrottlingException,
            "LimitExceededException" => Self::LimitExceededException,
            "MalformedPolicyDocumentException" => Self::MalformedPolicyDocumentException,
            "ManagedRuleException" => Self::ManagedRuleException,
            "MissingRequiredParameter" => Self::MissingRequiredParameter,
            "ParameterAlreadyExists" => Self::ParameterAlreadyExists,
            "ParameterLimitExceeded" => Self::ParameterLimitExceeded,
            "ParameterMaxVersionLimitExceeded" => Self::ParameterMaxVersionLimitExceeded,
            "ParameterNotFound" => Self::ParameterNotFound,
            "ParameterPatternMismatchException" => Self::ParameterPatternMismatchException,
            "ParameterVersionLabelLimitExceeded" => Self::ParameterVersionLabelLimitExceeded,
            "ParameterVersionNotFound" => Self::ParameterVersionNotFound,
            "PoliciesLimitExceededException" => Self::PoliciesLimitExceededException,
            "PreconditionNotMetException" => Self::PreconditionNotMetException,
            "ResourceExistsException" => Self::ResourceExistsException,
            "ResourceNotFound" => Self::ResourceNotFound,
            "ResourceNotFoundException" => Self::ResourceNotFoundException,
            "ServiceQuotaExceededException" => Self::ServiceQuotaExceededException,
            "StateMachineAlreadyExists" => Self::StateMachineAlreadyExists,
            "StateMachineDeleting" => Self::StateMachineDeleting,
            "StateMachineDoesNotExist" => Self::StateMachineDoesNotExist,
            "StateMachineLimitExceeded" => Self::StateMachineLimitExceeded,
            "StateMachineTypeNotSupported" => Self::StateMachineTypeNotSupported,
            "TaskDoesNotExist" => Self::TaskDoesNotExist,
            "TaskTimedOut" => Self::TaskTimedOut,
            "TooManyTags" => Self::TooManyTags,
            "TooManyTagsError" => Self::TooManyTagsError,
            "TooManyUpdates" => Self::TooManyUpdates,
            "UnsupportedParameterType" => Self::UnsupportedParameterType,
            "AccessDeniedException" => Self::AccessDeniedException,
            "ExpiredTokenException" => Self::ExpiredTokenException,
            "IncompleteSignatureException" => Self::IncompleteSignatureException,
            "InternalFailure" => Self::InternalFailure,
            "InvalidSignatureException" => Self::InvalidSignatureException,
            "MissingAuthenticationTokenException" => Self::MissingAuthenticationTokenException,
            "NotImplemented" => Self::NotImplemented,
            "RequestEntityTooLargeException" => Self::RequestEntityTooLargeException,
            "RequestExpired" => Self::RequestExpired,
            "SerializationException" => Self::SerializationException,
            "ServiceUnavailable" => Self::ServiceUnavailable,
            "ThrottlingException" => Self::ThrottlingException,
            "UnknownOperationException" => Self::UnknownOperationException,
            "UnrecognizedClientException" => Self::UnrecognizedClientException,
            "ValidationException" => Self::ValidationException,
            "AuthFailure" => Self::AuthFailure,
            "DeleteConflict" => Self::DeleteConflict,
            "EntityAlreadyExists" => Self::EntityAlreadyExists,
            "IncompleteSignature" => Self::IncompleteSignature,
            "InvalidClientTokenId" => Self::InvalidClientTokenId,
            "LimitExceeded" => Self::LimitExceeded,
            "MalformedPolicyDocument" => Self::MalformedPolicyDocument,
            "MissingAuthenticationToken" => Self::MissingAuthenticationToken,
            "NoSuchEntity" => Self::NoSuchEntity,
            "SignatureDoesNotMatch" => Self::SignatureDoesNotMatch,
            "ValidationError" => Self::ValidationError,
            _ => Self::Unknown(code.to_owned()),
        }
    }
}
