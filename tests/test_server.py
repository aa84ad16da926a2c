# SPDX-License-Identifier: Apache-2.0
"""Throttling as EMR does it, and Signature Version 4 against the signers of botocore."""

import datetime
import urllib.error
import urllib.request

import boto3
import pytest
from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError
from harness import Engine

KEYS = {"EMRYS_ACCESS_KEY_ID": "AKIDOFTHETEST", "EMRYS_SECRET_ACCESS_KEY": "wJalrXUtn/FEMI+K7MDENG"}
CREDENTIALS = Credentials(*KEYS.values())


class Throttled(Engine):
    """An engine that takes requests at EMR's rates."""

    arguments = ("--throttle",)


class Keyed(Engine):
    """An engine that wants requests signed, and clients that sign them."""

    def client(self, service, key=KEYS["EMRYS_ACCESS_KEY_ID"], secret=KEYS["EMRYS_SECRET_ACCESS_KEY"], **config):
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=config.pop("region", "us-east-1"),
            aws_access_key_id=key,
            aws_secret_access_key=secret,
            config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}, **config),
        )


@pytest.fixture(scope="module")
def keyed(tmp_path_factory):
    engine = Keyed(tmp_path_factory.mktemp("keyed") / "home", **KEYS).start()
    yield engine
    engine.stop()


def code(error):
    return error.value.response["Error"]["Code"]


def test_a_throttled_client_backs_off_and_succeeds(tmp_path):
    engine = Throttled(tmp_path / "home").start()
    try:
        emr = engine.client("emr")
        with pytest.raises(ClientError) as refused:
            for _ in range(60):
                emr.list_clusters()
        assert code(refused) == "ThrottlingException"
        assert refused.value.response["Error"]["Message"] == "Rate exceeded"
        assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400

        patient = boto3.client(
            "emr",
            endpoint_url=engine.endpoint,
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(retries={"mode": "standard", "total_max_attempts": 10}),
        )
        retried = 0
        # The account's bucket holds 25 and gets 5 back each second.
        for _ in range(40):
            answer = patient.list_release_labels()
            assert answer["ReleaseLabels"]
            retried += answer["ResponseMetadata"]["RetryAttempts"]
        assert retried > 0
    finally:
        engine.kill()


def test_a_signed_request_is_answered_in_any_region(keyed):
    for region in ("us-east-1", "eu-central-1"):
        assert "Clusters" in keyed.client("emr", region=region).list_clusters()


@pytest.mark.parametrize(
    "key, secret, expected",
    [
        ("AKIDOFTHETEST", "another secret", "InvalidSignatureException"),
        ("AKIDOFSOMEBODY", KEYS["EMRYS_SECRET_ACCESS_KEY"], "UnrecognizedClientException"),
    ],
)
def test_other_keys_are_refused(keyed, key, secret, expected):
    with pytest.raises(ClientError) as refused:
        keyed.client("emr", key, secret).list_clusters()
    assert code(refused) == expected
    with pytest.raises(ClientError) as refused:
        keyed.client("s3", key, secret).list_buckets()
    assert code(refused) in ("SignatureDoesNotMatch", "InvalidAccessKeyId")


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"request_checksum_calculation": "when_required", "response_checksum_validation": "when_required"},
    ],
    ids=["checksums in trailers", "no checksums"],
)
def test_objects_of_every_form_are_signed(keyed, config, tmp_path):
    s3 = keyed.client("s3", **config)
    bucket = f"signed-{len(config)}"
    s3.create_bucket(Bucket=bucket)
    key = "a b/ü+~(1)%2F.txt"
    s3.put_object(Bucket=bucket, Key=key, Body=b"header")
    assert s3.get_object(Bucket=bucket, Key=key)["Body"].read() == b"header"
    file = tmp_path / "large"
    file.write_bytes(b"0123456789" * 1024 * 1024)
    s3.upload_file(str(file), bucket, "large")
    assert s3.head_object(Bucket=bucket, Key="large")["ContentLength"] == file.stat().st_size


@pytest.mark.parametrize("version", [None, "s3v4"], ids=["version 2", "version 4"])
def test_presigned_urls_hold_for_what_they_were_signed_for(keyed, version):
    s3 = keyed.client("s3", signature_version=version)
    bucket = f"presigned-{version or 's3v2'}"
    s3.create_bucket(Bucket=bucket)
    key = "a b/ü+~(1)%2F.txt"
    # Both versions sign the type; urllib would add one of its own.
    put = {"Bucket": bucket, "Key": key, "ContentType": "text/plain"}
    url = s3.generate_presigned_url("put_object", Params=put)
    assert ("X-Amz-Signature=" in url) == bool(version)

    def upload(url, content_type="text/plain"):
        headers = {"Content-Type": content_type}
        urllib.request.urlopen(urllib.request.Request(url, data=b"presigned", headers=headers, method="PUT"))

    upload(url)
    got = s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": key})
    assert urllib.request.urlopen(got).read() == b"presigned"
    wrong = [
        lambda: upload(url.replace(f"/{bucket}/", f"/{bucket}/elsewhere/")),
        lambda: upload(url, "text/html"),
        lambda: upload(got),
    ]
    for attempt in wrong:
        with pytest.raises(urllib.error.HTTPError) as refused:
            attempt()
        assert refused.value.code == 403
        assert b"<Code>SignatureDoesNotMatch</Code>" in refused.value.read()


def signed_at(keyed, auth, moved, method="POST", path="/", body=b"{}", **headers):
    """A request that botocore signs at another time than now."""
    request = AWSRequest(method, keyed.endpoint + path, headers=headers, data=body)
    now = datetime.datetime.now(datetime.timezone.utc) + moved
    auth.add_auth(request) if not moved else sign_then(auth, request, now)
    prepared = request.prepare()
    return urllib.request.Request(prepared.url, data=prepared.body, headers=dict(prepared.headers), method=method)


def sign_then(auth, request, now):
    """Signs as if it were another time: botocore takes the time from one function of its module."""
    import botocore.auth

    real = botocore.auth.get_current_datetime
    botocore.auth.get_current_datetime = lambda *_: now.replace(tzinfo=None)
    try:
        auth.add_auth(request)
    finally:
        botocore.auth.get_current_datetime = real


def list_clusters(keyed, moved=datetime.timedelta(), service="elasticmapreduce"):
    auth = SigV4Auth(CREDENTIALS, service, "us-east-1")
    headers = {"X-Amz-Target": "ElasticMapReduce.ListClusters", "Content-Type": "application/x-amz-json-1.1"}
    return signed_at(keyed, auth, moved, **headers)


def test_a_clock_may_be_a_little_wrong_and_a_request_may_come_twice(keyed):
    request = list_clusters(keyed, datetime.timedelta(minutes=-4))
    for _ in range(2):
        assert urllib.request.urlopen(request).status == 200
    for minutes in (-6, 6):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(list_clusters(keyed, datetime.timedelta(minutes=minutes)))
        assert refused.value.headers["x-amzn-errortype"] == "InvalidSignatureException"
    old = signed_at(keyed, S3SigV4Auth(CREDENTIALS, "s3", "us-east-1"), datetime.timedelta(minutes=-20), "GET", body=b"")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(old)
    assert b"RequestTimeTooSkewed" in refused.value.read()


def test_a_signature_for_one_thing_is_none_for_another(keyed):
    request = list_clusters(keyed)
    moved = request.get_header("Authorization").replace("/us-east-1/", "/us-west-2/")
    foreign = list_clusters(keyed, service="s3")
    other = list_clusters(keyed)
    request.add_header("Authorization", moved)
    other.add_header("X-amz-target", "ElasticMapReduce.ListStudios")
    for wrong in (request, foreign, other):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(wrong)
        assert refused.value.code in (400, 403)
