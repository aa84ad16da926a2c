// SPDX-License-Identifier: Apache-2.0
//! S3 on the wire, in the forms in which clients send objects.

use super::fake::{Running, start};
use crate::Credentials;

const SIGNED: &str = "AWS4-HMAC-SHA256 Credential=anyone/20200101/us-east-1/s3/aws4_request, \
                      SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=00";

async fn stored(server: &Running, key: &str) -> String {
    let object = server.objects.get("data", key).unwrap();
    String::from_utf8(object.to_vec()).unwrap()
}

#[tokio::test]
async fn any_signature_is_accepted_and_so_is_none() {
    let server = start(None).await;
    let presigned = "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=k%2F20200101%2Fus-east-1%2Fs3%2Faws4_request\
                     &X-Amz-Date=20200101T000000Z&X-Amz-Expires=1&X-Amz-SignedHeaders=host&X-Amz-Signature=00";
    let header = [
        ("authorization", SIGNED),
        ("x-amz-date", "20200101T000000Z"),
        ("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
    ];
    for (key, query, headers) in [
        ("none", "", &[][..]),
        ("header", "", &header),
        ("query", presigned, &[]),
        ("version-2", "?AWSAccessKeyId=k&Signature=00&Expires=1", &[]),
        ("version-2-header", "", &[("authorization", "AWS k:00")]),
    ] {
        let put = server
            .send(&format!("PUT /data/{key}{query}"), headers, b"bytes")
            .await;
        assert_eq!(put.status, 200, "{key}: {}", put.text());
        assert_eq!(stored(&server, key).await, "bytes");
        let get = server
            .send(&format!("GET /data/{key}{query}"), headers, b"")
            .await;
        assert_eq!((get.status, get.text()), (200, "bytes"));
    }
}

#[tokio::test]
async fn chunked_uploads_are_decoded_signed_or_not() {
    let server = start(None).await;
    let signature = "0".repeat(64);
    let signed =
        format!("5;chunk-signature={signature}\r\nbytes\r\n0;chunk-signature={signature}\r\n");
    let trailer = "x-amz-checksum-crc32:AAAAAA==\r\n";
    for (key, content_sha256, body, expected) in [
        (
            "plain",
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            format!("{signed}\r\n"),
            "bytes",
        ),
        (
            "trailer",
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
            format!("{signed}{trailer}x-amz-trailer-signature:{signature}\r\n\r\n"),
            "bytes|x-amz-checksum-crc32=AAAAAA==",
        ),
        (
            "unsigned",
            "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
            format!("5\r\nbytes\r\n0\r\n{trailer}\r\n"),
            "bytes|x-amz-checksum-crc32=AAAAAA==",
        ),
        // Paths that clients encode more, less or otherwise than S3 itself does.
        (
            "a b+c=d:é/(1)",
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            format!("{signed}\r\n"),
            "bytes",
        ),
    ] {
        let path = key
            .replace(' ', "%20")
            .replace('é', "%c3%a9")
            .replace('+', "%2B")
            .replace('d', "%64");
        let headers = [
            ("authorization", SIGNED),
            ("x-amz-date", "20200101T000000Z"),
            ("x-amz-content-sha256", content_sha256),
            ("x-amz-decoded-content-length", "5"),
            ("content-encoding", "aws-chunked"),
        ];
        let put = server
            .send(
                &format!("PUT /data/{path}?x-id=PutObject"),
                &headers,
                body.as_bytes(),
            )
            .await;
        assert_eq!(put.status, 200, "{key}: {}", put.text());
        assert_eq!(stored(&server, key).await, expected);
    }
}

#[tokio::test]
async fn a_bucket_may_be_in_the_name_of_the_host() {
    let server = start(None).await;
    let host = [("host", "data.localhost:3677")];
    assert_eq!(
        server.send("PUT /folder/key", &host, b"bytes").await.status,
        200
    );
    assert_eq!(stored(&server, "folder/key").await, "bytes");
}

#[tokio::test]
async fn answers_cannot_act_in_a_browser() {
    let server = start(None).await;
    server
        .send("PUT /data/page.html", &[], b"<script>alert(1)</script>")
        .await;
    for line in ["GET /data/page.html", "GET /data/missing"] {
        let answer = server.send(line, &[], b"").await;
        assert_eq!(
            answer.header("content-security-policy"),
            Some("sandbox"),
            "{line}"
        );
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{line}"
        );
        assert!(answer.header("x-amz-request-id").is_some(), "{line}");
    }
}

#[tokio::test]
async fn an_unsigned_form_stores_nothing() {
    let server = start(None).await;
    let form = "--x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na\r\n--x\r\n\
                Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nbytes\r\n--x--\r\n";
    let headers = [("content-type", "multipart/form-data; boundary=x")];
    let answer = server.send("POST /data", &headers, form.as_bytes()).await;
    assert_eq!(answer.status, 403);
    assert!(server.objects.is_empty());
}

#[tokio::test]
async fn with_credentials_a_header_of_the_old_signature_is_refused() {
    let server = start(Some(Credentials {
        access_key_id: "AKIDEXAMPLE".to_owned(),
        secret_access_key: "hush".into(),
    }))
    .await;
    let old = ("authorization", "AWS AKIDEXAMPLE:c2lnbmF0dXJl");
    let answer = server.send("GET /bucket/key", &[old], b"").await;
    assert_eq!(answer.status, 400);
    assert!(
        answer.text().contains("Please use AWS4-HMAC-SHA256."),
        "{}",
        answer.text()
    );
}
