# SPDX-License-Identifier: Apache-2.0
"""Every waiter and every paginator that botocore has for EMR."""

import pytest
from botocore.exceptions import WaiterError

from harness import add_steps, command, run_job_flow, shell

QUICKLY = {"Delay": 1, "MaxAttempts": 60}


def waits(emr, waiter, **arguments):
    emr.get_waiter(waiter).wait(WaiterConfig=QUICKLY, **arguments)


def waits_in_vain(emr, waiter, **arguments):
    with pytest.raises(WaiterError, match="terminal failure state"):
        waits(emr, waiter, **arguments)


def test_every_waiter_ends_well_and_badly(emr):
    assert sorted(emr.waiter_names) == ["cluster_running", "cluster_terminated", "step_complete"]
    good = run_job_flow(emr)
    waits(emr, "cluster_running", ClusterId=good)
    completed, failed = add_steps(emr, good, command("true"), command("false"))
    waits(emr, "step_complete", ClusterId=good, StepId=completed)
    waits_in_vain(emr, "step_complete", ClusterId=good, StepId=failed)
    emr.terminate_job_flows(JobFlowIds=[good])
    waits(emr, "cluster_terminated", ClusterId=good)
    # Running is over: this waiter takes it for a failure.
    waits_in_vain(emr, "cluster_running", ClusterId=good)

    bad = run_job_flow(emr, steps=[command("false", action="TERMINATE_CLUSTER")], keep_alive=False)
    waits_in_vain(emr, "cluster_terminated", ClusterId=bad)


def test_a_waiter_for_a_cancelled_step(emr, cluster):
    running, pending = add_steps(emr, cluster, command("sleep", "600"), command("true"))
    emr.cancel_steps(ClusterId=cluster, StepIds=[pending])
    waits_in_vain(emr, "step_complete", ClusterId=cluster, StepId=pending)
    emr.cancel_steps(ClusterId=cluster, StepIds=[running], StepCancellationOption="TERMINATE_PROCESS")
    waits_in_vain(emr, "step_complete", ClusterId=cluster, StepId=running)


def steps_of(emr, cluster):
    # More than a page, which has 50.
    ids = add_steps(emr, cluster, *[command("true", name=str(number)) for number in range(55)])
    return {"ClusterId": cluster}, set(ids), lambda step: step["Id"]


def clusters_of(emr, cluster):
    request = [shell("true")]
    more = {run_job_flow(emr, name=f"page {number}", steps=request, keep_alive=False) for number in range(51)}
    return {}, {cluster} | more, lambda found: found["Id"]


def instance_groups_of(emr, cluster):
    return {"ClusterId": cluster}, {"MASTER"}, lambda group: group["InstanceGroupType"]


def instances_of(emr, cluster):
    return {"ClusterId": cluster, "InstanceGroupTypes": ["MASTER"]}, {"m5.xlarge"}, lambda found: found["InstanceType"]


def bootstrap_actions_of(emr, cluster):
    actions = [{"Name": f"{number}", "ScriptBootstrapAction": {"Path": "/bin/true"}} for number in range(16)]
    prepared = run_job_flow(emr, BootstrapActions=actions)
    return {"ClusterId": prepared}, {str(number) for number in range(16)}, lambda action: action["Name"]


@pytest.mark.parametrize(
    "paginator, items_of",
    [
        ("list_steps", steps_of),
        ("list_clusters", clusters_of),
        ("list_instance_groups", instance_groups_of),
        ("list_instances", instances_of),
        ("list_bootstrap_actions", bootstrap_actions_of),
    ],
)
def test_a_paginator_gives_everything_once(emr, cluster, paginator, items_of):
    arguments, wanted, name = items_of(emr, cluster)
    model = emr.get_paginator(paginator)
    found = [name(item) for page in model.paginate(**arguments) for item in page[model.result_keys[0].expression]]
    assert len(found) == len(set(found))
    # Other tests have clusters on the engine, too.
    assert wanted <= set(found) if paginator == "list_clusters" else wanted == set(found)
