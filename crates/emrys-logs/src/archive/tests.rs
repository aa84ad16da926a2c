// SPDX-License-Identifier: Apache-2.0
//! An archive in memory beside an EMR that knows one cluster with one step.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use emrys_protocol::logs::{
    Failed, FailureQuery, LogChunk, LogQuery, LogSource, LogStream, LogsApi as _,
};
use emrys_protocol::objects::{ObjectStore, ObjectSummary};
use emrys_protocol::types::{
    Cluster, ClusterStatus, ClusterTimeline, DescribeClusterInput, DescribeClusterOutput,
    DescribeStepInput, DescribeStepOutput, Step, StepState, StepStatus, StepTimeline, Timestamp,
};
use emrys_protocol::{ApiError, EmrApi};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Archive, now};

const STEP: &str = "logs/j-1/steps/s-1/";

/// Everything of the test: EMR and its buckets.
#[derive(Default)]
struct Emr {
    log_uri: Option<&'static str>,
    ended: Mutex<Option<(StepState, i64)>>,
    /// Key → bytes and when they were written.
    objects: Mutex<BTreeMap<String, (Vec<u8>, i64)>>,
}

impl Emr {
    fn end(&self, state: StepState, at: i64) {
        *self.ended.lock().unwrap() = Some((state, at));
    }

    fn archive(&self, key: &str, text: &str, at: i64) {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(text.as_bytes()).unwrap();
        let mut objects = self.objects.lock().unwrap();
        objects.insert(format!("{key}.gz"), (gzip.finish().unwrap(), at));
    }
}

#[async_trait]
impl EmrApi for Emr {
    async fn describe_cluster(
        &self,
        _: DescribeClusterInput,
    ) -> Result<DescribeClusterOutput, ApiError> {
        let ended = self.ended.lock().unwrap().map(|(_, at)| at);
        let timeline = ClusterTimeline {
            end_date_time: ended.map(Timestamp::from_millis),
            ..ClusterTimeline::default()
        };
        let status = ClusterStatus {
            timeline: Some(timeline),
            ..ClusterStatus::default()
        };
        Ok(DescribeClusterOutput {
            cluster: Some(Cluster {
                log_uri: self.log_uri.map(str::to_owned),
                status: Some(status),
                ..Cluster::default()
            }),
        })
    }

    async fn describe_step(&self, _: DescribeStepInput) -> Result<DescribeStepOutput, ApiError> {
        let ended = *self.ended.lock().unwrap();
        let (state, at) = ended.map_or((StepState::Running, None), |(state, at)| (state, Some(at)));
        let timeline = StepTimeline {
            end_date_time: at.map(Timestamp::from_millis),
            ..StepTimeline::default()
        };
        let status = StepStatus {
            state: Some(state.into()),
            timeline: Some(timeline),
            ..StepStatus::default()
        };
        Ok(DescribeStepOutput {
            step: Some(Step {
                status: Some(status),
                ..Step::default()
            }),
        })
    }
}

#[async_trait]
impl ObjectStore for Emr {
    async fn create_bucket(&self, bucket: &str) -> Result<(), ApiError> {
        Err(ApiError::not_implemented(bucket))
    }

    async fn put_object(&self, bucket: &str, _: &str, _: Bytes) -> Result<(), ApiError> {
        Err(ApiError::not_implemented(bucket))
    }

    async fn object_size(&self, bucket: &str, _: &str) -> Result<Option<u64>, ApiError> {
        Err(ApiError::not_implemented(bucket))
    }

    /// Three bytes at a time, whatever is asked for.
    async fn read_object(
        &self,
        bucket: &str,
        key: &str,
        from: u64,
        _: u64,
    ) -> Result<Bytes, ApiError> {
        assert_eq!(bucket, "acme");
        let objects = self.objects.lock().unwrap();
        let (bytes, _) = &objects[key];
        let from = usize::try_from(from).unwrap();
        let to = bytes.len().min(from + 3);
        Ok(Bytes::copy_from_slice(&bytes[from..to]))
    }

    async fn list_objects(
        &self,
        bucket: &str,
        prefix: &str,
    ) -> Result<Vec<ObjectSummary>, ApiError> {
        assert_eq!(bucket, "acme");
        let objects = self.objects.lock().unwrap();
        let below = objects.iter().filter(|(key, _)| key.starts_with(prefix));
        let summary = |(key, (bytes, at)): (&String, &(Vec<u8>, i64))| ObjectSummary {
            key: key.clone(),
            size: bytes.len() as u64,
            etag: format!("{bytes:?}"),
            last_modified: Timestamp::from_millis(*at),
        };
        Ok(below.map(summary).collect())
    }
}

fn emr() -> (Arc<Emr>, Archive) {
    let emr = Arc::new(Emr {
        log_uri: Some("s3n://acme/logs/"),
        ..Emr::default()
    });
    let archive = Archive::new(emr.clone(), emr.clone());
    (emr, archive)
}

async fn read(archive: &Archive, source: LogSource, offset: u64) -> LogChunk {
    let query = LogQuery {
        cluster_id: "j-1".to_owned(),
        source,
        offset,
        wait_millis: 0,
    };
    archive.read_log(query).await.unwrap()
}

fn stdout() -> LogSource {
    LogSource::Step {
        step_id: "s-1".to_owned(),
        stream: LogStream::Stdout,
    }
}

fn failure() -> FailureQuery {
    FailureQuery {
        cluster_id: "j-1".to_owned(),
        of: Failed::Step("s-1".to_owned()),
    }
}

#[tokio::test]
async fn a_log_grows_by_copies_until_one_was_made_after_the_end() {
    let (emr, archive) = emr();
    let start = now();
    let nothing = read(&archive, stdout(), 0).await;
    assert_eq!((nothing.data.len(), nothing.ended), (0, false));

    emr.archive(&format!("{STEP}stdout"), "one\n", start);
    emr.archive(&format!("{STEP}controller"), "INFO startExec\n", start);
    let first = read(&archive, stdout(), 0).await;
    assert_eq!(
        (first.data.as_slice(), first.next_offset),
        (&b"one\n"[..], 4)
    );
    assert!(!read(&archive, stdout(), 4).await.ended);

    // The step has ended, but what it wrote last has not been copied.
    emr.end(StepState::Completed, start + 60_000);
    assert!(!read(&archive, stdout(), 4).await.ended);

    emr.archive(&format!("{STEP}stdout"), "one\ntwo\n", start + 61_000);
    emr.archive(&format!("{STEP}controller"), "INFO done\n", start + 61_000);
    let last = read(&archive, stdout(), 4).await;
    assert_eq!((last.data.as_slice(), last.ended), (&b"two\n"[..], false));
    assert!(read(&archive, stdout(), 8).await.ended);
}

#[tokio::test]
async fn what_is_not_archived_any_more_is_not_waited_for() {
    let (emr, archive) = emr();
    emr.end(StepState::Cancelled, now() - 3_600_000);
    assert!(
        !read(&archive, stdout(), 0).await.ended,
        "nothing has settled yet"
    );
    assert!(read(&archive, stdout(), 0).await.ended);
}

#[tokio::test]
async fn a_failure_is_explained_once_all_of_its_logs_are_there() {
    let (emr, archive) = emr();
    let ended = now();
    let stderr = format!("{STEP}stderr");
    emr.archive(&stderr, "bash: job: command not found\n", ended - 5_000);
    assert_eq!(archive.failure(failure()).await.unwrap(), None);
    emr.end(StepState::Failed, ended);
    assert_eq!(archive.failure(failure()).await.unwrap(), None);
    let told = "WARN Step failed with exitCode 127 and took 1 seconds\n";
    emr.archive(&format!("{STEP}controller"), told, ended + 1_000);
    let found = archive.failure(failure()).await.unwrap().unwrap();
    assert_eq!(found.reason, "Command not found.");
    assert_eq!(found.message, "bash: job: command not found");
}

#[tokio::test]
async fn a_bootstrap_action_is_read_on_the_instance_that_has_it() {
    let (emr, archive) = emr();
    let node = "logs/j-1/node/i-07/bootstrap-actions/2/";
    emr.archive("logs/j-1/node/i-05/daemons/yarn", "no", now());
    emr.archive(&format!("{node}stderr"), "pip: no\n", now());
    let source = LogSource::BootstrapAction {
        number: 2,
        stream: LogStream::Stderr,
    };
    assert_eq!(read(&archive, source, 0).await.data, b"pip: no\n");
}

#[tokio::test]
async fn a_cluster_without_a_log_uri_has_no_logs() {
    let emr = Arc::new(Emr::default());
    let archive = Archive::new(emr.clone(), emr);
    let error = archive.failure(failure()).await.unwrap_err();
    assert!(error.message().contains("j-1 has no log URI"), "{error}");
}
