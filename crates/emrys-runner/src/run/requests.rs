// SPDX-License-Identifier: Apache-2.0
//! The requests of a run that may be sent again: reads, and what does no more when it is done twice.
//!
//! RunJobFlow and AddJobFlowSteps are not here: sent twice, they do twice as much.

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_protocol::types::{
    AddTagsInput, CancelStepsInput, Cluster, ClusterSummary, DescribeClusterInput,
    InstanceGroupModifyConfig, ListClustersInput, ListInstanceGroupsInput, ListStepsInput,
    ModifyClusterInput, ModifyInstanceGroupsInput, RemoveTagsInput,
    SetKeepJobFlowAliveWhenNoStepsInput, StepCancellationOption, StepSummary, Tag,
    TerminateJobFlowsInput, Timestamp,
};
use emrys_protocol::{ApiError, EmrApi};

use crate::journal::Millis;

/// Asks the target. Whether a request is repeated is the business of [`crate::calls`].
pub(super) struct Requests<'a>(pub(super) &'a dyn EmrApi);

impl Requests<'_> {
    /// The cluster as it is now.
    pub(super) async fn describe(&self, cluster_id: &str) -> Result<Cluster, ApiError> {
        let input = DescribeClusterInput {
            cluster_id: Some(cluster_id.to_owned()),
        };
        let output = self.0.describe_cluster(input).await?;
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
            let output = self.0.list_clusters(input).await?;
            clusters.extend(output.clusters.into_iter().flatten());
            marker = output.marker;
            if marker.is_none() {
                return Ok(clusters);
            }
        }
    }

    /// Every cluster that has not ended.
    pub(super) async fn active_clusters(&self) -> Result<Vec<ClusterSummary>, ApiError> {
        let active = ClusterState::ALL.iter().copied();
        let active = active.filter(|state| !state.is_terminal());
        let states: Vec<_> = active.map(Into::into).collect();
        let mut clusters = Vec::new();
        let mut marker = None;
        loop {
            let input = ListClustersInput {
                cluster_states: Some(states.clone()),
                marker,
                ..ListClustersInput::default()
            };
            let output = self.0.list_clusters(input).await?;
            clusters.extend(output.clusters.into_iter().flatten());
            marker = output.marker;
            if marker.is_none() {
                return Ok(clusters);
            }
        }
    }

    /// Puts a tag on the cluster, in place of one with the same key.
    pub(super) async fn put_tag(&self, cluster_id: &str, tag: Tag) -> Result<(), ApiError> {
        let input = AddTagsInput {
            resource_id: Some(cluster_id.to_owned()),
            tags: Some(vec![tag]),
            ..AddTagsInput::default()
        };
        self.0.add_tags(input).await.map(drop)
    }

    /// Takes a tag from the cluster, if it is there.
    pub(super) async fn remove_tag(&self, cluster_id: &str, key: String) -> Result<(), ApiError> {
        let input = RemoveTagsInput {
            resource_id: Some(cluster_id.to_owned()),
            tag_keys: Some(vec![key]),
            ..RemoveTagsInput::default()
        };
        self.0.remove_tags(input).await.map(drop)
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
            let output = self.0.list_steps(input).await?;
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
        self.0.cancel_steps(input).await.map(drop)
    }

    /// Ends the cluster with all that is left on it; one that is protected refuses it.
    pub(super) async fn terminate(&self, cluster_id: &str) -> Result<(), ApiError> {
        let input = TerminateJobFlowsInput {
            job_flow_ids: Some(vec![cluster_id.to_owned()]),
        };
        self.0.terminate_job_flows(input).await
    }

    /// Says whether the cluster stays once it has no steps left; one that is protected obeys, too.
    pub(super) async fn keep_alive(&self, cluster_id: &str, keep: bool) -> Result<(), ApiError> {
        let input = SetKeepJobFlowAliveWhenNoStepsInput {
            job_flow_ids: Some(vec![cluster_id.to_owned()]),
            keep_job_flow_alive_when_no_steps: Some(keep),
        };
        self.0.set_keep_job_flow_alive_when_no_steps(input).await
    }

    /// Sets how many steps may run at once.
    pub(super) async fn modify(&self, cluster_id: &str, level: i32) -> Result<(), ApiError> {
        let input = ModifyClusterInput {
            cluster_id: Some(cluster_id.to_owned()),
            step_concurrency_level: Some(level),
            ..ModifyClusterInput::default()
        };
        self.0.modify_cluster(input).await.map(drop)
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
            let output = self.0.list_instance_groups(input).await?;
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
        self.0.modify_instance_groups(input).await
    }
}
