// SPDX-License-Identifier: Apache-2.0
//! Logs of steps and bootstrap actions, and what they tell of a failure. EMR's API has neither: an engine answers for those
//! on its machine, and on AWS they are read where EMR archives them.

use std::fmt;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::error::ApiError;

/// A place that has logs.
///
/// A method that an implementation leaves out answers `NotImplemented` and names itself.
#[async_trait]
pub trait LogsApi: Send + Sync {
    /// Reads on in a log. Where nothing new has been written it waits for as long as the query allows.
    async fn read_log(&self, query: LogQuery) -> Result<LogChunk, ApiError> {
        let _ = query;
        Err(ApiError::not_implemented("read_log"))
    }

    /// Why a step or bootstrap action failed, if it did and its logs are there.
    async fn failure(&self, query: FailureQuery) -> Result<Option<Failure>, ApiError> {
        let _ = query;
        Err(ApiError::not_implemented("failure"))
    }
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
