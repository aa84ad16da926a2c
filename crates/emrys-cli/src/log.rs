// SPDX-License-Identifier: Apache-2.0
//! Reading a log piece by piece.

use std::time::Duration;

use emrys_protocol::logs::{LogChunk, LogQuery, LogSource, LogsApi};
use emrys_protocol::{ApiError, ErrorCode};
use tokio::time::Instant;

/// How long one request waits for a log to grow, in milliseconds.
const WAIT: u64 = 10_000;

/// How long an engine that does not answer is given to come back, and the pause between attempts.
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(200);

/// A log and how far it has been read.
pub(crate) struct Log<'a> {
    logs: &'a dyn LogsApi,
    query: LogQuery,
}

impl<'a> Log<'a> {
    /// The log from its beginning.
    pub(crate) fn new(logs: &'a dyn LogsApi, cluster_id: String, source: LogSource) -> Self {
        Self {
            logs,
            query: LogQuery {
                cluster_id,
                source,
                offset: 0,
                wait_millis: 0,
            },
        }
    }

    /// The next piece; with `wait`, an empty one only comes when nothing was written for a while.
    pub(crate) async fn next(&mut self, wait: bool) -> Result<LogChunk, ApiError> {
        self.query.wait_millis = if wait { WAIT } else { 0 };
        let chunk = self.logs.read_log(self.query.clone()).await?;
        self.query.offset = chunk.next_offset;
        Ok(chunk)
    }

    /// The next piece, waited for even while the engine is being restarted.
    pub(crate) async fn next_patiently(&mut self) -> Result<LogChunk, ApiError> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.next(true).await {
                Err(error)
                    if *error.code() == ErrorCode::ServiceUnavailable
                        && Instant::now() < deadline =>
                {
                    tokio::time::sleep(PAUSE).await;
                }
                result => return result,
            }
        }
    }
}
