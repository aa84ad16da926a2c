// SPDX-License-Identifier: Apache-2.0
//! What a failed step does to its cluster.
//!
//! Only the words and their grouping: whether the action applies (step concurrency, keep-alive, termination
//! protection) is decided by the engine, which knows the cluster.

use crate::word::aws_words;

aws_words! {
    /// The `ActionOnFailure` of a step.
    pub enum ActionOnFailure, "action on failure" {
        /// The former word for [`ActionOnFailure::TerminateCluster`], still accepted.
        TerminateJobFlow = "TERMINATE_JOB_FLOW",
        /// The cluster is terminated.
        TerminateCluster = "TERMINATE_CLUSTER",
        /// Pending steps are cancelled and the cluster waits.
        CancelAndWait = "CANCEL_AND_WAIT",
        /// The next step starts.
        Continue = "CONTINUE",
    }
}

impl ActionOnFailure {
    /// Whether a failure ends the cluster, under the present word or the former one.
    #[must_use]
    pub const fn terminates_cluster(self) -> bool {
        match self {
            Self::TerminateJobFlow | Self::TerminateCluster => true,
            Self::CancelAndWait | Self::Continue => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ActionOnFailure;

    #[test]
    fn words_are_those_of_the_service_model() {
        let words: Vec<_> = ActionOnFailure::ALL
            .iter()
            .map(|action| action.as_str())
            .collect();
        assert_eq!(
            words,
            [
                "TERMINATE_JOB_FLOW",
                "TERMINATE_CLUSTER",
                "CANCEL_AND_WAIT",
                "CONTINUE"
            ]
        );
        for action in ActionOnFailure::ALL {
            assert_eq!(action.as_str().parse(), Ok(*action));
        }
    }

    #[test]
    fn another_word_is_refused_with_the_possible_ones() {
        let error = "continue".parse::<ActionOnFailure>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "`continue` is not a known action on failure: expected one of \
             TERMINATE_JOB_FLOW, TERMINATE_CLUSTER, CANCEL_AND_WAIT, CONTINUE"
        );
    }

    #[test]
    fn both_words_for_termination_terminate() {
        let ending: Vec<_> = ActionOnFailure::ALL
            .iter()
            .filter(|action| action.terminates_cluster())
            .collect();
        assert_eq!(
            ending,
            [
                &ActionOnFailure::TerminateJobFlow,
                &ActionOnFailure::TerminateCluster
            ]
        );
    }

    #[test]
    fn serde_uses_the_word() {
        let json = serde_json::to_string(&ActionOnFailure::CancelAndWait).unwrap();
        assert_eq!(json, r#""CANCEL_AND_WAIT""#);
        assert_eq!(
            serde_json::from_str::<ActionOnFailure>(&json).unwrap(),
            ActionOnFailure::CancelAndWait
        );
        let error = serde_json::from_str::<ActionOnFailure>(r#""STOP""#).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("`STOP` is not a known action on failure")
        );
    }
}
