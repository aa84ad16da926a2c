# SPDX-License-Identifier: Apache-2.0
"""Drivers of operations on clusters."""

from drivers import drives, refused
from harness import ENDED, cluster_state, run_job_flow, shell, wait_for_cluster

UNKNOWN = "j-0000000000000"


@drives("ListBootstrapActions")
def list_bootstrap_actions(emr, engine):
    s3 = engine.client("s3")
    s3.create_bucket(Bucket="bootstrap-actions")
    s3.put_object(Bucket="bootstrap-actions", Key="boot.sh", Body=b"true")
    path = "s3://bootstrap-actions/boot.sh"
    actions = [
        {"Name": "first", "ScriptBootstrapAction": {"Path": path, "Args": ["a", "b c"]}},
        {"Name": "second", "ScriptBootstrapAction": {"Path": path}},
    ]
    cluster = run_job_flow(emr, BootstrapActions=actions)
    listed = emr.list_bootstrap_actions(ClusterId=cluster)
    assert [action["Name"] for action in listed["BootstrapActions"]] == ["first", "second"]
    assert [action["ScriptPath"] for action in listed["BootstrapActions"]] == [path, path]
    assert listed["BootstrapActions"][0]["Args"] == ["a", "b c"]
    assert "Marker" not in listed
    pages = emr.get_paginator("list_bootstrap_actions").paginate(ClusterId=cluster)
    assert sum(len(page["BootstrapActions"]) for page in pages) == 2
    with refused(f"Cluster id '{UNKNOWN}' is not valid."):
        emr.list_bootstrap_actions(ClusterId=UNKNOWN)


@drives("SetKeepJobFlowAliveWhenNoSteps")
def set_keep_job_flow_alive_when_no_steps(emr, engine):
    cluster = run_job_flow(emr, steps=[shell("sleep 1")], keep_alive=False)
    emr.set_keep_job_flow_alive_when_no_steps(JobFlowIds=[cluster], KeepJobFlowAliveWhenNoSteps=True)
    assert emr.describe_cluster(ClusterId=cluster)["Cluster"]["AutoTerminate"] is False
    wait_for_cluster(emr, cluster, "WAITING")
    emr.set_keep_job_flow_alive_when_no_steps(JobFlowIds=[cluster], KeepJobFlowAliveWhenNoSteps=False)
    ended = wait_for_cluster(emr, cluster, "TERMINATED")
    assert ended["AutoTerminate"] is True
    assert ended["Status"]["StateChangeReason"]["Code"] == "ALL_STEPS_COMPLETED"
    with refused("Specified job flow ID not valid.", "ValidationException"):
        emr.set_keep_job_flow_alive_when_no_steps(JobFlowIds=[UNKNOWN], KeepJobFlowAliveWhenNoSteps=True)


@drives("SetTerminationProtection")
def set_termination_protection(emr, engine):
    cluster = run_job_flow(emr)
    emr.set_termination_protection(JobFlowIds=[cluster], TerminationProtected=True)
    assert emr.describe_cluster(ClusterId=cluster)["Cluster"]["TerminationProtected"] is True
    with refused("termination protected", "ValidationException"):
        emr.terminate_job_flows(JobFlowIds=[cluster])
    assert cluster_state(emr, cluster) not in (*ENDED, "TERMINATING")
    emr.set_termination_protection(JobFlowIds=[cluster], TerminationProtected=False)
    emr.terminate_job_flows(JobFlowIds=[cluster])
    wait_for_cluster(emr, cluster, "TERMINATED")
    with refused("Specified job flow ID not valid.", "ValidationException"):
        emr.set_termination_protection(JobFlowIds=[UNKNOWN], TerminationProtected=True)


@drives("DescribeJobFlows")
def describe_job_flows(emr, engine):
    cluster = run_job_flow(emr, steps=[shell("true", name="first")], LogUri="s3://logs/emr/")
    wait_for_cluster(emr, cluster, "WAITING")
    [found] = emr.describe_job_flows(JobFlowIds=[cluster])["JobFlows"]
    assert (found["JobFlowId"], found["LogUri"]) == (cluster, "s3://logs/emr/")
    assert found["ExecutionStatusDetail"]["State"] == "WAITING"
    [step] = found["Steps"]
    assert step["StepConfig"]["Name"] == "first"
    assert step["ExecutionStatusDetail"]["State"] == "COMPLETED"
    instances = found["Instances"]
    assert (instances["MasterInstanceType"], instances["InstanceCount"]) == ("m5.xlarge", 1)
    assert instances["NormalizedInstanceHours"] == 8
    [group] = instances["InstanceGroups"]
    assert (group["InstanceRole"], group["InstanceRunningCount"], group["State"]) == ("MASTER", 1, "RUNNING")
    emr.terminate_job_flows(JobFlowIds=[cluster])
    wait_for_cluster(emr, cluster, "TERMINATED")
    assert emr.describe_job_flows(JobFlowIds=[cluster], JobFlowStates=["WAITING"])["JobFlows"] == []
    [found] = emr.describe_job_flows(JobFlowIds=[cluster], JobFlowStates=["TERMINATED"])["JobFlows"]
    assert found["ExecutionStatusDetail"]["LastStateChangeReason"] == "Terminated by user request"
    with refused("Specified job flow ID not valid.", "ValidationException"):
        emr.describe_job_flows(JobFlowIds=[cluster, UNKNOWN])
