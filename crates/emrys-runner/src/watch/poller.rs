// SPDX-License-Identifier: Apache-2.0
//! Makes the looks that the table decides on: one request at a time of each operation.

use std::sync::Arc;

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_protocol::types::{
    DescribeClusterInput, DescribeStepInput, ListClustersInput, ListStepsInput, Step, StepSummary,
};
use emrys_protocol::{ApiError, EmrApi, ErrorCode};
use tokio::time::{Instant, sleep, sleep_until};

use super::Shared;
use super::entry::Status;
use super::table::{Next, StepsLook, Table};

/// Most ids that ListSteps takes; more steps are found by listing all, newest first.
const LISTED_IDS: usize = 10;

/// The states in which a cluster can still change.
const LIVING: [ClusterState; 5] = [
    ClusterState::Starting,
    ClusterState::Bootstrapping,
    ClusterState::Running,
    ClusterState::Waiting,
    ClusterState::Terminating,
];

struct Poller {
    api: Arc<dyn EmrApi>,
    shared: Arc<Shared>,
}

/// Looks until the task is ended.
pub(super) async fn run(api: Arc<dyn EmrApi>, shared: Arc<Shared>) {
    let poller = Poller { api, shared };
    tokio::join!(
        poller.pages(),
        poller.clusters(),
        poller.steps(),
        poller.single_steps()
    );
}

impl Poller {
    async fn pages(&self) {
        loop {
            let marker = self.next(|table| table.next_page(Instant::now())).await;
            let input = ListClustersInput {
                cluster_states: Some(LIVING.map(Into::into).to_vec()),
                marker,
                ..ListClustersInput::default()
            };
            let at = Instant::now();
            match self.api.list_clusters(input).await {
                Ok(page) => self.shared.change(|table| {
                    table.saw_page(page.clusters.unwrap_or_default(), page.marker, at);
                }),
                Err(error) => self.shared.change(|table| table.failed_page(&error)),
            }
        }
    }

    async fn clusters(&self) {
        loop {
            let cluster_id = self.next(|table| table.next_cluster(Instant::now())).await;
            let input = DescribeClusterInput {
                cluster_id: Some(cluster_id.clone()),
            };
            let at = Instant::now();
            match self.api.describe_cluster(input).await {
                Ok(output) => {
                    let status = Status::of(output.cluster.unwrap_or_default().status);
                    self.shared
                        .change(|table| table.saw_cluster(&cluster_id, &status, at));
                }
                Err(error) => self
                    .shared
                    .change(|table| table.failed_cluster(&cluster_id, &error, at)),
            }
        }
    }

    async fn steps(&self) {
        loop {
            let look = self.next(|table| table.next_steps(false)).await;
            let at = Instant::now();
            let seen = self.list(&look).await;
            self.saw(&look, seen, at).await;
        }
    }

    /// Where requests are scarce, DescribeStep has tokens of its own.
    async fn single_steps(&self) {
        if !self.shared.table().is_limited() {
            return;
        }
        loop {
            let look = self.next(|table| table.next_steps(true)).await;
            let input = DescribeStepInput {
                cluster_id: Some(look.cluster_id.clone()),
                step_id: look.steps.iter().flatten().next().cloned(),
            };
            let at = Instant::now();
            let seen = self.api.describe_step(input).await;
            if let Err(error) = &seen
                && *error.code() == ErrorCode::AccessDeniedException
            {
                // ListSteps sees the same, only less often.
                self.shared.change(|table| table.give_back(&look));
                return;
            }
            let seen = seen.map(|output| output.step.into_iter().map(summary).collect());
            self.saw(&look, seen, at).await;
        }
    }

    async fn saw(&self, look: &StepsLook, seen: Result<Vec<StepSummary>, ApiError>, at: Instant) {
        // Nothing is asked again at once that was refused just now.
        if seen.is_err() {
            let poll = self.shared.table().poll();
            sleep(poll).await;
        }
        self.shared.change(|table| table.saw_steps(look, seen, at));
    }

    /// The steps of the look: by their ids, or page by page until all of them are found.
    async fn list(&self, look: &StepsLook) -> Result<Vec<StepSummary>, ApiError> {
        let by_id = look.steps.as_ref().filter(|ids| ids.len() <= LISTED_IDS);
        if by_id.is_some() {
            return Ok(self.page(&look.cluster_id, by_id.cloned(), None).await?.0);
        }
        let mut found = Vec::new();
        let mut marker = None;
        loop {
            let (page, next) = self.page(&look.cluster_id, None, marker).await?;
            found.extend(page);
            let has = |id: &String| found.iter().any(|step| step.id.as_ref() == Some(id));
            let are_found = look.steps.as_ref().is_some_and(|ids| ids.iter().all(has));
            if next.is_none() || are_found {
                return Ok(found);
            }
            marker = next;
        }
    }

    async fn page(
        &self,
        cluster_id: &str,
        ids: Option<Vec<String>>,
        marker: Option<String>,
    ) -> Result<(Vec<StepSummary>, Option<String>), ApiError> {
        let input = ListStepsInput {
            cluster_id: Some(cluster_id.to_owned()),
            step_ids: ids,
            marker,
            ..ListStepsInput::default()
        };
        let output = self.api.list_steps(input).await?;
        Ok((output.steps.unwrap_or_default(), output.marker))
    }

    /// Waits until there is something to look at.
    async fn next<T>(&self, decide: impl Fn(&mut Table) -> Next<T>) -> T {
        loop {
            let changed = self.shared.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            let next = decide(&mut self.shared.table());
            match next {
                Next::Look(look) => return look,
                Next::At(due) => tokio::select! {
                    () = sleep_until(due) => {}
                    () = changed => {}
                },
                Next::Never => changed.await,
            }
        }
    }
}

fn summary(step: Step) -> StepSummary {
    StepSummary {
        action_on_failure: step.action_on_failure,
        additional_info: step.additional_info,
        config: step.config,
        encryption_key_arn: step.encryption_key_arn,
        id: step.id,
        log_uri: step.log_uri,
        name: step.name,
        status: step.status,
    }
}
