// SPDX-License-Identifier: Apache-2.0
//! Clusters that are only watched, of an EMR that lives by the clock and takes what the real one takes.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use async_trait::async_trait;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::types::{
    Cluster, ClusterStatus, ClusterSummary, DescribeClusterInput, DescribeClusterOutput,
    DescribeStepInput, DescribeStepOutput, HadoopStepConfig, ListClustersInput, ListClustersOutput,
    ListStepsInput, ListStepsOutput, Step, StepStatus, StepSummary,
};
use emrys_protocol::{ApiError, EmrApi};
use emrys_runner::calls::{CallOptions, Calls};
use emrys_runner::watch::{Staleness, Watch, WatchOptions, Watcher};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::memory;
use crate::published::Published;

const HOURS: u32 = 6;
const STEPS: usize = 2;
/// Members of a page of ListClusters.
const PAGE: usize = 50;

/// Clusters of which each has its first step running for a while and then its second, for ever.
struct Emr {
    clusters: usize,
    born: Instant,
    published: Published,
}

impl Emr {
    fn steps(&self) -> Vec<StepSummary> {
        let is_second = self.born.elapsed() > Duration::from_secs(3 * 3600);
        let states = match is_second {
            false => [StepState::Pending, StepState::Running],
            true => [StepState::Running, StepState::Completed],
        };
        let steps = states.into_iter().zip(["s-2", "s-1"]);
        let steps = steps.map(|(state, id)| StepSummary {
            id: Some(id.to_owned()),
            name: Some("count the words of a day".to_owned()),
            config: Some(HadoopStepConfig {
                jar: Some("command-runner.jar".to_owned()),
                args: Some(
                    [
                        "spark-submit",
                        "--deploy-mode",
                        "cluster",
                        "s3://bucket/jobs/count.py",
                    ]
                    .map(str::to_owned)
                    .to_vec(),
                ),
                ..HadoopStepConfig::default()
            }),
            status: Some(StepStatus {
                state: Some(state.into()),
                ..StepStatus::default()
            }),
            ..StepSummary::default()
        });
        steps.collect()
    }
}

fn status() -> Option<ClusterStatus> {
    Some(ClusterStatus {
        state: Some(ClusterState::Running.into()),
        ..ClusterStatus::default()
    })
}

#[async_trait]
impl EmrApi for Emr {
    async fn list_clusters(
        &self,
        input: ListClustersInput,
    ) -> Result<ListClustersOutput, ApiError> {
        self.published.arrive("ListClusters").await?;
        let from: usize = input
            .marker
            .and_then(|marker| marker.parse().ok())
            .unwrap_or_default();
        let to = (from + PAGE).min(self.clusters);
        let clusters = (from..to).map(|number| ClusterSummary {
            id: Some(cluster_id(number)),
            status: status(),
            ..ClusterSummary::default()
        });
        Ok(ListClustersOutput {
            clusters: Some(clusters.collect()),
            marker: (to < self.clusters).then(|| to.to_string()),
        })
    }

    async fn describe_cluster(
        &self,
        _: DescribeClusterInput,
    ) -> Result<DescribeClusterOutput, ApiError> {
        self.published.arrive("DescribeCluster").await?;
        Ok(DescribeClusterOutput {
            cluster: Some(Cluster {
                status: status(),
                ..Cluster::default()
            }),
        })
    }

    async fn list_steps(&self, input: ListStepsInput) -> Result<ListStepsOutput, ApiError> {
        self.published.arrive("ListSteps").await?;
        let wanted = input.step_ids.unwrap_or_default();
        let steps = self.steps().into_iter();
        let steps = steps.filter(|step| step.id.as_ref().is_some_and(|id| wanted.contains(id)));
        Ok(ListStepsOutput {
            steps: Some(steps.collect()),
            marker: None,
        })
    }

    async fn describe_step(
        &self,
        input: DescribeStepInput,
    ) -> Result<DescribeStepOutput, ApiError> {
        self.published.arrive("DescribeStep").await?;
        let found = self.steps().into_iter();
        let found = found.into_iter().find(|step| step.id == input.step_id);
        Ok(DescribeStepOutput {
            step: found.map(|step| Step {
                id: step.id,
                name: step.name,
                config: step.config,
                status: step.status,
                ..Step::default()
            }),
        })
    }
}

fn cluster_id(number: usize) -> String {
    format!("j-{number:013}")
}

/// What follows one cluster.
async fn follow(mut watch: Watch) {
    watch.steps(["s-1".to_owned(), "s-2".to_owned()]);
    while watch.next().await.is_ok() {}
}

/// The figures of so many watched clusters.
pub(crate) fn measure(clusters: usize) -> Result<Value> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()?;
    runtime.block_on(watch(clusters))
}

async fn watch(clusters: usize) -> Result<Value> {
    let before = memory::held()?;
    let emr = Arc::new(Emr {
        clusters,
        born: Instant::now(),
        published: Published::default(),
    });
    let calls = CallOptions {
        patience: Duration::from_secs(60),
        limited: true,
        seed: 1,
    };
    let options = WatchOptions {
        poll: Duration::from_secs(10),
        limited: true,
    };
    let watcher = Watcher::start(Arc::new(Calls::around(emr.clone(), calls)), options);
    for number in 0..clusters {
        tokio::spawn(follow(watcher.watch(&cluster_id(number))));
    }
    let mut worst = Staleness::default();
    for _ in 0..HOURS * 60 {
        sleep(Duration::from_secs(60)).await;
        let staleness = watcher.staleness();
        worst.clusters = worst.clusters.max(staleness.clusters);
        worst.steps = worst.steps.max(staleness.steps);
    }
    let asked = emr.published.asked();
    let hours = f64::from(HOURS);
    Ok(json!({
        "clusters": clusters,
        "steps": clusters.checked_mul(STEPS).context("too many steps")?,
        "memory_before_mb": before,
        "memory_mb": memory::held()?,
        "peak_memory_mb": memory::peak()?,
        "refused": emr.published.refused(),
        "stalest_cluster_s": worst.clusters.as_secs_f64(),
        "stalest_steps_s": worst.steps.as_secs_f64(),
        "requests_per_hour": asked.into_iter()
            .map(|(operation, count)| (operation, f64::from(count) / hours))
            .collect::<std::collections::BTreeMap<_, _>>(),
    }))
}
