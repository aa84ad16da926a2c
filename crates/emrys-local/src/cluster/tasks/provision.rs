// SPDX-License-Identifier: Apache-2.0
//! Gets a cluster's software: the Spark of its release, a Python environment, its folders.

use std::sync::Arc;

use emrys_catalog::releases;
use tokio::sync::watch;

use super::{Aborted, PYTHON, Site, Software, abort};
use crate::cluster::actor::Report;
use crate::records::ClusterRecord;
use crate::runtime::Runtime;

/// Provisions and publishes the software, then reports.
pub(crate) async fn provision(
    site: Site,
    software: watch::Sender<Option<Arc<Software>>>,
    mut aborted: Aborted,
) {
    let result = tokio::select! {
        result = prepare(&site) => result,
        () = abort(&mut aborted) => Err("the launch was aborted".to_owned()),
    };
    site.cluster.set_progress(None);
    let result = result.map(|ready| drop(software.send_replace(Some(Arc::new(ready)))));
    site.cluster.report(Report::Provisioned(result)).await;
}

async fn prepare(site: &Site) -> Result<Software, String> {
    let Site { engine, cluster } = site;
    let Some(version) = cluster.read(|snapshot| spark_version(&snapshot.cluster)) else {
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
fn spark_version(cluster: &ClusterRecord) -> Option<String> {
    cluster
        .request
        .applications
        .as_ref()
        .filter(|names| !names.is_empty())?;
    releases::find(cluster.release_label()?)?
        .spark_version()
        .map(str::to_owned)
}
