// SPDX-License-Identifier: Apache-2.0
//! How much failure a map run bears.

use crate::data::Failure;

/// How many items have come to which end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All there are.
    pub total: u64,
    /// Those whose executions succeeded.
    pub succeeded: u64,
    /// Those whose executions failed or timed out.
    pub failed: u64,
    /// Those whose executions were stopped.
    pub aborted: u64,
}

/// How many failed items are borne.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tolerance {
    /// So many.
    pub count: Option<u64>,
    /// Such a share of all, percent.
    pub percentage: Option<f64>,
}

impl Tolerance {
    /// Whether the run goes on.
    ///
    /// # Errors
    /// `States.ExceedToleratedFailureThreshold`: more than either of both allows. Without any, nothing is borne.
    pub fn bears(&self, counts: Counts) -> Result<(), Failure> {
        let failed = counts.failed;
        if failed == 0 {
            return Ok(());
        }
        let by_count = self.count.map(|count| failed > count);
        #[expect(
            clippy::cast_precision_loss,
            reason = "there are fewer items than 2^53"
        )]
        let share = failed as f64 * 100.0 / counts.total.max(1) as f64;
        let by_share = self.percentage.map(|percentage| share > percentage);
        let exceeded = match (by_count, by_share) {
            (None, None) => true,
            (by_count, by_share) => by_count == Some(true) || by_share == Some(true),
        };
        if !exceeded {
            return Ok(());
        }
        Err(Failure {
            error: "States.ExceedToleratedFailureThreshold".to_owned(),
            cause: "The specified tolerated failure threshold was exceeded".to_owned(),
        })
    }
}
