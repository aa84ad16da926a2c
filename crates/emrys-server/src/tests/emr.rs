// SPDX-License-Identifier: Apache-2.0
//! The EMR API on the wire.

use std::io::ErrorKind;
use std::sync::Arc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use super::fake::{Fake, FakeEmr, TOKEN, options, start, start_with};
use crate::{Credentials, Options, Server, ServerError, Services};

const JSON: (&str, &str) = ("content-type", "application/x-amz-json-1.1");
const DESCRIBE: (&str, &str) = ("x-amz-target", "ElasticMapReduce.DescribeCluster");

fn credentials() -> Credentials {
    Credentials {
        access_key_id: "AKIDEXAMPLE".to_owned(),
        secret_access_key: "hush".into(),
    }
}

#[tokio::test]
async fn reads_and_changes_are_answered_as_aws_does() {
    let server = start(None).await;
    let read = server
        .call("DescribeCluster", r#"{"ClusterId": "j-1"}"#)
        .await;
    assert_eq!(
        (read.status, read.text()),
        (200, r#"{"Cluster":{"Id":"j-1"}}"#)
    );
    assert_eq!(
        read.header("content-type"),
        Some("application/x-amz-json-1.1")
    );
    assert_eq!(read.header("content-length"), Some("24"));
    assert!(read.header("date").is_some());
    assert_eq!(read.header("x-amzn-errortype"), None);

    let change = server
        .call("RunJobFlow", r#"{"Name": "nightly", "Instances": {}}"#)
        .await;
    assert_eq!(
        (change.status, change.text()),
        (200, r#"{"JobFlowId":"j-7"}"#)
    );

    let ids = [&read, &change].map(|answer| answer.header("x-amzn-requestid").unwrap().to_owned());
    assert_ne!(ids[0], ids[1]);
    for id in ids {
        let lengths: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
    }
}

#[tokio::test]
async fn errors_carry_type_message_and_status() {
    let server = start(None).await;
    for (operation, body, status, code, text) in [
        (
            "DescribeCluster",
            r#"{"ClusterId": "j-2"}"#,
            400,
            "InvalidRequestException",
            r#""Message":"Cluster id 'j-2' is not valid.""#,
        ),
        (
            "DescribeCluster",
            "{}",
            400,
            "ValidationException",
            "Value null at 'clusterId'",
        ),
        (
            "DescribeCluster",
            "not json",
            400,
            "SerializationException",
            "__type",
        ),
        (
            "Frobnicate",
            "{}",
            400,
            "UnknownOperationException",
            "`Frobnicate`",
        ),
        ("ListStudios", "{}", 501, "NotImplemented", "ListStudios"),
        (
            "DescribeCluster",
            r#"{"ClusterId": "j-BROKEN"}"#,
            500,
            "InternalFailure",
            "An internal error occurred",
        ),
    ] {
        let answer = server.call(operation, body).await;
        assert_eq!(answer.status, status, "{answer:?}");
        assert_eq!(answer.header("x-amzn-errortype"), Some(code));
        assert!(
            answer.text().contains(&format!(r#""__type":"{code}""#)),
            "{}",
            answer.text()
        );
        assert!(answer.text().contains(text), "{}", answer.text());
        assert!(!answer.text().contains("fire"), "{}", answer.text());
    }
}

#[tokio::test]
async fn a_request_that_is_not_aws_json_reaches_no_operation() {
    let server = start(None).await;
    let body = br#"{"ClusterId": "j-1"}"#;
    for (line, headers, text) in [
        (
            "GET /",
            &[JSON, DESCRIBE][..],
            "operations are posted to `/`",
        ),
        ("POST /there", &[JSON, DESCRIBE], "`POST /there`"),
        ("POST /", &[DESCRIBE], "the content type `` is not"),
        (
            "POST /",
            &[("content-type", "text/plain"), DESCRIBE],
            "`text/plain`",
        ),
        (
            "POST /",
            &[("content-type", "application/x-amz-json-1.10"), DESCRIBE],
            "`application/x-amz-json-1.10`",
        ),
        ("POST /", &[JSON], "the header `x-amz-target` is missing"),
    ] {
        let answer = server.send(line, headers, body).await;
        assert_eq!(answer.status, 400, "{line} {headers:?}");
        assert_eq!(
            answer.header("x-amzn-errortype"),
            Some("UnknownOperationException"),
            "{answer:?}"
        );
        assert!(answer.text().contains(text), "{}", answer.text());
    }
}

#[tokio::test]
async fn a_body_may_be_large_but_not_endless() {
    let server = start(None).await;
    let padded = |size: usize| format!(r#"{{"ClusterId": "j-1"{}}}"#, " ".repeat(size));
    assert_eq!(
        server
            .call("DescribeCluster", &padded(4 * 1024 * 1024 - 100))
            .await
            .status,
        200
    );
    // Answered without waiting for the body, which never comes.
    let answer = server
        .send_framed("POST /", &[JSON, DESCRIBE], "content-length: 5000000", b"")
        .await;
    assert_eq!(answer.status, 413);
    assert_eq!(
        answer.header("x-amzn-errortype"),
        Some("RequestEntityTooLargeException")
    );
    let chunk = format!("400001\r\n{}\r\n", " ".repeat(0x40_0001));
    let answer = server
        .send_framed(
            "POST /",
            &[JSON, DESCRIBE],
            "transfer-encoding: chunked",
            chunk.as_bytes(),
        )
        .await;
    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn foreign_pages_and_foreign_names_are_refused() {
    let server = start(None).await;
    let body = br#"{"ClusterId": "j-1"}"#;
    for foreign in [
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "cross-site"),
        ("host", "evil.example"),
    ] {
        let json = server
            .send("POST /", &[JSON, DESCRIBE, foreign], body)
            .await;
        assert_eq!(
            (json.status, json.header("x-amzn-errortype")),
            (403, Some("AccessDeniedException"))
        );
        let s3 = server.send("GET /bucket/key", &[foreign], b"").await;
        assert_eq!(s3.status, 403);
        assert!(
            s3.text().contains("<Code>AccessDenied</Code>"),
            "{}",
            s3.text()
        );
        let engine = server
            .send(
                "GET /_emrys/status",
                &[foreign, ("x-emrys-token", TOKEN)],
                b"",
            )
            .await;
        assert_eq!(engine.status, 403);
    }
}

#[tokio::test]
async fn with_credentials_nothing_is_answered_unsigned() {
    let server = start(Some(credentials())).await;
    let unsigned = server
        .call("DescribeCluster", r#"{"ClusterId": "j-1"}"#)
        .await;
    assert_eq!(
        unsigned.header("x-amzn-errortype"),
        Some("MissingAuthenticationTokenException")
    );
    let authorization = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20200101/us-east-1/elasticmapreduce/aws4_request, \
                         SignedHeaders=host;x-amz-date;x-amz-target, Signature=00";
    let headers = [
        JSON,
        DESCRIBE,
        ("x-amz-date", "20200101T000000Z"),
        ("authorization", authorization),
    ];
    let old = server.send("POST /", &headers, b"{}").await;
    assert_eq!(
        (old.status, old.header("x-amzn-errortype")),
        (400, Some("InvalidSignatureException"))
    );
    let s3 = server.send("GET /bucket/key", &[], b"").await;
    assert_eq!(s3.status, 403);
    assert!(s3.text().contains("AccessDenied"), "{}", s3.text());
}

#[tokio::test]
async fn an_address_that_others_reach_needs_credentials() {
    let at = |address: [u8; 4], credentials| Options {
        address: (address, 0).into(),
        ..options(credentials)
    };
    let refused = Server::bind(at([0, 0, 0, 0], None)).await.unwrap_err();
    assert!(
        matches!(refused, ServerError::CredentialsRequired(_)),
        "{refused}"
    );
    assert!(
        Server::bind(at([0, 0, 0, 0], Some(credentials())))
            .await
            .is_ok()
    );

    let first = Server::bind(at([127, 0, 0, 1], None)).await.unwrap();
    let again = Options {
        address: first.address(),
        ..at([127, 0, 0, 1], None)
    };
    let taken = Server::bind(again).await.unwrap_err();
    assert!(
        matches!(taken, ServerError::AddressInUse(address) if address == first.address()),
        "{taken}"
    );
}

#[tokio::test]
async fn the_server_ends_when_it_is_told_to_whoever_is_connected() {
    let server = Server::bind(options(None)).await.unwrap();
    let address = server.address();
    let services = Services::new(Arc::new(FakeEmr), Arc::new(Fake::default()));
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(server.run(services, async { drop(stopped.await) }));
    let mut idle = TcpStream::connect(address).await.unwrap();
    idle.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
        .await
        .unwrap();
    assert_ne!(idle.read(&mut [0; 16]).await.unwrap(), 0);
    drop(stop);
    running.await.unwrap();
    let refused = TcpStream::connect(address).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
}

#[tokio::test]
async fn a_throttled_server_takes_what_emr_takes() {
    let server = start_with(Options {
        throttle: true,
        ..options(None)
    })
    .await;
    let body = r#"{"JobFlowIds": ["j-1"], "TerminationProtected": true}"#;
    for _ in 0..5 {
        let answer = server.call("SetTerminationProtection", body).await;
        assert_eq!(answer.header("x-amzn-errortype"), Some("NotImplemented"));
    }
    // The next token comes five seconds after the first was taken.
    let refused = server.call("SetTerminationProtection", body).await;
    assert_eq!(refused.status, 400);
    assert_eq!(
        refused.text(),
        r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#
    );
    let other = server
        .call("DescribeCluster", r#"{"ClusterId": "j-1"}"#)
        .await;
    assert_eq!(other.status, 200);
}
