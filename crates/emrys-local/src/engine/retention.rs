// SPDX-License-Identifier: Apache-2.0
//! Forgetting clusters that ended long ago: their records first, then their folders.
//!
//! EMR itself shows a cluster for two months after its end (Management Guide, "View cluster status and details").

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, Weak};
use std::time::Duration;

use emrys_model::ids::ClusterId;
use emrys_protocol::ApiError;
use emrys_protocol::engine::Pruned;
use emrys_store::Batch;

use super::Shared;
use crate::cluster::Cluster;
use crate::error::store_to_api;
use crate::records::{self, Millis};

/// How often the engine looks for clusters whose time is over.
const PERIOD: Duration = Duration::from_secs(24 * 60 * 60);

/// Forgets clusters by themselves, for as long as the engine is there.
pub(super) async fn keep(engine: Weak<Shared>, retention: Duration) {
    let retention = Millis::try_from(retention.as_millis()).unwrap_or(Millis::MAX);
    loop {
        let Some(shared) = engine.upgrade() else {
            return;
        };
        let ended_before = crate::time::now().saturating_sub(retention);
        match shared.prune(ended_before, false).await {
            Ok(pruned) if pruned.clusters.is_empty() => {}
            Ok(pruned) => {
                tracing::info!(
                    clusters = pruned.clusters.len(),
                    "forgot clusters that ended long ago"
                );
            }
            Err(error) => tracing::warn!(%error, "failed to forget clusters that ended long ago"),
        }
        drop(shared);
        tokio::time::sleep(PERIOD).await;
    }
}

impl Shared {
    /// Forgets the clusters that ended before the moment; on a dry run only names them.
    pub(crate) async fn prune(
        self: &Arc<Self>,
        ended_before: Millis,
        dry_run: bool,
    ) -> Result<Pruned, ApiError> {
        let clusters = self.ended_before(ended_before);
        let names = clusters.iter().map(|cluster| cluster.id().to_string());
        let names = names.collect();
        let mut folders: Vec<PathBuf> = clusters.iter().map(|cluster| cluster.folder()).collect();
        if !dry_run {
            for cluster in &clusters {
                self.forget(cluster).await?;
            }
        }
        let engine = self.clone();
        let work = tokio::task::spawn_blocking(move || {
            // What a prune that was killed has left: a folder always has a record while its cluster is known.
            folders.extend(engine.home.cluster_folders().into_iter().filter(|folder| {
                let name = folder.file_name().unwrap_or_default().to_string_lossy();
                name.parse::<ClusterId>().is_ok() && engine.cluster(&name).is_none()
            }));
            folders.sort();
            folders.dedup();
            let bytes = folders
                .iter()
                .map(|folder| crate::disk::usage(folder))
                .sum();
            for folder in folders.iter().filter(|_| !dry_run) {
                if let Err(error) = fs::remove_dir_all(folder)
                    && error.kind() != std::io::ErrorKind::NotFound
                {
                    tracing::warn!(%error, folder = %folder.display(), "failed to remove a cluster's folder");
                }
            }
            bytes
        });
        let bytes = work.await.map_err(ApiError::internal)?;
        Ok(Pruned {
            clusters: names,
            bytes,
        })
    }

    /// Clusters that ended before the moment and have nothing left to do, oldest first.
    fn ended_before(&self, moment: Millis) -> Vec<Arc<Cluster>> {
        let clusters = self.clusters.read().unwrap_or_else(PoisonError::into_inner);
        let over = |cluster: &&Arc<Cluster>| {
            let ended = cluster.read(|snapshot| snapshot.cluster.timeline.ended);
            ended.is_some_and(|ended| ended < moment) && cluster.is_over()
        };
        clusters
            .by_sequence
            .values()
            .filter(over)
            .cloned()
            .collect()
    }

    async fn forget(&self, cluster: &Cluster) -> Result<(), ApiError> {
        let snapshot = cluster.snapshot();
        let mut batch = Batch::new();
        batch.delete(records::CLUSTER, cluster.id().as_str());
        for step in &snapshot.steps {
            batch.delete(records::STEP, step.id.as_str());
        }
        self.journal.commit(batch).await.map_err(store_to_api)?;
        let mut clusters = self
            .clusters
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        clusters.by_id.remove(cluster.id());
        clusters.by_sequence.remove(&snapshot.cluster.sequence);
        Ok(())
    }
}
