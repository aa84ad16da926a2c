# SPDX-License-Identifier: Apache-2.0
"""What the acceptance tests share: an engine in a process of its own, its clients, and waiting by condition.

Nothing here knows how the engine works inside. It uses the `emrys` binary, its documented files, and clients that
are not ours.
"""

import gzip
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

ROOT = Path(__file__).resolve().parent.parent
RELEASE = "emr-7.5.0"

# A generous end to every wait: a busy machine is slow, a hung engine is found all the same.
PATIENCE = 120

ENDED = ("TERMINATED", "TERMINATED_WITH_ERRORS")


def binary():
    """The `emrys` that is tested."""
    default = ROOT / "target" / "debug" / "emrys"
    return os.environ.get("EMRYS_BIN", str(default))


def wait_until(condition, what, patience=PATIENCE, delay=0.02):
    """Waits until `condition()` is truthy and returns it."""
    deadline = time.monotonic() + patience
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < deadline, f"waited {patience} s for {what}"
        time.sleep(delay)


def environment(home, **more):
    """The environment of a command: the user's own without AWS settings, on the given state folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return {**kept, "EMRYS_HOME": str(home), "NO_COLOR": "1", **more}


def emrys(home, *arguments, check=None, timeout=PATIENCE, cwd=None, **more):
    """Runs the CLI to its end. `check` is the exit code that it must have."""
    done = subprocess.run(
        [binary(), *map(str, arguments)],
        env=environment(home, **more),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=timeout,
    )
    if check is not None:
        assert done.returncode == check, (
            f"emrys {' '.join(map(str, arguments))}: exit {done.returncode}, not {check}\n{done.stdout}\n{done.stderr}"
        )
    return done


class Engine:
    """An engine on a state folder, run in the foreground by `emrys local up`."""

    # More arguments of `emrys local up`.
    arguments = ()

    def __init__(self, home, **more):
        self.home = Path(home)
        self.more = more
        self.process = None
        self.log = self.home.with_name(self.home.name + ".log")

    def start(self):
        """Starts the engine and waits for its first answer. It takes the address that it had before, if any."""
        port = [] if (self.home / "engine.json").exists() else ["--port", "0"]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [binary(), "local", "up", *port, *self.arguments],
                env=environment(self.home, **self.more),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        wait_until(self.answers, "the engine's first answer", delay=0.01)
        return self

    def answers(self):
        """Whether this engine, and not an earlier one, answers."""
        assert self.process.poll() is None, f"the engine ended:\n{self.log.read_text()}"
        try:
            if self.info()["pid"] != self.process.pid:
                return False
            self.client("emr").list_clusters()
        except Exception:
            return False
        return True

    def info(self):
        return json.loads((self.home / "engine.json").read_text())

    @property
    def endpoint(self):
        return f"http://{self.info()['address']}"

    def client(self, service, **configuration):
        """A boto3 client that is configured as `emrys env` says: an endpoint, a region, any credentials."""
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(
                retries={"total_max_attempts": 1},
                connect_timeout=5,
                read_timeout=60,
                s3={"addressing_style": "path"},
                **configuration,
            ),
        )

    def cli(self, *arguments, **options):
        """Runs the `emrys` CLI on this engine's state folder."""
        return emrys(self.home, *arguments, **{**self.more, **options})

    def kill(self):
        """kill -9: what a crash or the kernel does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """Ends every cluster and then the engine, so that no test leaves processes behind."""
        if self.process is None or self.process.poll() is not None:
            return
        end_all_clusters(self.client("emr"))
        emrys(self.home, "local", "down", **self.more)
        self.process.wait(timeout=PATIENCE)


def all_clusters(emr, active=False):
    """The ids of all clusters."""
    states = {"ClusterStates": ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING"]} if active else {}
    pages = emr.get_paginator("list_clusters").paginate(**states)
    return [cluster["Id"] for page in pages for cluster in page["Clusters"]]


def end_all_clusters(emr):
    """Ends every cluster and waits for the end."""
    left = all_clusters(emr, active=True)
    for cluster in left:
        try:
            emr.set_termination_protection(JobFlowIds=[cluster], TerminationProtected=False)
            emr.terminate_job_flows(JobFlowIds=[cluster])
        except ClientError as error:
            # It has ended by itself meanwhile.
            assert "may not be modified" in str(error), error
    for cluster in left:
        wait_for_cluster(emr, cluster, *ENDED)


def request(name="test", steps=(), keep_alive=True, **more):
    """The arguments of run_job_flow for a cluster without applications."""
    instances = {
        "MasterInstanceType": "m5.xlarge",
        "SlaveInstanceType": "m5.xlarge",
        "InstanceCount": 1,
        "KeepJobFlowAliveWhenNoSteps": keep_alive,
        "TerminationProtected": more.pop("protected", False),
    }
    return {
        "Name": name,
        "ReleaseLabel": RELEASE,
        "Instances": instances,
        "Steps": list(steps),
        "JobFlowRole": "EMR_EC2_DefaultRole",
        "ServiceRole": "EMR_DefaultRole",
        **more,
    }


def run_job_flow(emr, *arguments, **more):
    """Runs a job flow and gives its id."""
    return emr.run_job_flow(**request(*arguments, **more))["JobFlowId"]


def command(*arguments, name="command", action="CONTINUE"):
    """A step that command-runner.jar runs."""
    return {
        "Name": name,
        "ActionOnFailure": action,
        "HadoopJarStep": {"Jar": "command-runner.jar", "Args": [str(argument) for argument in arguments]},
    }


def shell(script, name="shell", action="CONTINUE"):
    """A step that runs a line of bash."""
    return command("bash", "-c", script, name=name, action=action)


def add_steps(emr, cluster, *steps):
    """Adds steps and gives their ids."""
    return emr.add_job_flow_steps(JobFlowId=cluster, Steps=list(steps))["StepIds"]


def cluster_state(emr, cluster):
    return emr.describe_cluster(ClusterId=cluster)["Cluster"]["Status"]["State"]


def step_status(emr, cluster, step):
    return emr.describe_step(ClusterId=cluster, StepId=step)["Step"]["Status"]


def step_states(emr, cluster):
    """The states of all steps by name."""
    pages = emr.get_paginator("list_steps").paginate(ClusterId=cluster)
    return {step["Name"]: step["Status"]["State"] for page in pages for step in page["Steps"]}


def wait_for_cluster(emr, cluster, *states, patience=PATIENCE):
    """Waits for one of the states and returns the cluster."""

    def reached():
        found = emr.describe_cluster(ClusterId=cluster)["Cluster"]
        state = found["Status"]["State"]
        assert state in states or state not in ENDED, found["Status"]
        return found if state in states else None

    return wait_until(reached, f"cluster {cluster} to be {' or '.join(states)}", patience)


def wait_for_step(emr, cluster, step, *states, patience=PATIENCE):
    """Waits for one of the states and returns the step's status."""

    def reached():
        status = step_status(emr, cluster, step)
        ended = status["State"] in ("COMPLETED", "FAILED", "CANCELLED", "INTERRUPTED")
        assert status["State"] in states or not ended, status
        return status if status["State"] in states else None

    return wait_until(reached, f"step {step} to be {' or '.join(states)}", patience)


def object_text(s3, bucket, key):
    """An object as text, gunzipped if its name says so."""
    data = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
    return (gzip.decompress(data) if key.endswith(".gz") else data).decode()


def lines(path):
    """The lines of a file that may not be there yet."""
    try:
        return Path(path).read_text().splitlines()
    except FileNotFoundError:
        return []


def refused(call, **arguments):
    """The code and the message with which a call is refused."""
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]
