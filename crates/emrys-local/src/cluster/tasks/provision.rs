// SPDX-License-Identifier: Apache-2.0
//! Gets a cluster's software: the Spark of its release, a Python environment, its folders.

use std::sync::Arc;
use std::time::Duration;

use emrys_catalog::releases;
use tokio::sync::watch;

use super::{Aborted, PYTHON, Site, Software, abort};
use crate::cluster::actor::Report;
use crate::records::ClusterRecord;
use crate::runtime::Runtime;

/// How long a cluster that is not kept alive is STARTING for its first step. mrjob and sparksteps add it by a second
/// call, after their uploads, and count on the minutes that EMR takes to start.
const FIRST_STEP: Duration = Duration::from_secs(20);

/// Provisions and publishes the software, then reports.
pub(crate) async fn provision(
    site: Site,
    software: watch::Sender<Option<Arc<Software>>>,
    mut aborted: Aborted,
) {
    let result = tokio::select! {
        result = launch(&site) => result,
        () = abort(&mut aborted) => Err("the launch was aborted".to_owned()),
    };
    site.cluster.set_progress(None);
    let result = result.map(|ready| drop(software.send_replace(Some(Arc::new(ready)))));
    site.cluster.report(Report::Provisioned(result)).await;
}

async fn launch(site: &Site) -> Result<Software, String> {
    let software = prepare(site).await?;
    let first_step = site
        .cluster
        .becomes(|snapshot| !snapshot.awaits_first_step());
    // Without one in time the cluster goes on, and ends.
    drop(tokio::time::timeout(FIRST_STEP, first_step).await);
    Ok(software)
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
