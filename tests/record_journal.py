# SPDX-License-Identifier: Apache-2.0
"""Records a journal as the released version writes it, for `crates/emrys-local/tests/journals`.

    EMRYS_BIN=target/debug/emrys python tests/record_journal.py

Runs clusters and steps of every state, kills the engine and what it left running, and keeps `engine.db`, what the API
said of it, and the claims and reports of the processes of clusters that had not ended. A fixture that exists is never written again: the journals
of a released version are history.
"""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from harness import (
    ENDED,
    ROOT,
    Engine,
    add_steps,
    all_clusters,
    binary,
    command,
    lines,
    run_job_flow,
    shell,
    step_states,
    wait_for_cluster,
    wait_for_step,
    wait_until,
)

FIXTURES = ROOT / "crates" / "emrys-local" / "tests" / "journals"

# Which boot a claim is of: none that any machine will ever see.
DEAD_BOOT = "00000000-0000-0000-0000-000000000000"

# What is asked of each cluster, once nothing moves any more.
QUESTIONS = {
    "DescribeCluster": "describe_cluster",
    "ListBootstrapActions": "list_bootstrap_actions",
    "ListInstanceGroups": "list_instance_groups",
    "ListInstances": "list_instances",
    "ListSteps": "list_steps",
}


class Recording:
    """The engine that is recorded, and where its steps leave their supervisors' process ids."""

    def __init__(self, folder):
        self.folder = folder
        self.engine = Engine(folder / "state").start()
        self.emr = self.engine.client("emr")
        self.s3 = self.engine.client("s3")

    def note(self, name):
        """Where a step leaves its supervisor's process id."""
        return self.folder / f"{name.replace(' ', '-')}.supervisor"

    def endless(self, name, trap="", **more):
        """A step that runs until it is killed."""
        note = self.note(name)
        return shell(f"{trap}echo $PPID > {note}.part; mv {note}.part {note}; while :; do sleep 0.1; done", name=name, **more)

    def supervisor(self, name):
        """The process id of a step's supervisor, once the step runs."""
        return int(wait_until(lambda: lines(self.note(name)), f"{name} to run")[0])

    def stop(self):
        """Kills the engine and every supervisor that still holds its claim; what it supervises dies with it."""
        self.engine.kill()
        for claim in self.engine.home.glob("clusters/**/process/claim"):
            if not (claim.parent / "exit.json").exists():
                os.kill(json.loads(claim.read_text())["pid"], signal.SIGKILL)

    def bootstrap(self, key, script):
        """A bootstrap action of that script."""
        self.s3.put_object(Bucket="acme-code", Key=key, Body=script.encode())
        return {"Name": key, "ScriptBootstrapAction": {"Path": f"s3://acme-code/{key}", "Args": ["--one", "two words"]}}

    def answers(self):
        """What the API says of every cluster, as it stands on the wire."""
        said = {}
        raw = {}

        def keep(http_response, model, **_):
            raw[model.name] = json.loads(http_response.text)

        self.emr.meta.events.register("after-call.emr.*", keep)
        for cluster in all_clusters(self.emr):
            said[cluster] = {}
            for operation, method in QUESTIONS.items():
                getattr(self.emr, method)(ClusterId=cluster)
                said[cluster][operation] = raw[operation]
        return said


def ended_clusters(recording):
    """Clusters that have ended, in each way there is."""
    emr = recording.emr
    recording.s3.create_bucket(Bucket="acme-code")
    completed = run_job_flow(
        emr,
        "completed",
        steps=[command("true", name="first"), shell("echo counted; echo noticed >&2", name="second")],
        keep_alive=False,
        LogUri="s3://acme-logs/emr/",
        Tags=[{"Key": "team", "Value": "sales"}, {"Key": "empty", "Value": ""}],
        Configurations=[
            {
                "Classification": "spark-env",
                "Configurations": [{"Classification": "export", "Properties": {"LEVEL": "high"}}],
                "Properties": {},
            }
        ],
        BootstrapActions=[recording.bootstrap("prepare.sh", "#!/bin/bash\necho \"$@\"\n")],
    )
    with_errors = run_job_flow(emr, "completed with errors", steps=[shell("exit 4", name="fails")], keep_alive=False)
    failed = run_job_flow(
        emr,
        "ended by a step",
        steps=[shell("exit 3", name="fails", action="TERMINATE_CLUSTER"), command("true", name="cancelled")],
    )
    unprepared = run_job_flow(
        emr,
        "not prepared",
        steps=[command("true", name="cancelled")],
        BootstrapActions=[recording.bootstrap("fails.sh", "#!/bin/bash\nexit 7\n")],
    )
    user = run_job_flow(emr, "ended by its user", steps=[recording.endless("interrupted"), command("true", name="cancelled")])
    recording.supervisor("interrupted")
    emr.terminate_job_flows(JobFlowIds=[user])
    for cluster in (completed, with_errors, user):
        wait_for_cluster(emr, cluster, "TERMINATED")
    for cluster in (failed, unprepared):
        wait_for_cluster(emr, cluster, "TERMINATED_WITH_ERRORS")


def waiting_clusters(recording):
    """Clusters that wait, with all that a cluster can be told."""
    emr = recording.emr
    waiting = run_job_flow(
        emr,
        "waiting",
        StepConcurrencyLevel=1,
        VisibleToAllUsers=False,
        Tags=[{"Key": "removed", "Value": "soon"}, {"Key": "kept", "Value": "ü"}],
        protected=True,
    )
    wait_for_cluster(emr, waiting, "WAITING")
    [cancelled] = add_steps(emr, waiting, recording.endless("cancelled while it ran"))
    recording.supervisor("cancelled while it ran")
    emr.cancel_steps(ClusterId=waiting, StepIds=[cancelled])
    wait_for_step(emr, waiting, cancelled, "CANCELLED")
    steps = add_steps(
        emr,
        waiting,
        command("true", name="completes"),
        shell("exit 1", name="fails", action="CANCEL_AND_WAIT"),
        command("true", name="cancelled before it ran"),
    )
    wait_for_step(emr, waiting, steps[-1], "CANCELLED")
    emr.add_tags(ResourceId=waiting, Tags=[{"Key": "added", "Value": "later"}])
    emr.remove_tags(ResourceId=waiting, TagKeys=["removed"])
    emr.modify_cluster(ClusterId=waiting, StepConcurrencyLevel=5)
    wait_for_cluster(emr, waiting, "WAITING")
    grouped = emr.run_job_flow(
        Name="groups",
        ReleaseLabel="emr-6.15.0",
        Instances={
            "InstanceGroups": [
                {"Name": "primary", "InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1},
                {"InstanceRole": "CORE", "InstanceType": "r5.2xlarge", "InstanceCount": 3, "Market": "ON_DEMAND"},
                {"Name": "spot", "InstanceRole": "TASK", "InstanceType": "c5.xlarge", "InstanceCount": 2, "BidPrice": "0.12"},
            ],
            "KeepJobFlowAliveWhenNoSteps": True,
        },
        JobFlowRole="EMR_EC2_DefaultRole",
        ServiceRole="EMR_DefaultRole",
    )["JobFlowId"]
    wait_for_cluster(emr, grouped, "WAITING")


def busy_clusters(recording):
    """Clusters that had work when the machine went down."""
    emr = recording.emr
    deaf = "trap '' TERM; "
    running = run_job_flow(
        emr,
        "running",
        steps=[recording.endless("lost"), command("true", name="runs after it")],
        LogUri="s3://acme-logs/",
    )
    parallel = run_job_flow(
        emr,
        "parallel",
        steps=[recording.endless("lost one"), recording.endless("lost two"), recording.endless("being cancelled", trap=deaf)],
        keep_alive=False,
        StepConcurrencyLevel=3,
    )
    ending = run_job_flow(
        emr,
        "ending",
        steps=[recording.endless("interrupted while it ended"), command("true", name="cancelled")],
    )
    bootstrapping = run_job_flow(
        emr,
        "bootstrapping",
        steps=[command("true", name="cancelled")],
        BootstrapActions=[
            recording.bootstrap("done.sh", "#!/bin/bash\n"),
            recording.bootstrap(
                "endless.sh",
                f"#!/bin/bash\necho $PPID > {recording.note('endless')}\nwhile :; do sleep 0.1; done\n",
            ),
        ],
    )
    for name in ("lost", "lost one", "lost two", "being cancelled", "interrupted while it ended", "endless"):
        recording.supervisor(name)
    steps = {step["Name"]: step["Id"] for step in emr.list_steps(ClusterId=parallel)["Steps"]}
    emr.cancel_steps(ClusterId=parallel, StepIds=[steps["being cancelled"]])
    # A supervisor that does not come to kill its step holds the cluster's end up.
    os.kill(recording.supervisor("interrupted while it ended"), signal.SIGSTOP)
    emr.terminate_job_flows(JobFlowIds=[ending])
    wait_until(lambda: step_states(emr, parallel)["being cancelled"] == "CANCEL_PENDING", "the cancel")
    wait_for_cluster(emr, ending, "TERMINATING")
    wait_for_cluster(emr, running, "RUNNING")
    wait_for_cluster(emr, bootstrapping, "BOOTSTRAPPING")


def keep(recording, said, fixture):
    """Writes the fixture: the journal in one file, what the API said, what the processes of active clusters left."""
    state = recording.engine.home
    part = fixture.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    with sqlite3.connect(state / "engine.db") as journal:
        journal.execute("VACUUM INTO ?", [str(part / "engine.db")])
    processes = {}
    active = [cluster for cluster in said if state_of(said[cluster]) not in ENDED]
    for cluster in active:
        for file in sorted(state.glob(f"clusters/{cluster}/**/process/*")):
            if file.name in ("claim", "exit.json"):
                processes[str(file.relative_to(state))] = json.loads(file.read_text())
            if file.name == "claim":
                processes[str(file.relative_to(state))].update(boot_id=DEAD_BOOT, pid=1)
    write(part / "processes.json", processes)
    write(part / "answers.json", said)
    part.rename(fixture)


def state_of(answers):
    return answers["DescribeCluster"]["Cluster"]["Status"]["State"]


def write(path, value):
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def main():
    version = subprocess.run([binary(), "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    fixture = FIXTURES / version
    if fixture.exists():
        sys.exit(f"{fixture} exists: a journal of a released version is not recorded again")
    with tempfile.TemporaryDirectory(prefix="emrys-") as folder:
        recording = Recording(Path(folder))
        try:
            ended_clusters(recording)
            waiting_clusters(recording)
            busy_clusters(recording)
            said = recording.answers()
        finally:
            recording.stop()
        keep(recording, said, fixture)
    print(f"recorded {len(said)} clusters in {fixture}")


if __name__ == "__main__":
    main()
