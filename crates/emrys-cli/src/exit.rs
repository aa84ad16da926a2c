// SPDX-License-Identifier: Apache-2.0
//! Exit codes: an append-only part of the command's interface.

/// What the command ends with. The numbers are documented in the README and never change meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum ExitCode {
    /// Everything asked for was done.
    Success = 0,
    /// Something that should not happen.
    Unexpected = 1,
    /// The command line is wrong.
    Usage = 2,
    /// The document has errors; nothing was sent.
    InvalidDocument = 3,
    /// The API refused the request, or cannot be reached.
    Refused = 4,
    /// A step failed, or the job flow completed with errors.
    StepFailed = 5,
    /// The cluster failed.
    ClusterFailed = 6,
    /// A step or a wait took too long.
    TimedOut = 7,
    /// The run was interrupted or cancelled.
    Interrupted = 8,
    /// Something is held by another process.
    Locked = 9,
    /// What was compared is not the same.
    Different = 10,
}

impl From<ExitCode> for std::process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(code as u8)
    }
}

/// Why a verb did not do what was asked: a message, perhaps a hint, and the exit code.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: ExitCode,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

impl Failure {
    /// A failure with that code and message.
    pub(crate) fn new(code: ExitCode, message: impl std::fmt::Display) -> Self {
        Self {
            code,
            message: message.to_string(),
            hint: None,
        }
    }

    /// Something the user can do about it.
    pub(crate) fn hint(mut self, hint: impl std::fmt::Display) -> Self {
        self.hint = Some(hint.to_string());
        self
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(ExitCode::Unexpected, error)
    }
}

impl From<emrys_protocol::ApiError> for Failure {
    fn from(error: emrys_protocol::ApiError) -> Self {
        let failure = Self::new(ExitCode::Refused, &error);
        match hint(&error) {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}

/// What to do about an error that is about who calls, not about what is asked.
pub(crate) fn hint(error: &emrys_protocol::ApiError) -> Option<&'static str> {
    match error.code().as_str() {
        "NoCredentials" => {
            Some("sign in (`aws configure`, `aws sso login`), or name a profile with --profile")
        }
        "ExpiredToken" | "ExpiredTokenException" | "RequestExpired" => {
            Some("the session is over: sign in again (`aws sso login`)")
        }
        "InvalidAccessKeyId" | "InvalidClientTokenId" | "UnrecognizedClientException" => Some(
            "AWS does not know this access key; if `emrys env` has set it, unset AWS_ACCESS_KEY_ID",
        ),
        "InvalidSignatureException" | "SignatureDoesNotMatch" => Some(
            "the secret access key is not that of the access key, or this machine's clock is wrong",
        ),
        "AccessDenied" | "AccessDeniedException" => {
            Some("which permissions are needed where is in docs/aws.md")
        }
        _ => None,
    }
}

/// How verbs end.
pub(crate) type VerbResult = Result<ExitCode, Failure>;
