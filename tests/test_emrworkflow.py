# SPDX-License-Identifier: Apache-2.0
"""What EmrWorkflow's users bring: clusters of AMI versions on the engine, and EmrWorkflow's demo as examples."""

import pytest

from harness import ROOT, emrys, refused, wait_for_cluster

SCRIPT_RUNNER = "s3://elasticmapreduce/libs/script-runner/script-runner.jar"


def launch(emr, steps, **more):
    """A request as EmrWorkflow made it."""
    return emr.run_job_flow(
        Name="ami",
        AmiVersion="3.0.3",
        JobFlowRole="EMR_EC2_Role",
        Instances={
            "HadoopVersion": "2.2.0",
            "MasterInstanceType": "m1.medium",
            "SlaveInstanceType": "m3.2xlarge",
            "InstanceCount": 2,
            "KeepJobFlowAliveWhenNoSteps": False,
            "TerminationProtected": False,
        },
        Steps=steps,
        **more,
    )["JobFlowId"]


def step(name, jar, *args):
    return {"Name": name, "ActionOnFailure": "CONTINUE", "HadoopJarStep": {"Jar": jar, "Args": list(args)}}


def test_a_cluster_of_an_ami_version_runs_scripts(emr, s3):
    s3.create_bucket(Bucket="ami-scripts")
    s3.put_object(Bucket="ami-scripts", Key="say.sh", Body=b"#!/bin/bash\necho said $1\n")
    script = step("script", SCRIPT_RUNNER, "s3://ami-scripts/say.sh", "it")
    jar = step("jar", "s3://ami-scripts/say.sh")
    cluster = launch(emr, [script, jar])
    found = wait_for_cluster(emr, cluster, "TERMINATED")
    assert found["RequestedAmiVersion"] == "3.0.3"
    assert "ReleaseLabel" not in found
    steps = emr.list_steps(ClusterId=cluster)["Steps"]
    states = {one["Name"]: one["Status"]["State"] for one in steps}
    assert states == {"script": "COMPLETED", "jar": "FAILED"}


@pytest.mark.parametrize(
    "more",
    [{"Applications": [{"Name": "Spark"}]}, {"StepConcurrencyLevel": 2}, {"ReleaseLabel": "emr-7.5.0"}],
)
def test_what_came_with_release_labels_is_refused(emr, more):
    code, message = refused(launch, emr=emr, steps=[], **more)
    assert code == "ValidationException"
    assert "AMI" in message or "AmiVersion" in message


@pytest.mark.parametrize("example", ["emrworkflow-job/job.xml", "emrworkflow-flow"])
def test_the_demo_runs(home, example):
    done = emrys(home, "run", ROOT / "examples" / example, check=0, timeout=120)
    assert "second step" in done.stdout + done.stderr
