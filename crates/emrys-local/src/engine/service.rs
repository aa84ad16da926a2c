// SPDX-License-Identifier: Apache-2.0
//! What the engine offers beside the EMR API: status, logs, progress, objects.

use std::sync::atomic::Ordering;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use emrys_protocol::ApiError;
use emrys_protocol::engine::{
    EngineApi, EngineStatus, LogChunk, LogQuery, LogSource, ObjectSummary, Progress,
};
use emrys_protocol::types::Timestamp;
use tokio::time::Instant;

use super::Service;
use crate::api::clusters::unknown as unknown_cluster;
use crate::buckets::BucketError;
use crate::cluster::Cluster;
use crate::logs;

/// How often a followed log is looked at. A follower is told of a line at most this late.
const POLL: Duration = Duration::from_millis(50);
/// Longest that one request waits for a log to grow.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

#[async_trait]
impl EngineApi for Service {
    async fn status(&self) -> Result<EngineStatus, ApiError> {
        let shared = &self.shared;
        let active = shared.clusters_before(u64::MAX, usize::MAX, |snapshot| {
            let active = !snapshot.cluster.state.is_terminal();
            active.then(|| snapshot.running_steps())
        });
        let buckets = shared.buckets().clone();
        let home = shared.home().root().to_owned();
        let (names, disk) = blocking(move || {
            let names = buckets.list()?.into_iter().map(|bucket| bucket.name);
            Ok::<_, crate::buckets::BucketError>((names.collect(), crate::disk::usage(&home)))
        })
        .await?;
        Ok(EngineStatus {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            pid: std::process::id(),
            address: shared.address().unwrap_or_default(),
            home: shared.home().root().display().to_string(),
            started_at: Timestamp::from_millis(shared.started_at),
            active_clusters: active.len() as u64,
            running_steps: active.iter().map(|(_, running)| *running as u64).sum(),
            buckets: names,
            disk_bytes: disk,
            persistent: shared.persistent.load(Ordering::Relaxed),
        })
    }

    async fn shutdown(&self) -> Result<(), ApiError> {
        self.shared.stop.send_replace(true);
        Ok(())
    }

    async fn persist(&self) -> Result<(), ApiError> {
        self.shared.persistent.store(true, Ordering::Relaxed);
        Ok(())
    }

    async fn read_log(&self, query: LogQuery) -> Result<LogChunk, ApiError> {
        self.shared.touch();
        let cluster = self.find(&query.cluster_id)?;
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

    async fn progress(&self, cluster_id: &str) -> Result<Option<Progress>, ApiError> {
        self.shared.touch();
        Ok(self.find(cluster_id)?.progress())
    }

    async fn create_bucket(&self, bucket: &str) -> Result<(), ApiError> {
        self.shared.touch();
        let (buckets, bucket) = (self.shared.buckets().clone(), bucket.to_owned());
        blocking(move || match buckets.create(&bucket) {
            Err(BucketError::BucketExists(_)) => Ok(()),
            created => created,
        })
        .await
    }

    async fn put_object(&self, bucket: &str, key: &str, body: Bytes) -> Result<(), ApiError> {
        self.shared.touch();
        let (buckets, bucket, key) = (
            self.shared.buckets().clone(),
            bucket.to_owned(),
            key.to_owned(),
        );
        blocking(move || {
            if !buckets.exists(&bucket) {
                buckets.create(&bucket)?;
            }
            buckets.put(&bucket, &key, &body)
        })
        .await
    }

    async fn get_object(&self, bucket: &str, key: &str) -> Result<Bytes, ApiError> {
        self.shared.touch();
        let (buckets, bucket, key) = (
            self.shared.buckets().clone(),
            bucket.to_owned(),
            key.to_owned(),
        );
        blocking(move || buckets.get(&bucket, &key))
            .await
            .map(Bytes::from)
    }

    async fn list_objects(
        &self,
        bucket: &str,
        prefix: &str,
    ) -> Result<Vec<ObjectSummary>, ApiError> {
        self.shared.touch();
        let (buckets, bucket, prefix) = (
            self.shared.buckets().clone(),
            bucket.to_owned(),
            prefix.to_owned(),
        );
        let objects = blocking(move || buckets.objects(&bucket, &prefix)).await?;
        let summary = |object: crate::buckets::Object| ObjectSummary {
            key: object.key,
            size: object.size,
        };
        Ok(objects.into_iter().map(summary).collect())
    }
}

impl Service {
    fn find(&self, id: &str) -> Result<std::sync::Arc<Cluster>, ApiError> {
        self.shared.cluster(id).ok_or_else(|| unknown_cluster(id))
    }
}

fn log_path(cluster: &Cluster, source: &LogSource) -> Result<std::path::PathBuf, ApiError> {
    let home = cluster.engine.home();
    Ok(match source {
        LogSource::Step { step_id, stream } => {
            let step = step_id.parse().map_err(|_| unknown_step(step_id))?;
            logs::path(&home.step(cluster.id(), &step), *stream)
        }
        LogSource::BootstrapAction { number, stream } => logs::path(
            &home.bootstrap_action(cluster.id(), *number as usize),
            *stream,
        ),
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

fn unknown_step(id: &str) -> ApiError {
    ApiError::invalid_request(format!("Step id '{id}' is not valid."))
}

/// Runs file work off the async threads.
pub(crate) async fn blocking<T, E>(
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, ApiError>
where
    T: Send + 'static,
    E: Into<crate::error::LocalError> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result.map_err(|error| crate::error::to_api(error.into())),
        Err(error) => Err(ApiError::internal(error)),
    }
}
