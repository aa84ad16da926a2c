// SPDX-License-Identifier: Apache-2.0
//! What events look like (EventBridge User Guide, "Events in Amazon EventBridge").

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::api::ACCOUNT;
use crate::records::Millis;

/// What is said of an event.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Event<'a> {
    pub(crate) id: &'a str,
    pub(crate) source: &'a str,
    pub(crate) detail_type: &'a str,
    pub(crate) time: Millis,
    pub(crate) region: &'a str,
    pub(crate) resources: Vec<String>,
    pub(crate) detail: Value,
}

impl Event<'_> {
    /// The event as targets see it.
    pub(crate) fn shown(self) -> Value {
        let time = jiff::Timestamp::from_second(self.time.div_euclid(1000));
        json!({
            "version": "0",
            "id": self.id,
            "detail-type": self.detail_type,
            "source": self.source,
            "account": ACCOUNT,
            "time": time.map(|time| time.to_string()).unwrap_or_default(),
            "region": self.region,
            "resources": self.resources,
            "detail": self.detail,
        })
    }
}

/// An id that is always the same for the same thing, and no other's.
pub(crate) fn id_of(what: &str) -> String {
    let digest = Sha256::digest(what.as_bytes());
    let bits = digest.first_chunk().copied().unwrap_or_default();
    emrys_states::uuid::of(u128::from_be_bytes(bits), 8)
}
