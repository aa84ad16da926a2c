// SPDX-License-Identifier: Apache-2.0
//! Copies logs to the cluster's log URI, in EMR's layout, and gives back what a cluster held.

use std::io;
use std::path::Path;
use std::time::Duration;

use emrys_logs::location::archived_log;
use emrys_model::ids::StepId;
use emrys_protocol::engine::LogStream;

use super::{PYTHON, Site};
use crate::buckets::{BucketError, Buckets};
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
pub(crate) async fn archive_step(site: Site, step: StepId) {
    if let Some(uri) = site.cluster.step_log_uri(&step) {
        let folder = site.cluster.step_folder(&step);
        let prefix = uri.step(site.cluster.id().as_str(), step.as_str());
        archive(&site, &uri.bucket, &prefix, &folder).await;
    }
    site.cluster.report(Report::StepArchived(step)).await;
}

/// Copies the logs of the bootstrap actions, then reports it; those that never ran have none.
pub(crate) async fn archive_actions(site: Site) {
    let (instance, count) = site.cluster.read(|snapshot| {
        let cluster = &snapshot.cluster;
        let instance = cluster.primary_instance().unwrap_or_default().to_owned();
        (instance, cluster.bootstrap_actions().len())
    });
    if let Some(uri) = site.cluster.log_uri() {
        for number in 1..=count {
            let folder = site.cluster.action_folder(number);
            let prefix = uri.bootstrap_action(site.cluster.id().as_str(), &instance, number);
            archive(&site, &uri.bucket, &prefix, &folder).await;
        }
    }
    site.cluster.report(Report::ActionsArchived).await;
}

/// Copies the logs in `folder` to that place in the archive. Copying again is harmless.
async fn archive(site: &Site, bucket: &str, prefix: &str, folder: &Path) {
    for attempt in 1..=ATTEMPTS {
        let (engine, folder) = (site.engine.clone(), folder.to_owned());
        let (bucket, place) = (bucket.to_owned(), prefix.to_owned());
        let copied =
            tokio::task::spawn_blocking(move || copy(engine.buckets(), &folder, &bucket, &place));
        match copied.await {
            Ok(Ok(())) => return,
            Ok(Err(error)) => {
                tracing::warn!(%error, attempt, prefix, "failed to copy logs to the log URI");
            }
            Err(error) => tracing::error!(%error, prefix, "copying logs broke off"),
        }
        tokio::time::sleep(Duration::from_millis(200) * attempt).await;
    }
}

fn copy(buckets: &Buckets, folder: &Path, bucket: &str, prefix: &str) -> Result<(), ArchiveError> {
    for stream in LogStream::ALL {
        if let Some(data) = logs::compressed(&logs::path(folder, *stream))? {
            buckets.ensure(bucket)?;
            buckets.put(bucket, &archived_log(prefix, *stream), &data)?;
        }
    }
    Ok(())
}

/// Removes what only a living cluster needs: everything but its logs.
pub(crate) async fn release(site: Site) {
    let id = site.cluster.id().clone();
    let removed = tokio::task::spawn_blocking(move || {
        let folders = ClusterFolders::new(site.cluster.folder());
        let ephemeral = [
            site.cluster.folder().join(PYTHON),
            folders.scratch(),
            folders.programs(),
            folders.hdfs(),
            folders.metastore(),
        ];
        for folder in ephemeral {
            match std::fs::remove_dir_all(folder) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    });
    if let Ok(Err(error)) = removed.await {
        tracing::warn!(%error, cluster = %id, "failed to remove the cluster's scratch files");
    }
}
