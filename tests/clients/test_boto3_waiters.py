# SPDX-License-Identifier: Apache-2.0
"""Every waiter and every paginator that botocore has for EMR."""

import botocore.loaders
import pytest
from botocore.exceptions import WaiterError

from harness import add_steps, command, run_job_flow, shell, wait_for_cluster

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
