// SPDX-License-Identifier: Apache-2.0
//! Logs as EMR archives them: gzipped below the cluster's log URI, written anew about every five minutes while a step
//! runs, and once more after its end.
//!
//! What a step has written is known this late and no earlier. A log is final when it was archived after the step's end;
//! where nothing is archived any more, because the cluster was lost, it is final when two archivings should have been.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use async_trait::async_trait;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::logs::{
    Failed, Failure, FailureQuery, LogChunk, LogQuery, LogSource, LogStream, LogsApi,
};
use emrys_protocol::objects::ObjectSummary;
use emrys_protocol::types::{
    Cluster, DescribeClusterInput, DescribeStepInput, Open, Step, Timestamp,
};
use emrys_protocol::{ApiError, EmrApi, ObjectStore};

use crate::failure::{End, Log, Tail, explain};
use crate::location::{LogUri, archived_log};

#[cfg(test)]
mod tests;

/// How often EMR archives (MG emr-plan-debugging).
pub const INTERVAL: Duration = Duration::from_secs(300);
/// How long after the end of a step or a cluster something may still be archived.
const LAST: Duration = Duration::from_secs(2 * 300 + 60);
/// How much of an archived log is asked for at a time.
const PIECE: u64 = 8 << 20;

/// The archived logs of an EMR.
pub struct Archive {
    emr: Arc<dyn EmrApi>,
    objects: Arc<dyn ObjectStore>,
    /// What each place had when it was looked at last, by its keys' beginning.
    looked: Mutex<HashMap<String, Vec<ObjectSummary>>>,
}

/// Where logs are archived, and since when nothing is written into them any more.
struct Place {
    bucket: String,
    prefix: String,
    ended: Option<Timestamp>,
    /// Whether it failed.
    failed: bool,
}

impl Archive {
    /// The archive that the clusters' log URIs name, in those buckets.
    #[must_use]
    pub fn new(emr: Arc<dyn EmrApi>, objects: Arc<dyn ObjectStore>) -> Self {
        Self {
            emr,
            objects,
            looked: Mutex::default(),
        }
    }

    async fn cluster(&self, id: &str) -> Result<Cluster, ApiError> {
        let input = DescribeClusterInput {
            cluster_id: Some(id.to_owned()),
        };
        let output = self.emr.describe_cluster(input).await?;
        Ok(output.cluster.unwrap_or_default())
    }

    async fn step(&self, cluster: &str, id: &str) -> Result<Step, ApiError> {
        let input = DescribeStepInput {
            cluster_id: Some(cluster.to_owned()),
            step_id: Some(id.to_owned()),
        };
        let output = self.emr.describe_step(input).await?;
        Ok(output.step.unwrap_or_default())
    }

    /// Where the logs are of what is asked for; a step may have a log URI of its own.
    async fn place(&self, cluster_id: &str, of: &Failed) -> Result<Place, ApiError> {
        let cluster = self.cluster(cluster_id).await?;
        match of {
            Failed::Step(id) => {
                let step = self.step(cluster_id, id).await?;
                let uri = log_uri(
                    cluster_id,
                    step.log_uri.as_deref().or(cluster.log_uri.as_deref()),
                )?;
                let status = step.status.unwrap_or_default();
                let state = status.state.as_ref().and_then(Open::known);
                let timeline = status.timeline.unwrap_or_default();
                let is_over = state.is_some_and(StepState::is_terminal);
                Ok(Place {
                    prefix: uri.step(cluster_id, id),
                    bucket: uri.bucket,
                    // A step that was never started has no end of its own.
                    ended: is_over
                        .then(|| timeline.end_date_time.or(timeline.creation_date_time))
                        .flatten(),
                    failed: state == Some(StepState::Failed),
                })
            }
            Failed::BootstrapAction(number) => {
                let uri = log_uri(cluster_id, cluster.log_uri.as_deref())?;
                let timeline = cluster.status.and_then(|status| status.timeline);
                let timeline = timeline.unwrap_or_default();
                Ok(Place {
                    prefix: self.action(&uri, cluster_id, *number as usize).await?,
                    bucket: uri.bucket,
                    // Bootstrap actions are over when the cluster is ready.
                    ended: timeline.ready_date_time.or(timeline.end_date_time),
                    failed: timeline.ready_date_time.is_none(),
                })
            }
        }
    }

    /// The place of a bootstrap action on the first instance that has its logs.
    async fn action(&self, uri: &LogUri, cluster: &str, number: usize) -> Result<String, ApiError> {
        let nodes = uri.nodes(cluster);
        let objects = self.objects.list_objects(&uri.bucket, &nodes).await?;
        let of_action = |object: &ObjectSummary| {
            let instance = object.key.strip_prefix(&nodes)?.split('/').next()?;
            let place = uri.bootstrap_action(cluster, instance, number);
            object.key.starts_with(&place).then_some(place)
        };
        let found = objects.iter().find_map(of_action);
        Ok(found.unwrap_or_else(|| uri.bootstrap_action(cluster, "-", number)))
    }

    /// Looks at a log once: what it has from the offset on, and whether that is its end.
    async fn look(&self, query: &LogQuery) -> Result<LogChunk, ApiError> {
        let (of, stream) = match &query.source {
            LogSource::Step { step_id, stream } => (Failed::Step(step_id.clone()), *stream),
            LogSource::BootstrapAction { number, stream } => {
                (Failed::BootstrapAction(*number), *stream)
            }
        };
        // The state is asked first: what is archived after an end that is known by now is final.
        let place = self.place(&query.cluster_id, &of).await?;
        let found = self
            .objects
            .list_objects(&place.bucket, &place.prefix)
            .await?;
        let before = self.remember(&place.prefix, found.clone());
        let key = archived_log(&place.prefix, stream);
        let now = found.iter().find(|object| object.key == key);
        let then = before.iter().flatten().find(|object| object.key == key);
        let mut data = Vec::new();
        if let Some(object) = now.filter(|_| query.offset == 0 || now != then) {
            let mut skipped = query.offset;
            let take = |piece: &[u8]| {
                let skip = skipped.min(piece.len() as u64);
                skipped -= skip;
                data.extend(piece.iter().skip(skip as usize));
            };
            self.read(&place.bucket, object, take).await?;
        }
        // EMR archives one log after the other.
        let has_settled = before.as_ref() == Some(&found);
        Ok(LogChunk {
            next_offset: query.offset + data.len() as u64,
            ended: data.is_empty() && has_settled && is_final(&place, &found),
            data,
        })
    }

    fn remember(&self, prefix: &str, found: Vec<ObjectSummary>) -> Option<Vec<ObjectSummary>> {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.insert(prefix.to_owned(), found)
    }

    /// Reads an archived log piece by piece.
    async fn read(
        &self,
        bucket: &str,
        object: &ObjectSummary,
        take: impl FnMut(&[u8]) + Send,
    ) -> Result<(), ApiError> {
        let mut unpacked = flate2::write::MultiGzDecoder::new(Take(take));
        let mut from = 0;
        while from < object.size {
            let piece = self
                .objects
                .read_object(bucket, &object.key, from, PIECE)
                .await?;
            if piece.is_empty() {
                break;
            }
            from += piece.len() as u64;
            if std::io::Write::write_all(&mut unpacked, &piece).is_err() {
                let message = format!("`s3://{bucket}/{}` is not gzipped", object.key);
                return Err(ApiError::validation(message));
            }
        }
        // What is cut short has been read as far as it goes.
        drop(unpacked.finish());
        Ok(())
    }

    async fn logs(&self, place: &Place, found: &[ObjectSummary]) -> Result<Vec<Log>, ApiError> {
        let mut logs = Vec::new();
        for stream in LogStream::ALL {
            let key = archived_log(&place.prefix, *stream);
            let Some(object) = found.iter().find(|object| object.key == key) else {
                continue;
            };
            let mut tail = Tail::default();
            self.read(&place.bucket, object, |piece| tail.push(piece))
                .await?;
            logs.push(tail.into_log(*stream));
        }
        Ok(logs)
    }
}

#[async_trait]
impl LogsApi for Archive {
    async fn read_log(&self, query: LogQuery) -> Result<LogChunk, ApiError> {
        let chunk = self.look(&query).await?;
        if !chunk.data.is_empty() || chunk.ended || query.wait_millis == 0 {
            return Ok(chunk);
        }
        tokio::time::sleep(Duration::from_millis(query.wait_millis)).await;
        self.look(&query).await
    }

    async fn failure(&self, query: FailureQuery) -> Result<Option<Failure>, ApiError> {
        let place = self.place(&query.cluster_id, &query.of).await?;
        if !place.failed {
            return Ok(None);
        }
        let found = self
            .objects
            .list_objects(&place.bucket, &place.prefix)
            .await?;
        if found.is_empty() || !is_final(&place, &found) {
            return Ok(None);
        }
        let logs = self.logs(&place, &found).await?;
        let code = logs.iter().find_map(Log::exit_code);
        Ok(Some(explain(&code.map_or(End::Unsaid, End::Code), &logs)))
    }
}

/// Gives what is written to a function.
struct Take<F>(F);

impl<F: FnMut(&[u8])> std::io::Write for Take<F> {
    fn write(&mut self, data: &[u8]) -> std::io::Result<usize> {
        (self.0)(data);
        Ok(data.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn log_uri(cluster_id: &str, uri: Option<&str>) -> Result<LogUri, ApiError> {
    uri.and_then(LogUri::parse).ok_or_else(|| {
        ApiError::validation(format!(
            "the cluster {cluster_id} has no log URI, so that EMR archives no logs of it"
        ))
    })
}

/// Whether what is archived will not change any more.
fn is_final(place: &Place, found: &[ObjectSummary]) -> bool {
    let Some(ended) = place.ended else {
        return false;
    };
    // S3 knows whole seconds only.
    let ended = ended.as_millis() / 1000 * 1000;
    let archived = |object: &ObjectSummary| object.last_modified.as_millis() >= ended;
    // The controller log always grows at the end; others stay as they are when the step wrote no more.
    let controller = archived_log(&place.prefix, LogStream::Controller);
    let mut found = found.iter();
    if found.any(|object| object.key == controller && archived(object)) {
        return true;
    }
    u128::try_from(now().saturating_sub(ended)).is_ok_and(|since| since > LAST.as_millis())
}

fn now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    i64::try_from(now.unwrap_or_default().as_millis()).unwrap_or(i64::MAX)
}
