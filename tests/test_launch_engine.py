# SPDX-License-Identifier: Apache-2.0
"""Launch functions and the sweep on the engine, from the input to the cluster: with its EMR, Parameter Store and Secrets
Manager in the places of AWS's."""

import json
import uuid

import pytest

import machines
from harness import ENDED, wait_for_cluster, wait_until
from test_launch_original import Launches, described

SECRET = {"Realm": "EC2.INTERNAL", "KdcAdminPassword": "hunter-2-hunter"}


class Functions(Launches):
    """Launch functions of an engine; those of aws-emr-launch are not looked at."""

    def handler(self, name):
        return None

    def machine(self, request=None, **more):
        """A function's machine. `request` is added to the cluster configuration."""
        cluster = {"Kind": "cluster", "Request": {**json.loads(self.value("cluster"))["Request"], **(request or {})}}
        self.place = uuid.uuid4().hex
        entries = {**self.entries, "cluster": self.keep("/emrys/clusters", cluster)}
        name = f"m-{uuid.uuid4()}"
        arn = f"arn:aws:states:us-east-1:000000000000:stateMachine:{name}-secret"
        if "secret" in more:
            more["kerberos"] = {"secret": more.pop("secret"), "machine": arn, "key": "key"}
        description = {"namespace": "sales", "name": "nightly", "cluster_name": "nightly", "overrides": [], **entries}
        [answer] = described([{**description, **more}])
        if answer["nested"]:
            assert machines.create(self.states, answer["nested"], f"{name}-secret") == arn
        return machines.create(self.states, answer["definition"], name)

    def value(self, entry):
        return self.parameters.get_parameter(Name=self.entries[entry]["parameter"])["Parameter"]["Value"]

    def start(self, machine, **given):
        return machines.start(self.states, machine, given)

    def ended(self, execution):
        ended = machines.ended(self.states, execution)
        return json.loads(ended["output"]) if ended["status"] == "SUCCEEDED" else (ended["error"], ended["cause"])

    def locks(self):
        found = self.parameters.get_parameters_by_path(Path="/emrys/locks/sales")["Parameters"]
        return {lock["Value"] for lock in found}


@pytest.fixture(scope="module")
def functions(engine):
    return Functions(engine)


@pytest.mark.parametrize("run_job_flow", [False, True])
def test_a_cluster_is_launched_waited_for_and_reused(functions, run_job_flow):
    machine = functions.machine(
        wait_for_cluster_start=True, reuse_running_cluster=True, run_job_flow=run_job_flow
    )
    execution = functions.start(machine)
    first = functions.ended(execution)
    cluster = first["LaunchClusterResult"]["Cluster"]
    assert cluster["Status"]["State"] in ("RUNNING", "WAITING")
    tags = {tag["Key"]: tag["Value"] for tag in cluster["Tags"]}
    assert tags == {
        "emrys:execution": execution,
        "emrys:started-by": execution,
        "emrys:function": "sales/nightly",
        "emrys:namespace": "sales",
    }
    second = functions.ended(functions.start(machine))
    assert second["Reused"] and second["LaunchClusterResult"]["ClusterId"] == cluster["Id"]
    error, cause = functions.ended(functions.start(machine, FailIfClusterRunning=True))
    assert error == "Emrys.ClusterRunning" and cluster["Id"] in cause
    assert functions.locks() == set()


@pytest.fixture(scope="module")
def bootstrap(s3):
    """Bootstrap actions of a cluster configuration: a shell script."""
    s3.create_bucket(Bucket="launches")

    def script(text):
        key = f"{uuid.uuid4()}.sh"
        s3.put_object(Bucket="launches", Key=key, Body=f"#!/bin/sh\n{text}\n".encode())
        return [{"Name": "script", "ScriptBootstrapAction": {"Path": f"s3://launches/{key}", "Args": []}}]

    return script


def test_a_cluster_that_fails_is_told_by_its_reason(functions, bootstrap):
    for run_job_flow in (False, True):
        machine = functions.machine(
            {"BootstrapActions": bootstrap("exit 3")}, wait_for_cluster_start=True, run_job_flow=run_job_flow
        )
        error, cause = functions.ended(functions.start(machine, FailIfClusterRunning=True))
        assert error == "States.TaskFailed"
        assert cause.startswith("the cluster j-") and "BOOTSTRAP_FAILURE" in cause, cause
        assert len(cause) < 500, cause
        assert functions.locks() == set()


def test_of_two_launches_at_once_one_launches(functions, emr):
    machine = functions.machine(fail_if_cluster_running=True)
    executions = [functions.start(machine) for _ in range(6)]
    ended = [functions.ended(execution) for execution in executions]
    launched = [one for one in ended if isinstance(one, dict)]
    refused = {one[0] for one in ended if not isinstance(one, dict)}
    assert len(launched) == 1, ended
    assert refused <= {"Emrys.LaunchUnderWay", "Emrys.ClusterRunning"}
    assert functions.locks() == set()


def test_passwords_are_in_no_history_but_the_nested_ones(functions):
    secret = functions.engine.client("secretsmanager").create_secret(
        Name=f"kdc-{uuid.uuid4()}", SecretString=json.dumps(SECRET)
    )["ARN"]
    for run_job_flow in (False, True):
        machine = functions.machine(secret=secret, wait_for_cluster_start=True, run_job_flow=run_job_flow)
        execution = functions.start(machine)
        output = functions.ended(execution)
        assert output["LaunchClusterResult"]["Cluster"]["Status"]["State"] in ("RUNNING", "WAITING"), output
        events = json.dumps(machines.history(functions.states, execution), default=str)
        assert SECRET["KdcAdminPassword"] not in events
        # It was not left out everywhere: the nested machine had it.
        nested = functions.states.list_executions(stateMachineArn=f"{machine}-secret")["executions"]
        events = [machines.history(functions.states, one["executionArn"]) for one in nested]
        assert SECRET["KdcAdminPassword"] in json.dumps(events, default=str)


def test_a_stopped_launch_leaves_no_cluster_and_no_lock(functions, emr, bootstrap):
    [answer] = described([{"sweep": "sales", "machines": ["sales_nightly"]}])
    sweep = answer["definition"]
    # Late clusters are looked for at once, and not after a minute.
    sweep["States"]["Wait for late clusters"]["Seconds"] = 1
    sweep = machines.create(functions.states, sweep)
    instances = json.loads(functions.value("cluster"))["Request"]["Instances"]
    # A cluster that takes its time is stopped while it starts.
    machine = functions.machine(
        {"Instances": {**instances, "TerminationProtected": True}, "BootstrapActions": bootstrap("sleep 20")},
        fail_if_cluster_running=True,
        wait_for_cluster_start=True,
    )
    execution = functions.start(machine)
    states = ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING"]

    def launched():
        clusters = emr.list_clusters(ClusterStates=states)["Clusters"]
        return [cluster["Id"] for cluster in clusters if cluster["Name"] == "nightly"]

    [cluster] = wait_until(launched, "the cluster")
    functions.states.stop_execution(executionArn=execution)
    assert functions.locks() <= {execution}
    detail = {"executionArn": execution, "status": "ABORTED", "startDate": 1_700_000_000_000}
    event = {"source": "aws.states", "detail-type": "Step Functions Execution Status Change", "detail": detail}
    output = functions.ended(functions.start(sweep, **event))
    assert output == {"Execution": execution, "Terminated": [cluster]}
    wait_for_cluster(emr, cluster, *ENDED)
    assert functions.locks() == set()
    # One that runs is left alone, whatever the event says.
    running = functions.start(machine)
    [cluster] = wait_until(launched, "the cluster")
    detail["executionArn"] = running
    assert functions.ended(functions.start(sweep, **event))["Terminated"] == []
    assert functions.states.describe_execution(executionArn=running)["status"] == "RUNNING"
    assert launched() == [cluster]
    functions.states.stop_execution(executionArn=running)
    assert functions.ended(functions.start(sweep, **event))["Terminated"] == [cluster]
