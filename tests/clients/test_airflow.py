# SPDX-License-Identifier: Apache-2.0
"""Airflow's EMR operators and sensors, without a scheduler: `programs/airflow_operators.py` executes them."""

import json

from conftest import PROGRAMS
from harness import ENDED, cluster_state, object_text, step_status


def test_operators_and_sensors(client, emr, s3, tmp_path):
    airflow = client("airflow")
    s3.create_bucket(Bucket="airflow-logs")
    stdout, _ = airflow.run(
        "python3", PROGRAMS / "airflow_operators.py", "s3://airflow-logs/emr/",
        AIRFLOW_HOME=str(tmp_path / "airflow"), AIRFLOW__LOGGING__LOGGING_LEVEL="ERROR",
    )  # fmt: skip
    # Airflow logs to standard output too; the result is the last line.
    result = json.loads(stdout.splitlines()[-1])
    cluster = result["cluster"]
    assert [step_status(emr, cluster, step)["State"] for step in result["steps"]] == ["COMPLETED", "COMPLETED"]
    texts = [object_text(s3, "airflow-logs", f"emr/{cluster}/steps/{step}/stdout.gz") for step in result["steps"]]
    assert texts == ["one\n", "two\n"]
    # The sensor tells what FailureDetails say.
    assert result["failure"].startswith("EMR job failed: for reason ")
    assert "exit code 3" in result["failure"]
    assert f"s3://airflow-logs/emr/{cluster}/steps/" in result["failure"]
    assert result["concurrency"] == 3
    assert result["links"] == ["emr_cluster", "emr_logs"]
    assert cluster_state(emr, cluster) in ENDED
