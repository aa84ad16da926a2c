# SPDX-License-Identifier: Apache-2.0
"""Drivers of operations on a cluster's policies and settings."""

import os
import time

from drivers import drives, refused
from harness import (
    ENDED,
    add_steps,
    cluster_state,
    run_job_flow,
    shell,
    step_status,
    wait_for_cluster,
    wait_for_step,
    wait_until,
)

UNKNOWN = "j-0000000000000"
ENDED_MESSAGE = "A job flow that is shutting down, terminated, or finished may not be modified."


def ended_cluster(emr):
    cluster = run_job_flow(emr, steps=[shell("true")], keep_alive=False)
    wait_for_cluster(emr, cluster, *ENDED)
    return cluster


def scaling(**more):
    limits = {"UnitType": "Instances", "MinimumCapacityUnits": 1, "MaximumCapacityUnits": 5, **more}
    return {"ComputeLimits": limits}


@drives("GetManagedScalingPolicy", "RemoveManagedScalingPolicy")
def managed_scaling(emr, engine):
    cluster = run_job_flow(emr, ManagedScalingPolicy=scaling())
    assert emr.get_managed_scaling_policy(ClusterId=cluster)["ManagedScalingPolicy"] == scaling()
    policy = {**scaling(UnitType="VCPU"), "ScalingStrategy": "ADVANCED", "UtilizationPerformanceIndex": 25}
    emr.put_managed_scaling_policy(ClusterId=cluster, ManagedScalingPolicy=policy)
    assert emr.get_managed_scaling_policy(ClusterId=cluster)["ManagedScalingPolicy"] == policy
    # Removing what is not there is no error.
    for _ in range(2):
        emr.remove_managed_scaling_policy(ClusterId=cluster)
        assert "ManagedScalingPolicy" not in emr.get_managed_scaling_policy(ClusterId=cluster)
    ended = ended_cluster(emr)
    for operation in (emr.get_managed_scaling_policy, emr.remove_managed_scaling_policy):
        with refused(f"Cluster id '{UNKNOWN}' is not valid."):
            operation(ClusterId=UNKNOWN)
        with refused(ENDED_MESSAGE, "ValidationException"):
            operation(ClusterId=ended)


@drives("PutAutoTerminationPolicy", "GetAutoTerminationPolicy", "RemoveAutoTerminationPolicy")
def auto_termination(emr, engine):
    """Takes the shortest time that a policy may have."""
    clusters = {}
    for name in ("idle", "busy", "works", "removed"):
        clusters[name] = run_job_flow(emr, name)
    for cluster in clusters.values():
        wait_for_cluster(emr, cluster, "WAITING")
        assert "AutoTerminationPolicy" not in emr.get_auto_termination_policy(ClusterId=cluster)
        emr.put_auto_termination_policy(ClusterId=cluster)
        assert emr.get_auto_termination_policy(ClusterId=cluster)["AutoTerminationPolicy"] == {"IdleTimeout": 3600}
        for seconds in (59, 604_801):
            with refused("between 60 and 604800 seconds", "ValidationException"):
                emr.put_auto_termination_policy(ClusterId=cluster, AutoTerminationPolicy={"IdleTimeout": seconds})
        emr.put_auto_termination_policy(ClusterId=cluster, AutoTerminationPolicy={"IdleTimeout": 60})
        assert emr.get_auto_termination_policy(ClusterId=cluster)["AutoTerminationPolicy"] == {"IdleTimeout": 60}
    began = time.monotonic()
    add_steps(emr, clusters["works"], shell("sleep 600"))
    for _ in range(2):
        emr.remove_auto_termination_policy(ClusterId=clusters["removed"])
        assert "AutoTerminationPolicy" not in emr.get_auto_termination_policy(ClusterId=clusters["removed"])
    file = engine.home / "clusters" / clusters["busy"] / "emr" / "metricscollector" / "isbusy"
    file.parent.mkdir(parents=True, exist_ok=True)

    def over():
        file.touch()
        os.utime(file)
        return cluster_state(emr, clusters["idle"]) == "TERMINATED"

    old = run_job_flow(emr, ReleaseLabel="emr-5.29.0")
    for operation in (
        emr.put_auto_termination_policy,
        emr.get_auto_termination_policy,
        emr.remove_auto_termination_policy,
    ):
        with refused(f"Cluster id '{UNKNOWN}' is not valid."):
            operation(ClusterId=UNKNOWN)
        if operation != emr.remove_auto_termination_policy:
            with refused("not available for this account when using this release", "ValidationException"):
                operation(ClusterId=old)
    wait_until(over, "the policy to end the cluster", delay=0.2)
    assert time.monotonic() - began >= 55
    reason = emr.describe_cluster(ClusterId=clusters["idle"])["Cluster"]["Status"]["StateChangeReason"]
    assert reason == {"Code": "USER_REQUEST", "Message": "Terminated by auto-termination policy"}
    states = [cluster_state(emr, clusters[name]) for name in ("busy", "works", "removed")]
    assert states == ["WAITING", "RUNNING", "WAITING"]
    for operation in (emr.put_auto_termination_policy, emr.remove_auto_termination_policy):
        with refused(ENDED_MESSAGE, "ValidationException"):
            operation(ClusterId=clusters["idle"])


@drives("ModifyCluster")
def modify_cluster(emr, engine):
    gate = engine.home.parent / "modify-cluster"
    cluster = run_job_flow(emr, StepConcurrencyLevel=2)
    steps = add_steps(emr, cluster, *[shell(f"until [ -e {gate} ]; do sleep 0.05; done") for _ in range(4)])
    for step in steps[:2]:
        wait_for_step(emr, cluster, step, "RUNNING")
    # Lowering lets the running steps finish, raising starts more.
    answer = emr.modify_cluster(ClusterId=cluster, StepConcurrencyLevel=1)
    assert (answer["StepConcurrencyLevel"], "ExtendedSupport" in answer) == (1, False)
    states = [step_status(emr, cluster, step)["State"] for step in steps]
    assert states == ["RUNNING", "RUNNING", "PENDING", "PENDING"]
    answer = emr.modify_cluster(ClusterId=cluster, StepConcurrencyLevel=3, ExtendedSupport=True)
    assert (answer["StepConcurrencyLevel"], answer["ExtendedSupport"]) == (3, True)
    wait_for_step(emr, cluster, steps[2], "RUNNING")
    assert step_status(emr, cluster, steps[3])["State"] == "PENDING"
    found = emr.describe_cluster(ClusterId=cluster)["Cluster"]
    assert (found["StepConcurrencyLevel"], found["ExtendedSupport"]) == (3, True)
    gate.touch()
    for step in steps:
        wait_for_step(emr, cluster, step, "COMPLETED")
    for level in (0, 257):
        with refused("must be between 1 and 256", "ValidationException"):
            emr.modify_cluster(ClusterId=cluster, StepConcurrencyLevel=level)
    old = run_job_flow(emr, ReleaseLabel="emr-5.27.0")
    with refused("emr-5.28.0 or later", "ValidationException"):
        emr.modify_cluster(ClusterId=old, StepConcurrencyLevel=2)
    with refused(f"Cluster id '{UNKNOWN}' is not valid."):
        emr.modify_cluster(ClusterId=UNKNOWN, StepConcurrencyLevel=2)
    with refused(ENDED_MESSAGE, "ValidationException"):
        emr.modify_cluster(ClusterId=ended_cluster(emr), StepConcurrencyLevel=2)


@drives("SetUnhealthyNodeReplacement", "SetVisibleToAllUsers")
def flags(emr, engine):
    clusters = [run_job_flow(emr) for _ in range(2)]
    ended = ended_cluster(emr)
    for operation, member, default in (
        (emr.set_unhealthy_node_replacement, "UnhealthyNodeReplacement", False),
        (emr.set_visible_to_all_users, "VisibleToAllUsers", True),
    ):
        def shown():
            found = (emr.describe_cluster(ClusterId=cluster)["Cluster"] for cluster in clusters)
            return [cluster[member] for cluster in found]

        assert shown() == [default, default]
        operation(JobFlowIds=clusters, **{member: not default})
        assert shown() == [not default, not default]
        # Unless all can be changed, none is.
        with refused(ENDED_MESSAGE, "ValidationException"):
            operation(JobFlowIds=[clusters[0], ended], **{member: default})
        with refused("Specified job flow ID not valid.", "ValidationException"):
            operation(JobFlowIds=[clusters[0], UNKNOWN], **{member: default})
        assert shown() == [not default, not default]


@drives("TerminateJobFlows")
def terminate_job_flows(emr, engine):
    protected, other, third = (run_job_flow(emr, protected=number == 0) for number in range(3))
    running, pending = add_steps(emr, other, shell("sleep 600"), shell("true"))
    wait_for_step(emr, other, running, "RUNNING")
    with refused("Specified job flow ID not valid.", "ValidationException"):
        emr.terminate_job_flows(JobFlowIds=[third, UNKNOWN])
    with refused("at once", "ValidationException"):
        emr.terminate_job_flows(JobFlowIds=[third] * 11)
    # The protected cluster goes on, and the others end.
    message = "Could not shut down one or more job flows since they are termination protected."
    with refused(message, "ValidationException"):
        emr.terminate_job_flows(JobFlowIds=[protected, other])
    ended = wait_for_cluster(emr, other, "TERMINATED")
    reason = ended["Status"]["StateChangeReason"]
    assert reason == {"Code": "USER_REQUEST", "Message": "Terminated by user request"}
    states = [step_status(emr, other, step)["State"] for step in (running, pending)]
    assert states == ["INTERRUPTED", "CANCELLED"]
    assert cluster_state(emr, protected) not in (*ENDED, "TERMINATING")
    assert cluster_state(emr, third) not in (*ENDED, "TERMINATING")
    # What has ended already is no error.
    emr.terminate_job_flows(JobFlowIds=[other, third])
    wait_for_cluster(emr, third, "TERMINATED")
