// SPDX-License-Identifier: Apache-2.0
//! What the engine offers beside the EMR API: status, logs, progress.

use std::path::PathBuf;
use std::time::Duration;

use async_trait::async_trait;
use emrys_protocol::engine::{
    EngineApi, EngineStatus, Failed, Failure, FailureQuery, LogChunk, LogQuery, LogSource,
    Progress, PruneRequest, Pruned,
};
use emrys_protocol::handlers::{Handlers, Message};
use emrys_protocol::subscriptions::Subscription;
use emrys_protocol::types::Timestamp;
use emrys_protocol::{ApiError, LogsApi};
use tokio::time::Instant;

use super::clusters;
use crate::buckets::BucketError;
use crate::cluster::Cluster;
use crate::disk;
use crate::engine::Service;
use crate::error::{LocalError, to_api, unknown_step};
use crate::failure;
use crate::logs;

/// How often a followed log is looked at. A follower is told of a line at most this late.
const POLL: Duration = Duration::from_millis(50);
/// Longest that one request waits for a log to grow.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

#[async_trait]
impl LogsApi for Service {
    async fn read_log(&self, query: LogQuery) -> Result<LogChunk, ApiError> {
        let cluster = clusters::find(self.shared(), Some(&query.cluster_id))?;
        let deadline = Instant::now() + Duration::from_millis(query.wait_millis).min(LONGEST_WAIT);
        loop {
            // Ask before reading: what is written before the end is then always read.
            let ended = has_ended(&cluster, &query.source)?;
            let path = log_path(&cluster, &query.source)?;
            let offset = query.offset;
            let data = blocking(move || logs::read_from(&path, offset)).await?;
            if !data.is_empty() || ended || Instant::now() >= deadline {
                return Ok(LogChunk {
                    next_offset: offset + data.len() as u64,
                    ended: ended && data.is_empty(),
                    data,
                });
            }
            tokio::time::sleep(POLL).await;
        }
    }

    async fn failure(&self, query: FailureQuery) -> Result<Option<Failure>, ApiError> {
        let cluster = clusters::find(self.shared(), Some(&query.cluster_id))?;
        let folder = match &query.of {
            Failed::Step(id) => cluster.step_folder(&id.parse().map_err(|_| unknown_step(id))?),
            Failed::BootstrapAction(number) => cluster.action_folder(*number as usize),
        };
        blocking(move || failure::stored(&folder)).await
    }
}

#[async_trait]
impl EngineApi for Service {
    async fn status(&self) -> Result<EngineStatus, ApiError> {
        // Whoever only looks does not keep the engine.
        let shared = &self.shared;
        let active = shared.clusters_before(u64::MAX, usize::MAX, |snapshot| {
            let active = !snapshot.cluster.state.is_terminal();
            active.then(|| snapshot.running_steps())
        });
        let buckets = shared.buckets().clone();
        let home = shared.home().clone();
        let (names, disk) = blocking(move || {
            let names = buckets.list()?.into_iter().map(|bucket| bucket.name);
            let folders = [home.root().to_owned(), home.clusters(), home.buckets()];
            Ok::<_, BucketError>((names.collect(), folders.map(|folder| disk::usage(&folder))))
        })
        .await?;
        let [disk_bytes, clusters_bytes, buckets_bytes] = disk;
        Ok(EngineStatus {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            pid: std::process::id(),
            address: shared.address().unwrap_or_default(),
            home: shared.home().root().display().to_string(),
            started_at: Timestamp::from_millis(shared.started_at()),
            active_clusters: active.len() as u64,
            running_steps: active.iter().map(|(_, running)| *running as u64).sum(),
            running_executions: shared.running_executions() as u64,
            buckets: names,
            disk_bytes,
            clusters_bytes,
            buckets_bytes,
            persistent: shared.is_persistent(),
        })
    }

    async fn shutdown(&self) -> Result<(), ApiError> {
        self.shared.ask_to_stop();
        Ok(())
    }

    async fn persist(&self) -> Result<(), ApiError> {
        self.shared.persist();
        Ok(())
    }

    async fn prune(&self, request: PruneRequest) -> Result<Pruned, ApiError> {
        let moment = request.ended_before.as_millis();
        self.shared().prune(moment, request.dry_run).await
    }

    async fn progress(&self, cluster_id: &str) -> Result<Option<Progress>, ApiError> {
        Ok(clusters::find(self.shared(), Some(cluster_id))?.progress())
    }

    async fn put_handlers(&self, handlers: Handlers) -> Result<(), ApiError> {
        self.shared().handlers().put(handlers).await
    }

    async fn handlers(&self) -> Result<Handlers, ApiError> {
        Ok(self.shared().handlers().get().as_ref().clone())
    }

    async fn put_subscription(&self, subscription: Subscription) -> Result<(), ApiError> {
        self.shared().events().subscribe(subscription).await
    }

    async fn delete_subscription(&self, name: &str) -> Result<(), ApiError> {
        self.shared().events().unsubscribe(name).await
    }

    async fn subscriptions(&self) -> Result<Vec<Subscription>, ApiError> {
        Ok(self.shared().events().all_subscriptions())
    }

    async fn messages(&self) -> Result<Vec<Message>, ApiError> {
        Ok(self.shared().messages().list())
    }
}

fn log_path(cluster: &Cluster, source: &LogSource) -> Result<PathBuf, ApiError> {
    Ok(match source {
        LogSource::Step { step_id, stream } => {
            let step = step_id.parse().map_err(|_| unknown_step(step_id))?;
            logs::path(&cluster.step_folder(&step), *stream)
        }
        LogSource::BootstrapAction { number, stream } => {
            logs::path(&cluster.action_folder(*number as usize), *stream)
        }
    })
}

fn has_ended(cluster: &Cluster, source: &LogSource) -> Result<bool, ApiError> {
    use emrys_model::lifecycle::cluster::ClusterState::{Bootstrapping, Starting};
    let snapshot = cluster.snapshot();
    Ok(match source {
        LogSource::Step { step_id, .. } => {
            let id = step_id.parse().map_err(|_| unknown_step(step_id))?;
            let step = snapshot.step(&id).ok_or_else(|| unknown_step(step_id))?;
            step.state.is_terminal()
        }
        LogSource::BootstrapAction { .. } => {
            !matches!(snapshot.cluster.state, Starting | Bootstrapping)
        }
    })
}

/// Runs file work off the async threads.
async fn blocking<T, E>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, ApiError>
where
    T: Send + 'static,
    E: Into<LocalError> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result.map_err(|error| to_api(error.into())),
        Err(error) => Err(ApiError::internal(error)),
    }
}
