# SPDX-License-Identifier: Apache-2.0
"""sparksteps: one command that launches a cluster, uploads an application with its files, and waits for its step."""

import pytest

from harness import all_clusters, object_text, step_states, wait_for_cluster

pytestmark = pytest.mark.spark

APPLICATION = """\
import sys
from greeting import GREETING
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(int(sys.argv[1])).selectExpr("sum(id) AS total").show()
print(GREETING, "from", spark.version)
"""


def test_an_application_and_its_files(client, own_engine, tmp_path):
    # Its steps copy with the AWS CLI of the node.
    sparksteps = client("sparksteps", own_engine)
    emr, s3 = own_engine.client("emr"), own_engine.client("s3")
    s3.create_bucket(Bucket="sparksteps")
    (tmp_path / "application.py").write_text(APPLICATION)
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "greeting.py").write_text("GREETING = 'hello'\n")
    sparksteps.run(
        "sparksteps", "application.py", "--uploads", "library", "--s3-bucket", "sparksteps", "--s3-path", "jobs",
        "--aws-region", "us-east-1", "--release-label", "emr-7.5.0", "--app-list", "Spark", "Hadoop",
        "--instance-type-master", "m5.xlarge", "--num-core", "1", "--instance-type-core", "m5.xlarge",
        "--submit-args=--py-files /home/hadoop/library/greeting.py", "--app-args=5",
        "--tags", "team=sales", "--debug", "--wait", "1",
    )  # fmt: skip
    [cluster] = all_clusters(emr)
    # It was not kept alive: it has ended, or is about to.
    described = wait_for_cluster(emr, cluster, "TERMINATED")
    assert described["Tags"] == [{"Key": "team", "Value": "sales"}]
    assert step_states(emr, cluster) == {
        "Setup - debug": "COMPLETED",
        "Copy library.zip": "COMPLETED",
        "Unzip library.zip": "COMPLETED",
        "Copy application.py": "COMPLETED",
        "Run application.py": "COMPLETED",
    }
    last = emr.list_steps(ClusterId=cluster)["Steps"][0]
    stdout = object_text(s3, "sparksteps", f"jobs/logs/{cluster}/steps/{last['Id']}/stdout.gz")
    assert "|   10|" in stdout and "hello from 3.5" in stdout
