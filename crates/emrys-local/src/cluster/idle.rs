// SPDX-License-Identifier: Apache-2.0
//! The clock of an auto-termination policy: tells the actor how long its cluster has had nothing to do.
//!
//! It counts time during which this engine ran and the machine was awake, for which the runtime's clock is right: it stands
//! still while the machine sleeps. What follows from it is decided in [`super::draft`].

use std::path::PathBuf;
use std::time::{Duration, UNIX_EPOCH};

use emrys_model::release_label::ReleaseLabel;
use tokio::time::Instant;

use super::Cluster;
use super::actor::Message;
use crate::records::{ClusterRecord, Millis};

/// Longest time that is counted at once: what a crash can lose, and how late a touched file can be seen.
const LONGEST: Duration = Duration::from_secs(30);
/// The first release in which a file says that a cluster is busy (MG emr-auto-termination-policy).
const BUSY_FILE_SINCE: ReleaseLabel = ReleaseLabel::emr(6, 4, 0);
/// The counterpart of `/emr/metricscollector/isbusy`, in the cluster's folder.
const BUSY_FILE: &str = "emr/metricscollector/isbusy";

/// When time was last counted, as long as it counts.
#[derive(Default)]
pub(super) struct IdleClock {
    since: Option<Instant>,
}

impl IdleClock {
    /// Waits until it is time to count, and says what to count. Pends while nothing counts. May be dropped and called
    /// again: nothing is lost.
    pub(super) async fn tick(&mut self, cluster: &Cluster) -> Message {
        let Some((wait, label)) = cluster.read(|snapshot| next(&snapshot.cluster)) else {
            self.since = None;
            return std::future::pending().await;
        };
        let since = *self.since.get_or_insert_with(Instant::now);
        tokio::time::sleep_until(since + wait).await;
        let now = Instant::now();
        self.since = Some(now);
        let touched = match label >= Some(BUSY_FILE_SINCE) {
            true => touched(cluster.folder().join(BUSY_FILE)).await,
            false => None,
        };
        Message::Idle {
            elapsed: Millis::try_from((now - since).as_millis()).unwrap_or(Millis::MAX),
            touched,
        }
    }
}

/// How long to wait for the next count, and the cluster's release.
fn next(cluster: &ClusterRecord) -> Option<(Duration, Option<ReleaseLabel>)> {
    let policy = cluster
        .auto_termination
        .filter(|_| cluster.counts_idleness())?;
    let wait = match policy.remaining() {
        // Its time is up, and termination protection keeps it.
        0 => LONGEST,
        left => LONGEST.min(Duration::from_millis(left.unsigned_abs())),
    };
    Some((wait, cluster.release_label()))
}

/// When the file was last touched; nothing for one that is not there.
async fn touched(file: PathBuf) -> Option<Millis> {
    let modified = tokio::fs::metadata(file).await.ok()?.modified().ok()?;
    Millis::try_from(modified.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}
