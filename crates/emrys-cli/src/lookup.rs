// SPDX-License-Identifier: Apache-2.0
//! Finding what an id on the command line names.

use emrys_model::ids::{ClusterId, StepId};
use emrys_protocol::EmrApi;
use emrys_protocol::types::{
    Cluster, ClusterSummary, DescribeClusterInput, DescribeStepInput, ListClustersInput,
    ListStepsInput, Step, StepSummary,
};

use crate::exit::{ExitCode, Failure};

/// What an id names.
pub(crate) enum Id {
    /// `j-…`
    Cluster(ClusterId),
    /// `s-…`
    Step(StepId),
}

impl std::str::FromStr for Id {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match (text.parse(), text.parse()) {
            (Ok(cluster), _) => Ok(Self::Cluster(cluster)),
            (_, Ok(step)) => Ok(Self::Step(step)),
            (Err(_), Err(_)) => Err(format!(
                "`{text}` is neither a cluster id (`j-…`) nor a step id (`s-…`)"
            )),
        }
    }
}

/// Every cluster, newest first.
pub(crate) async fn clusters(emr: &dyn EmrApi) -> Result<Vec<ClusterSummary>, Failure> {
    let mut clusters = Vec::new();
    let mut marker = None;
    loop {
        let input = ListClustersInput {
            marker,
            ..ListClustersInput::default()
        };
        let page = emr.list_clusters(input).await?;
        clusters.extend(page.clusters.unwrap_or_default());
        marker = page.marker;
        if marker.is_none() {
            return Ok(clusters);
        }
    }
}

/// The cluster of that id.
pub(crate) async fn cluster(emr: &dyn EmrApi, id: &ClusterId) -> Result<Cluster, Failure> {
    let input = DescribeClusterInput {
        cluster_id: Some(id.to_string()),
    };
    Ok(emr
        .describe_cluster(input)
        .await?
        .cluster
        .unwrap_or_default())
}

/// The step of that id on a cluster.
pub(crate) async fn step(emr: &dyn EmrApi, cluster: &str, id: &StepId) -> Result<Step, Failure> {
    let input = DescribeStepInput {
        cluster_id: Some(cluster.to_owned()),
        step_id: Some(id.to_string()),
    };
    Ok(emr.describe_step(input).await?.step.unwrap_or_default())
}

/// Every step of a cluster, oldest first.
pub(crate) async fn steps(emr: &dyn EmrApi, cluster: &str) -> Result<Vec<StepSummary>, Failure> {
    let mut steps = Vec::new();
    let mut marker = None;
    loop {
        let input = ListStepsInput {
            cluster_id: Some(cluster.to_owned()),
            marker,
            ..ListStepsInput::default()
        };
        let page = emr.list_steps(input).await?;
        steps.extend(page.steps.unwrap_or_default());
        marker = page.marker;
        if marker.is_none() {
            steps.reverse();
            return Ok(steps);
        }
    }
}

/// The cluster that has the step. EMR has no index of steps, so its clusters are asked one by one,
/// newest first.
pub(crate) async fn cluster_of(emr: &dyn EmrApi, step: &StepId) -> Result<String, Failure> {
    for cluster in clusters(emr).await? {
        let id = cluster.id.unwrap_or_default();
        let input = DescribeStepInput {
            cluster_id: Some(id.clone()),
            step_id: Some(step.to_string()),
        };
        if emr.describe_step(input).await.is_ok() {
            return Ok(id);
        }
    }
    Err(
        Failure::new(ExitCode::Refused, format!("no cluster has a step `{step}`"))
            .hint("list clusters with `emrys ps` and their steps with `emrys steps CLUSTER`"),
    )
}
