// SPDX-License-Identifier: Apache-2.0
//! Map runs: what a distributed Map state's executions are doing together.

use emrys_protocol::ApiError;
use emrys_protocol::states::types::{
    DescribeMapRunInput, DescribeMapRunOutput, ListMapRunsInput, ListMapRunsOutput,
    MapRunExecutionCounts, MapRunItemCounts, MapRunListItem, MapRunStatus as ShownStatus,
    UpdateMapRunInput, UpdateMapRunOutput,
};
use emrys_protocol::types::Timestamp;

use super::Executions;
use crate::arn;
use crate::executor::{ExecutorError, MapRun, MapRunChanges, MapRunRecord, MapRunStatus, Progress};
use crate::paging::Pages;
use crate::refusals;

impl Executions {
    pub(super) async fn map_run(
        &self,
        input: DescribeMapRunInput,
    ) -> Result<DescribeMapRunOutput, ApiError> {
        let text = input.map_run_arn.as_deref().unwrap_or_default();
        let found = self.executor().map_run(arn::map_run(text)?).await;
        let found = found.map_err(refusals::executor)?;
        let MapRun {
            record,
            items,
            executions,
        } = found.ok_or_else(refusals::no_resource)?;
        let written = |progress: &Progress| match record.results_written {
            true => progress.succeeded + progress.failed + progress.timed_out + progress.aborted,
            false => 0,
        };
        Ok(DescribeMapRunOutput {
            execution_counts: Some(execution_counts(&executions, written(&executions))),
            item_counts: Some(item_counts(&items, written(&items))),
            execution_arn: Some(record.execution_arn),
            map_run_arn: Some(record.arn),
            max_concurrency: Some(i32::try_from(record.max_concurrency).unwrap_or(i32::MAX)),
            redrive_count: Some(0),
            redrive_date: None,
            start_date: Some(Timestamp::from_millis(record.started_at)),
            status: Some(shown(record.status).into()),
            stop_date: record.stopped_at.map(Timestamp::from_millis),
            tolerated_failure_count: Some(number(record.tolerated_failure_count.unwrap_or(0))),
            tolerated_failure_percentage: Some(record.tolerated_failure_percentage.unwrap_or(0.0)),
        })
    }

    pub(super) async fn map_runs(
        &self,
        input: ListMapRunsInput,
    ) -> Result<ListMapRunsOutput, ApiError> {
        let text = input.execution_arn.as_deref().unwrap_or_default();
        self.find(text).await?;
        let records = self.executor().map_runs(text).await;
        let mut records = records.map_err(refusals::executor)?;
        records.sort_by_key(place);
        let pages = Pages::new("map runs", text, input.max_results);
        let token = input.next_token.as_deref();
        let (page, next_token) = pages.of(records.into_iter(), token, place)?;
        let map_runs = page.into_iter().map(|record| MapRunListItem {
            execution_arn: Some(record.execution_arn),
            map_run_arn: Some(record.arn),
            start_date: Some(Timestamp::from_millis(record.started_at)),
            state_machine_arn: Some(record.state_machine_arn),
            stop_date: record.stopped_at.map(Timestamp::from_millis),
        });
        Ok(ListMapRunsOutput {
            map_runs: Some(map_runs.collect()),
            next_token,
        })
    }

    pub(super) async fn change_map_run(
        &self,
        input: UpdateMapRunInput,
    ) -> Result<UpdateMapRunOutput, ApiError> {
        let text = input.map_run_arn.as_deref().unwrap_or_default();
        let text = arn::map_run(text)?;
        let found = self.executor().map_run(text).await;
        found
            .map_err(refusals::executor)?
            .ok_or_else(refusals::no_resource)?;
        let changes = MapRunChanges {
            max_concurrency: input.max_concurrency.and_then(|it| it.try_into().ok()),
            tolerated_failure_count: input
                .tolerated_failure_count
                .and_then(|it| it.try_into().ok()),
            tolerated_failure_percentage: input.tolerated_failure_percentage,
        };
        match self.executor().update_map_run(text, changes).await {
            Ok(()) => Ok(UpdateMapRunOutput {}),
            Err(ExecutorError::DoesNotExist { .. }) => Err(ApiError::validation(
                "Map Run is not running and cannot be updated",
            )),
            Err(error) => Err(refusals::executor(error)),
        }
    }
}

/// The latest come first.
fn place(record: &MapRunRecord) -> String {
    let backwards = u64::MAX - record.started_at.cast_unsigned();
    format!("{backwards:020} {}", record.arn)
}

fn shown(status: MapRunStatus) -> ShownStatus {
    match status {
        MapRunStatus::Running => ShownStatus::Running,
        MapRunStatus::Succeeded => ShownStatus::Succeeded,
        MapRunStatus::Failed => ShownStatus::Failed,
        MapRunStatus::Aborted => ShownStatus::Aborted,
    }
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn execution_counts(progress: &Progress, written: u64) -> MapRunExecutionCounts {
    MapRunExecutionCounts {
        aborted: Some(number(progress.aborted)),
        failed: Some(number(progress.failed)),
        failures_not_redrivable: Some(0),
        pending: Some(number(progress.pending)),
        pending_redrive: Some(0),
        results_written: Some(number(written)),
        running: Some(number(progress.running)),
        succeeded: Some(number(progress.succeeded)),
        timed_out: Some(number(progress.timed_out)),
        total: Some(number(progress.total)),
    }
}

fn item_counts(progress: &Progress, written: u64) -> MapRunItemCounts {
    MapRunItemCounts {
        aborted: Some(number(progress.aborted)),
        failed: Some(number(progress.failed)),
        failures_not_redrivable: Some(0),
        pending: Some(number(progress.pending)),
        pending_redrive: Some(0),
        results_written: Some(number(written)),
        running: Some(number(progress.running)),
        succeeded: Some(number(progress.succeeded)),
        timed_out: Some(number(progress.timed_out)),
        total: Some(number(progress.total)),
    }
}
