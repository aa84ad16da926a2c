// SPDX-License-Identifier: Apache-2.0
//! Clients that are slow, idle, greedy or too many. Each would hold its connection for ever without the limit.

use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::fake::{Running, start_limited};
use crate::Limits;

/// Shorter than any client waits, longer than a busy machine takes for what is to be in time.
const SHORT: Duration = Duration::from_millis(300);
/// How long a test waits for the server: never reached by one that keeps its limits.
const PATIENCE: Duration = Duration::from_secs(30);

const STATUS: &[u8] = b"GET /_emrys/status HTTP/1.1\r\nhost: localhost\r\nx-emrys-token: token-of-this-engine\r\n\r\n";

async fn connect(server: &Running) -> TcpStream {
    TcpStream::connect(server.address).await.unwrap()
}

/// Sends, and gives what comes back until the server closes the connection.
async fn exchange(server: &Running, request: &[u8]) -> String {
    let mut stream = connect(server).await;
    stream.write_all(request).await.unwrap();
    rest_of(stream).await
}

async fn rest_of(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    let read = timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
    // A connection with unread bytes is reset.
    let _closed = read.expect("the server waits for ever");
    String::from_utf8_lossy(&answer).into_owned()
}

/// A head to which more could come.
fn head(line: &str, length: usize) -> Vec<u8> {
    format!(
        "{line} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-amz-json-1.1\r\n\
         x-amz-target: ElasticMapReduce.DescribeCluster\r\ncontent-length: {length}\r\n\r\n"
    )
    .into_bytes()
}

#[tokio::test]
async fn a_head_that_does_not_end_is_given_up() {
    let server = start_limited(Limits {
        head: SHORT,
        ..Limits::default()
    })
    .await;
    let answer = exchange(&server, b"POST / HTTP/1.1\r\nhost: loc").await;
    assert!(!answer.contains("200 OK"), "{answer}");
    assert_eq!(exchange(&server, b"").await, "");
}

#[tokio::test]
async fn a_connection_that_idles_is_closed() {
    let server = start_limited(Limits {
        head: SHORT,
        ..Limits::default()
    })
    .await;
    let answer = exchange(&server, STATUS).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
}

#[tokio::test]
async fn a_head_that_is_too_large_is_refused() {
    let server = start_limited(Limits {
        head_bytes: 8192,
        ..Limits::default()
    })
    .await;
    let long = "a".repeat(10_000);
    let request = format!("GET /{long} HTTP/1.1\r\nhost: localhost\r\n\r\n");
    let answer = exchange(&server, request.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
    let many = "a: b\r\n".repeat(200);
    let request = format!("GET / HTTP/1.1\r\nhost: localhost\r\n{many}\r\n");
    let answer = exchange(&server, request.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn a_request_whose_body_does_not_come_is_answered_without_it() {
    let server = start_limited(Limits {
        body: SHORT,
        ..Limits::default()
    })
    .await;
    let request = [head("POST /", 100), b"{\"Clus".to_vec()].concat();
    let answer = exchange(&server, &request).await;
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(answer.contains("it took too long"), "{answer}");
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_whether_announced_or_not() {
    let server = start_limited(Limits {
        body_bytes: 10,
        ..Limits::default()
    })
    .await;
    let answer = exchange(&server, &head("POST /", 11)).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    let chunked = b"POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-amz-json-1.1\r\n\
        x-amz-target: ElasticMapReduce.DescribeCluster\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n\
        b\r\n{\"a\": \"bcd\"\r\n";
    let answer = exchange(&server, chunked).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}

#[tokio::test]
async fn an_object_whose_bytes_stop_coming_is_not_waited_for() {
    let server = start_limited(Limits {
        stall: SHORT,
        ..Limits::default()
    })
    .await;
    for more in [
        "",
        "x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\r\nx-amz-decoded-content-length: 5\r\n",
    ] {
        let request = format!(
            "PUT /bucket/key HTTP/1.1\r\nhost: localhost\r\n{more}content-length: 100\r\n\r\n5\r\nab"
        );
        let answer = exchange(&server, request.as_bytes()).await;
        assert!(!answer.contains("200 OK"), "{answer}");
        assert!(server.objects.is_empty());
    }
}

#[tokio::test]
async fn a_client_that_does_not_take_its_answer_loses_its_connection() {
    let server = start_limited(Limits {
        connections: 1,
        stall: SHORT,
        ..Limits::default()
    })
    .await;
    // More than the system's buffers take in.
    let large = Bytes::from(vec![0; 64 * 1024 * 1024]);
    server.objects.put("bucket", "large", large);
    let mut slow = connect(&server).await;
    slow.write_all(b"GET /bucket/large HTTP/1.1\r\nhost: localhost\r\n\r\n")
        .await
        .unwrap();
    // The first bytes say that the answer has begun; the only place is taken until it is given up.
    slow.read_exact(&mut [0; 16]).await.unwrap();
    let mut other = connect(&server).await;
    other.write_all(STATUS).await.unwrap();
    let mut begin = [0; 15];
    let answered = timeout(PATIENCE, other.read_exact(&mut begin)).await;
    answered.expect("the slow client is waited for").unwrap();
    assert_eq!(&begin, b"HTTP/1.1 200 OK");
}

#[tokio::test]
async fn one_connection_too_many_waits_for_its_turn() {
    let server = start_limited(Limits {
        connections: 1,
        ..Limits::default()
    })
    .await;
    let mut first = connect(&server).await;
    first.write_all(STATUS).await.unwrap();
    first.read_exact(&mut [0; 15]).await.unwrap();
    let mut second = connect(&server).await;
    second.write_all(STATUS).await.unwrap();
    let mut begin = [0; 15];
    let early = timeout(Duration::from_millis(100), second.read_exact(&mut begin)).await;
    assert!(early.is_err(), "a second connection is served");
    drop(first);
    let answered = timeout(PATIENCE, second.read_exact(&mut begin)).await;
    answered.expect("the second connection's turn").unwrap();
    assert_eq!(&begin, b"HTTP/1.1 200 OK");
}
