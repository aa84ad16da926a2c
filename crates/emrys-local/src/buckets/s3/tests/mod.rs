// SPDX-License-Identifier: Apache-2.0
//! The S3 API as clients meet it: requests and answers of HTTP, through s3s's service, without a network.

mod uploads;

use std::collections::BTreeSet;

use s3s::service::{S3Service, S3ServiceBuilder};
use s3s::{Body, HttpRequest};
use tempfile::TempDir;

use crate::buckets::Buckets;

const HELLO_MD5: &str = "\"5d41402abc4b2a76b9719d911017c592\"";

struct Client {
    _root: TempDir,
    buckets: Buckets,
    service: S3Service,
}

struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(header, _)| header == name);
        found.map(|(_, value)| value.as_str())
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The text of the first XML element with this name.
    fn element(&self, name: &str) -> &str {
        let (_, rest) = self
            .text()
            .split_once(&format!("<{name}>"))
            .unwrap_or(("", ""));
        rest.split_once(&format!("</{name}>"))
            .map_or("", |(value, _)| value)
    }
}

impl Client {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let buckets = Buckets::open(root.path().join("s3")).unwrap();
        buckets.create("acme-data").unwrap();
        let service = S3ServiceBuilder::new(buckets.clone()).build();
        Self {
            _root: root,
            buckets,
            service,
        }
    }

    async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&'static str, &str)],
        body: &[u8],
    ) -> Answer {
        let mut request = HttpRequest::new(Body::from(body.to_vec()));
        *request.method_mut() = method.parse().unwrap();
        *request.uri_mut() = path.parse().unwrap();
        request
            .headers_mut()
            .insert("host", "127.0.0.1:3677".parse().unwrap());
        request
            .headers_mut()
            .insert("content-length", body.len().into());
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        let mut response = self.service.call(request).await.unwrap();
        Answer {
            status: response.status().as_u16(),
            headers: response
                .headers()
                .iter()
                .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
                .collect(),
            body: response
                .body_mut()
                .store_all_limited(usize::MAX)
                .await
                .unwrap()
                .to_vec(),
        }
    }

    async fn put(&self, path: &str, body: &[u8]) -> Answer {
        self.send("PUT", path, &[], body).await
    }

    async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], b"").await
    }
}

#[tokio::test]
async fn an_object_comes_back_as_it_was_sent() {
    let client = Client::new();
    let headers = [
        ("content-type", "text/plain"),
        ("content-encoding", "aws-chunked,gzip"),
        ("x-amz-meta-owner", "data"),
        ("x-amz-tagging", "team=a"),
        (
            "x-amz-checksum-sha256",
            "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
        ),
    ];
    let put = client
        .send("PUT", "/acme-data/a/b%20c", &headers, b"hello")
        .await;
    assert_eq!((put.status, put.header("etag")), (200, Some(HELLO_MD5)));
    let get = client
        .send(
            "GET",
            "/acme-data/a/b%20c",
            &[("x-amz-checksum-mode", "ENABLED")],
            b"",
        )
        .await;
    assert_eq!(get.body, b"hello");
    for (name, value) in [
        ("content-type", "text/plain"),
        ("content-encoding", "gzip"),
        ("content-length", "5"),
        ("x-amz-meta-owner", "data"),
        ("x-amz-tagging-count", "1"),
        (
            "x-amz-checksum-sha256",
            "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
        ),
        ("x-amz-checksum-type", "FULL_OBJECT"),
        ("etag", HELLO_MD5),
    ] {
        assert_eq!(get.header(name), Some(value), "{name}");
    }
    let head = client.send("HEAD", "/acme-data/a/b%20c", &[], b"").await;
    assert_eq!(
        (head.status, head.header("x-amz-checksum-sha256")),
        (200, None)
    );
}

#[tokio::test]
async fn damaged_bytes_never_become_an_object() {
    let client = Client::new();
    for header in [
        ("content-md5", "AAAAAAAAAAAAAAAAAAAAAA=="),
        ("x-amz-checksum-crc32", "AAAAAA=="),
        ("x-amz-checksum-crc64nvme", "AAAAAAAAAAA="),
    ] {
        let answer = client
            .send("PUT", "/acme-data/a", &[header], b"hello")
            .await;
        assert_eq!(
            (answer.status, answer.element("Code")),
            (400, "BadDigest"),
            "{header:?}"
        );
    }
    assert_eq!(
        client.get("/acme-data/a").await.element("Code"),
        "NoSuchKey"
    );
}

#[tokio::test]
async fn ranges_and_conditions() {
    let client = Client::new();
    client.put("/acme-data/a", b"hello").await;
    let with = async |name, value| {
        client
            .send("GET", "/acme-data/a", &[(name, value)], b"")
            .await
    };
    let range = with("range", "bytes=1-3").await;
    assert_eq!(
        (range.status, range.body.as_slice()),
        (206, b"ell".as_slice())
    );
    assert_eq!(range.header("content-range"), Some("bytes 1-3/5"));
    assert_eq!(with("range", "bytes=-2").await.body, b"lo");
    assert_eq!(with("range", "bytes=5-").await.status, 416);
    assert_eq!(with("if-none-match", HELLO_MD5).await.status, 304);
    assert_eq!(with("if-none-match", "\"other\"").await.status, 200);
    assert_eq!(with("if-match", "\"other\"").await.status, 412);
    assert_eq!(
        with("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT")
            .await
            .status,
        304
    );
    assert_eq!(
        with("if-unmodified-since", "Sat, 01 Jan 2000 00:00:00 GMT")
            .await
            .status,
        412
    );
    let create_only = [("if-none-match", "*")];
    assert_eq!(
        client
            .send("PUT", "/acme-data/a", &create_only, b"x")
            .await
            .status,
        412
    );
    assert_eq!(
        client
            .send("PUT", "/acme-data/b", &create_only, b"x")
            .await
            .status,
        200
    );
    assert_eq!(
        client
            .send("PUT", "/acme-data/a", &[("if-match", HELLO_MD5)], b"x")
            .await
            .status,
        200
    );
    assert_eq!(
        client
            .send("PUT", "/acme-data/a", &[("if-match", HELLO_MD5)], b"y")
            .await
            .status,
        412
    );
}

#[tokio::test]
async fn what_cannot_be_is_refused_by_name() {
    let client = Client::new();
    client.put("/acme-data/a", b"x").await;
    for (path, status, code) in [
        ("/acme-data/a/b", 400, "InvalidRequest"),
        ("/acme-data/%2E%2E/%2E%2E/x", 400, "InvalidRequest"),
        ("/acme-data/x//y", 400, "InvalidRequest"),
        ("/acme-data/x%00y", 400, "InvalidRequest"),
        ("/absent-bucket/a", 404, "NoSuchBucket"),
        ("/Acme", 400, "InvalidBucketName"),
    ] {
        let answer = client.put(path, b"").await;
        assert_eq!(
            (answer.status, answer.element("Code")),
            (status, code),
            "{path}"
        );
    }
    let long = format!("/acme-data/{}", "k".repeat(300));
    assert_eq!(
        client.put(&long, b"").await.element("Code"),
        "KeyTooLongError"
    );
    let policy = client.put("/acme-data?policy", b"{}").await;
    assert_eq!(
        (policy.status, policy.element("Code")),
        (501, "NotImplemented")
    );
    let customer_key = [("x-amz-server-side-encryption-customer-algorithm", "AES256")];
    assert_eq!(
        client
            .send("PUT", "/acme-data/k", &customer_key, b"")
            .await
            .status,
        501
    );
}

#[tokio::test]
async fn lists_page_and_encode() {
    let client = Client::new();
    for key in ["a%20b", "c/d", "e"] {
        client.put(&format!("/acme-data/{key}"), b"").await;
    }
    let first = client
        .get("/acme-data?list-type=2&max-keys=2&delimiter=/&encoding-type=url")
        .await;
    assert_eq!(first.element("Key"), "a%20b");
    assert_eq!(first.element("CommonPrefixes"), "<Prefix>c/</Prefix>");
    assert_eq!(
        (first.element("IsTruncated"), first.element("KeyCount")),
        ("true", "2")
    );
    let token = first.element("NextContinuationToken");
    let second = client
        .get(&format!(
            "/acme-data?list-type=2&delimiter=/&continuation-token={token}"
        ))
        .await;
    assert_eq!(
        (second.element("Key"), second.element("IsTruncated")),
        ("e", "false")
    );
    let marked = client
        .get("/acme-data?marker=c/&delimiter=/&max-keys=0")
        .await;
    assert_eq!(
        (marked.element("Key"), marked.element("IsTruncated")),
        ("", "false")
    );
    assert_eq!(
        client.get("/acme-data?marker=c/d").await.element("Key"),
        "e"
    );
}

#[tokio::test]
async fn copies_and_tags() {
    let client = Client::new();
    let described = [("content-type", "text/csv"), ("x-amz-tagging", "team=a")];
    client
        .send("PUT", "/acme-data/a", &described, b"hello")
        .await;
    let copied = client
        .send(
            "PUT",
            "/acme-data/b",
            &[("x-amz-copy-source", "/acme-data/a")],
            b"",
        )
        .await;
    assert_eq!(copied.element("ETag"), HELLO_MD5);
    assert_eq!(
        client.get("/acme-data/b").await.header("content-type"),
        Some("text/csv")
    );
    let to_itself = client
        .send(
            "PUT",
            "/acme-data/a",
            &[("x-amz-copy-source", "/acme-data/a")],
            b"",
        )
        .await;
    assert_eq!(to_itself.element("Code"), "InvalidRequest");
    assert_eq!(
        client.get("/acme-data/b?tagging").await.element("Value"),
        "a"
    );
    let tags = b"<Tagging><TagSet><Tag><Key>team</Key><Value>b</Value></Tag></TagSet></Tagging>";
    assert_eq!(client.put("/acme-data/b?tagging", tags).await.status, 200);
    assert_eq!(
        client.get("/acme-data/b?tagging").await.element("Value"),
        "b"
    );
    assert_eq!(
        client.get("/acme-data/b").await.header("content-type"),
        Some("text/csv")
    );
    assert_eq!(
        client
            .send("DELETE", "/acme-data/b?tagging", &[], b"")
            .await
            .status,
        204
    );
    assert_eq!(
        client.get("/acme-data/b?tagging").await.element("Value"),
        ""
    );
}

#[tokio::test]
async fn many_objects_are_deleted_at_once() {
    let client = Client::new();
    client.put("/acme-data/a", b"").await;
    let body = b"<Delete><Object><Key>a</Key></Object><Object><Key>absent</Key></Object><Object><Key>x//y</Key></Object></Delete>";
    let answer = client.send("POST", "/acme-data?delete", &[], body).await;
    assert_eq!(
        answer.text().matches("<Deleted>").count(),
        3,
        "{}",
        answer.text()
    );
    assert_eq!(client.get("/acme-data/a").await.status, 404);
}

#[tokio::test]
async fn buckets_are_told_by_name_and_region() {
    let client = Client::new();
    let located = |region: &str| {
        format!(
            "<CreateBucketConfiguration><LocationConstraint>{region}</LocationConstraint></CreateBucketConfiguration>"
        )
    };
    assert_eq!(
        client
            .put("/acme-eu", located("eu-west-1").as_bytes())
            .await
            .status,
        200
    );
    assert_eq!(
        client
            .put("/acme-eu", located("eu-west-1").as_bytes())
            .await
            .element("Code"),
        "BucketAlreadyOwnedByYou"
    );
    assert_eq!(
        client.put("/acme-data", b"").await.status,
        200,
        "us-east-1 allows it twice"
    );
    assert_eq!(
        client
            .put("/acme-us", located("us-east-1").as_bytes())
            .await
            .element("Code"),
        "InvalidLocationConstraint"
    );
    assert!(
        client
            .get("/acme-eu?location")
            .await
            .text()
            .contains(">eu-west-1<")
    );
    let head = client.send("HEAD", "/acme-eu", &[], b"").await;
    assert_eq!(head.header("x-amz-bucket-region"), Some("eu-west-1"));
    assert_eq!(client.get("/").await.text().matches("<Bucket>").count(), 2);
    client.buckets.put("acme-eu", "a", b"").unwrap();
    assert_eq!(
        client
            .send("DELETE", "/acme-eu", &[], b"")
            .await
            .element("Code"),
        "BucketNotEmpty"
    );
    client.send("DELETE", "/acme-eu/a", &[], b"").await;
    assert_eq!(
        client.send("DELETE", "/acme-eu", &[], b"").await.status,
        204
    );
}

/// The documentation names every operation that is implemented, and no other.
#[test]
fn the_documentation_lists_the_operations() {
    let documented: BTreeSet<String> = include_str!("../../../../../../docs/s3.md")
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .filter_map(|line| line.split_once('`'))
        .map(|(operation, _)| operation.to_owned())
        .collect();
    let (_, implementation) = include_str!("../mod.rs")
        .split_once("impl S3 for Buckets")
        .unwrap();
    let implemented: BTreeSet<String> = implementation
        .lines()
        .filter_map(|line| line.trim().strip_prefix("async fn "))
        .filter_map(|line| line.split_once('('))
        .map(|(name, _)| name.split('_').map(capitalised).collect())
        .collect();
    assert_eq!(documented, implemented);
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}
