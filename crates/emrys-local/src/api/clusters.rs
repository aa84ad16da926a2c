// SPDX-License-Identifier: Apache-2.0
//! Clusters: describe, list, terminate, and their bootstrap actions.

use std::sync::Arc;

use emrys_catalog::limits::TERMINATED_CLUSTERS;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    Command, DescribeClusterInput, DescribeClusterOutput, ListBootstrapActionsInput,
    ListBootstrapActionsOutput, ListClustersInput, ListClustersOutput, Open,
    TerminateJobFlowsInput, Timestamp,
};

use super::{answers, paging};
use crate::cluster::Cluster;
use crate::cluster::actor::{Message, Termination};
use crate::engine::Shared;
use crate::error::unknown_cluster;

/// The cluster that a request names, or the error that reads give.
pub(super) fn find(shared: &Shared, id: Option<&str>) -> Result<Arc<Cluster>, ApiError> {
    let id = id.unwrap_or_default();
    shared.cluster(id).ok_or_else(|| unknown_cluster(id))
}

/// The cluster that a request names, or the error that older operations give.
pub(super) fn find_job_flow(shared: &Shared, id: Option<&str>) -> Result<Arc<Cluster>, ApiError> {
    shared
        .cluster(id.unwrap_or_default())
        .ok_or_else(|| ApiError::validation("Specified job flow ID does not exist."))
}

/// The clusters that a request lists, or the error that operations on a list of job flows give: AWS says it in other
/// words than to a request that names one job flow.
pub(super) fn find_job_flows(
    shared: &Shared,
    ids: &[String],
) -> Result<Vec<Arc<Cluster>>, ApiError> {
    ids.iter()
        .map(|id| {
            shared
                .cluster(id)
                .ok_or_else(|| ApiError::validation("Specified job flow ID not valid."))
        })
        .collect()
}

pub(super) fn describe(
    shared: &Shared,
    input: &DescribeClusterInput,
) -> Result<DescribeClusterOutput, ApiError> {
    let cluster = find(shared, input.cluster_id.as_deref())?;
    Ok(DescribeClusterOutput {
        cluster: Some(cluster.read(|snapshot| answers::cluster(shared, snapshot))),
    })
}

pub(super) fn list(
    shared: &Shared,
    input: &ListClustersInput,
) -> Result<ListClustersOutput, ApiError> {
    let before = paging::position(input.marker.as_deref(), u64::MAX)?;
    let states: Option<Vec<ClusterState>> = input
        .cluster_states
        .as_ref()
        .filter(|states| !states.is_empty())
        .map(|states| states.iter().filter_map(Open::known).collect());
    let created_after = input.created_after.map(Timestamp::as_millis);
    let created_before = input.created_before.map(Timestamp::as_millis);
    let found = shared.clusters_before(before, paging::PAGE + 1, |snapshot| {
        let cluster = &snapshot.cluster;
        let wanted = states
            .as_ref()
            .is_none_or(|states| states.contains(&cluster.state))
            && created_after.is_none_or(|time| cluster.timeline.created >= time)
            && created_before.is_none_or(|time| cluster.timeline.created <= time);
        wanted.then(|| answers::cluster_summary(shared, snapshot))
    });
    let (found, marker) = paging::page(found, paging::PAGE, |(sequence, _)| *sequence);
    Ok(ListClustersOutput {
        clusters: Some(found.into_iter().map(|(_, summary)| summary).collect()),
        marker,
    })
}

/// A protected cluster refuses the request, but not for the others: they end (AWS CLI, terminate-clusters).
pub(super) async fn terminate(
    shared: &Shared,
    input: &TerminateJobFlowsInput,
) -> Result<(), ApiError> {
    let ids = input.job_flow_ids.as_deref().unwrap_or_default();
    if ids.len() > TERMINATED_CLUSTERS {
        return Err(ApiError::validation(format!(
            "At most {TERMINATED_CLUSTERS} job flows can be terminated at once: there were {}.",
            ids.len()
        )));
    }
    let clusters = find_job_flows(shared, ids)?;
    let mut refused = false;
    for cluster in clusters {
        // Ending an ended cluster is no error.
        if cluster.read(|snapshot| snapshot.cluster.state.accepts_steps()) {
            let ended = cluster.ask(Message::Terminate).await?;
            refused |= ended == Termination::Protected;
        }
    }
    match refused {
        false => Ok(()),
        true => Err(ApiError::validation(
            "Could not shut down one or more job flows since they are termination protected.",
        )),
    }
}

pub(super) fn bootstrap_actions(
    shared: &Shared,
    input: &ListBootstrapActionsInput,
) -> Result<ListBootstrapActionsOutput, ApiError> {
    let cluster = find(shared, input.cluster_id.as_deref())?;
    let snapshot = cluster.snapshot();
    let actions = snapshot.cluster.bootstrap_actions().iter();
    let commands = actions.map(|action| {
        let script = action.script_bootstrap_action.as_ref();
        Command {
            name: action.name.clone(),
            script_path: script.and_then(|script| script.path.clone()),
            args: script.and_then(|script| script.args.clone()),
        }
    });
    Ok(ListBootstrapActionsOutput {
        bootstrap_actions: Some(commands.collect()),
        marker: None,
    })
}
