// SPDX-License-Identifier: Apache-2.0
//! The engine's own operations on the wire.

use super::fake::{TOKEN, start};

const TOKEN_HEADER: (&str, &str) = ("x-emrys-token", TOKEN);

#[tokio::test]
async fn nothing_is_done_without_the_token() {
    let server = start(None).await;
    for headers in [
        &[][..],
        &[("x-emrys-token", "")],
        &[("x-emrys-token", "token-of-that-engine")],
    ] {
        for line in [
            "GET /_emrys/status",
            "POST /_emrys/shutdown",
            "POST /_emrys/prune",
            "GET /_emrys",
        ] {
            let answer = server.send(line, headers, b"").await;
            assert_eq!(
                answer.header("x-amzn-errortype"),
                Some("AccessDeniedException"),
                "{line}: {answer:?}"
            );
        }
    }
    assert!(server.objects.is_empty());
}

#[tokio::test]
async fn every_operation_has_its_route() {
    let server = start(None).await;
    let send = |line, body| server.send(line, &[TOKEN_HEADER], body);

    let status = send("GET /_emrys/status", b"").await;
    assert_eq!(
        status.text(),
        r#"{"version":"0.1.0","pid":7,"address":"127.0.0.1:3677","home":"/home/.emrys","started_at":1.5,"active_clusters":1,"running_steps":2,"running_executions":3,"buckets":["data"],"disk_bytes":3,"clusters_bytes":2,"buckets_bytes":1,"persistent":true}"#
    );
    assert_eq!(send("POST /_emrys/shutdown", b"").await.status, 200);
    assert_eq!(
        send("GET /_emrys/progress/j-1", b"").await.text(),
        r#"{"what":"unpacking","done":1,"total":null}"#
    );
    assert_eq!(send("GET /_emrys/progress/j-2", b"").await.text(), "null");

    let pruned = send(
        "POST /_emrys/prune",
        br#"{"ended_before":1.5,"dry_run":true}"#,
    )
    .await;
    assert!(pruned.text().contains("dry_run: true"), "{pruned:?}");

    let handlers = br#"{"topics":{"alerts":{"runs":{"command":["true"]},"folder":"/"}}}"#;
    assert_eq!(send("POST /_emrys/handlers", handlers).await.status, 200);
    assert_eq!(send("POST /_emrys/handlers", b"{}").await.status, 400);
    assert_eq!(
        send("GET /_emrys/handlers", b"").await.text(),
        r#"{"functions":{},"topics":{},"queues":{},"event_buses":{}}"#
    );
    assert_eq!(send("GET /_emrys/messages", b"").await.text(), "[]");

    let query = br#"{"cluster_id":"j-1","source":{"step":{"step_id":"s-1","stream":"stderr"}},"offset":7,"wait_millis":0}"#;
    let log = send("POST /_emrys/log", query).await;
    assert_eq!(log.body, b"s-1\xff");
    assert_eq!(
        (
            log.header("x-emrys-next-offset"),
            log.header("x-emrys-ended")
        ),
        (Some("11"), Some("true"))
    );
}

#[tokio::test]
async fn what_is_no_operation_is_said_to_be_none() {
    let server = start(None).await;
    for line in [
        "GET /_emrys",
        "GET /_emrys/",
        "POST /_emrys/status",
        "GET /_emrys/status/more",
        "GET /_emrys/progress/",
    ] {
        let answer = server.send(line, &[TOKEN_HEADER], b"").await;
        assert_eq!(
            answer.header("x-amzn-errortype"),
            Some("UnknownOperationException"),
            "{line}: {answer:?}"
        );
    }
    let answer = server
        .send("POST /_emrys/log", &[TOKEN_HEADER], b"{}")
        .await;
    assert_eq!(
        answer.header("x-amzn-errortype"),
        Some("SerializationException")
    );
}
