// SPDX-License-Identifier: Apache-2.0
//! Whether an execution can be redriven, and RedriveExecution.

use emrys_protocol::states::types::{
    ExecutionRedriveStatus, RedriveExecutionInput, RedriveExecutionOutput,
};
use emrys_protocol::types::Timestamp;
use emrys_protocol::{ApiError, ErrorCode};

use super::Executions;
use super::executions::shown;
use crate::arn::{self, MachineArn};
use crate::executor::{Described, Status};
use crate::refusals;
use crate::time::now;

/// For how long after its end an execution can be redriven (Developer Guide, redriving executions).
const PERIOD_MILLIS: i64 = 14 * 24 * 60 * 60 * 1000;

/// Whether an execution can be redriven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Redrivability {
    /// By itself.
    Redrivable,
    /// With its map run.
    ByMapRun,
    /// Why not.
    Not(String),
}

impl Redrivability {
    pub(super) fn status(&self) -> ExecutionRedriveStatus {
        match self {
            Self::Redrivable => ExecutionRedriveStatus::Redrivable,
            Self::ByMapRun => ExecutionRedriveStatus::RedrivableByMapRun,
            Self::Not(_) => ExecutionRedriveStatus::NotRedrivable,
        }
    }

    pub(super) fn reason(&self) -> Option<&str> {
        match self {
            Self::Not(reason) => Some(reason),
            Self::Redrivable | Self::ByMapRun => None,
        }
    }
}

impl Executions {
    /// Whether an execution can be redriven now.
    pub(super) fn redrivability(&self, described: &Described) -> Redrivability {
        let Described { start, summary } = described;
        let not = |reason: &str| Redrivability::Not(reason.to_owned());
        if matches!(summary.status, Status::Running | Status::Succeeded) {
            let status = shown(summary.status).as_str();
            return Redrivability::Not(format!("Execution is {status} and cannot be redriven"));
        }
        let ended = summary.stopped_at.unwrap_or(start.started_at);
        if now() - ended > PERIOD_MILLIS {
            return not("Execution redrivable period exceeded");
        }
        let (machine, _) = arn::unlabelled(&start.state_machine_arn);
        let machine = MachineArn::parse(machine).ok();
        let machine = machine.and_then(|machine| self.machines().named(&machine));
        match machine {
            Some(machine) if machine.deleting => not("State machine is in DELETING status"),
            None => not("State machine is in DELETING status"),
            Some(_) if start.map_run_arn.is_some() => Redrivability::ByMapRun,
            Some(_) => Redrivability::Redrivable,
        }
    }

    /// Lets an execution that failed go on where it failed.
    pub(super) async fn redriven(
        &self,
        input: RedriveExecutionInput,
    ) -> Result<RedriveExecutionOutput, ApiError> {
        let text = input.execution_arn.as_deref().unwrap_or_default();
        let described = self.find(text).await?;
        let redriven = |at| RedriveExecutionOutput {
            redrive_date: Some(Timestamp::from_millis(at)),
        };
        let token = input.client_token.unwrap_or_default();
        if !token.is_empty()
            && let Some((said, at)) = self.redrives().get(text)
            && *said == token
        {
            return Ok(redriven(*at));
        }
        let not = |reason: &str| ApiError::new(ErrorCode::ExecutionNotRedrivable, reason);
        match self.redrivability(&described) {
            Redrivability::Not(reason) => return Err(not(&reason)),
            Redrivability::ByMapRun => {
                return Err(not("Execution is redriven with its Map Run"));
            }
            Redrivability::Redrivable => {}
        }
        let at = self.executor().redrive(text).await;
        let at = at.map_err(refusals::executor)?;
        self.redrives().insert(text.to_owned(), (token, at));
        Ok(redriven(at))
    }
}
