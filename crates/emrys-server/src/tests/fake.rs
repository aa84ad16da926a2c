// SPDX-License-Identifier: Apache-2.0
//! A server in this process with canned services behind it, and requests as they are on the wire.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use crate::{Credentials, Limits, Options, Server, Services};
use async_trait::async_trait;
use bytes::Bytes;
use emrys_protocol::engine::{
    EngineApi, EngineStatus, LogChunk, LogQuery, LogSource, LogStream, Progress, PruneRequest,
    Pruned,
};
use emrys_protocol::handlers::{Handlers, Message};
use emrys_protocol::types::{
    Cluster, DescribeClusterInput, DescribeClusterOutput, RunJobFlowInput, RunJobFlowOutput,
    Timestamp,
};
use emrys_protocol::{ApiError, EmrApi, LogsApi};
use http_body_util::BodyExt as _;
use s3s::dto::{GetObjectInput, GetObjectOutput, PutObjectInput, PutObjectOutput, StreamingBlob};
use s3s::{S3, S3Request, S3Response, S3Result, s3_error};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

pub(super) const TOKEN: &str = "token-of-this-engine";

/// Knows one cluster.
pub(super) struct FakeEmr;

#[async_trait]
impl EmrApi for FakeEmr {
    async fn run_job_flow(&self, input: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
        let job_flow_id = input.name.map(|name| format!("j-{}", name.len()));
        Ok(RunJobFlowOutput {
            job_flow_id,
            ..Default::default()
        })
    }

    async fn describe_cluster(
        &self,
        input: DescribeClusterInput,
    ) -> Result<DescribeClusterOutput, ApiError> {
        match input.cluster_id.as_deref() {
            Some("j-BROKEN") => Err(ApiError::internal("the disk is on fire")),
            Some(id @ "j-1") => {
                let cluster = Cluster {
                    id: Some(id.to_owned()),
                    ..Default::default()
                };
                Ok(DescribeClusterOutput {
                    cluster: Some(cluster),
                })
            }
            _ => Err(ApiError::invalid_request("Cluster id 'j-2' is not valid.")),
        }
    }
}

/// Holds objects in memory, for itself and for S3.
#[derive(Clone, Default)]
pub(super) struct Fake(Arc<Mutex<BTreeMap<(String, String), Bytes>>>);

impl Fake {
    pub(super) fn is_empty(&self) -> bool {
        self.0.lock().unwrap().is_empty()
    }

    pub(super) fn put(&self, bucket: &str, key: &str, body: Bytes) {
        let place = (bucket.to_owned(), key.to_owned());
        self.0.lock().unwrap().insert(place, body);
    }

    pub(super) fn get(&self, bucket: &str, key: &str) -> Option<Bytes> {
        let place = (bucket.to_owned(), key.to_owned());
        self.0.lock().unwrap().get(&place).cloned()
    }
}

#[async_trait]
impl LogsApi for Fake {
    async fn read_log(&self, query: LogQuery) -> Result<LogChunk, ApiError> {
        let LogSource::Step {
            step_id,
            stream: LogStream::Stderr,
        } = query.source
        else {
            return Err(ApiError::invalid_request("only standard error is canned"));
        };
        let mut data = step_id.into_bytes();
        data.push(0xff);
        Ok(LogChunk {
            next_offset: query.offset + data.len() as u64,
            data,
            ended: true,
        })
    }
}

#[async_trait]
impl EngineApi for Fake {
    async fn status(&self) -> Result<EngineStatus, ApiError> {
        Ok(EngineStatus {
            version: "0.1.0".to_owned(),
            pid: 7,
            address: "127.0.0.1:3677".to_owned(),
            home: "/home/.emrys".to_owned(),
            started_at: Timestamp::from_millis(1500),
            active_clusters: 1,
            running_steps: 2,
            running_executions: 3,
            buckets: vec!["data".to_owned()],
            disk_bytes: 3,
            clusters_bytes: 2,
            buckets_bytes: 1,
            persistent: true,
        })
    }

    async fn shutdown(&self) -> Result<(), ApiError> {
        Ok(())
    }

    async fn prune(&self, request: PruneRequest) -> Result<Pruned, ApiError> {
        Ok(Pruned {
            clusters: vec![format!("{request:?}")],
            bytes: 1,
        })
    }

    async fn progress(&self, cluster_id: &str) -> Result<Option<Progress>, ApiError> {
        Ok((cluster_id == "j-1").then(|| Progress {
            what: "unpacking".to_owned(),
            done: 1,
            total: None,
        }))
    }

    async fn put_handlers(&self, handlers: Handlers) -> Result<(), ApiError> {
        match handlers.topics.contains_key("alerts") {
            true => Ok(()),
            false => Err(ApiError::validation("no topic `alerts`")),
        }
    }

    async fn handlers(&self) -> Result<Handlers, ApiError> {
        Ok(Handlers::default())
    }

    async fn messages(&self) -> Result<Vec<Message>, ApiError> {
        Ok(Vec::new())
    }
}

#[async_trait]
impl S3 for Fake {
    async fn get_object(
        &self,
        request: S3Request<GetObjectInput>,
    ) -> S3Result<S3Response<GetObjectOutput>> {
        let object = self.get(&request.input.bucket, &request.input.key);
        let object = object.ok_or_else(|| s3_error!(NoSuchKey))?;
        let body = Some(StreamingBlob::from(s3s::Body::from(object)));
        Ok(S3Response::new(GetObjectOutput {
            body,
            ..Default::default()
        }))
    }

    /// Stores the body and behind it the trailers.
    async fn put_object(
        &self,
        request: S3Request<PutObjectInput>,
    ) -> S3Result<S3Response<PutObjectOutput>> {
        let PutObjectInput {
            bucket, key, body, ..
        } = request.input;
        let body = s3s::Body::from(body.ok_or_else(|| s3_error!(IncompleteBody))?);
        let mut object = body
            .collect()
            .await
            .map_err(|_| s3_error!(IncompleteBody))?
            .to_bytes()
            .to_vec();
        for (name, value) in request
            .trailing_headers
            .and_then(|trailers| trailers.take())
            .iter()
            .flatten()
        {
            object.extend(format!("|{name}={}", value.to_str().unwrap()).into_bytes());
        }
        self.put(&bucket, &key, object.into());
        Ok(S3Response::new(PutObjectOutput::default()))
    }
}

/// A server that ends when this is dropped.
pub(super) struct Running {
    pub(super) address: SocketAddr,
    pub(super) objects: Fake,
    _stop: oneshot::Sender<()>,
}

/// How the servers of the tests are set up.
pub(super) fn options(credentials: Option<Credentials>) -> Options {
    Options {
        address: ([127, 0, 0, 1], 0).into(),
        credentials,
        allow_hosts: Vec::new(),
        token: TOKEN.into(),
        throttle: false,
        limits: Limits::default(),
    }
}

/// Starts a server with everything behind it.
pub(super) async fn start(credentials: Option<Credentials>) -> Running {
    start_with(options(credentials)).await
}

/// Starts a server with limits of its own.
pub(super) async fn start_limited(limits: Limits) -> Running {
    start_with(Options {
        limits,
        ..options(None)
    })
    .await
}

/// Starts a server without S3.
pub(super) async fn start_without_s3() -> Running {
    let objects = Fake::default();
    let services = Services::new(Arc::new(FakeEmr), Arc::new(objects.clone()));
    serve(options(None), services, objects).await
}

/// Starts a server with everything behind it, set up like this.
pub(super) async fn start_with(options: Options) -> Running {
    let objects = Fake::default();
    let services = Services::new(Arc::new(FakeEmr), Arc::new(objects.clone()));
    serve(options, services.with_s3(objects.clone()), objects).await
}

/// Starts a server with these services.
pub(super) async fn serve(options: Options, services: Services, objects: Fake) -> Running {
    let server = Server::bind(options).await.unwrap();
    let address = server.address();
    let (stop, stopped) = oneshot::channel::<()>();
    tokio::spawn(server.run(services, async { drop(stopped.await) }));
    Running {
        address,
        objects,
        _stop: stop,
    }
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(": "));
        headers
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }
}

impl Running {
    /// Sends a request with the headers that every request needs, and those given, on a connection of its own.
    pub(super) async fn send(&self, line: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        self.send_framed(
            line,
            headers,
            &format!("content-length: {}", body.len()),
            body,
        )
        .await
    }

    /// The same with a header of one's own to say how long the body is.
    pub(super) async fn send_framed(
        &self,
        line: &str,
        headers: &[(&str, &str)],
        framing: &str,
        body: &[u8],
    ) -> Answer {
        let mut request = format!("{line} HTTP/1.1\r\nconnection: close\r\n{framing}\r\n");
        if !headers.iter().any(|(name, _)| *name == "host") {
            request.push_str(&format!("host: {}\r\n", self.address));
        }
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream
            .write_all(&[request.as_bytes(), b"\r\n", body].concat())
            .await
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let end = answer
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .expect("an answer");
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        Answer {
            status: head[9..12].parse().unwrap(),
            head,
            body: answer[end + 4..].to_vec(),
        }
    }

    /// Calls an operation of EMR as a client would, but unsigned.
    pub(super) async fn call(&self, operation: &str, body: &str) -> Answer {
        let target = format!("ElasticMapReduce.{operation}");
        self.send(
            "POST /",
            &[
                ("content-type", "application/x-amz-json-1.1"),
                ("x-amz-target", &target),
            ],
            body.as_bytes(),
        )
        .await
    }
}
