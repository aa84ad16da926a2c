// SPDX-License-Identifier: Apache-2.0
//! Machines of which executions run are not removed: their roles would go with them, and the sweep, which ends the clusters
//! of executions that are stopped.

use emrys_protocol::states::types::{ExecutionStatus, ListExecutionsInput};
use emrys_protocol::types::Open;
use emrys_protocol::{ErrorCode, StatesApi};

use crate::exit::{ExitCode, Failure};

/// The type of what is looked at.
pub(super) const MACHINE: &str = "AWS::StepFunctions::StateMachine";
/// As many executions of a machine as are named.
const MOST: i32 = 5;

/// Refuses to remove machines, by their ARNs, of which executions run.
pub(super) async fn refuse(
    states: &dyn StatesApi,
    machines: impl IntoIterator<Item = String>,
) -> Result<(), Failure> {
    let mut running = Vec::new();
    for machine in machines {
        let input = ListExecutionsInput {
            state_machine_arn: Some(machine),
            status_filter: Some(Open::from(ExecutionStatus::Running)),
            max_results: Some(MOST),
            ..ListExecutionsInput::default()
        };
        let page = match states.list_executions(input).await {
            Err(error) if *error.code() == ErrorCode::StateMachineDoesNotExist => continue,
            answer => answer?,
        };
        let arns = page.executions.into_iter().flatten();
        running.extend(arns.filter_map(|execution| execution.execution_arn));
    }
    if running.is_empty() {
        return Ok(());
    }
    let short = running
        .iter()
        .map(|arn| arn.split(':').skip(6).collect::<Vec<_>>().join("/"));
    let message = format!(
        "what would be removed still runs: {}",
        short.collect::<Vec<_>>().join(", ")
    );
    let hint = "wait, or stop each with `emrys cancel`: what has been launched by then is ended, for as long as all of it is there";
    Err(Failure::new(ExitCode::Locked, message).hint(hint))
}
