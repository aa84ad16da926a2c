// SPDX-License-Identifier: Apache-2.0
//! StartExecution and StartSyncExecution.

use emrys_protocol::ApiError;
use emrys_protocol::states::types::{
    BillingDetails, StartExecutionInput, StartExecutionOutput, StartSyncExecutionInput,
    StartSyncExecutionOutput, SyncExecutionStatus,
};
use emrys_protocol::types::{Sensitive, Timestamp};

use super::executions::{included, with_data};
use super::{Executions, input};
use crate::arn::MachineArn;
use crate::executor::{Described, NewExecution, Status};
use crate::{names, refusals, uuid};

/// The unit in which express executions are billed.
const BILLED_MILLIS: i64 = 100;
/// The least memory that they are billed for.
const BILLED_MEGABYTES: i64 = 64;

impl Executions {
    pub(super) async fn start(
        &self,
        wanted: StartExecutionInput,
    ) -> Result<StartExecutionOutput, ApiError> {
        let machine = wanted.state_machine_arn.unwrap_or_default();
        let machine = MachineArn::parse(&machine)?;
        let name = match wanted.name {
            Some(name) => {
                names::check(&name)?;
                name
            }
            None => uuid::random()?,
        };
        let input = input::execution(wanted.input)?;
        self.settle().await?;
        let record = self.machines().find(&machine)?;
        record.check_alive()?;
        let chosen = record.choose(&machine, &name)?;
        let definitions = self.machines().definitions();
        let definition = definitions.get(&chosen.revision.definition, record.express);
        let definition = definition.await?;
        let arn = match record.express {
            true => self.arns().express(&record.name, &name, &uuid::random()?),
            false => self.arns().execution(&record.name, &name),
        };
        let new = NewExecution {
            arn: arn.clone(),
            name,
            state_machine_arn: record.arn.clone(),
            state_machine_name: record.name.clone(),
            version_arn: chosen.version_arn,
            alias_arn: chosen.alias_arn,
            role_arn: chosen.revision.role_arn.clone(),
            express: record.express,
            definition: definition.text.clone(),
            machine: definition.machine.clone(),
            input,
            trace_header: wanted.trace_header,
        };
        let started = self.executor().start(new).await;
        let started = started.map_err(refusals::executor)?;
        Ok(StartExecutionOutput {
            execution_arn: Some(arn),
            start_date: Some(Timestamp::from_millis(started.at)),
        })
    }

    pub(super) async fn start_sync(
        &self,
        wanted: StartSyncExecutionInput,
    ) -> Result<StartSyncExecutionOutput, ApiError> {
        let machine = wanted.state_machine_arn.as_deref().unwrap_or_default();
        if !self.machines().find(&MachineArn::parse(machine)?)?.express {
            return Err(refusals::wrong_type());
        }
        let with_data = with_data(wanted.included_data.as_ref());
        let started = self.start(StartExecutionInput {
            input: wanted.input,
            name: wanted.name,
            state_machine_arn: wanted.state_machine_arn,
            trace_header: wanted.trace_header,
        });
        let arn = started.await?.execution_arn.unwrap_or_default();
        let ended = self.executor().ended(&arn).await;
        let Described { start, summary } = ended.map_err(refusals::executor)?;
        let stopped = summary.stopped_at.unwrap_or(start.started_at);
        let status = match summary.status {
            Status::Succeeded => SyncExecutionStatus::Succeeded,
            Status::TimedOut => SyncExecutionStatus::TimedOut,
            _ => SyncExecutionStatus::Failed,
        };
        Ok(StartSyncExecutionOutput {
            billing_details: Some(BillingDetails {
                billed_duration_in_milliseconds: Some(billed(stopped - start.started_at)),
                billed_memory_used_in_mb: Some(BILLED_MEGABYTES),
            }),
            cause: summary.cause.map(Sensitive::from).filter(|_| with_data),
            error: summary.error.map(Sensitive::from).filter(|_| with_data),
            execution_arn: Some(start.arn),
            input: with_data.then(|| start.input.into()),
            input_details: included(with_data),
            name: Some(start.name),
            output: summary.output.map(Sensitive::from).filter(|_| with_data),
            output_details: included(with_data),
            start_date: Some(Timestamp::from_millis(start.started_at)),
            state_machine_arn: Some(start.state_machine_arn),
            status: Some(status.into()),
            stop_date: Some(Timestamp::from_millis(stopped)),
            trace_header: start.trace_header,
        })
    }

    /// Removes machines that were deleted, once none of their executions runs.
    pub(super) async fn settle(&self) -> Result<(), ApiError> {
        for name in self.machines().deleting() {
            if self
                .executor()
                .running_of(&self.arns().state_machine(&name))
                == 0
            {
                self.machines().remove(&name).await?;
            }
        }
        Ok(())
    }
}

/// What a duration is rounded up to; no execution is free.
fn billed(millis: i64) -> i64 {
    let units = (millis + BILLED_MILLIS - 1).div_euclid(BILLED_MILLIS);
    units.max(1) * BILLED_MILLIS
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_duration_is_rounded_up_to_units() {
        for (millis, billed) in [(0, 100), (1, 100), (100, 100), (101, 200)] {
            assert_eq!(super::billed(millis), billed);
        }
    }
}
