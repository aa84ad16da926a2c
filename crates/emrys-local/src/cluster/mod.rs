// SPDX-License-Identifier: Apache-2.0
//! One cluster: an actor that alone changes it, and a handle through which everybody asks it to.
//!
//! - [`snapshot`]: what is known, immutable.
//! - [`capacity`]: how instance groups, fleets and instances change.
//! - [`draft`]: a change in the making; all decisions, no I/O.
//! - [`actor`]: the loop: message → draft → commit → publish → act.
//! - [`idle`]: the clock of an auto-termination policy.
//! - [`tasks`]: what runs on this machine and reports back.
//! - [`limits`]: what EMR refuses.

pub(crate) mod actor;
pub(crate) mod capacity;
pub(crate) mod draft;
#[cfg(test)]
pub(crate) mod fixtures;
mod idle;
pub(crate) mod limits;
pub(crate) mod snapshot;
pub(crate) mod tasks;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use emrys_logs::location::{LogUri, archived_log};
use emrys_model::ids::{ClusterId, StepId};
use emrys_protocol::ApiError;
use emrys_protocol::engine::{LogStream, Progress};
use tokio::sync::{mpsc, oneshot, watch};

use self::actor::{Actor, Message, Reply, Report};
use self::draft::Draft;
use self::snapshot::Snapshot;
use self::tasks::Site;
use crate::engine::Shared;
use crate::error::{not_modifiable, stopped};
use crate::home::Home;
use crate::logs;

/// Messages that wait for the actor before their senders wait too.
const INBOX: usize = 1024;

/// The handle of a cluster. Reads never wait; changes are answered once they are on disk.
///
/// The engine has the handles of its clusters, so a handle does not have the engine; who writes has a [`Site`].
pub(crate) struct Cluster {
    home: Home,
    id: ClusterId,
    snapshot: watch::Sender<Snapshot>,
    inbox: mpsc::Sender<Message>,
    progress: Mutex<Option<Progress>>,
}

impl Cluster {
    /// A cluster that the journal already has; starts its actor unless it has ended for good.
    pub(crate) fn open(engine: &Arc<Shared>, snapshot: Snapshot) -> Arc<Self> {
        let (inbox, messages) = mpsc::channel(INBOX);
        let cluster = Arc::new(Self {
            home: engine.home().clone(),
            id: snapshot.cluster.id.clone(),
            snapshot: watch::Sender::new(snapshot),
            inbox,
            progress: Mutex::new(None),
        });
        let snapshot = cluster.snapshot();
        if !snapshot.cluster.state.is_terminal() {
            let mut draft = Draft::new(&snapshot, crate::time::now());
            draft.resume();
            let (_, effects) = draft.finish();
            let site = Site {
                engine: engine.clone(),
                cluster: cluster.clone(),
            };
            tokio::spawn(Actor::new(site, messages).run(effects));
        }
        cluster
    }

    /// The cluster's id.
    pub(crate) fn id(&self) -> &ClusterId {
        &self.id
    }

    /// Whether the actor has gone, with all that was left to do for a cluster that has ended.
    pub(crate) fn is_over(&self) -> bool {
        self.inbox.is_closed()
    }

    /// What the journal has of the cluster now.
    pub(crate) fn snapshot(&self) -> Snapshot {
        self.snapshot.borrow().clone()
    }

    /// Runs `read` on what the journal has, without copying it.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Snapshot) -> T) -> T {
        read(&self.snapshot.borrow())
    }

    /// Waits until the journal has what `wanted` looks for.
    pub(crate) async fn becomes(&self, wanted: impl FnMut(&Snapshot) -> bool) {
        // The sender is this handle's own: waiting cannot fail.
        drop(self.snapshot.subscribe().wait_for(wanted).await);
    }

    fn publish(&self, snapshot: Snapshot) {
        self.snapshot.send_replace(snapshot);
    }

    /// Asks the actor and waits for the change to be on disk.
    pub(crate) async fn ask<T>(
        &self,
        message: impl FnOnce(Reply<T>) -> Message,
    ) -> Result<T, ApiError> {
        // An actor ends with its cluster, or with the engine.
        let gone = || match self.read(|snapshot| snapshot.cluster.state.is_terminal()) {
            true => not_modifiable(),
            false => stopped(),
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
        self.home.cluster(&self.id)
    }

    /// The folder of a step's logs and its supervisor's files.
    pub(crate) fn step_folder(&self, step: &StepId) -> PathBuf {
        self.home.step(&self.id, step)
    }

    /// The folder of a bootstrap action's logs and its supervisor's files; `number` counts from 1.
    pub(crate) fn action_folder(&self, number: usize) -> PathBuf {
        self.home.bootstrap_action(&self.id, number)
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

    /// Where a step's logs are archived, if anywhere: where the step says, else where its cluster does.
    pub(crate) fn step_log_uri(&self, step: &StepId) -> Option<LogUri> {
        let own = self.read(|snapshot| {
            let monitoring = snapshot.step(step)?.monitoring()?;
            LogUri::parse(monitoring.log_uri.as_deref()?)
        });
        own.or_else(|| self.log_uri())
    }

    /// The log that explains a failed step: its place in the archive, else on this machine.
    pub(crate) fn step_log_file(&self, step: &StepId, stream: LogStream) -> String {
        match self.step_log_uri(step) {
            Some(uri) => {
                let key = archived_log(&uri.step(self.id.as_str(), step.as_str()), stream);
                format!("s3://{}/{key}", uri.bucket)
            }
            None => logs::path(&self.step_folder(step), stream)
                .display()
                .to_string(),
        }
    }
}
