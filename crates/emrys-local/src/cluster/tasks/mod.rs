// SPDX-License-Identifier: Apache-2.0
//! What runs on this machine for a cluster. Each task does one thing, survives a restart of the
//! engine by being started again, and ends with a report to the actor.

mod archive;
mod bootstrap;
mod process;
mod provision;
mod step;

pub(crate) use archive::{archive_actions, archive_step, release};
pub(crate) use bootstrap::bootstrap;
pub(crate) use provision::provision;
pub(crate) use step::run_step;

use std::sync::Arc;

use tokio::sync::watch;

use super::Cluster;
use crate::engine::Shared;
use crate::runtime::{PythonEnvironment, Runtime};

/// Folder of the cluster's Python environment.
const PYTHON: &str = "python";

/// Where a task works: for that cluster of that engine, whose folder stays locked as long as somebody works there.
#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) engine: Arc<Shared>,
    pub(crate) cluster: Arc<Cluster>,
}

/// What a running step is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signal {
    /// SIGTERM, and time to react.
    Interrupt,
    /// SIGKILL to everything the step has started.
    Kill,
}

/// What a cluster runs its processes with; nothing of it for a cluster without applications.
#[derive(Default)]
pub(crate) struct Software {
    pub(crate) runtime: Option<Arc<Runtime>>,
    pub(crate) python: Option<PythonEnvironment>,
}

/// The cluster's software, once it is there.
pub(crate) type SoftwareReady = watch::Receiver<Option<Arc<Software>>>;

/// Becomes true when the cluster is to end before it was ready.
pub(crate) type Aborted = watch::Receiver<bool>;

/// Waits for the cluster's software. Pends for ever if it never comes: callers also listen for
/// what then ends them.
async fn ready(software: &mut SoftwareReady) -> Arc<Software> {
    let ready = software.wait_for(Option::is_some).await;
    match ready.ok().and_then(|value| value.clone()) {
        Some(software) => software,
        None => std::future::pending().await,
    }
}

/// Waits until the cluster is to end before it was ready.
async fn abort(aborted: &mut Aborted) {
    if aborted.wait_for(|aborted| *aborted).await.is_err() {
        // The actor has gone, which only happens when the engine stops.
        std::future::pending::<()>().await;
    }
}
