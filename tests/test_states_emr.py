# SPDX-License-Identifier: Apache-2.0
"""`--emr`: state machines run here, and the EMR that they call is another, here moto's."""

import json
import os
import signal

import boto3
import pytest
from moto.server import ThreadedMotoServer

from harness import emrys, wait_until

CREATE = {
    "Name": "elsewhere",
    "ReleaseLabel": "emr-7.5.0",
    "ServiceRole": "EMR_DefaultRole",
    "JobFlowRole": "EMR_EC2_DefaultRole",
    "Instances": {
        "InstanceGroups": [{"InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1}],
        "KeepJobFlowAliveWhenNoSteps": True,
    },
}
STEP = {"Name": "one", "HadoopJarStep": {"Jar": "command-runner.jar", "Args": ["true"]}}


@pytest.fixture
def moto():
    server = ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


def clusters(url):
    emr = boto3.client("emr", endpoint_url=url, region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b")
    found = emr.list_clusters()["Clusters"]
    return [emr.describe_cluster(ClusterId=cluster["Id"])["Cluster"] for cluster in found]


def machine(folder):
    def task(action, arguments, **more):
        state = {"Type": "Task", "Resource": f"arn:aws:states:::elasticmapreduce:{action}", "Arguments": arguments}
        return {**state, **more}

    cluster = {"ClusterId": "{% $cluster %}"}
    states = {
        "Create": task("createCluster", CREATE, Assign={"cluster": "{% $states.result.ClusterId %}"}, Next="Add"),
        "Add": task("addStep", {**cluster, "Step": STEP}, Next="Terminate"),
        "Terminate": task("terminateCluster", cluster, Output="{% $cluster %}", End=True),
    }
    file = folder / "elsewhere.asl.json"
    file.write_text(json.dumps({"QueryLanguage": "JSONata", "StartAt": "Create", "States": states}))
    return file


def engine(home):
    return json.loads((home / "engine.json").read_text())


def test_tasks_call_the_emr_that_the_engine_was_started_with(tmp_path, home, moto):
    file = machine(tmp_path)
    before = len(clusters(moto))
    done = emrys(home, "run", file, "--emr", moto, check=0)
    assert f"target: {moto}, region us-east-1" in done.stderr
    [cluster] = [cluster for cluster in clusters(moto) if cluster["Id"] == json.loads(done.stdout)]
    assert cluster["Status"]["State"] == "TERMINATED"
    assert cluster["Id"] not in emrys(home, "ps", "--all", check=0).stdout

    # Without the option the engine's choice stands; another choice is refused, and nothing is sent.
    emrys(home, "run", file, check=0)
    assert len(clusters(moto)) == before + 2
    refused = emrys(home, "run", file, "--emr", "local", check=9)
    assert f"was started with `--emr {moto}`" in refused.stderr
    assert len(clusters(moto)) == before + 2

    # What takes the place of a killed engine calls the same EMR.
    os.kill(engine(home)["pid"], signal.SIGKILL)
    wait_until(lambda: not os.path.exists(f"/proc/{engine(home)['pid']}/exe"), "the engine's end")
    emrys(home, "run", file, check=0)
    assert len(clusters(moto)) == before + 3
    emrys(home, "local", "down", check=0)

    # One that was stopped leaves its choice behind.
    refused = emrys(home, "run", file, "--emr", "nowhere", check=2)
    assert "`nowhere` is not a target" in refused.stderr
    assert emrys(home, "run", file, "--emr", "local", check=0).stdout.startswith('"j-')
    assert len(clusters(moto)) == before + 3


def test_an_execution_that_is_under_way_keeps_its_emr(tmp_path, home, moto):
    waiting = tmp_path / "waiting.asl.json"
    waiting.write_text(json.dumps({"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 600, "End": True}}}))
    emrys(home, "run", waiting, "--name", "local", "--detach", check=0)
    emrys(home, "local", "down", check=0)
    refused = emrys(home, "run", waiting, "--emr", moto, check=9)
    assert "executions are under way whose tasks call the engine's own EMR" in refused.stderr
    emrys(home, "cancel", "local", check=0)
    again = emrys(home, "cancel", "local", check=4)
    assert "has ended already: ABORTED" in again.stderr
    emrys(home, "local", "down", check=0)
    # moto keeps the clusters of other tests of this process.
    before = len(clusters(moto))
    emrys(home, "run", machine(tmp_path), "--emr", moto, check=0)
    assert len(clusters(moto)) == before + 1
