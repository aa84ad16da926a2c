// SPDX-License-Identifier: Apache-2.0
//! Gets a cluster's software: the Spark of its release, a Python environment, its folders.

use std::sync::Arc;

use emrys_catalog::releases;
use emrys_model::release_label::ReleaseLabel;
use tokio::sync::watch;

use super::{Aborted, PYTHON, Software, abort};
use crate::cluster::Cluster;
use crate::cluster::actor::Report;
use crate::runtime::Runtime;

/// Provisions and publishes the software, then reports.
pub(crate) async fn provision(
    cluster: Arc<Cluster>,
    software: watch::Sender<Option<Arc<Software>>>,
    mut aborted: Aborted,
) {
    let result = tokio::select! {
        result = prepare(&cluster) => result,
        () = abort(&mut aborted) => Err("the launch was aborted".to_owned()),
    };
    cluster.set_progress(None);
    let result = result.map(|ready| drop(software.send_replace(Some(Arc::new(ready)))));
    cluster.report(Report::Provisioned(result)).await;
}

async fn prepare(cluster: &Arc<Cluster>) -> Result<Software, String> {
    let engine = &cluster.engine;
    let Some(version) = cluster.read(|snapshot| spark_version(&snapshot.cluster.request)) else {
        return Ok(Software::default());
    };
    let shown = cluster.clone();
    let progress = move |progress| shown.set_progress(Some(progress));
    let runtime = engine.runtimes().provision(&version, &progress).await;
    let runtime = runtime.map_err(|error| error.to_string())?;
    tokio::spawn(archive_classes(runtime.clone()));
    let python = runtime
        .python_environment(&cluster.folder().join(PYTHON))
        .await;
    let python = python.map_err(|error| error.to_string())?;
    Ok(Software {
        runtime: Some(runtime),
        python: Some(python),
    })
}

/// Later JVMs start faster with an archive of Spark's classes; this cluster does not wait for it.
async fn archive_classes(runtime: Arc<Runtime>) {
    if let Err(error) = runtime.build_archive().await {
        tracing::warn!(%error, "failed to build the class-data archive; steps start slower");
    }
}

/// The Spark that the cluster needs. Without Spark among its applications it needs none: EMR's
/// Hadoop tools run on Spark's JARs here, so any application brings the release's Spark with it.
fn spark_version(request: &emrys_protocol::types::RunJobFlowInput) -> Option<String> {
    request
        .applications
        .as_ref()
        .filter(|names| !names.is_empty())?;
    let label: ReleaseLabel = request.release_label.as_deref()?.parse().ok()?;
    releases::find(label)?.spark_version().map(str::to_owned)
}
