// SPDX-License-Identifier: Apache-2.0
//! Describing, listing and ending executions, and their histories.

use emrys_protocol::ApiError;
use emrys_protocol::states::types::{
    CloudWatchEventsExecutionDataDetails, DescribeExecutionInput, DescribeExecutionOutput,
    DescribeStateMachineForExecutionInput, DescribeStateMachineForExecutionOutput,
    ExecutionListItem, ExecutionRedriveFilter, ExecutionStatus, GetExecutionHistoryInput,
    GetExecutionHistoryOutput, IncludedData, ListExecutionsInput, ListExecutionsOutput,
    StopExecutionInput, StopExecutionOutput,
};
use emrys_protocol::types::{Open, Sensitive, Timestamp};

use super::Executions;
use super::events::Teller;
use crate::arn::{self, MachineArn, Qualifier};
use crate::executor::{Described, ExecutorError, Listed, Status};
use crate::machines::Revision;
use crate::paging::Pages;
use crate::refusals;

impl Executions {
    pub(super) async fn described(
        &self,
        input: DescribeExecutionInput,
    ) -> Result<DescribeExecutionOutput, ApiError> {
        let arn = input.execution_arn.as_deref().unwrap_or_default();
        let described = self.find(arn).await?;
        let redrive = self.redrivability(&described);
        let Described { start, summary } = described;
        let with_data = with_data(input.included_data.as_ref());
        let with_output = summary.status == Status::Succeeded;
        Ok(DescribeExecutionOutput {
            cause: summary.cause.map(Sensitive::from).filter(|_| with_data),
            error: summary.error.map(Sensitive::from).filter(|_| with_data),
            execution_arn: Some(start.arn),
            input: with_data.then(|| start.input.into()),
            input_details: included(with_data),
            map_run_arn: start.map_run_arn,
            name: Some(start.name),
            output: summary.output.map(Sensitive::from).filter(|_| with_data),
            output_details: included(with_data).filter(|_| with_output),
            redrive_count: i32::try_from(summary.redrive_count).ok(),
            redrive_date: summary.redriven_at.map(Timestamp::from_millis),
            redrive_status: Some(redrive.status().into()),
            redrive_status_reason: redrive.reason().map(Sensitive::from),
            start_date: Some(Timestamp::from_millis(start.started_at)),
            state_machine_alias_arn: start.alias_arn,
            state_machine_arn: Some(start.state_machine_arn),
            state_machine_version_arn: start.version_arn,
            status: Some(shown(summary.status).into()),
            stop_date: summary.stopped_at.map(Timestamp::from_millis),
            trace_header: start.trace_header,
        })
    }

    /// The definition that an execution runs. Logging and tracing are the machine's present ones, if it is still there.
    pub(super) async fn described_machine(
        &self,
        input: DescribeStateMachineForExecutionInput,
    ) -> Result<DescribeStateMachineForExecutionOutput, ApiError> {
        let arn = input.execution_arn.as_deref().unwrap_or_default();
        let Described { start, .. } = self.find(arn).await?;
        let definition = self.executor().definition(&start).await;
        let definition = definition.map_err(refusals::executor)?;
        let (machine, label) = arn::unlabelled(&start.state_machine_arn);
        let version = start.version_arn.as_deref();
        let machine = MachineArn::parse(version.unwrap_or(machine))?;
        let label = label.map(ToOwned::to_owned);
        let record = self.machines().named(&machine);
        let chosen = record.as_ref().and_then(|record| {
            let chosen = record.choose(&machine, "").ok()?;
            Some(chosen.revision)
        });
        let same = chosen.filter(|revision| revision.definition == start.definition);
        let definition = match with_data(input.included_data.as_ref()) {
            true => definition.map(Sensitive::from),
            false => Some(Sensitive::default()),
        };
        Ok(DescribeStateMachineForExecutionOutput {
            definition,
            encryption_configuration: chosen.and_then(|revision| revision.encryption.clone()),
            label,
            logging_configuration: chosen.map(Revision::shown_logging),
            map_run_arn: start.map_run_arn,
            name: Some(start.state_machine_name),
            revision_id: same.and_then(|revision| revision.id.clone()),
            role_arn: Some(start.role_arn),
            state_machine_arn: Some(start.state_machine_arn),
            tracing_configuration: chosen.map(Revision::shown_tracing),
            update_date: Some(Timestamp::from_millis(
                same.map_or(start.started_at, |revision| revision.updated),
            )),
            variable_references: None,
        })
    }

    pub(super) async fn listed(
        &self,
        input: ListExecutionsInput,
    ) -> Result<ListExecutionsOutput, ApiError> {
        let status = input.status_filter.as_ref().and_then(Open::known);
        let redriven = input.redrive_filter.as_ref().and_then(Open::known);
        let (owner, through) = match (input.state_machine_arn, input.map_run_arn) {
            (Some(_), Some(_)) | (None, None) => {
                return Err(ApiError::validation(
                    "Must provide exactly one of stateMachineArn or mapRunArn",
                ));
            }
            (None, Some(text)) => (arn::map_run(&text)?.to_owned(), None),
            (Some(text), None) => self.owner(&text)?,
        };
        let list = format!(
            "{owner} {} {} {}",
            through.as_deref().unwrap_or_default(),
            status.map_or("", ExecutionStatus::as_str),
            redriven.map_or("", ExecutionRedriveFilter::as_str),
        );
        let pages = Pages::new("executions", &list, input.max_results);
        let from = input.next_token.map(|token| pages.place(&token));
        let from = from.transpose()?;
        let wanted = move |listed: &Listed| {
            let is_through =
                through.is_none() || listed.version_arn == through || listed.alias_arn == through;
            let is_redriven = match redriven {
                None => true,
                Some(ExecutionRedriveFilter::Redriven) => listed.redrive_count > 0,
                Some(ExecutionRedriveFilter::NotRedriven) => listed.redrive_count == 0,
            };
            is_through && is_redriven && status.is_none_or(|status| shown(listed.status) == status)
        };
        let page = self.executor().list(&owner, from, pages.size(), wanted);
        let page = page.await.map_err(refusals::executor)?;
        Ok(ListExecutionsOutput {
            executions: Some(page.executions.into_iter().map(item).collect()),
            next_token: page.next.map(|place| pages.token(&place)),
        })
    }

    /// Whose executions are wanted: those of a machine, and perhaps only those started through a version or an alias.
    fn owner(&self, text: &str) -> Result<(String, Option<String>), ApiError> {
        let arn = MachineArn::parse(text)?;
        let record = self.machines().find(&arn)?;
        if record.express {
            return Err(refusals::wrong_type());
        }
        record.choose(&arn, "")?;
        let through = (arn.qualifier != Qualifier::Current).then(|| text.to_owned());
        Ok((record.arn.clone(), through))
    }

    pub(super) async fn history(
        &self,
        input: GetExecutionHistoryInput,
    ) -> Result<GetExecutionHistoryOutput, ApiError> {
        let text = input.execution_arn.as_deref().unwrap_or_default();
        let Described { start, .. } = self.find(text).await?;
        let events = self.executor().history(text).await;
        let events = events.map_err(refusals::executor)?;
        let teller = Teller {
            start: &start,
            with_data: input.include_execution_data.unwrap_or(true),
        };
        let backwards = input.reverse_order.unwrap_or_default();
        let list = format!("{text} {backwards}");
        let pages = Pages::new("history", &list, input.max_results);
        let token = input.next_token.as_deref();
        let (page, next_token) = match backwards {
            false => pages.of(events.iter(), token, |event| format!("{:020}", event.id))?,
            true => pages.of(events.iter().rev(), token, |event| {
                format!("{:020}", u64::MAX - event.id)
            })?,
        };
        Ok(GetExecutionHistoryOutput {
            events: Some(page.into_iter().map(|event| teller.tell(event)).collect()),
            next_token,
        })
    }

    pub(super) async fn stop(
        &self,
        input: StopExecutionInput,
    ) -> Result<StopExecutionOutput, ApiError> {
        let text = input.execution_arn.as_deref().unwrap_or_default();
        let text = arn::execution(text)?;
        let error = input.error.as_ref().map(Sensitive::reveal);
        let cause = input.cause.as_ref().map(Sensitive::reveal);
        let stopped = match self.executor().stop(text, error, cause).await {
            // Who stops what has ended is told when that was.
            Err(ExecutorError::Ended { .. }) => {
                let Described { start, summary } = self.find(text).await?;
                summary.stopped_at.unwrap_or(start.started_at)
            }
            stopped => stopped.map_err(refusals::executor)?,
        };
        Ok(StopExecutionOutput {
            stop_date: Some(Timestamp::from_millis(stopped)),
        })
    }

    /// What is known of an execution of a standard machine.
    pub(super) async fn find(&self, text: &str) -> Result<Described, ApiError> {
        let described = self.executor().describe(arn::execution(text)?).await;
        let described = described.map_err(refusals::executor)?;
        described.ok_or_else(|| refusals::no_execution(text))
    }
}

/// Whether a request wants inputs and outputs.
pub(super) fn with_data(included: Option<&Open<IncludedData>>) -> bool {
    included.and_then(Open::known) != Some(IncludedData::MetadataOnly)
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every member of the API's structures is optional"
)]
pub(super) fn included(with_data: bool) -> Option<CloudWatchEventsExecutionDataDetails> {
    Some(CloudWatchEventsExecutionDataDetails {
        included: Some(with_data),
    })
}

pub(super) fn shown(status: Status) -> ExecutionStatus {
    match status {
        Status::Running => ExecutionStatus::Running,
        Status::Succeeded => ExecutionStatus::Succeeded,
        Status::Failed => ExecutionStatus::Failed,
        Status::TimedOut => ExecutionStatus::TimedOut,
        Status::Aborted => ExecutionStatus::Aborted,
        Status::PendingRedrive => ExecutionStatus::PendingRedrive,
    }
}

fn item(listed: Listed) -> ExecutionListItem {
    let redrives = Some(listed.redrive_count).filter(|count| *count > 0);
    ExecutionListItem {
        execution_arn: Some(listed.arn),
        item_count: listed.item_count.and_then(|count| count.try_into().ok()),
        map_run_arn: listed.map_run_arn,
        name: Some(listed.name),
        redrive_count: redrives.and_then(|count| count.try_into().ok()),
        redrive_date: listed.redriven_at.map(Timestamp::from_millis),
        start_date: Some(Timestamp::from_millis(listed.started_at)),
        state_machine_alias_arn: listed.alias_arn,
        state_machine_arn: Some(listed.state_machine_arn),
        state_machine_version_arn: listed.version_arn,
        status: Some(shown(listed.status).into()),
        stop_date: listed.stopped_at.map(Timestamp::from_millis),
    }
}
