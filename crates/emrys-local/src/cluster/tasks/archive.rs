// SPDX-License-Identifier: Apache-2.0
//! Copies logs to the cluster's log URI, in EMR's layout, and gives back what a cluster held.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use emrys_model::ids::StepId;

use super::PYTHON;
use crate::buckets::{BucketError, Buckets};
use crate::cluster::Cluster;
use crate::cluster::actor::Report;
use crate::hadoop::ClusterFolders;
use crate::logs;

/// How often a copy that fails is tried again before the logs stay where they are.
const ATTEMPTS: u32 = 5;

#[derive(Debug, thiserror::Error)]
enum ArchiveError {
    #[error(transparent)]
    Read(#[from] io::Error),
    #[error(transparent)]
    Write(#[from] BucketError),
}

/// Copies a step's logs, then reports it; without a log URI there is nothing to copy.
pub(crate) async fn archive_step(cluster: Arc<Cluster>, step: StepId) {
    let folder = cluster.engine.home().step(cluster.id(), &step);
    archive(&cluster, &folder, &format!("steps/{step}")).await;
    cluster.report(Report::StepArchived(step)).await;
}

/// Copies the logs in `folder` to `<log-uri>/<cluster>/<place>/`. Copying again is harmless.
pub(super) async fn archive(cluster: &Cluster, folder: &Path, place: &str) {
    let Some(uri) = cluster.log_uri() else {
        return;
    };
    let prefix = format!("{}{}/{place}", uri.prefix, cluster.id());
    for attempt in 1..=ATTEMPTS {
        let (buckets, folder) = (cluster.engine.buckets().clone(), folder.to_owned());
        let (bucket, prefix) = (uri.bucket.clone(), prefix.clone());
        let copied =
            tokio::task::spawn_blocking(move || copy(&buckets, &folder, &bucket, &prefix)).await;
        match copied {
            Ok(Ok(())) => return,
            Ok(Err(error)) => {
                tracing::warn!(%error, attempt, place, "failed to copy logs to the log URI");
            }
            Err(error) => tracing::error!(%error, place, "copying logs broke off"),
        }
        tokio::time::sleep(Duration::from_millis(200) * attempt).await;
    }
}

fn copy(buckets: &Buckets, folder: &Path, bucket: &str, prefix: &str) -> Result<(), ArchiveError> {
    for stream in logs::STREAMS {
        if let Some(data) = logs::compressed(&logs::path(folder, stream))? {
            if !buckets.exists(bucket) {
                buckets.create(bucket)?;
            }
            buckets.put(bucket, &format!("{prefix}/{}.gz", stream.as_str()), &data)?;
        }
    }
    Ok(())
}

/// Removes what only a living cluster needs: everything but its logs.
pub(crate) async fn release(cluster: Arc<Cluster>) {
    let folders = ClusterFolders::new(cluster.folder());
    let ephemeral = [
        cluster.folder().join(PYTHON),
        folders.scratch(),
        folders.programs(),
        folders.hdfs(),
        folders.metastore(),
    ];
    let removed = tokio::task::spawn_blocking(move || {
        for folder in ephemeral {
            match std::fs::remove_dir_all(folder) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    });
    if let Ok(Err(error)) = removed.await {
        tracing::warn!(%error, cluster = %cluster.id(), "failed to remove the cluster's scratch files");
    }
}
