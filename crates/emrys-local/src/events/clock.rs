// SPDX-License-Identifier: Apache-2.0
//! Rules with schedules: one task waits for all of them.
//!
//! What was due while no engine ran, or while the machine slept, is not made up for, but that the last of it that a
//! sleep has hidden is done once.

use std::sync::{Arc, Weak};
use std::time::Duration;

use emrys_store::{Batch, StoreError};
use serde_json::json;

use super::Events;
use super::deliveries::Delivery;
use super::event::{Event, id_of};
use super::record::RuleRecord;
use crate::engine::Shared;
use crate::records::Millis;
use crate::time::now;

/// How long the clock is trusted to go on evenly: after that it is looked at again.
const LONGEST_SLEEP: Duration = Duration::from_secs(5);

impl Events {
    /// Does what is due, for as long as the engine is there.
    pub(crate) async fn keep_time(engine: Weak<Shared>) {
        let mut last = now();
        // It keeps no engine while it waits.
        while let Some(shared) = engine.upgrade() {
            let events = shared.events();
            let now = now();
            let due = events.due(last, now);
            if let Err(error) = events.fire(&engine, &due).await {
                tracing::error!(%error, "what a schedule wants could not be written");
            }
            last = now;
            let wait = events.next(now).map_or(LONGEST_SLEEP, |next| {
                let wait = u64::try_from(next.saturating_sub(now)).unwrap_or(0);
                Duration::from_millis(wait).min(LONGEST_SLEEP)
            });
            let changed = events.changed.clone();
            let mut closed = shared.closed();
            drop(shared);
            tokio::select! {
                biased;
                _ = closed.wait_for(|closed| *closed) => return,
                () = changed.notified() => {}
                () = tokio::time::sleep(wait) => {}
            }
        }
    }

    /// What has become due after `last` and until `now`.
    pub(super) fn due(&self, last: Millis, now: Millis) -> Vec<Delivery> {
        let rules = self.rules();
        let due = rules.iter().filter_map(|rule| {
            let next = rule.schedule()?.next(rule.since, last.max(rule.since))?;
            (next <= now).then(|| Self::deliveries_of_rule(rule, &self.event(rule, next), now))
        });
        due.flatten().collect()
    }

    fn event(&self, rule: &RuleRecord, time: Millis) -> serde_json::Value {
        let id = id_of(&format!("{} {time}", rule.arn));
        Event {
            id: &id,
            source: "aws.events",
            detail_type: "Scheduled Event",
            time,
            region: &self.region,
            resources: vec![rule.arn.clone()],
            detail: json!({}),
        }
        .shown()
    }

    /// When something is due next.
    fn next(&self, now: Millis) -> Option<Millis> {
        let rules: Vec<Arc<RuleRecord>> = self.rules();
        let next = rules.iter();
        next.filter_map(|rule| rule.schedule()?.next(rule.since, now.max(rule.since)))
            .min()
    }

    async fn fire(&self, engine: &Weak<Shared>, due: &[Delivery]) -> Result<(), StoreError> {
        if due.is_empty() {
            return Ok(());
        }
        let mut batch = Batch::new();
        Self::write(due, &mut batch)?;
        self.deliveries.commit(batch).await?;
        self.begin(engine, due.to_vec());
        Ok(())
    }
}
