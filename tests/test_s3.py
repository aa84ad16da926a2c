# SPDX-License-Identifier: Apache-2.0
"""S3 through boto3, and the guards that keep a web page from reaching the engine."""

import http.client
import io
import json
import os
import re
import urllib.request

import pytest
from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError

MEGABYTE = 1024 * 1024


@pytest.fixture
def bucket(s3, request):
    """A bucket of the test's own."""
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower())[:60].strip("-")
    s3.create_bucket(Bucket=name)
    return name


def keys(s3, bucket, **arguments):
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, **arguments)
    return [found["Key"] for page in pages for found in page.get("Contents", [])]


def test_an_object_is_what_was_put(s3, bucket):
    put = s3.put_object(Bucket=bucket, Key="a/b.txt", Body=b"hello", ContentType="text/plain", Metadata={"team": "sales"})
    got = s3.get_object(Bucket=bucket, Key="a/b.txt")
    assert got["Body"].read() == b"hello"
    assert got["ContentType"] == "text/plain"
    assert got["Metadata"] == {"team": "sales"}
    assert got["ETag"] == put["ETag"] == '"5d41402abc4b2a76b9719d911017c592"'
    head = s3.head_object(Bucket=bucket, Key="a/b.txt")
    assert head["ContentLength"] == 5
    assert head["LastModified"] == got["LastModified"]


def test_ranges_and_conditions(s3, bucket):
    etag = s3.put_object(Bucket=bucket, Key="k", Body=b"0123456789")["ETag"]
    part = s3.get_object(Bucket=bucket, Key="k", Range="bytes=2-4")
    assert (part["Body"].read(), part["ContentRange"]) == (b"234", "bytes 2-4/10")
    assert s3.get_object(Bucket=bucket, Key="k", Range="bytes=-3")["Body"].read() == b"789"
    assert s3.get_object(Bucket=bucket, Key="k", IfMatch=etag)["Body"].read() == b"0123456789"
    with pytest.raises(ClientError) as caught:
        s3.get_object(Bucket=bucket, Key="k", IfNoneMatch=etag)
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 304
    with pytest.raises(ClientError) as caught:
        s3.get_object(Bucket=bucket, Key="k", Range="bytes=20-30")
    assert caught.value.response["Error"]["Code"] == "InvalidRange"


def test_absent_objects_and_buckets(s3, bucket):
    with pytest.raises(s3.exceptions.NoSuchKey):
        s3.get_object(Bucket=bucket, Key="absent")
    with pytest.raises(s3.exceptions.NoSuchBucket):
        s3.list_objects_v2(Bucket="no-such-bucket-here")
    with pytest.raises(ClientError) as caught:
        s3.head_bucket(Bucket="no-such-bucket-here")
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 404


def test_listing_is_in_key_order_with_prefixes_and_pages(s3, bucket):
    names = ["a", "b/1", "b/2", "b/c/3", "b-1", "b.txt", "ä/1", "z"]
    for name in names:
        s3.put_object(Bucket=bucket, Key=name, Body=b"")
    in_order = sorted(names, key=str.encode)
    assert keys(s3, bucket) == in_order
    assert keys(s3, bucket, PaginationConfig={"PageSize": 3}) == in_order
    assert keys(s3, bucket, StartAfter="b/1") == [name for name in in_order if name.encode() > b"b/1"]
    page = s3.list_objects_v2(Bucket=bucket, Delimiter="/")
    assert [found["Prefix"] for found in page["CommonPrefixes"]] == ["b/", "ä/"]
    page = s3.list_objects_v2(Bucket=bucket, Prefix="b/", Delimiter="/")
    assert [found["Key"] for found in page["Contents"]] == ["b/1", "b/2"]
    assert [found["Prefix"] for found in page["CommonPrefixes"]] == ["b/c/"]
    assert [found["Key"] for found in s3.list_objects(Bucket=bucket, Prefix="b/")["Contents"]] == ["b/1", "b/2", "b/c/3"]


def test_copy_and_delete(s3, bucket):
    s3.put_object(Bucket=bucket, Key="from", Body=b"body", Metadata={"kept": "yes"})
    s3.copy_object(Bucket=bucket, Key="to", CopySource={"Bucket": bucket, "Key": "from"})
    got = s3.get_object(Bucket=bucket, Key="to")
    assert (got["Body"].read(), got["Metadata"]) == (b"body", {"kept": "yes"})
    s3.delete_object(Bucket=bucket, Key="from")
    s3.delete_object(Bucket=bucket, Key="from")
    assert keys(s3, bucket) == ["to"]
    answer = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "to"}, {"Key": "absent"}]})
    assert {found["Key"] for found in answer["Deleted"]} == {"to", "absent"}
    assert keys(s3, bucket) == []
    s3.delete_bucket(Bucket=bucket)
    assert bucket not in [found["Name"] for found in s3.list_buckets()["Buckets"]]


def test_a_multipart_upload_by_the_transfer_manager(s3, bucket):
    data = os.urandom(17 * MEGABYTE)
    config = TransferConfig(multipart_threshold=8 * MEGABYTE, multipart_chunksize=5 * MEGABYTE)
    s3.upload_fileobj(io.BytesIO(data), bucket, "large", Config=config)
    assert s3.head_object(Bucket=bucket, Key="large")["ETag"].endswith('-4"')
    back = io.BytesIO()
    s3.download_fileobj(bucket, "large", back, Config=config)
    assert back.getvalue() == data


def test_an_aborted_multipart_upload_leaves_nothing(s3, bucket):
    upload = s3.create_multipart_upload(Bucket=bucket, Key="never")["UploadId"]
    s3.upload_part(Bucket=bucket, Key="never", UploadId=upload, PartNumber=1, Body=b"x" * 100)
    [listed] = s3.list_multipart_uploads(Bucket=bucket)["Uploads"]
    assert (listed["Key"], listed["UploadId"]) == ("never", upload)
    [part] = s3.list_parts(Bucket=bucket, Key="never", UploadId=upload)["Parts"]
    assert part["Size"] == 100
    assert keys(s3, bucket) == []
    s3.abort_multipart_upload(Bucket=bucket, Key="never", UploadId=upload)
    assert s3.list_multipart_uploads(Bucket=bucket).get("Uploads", []) == []


@pytest.mark.parametrize("algorithm", ["CRC32", "SHA256"])
def test_checksums_are_verified(s3, bucket, algorithm):
    # boto3 sends these with `aws-chunked` bodies and trailers for streams.
    s3.put_object(Bucket=bucket, Key="k", Body=io.BytesIO(b"checked"), ChecksumAlgorithm=algorithm)
    assert s3.get_object(Bucket=bucket, Key="k")["Body"].read() == b"checked"
    with pytest.raises(ClientError) as caught:
        s3.put_object(Bucket=bucket, Key="wrong", Body=b"checked", ChecksumSHA256="A" * 43 + "=")
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert keys(s3, bucket) == ["k"]


def test_presigned_urls(s3, bucket):
    url = s3.generate_presigned_url("put_object", Params={"Bucket": bucket, "Key": "k"})
    with urllib.request.urlopen(urllib.request.Request(url, data=b"signed", method="PUT")) as answer:
        assert answer.status == 200
    url = s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "k"})
    with urllib.request.urlopen(url) as answer:
        assert answer.read() == b"signed"


def test_what_a_folder_cannot_hold_is_refused(s3, bucket):
    s3.put_object(Bucket=bucket, Key="a", Body=b"file")
    for key in ["a/b", "x" * 300]:
        with pytest.raises(ClientError) as caught:
            s3.put_object(Bucket=bucket, Key=key, Body=b"")
        assert 400 <= caught.value.response["ResponseMetadata"]["HTTPStatusCode"] < 500, key
    assert s3.get_object(Bucket=bucket, Key="a")["Body"].read() == b"file"


@pytest.mark.parametrize("key", ["../escaped", "a/../../escaped", "..", "a/.."])
def test_a_key_does_not_leave_its_bucket(s3, bucket, engine, key):
    try:
        s3.put_object(Bucket=bucket, Key=key, Body=b"x")
    except ClientError as error:
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] < 500
    escaped = [path for path in engine.home.rglob("escaped") if bucket not in path.parts]
    assert escaped == []


def test_a_folder_as_the_console_makes_it(s3, bucket):
    s3.put_object(Bucket=bucket, Key="folder/", Body=b"")
    s3.put_object(Bucket=bucket, Key="folder/file", Body=b"x")
    assert keys(s3, bucket) == ["folder/", "folder/file"]
    s3.delete_object(Bucket=bucket, Key="folder/")
    assert keys(s3, bucket) == ["folder/file"]


# Guards: design "Safe by default"


def call(engine, method="POST", path="/", body=b"{}", **headers):
    """A raw request: status, headers, body."""
    host, port = engine.info()["address"].rsplit(":", 1)
    connection = http.client.HTTPConnection(host, int(port), timeout=30)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read().decode(errors="replace")


LIST_CLUSTERS = {"Content_Type": "application/x-amz-json-1.1", "X_Amz_Target": "ElasticMapReduce.ListClusters"}


def test_a_plain_request_of_a_program_is_answered(engine):
    status, headers, body = call(engine, **LIST_CLUSTERS)
    assert status == 200
    assert "Clusters" in json.loads(body)
    assert headers["x-amzn-RequestId"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Host": "evil.example"},
        {"Host": "evil.example:3677"},
    ],
)
def test_a_web_page_is_refused_on_every_route(engine, s3, headers):
    buckets = len(s3.list_buckets()["Buckets"])
    assert call(engine, **LIST_CLUSTERS, **headers)[0] == 403
    assert call(engine, "PUT", "/from-a-page", b"", **headers)[0] == 403
    assert call(engine, "GET", "/_emrys/status", None, **headers)[0] == 403
    assert len(s3.list_buckets()["Buckets"]) == buckets


def test_a_call_without_target_or_content_type_is_no_call(engine):
    status, _, _ = call(engine, Content_Type="application/x-amz-json-1.1")
    assert 400 <= status < 500
    status, _, _ = call(engine, Content_Type="text/plain", X_Amz_Target="ElasticMapReduce.ListClusters")
    assert 400 <= status < 500


def test_a_form_post_must_be_signed(engine, s3, bucket):
    body = (
        b'--b\r\nContent-Disposition: form-data; name="key"\r\n\r\nposted\r\n'
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\nbody\r\n--b--\r\n'
    )
    status, _, _ = call(engine, "POST", f"/{bucket}", body, Content_Type="multipart/form-data; boundary=b")
    assert 400 <= status < 500
    assert keys(s3, bucket) == []


def test_an_object_cannot_become_a_page(engine, s3, bucket):
    s3.put_object(Bucket=bucket, Key="page.html", Body=b"<script></script>", ContentType="text/html")
    url = s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "page.html"})
    with urllib.request.urlopen(url) as answer:
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_what_is_ours_needs_the_token(engine):
    for headers in [{}, {"x_emrys_token": "wrong"}]:
        for method, path in [("GET", "/_emrys/status"), ("POST", "/_emrys/shutdown")]:
            status, _, body = call(engine, method, path, b"" if method == "POST" else None, **headers)
            assert 400 <= status < 500
            assert "AccessDenied" in body
    token = engine.info()["token"]
    assert call(engine, "GET", "/_emrys/status", None, x_emrys_token=token)[0] == 200
    assert (engine.home / "engine.json").stat().st_mode & 0o077 == 0


def test_errors_look_as_those_of_aws(engine):
    status, headers, body = call(engine, body=b"{not json", **LIST_CLUSTERS)
    assert status == 400
    assert json.loads(body)["__type"].endswith("SerializationException")
    status, _, body = call(
        engine, Content_Type="application/x-amz-json-1.1", X_Amz_Target="ElasticMapReduce.MakeCoffee"
    )
    assert status == 400
    assert json.loads(body)["__type"].endswith("UnknownOperationException")
