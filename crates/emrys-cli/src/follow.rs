// SPDX-License-Identifier: Apache-2.0
//! Reading a log piece by piece.

use emrys_protocol::engine::{EngineApi, LogChunk, LogQuery, LogSource};

use crate::exit::Failure;

/// How long one request waits for a log to grow, in milliseconds.
const WAIT: u64 = 10_000;

/// A log and how far it has been read.
pub(crate) struct Log<'a> {
    engine: &'a dyn EngineApi,
    query: LogQuery,
}

impl<'a> Log<'a> {
    /// The log from its beginning.
    pub(crate) fn new(engine: &'a dyn EngineApi, cluster_id: String, source: LogSource) -> Self {
        Self {
            engine,
            query: LogQuery {
                cluster_id,
                source,
                offset: 0,
                wait_millis: 0,
            },
        }
    }

    /// The next piece; with `wait`, an empty one only comes when nothing was written for a while.
    pub(crate) async fn next(&mut self, wait: bool) -> Result<LogChunk, Failure> {
        self.query.wait_millis = if wait { WAIT } else { 0 };
        let chunk = self.engine.read_log(self.query.clone()).await?;
        self.query.offset = chunk.next_offset;
        Ok(chunk)
    }
}
