// SPDX-License-Identifier: Apache-2.0
//! Finding what an id on the command line names.

use emrys_model::ids::{ClusterId, InvalidId, RunId, StepId};
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_protocol::types::{
    Cluster, ClusterSummary, DescribeClusterInput, DescribeStepInput, ListClustersInput,
    ListStepsInput, Open, Step, StepSummary,
};
use emrys_protocol::{EmrApi, ErrorCode};

use crate::exit::{ExitCode, Failure};
use crate::machines::executions::Reference;

/// What an id names.
#[derive(Debug, Clone)]
pub(crate) enum Id {
    /// `j-…`
    Cluster(ClusterId),
    /// `s-…`
    Step(StepId),
}

impl std::str::FromStr for Id {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match (text.parse::<ClusterId>(), text.parse::<StepId>()) {
            (Ok(cluster), _) => Ok(Self::Cluster(cluster)),
            (_, Ok(step)) => Ok(Self::Step(step)),
            (Err(error), _) if text.starts_with("j-") => Err(error.to_string()),
            (_, Err(error)) if text.starts_with("s-") => Err(error.to_string()),
            (Err(_), Err(_)) => Err(format!(
                "`{text}` is neither a cluster id (`j-…`) nor a step id (`s-…`)"
            )),
        }
    }
}

/// What an id names that may also be a run's.
#[derive(Debug, Clone)]
pub(crate) enum RunOr<T> {
    /// `r-…`
    Run(RunId),
    /// Anything else.
    Other(T),
}

impl<T: std::str::FromStr<Err: ToString>> std::str::FromStr for RunOr<T> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.starts_with("r-") {
            true => text
                .parse()
                .map(Self::Run)
                .map_err(|error: InvalidId| error.to_string()),
            false => text
                .parse()
                .map(Self::Other)
                .map_err(|error: T::Err| error.to_string()),
        }
    }
}

/// What an id or a name is of that something was started for.
#[derive(Debug, Clone)]
pub(crate) enum Started {
    /// A run, a cluster or a step.
    Known(RunOr<Id>),
    /// An execution of a state machine.
    Execution(Reference),
}

impl std::str::FromStr for Started {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.parse() {
            Ok(known) => Ok(Self::Known(known)),
            // An execution may have almost any name.
            Err(error) if ["r-", "j-", "s-"].iter().any(|kind| text.starts_with(kind)) => {
                Err(error)
            }
            Err(_) => text.parse().map(Self::Execution),
        }
    }
}

/// Every cluster, or with `active` those that have not ended, newest first.
pub(crate) async fn clusters(
    emr: &dyn EmrApi,
    active: bool,
) -> Result<Vec<ClusterSummary>, Failure> {
    let not_ended = ClusterState::ALL.iter().copied();
    let not_ended = not_ended.filter(|state| !state.is_terminal());
    let cluster_states: Option<Vec<_>> = active.then(|| not_ended.map(Open::from).collect());
    let mut clusters = Vec::new();
    let mut marker = None;
    loop {
        let input = ListClustersInput {
            cluster_states: cluster_states.clone(),
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
    for cluster in clusters(emr, false).await? {
        let id = cluster.id.unwrap_or_default();
        let input = DescribeStepInput {
            cluster_id: Some(id.clone()),
            step_id: Some(step.to_string()),
        };
        match emr.describe_step(input).await {
            Ok(_) => return Ok(id),
            // Not this one's.
            Err(error) if *error.code() == ErrorCode::InvalidRequestException => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(
        Failure::new(ExitCode::Refused, format!("no cluster has a step `{step}`"))
            .hint("list clusters with `emrys ps` and their steps with `emrys steps CLUSTER`"),
    )
}

#[cfg(test)]
mod tests {
    use async_trait::async_trait;
    use emrys_protocol::types::{
        ClusterSummary, DescribeStepInput, DescribeStepOutput, ListClustersInput,
        ListClustersOutput, Open,
    };
    use emrys_protocol::{ApiError, EmrApi, ErrorCode};

    use super::{cluster_of, clusters};
    use crate::exit::ExitCode;

    /// The step is on `j-2`, behind a cluster whose answer is that error.
    struct Emr(ErrorCode);

    #[async_trait]
    impl EmrApi for Emr {
        async fn list_clusters(
            &self,
            input: ListClustersInput,
        ) -> Result<ListClustersOutput, ApiError> {
            let states = input.cluster_states.iter().flatten().map(Open::to_string);
            let names = ["j-1", "j-2"].map(|id| ClusterSummary {
                id: Some(id.to_owned()),
                name: Some(states.clone().collect::<Vec<_>>().join(" ")),
                ..ClusterSummary::default()
            });
            Ok(ListClustersOutput {
                clusters: Some(names.to_vec()),
                marker: None,
            })
        }

        async fn describe_step(
            &self,
            input: DescribeStepInput,
        ) -> Result<DescribeStepOutput, ApiError> {
            match input.cluster_id.as_deref() {
                Some("j-2") => Ok(DescribeStepOutput::default()),
                _ => Err(ApiError::new(self.0.clone(), "no such step")),
            }
        }
    }

    #[tokio::test]
    async fn only_a_cluster_that_denies_the_step_is_passed_over() {
        let step = "s-1AAAAAAAAAAAA".parse().unwrap();
        let denies = Emr(ErrorCode::InvalidRequestException);
        assert_eq!(cluster_of(&denies, &step).await.unwrap(), "j-2");
        let silent = Emr(ErrorCode::ServiceUnavailable);
        let failure = cluster_of(&silent, &step).await.unwrap_err();
        assert_eq!(failure.code, ExitCode::Refused);
        assert!(failure.message.contains("no such step"));
    }

    #[tokio::test]
    async fn active_clusters_are_those_that_have_not_ended() {
        let emr = Emr(ErrorCode::InvalidRequestException);
        let asked = async |active| {
            let found = clusters(&emr, active).await.unwrap();
            found[0].name.clone().unwrap()
        };
        assert_eq!(asked(false).await, "");
        let active = "STARTING BOOTSTRAPPING RUNNING WAITING TERMINATING";
        assert_eq!(asked(true).await, active);
    }
}
