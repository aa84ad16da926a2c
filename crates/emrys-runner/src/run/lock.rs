// SPDX-License-Identifier: Apache-2.0
//! The named lock of a run: taken before anything is sent, renewed while the run goes on, given back with its end.
//!
//! Runs of one state folder exclude each other in the journal, exactly. Those of other folders and machines see the tag
//! `emrys:lock:NAME` = `<run id>/<expiry>` on the cluster of the run that holds it. A tag cannot be written on
//! condition, and runs write theirs on different clusters. So each puts its own tag first and looks for others
//! afterwards, and whoever sees another one takes its own away: of two runs, the one that writes later sees both. No
//! step is sent before that.

use emrys_model::ids::RunId;
use emrys_protocol::ApiError;
use emrys_protocol::types::Tag;
use tokio::time::sleep;

use super::change::PAUSE;
use super::clock::millis;
use super::decide::{Todo, alive};
use super::drive::Drive;
use super::{RunError, blocking};
use crate::events::Event;
use crate::journal::{Asked, FailureKind, HeldLock, Millis, RunRecord, Stage};
use emrys_synth::lower::plan::{Lock, Plan};

/// What stands before the name in the key of a lock's tag.
pub const LOCK_TAG: &str = "emrys:lock:";

/// How often the clusters are looked at for a tag, on a target that counts requests.
const RARE_PAUSE: std::time::Duration = std::time::Duration::from_secs(30);

/// What is to be done about the lock before anything else.
pub(super) fn todo(run: &RunRecord, plan: &Plan, now: Millis) -> Option<Todo> {
    let lock = plan.lock.as_ref()?;
    let Some(held) = &run.lock else {
        return (run.stage == Stage::Normal).then_some(Todo::TakeLock);
    };
    if now >= renewal(held, lock) {
        return Some(Todo::RenewLock);
    }
    let unseen = |id: &str| held.cluster_id.as_deref() != Some(id) || !held.confirmed;
    let cluster_id = alive(run).ok()?.cluster_id.as_deref();
    (run.stage != Stage::Ending && cluster_id.is_some_and(unseen)).then_some(Todo::ConfirmLock)
}

/// When the lock is to be renewed: after a third of its time, so that two renewals may go wrong.
pub(super) fn renewal(held: &HeldLock, lock: &Lock) -> Millis {
    held.until - millis(lock.expiry) / 3 * 2
}

/// Whether a cluster that outlives the run may still have the tag.
pub(super) fn is_shown(run: &RunRecord) -> bool {
    let shown = run.lock.as_ref().and_then(|held| held.cluster_id.as_ref());
    shown.is_some() && alive(run).is_ok_and(|launch| launch.cluster_id.as_ref() == shown)
}

/// Another run's tag.
struct Claim {
    run: RunId,
    cluster_id: String,
}

impl std::fmt::Display for Claim {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "run {} with cluster {}",
            self.run, self.cluster_id
        )
    }
}

impl Drive<'_> {
    /// Takes the lock, or waits for it.
    pub(super) async fn take_lock(&mut self) -> Result<(), RunError> {
        let Some(lock) = self.plan.lock.clone() else {
            return Ok(());
        };
        let until = self.now() + millis(lock.expiry);
        let from = match self.ask(&lock, until).await? {
            Asked::Held(holder) => {
                return self
                    .wait_for_lock(&lock, format!("run {}", holder.run))
                    .await;
            }
            Asked::Taken { from } => from,
        };
        if let Some(claim) = self.claim_of_another(&lock).await? {
            return self.wait_for_lock(&lock, claim.to_string()).await;
        }
        self.run.lock = Some(HeldLock {
            until,
            cluster_id: None,
            confirmed: false,
        });
        self.waits_for = None;
        let name = lock.name;
        self.events.push(Event::LockTaken { name, from });
        Ok(())
    }

    /// Says that the run still lives.
    pub(super) async fn renew_lock(&mut self) -> Result<(), RunError> {
        let (Some(lock), Some(held)) = (self.plan.lock.clone(), self.run.lock.clone()) else {
            return Ok(());
        };
        let now = self.now();
        let until = now + millis(lock.expiry);
        let mut other = match self.ask(&lock, until).await? {
            Asked::Held(holder) => Some(format!("run {}", holder.run)),
            Asked::Taken { .. } => None,
        };
        if other.is_none() && now >= held.until {
            // Others were free to take it.
            let claim = self.claim_of_another(&lock).await?;
            other = claim.map(|claim| claim.to_string());
        }
        if let Some(other) = other {
            let name = &lock.name;
            return self
                .without_lock(format!(
                    "the lock `{name}` expired and was taken by {other}"
                ))
                .await;
        }
        if is_shown(&self.run) && held.confirmed {
            self.show_lock(&lock, until).await?;
        }
        if let Some(held) = &mut self.run.lock {
            held.until = until;
        }
        Ok(())
    }

    /// Shows the lock on the run's cluster, and makes sure that no other run shows it.
    pub(super) async fn confirm_lock(&mut self) -> Result<(), RunError> {
        let Some(lock) = self.plan.lock.clone() else {
            return Ok(());
        };
        if let Some(claim) = self.claim_of_another(&lock).await? {
            self.hide_lock().await?;
            return self.wait_for_lock(&lock, claim.to_string()).await;
        }
        let until = self.now() + millis(lock.expiry);
        let cluster_id = self.cluster_id();
        if let Some(held) = &mut self.run.lock {
            held.cluster_id = Some(cluster_id);
        }
        self.write().await?;
        self.show_lock(&lock, until).await?;
        if !self.runner.options.consistent {
            sleep(self.runner.options.settle).await;
        }
        if let Some(claim) = self.claim_of_another(&lock).await? {
            self.hide_lock().await?;
            // Two that saw each other do not try again at the same moment.
            sleep(self.pause().mul_f64(1.0 + random())).await;
            return self.wait_for_lock(&lock, claim.to_string()).await;
        }
        if let Some(held) = &mut self.run.lock {
            held.confirmed = true;
        }
        self.waits_for = None;
        Ok(())
    }

    /// Takes the tag away.
    pub(super) async fn hide_lock(&mut self) -> Result<(), RunError> {
        let shown = self.run.lock.as_mut();
        let shown = shown.and_then(|held| held.cluster_id.take());
        if let (Some(lock), Some(cluster_id)) = (&self.plan.lock, shown) {
            let asked = self.requests().remove_tag(&cluster_id, tag_key(lock)).await;
            self.or_gone(asked)?;
        }
        Ok(())
    }

    async fn show_lock(&mut self, lock: &Lock, until: Millis) -> Result<(), RunError> {
        let tag = Tag {
            key: Some(tag_key(lock)),
            value: Some(format!("{}/{until}", self.run.id)),
        };
        let asked = self.requests().put_tag(&self.cluster_id(), tag).await;
        self.or_gone(asked)
    }

    /// EMR refuses tags of clusters that have ended, which is soon seen.
    fn or_gone(&self, asked: Result<(), ApiError>) -> Result<(), RunError> {
        self.answer_to(asked).map(|_| ())
    }

    async fn ask(&self, lock: &Lock, until: Millis) -> Result<Asked, RunError> {
        let (lease, target, now) = (self.lease.clone(), self.run.target.clone(), self.now());
        let name = lock.name.clone();
        Ok(blocking(move || lease.ask_for_lock(&target, &name, now, until)).await?)
    }

    /// A cluster that shows the lock for a run of another state folder. For runs of this one the journal is exact.
    async fn claim_of_another(&self, lock: &Lock) -> Result<Option<Claim>, RunError> {
        let (key, now) = (tag_key(lock), self.now());
        let listed = self.requests().active_clusters().await;
        let listed = listed.map_err(|error| self.stopped(error))?;
        for id in listed.into_iter().filter_map(|cluster| cluster.id) {
            let cluster = self.requests().describe(&id).await;
            let cluster = cluster.map_err(|error| self.stopped(error))?;
            let mut tags = cluster.tags.into_iter().flatten();
            let tag = tags.find(|tag| tag.key.as_ref() == Some(&key));
            let value = tag.and_then(|tag| tag.value).unwrap_or_default();
            let Some((run, until)) = parse(&value) else {
                continue;
            };
            if until > now && run != self.run.id && !self.is_of_this_folder(&run).await? {
                let cluster_id = id;
                return Ok(Some(Claim { run, cluster_id }));
            }
        }
        Ok(None)
    }

    async fn is_of_this_folder(&self, run: &RunId) -> Result<bool, RunError> {
        let (runs, run) = (self.runner.runs().clone(), run.clone());
        Ok(blocking(move || runs.has(&run)).await?)
    }

    /// Waits a little, unless the run has waited long enough.
    async fn wait_for_lock(&mut self, lock: &Lock, by: String) -> Result<(), RunError> {
        let now = self.now();
        let name = lock.name.clone();
        let since = *self.waits_since.get_or_insert(now);
        let deadline = since + millis(lock.wait);
        if now >= deadline {
            let seconds = lock.wait.as_secs();
            return self
                .without_lock(format!(
                    "the lock `{name}` was waited for longer than {seconds} s: {by} holds it"
                ))
                .await;
        }
        if self.waits_for.as_ref() != Some(&by) {
            self.waits_for = Some(by.clone());
            self.events.push(Event::LockHeld { name, by });
        }
        self.write().await?;
        let next = deadline.min(now + millis(self.pause()));
        self.look(Some(next)).await
    }

    fn pause(&self) -> std::time::Duration {
        match self.runner.options.consistent {
            true => PAUSE,
            false => RARE_PAUSE,
        }
    }

    /// The run fails, and does nothing more than to end what it has: that is another run's turn.
    async fn without_lock(&mut self, message: String) -> Result<(), RunError> {
        self.hide_lock().await?;
        self.fail(FailureKind::Locked, &message);
        self.run.lock = None;
        Ok(())
    }
}

fn tag_key(lock: &Lock) -> String {
    format!("{LOCK_TAG}{}", lock.name)
}

fn parse(value: &str) -> Option<(RunId, Millis)> {
    let (run, until) = value.split_once('/')?;
    Some((run.parse().ok()?, until.parse().ok()?))
}

/// A number from 0 to 1.
fn random() -> f64 {
    let mut byte = [0];
    match getrandom::fill(&mut byte) {
        Ok(()) => f64::from(byte[0]) / 255.0,
        // The next try may meet the other run again, which is seen then.
        Err(_) => 0.0,
    }
}
