# SPDX-License-Identifier: Apache-2.0
"""mrjob with `-r emr`: a job to its output, two jobs on one pool of clusters, and the tools. The steps are Hadoop streaming."""

import json

import pytest

from conftest import PROGRAMS
from harness import all_clusters, cluster_state, lines, run_job_flow, step_states, wait_for_cluster

TEXT = "the cat sat on the mat\nthe dog sat too\n"
COUNTS = {"the": 3, "cat": 1, "sat": 2, "on": 1, "mat": 1, "dog": 1, "too": 1}
POOL_LOCK = "__mrjob_pool_lock"


@pytest.fixture
def mrjob(client, engine, s3, tmp_path):
    """mrjob, configured for the engine."""
    mrjob = client("mrjob")
    options = {
        # mrjob asks S3 for a bucket's region and makes an address of AWS's of it, unless it is given one.
        "s3_endpoint": engine.endpoint,
        "cloud_tmp_dir": "s3://mrjob/tmp/",
        "cloud_log_dir": "s3://mrjob/logs/",
        "release_label": "emr-7.5.0",
        "region": "us-east-1",
        "check_cluster_every": 1,
        "cloud_fs_sync_secs": 0,
        "pool_jitter_seconds": 0,
    }
    (tmp_path / "mrjob.conf").write_text(json.dumps({"runners": {"emr": options}}))
    (tmp_path / "words.txt").write_text(TEXT)
    mrjob.environment["MRJOB_CONF"] = str(tmp_path / "mrjob.conf")
    if "mrjob" not in [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]:
        s3.create_bucket(Bucket="mrjob")
    return mrjob


def start_count(mrjob, *options):
    return mrjob.start("python3", PROGRAMS / "count_words.py", "-r", "emr", "words.txt", *options)


def counts(stdout):
    """The output of the job: JSON, a tab, JSON."""
    return {json.loads(word): json.loads(count) for word, count in (line.split("\t") for line in stdout.splitlines())}


def test_a_job_to_its_output(mrjob, emr):
    before = set(all_clusters(emr))
    stdout, stderr = mrjob.finish(start_count(mrjob))
    assert counts(stdout) == COUNTS, stderr
    [cluster] = set(all_clusters(emr)) - before
    wait_for_cluster(emr, cluster, "TERMINATED")
    assert list(step_states(emr, cluster).values()) == ["COMPLETED"]


def test_two_jobs_at_once_on_a_pool(mrjob, emr):
    concurrent = ("--pool-clusters", "--max-concurrent-steps", "2", "--release-label", "emr-7.5.0")
    cluster = mrjob.run("mrjob", "create-cluster", *concurrent)[0].strip()
    wait_for_cluster(emr, cluster, "WAITING")
    before = set(all_clusters(emr))
    jobs = [start_count(mrjob, *concurrent) for _ in range(2)]
    for job in jobs:
        stdout, stderr = mrjob.finish(job)
        assert counts(stdout) == COUNTS, stderr
    # Both have found the pooled cluster, one after the other: a tag is the lock.
    assert set(all_clusters(emr)) == before
    assert list(step_states(emr, cluster).values()) == ["COMPLETED", "COMPLETED"]
    described = emr.describe_cluster(ClusterId=cluster)["Cluster"]
    assert POOL_LOCK not in [tag["Key"] for tag in described["Tags"]]


def test_the_tools(mrjob, emr):
    cluster = run_job_flow(emr, name="count_words.someone.20260101.000000.000000")
    wait_for_cluster(emr, cluster, "WAITING")
    _, stderr = mrjob.run("mrjob", "terminate-idle-clusters", "--max-mins-idle", "0", "--dry-run")
    assert f"Would terminate 1 clusters" in stderr or cluster in stderr, stderr
    assert cluster_state(emr, cluster) == "WAITING"
    report, _ = mrjob.run("mrjob", "audit-emr-usage")
    assert "Total # of Clusters" in report
    report, _ = mrjob.run("mrjob", "report-long-jobs", "--min-hours", "0")
    mrjob.run("mrjob", "terminate-idle-clusters", "--max-mins-idle", "0", "--quiet")
    wait_for_cluster(emr, cluster, "TERMINATED")
