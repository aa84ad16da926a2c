// SPDX-License-Identifier: Apache-2.0
//! What an Emrys engine offers beside EMR's API, which has neither logs nor objects nor a way to end the service.
//!
//! Served under `/_emrys/` and never part of what runs against AWS.

use std::fmt;

use async_trait::async_trait;
use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::error::ApiError;
use crate::types::Timestamp;

/// The region of an engine that was told no other.
pub const REGION: &str = "us-east-1";

/// The access key id, and its secret, for an engine that accepts any.
pub const ANY_KEY: &str = "emrys";

/// The engine's own operations.
///
/// A method that an implementation leaves out answers `NotImplemented` and names itself.
#[async_trait]
pub trait EngineApi: Send + Sync {
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

    /// Reads on in a log. Where nothing new has been written it waits for as long as the query allows.
    async fn read_log(&self, query: LogQuery) -> Result<LogChunk, ApiError> {
        let _ = query;
        Err(ApiError::not_implemented("read_log"))
    }

    /// Why a step or bootstrap action failed, if it did and its logs are still there.
    async fn failure(&self, query: FailureQuery) -> Result<Option<Failure>, ApiError> {
        let _ = query;
        Err(ApiError::not_implemented("failure"))
    }

    /// What the cluster waits for while it is launched, if anything can be said about it.
    async fn progress(&self, cluster_id: &str) -> Result<Option<Progress>, ApiError> {
        let _ = cluster_id;
        Err(ApiError::not_implemented("progress"))
    }

    /// Creates a bucket, unless there is one of that name.
    async fn create_bucket(&self, bucket: &str) -> Result<(), ApiError> {
        let _ = bucket;
        Err(ApiError::not_implemented("create_bucket"))
    }

    /// Stores an object; the bucket is created where there is none.
    async fn put_object(&self, bucket: &str, key: &str, body: Bytes) -> Result<(), ApiError> {
        let _ = (bucket, key, body);
        Err(ApiError::not_implemented("put_object"))
    }

    /// Reads an object.
    async fn get_object(&self, bucket: &str, key: &str) -> Result<Bytes, ApiError> {
        let _ = (bucket, key);
        Err(ApiError::not_implemented("get_object"))
    }

    /// Lists the objects whose keys begin with the prefix, ordered by key.
    async fn list_objects(
        &self,
        bucket: &str,
        prefix: &str,
    ) -> Result<Vec<ObjectSummary>, ApiError> {
        let _ = (bucket, prefix);
        Err(ApiError::not_implemented("list_objects"))
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

/// Where to read on in which log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogQuery {
    /// The cluster.
    pub cluster_id: String,
    /// What wrote the log.
    pub source: LogSource,
    /// The first byte of interest: that of [`LogChunk::next_offset`] when reading on.
    pub offset: u64,
    /// How long to wait for something new; 0 answers at once.
    pub wait_millis: u64,
}

/// What writes a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogSource {
    /// A step.
    Step {
        /// Its id.
        step_id: String,
        /// Which of its logs.
        stream: LogStream,
    },
    /// A bootstrap action.
    BootstrapAction {
        /// Its place among the cluster's, counted from 1.
        number: u32,
        /// Which of its logs.
        stream: LogStream,
    },
}

/// Whose failure is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailureQuery {
    /// The cluster.
    pub cluster_id: String,
    /// What of the cluster has failed.
    pub of: Failed,
}

/// What can fail and leave logs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Failed {
    /// The step of that id.
    Step(String),
    /// The bootstrap action at that place among the cluster's, counted from 1.
    BootstrapAction(u32),
}

/// Why something failed, as its logs tell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Failure {
    /// The kind of failure: the `Reason` of EMR's `FailureDetails`.
    pub reason: String,
    /// The error itself: the `Message` of EMR's `FailureDetails`.
    pub message: String,
    /// The log that has it.
    pub stream: LogStream,
    /// The lines of the log that have it.
    pub lines: Vec<FailureLine>,
    /// What to do about it, where that is certain.
    pub hint: Option<String>,
}

/// A line of a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FailureLine {
    /// Its place in the log, counted from 1; unknown in a log that is too long to be counted.
    pub number: Option<u64>,
    /// The line, shortened if it is very long.
    pub text: String,
}

/// One of the logs that EMR keeps of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogStream {
    /// What the engine did with the step.
    Controller,
    /// What the process wrote to its standard output.
    Stdout,
    /// What the process wrote to its standard error.
    Stderr,
    /// What Hadoop logged.
    Syslog,
}

impl LogStream {
    /// Every log, in EMR's order.
    pub const ALL: &'static [Self] = &[Self::Controller, Self::Stdout, Self::Stderr, Self::Syslog];

    /// The name of the file, in EMR's layout.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Controller => "controller",
            Self::Stdout => "stdout",
            Self::Stderr => "stderr",
            Self::Syslog => "syslog",
        }
    }
}

impl fmt::Display for LogStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// A piece of a log. It travels as raw bytes, for a log need not be text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogChunk {
    /// The bytes from the offset asked for; none when nothing new was written in time.
    pub data: Vec<u8>,
    /// Where to read on.
    pub next_offset: u64,
    /// Whether nothing more will come: the writer has ended and this is its last piece.
    pub ended: bool,
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

/// An object in a listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectSummary {
    /// Its key.
    pub key: String,
    /// Its size in bytes.
    pub size: u64,
}

#[cfg(test)]
mod tests {
    use super::{LogQuery, LogSource, LogStream};

    #[test]
    fn a_query_survives_json() {
        let query = LogQuery {
            cluster_id: "j-1".to_owned(),
            source: LogSource::BootstrapAction {
                number: 2,
                stream: LogStream::Stderr,
            },
            offset: u64::MAX,
            wait_millis: 0,
        };
        let json = serde_json::to_string(&query).unwrap();
        assert!(
            json.contains(r#""source":{"bootstrap-action":{"number":2,"stream":"stderr"}}"#),
            "{json}"
        );
        assert_eq!(serde_json::from_str::<LogQuery>(&json).unwrap(), query);
    }

    #[test]
    fn a_stream_is_called_the_same_everywhere() {
        for stream in LogStream::ALL {
            assert_eq!(
                serde_json::to_string(stream).unwrap(),
                format!("\"{stream}\"")
            );
        }
    }
}
