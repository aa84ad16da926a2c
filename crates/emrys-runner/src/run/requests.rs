// SPDX-License-Identifier: Apache-2.0
//! The requests of a run that may be sent again: reads, and what does no more when it is done twice.
//!
//! RunJobFlow and AddJobFlowSteps are not here: sent twice, they do twice as much.

use std::time::Duration;

use emrys_protocol::types::{
    CancelStepsInput, Cluster, ClusterSummary, DescribeClusterInput, InstanceGroupModifyConfig,
    ListClustersInput, ListInstanceGroupsInput, ListStepsInput, ModifyClusterInput,
    ModifyInstanceGroupsInput, SetKeepJobFlowAliveWhenNoStepsInput, StepCancellationOption,
    StepSummary, TerminateJobFlowsInput, Timestamp,
};
use emrys_protocol::{ApiError, EmrApi, ErrorCode};
use tokio::time::Instant;

use crate::journal::Millis;

/// Wait between two attempts of the same request.
const PAUSE: Duration = Duration::from_secs(1);

/// A target that is asked again while it does not answer: an engine that is restarted comes back.
pub(super) struct Requests<'a> {
    pub(super) api: &'a dyn EmrApi,
    pub(super) patience: Duration,
}

impl Requests<'_> {
    /// The cluster as it is now.
    pub(super) async fn describe(&self, cluster_id: &str) -> Result<Cluster, ApiError> {
        let input = DescribeClusterInput {
            cluster_id: Some(cluster_id.to_owned()),
        };
        let output = self
            .patiently(|| self.api.describe_cluster(input.clone()))
            .await?;
        Ok(output.cluster.unwrap_or_default())
    }

    /// Every cluster, in whatever state, that was created since then.
    pub(super) async fn clusters_since(
        &self,
        since: Millis,
    ) -> Result<Vec<ClusterSummary>, ApiError> {
        let mut clusters = Vec::new();
        let mut marker = None;
        loop {
            let input = ListClustersInput {
                created_after: Some(Timestamp::from_millis(since)),
                marker,
                ..ListClustersInput::default()
            };
            let output = self
                .patiently(|| self.api.list_clusters(input.clone()))
                .await?;
            clusters.extend(output.clusters.into_iter().flatten());
            marker = output.marker;
            if marker.is_none() {
                return Ok(clusters);
            }
        }
    }

    /// Every step of the cluster, oldest first.
    pub(super) async fn all_steps(&self, cluster_id: &str) -> Result<Vec<StepSummary>, ApiError> {
        let mut steps = Vec::new();
        let mut marker = None;
        loop {
            let input = ListStepsInput {
                cluster_id: Some(cluster_id.to_owned()),
                marker,
                ..ListStepsInput::default()
            };
            let output = self
                .patiently(|| self.api.list_steps(input.clone()))
                .await?;
            steps.extend(output.steps.into_iter().flatten());
            marker = output.marker;
            if marker.is_none() {
                steps.reverse();
                return Ok(steps);
            }
        }
    }

    /// Cancels steps. One that has just ended is refused in the answer, which is no error here.
    pub(super) async fn cancel(
        &self,
        cluster_id: &str,
        ids: Vec<String>,
        option: StepCancellationOption,
    ) -> Result<(), ApiError> {
        let input = CancelStepsInput {
            cluster_id: Some(cluster_id.to_owned()),
            step_ids: Some(ids),
            step_cancellation_option: Some(option.into()),
        };
        self.patiently(|| self.api.cancel_steps(input.clone()))
            .await
            .map(drop)
    }

    /// Ends the cluster with all that is left on it; one that is protected refuses it.
    pub(super) async fn terminate(&self, cluster_id: &str) -> Result<(), ApiError> {
        let input = TerminateJobFlowsInput {
            job_flow_ids: Some(vec![cluster_id.to_owned()]),
        };
        self.patiently(|| self.api.terminate_job_flows(input.clone()))
            .await
    }

    /// Says whether the cluster stays once it has no steps left; one that is protected obeys, too.
    pub(super) async fn keep_alive(&self, cluster_id: &str, keep: bool) -> Result<(), ApiError> {
        let input = SetKeepJobFlowAliveWhenNoStepsInput {
            job_flow_ids: Some(vec![cluster_id.to_owned()]),
            keep_job_flow_alive_when_no_steps: Some(keep),
        };
        self.patiently(|| {
            self.api
                .set_keep_job_flow_alive_when_no_steps(input.clone())
        })
        .await
    }

    /// Sets how many steps may run at once.
    pub(super) async fn modify(&self, cluster_id: &str, level: i32) -> Result<(), ApiError> {
        let input = ModifyClusterInput {
            cluster_id: Some(cluster_id.to_owned()),
            step_concurrency_level: Some(level),
            ..ModifyClusterInput::default()
        };
        self.patiently(|| self.api.modify_cluster(input.clone()))
            .await
            .map(drop)
    }

    /// Sets how many instances a group has, which is named by its role, its name or its id.
    pub(super) async fn resize(
        &self,
        cluster_id: &str,
        group: &str,
        count: i32,
    ) -> Result<(), ApiError> {
        let mut marker = None;
        let id = loop {
            let input = ListInstanceGroupsInput {
                cluster_id: Some(cluster_id.to_owned()),
                marker,
            };
            let output = self
                .patiently(|| self.api.list_instance_groups(input.clone()))
                .await?;
            let mut groups = output.instance_groups.into_iter().flatten();
            let found = groups.find(|found| {
                let role = found.instance_group_type.as_ref();
                role.is_some_and(|role| role.as_str().eq_ignore_ascii_case(group))
                    || found.name.as_deref() == Some(group)
                    || found.id.as_deref() == Some(group)
            });
            marker = output.marker;
            match (found, &marker) {
                (Some(found), _) => break found.id,
                (None, Some(_)) => {}
                (None, None) => {
                    let message = format!("the cluster has no instance group `{group}`");
                    return Err(ApiError::invalid_request(message));
                }
            }
        };
        let input = ModifyInstanceGroupsInput {
            cluster_id: Some(cluster_id.to_owned()),
            instance_groups: Some(vec![InstanceGroupModifyConfig {
                instance_group_id: id,
                instance_count: Some(count),
                ..InstanceGroupModifyConfig::default()
            }]),
        };
        self.patiently(|| self.api.modify_instance_groups(input.clone()))
            .await
    }

    /// Repeats what does no more when it is done twice, while nobody answers.
    async fn patiently<T, F: Future<Output = Result<T, ApiError>>>(
        &self,
        call: impl Fn() -> F,
    ) -> Result<T, ApiError> {
        let deadline = Instant::now() + self.patience;
        loop {
            match call().await {
                Err(error) if is_transient(&error) && Instant::now() < deadline => {
                    tokio::time::sleep(PAUSE).await;
                }
                result => return result,
            }
        }
    }
}

/// Whether the same request may succeed in a moment: nobody answered, or too much was asked.
pub(super) fn is_transient(error: &ApiError) -> bool {
    is_throttled(error) || is_lost(error)
}

/// Whether the request was turned away unread: certainly nothing was done.
pub(super) fn is_throttled(error: &ApiError) -> bool {
    *error.code() == ErrorCode::ThrottlingException
}

/// Whether the request may have been carried out although there is no answer.
pub(super) fn is_lost(error: &ApiError) -> bool {
    error.status() >= 500 && *error.code() != ErrorCode::NotImplemented
}
