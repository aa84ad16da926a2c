# SPDX-License-Identifier: Apache-2.0
"""The Amazon EMR CLI (`emr`): it packages a PySpark project, submits it, waits, and shows what it printed."""

import pytest

from harness import RELEASE, run_job_flow, step_states, wait_for_cluster

pytestmark = pytest.mark.spark

ENTRY_POINT = """\
import sys
from pyspark.sql import SparkSession
from totals import total

spark = SparkSession.builder.getOrCreate()
print("total", total(spark, int(sys.argv[1])), sys.argv[2])
if sys.argv[2] == "fail":
    raise SystemExit(7)
"""

MODULE = """\
def total(spark, limit):
    return spark.range(limit).selectExpr("sum(id)").first()[0]
"""


@pytest.fixture
def project(tmp_path):
    """A project of two files, which makes emr-cli build a zip."""
    (tmp_path / "main.py").write_text(ENTRY_POINT)
    (tmp_path / "totals.py").write_text(MODULE)


def test_build_run_wait_and_show(client, emr, s3, project):
    emr_cli = client("emr-cli")
    s3.create_bucket(Bucket="emr-cli")
    cluster = run_job_flow(emr, Applications=[{"Name": "Spark"}], LogUri="s3://emr-cli/logs/", ReleaseLabel=RELEASE)
    wait_for_cluster(emr, cluster, "WAITING")
    run = ("run", "--cluster-id", cluster, "--entry-point", "main.py", "--s3-code-uri", "s3://emr-cli/code/", "--wait")
    stdout, _ = emr_cli.run(
        "emr", *run, "--build", "--show-stdout", "--job-name", "good", "--job-args", "5,well done",
        "--spark-submit-opts", "--conf spark.sql.shuffle.partitions=1",
    )  # fmt: skip
    assert "Job completed successfully!" in stdout
    assert "total 10 'well done'" in stdout
    keys = [found["Key"] for found in s3.list_objects_v2(Bucket="emr-cli", Prefix="code/")["Contents"]]
    assert keys == ["code/main.py", "code/pyfiles.zip"]

    stdout, _ = emr_cli.run("emr", *run, "--job-name", "bad", "--job-args", "5,fail", check=1)
    assert "EMR on EC2 step failed!" in stdout
    assert step_states(emr, cluster) == {"good": "COMPLETED", "bad": "FAILED"}
