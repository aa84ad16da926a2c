// SPDX-License-Identifier: Apache-2.0
//! Why a cluster is in its state: EMR's codes and EMR's messages, in one place.
//!
//! The messages are those that real clusters show in `Status.StateChangeReason`; scripts compare them, so they are
//! kept to the letter, full stops and `master` included.

use serde::{Deserialize, Serialize};

use crate::ids::Ec2InstanceId;
use crate::lifecycle::cluster::ClusterEvent;
use crate::word::aws_words;

aws_words! {
    /// The `ClusterStateChangeReasonCode` of the API.
    pub enum ClusterReasonCode, "cluster state change reason code" {
        /// EMR itself failed.
        InternalError = "INTERNAL_ERROR",
        /// The request was accepted and then found impossible, as with a role that does not exist.
        ValidationError = "VALIDATION_ERROR",
        /// An instance was lost.
        InstanceFailure = "INSTANCE_FAILURE",
        /// An instance fleet did not get its capacity in time.
        InstanceFleetTimeout = "INSTANCE_FLEET_TIMEOUT",
        /// A bootstrap action failed.
        BootstrapFailure = "BOOTSTRAP_FAILURE",
        /// Somebody asked for the end.
        UserRequest = "USER_REQUEST",
        /// A step failed.
        StepFailure = "STEP_FAILURE",
        /// All steps completed and the cluster was not to be kept alive.
        AllStepsCompleted = "ALL_STEPS_COMPLETED",
    }
}

/// How the last steps of a waiting cluster ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastStep {
    /// There has been no step yet.
    None,
    /// It completed.
    Completed,
    /// It failed.
    Failed,
}

/// How a bootstrap action failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BootstrapError {
    /// Its script ran and failed.
    NonZeroCode,
    /// Its script is not there.
    DownloadFailed,
}

impl BootstrapError {
    /// The `ErrorCode` of an `ErrorDetail` (MG emr-troubleshoot-error-errordetail-bootstrap).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NonZeroCode => "BOOTSTRAP_FAILURE_PRIMARY_WITH_NON_ZERO_CODE",
            Self::DownloadFailed => "BOOTSTRAP_FAILURE_BA_DOWNLOAD_FAILED_PRIMARY",
        }
    }
}

/// The `StateChangeReason` of a cluster. Reasons that do not lead to an end have no code, as in EMR.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateChangeReason {
    /// The code, from the moment on when the cluster ends.
    pub code: Option<ClusterReasonCode>,
    /// The message for people (and for scripts that read it all the same).
    pub message: String,
}

/// EMR's message for a cluster whose steps all ended and some of them failed under CONTINUE.
const STEPS_COMPLETED_WITH_ERRORS: &str = "Steps completed with errors";

impl StateChangeReason {
    fn state(message: &str) -> Self {
        Self {
            code: None,
            message: message.to_owned(),
        }
    }

    fn end(code: ClusterReasonCode, message: impl Into<String>) -> Self {
        Self {
            code: Some(code),
            message: message.into(),
        }
    }

    /// STARTING: instances are on their way.
    #[must_use]
    pub fn provisioning() -> Self {
        Self::state("Provisioning Amazon EC2 capacity")
    }

    /// STARTING: instances are there, EMR prepares them.
    #[must_use]
    pub fn configuring_software() -> Self {
        Self::state("Configuring cluster software")
    }

    /// BOOTSTRAPPING.
    #[must_use]
    pub fn running_bootstrap_actions() -> Self {
        Self::state("Running bootstrap actions")
    }

    /// RUNNING.
    #[must_use]
    pub fn running_step() -> Self {
        Self::state("Running step")
    }

    /// WAITING.
    #[must_use]
    pub fn waiting(last_step: LastStep) -> Self {
        Self::state(match last_step {
            LastStep::None => "Cluster ready to run steps.",
            LastStep::Completed => "Cluster ready after last step completed.",
            LastStep::Failed => "Cluster ready after last step failed.",
        })
    }

    /// The end of a cluster that is not kept alive: all its steps completed.
    #[must_use]
    pub fn steps_completed() -> Self {
        Self::end(ClusterReasonCode::AllStepsCompleted, "Steps completed")
    }

    /// The same when steps failed that let the cluster continue. EMR's code is STEP_FAILURE, its state TERMINATED.
    #[must_use]
    pub fn steps_completed_with_errors() -> Self {
        Self::end(ClusterReasonCode::StepFailure, STEPS_COMPLETED_WITH_ERRORS)
    }

    /// A step failed whose action on failure ends the cluster.
    #[must_use]
    pub fn step_failed() -> Self {
        Self::end(ClusterReasonCode::StepFailure, "Shut down as step failed")
    }

    /// TerminateJobFlows.
    #[must_use]
    pub fn user_request() -> Self {
        Self::end(ClusterReasonCode::UserRequest, "Terminated by user request")
    }

    /// The auto-termination policy. EMR documents neither code nor words; the enumeration has no code that fits better.
    #[must_use]
    pub fn auto_terminated() -> Self {
        Self::end(
            ClusterReasonCode::UserRequest,
            "Terminated by auto-termination policy",
        )
    }

    /// Bootstrap action `number`, counted from 1, failed on the primary instance.
    #[must_use]
    pub fn bootstrap_failed(primary: &Ec2InstanceId, number: usize, error: BootstrapError) -> Self {
        let message = match error {
            BootstrapError::NonZeroCode => format!(
                "On the master instance ({primary}), bootstrap action {number} returned a non-zero return code"
            ),
            BootstrapError::DownloadFailed => format!(
                "Master instance ({primary}) failed attempting to download bootstrap action {number} file from S3"
            ),
        };
        Self::end(ClusterReasonCode::BootstrapFailure, message)
    }

    /// Which bootstrap action has failed and how, if this is the reason.
    #[must_use]
    pub fn failed_bootstrap_action(&self) -> Option<(usize, BootstrapError)> {
        if self.code != Some(ClusterReasonCode::BootstrapFailure) {
            return None;
        }
        let (before, after) = self.message.split_once("bootstrap action ")?;
        let number = after.split(' ').next()?.parse().ok()?;
        let error = if before.starts_with("Master instance") {
            BootstrapError::DownloadFailed
        } else {
            BootstrapError::NonZeroCode
        };
        Some((number, error))
    }

    /// The cluster was accepted and cannot be: the message says why.
    #[must_use]
    pub fn validation_error(message: impl Into<String>) -> Self {
        Self::end(ClusterReasonCode::ValidationError, message)
    }

    /// Something failed that is not the user's: the message says what.
    #[must_use]
    pub fn internal_error(message: impl Into<String>) -> Self {
        Self::end(ClusterReasonCode::InternalError, message)
    }

    /// How a cluster that ends for this reason ends: TERMINATED or TERMINATED_WITH_ERRORS.
    #[must_use]
    pub fn end_event(&self) -> ClusterEvent {
        match self.code {
            None | Some(ClusterReasonCode::UserRequest | ClusterReasonCode::AllStepsCompleted) => {
                ClusterEvent::EndedCleanly
            }
            // Two ends share the code, and only the message tells them apart.
            Some(ClusterReasonCode::StepFailure) if self.message == STEPS_COMPLETED_WITH_ERRORS => {
                ClusterEvent::EndedCleanly
            }
            Some(
                ClusterReasonCode::StepFailure
                | ClusterReasonCode::InternalError
                | ClusterReasonCode::ValidationError
                | ClusterReasonCode::InstanceFailure
                | ClusterReasonCode::InstanceFleetTimeout
                | ClusterReasonCode::BootstrapFailure,
            ) => ClusterEvent::EndedWithErrors,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BootstrapError, LastStep, StateChangeReason};
    use crate::ids::Ec2InstanceId;
    use crate::lifecycle::cluster::ClusterEvent;

    #[test]
    fn only_ends_have_a_code() {
        for reason in [
            StateChangeReason::provisioning(),
            StateChangeReason::configuring_software(),
            StateChangeReason::running_bootstrap_actions(),
            StateChangeReason::running_step(),
            StateChangeReason::waiting(LastStep::None),
            StateChangeReason::waiting(LastStep::Completed),
            StateChangeReason::waiting(LastStep::Failed),
        ] {
            assert_eq!(reason.code, None, "{}", reason.message);
        }
    }

    #[test]
    fn each_reason_ends_as_in_emr() {
        let instance: Ec2InstanceId = "i-0abcdef1234567890".parse().unwrap();
        let missing = BootstrapError::DownloadFailed;
        let missing = StateChangeReason::bootstrap_failed(&instance, 1, missing);
        assert_eq!(
            missing.message,
            "Master instance (i-0abcdef1234567890) failed attempting to download bootstrap action 1 file from S3"
        );
        let failed = missing.failed_bootstrap_action();
        assert_eq!(failed, Some((1, BootstrapError::DownloadFailed)));
        let bootstrap =
            StateChangeReason::bootstrap_failed(&instance, 2, BootstrapError::NonZeroCode);
        let failed = bootstrap.failed_bootstrap_action();
        assert_eq!(failed, Some((2, BootstrapError::NonZeroCode)));
        assert_eq!(
            bootstrap.message,
            "On the master instance (i-0abcdef1234567890), bootstrap action 2 returned a non-zero return code"
        );
        for (reason, code, end) in [
            (
                StateChangeReason::steps_completed(),
                "ALL_STEPS_COMPLETED",
                ClusterEvent::EndedCleanly,
            ),
            (
                StateChangeReason::steps_completed_with_errors(),
                "STEP_FAILURE",
                ClusterEvent::EndedCleanly,
            ),
            (
                StateChangeReason::user_request(),
                "USER_REQUEST",
                ClusterEvent::EndedCleanly,
            ),
            (
                StateChangeReason::auto_terminated(),
                "USER_REQUEST",
                ClusterEvent::EndedCleanly,
            ),
            (
                StateChangeReason::step_failed(),
                "STEP_FAILURE",
                ClusterEvent::EndedWithErrors,
            ),
            (
                bootstrap,
                "BOOTSTRAP_FAILURE",
                ClusterEvent::EndedWithErrors,
            ),
            (
                StateChangeReason::validation_error("no such role"),
                "VALIDATION_ERROR",
                ClusterEvent::EndedWithErrors,
            ),
            (
                StateChangeReason::internal_error("disk full"),
                "INTERNAL_ERROR",
                ClusterEvent::EndedWithErrors,
            ),
        ] {
            assert_eq!(reason.code.unwrap().as_str(), code);
            assert_eq!(reason.end_event(), end, "{}", reason.message);
        }
    }

    #[test]
    fn a_journaled_reason_is_read_back() {
        let reason = StateChangeReason::step_failed();
        let json = serde_json::to_string(&reason).unwrap();
        assert_eq!(
            json,
            r#"{"code":"STEP_FAILURE","message":"Shut down as step failed"}"#
        );
        assert_eq!(
            serde_json::from_str::<StateChangeReason>(&json).unwrap(),
            reason
        );
    }
}
