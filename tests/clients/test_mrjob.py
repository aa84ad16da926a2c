# SPDX-License-Identifier: Apache-2.0
"""mrjob with `-r emr`: a job to its output, two jobs on one pool of clusters, and the tools. The steps are Hadoop streaming."""

import json

import pytest

from conftest import PROGRAMS
from harness import (
    add_steps,
    all_clusters,
    cluster_state,
    command,
    run_job_flow,
    step_states,
    wait_for_cluster,
    wait_for_step,
    wait_until,
)

TEXT = "the cat sat on the mat\nthe dog sat too\n"
COUNTS = {"the": 3, "cat": 1, "sat": 2, "on": 1, "mat": 1, "dog": 1, "too": 1}
# What mrjob calls a job, and the cluster that it launches for it.
JOB_KEY = "count_words.someone.20260101.000000.000000"
POOL_LOCK = "__mrjob_pool_lock"


@pytest.fixture
def emr(own_engine):
    """The pool and the tools look at all clusters, and audit-emr-usage fails on names that are not mrjob's."""
    return own_engine.client("emr")


@pytest.fixture
def mrjob(client, own_engine, tmp_path):
    """mrjob, configured for the engine."""
    mrjob = client("mrjob", own_engine)
    own_engine.client("s3").create_bucket(Bucket="mrjob")
    options = {
        # mrjob asks S3 for a bucket's region and makes an address of AWS's of it, unless it is given one.
        "s3_endpoint": own_engine.endpoint,
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
    pool = ("--pool-clusters", "--release-label", "emr-7.5.0")
    pooled = mrjob.run("mrjob", "create-cluster", *pool)[0].strip()
    wait_for_cluster(emr, pooled, "WAITING")
    before = set(all_clusters(emr))
    # On a cluster that goes on, mrjob would sleep ten minutes before it reads the counters from S3.
    jobs = [start_count(mrjob, *pool, "--no-read-logs") for _ in range(2)]
    for job in jobs:
        stdout, stderr = mrjob.finish(job)
        assert counts(stdout) == COUNTS, stderr
    # A tag is the lock. One job has it and joins the cluster; the other finds none that is free and launches its own.
    [second] = set(all_clusters(emr)) - before
    for cluster in (pooled, second):
        assert list(step_states(emr, cluster).values()) == ["COMPLETED"]
        tags = [tag["Key"] for tag in emr.describe_cluster(ClusterId=cluster)["Cluster"]["Tags"]]
        assert POOL_LOCK not in tags


def test_the_tools(mrjob, emr):
    cluster = run_job_flow(emr, name=JOB_KEY, LogUri="s3://mrjob/logs/")
    wait_for_cluster(emr, cluster, "WAITING")
    idle = ("terminate-idle-clusters", "--max-mins-idle", "0")
    # It counts in whole seconds, and cannot tell a cluster that is idle for less.
    wait_until(lambda: cluster in mrjob.run("mrjob", *idle, "--dry-run")[0], "the cluster to be seen as idle")
    assert cluster_state(emr, cluster) == "WAITING"

    fails = command("cat", "no such file", name=f"{JOB_KEY}: Step 1 of 2")
    long = command("sleep", "600", name=f"{JOB_KEY}: Step 2 of 2")
    failed, running = add_steps(emr, cluster, fails, long)
    wait_for_step(emr, cluster, running, "RUNNING")
    report, _ = mrjob.run("mrjob", "report-long-jobs", "--min-hours", "0")
    assert cluster in report and "Step 2 of 2" in report
    report, _ = mrjob.run("mrjob", "audit-emr-usage")
    assert "Total  # of Clusters: " in report and "Total billed:" in report
    emr.terminate_job_flows(JobFlowIds=[cluster])
    wait_for_cluster(emr, cluster, "TERMINATED")
    _, cause = mrjob.run("mrjob", "diagnose", cluster, "--step-id", failed, check=None)
    assert "no such file" in cause

    idle_cluster = run_job_flow(emr, name=JOB_KEY)
    wait_for_cluster(emr, idle_cluster, "WAITING")
    wait_until(lambda: idle_cluster in mrjob.run("mrjob", *idle)[0], "the idle cluster to be terminated")
    wait_for_cluster(emr, idle_cluster, "TERMINATED")
