// SPDX-License-Identifier: Apache-2.0
//! Looking at clusters and their steps, for all runs of a process at once.
//!
//! Whoever follows a cluster asks the [`Watcher`] for a [`Watch`] and names the steps that it cares about; each look is a
//! [`Seen`]. The watcher decides which requests that takes. It only reads, and repeats nothing: an API that is to be
//! patient comes wrapped.

use std::sync::Arc;
use std::time::Duration;

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_protocol::types::{DescribeClusterInput, ListStepsInput, StepSummary};
use emrys_protocol::{ApiError, EmrApi};
use tokio::time::Instant;

/// Most ids that ListSteps takes.
const LISTED_IDS: usize = 10;

/// How a watcher behaves.
#[derive(Debug, Clone, Copy)]
pub struct WatchOptions {
    /// How often a cluster is looked at.
    pub poll: Duration,
}

/// Looks at clusters for everybody in the process; a cheap handle.
#[derive(Clone)]
pub struct Watcher {
    api: Arc<dyn EmrApi>,
    options: WatchOptions,
}

/// One cluster under observation, until this is dropped.
pub struct Watch {
    watcher: Watcher,
    cluster_id: String,
    wanted: Wanted,
    looked_at: Option<Instant>,
}

/// Which steps are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wanted {
    All,
    Ids(Vec<String>),
}

/// A cluster as it was seen, with the steps that were wanted.
///
/// The steps were looked at after the cluster: of one that has ended, they are as they will stay.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Its state; none if EMR said a word that is not known here.
    pub state: Option<ClusterState>,
    /// Why it is in that state, as EMR puts it.
    pub reason: String,
    /// EMR's code for that.
    pub code: Option<String>,
    /// The wanted steps; where all are wanted, newest first. One that was only just asked for may be missing until the next look.
    pub steps: Vec<StepSummary>,
    /// When the oldest part of this was asked for.
    pub at: Instant,
}

impl Seen {
    /// How old this is by now.
    #[must_use]
    pub fn age(&self) -> Duration {
        self.at.elapsed()
    }
}

impl Watcher {
    /// Begins to watch; nothing is asked before somebody wants to know.
    #[must_use]
    pub fn start(api: Arc<dyn EmrApi>, options: WatchOptions) -> Self {
        Self { api, options }
    }

    /// Watches a cluster, at first without its steps.
    #[must_use]
    pub fn watch(&self, cluster_id: &str) -> Watch {
        Watch {
            watcher: self.clone(),
            cluster_id: cluster_id.to_owned(),
            wanted: Wanted::Ids(Vec::new()),
            looked_at: None,
        }
    }
}

impl Watch {
    /// From now on, looks at these steps and at no others.
    pub fn steps(&mut self, ids: impl IntoIterator<Item = String>) {
        self.wanted = Wanted::Ids(ids.into_iter().collect());
    }

    /// From now on, looks at every step that the cluster has. This costs no more requests than up to ten ids, where a
    /// cluster has up to fifty steps, and is how one comes to know the ids of those in RunJobFlow.
    pub fn all_steps(&mut self) {
        self.wanted = Wanted::All;
    }

    /// The next look. Dropping this future loses nothing.
    ///
    /// # Errors
    /// What the API answered instead, or that it could not be reached; the watch goes on.
    pub async fn next(&mut self) -> Result<Seen, ApiError> {
        if let Some(before) = self.looked_at {
            tokio::time::sleep_until(before + self.watcher.options.poll).await;
        }
        let at = Instant::now();
        let seen = self.look(at).await;
        self.looked_at = Some(Instant::now());
        seen
    }

    async fn look(&self, at: Instant) -> Result<Seen, ApiError> {
        let input = DescribeClusterInput {
            cluster_id: Some(self.cluster_id.clone()),
        };
        let output = self.watcher.api.describe_cluster(input).await?;
        let status = output.cluster.unwrap_or_default().status;
        let status = status.unwrap_or_default();
        let reason = status.state_change_reason.unwrap_or_default();
        Ok(Seen {
            state: status.state.and_then(|state| state.known()),
            reason: reason.message.unwrap_or_default(),
            code: reason.code.map(|code| code.as_str().to_owned()),
            steps: self.list().await?,
            at,
        })
    }

    async fn list(&self) -> Result<Vec<StepSummary>, ApiError> {
        let mut steps = Vec::new();
        match &self.wanted {
            Wanted::All => {
                let mut marker = None;
                loop {
                    let (page, next) = self.page(None, marker).await?;
                    steps.extend(page);
                    marker = next;
                    if marker.is_none() {
                        break;
                    }
                }
            }
            Wanted::Ids(ids) => {
                for ids in ids.chunks(LISTED_IDS) {
                    steps.extend(self.page(Some(ids.to_vec()), None).await?.0);
                }
            }
        }
        Ok(steps)
    }

    async fn page(
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
        let output = self.watcher.api.list_steps(input).await?;
        Ok((output.steps.unwrap_or_default(), output.marker))
    }
}
