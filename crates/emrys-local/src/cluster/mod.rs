// SPDX-License-Identifier: Apache-2.0
//! One cluster: an actor that alone changes it, and a handle through which everybody asks it to.
//!
//! - [`snapshot`]: what is known, immutable.
//! - [`draft`]: a change in the making; all decisions, no I/O.
//! - [`actor`]: the loop: message → draft → commit → publish → act.
//! - [`tasks`]: what runs on this machine and reports back.
//! - [`limits`]: what EMR refuses.

pub(crate) mod actor;
pub(crate) mod draft;
#[cfg(test)]
pub(crate) mod fixtures;
pub(crate) mod limits;
pub(crate) mod snapshot;
pub(crate) mod tasks;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use emrys_model::ids::{ClusterId, StepId};
use emrys_protocol::ApiError;
use emrys_protocol::engine::Progress;
use tokio::sync::{mpsc, oneshot};

use self::actor::{Actor, Message, Reply, Report};
use self::draft::Draft;
use self::snapshot::Snapshot;
use crate::engine::Shared;
use crate::logs::LogUri;

/// Messages that wait for the actor before their senders wait too.
const INBOX: usize = 1024;

/// The handle of a cluster. Reads never wait; changes are answered once they are on disk.
pub(crate) struct Cluster {
    pub(crate) engine: Arc<Shared>,
    id: ClusterId,
    snapshot: RwLock<Snapshot>,
    inbox: mpsc::Sender<Message>,
    progress: Mutex<Option<Progress>>,
}

impl Cluster {
    /// A cluster that the journal already has; starts its actor unless it has ended for good.
    pub(crate) fn open(engine: Arc<Shared>, snapshot: Snapshot) -> Arc<Self> {
        let (inbox, messages) = mpsc::channel(INBOX);
        let cluster = Arc::new(Self {
            engine,
            id: snapshot.cluster.id.clone(),
            snapshot: RwLock::new(snapshot),
            inbox,
            progress: Mutex::new(None),
        });
        let snapshot = cluster.snapshot();
        if !snapshot.cluster.state.is_terminal() {
            let mut draft = Draft::new(&snapshot, cluster.engine.now());
            draft.resume();
            let (_, effects) = draft.finish();
            tokio::spawn(Actor::new(cluster.clone(), messages).run(effects));
        }
        cluster
    }

    /// The cluster's id.
    pub(crate) fn id(&self) -> &ClusterId {
        &self.id
    }

    /// What the journal has of the cluster now.
    pub(crate) fn snapshot(&self) -> Snapshot {
        self.snapshot
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Runs `read` on what the journal has, without copying it.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Snapshot) -> T) -> T {
        read(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn publish(&self, snapshot: Snapshot) {
        *self
            .snapshot
            .write()
            .unwrap_or_else(PoisonError::into_inner) = snapshot;
    }

    /// Asks the actor and waits for the change to be on disk.
    pub(crate) async fn ask<T>(
        &self,
        message: impl FnOnce(Reply<T>) -> Message,
    ) -> Result<T, ApiError> {
        let gone = || {
            ApiError::validation(
                "A job flow that is shutting down, terminated, or finished may not be modified.",
            )
        };
        let (reply, answer) = oneshot::channel();
        self.inbox.send(message(reply)).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }

    pub(crate) async fn report(&self, report: Report) {
        // The actor outlives its tasks; if it has gone, the engine is stopping.
        drop(self.inbox.send(Message::Report(report)).await);
    }

    /// What is being provisioned, for progress bars.
    pub(crate) fn progress(&self) -> Option<Progress> {
        self.progress
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(crate) fn set_progress(&self, progress: Option<Progress>) {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = progress;
    }

    /// The cluster's own folder.
    pub(crate) fn folder(&self) -> PathBuf {
        self.engine.home().cluster(&self.id)
    }

    /// Where the cluster's logs are archived, if anywhere.
    pub(crate) fn log_uri(&self) -> Option<LogUri> {
        self.read(|snapshot| {
            snapshot
                .cluster
                .request
                .log_uri
                .as_deref()
                .and_then(LogUri::parse)
        })
    }

    /// The log that explains a failed step: its place in the archive, else on this machine.
    pub(crate) fn step_log_uri(&self, step: &StepId) -> Option<String> {
        match self.log_uri() {
            Some(uri) => Some(format!(
                "s3://{}/{}{}/steps/{step}/stderr.gz",
                uri.bucket, uri.prefix, self.id
            )),
            None => Some(
                self.engine
                    .home()
                    .step(&self.id, step)
                    .join("stderr")
                    .display()
                    .to_string(),
            ),
        }
    }
}
