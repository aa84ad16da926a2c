// SPDX-License-Identifier: Apache-2.0
//! The client against our server and against servers that misbehave, all in this process.

use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use bytes::Bytes;
use emrys_protocol::engine::{
    EngineApi, EngineStatus, LogChunk, LogQuery, LogSource, LogStream, Progress, PruneRequest,
    Pruned,
};
use emrys_protocol::types::{
    DescribeClusterInput, ListClustersInput, ListClustersOutput, Timestamp,
};
use emrys_protocol::{ApiError, Effect, EmrApi, ErrorCode, LogsApi, Remote, Transport as _};
use emrys_server::{Options, Server, Services};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::{Client, Endpoint, EngineClient};

const TOKEN: &str = "token";

struct FakeEmr;

#[async_trait]
impl EmrApi for FakeEmr {
    async fn list_clusters(
        &self,
        input: ListClustersInput,
    ) -> Result<ListClustersOutput, ApiError> {
        Ok(ListClustersOutput {
            marker: input.marker.map(|marker| format!("after {marker}")),
            ..Default::default()
        })
    }
}

/// Remembers what it was asked.
#[derive(Default)]
struct FakeEngine(Mutex<Vec<String>>);

impl FakeEngine {
    fn note(&self, what: String) {
        self.0.lock().unwrap().push(what);
    }
}

#[async_trait]
impl LogsApi for FakeEngine {
    async fn read_log(&self, query: LogQuery) -> Result<LogChunk, ApiError> {
        self.note(format!("{query:?}"));
        Ok(LogChunk {
            data: b"\xff\n".to_vec(),
            next_offset: query.offset + 2,
            ended: query.offset > 0,
        })
    }
}

#[async_trait]
impl EngineApi for FakeEngine {
    async fn status(&self) -> Result<EngineStatus, ApiError> {
        Ok(status())
    }

    async fn shutdown(&self) -> Result<(), ApiError> {
        self.note("shutdown".to_owned());
        Ok(())
    }

    async fn prune(&self, request: PruneRequest) -> Result<Pruned, ApiError> {
        Ok(Pruned {
            clusters: vec![format!("{request:?}")],
            bytes: 1,
        })
    }

    async fn progress(&self, cluster_id: &str) -> Result<Option<Progress>, ApiError> {
        Ok((cluster_id == "j-1").then(progress))
    }
}

fn status() -> EngineStatus {
    EngineStatus {
        version: "0.1.0".to_owned(),
        pid: 7,
        address: "127.0.0.1:3677".to_owned(),
        home: "/home/.emrys".to_owned(),
        started_at: Timestamp::from_millis(1_500),
        active_clusters: 1,
        running_steps: 2,
        running_executions: 3,
        buckets: vec!["data".to_owned()],
        disk_bytes: 3,
        clusters_bytes: 2,
        buckets_bytes: 1,
        persistent: false,
    }
}

fn progress() -> Progress {
    Progress {
        what: "unpacking".to_owned(),
        done: 1,
        total: Some(2),
    }
}

async fn start(credentials: Option<emrys_server::Credentials>) -> (String, Arc<FakeEngine>) {
    let options = Options {
        address: ([127, 0, 0, 1], 0).into(),
        credentials,
        allow_hosts: Vec::new(),
        token: TOKEN.into(),
        limits: emrys_server::Limits::default(),
        throttle: false,
    };
    let server = Server::bind(options).await.unwrap();
    let url = format!("http://{}", server.address());
    let engine = Arc::new(FakeEngine::default());
    let services = Services::new(Arc::new(FakeEmr), Arc::<FakeEngine>::clone(&engine));
    tokio::spawn(server.run(services, std::future::pending()));
    (url, engine)
}

/// A server that treats each connection as it is told to; gives how many there were.
async fn misbehaving<F, R>(treat: F) -> (String, Arc<AtomicUsize>)
where
    F: Fn(usize, TcpStream) -> R + Send + 'static,
    R: Future<Output = io::Result<()>> + Send,
{
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))
        .await
        .unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&requests);
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let number = counted.fetch_add(1, Ordering::SeqCst);
            treat(number, stream).await.unwrap();
        }
    });
    (url, requests)
}

/// Reads a request whose body is small enough to arrive with the head.
async fn read_request(stream: &mut TcpStream) -> io::Result<()> {
    let mut request = Vec::new();
    while !request.ends_with(b"}") {
        stream.read_buf(&mut request).await?;
    }
    Ok(())
}

async fn respond(stream: &mut TcpStream, status: &str, body: &str) -> io::Result<()> {
    let length = body.len();
    let response =
        format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}");
    stream.write_all(response.as_bytes()).await
}

#[tokio::test]
async fn the_api_is_the_same_over_the_network() {
    let (url, _) = start(None).await;
    let emr = Remote::new(Client::new(&Endpoint::engine(&url)).unwrap());
    let input = ListClustersInput {
        marker: Some("m".to_owned()),
        ..Default::default()
    };
    assert_eq!(
        emr.list_clusters(input).await.unwrap().marker.as_deref(),
        Some("after m")
    );

    let refused = emr
        .describe_cluster(DescribeClusterInput::default())
        .await
        .unwrap_err();
    assert_eq!(*refused.code(), ErrorCode::ValidationException);
    assert!(refused.message().contains("'clusterId'"), "{refused}");
    assert!(refused.request_id().is_some_and(|id| !id.is_empty()));
}

#[tokio::test]
async fn requests_are_signed_for_the_region_with_the_credentials() {
    let credentials = emrys_server::Credentials {
        access_key_id: "AKID".to_owned(),
        secret_access_key: "hush".into(),
    };
    let (url, _) = start(Some(credentials)).await;
    let call = async |key, secret, session: Option<&str>| {
        let session = session.map(str::to_owned);
        let credentials =
            SharedCredentialsProvider::new(Credentials::new(key, secret, session, None, "test"));
        let endpoint = Endpoint::new(&url, "eu-central-1", credentials);
        Remote::new(Client::new(&endpoint).unwrap())
            .list_clusters(ListClustersInput::default())
            .await
    };
    assert!(call("AKID", "hush", None).await.is_ok());
    assert!(call("AKID", "hush", Some("session")).await.is_ok());
    let wrong = call("AKID", "hash", None).await.unwrap_err();
    assert_eq!(*wrong.code(), ErrorCode::InvalidSignatureException);
    let unknown = call("AKIX", "hush", None).await.unwrap_err();
    assert_eq!(*unknown.code(), ErrorCode::UnrecognizedClientException);
}

#[tokio::test]
async fn what_may_have_arrived_is_repeated_only_if_it_adds_nothing() {
    // Takes the first request and hangs up without an answer.
    let (url, requests) = misbehaving(async |number, mut stream| {
        read_request(&mut stream).await?;
        if number == 0 {
            Ok(())
        } else {
            respond(&mut stream, "200 OK", "{}").await
        }
    })
    .await;
    let client = Client::new(&Endpoint::engine(&url)).unwrap();
    let once = client
        .call("RunJobFlow", Bytes::from_static(b"{}"))
        .await
        .unwrap_err();
    assert_eq!(*once.code(), ErrorCode::ServiceUnavailable);
    assert_eq!(once.effect(), Effect::Unknown);
    assert_eq!(requests.load(Ordering::SeqCst), 1);

    requests.store(0, Ordering::SeqCst);
    let impatient = Client::without_retries(&Endpoint::engine(&url)).unwrap();
    let read = Bytes::from_static(b"{}");
    assert!(impatient.call("ListClusters", read).await.is_err());
    assert_eq!(requests.load(Ordering::SeqCst), 1);

    requests.store(0, Ordering::SeqCst);
    assert_eq!(
        client
            .call("TerminateJobFlows", Bytes::from_static(b"{}"))
            .await
            .unwrap(),
        "{}"
    );
    assert_eq!(requests.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_failing_service_is_asked_again_only_for_what_adds_nothing() {
    let (url, requests) = misbehaving(async |number, mut stream| {
        read_request(&mut stream).await?;
        let failed = r#"{"__type":"InternalFailure"}"#;
        let status = if number == 0 {
            "500 Internal Server Error"
        } else {
            "200 OK"
        };
        respond(&mut stream, status, if number == 0 { failed } else { "{}" }).await
    })
    .await;
    let client = Client::new(&Endpoint::engine(&url)).unwrap();
    let once = client
        .call("AddJobFlowSteps", Bytes::from_static(b"{}"))
        .await
        .unwrap_err();
    assert_eq!(*once.code(), ErrorCode::InternalFailure);
    assert_eq!(once.effect(), Effect::Unknown);
    assert_eq!(requests.load(Ordering::SeqCst), 1);

    requests.store(0, Ordering::SeqCst);
    assert!(
        client
            .call("DescribeCluster", Bytes::from_static(b"{}"))
            .await
            .is_ok()
    );
    assert_eq!(requests.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn what_was_throttled_is_repeated_always() {
    let (url, requests) = misbehaving(async |number, mut stream| {
        read_request(&mut stream).await?;
        let throttled = r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#;
        let status = if number == 0 {
            "400 Bad Request"
        } else {
            "200 OK"
        };
        respond(
            &mut stream,
            status,
            if number == 0 { throttled } else { "{}" },
        )
        .await
    })
    .await;
    let client = Client::new(&Endpoint::engine(&url)).unwrap();
    assert!(
        client
            .call("RunJobFlow", Bytes::from_static(b"{}"))
            .await
            .is_ok()
    );
    assert_eq!(requests.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn what_never_left_is_told_from_what_may_have_arrived() {
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))
        .await
        .unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Client::without_retries(&Endpoint::engine(&url)).unwrap();
    let error = client.call("RunJobFlow", Bytes::from_static(b"{}")).await;
    assert_eq!(error.unwrap_err().effect(), Effect::NotSent);
}

#[tokio::test]
async fn an_engine_that_is_not_there_is_named() {
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))
        .await
        .unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = EngineClient::new(&url, TOKEN)
        .unwrap()
        .status()
        .await
        .unwrap_err();
    assert_eq!(*error.code(), ErrorCode::ServiceUnavailable);
    let message = error.message();
    assert!(
        message.starts_with(&format!("`{url}` cannot be reached: ")),
        "{message}"
    );
    assert!(message.contains("refused"), "{message}");
}

#[tokio::test]
async fn everything_of_an_engine_goes_through() {
    let (url, engine) = start(None).await;
    let client = EngineClient::new(&url, TOKEN).unwrap();
    assert_eq!(client.status().await.unwrap(), status());
    assert_eq!(client.progress("j-1").await.unwrap(), Some(progress()));
    assert_eq!(client.progress("j-2").await.unwrap(), None);

    let source = LogSource::Step {
        step_id: "s-1".to_owned(),
        stream: LogStream::Stdout,
    };
    let query = |offset| LogQuery {
        cluster_id: "j-1".to_owned(),
        source: source.clone(),
        offset,
        wait_millis: 9,
    };
    let first = client.read_log(query(0)).await.unwrap();
    assert_eq!(
        first,
        LogChunk {
            data: b"\xff\n".to_vec(),
            next_offset: 2,
            ended: false
        }
    );
    assert!(client.read_log(query(2)).await.unwrap().ended);

    let request = PruneRequest {
        ended_before: Timestamp::from_millis(1_500),
        dry_run: true,
    };
    let pruned = client.prune(request).await.unwrap();
    assert_eq!(pruned.clusters, [format!("{request:?}")]);

    client.shutdown().await.unwrap();
    let noted = engine.0.lock().unwrap().clone();
    assert_eq!(
        noted,
        [
            format!("{:?}", query(0)),
            format!("{:?}", query(2)),
            "shutdown".to_owned()
        ]
    );
}

#[tokio::test]
async fn the_token_is_needed_and_not_shown() {
    let (url, engine) = start(None).await;
    let client = EngineClient::new(&url, "guess").unwrap();
    let error = client.shutdown().await.unwrap_err();
    assert_eq!(*error.code(), ErrorCode::AccessDeniedException);
    assert!(engine.0.lock().unwrap().is_empty());
    assert!(!format!("{client:?}").contains("guess"));
}
