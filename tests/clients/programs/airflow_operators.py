# SPDX-License-Identifier: Apache-2.0
"""A DAG's worth of Airflow's EMR operators and sensors, executed one after another without a scheduler.

Runs in Airflow's own environment. Arguments: the log URI of the cluster. Prints one JSON object with what came out.
"""

import json
import sys

from airflow.exceptions import AirflowException
from airflow.providers.amazon.aws.operators.emr import (
    EmrAddStepsOperator,
    EmrCreateJobFlowOperator,
    EmrModifyClusterOperator,
    EmrTerminateJobFlowOperator,
)
from airflow.providers.amazon.aws.sensors.emr import EmrJobFlowSensor, EmrStepSensor


class TaskInstance:
    """What the operators use of a task instance: they leave ids and links there for the web page."""

    def __init__(self):
        self.left = {}

    def xcom_push(self, key, value, **_):
        self.left[key] = value


def execute(operator):
    """Executes one task. `aws_conn_id=None` below: the endpoint and the keys are those of the environment."""
    instance = TaskInstance()
    return operator.execute({"ti": instance}), instance.left


def step(name, script):
    return {
        "Name": name,
        "ActionOnFailure": "CONTINUE",
        "HadoopJarStep": {"Jar": "command-runner.jar", "Args": ["bash", "-c", script]},
    }


def main(log_uri):
    job_flow = {
        "Name": "from Airflow",
        "ReleaseLabel": "emr-7.5.0",
        "LogUri": log_uri,
        "Instances": {
            "InstanceGroups": [
                {"Name": "Primary", "InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1},
            ],
            "KeepJobFlowAliveWhenNoSteps": True,
        },
        "JobFlowRole": "EMR_EC2_DefaultRole",
        "ServiceRole": "EMR_DefaultRole",
    }
    cluster, links = execute(
        EmrCreateJobFlowOperator(
            task_id="create", aws_conn_id=None, emr_conn_id=None, job_flow_overrides=job_flow,
            wait_policy="wait_for_completion", waiter_delay=1,
        )
    )  # fmt: skip
    execute(
        EmrJobFlowSensor(
            task_id="ready", aws_conn_id=None, job_flow_id=cluster, target_states=["WAITING"], poke_interval=1
        )
    )
    # By name: the operator lists the clusters.
    added, _ = execute(
        EmrAddStepsOperator(
            task_id="add", aws_conn_id=None, job_flow_name="from Airflow", cluster_states=["WAITING", "RUNNING"],
            steps=[step("one", "echo one"), step("two", "echo two")],
            wait_for_completion=True, waiter_delay=1,
        )
    )  # fmt: skip
    failing, _ = execute(
        EmrAddStepsOperator(
            task_id="fail", aws_conn_id=None, job_flow_id=cluster, steps=[step("fails", "echo no such luck >&2; exit 3")]
        )
    )
    execute(EmrStepSensor(task_id="first", aws_conn_id=None, job_flow_id=cluster, step_id=added[0], poke_interval=1))
    try:
        execute(
            EmrStepSensor(task_id="failed", aws_conn_id=None, job_flow_id=cluster, step_id=failing[0], poke_interval=1)
        )
        failure = None
    except AirflowException as error:
        failure = str(error)
    concurrency, _ = execute(
        EmrModifyClusterOperator(task_id="modify", aws_conn_id=None, cluster_id=cluster, step_concurrency_level=3)
    )
    execute(EmrTerminateJobFlowOperator(task_id="terminate", aws_conn_id=None, job_flow_id=cluster))
    execute(EmrJobFlowSensor(task_id="ended", aws_conn_id=None, job_flow_id=cluster, poke_interval=1))
    print(
        json.dumps(
            {
                "cluster": cluster,
                "steps": added,
                "failure": failure,
                "concurrency": concurrency,
                "links": sorted(links),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
