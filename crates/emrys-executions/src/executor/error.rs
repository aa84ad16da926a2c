// SPDX-License-Identifier: Apache-2.0
//! Why the executor refused something, or could not do it.

use emrys_store::StoreError;

/// Why the executor refused something, or could not do it.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ExecutorError {
    /// There is another execution of that name, or one with the same name that has ended: choose another name.
    #[error("execution already exists: `{arn}`")]
    Exists {
        /// The execution's ARN.
        arn: String,
    },
    /// There is no such execution: see which there are.
    #[error("execution does not exist: `{arn}`")]
    DoesNotExist {
        /// The ARN that was asked for.
        arn: String,
    },
    /// The execution has ended, so that nothing can be changed about it.
    #[error("execution has ended: `{arn}`")]
    Ended {
        /// The execution's ARN.
        arn: String,
    },
    /// The execution cannot be redriven; the reason is AWS's.
    #[error("execution cannot be redriven: {reason}")]
    NotRedrivable {
        /// Why.
        reason: String,
    },
    /// The text is no task token of this engine.
    #[error("invalid token")]
    InvalidToken,
    /// The task of the token never was, or its execution is gone.
    #[error("task does not exist")]
    TaskDoesNotExist,
    /// The task of the token has ended: it timed out, or it was answered before.
    #[error("task has ended")]
    TaskTimedOut,
    /// The input is not JSON: correct it.
    #[error("invalid input: {reason}")]
    InvalidInput {
        /// What is wrong with it.
        reason: String,
    },
    /// The system gives no random numbers: see its own error.
    #[error("no random numbers can be had: {reason}")]
    NoRandomness {
        /// What the system said.
        reason: String,
    },
    /// The journal cannot be read or written: see its own error.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What the journal has of an execution does not fit together: report a bug.
    #[error("the records of execution `{arn}` cannot be replayed: {reason}")]
    Diverged {
        /// The execution's ARN.
        arn: String,
        /// What does not fit.
        reason: String,
    },
}
