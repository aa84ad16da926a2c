// SPDX-License-Identifier: Apache-2.0
//! "Object Created" of S3, for objects that are written over the S3 API. What steps write into the folders themselves is
//! not seen.
//!
//! As the S3 User Guide has it, "EventBridge event message structure". On AWS a bucket has to be told to send its events;
//! here all do.

use std::sync::Weak;

use async_trait::async_trait;
use emrys_store::Batch;
use serde_json::json;

use super::Events;
use super::event::{Event, id_of};
use crate::api::ACCOUNT;
use crate::buckets::{Created, Watcher};
use crate::engine::Shared;
use crate::time::now;

/// What tells the rules of objects.
#[derive(Debug)]
pub(crate) struct ObjectEvents(pub(crate) Weak<Shared>);

#[async_trait]
impl Watcher for ObjectEvents {
    fn wants(&self) -> bool {
        let engine = self.0.upgrade();
        engine.is_some_and(|engine| engine.events().are_wanted())
    }

    /// Written before the client is answered: an object whose event is lost is one that nobody was told is there.
    async fn created(&self, created: Created) {
        let Some(engine) = self.0.upgrade() else {
            return;
        };
        let now = now();
        let random = u128::from_be_bytes(engine.random());
        let request = format!("{random:032x}");
        let event = Event {
            id: &id_of(&request),
            source: "aws.s3",
            detail_type: "Object Created",
            time: now,
            region: engine.region(),
            resources: vec![format!("arn:aws:s3:::{}", created.bucket)],
            detail: json!({
                "version": "0",
                "bucket": {"name": created.bucket},
                "object": {
                    "key": created.key,
                    "size": created.size,
                    "etag": created.etag,
                    "sequencer": format!("{now:016X}"),
                },
                "request-id": request.get(..16),
                "requester": ACCOUNT,
                "source-ip-address": "127.0.0.1",
                "reason": created.reason,
            }),
        };
        let events = engine.events();
        let deliveries = events.deliveries_of(&event.shown(), now);
        if deliveries.is_empty() {
            return;
        }
        let mut batch = Batch::new();
        let written = match Events::write(&deliveries, &mut batch) {
            Ok(()) => events.deliveries.commit(batch).await,
            Err(error) => Err(error),
        };
        match written {
            Ok(()) => events.begin(&self.0, deliveries),
            Err(error) => tracing::error!(%error, "the event of an object could not be written"),
        }
    }
}
