// SPDX-License-Identifier: Apache-2.0
//! The requests of a run that may be sent again: reads, and what ends something.
//!
//! RunJobFlow and AddJobFlowSteps are not here: sent twice, they do twice as much.

use emrys_protocol::types::{
    CancelStepsInput, Cluster, DescribeClusterInput, ListStepsInput,
    SetKeepJobFlowAliveWhenNoStepsInput, StepCancellationOption, StepSummary,
    TerminateJobFlowsInput,
};
use emrys_protocol::{ApiError, ErrorCode};
use tokio::time::Instant;

use super::Run;

impl Run<'_> {
    /// The cluster as it is now.
    pub(super) async fn describe(&self) -> Result<Cluster, ApiError> {
        let input = DescribeClusterInput {
            cluster_id: Some(self.cluster_id.clone()),
        };
        let output = self
            .patiently(|| self.api.describe_cluster(input.clone()))
            .await?;
        Ok(output.cluster.unwrap_or_default())
    }

    /// A page of steps, and the marker of the next one: those of the ids, or all, newest first.
    pub(super) async fn list(
        &self,
        ids: Option<Vec<String>>,
        marker: Option<String>,
    ) -> Result<(Vec<StepSummary>, Option<String>), ApiError> {
        let input = ListStepsInput {
            cluster_id: Some(self.cluster_id.clone()),
            step_ids: ids,
            marker,
            ..ListStepsInput::default()
        };
        let output = self
            .patiently(|| self.api.list_steps(input.clone()))
            .await?;
        Ok((output.steps.unwrap_or_default(), output.marker))
    }

    /// Every step of the cluster, newest first.
    pub(super) async fn list_all(&self) -> Result<Vec<StepSummary>, ApiError> {
        let (mut steps, mut marker) = self.list(None, None).await?;
        while marker.is_some() {
            let (more, next) = self.list(None, marker).await?;
            steps.extend(more);
            marker = next;
        }
        Ok(steps)
    }

    /// Cancels steps. One that has just ended is refused in the answer, which is no error here.
    pub(super) async fn cancel(
        &self,
        ids: Vec<String>,
        option: StepCancellationOption,
    ) -> Result<(), ApiError> {
        if ids.is_empty() {
            return Ok(());
        }
        let input = CancelStepsInput {
            cluster_id: Some(self.cluster_id.clone()),
            step_ids: Some(ids),
            step_cancellation_option: Some(option.into()),
        };
        self.patiently(|| self.api.cancel_steps(input.clone()))
            .await
            .map(drop)
    }

    /// Ends the cluster with all that is left on it; one that is protected refuses it.
    pub(super) async fn terminate(&self) -> Result<(), ApiError> {
        let input = TerminateJobFlowsInput {
            job_flow_ids: Some(vec![self.cluster_id.clone()]),
        };
        self.patiently(|| self.api.terminate_job_flows(input.clone()))
            .await
    }

    /// Lets the cluster end by itself once it has no steps left, protected or not.
    pub(super) async fn let_end(&self) -> Result<(), ApiError> {
        let input = SetKeepJobFlowAliveWhenNoStepsInput {
            job_flow_ids: Some(vec![self.cluster_id.clone()]),
            keep_job_flow_alive_when_no_steps: Some(false),
        };
        self.patiently(|| {
            self.api
                .set_keep_job_flow_alive_when_no_steps(input.clone())
        })
        .await
    }

    /// Repeats what does no more when it is done twice while nobody answers: an engine that is
    /// restarted comes back.
    async fn patiently<T, F: Future<Output = Result<T, ApiError>>>(
        &self,
        call: impl Fn() -> F,
    ) -> Result<T, ApiError> {
        let deadline = Instant::now() + self.options.patience;
        loop {
            match call().await {
                Err(error) if is_transient(&error) && Instant::now() < deadline => {
                    tokio::time::sleep(self.options.poll).await;
                }
                result => return result,
            }
        }
    }
}

/// Whether the same request may succeed in a moment: nobody answered, or too much was asked.
fn is_transient(error: &ApiError) -> bool {
    matches!(
        error.code(),
        ErrorCode::ServiceUnavailable | ErrorCode::ThrottlingException | ErrorCode::InternalFailure
    )
}
