// SPDX-License-Identifier: Apache-2.0
//! The services that tasks of state machines call: EMR, Lambda, messages, and AWS's APIs as they are.
//!
//! Each is an [`Integration`]: it sends what a task asks for, at most once, and waits where the task does. What an
//! execution does with the answer is decided elsewhere; what a function or a subscriber does is [`crate::handlers`]'.
//!
//! - `elastic_map_reduce`: `elasticmapreduce:*`, the integration that Step Functions has made for EMR.
//! - `sdk`: `aws-sdk:*` of EMR, Parameter Store, Secrets Manager and S3.
//! - `lambda`: `lambda:invoke`, and tasks that name a function.
//! - `messages`: `sns:publish`, `sqs:sendMessage`, `events:putEvents`.
//! - `emr`: the EMR that is called, this engine's or another one.
//! - `errors`: how AWS names what goes wrong.
//! - `values`: what JSON of an API looks like in a state machine.

mod elastic_map_reduce;
mod emr;
mod errors;
mod lambda;
mod messages;
mod sdk;
#[cfg(test)]
mod tests;
mod values;

use std::sync::{Arc, Weak};

use emrys_executions::integration::Integration;
use emrys_protocol::EmrApi;
use sha2::{Digest as _, Sha256};

use crate::engine::Shared;

/// All integrations. `other_emr` is called instead of this engine's own, if there is one.
pub(crate) fn all(
    engine: &Weak<Shared>,
    other_emr: Option<Arc<dyn EmrApi>>,
) -> Vec<Arc<dyn Integration>> {
    let site = Site(engine.clone());
    let emr = match other_emr {
        Some(api) => emr::Emr::Other(api),
        None => emr::Emr::Own(site.clone()),
    };
    vec![
        Arc::new(elastic_map_reduce::ElasticMapReduce::new(emr.clone())),
        Arc::new(sdk::AwsSdk::new(site.clone(), emr)),
        Arc::new(lambda::Lambda::new(site.clone())),
        Arc::new(messages::MessageServices::new(site)),
    ]
}

/// The engine, which an integration does not keep: the engine has the integrations.
#[derive(Clone)]
struct Site(Weak<Shared>);

impl Site {
    /// The engine. Where it has gone this pends for ever: whoever waits is about to be dropped with it, and the next
    /// engine takes the task up.
    async fn engine(&self) -> Arc<Shared> {
        match self.0.upgrade() {
            Some(engine) => engine,
            None => std::future::pending().await,
        }
    }
}

/// What a task's token gives for its `number`th thing: always the same, and nobody else's.
fn mixed(token: &str, number: usize) -> [u8; 16] {
    let digest = Sha256::digest(format!("{token}/{number}"));
    let mut bytes = [0; 16];
    for (byte, mixed) in bytes.iter_mut().zip(digest) {
        *byte = mixed;
    }
    bytes
}

/// The same as a UUID, as AWS gives messages for ids.
fn uuid(token: &str, number: usize) -> String {
    emrys_states::uuid::of(u128::from_be_bytes(mixed(token, number)), 4)
}
