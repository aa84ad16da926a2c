# SPDX-License-Identifier: Apache-2.0
"""The fault proxy does what it says: otherwise the tests that use it would prove nothing."""

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from fault_proxy import FAULTS, FaultProxy
from harness import all_clusters, request


def client(proxy):
    return boto3.client(
        "emr",
        endpoint_url=proxy.endpoint,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"total_max_attempts": 1}),
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_seen_and_the_request_delivered_or_not(engine, emr, fault):
    with FaultProxy(engine.endpoint, rate=0, slowest=0.1, plan={"RunJobFlow": [fault]}) as proxy:
        spoiled, name = client(proxy), f"spoiled: {fault}"
        if fault.startswith("slow"):
            spoiled.run_job_flow(**request(name))
        else:
            with pytest.raises((ClientError, BotoCoreError)) as caught:
                spoiled.run_job_flow(**request(name))
            told = {
                "throttled": "ThrottlingException",
                "failed before": "InternalFailure",
                "failed after": "InternalServerException",
                "unavailable": "503",
                "lost before": "Connection",
                "lost after": "Connection",
            }[fault]
            assert told in f"{caught.type.__name__} {caught.value}"
        names = [cluster["Name"] for cluster in emr.list_clusters()["Clusters"]]
        assert names.count(name) == FAULTS[fault] == proxy.delivered("RunJobFlow")
        # The next is not spoiled.
        assert name in str(spoiled.list_clusters()) or not FAULTS[fault]
    assert proxy.counts() == {fault: 1, None: 1}


def test_the_seed_decides(engine):
    def drawn(seed):
        with FaultProxy(engine.endpoint, seed=seed, rate=0.5) as proxy:
            return [proxy.draw("ListClusters") for _ in range(200)]

    assert drawn(1) == drawn(1) != drawn(2)
    faults = {fault for fault, _ in drawn(1)}
    assert faults == {None, *FAULTS}


def test_what_is_not_spoiled_arrives_as_it_was(engine, emr):
    with FaultProxy(engine.endpoint, rate=0) as proxy:
        assert all_clusters(client(proxy)) == all_clusters(emr)
        s3 = boto3.client("s3", endpoint_url=proxy.endpoint, region_name="us-east-1", aws_access_key_id="test",
                          aws_secret_access_key="test", config=Config(s3={"addressing_style": "path"}))
        s3.create_bucket(Bucket="through-a-proxy")
        s3.put_object(Bucket="through-a-proxy", Key="a key", Body=b"\x00\xff" * 5000)
        assert s3.get_object(Bucket="through-a-proxy", Key="a key")["Body"].read() == b"\x00\xff" * 5000
