// SPDX-License-Identifier: Apache-2.0
//! What an Emrys engine offers beside EMR's API, which has neither logs nor objects nor a way to end the service.
//!
//! Served under `/_emrys/` and never part of what runs against AWS.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::error::ApiError;
use crate::handlers::{Handlers, Message};
use crate::logs::LogsApi;
use crate::subscriptions::Subscription;
use crate::types::Timestamp;

pub use crate::logs::{
    Failed, Failure, FailureLine, FailureQuery, LogChunk, LogQuery, LogSource, LogStream,
};

/// The region of an engine that was told no other.
pub const REGION: &str = "us-east-1";

/// The access key id, and its secret, for an engine that accepts any.
pub const ANY_KEY: &str = "emrys";

/// The engine's own operations.
///
/// A method that an implementation leaves out answers `NotImplemented` and names itself.
#[async_trait]
pub trait EngineApi: LogsApi {
    /// What the engine is and how much it does at the moment.
    async fn status(&self) -> Result<EngineStatus, ApiError> {
        Err(ApiError::not_implemented("status"))
    }

    /// Ends the engine. Running steps go on under their supervisors and are adopted by the next engine.
    async fn shutdown(&self) -> Result<(), ApiError> {
        Err(ApiError::not_implemented("shutdown"))
    }

    /// Makes the engine stay when nothing is left to do.
    async fn persist(&self) -> Result<(), ApiError> {
        Err(ApiError::not_implemented("persist"))
    }

    /// Forgets clusters that have ended: their records, their logs on this machine, their folders. What is in buckets
    /// stays.
    async fn prune(&self, request: PruneRequest) -> Result<Pruned, ApiError> {
        let _ = request;
        Err(ApiError::not_implemented("prune"))
    }

    /// What the cluster waits for while it is launched, if anything can be said about it.
    async fn progress(&self, cluster_id: &str) -> Result<Option<Progress>, ApiError> {
        let _ = cluster_id;
        Err(ApiError::not_implemented("progress"))
    }

    /// Says who handles what state machines call and send, in place of what was said before.
    async fn put_handlers(&self, handlers: Handlers) -> Result<(), ApiError> {
        let _ = handlers;
        Err(ApiError::not_implemented("put_handlers"))
    }

    /// Who handles what state machines call and send.
    async fn handlers(&self) -> Result<Handlers, ApiError> {
        Err(ApiError::not_implemented("handlers"))
    }

    /// Has the messages of a topic start executions of a state machine, in place of what has the same name.
    async fn put_subscription(&self, subscription: Subscription) -> Result<(), ApiError> {
        let _ = subscription;
        Err(ApiError::not_implemented("put_subscription"))
    }

    /// Ends that. One that does not exist is no error.
    async fn delete_subscription(&self, name: &str) -> Result<(), ApiError> {
        let _ = name;
        Err(ApiError::not_implemented("delete_subscription"))
    }

    /// Which topics start which state machines, by name.
    async fn subscriptions(&self) -> Result<Vec<Subscription>, ApiError> {
        Err(ApiError::not_implemented("subscriptions"))
    }

    /// The messages and events that state machines have sent, oldest first.
    async fn messages(&self) -> Result<Vec<Message>, ApiError> {
        Err(ApiError::not_implemented("messages"))
    }
}

/// What an engine is and how much it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EngineStatus {
    /// The version of Emrys.
    pub version: String,
    /// The process.
    pub pid: u32,
    /// Where it listens, as `127.0.0.1:3677`.
    pub address: String,
    /// The state folder.
    pub home: String,
    /// When it was started.
    pub started_at: Timestamp,
    /// Clusters that have not ended.
    pub active_clusters: u64,
    /// Steps whose process runs.
    pub running_steps: u64,
    /// Executions of state machines that are under way.
    #[serde(default)]
    pub running_executions: u64,
    /// Buckets, by name.
    pub buckets: Vec<String>,
    /// What the state folder takes on disk.
    pub disk_bytes: u64,
    /// What of it the clusters' folders take: logs and scratch files.
    #[serde(default)]
    pub clusters_bytes: u64,
    /// What of it the buckets take.
    #[serde(default)]
    pub buckets_bytes: u64,
    /// Whether it stays when nothing is left to do.
    pub persistent: bool,
}

/// Which clusters to forget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PruneRequest {
    /// Those that ended before this moment.
    pub ended_before: Timestamp,
    /// Only say what would be forgotten.
    pub dry_run: bool,
}

/// What was forgotten, or would be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pruned {
    /// The clusters, oldest first.
    pub clusters: Vec<String>,
    /// What their folders took on disk.
    pub bytes: u64,
}

/// How far something long has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done, as in `downloading Spark 3.5.2`.
    pub what: String,
    /// How much is done, in a unit of its own.
    pub done: u64,
    /// How much there is, if that is known.
    pub total: Option<u64>,
}
