// SPDX-License-Identifier: Apache-2.0
//! Multipart uploads.

use super::Client;

#[tokio::test]
async fn a_multipart_upload_becomes_one_object() {
    let client = Client::new();
    let begun = client
        .send(
            "POST",
            "/acme-data/big?uploads",
            &[("content-type", "text/plain")],
            b"",
        )
        .await;
    let id = begun.element("UploadId").to_owned();
    let part = |number: u32| format!("/acme-data/big?partNumber={number}&uploadId={id}");
    let large = vec![b'a'; 5 * 1024 * 1024];
    client.put(&part(1), b"replaced").await;
    let first = client.put(&part(1), &large).await;
    let second = client.put(&part(2), b"tail").await;
    let listed = client.get(&format!("/acme-data/big?uploadId={id}")).await;
    assert_eq!(listed.text().matches("<Part>").count(), 2);
    assert_eq!(
        client.get("/acme-data?uploads").await.element("UploadId"),
        id
    );
    let complete = async |parts: &[(u32, &str)]| {
        let parts: String = parts
            .iter()
            .map(|(number, etag)| {
                format!("<Part><PartNumber>{number}</PartNumber><ETag>{etag}</ETag></Part>")
            })
            .collect();
        let body = format!("<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>");
        client
            .send(
                "POST",
                &format!("/acme-data/big?uploadId={id}"),
                &[],
                body.as_bytes(),
            )
            .await
    };
    let (first, second) = (
        first.header("etag").unwrap(),
        second.header("etag").unwrap(),
    );
    assert_eq!(complete(&[]).await.element("Code"), "MalformedXML");
    assert_eq!(
        complete(&[(2, second), (1, first)]).await.element("Code"),
        "InvalidPartOrder"
    );
    assert_eq!(
        complete(&[(1, second)]).await.element("Code"),
        "InvalidPart"
    );
    assert_eq!(
        complete(&[(3, second)]).await.element("Code"),
        "InvalidPart"
    );
    let done = complete(&[(1, first), (2, second)]).await;
    assert_eq!(done.status, 200, "{}", done.text());
    assert!(
        done.element("ETag").ends_with("-2\""),
        "{}",
        done.element("ETag")
    );
    let whole = client.get("/acme-data/big").await;
    assert_eq!(whole.body, [large.as_slice(), b"tail"].concat());
    assert_eq!(whole.header("content-type"), Some("text/plain"));
    assert_eq!(
        client.get("/acme-data/big?partNumber=2").await.body,
        b"tail"
    );
    assert_eq!(
        complete(&[(1, first)]).await.element("Code"),
        "NoSuchUpload"
    );
    let abort = client
        .send("DELETE", &format!("/acme-data/big?uploadId={id}"), &[], b"")
        .await;
    assert_eq!(abort.element("Code"), "NoSuchUpload");
}

#[tokio::test]
async fn small_parts_are_refused_and_an_upload_can_be_aborted() {
    let client = Client::new();
    let begun = client.send("POST", "/acme-data/a?uploads", &[], b"").await;
    let id = begun.element("UploadId").to_owned();
    let mut listed = String::new();
    for number in [1, 2] {
        client
            .put(
                &format!("/acme-data/a?partNumber={number}&uploadId={id}"),
                b"small",
            )
            .await;
        listed += &format!("<Part><PartNumber>{number}</PartNumber></Part>");
    }
    let body = format!("<CompleteMultipartUpload>{listed}</CompleteMultipartUpload>");
    let path = format!("/acme-data/a?uploadId={id}");
    let refused = client.send("POST", &path, &[], body.as_bytes()).await;
    assert_eq!(
        (refused.status, refused.element("Code")),
        (400, "EntityTooSmall")
    );
    assert_eq!(client.send("DELETE", &path, &[], b"").await.status, 204);
    assert_eq!(
        client.get("/acme-data?uploads").await.element("UploadId"),
        ""
    );
    let escape = "/acme-data/a?partNumber=1&uploadId=..%2F..%2F..%2F..%2F..%2F..%2F..%2F..%2Fx";
    assert_eq!(
        client.put(escape, b"x").await.element("Code"),
        "NoSuchUpload"
    );
}

#[tokio::test]
async fn a_checksum_over_the_whole_is_verified() {
    let client = Client::new();
    // The check value of CRC-32 is defined over these nine digits.
    for (announced, status) in [("AAAAAA==", 400), ("y/Q5Jg==", 200)] {
        let headers = [
            ("x-amz-checksum-algorithm", "CRC32"),
            ("x-amz-checksum-type", "FULL_OBJECT"),
        ];
        let begun = client
            .send("POST", "/acme-data/a?uploads", &headers, b"")
            .await;
        let path = format!("/acme-data/a?uploadId={}", begun.element("UploadId"));
        let other = [("x-amz-checksum-sha1", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")];
        let part = format!("{path}&partNumber=1");
        assert_eq!(
            client
                .send("PUT", &part, &other, b"1")
                .await
                .element("Code"),
            "InvalidRequest"
        );
        client.put(&part, b"123456789").await;
        let body = b"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber></Part></CompleteMultipartUpload>";
        let done = client
            .send("POST", &path, &[("x-amz-checksum-crc32", announced)], body)
            .await;
        assert_eq!(done.status, status, "{}", done.text());
    }
    let get = client
        .send(
            "GET",
            "/acme-data/a",
            &[("x-amz-checksum-mode", "ENABLED")],
            b"",
        )
        .await;
    assert_eq!(get.header("x-amz-checksum-crc32"), Some("y/Q5Jg=="));
}
