# SPDX-License-Identifier: Apache-2.0
"""The EMR API through boto3: lifecycles, waiters, paginators, and the errors that clients read."""

import re

import pytest

from harness import (
    ENDED,
    RELEASE,
    add_steps,
    command,
    lines,
    object_text,
    refused,
    request,
    run_job_flow,
    shell,
    step_states,
    step_status,
    wait_for_cluster,
    wait_for_step,
    wait_until,
)

QUICK = {"Delay": 1, "MaxAttempts": 120}


# Lifecycles


def test_a_job_flow_runs_its_steps_and_ends(emr):
    cluster = run_job_flow(emr, steps=[shell("echo one"), shell("echo two", name="second")], keep_alive=False)
    assert re.fullmatch(r"j-[A-Z0-9]+", cluster)
    emr.get_waiter("cluster_terminated").wait(ClusterId=cluster, WaiterConfig=QUICK)
    found = emr.describe_cluster(ClusterId=cluster)["Cluster"]
    status = found["Status"]
    assert status["State"] == "TERMINATED"
    assert status["StateChangeReason"] == {"Code": "ALL_STEPS_COMPLETED", "Message": "Steps completed"}
    timeline = status["Timeline"]
    assert timeline["CreationDateTime"] <= timeline["ReadyDateTime"] <= timeline["EndDateTime"]
    assert found["AutoTerminate"] is True
    assert found["ClusterArn"].endswith(f":cluster/{cluster}")
    assert set(step_states(emr, cluster).values()) == {"COMPLETED"}


def test_waiters_of_a_long_running_cluster(emr):
    cluster = run_job_flow(emr)
    emr.get_waiter("cluster_running").wait(ClusterId=cluster, WaiterConfig=QUICK)
    found = wait_for_cluster(emr, cluster, "WAITING")
    assert found["Status"]["StateChangeReason"]["Message"] == "Cluster ready to run steps."
    [step] = add_steps(emr, cluster, shell("true"))
    assert re.fullmatch(r"s-[A-Z0-9]+", step)
    emr.get_waiter("step_complete").wait(ClusterId=cluster, StepId=step, WaiterConfig=QUICK)
    timeline = step_status(emr, cluster, step)["Timeline"]
    assert timeline["CreationDateTime"] <= timeline["StartDateTime"] <= timeline["EndDateTime"]
    found = wait_for_cluster(emr, cluster, "WAITING")
    assert found["Status"]["StateChangeReason"]["Message"] == "Cluster ready after last step completed."
    emr.terminate_job_flows(JobFlowIds=[cluster])
    emr.get_waiter("cluster_terminated").wait(ClusterId=cluster, WaiterConfig=QUICK)
    reason = emr.describe_cluster(ClusterId=cluster)["Cluster"]["Status"]["StateChangeReason"]
    assert reason == {"Code": "USER_REQUEST", "Message": "Terminated by user request"}


def test_keep_alive_taken_away_ends_an_idle_cluster(emr, cluster):
    emr.set_keep_job_flow_alive_when_no_steps(JobFlowIds=[cluster], KeepJobFlowAliveWhenNoSteps=False)
    wait_for_cluster(emr, cluster, "TERMINATED")


def test_termination_protection(emr, cluster):
    emr.set_termination_protection(JobFlowIds=[cluster], TerminationProtected=True)
    assert emr.describe_cluster(ClusterId=cluster)["Cluster"]["TerminationProtected"] is True
    code, message = refused(emr.terminate_job_flows, JobFlowIds=[cluster])
    assert code == "ValidationException"
    assert message == "Could not shut down one or more job flows since they are termination protected."
    assert emr.describe_cluster(ClusterId=cluster)["Cluster"]["Status"]["State"] == "WAITING"
    emr.set_termination_protection(JobFlowIds=[cluster], TerminationProtected=False)
    emr.terminate_job_flows(JobFlowIds=[cluster])
    wait_for_cluster(emr, cluster, "TERMINATED")


def test_a_described_cluster_has_what_was_asked_for(emr):
    asked = request(
        "described",
        LogUri="s3n://described-logs/emr/",
        Tags=[{"Key": "team", "Value": "sales"}, {"Key": "empty", "Value": ""}],
        Configurations=[{"Classification": "spark-defaults", "Properties": {"spark.executor.memory": "1g"}}],
        StepConcurrencyLevel=3,
        VisibleToAllUsers=True,
    )
    cluster = emr.run_job_flow(**asked)["JobFlowId"]
    found = emr.describe_cluster(ClusterId=cluster)["Cluster"]
    assert found["Name"] == "described"
    assert found["ReleaseLabel"] == RELEASE
    assert found["LogUri"] == "s3n://described-logs/emr/"
    assert sorted(found["Tags"], key=lambda tag: tag["Key"]) == sorted(asked["Tags"], key=lambda tag: tag["Key"])
    assert found["Configurations"] == asked["Configurations"]
    assert found["StepConcurrencyLevel"] == 3
    assert found["AutoTerminate"] is False
    groups = emr.list_instance_groups(ClusterId=cluster)["InstanceGroups"]
    assert [(group["InstanceGroupType"], group["InstanceType"]) for group in groups] == [("MASTER", "m5.xlarge")]


def test_tags_are_added_and_removed(emr, cluster):
    emr.add_tags(ResourceId=cluster, Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}])
    emr.add_tags(ResourceId=cluster, Tags=[{"Key": "a", "Value": "3"}])
    emr.remove_tags(ResourceId=cluster, TagKeys=["b", "absent"])
    assert emr.describe_cluster(ClusterId=cluster)["Cluster"]["Tags"] == [{"Key": "a", "Value": "3"}]


# Bootstrap actions


def test_bootstrap_actions_run_before_the_steps(emr, s3, tmp_path):
    s3.create_bucket(Bucket="bootstrap")
    s3.put_object(Bucket="bootstrap", Key="setup.sh", Body=b'#!/bin/bash\necho "bootstrap $2" >> "$1"\n')
    order = tmp_path / "order"
    actions = [
        {"Name": name, "ScriptBootstrapAction": {"Path": "s3://bootstrap/setup.sh", "Args": [str(order), name]}}
        for name in ("first", "second")
    ]
    cluster = run_job_flow(
        emr, steps=[shell(f"echo step >> {order}")], keep_alive=False, BootstrapActions=actions
    )
    wait_for_cluster(emr, cluster, "TERMINATED")
    assert lines(order) == ["bootstrap first", "bootstrap second", "step"]
    listed = emr.list_bootstrap_actions(ClusterId=cluster)["BootstrapActions"]
    assert [action["Name"] for action in listed] == ["first", "second"]


def test_a_failed_bootstrap_action_ends_the_cluster(emr, s3, tmp_path):
    s3.create_bucket(Bucket="bootstrap-failure")
    s3.put_object(Bucket="bootstrap-failure", Key="bad.sh", Body=b"#!/bin/bash\nexit 3\n")
    action = {"Name": "bad", "ScriptBootstrapAction": {"Path": "s3://bootstrap-failure/bad.sh"}}
    ran = tmp_path / "ran"
    cluster = run_job_flow(emr, steps=[shell(f"touch {ran}")], BootstrapActions=[action])
    reason = wait_for_cluster(emr, cluster, "TERMINATED_WITH_ERRORS")["Status"]["StateChangeReason"]
    assert reason["Code"] == "BOOTSTRAP_FAILURE"
    assert "bootstrap action 1 returned a non-zero return code" in reason["Message"]
    assert not ran.exists()
    assert step_states(emr, cluster) == {"shell": "CANCELLED"}


# Steps


def test_a_failed_step_says_why(emr, cluster):
    [step] = add_steps(emr, cluster, shell("echo why >&2; exit 7"))
    status = wait_for_step(emr, cluster, step, "FAILED")
    assert status["FailureDetails"]["Reason"]
    assert "7" in status["FailureDetails"]["Message"]
    assert status["FailureDetails"]["LogFile"]
    found = wait_for_cluster(emr, cluster, "WAITING")
    assert found["Status"]["StateChangeReason"]["Message"] == "Cluster ready after last step failed."


def test_a_described_step_has_what_was_asked_for(emr, cluster):
    asked = command("bash", "-c", "true", name="described")
    asked["HadoopJarStep"]["Properties"] = [{"Key": "k", "Value": "v"}]
    [step] = add_steps(emr, cluster, asked)
    found = emr.describe_step(ClusterId=cluster, StepId=step)["Step"]
    assert found["Name"] == "described"
    assert found["ActionOnFailure"] == "CONTINUE"
    assert found["Config"] == {
        "Jar": "command-runner.jar",
        "Args": ["bash", "-c", "true"],
        "Properties": {"k": "v"},
    }


def test_steps_run_one_after_another_and_are_listed_newest_first(emr, cluster, tmp_path):
    order = tmp_path / "order"
    names = [f"step-{number}" for number in range(5)]
    ids = add_steps(emr, cluster, *[shell(f"echo {name} >> {order}", name=name) for name in names])
    for step in ids:
        wait_for_step(emr, cluster, step, "COMPLETED")
    assert lines(order) == names
    listed = emr.list_steps(ClusterId=cluster)["Steps"]
    assert [step["Name"] for step in listed] == names[::-1]
    chosen = emr.list_steps(ClusterId=cluster, StepIds=ids[:2])["Steps"]
    assert {step["Id"] for step in chosen} == set(ids[:2])
    assert emr.list_steps(ClusterId=cluster, StepStates=["PENDING"])["Steps"] == []


def test_paginators_give_everything_once(emr, cluster):
    [first] = add_steps(emr, cluster, shell("exec sleep 600", name="first"))
    rest = add_steps(emr, cluster, *[shell("true", name=f"n{number}") for number in range(120)])
    pages = list(emr.get_paginator("list_steps").paginate(ClusterId=cluster))
    assert [len(page["Steps"]) for page in pages] == [50, 50, 21]
    listed = [step["Id"] for page in pages for step in page["Steps"]]
    assert listed == [first, *rest][::-1]
    emr.cancel_steps(ClusterId=cluster, StepIds=rest)


def test_list_clusters_filters_by_state_and_time(emr, cluster):
    created = emr.describe_cluster(ClusterId=cluster)["Cluster"]["Status"]["Timeline"]["CreationDateTime"]
    waiting = emr.list_clusters(ClusterStates=["WAITING"], CreatedAfter=created)["Clusters"]
    assert [found["Id"] for found in waiting] == [cluster]
    assert emr.list_clusters(ClusterStates=["BOOTSTRAPPING"], CreatedAfter=created)["Clusters"] == []
    before = emr.list_clusters(CreatedBefore=created.replace(year=2001))["Clusters"]
    assert before == []


def test_step_concurrency(emr, tmp_path):
    cluster = run_job_flow(emr, StepConcurrencyLevel=2)
    wait_for_cluster(emr, cluster, "WAITING")
    gate, running = tmp_path / "gate", tmp_path / "running"
    script = f"echo x >> {running}; until [ -e {gate} ]; do sleep 0.05; done"
    ids = add_steps(emr, cluster, *[shell(script, name=f"n{number}") for number in range(3)])
    wait_until(lambda: len(lines(running)) == 2, "two steps to run at once")
    assert step_status(emr, cluster, ids[2])["State"] == "PENDING"
    assert emr.modify_cluster(ClusterId=cluster, StepConcurrencyLevel=3)["StepConcurrencyLevel"] == 3
    wait_until(lambda: len(lines(running)) == 3, "the third step to run after the level was raised")
    gate.touch()
    for step in ids:
        wait_for_step(emr, cluster, step, "COMPLETED")


# Cancelling


def test_cancel_of_a_pending_step(emr, cluster, tmp_path):
    ran = tmp_path / "ran"
    first, second, third = add_steps(
        emr, cluster, shell("exec sleep 600", name="first"), shell(f"touch {ran}", name="second"), shell("true", name="third")
    )
    wait_for_step(emr, cluster, first, "RUNNING")
    [answer] = emr.cancel_steps(ClusterId=cluster, StepIds=[second])["CancelStepsInfoList"]
    assert (answer["StepId"], answer["Status"]) == (second, "SUBMITTED")
    wait_for_step(emr, cluster, second, "CANCELLED")
    emr.cancel_steps(ClusterId=cluster, StepIds=[first])
    wait_for_step(emr, cluster, first, "CANCELLED")
    wait_for_step(emr, cluster, third, "COMPLETED")
    assert not ran.exists()


def test_cancel_interrupts_a_running_step(emr, cluster, tmp_path):
    begun, trapped = tmp_path / "begun", tmp_path / "trapped"
    script = f"trap 'touch {trapped}; exit 0' TERM; touch {begun}; while :; do sleep 0.05; done"
    [step] = add_steps(emr, cluster, shell(script, action="TERMINATE_CLUSTER"))
    wait_until(begun.exists, "the step to run")
    emr.cancel_steps(ClusterId=cluster, StepIds=[step], StepCancellationOption="SEND_INTERRUPT")
    wait_until(trapped.exists, "the step to see SIGTERM")
    # A step that handles the signal and ends well is cancelled all the same, and a cancel is no failure.
    status = wait_for_step(emr, cluster, step, "CANCELLED", "COMPLETED")
    assert status["State"] == "CANCELLED"
    wait_for_cluster(emr, cluster, "WAITING")


def test_cancel_kills_a_running_step_and_what_it_started(emr, cluster, tmp_path):
    pids = tmp_path / "pids"
    script = f"trap '' TERM; (trap '' TERM; exec sleep 600) & echo $! >> {pids}; echo $$ >> {pids}; wait"
    [step] = add_steps(emr, cluster, shell(script, action="TERMINATE_CLUSTER"))
    wait_until(lambda: len(lines(pids)) == 2, "the step and its child to run")
    emr.cancel_steps(ClusterId=cluster, StepIds=[step], StepCancellationOption="TERMINATE_PROCESS")
    wait_for_step(emr, cluster, step, "CANCELLED")
    wait_until(lambda: not any(alive(pid) for pid in lines(pids)), "all processes of the step to be gone")
    wait_for_cluster(emr, cluster, "WAITING")


def alive(pid):
    """Whether a process of that id runs; one that has ended and was not waited for does not."""
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_cancel_of_an_ended_step_is_refused(emr, cluster):
    [step] = add_steps(emr, cluster, shell("true"))
    wait_for_step(emr, cluster, step, "COMPLETED")
    [answer] = emr.cancel_steps(ClusterId=cluster, StepIds=[step])["CancelStepsInfoList"]
    assert answer["Status"] == "FAILED"
    assert answer["Reason"]


# ActionOnFailure: MG UsingEMR_TerminationProtection and emr-concurrent-steps


@pytest.mark.parametrize(
    ("action", "keep_alive", "protected", "second", "end", "code"),
    [
        ("CONTINUE", True, False, "COMPLETED", "WAITING", None),
        ("CONTINUE", False, False, "COMPLETED", "TERMINATED", "STEP_FAILURE"),
        ("CANCEL_AND_WAIT", True, False, "CANCELLED", "WAITING", None),
        ("CANCEL_AND_WAIT", False, False, "CANCELLED", "TERMINATED_WITH_ERRORS", "STEP_FAILURE"),
        ("TERMINATE_CLUSTER", True, False, "CANCELLED", "TERMINATED_WITH_ERRORS", "STEP_FAILURE"),
        ("TERMINATE_CLUSTER", True, True, "COMPLETED", "WAITING", None),
        ("TERMINATE_CLUSTER", False, True, "CANCELLED", "TERMINATED_WITH_ERRORS", "STEP_FAILURE"),
        ("TERMINATE_JOB_FLOW", False, False, "CANCELLED", "TERMINATED_WITH_ERRORS", "STEP_FAILURE"),
    ],
)
def test_action_on_failure(emr, action, keep_alive, protected, second, end, code):
    steps = [shell("exit 1", name="fails", action=action), shell("true", name="second")]
    cluster = run_job_flow(emr, steps=steps, keep_alive=keep_alive, protected=protected)
    reason = wait_for_cluster(emr, cluster, end)["Status"]["StateChangeReason"]
    assert step_states(emr, cluster) == {"fails": "FAILED", "second": second}
    assert reason.get("Code") == code


def test_action_on_failure_does_not_act_when_steps_run_together(emr, tmp_path):
    # The level is raised after the step was accepted: EMR refuses such a step above 1.
    gate = tmp_path / "gate"
    cluster = run_job_flow(
        emr,
        steps=[
            shell(f"until [ -e {gate} ]; do sleep 0.05; done; exit 1", name="fails", action="TERMINATE_CLUSTER"),
            shell("true", name="second"),
        ],
    )
    wait_for_cluster(emr, cluster, "RUNNING")
    emr.modify_cluster(ClusterId=cluster, StepConcurrencyLevel=2)
    gate.touch()
    wait_for_cluster(emr, cluster, "WAITING")
    assert step_states(emr, cluster) == {"fails": "FAILED", "second": "COMPLETED"}


# Logs


def test_logs_are_archived_in_the_layout_of_emr(emr, s3):
    steps = [shell("echo out; echo err >&2", name="logged")]
    cluster = run_job_flow(emr, steps=steps, keep_alive=False, LogUri="s3://archived-logs/emr/")
    wait_for_cluster(emr, cluster, "TERMINATED")
    [step] = emr.list_steps(ClusterId=cluster)["Steps"]
    prefix = f"emr/{cluster}/steps/{step['Id']}"
    assert object_text(s3, "archived-logs", f"{prefix}/stdout.gz") == "out\n"
    assert object_text(s3, "archived-logs", f"{prefix}/stderr.gz") == "err\n"
    assert object_text(s3, "archived-logs", f"{prefix}/controller.gz")


# What a step sees


def test_a_step_sees_its_cluster_and_nothing_of_the_user(emr, cluster, tmp_path):
    seen = tmp_path / "seen"
    [step] = add_steps(emr, cluster, shell(f"env > {seen}"))
    wait_for_step(emr, cluster, step, "COMPLETED")
    pairs = dict(line.split("=", 1) for line in lines(seen) if "=" in line)
    assert pairs["AWS_ENDPOINT_URL"].startswith("http://")
    assert pairs["AWS_REGION"] == "us-east-1"
    assert "EMRYS_TEST_SPARK" not in pairs
    assert pairs["HOME"] != str(tmp_path.home())


# Refusals


def test_unknown_clusters(emr):
    absent = "j-1AAAAAAAAAAAA"
    assert refused(emr.describe_cluster, ClusterId=absent) == (
        "InvalidRequestException",
        f"Cluster id '{absent}' is not valid.",
    )
    assert refused(emr.add_job_flow_steps, JobFlowId=absent, Steps=[shell("true")]) == (
        "ValidationException",
        "Specified job flow ID does not exist.",
    )
    code, _ = refused(emr.list_steps, ClusterId=absent)
    assert code == "InvalidRequestException"


def test_unknown_steps(emr, cluster):
    assert refused(emr.describe_step, ClusterId=cluster, StepId="s-1AAAAAAAAAAAA") == (
        "InvalidRequestException",
        "Step id 's-1AAAAAAAAAAAA' is not valid.",
    )


def test_an_unknown_release_label(emr):
    code, message = refused(emr.run_job_flow, **{**request(), "ReleaseLabel": "emr-7.55.0"})
    assert code == "ValidationException"
    assert message.startswith("The supplied release label is invalid: emr-7.55.0.")


def test_an_application_that_is_not_in_the_release(emr):
    code, message = refused(emr.run_job_flow, **request(Applications=[{"Name": "Sparkle"}]))
    assert code == "ValidationException"
    assert "Sparkle" in message


def test_an_instance_type_that_the_release_does_not_know(emr):
    wrong = request()
    wrong["Instances"]["MasterInstanceType"] = "m5.gigantic"
    code, message = refused(emr.run_job_flow, **wrong)
    assert code == "ValidationException"
    assert "m5.gigantic" in message


def test_a_wrong_enum_value(emr, cluster):
    step = shell("true", action="SHRUG")
    code, message = refused(emr.add_job_flow_steps, JobFlowId=cluster, Steps=[step])
    assert code == "ValidationException"
    assert "'SHRUG'" in message
    assert "Member must satisfy enum value set" in message


def test_257_active_steps(emr, cluster):
    [first] = add_steps(emr, cluster, shell("exec sleep 600", name="first"))
    add_steps(emr, cluster, *[shell("true") for _ in range(255)])
    code, message = refused(emr.add_job_flow_steps, JobFlowId=cluster, Steps=[shell("true")])
    assert code == "ValidationException"
    assert message.startswith("Maximum number of active steps")
    assert len([step for page in emr.get_paginator("list_steps").paginate(ClusterId=cluster) for step in page["Steps"]]) == 256
    assert step_status(emr, cluster, first)["State"] == "RUNNING"


def test_steps_for_an_ended_cluster(emr, cluster):
    emr.terminate_job_flows(JobFlowIds=[cluster])
    wait_for_cluster(emr, cluster, *ENDED)
    assert refused(emr.add_job_flow_steps, JobFlowId=cluster, Steps=[shell("true")]) == (
        "ValidationException",
        "A job flow that is shutting down, terminated, or finished may not be modified.",
    )
    # Ending it again is none.
    emr.terminate_job_flows(JobFlowIds=[cluster])


@pytest.mark.parametrize("action", ["CANCEL_AND_WAIT", "TERMINATE_CLUSTER"])
def test_actions_that_concurrency_does_not_allow(emr, action):
    wrong = request(steps=[shell("true", action=action)], StepConcurrencyLevel=2)
    code, message = refused(emr.run_job_flow, **wrong)
    assert code == "ValidationException"
    assert "ActionOnFailure" in message
    cluster = run_job_flow(emr, StepConcurrencyLevel=2)
    code, _ = refused(emr.add_job_flow_steps, JobFlowId=cluster, Steps=[shell("true", action=action)])
    assert code == "ValidationException"
    assert emr.list_steps(ClusterId=cluster)["Steps"] == []


def test_an_operation_that_is_not_there_is_refused_by_name(emr):
    cluster = "arn:aws:elasticmapreduce:us-east-1:000000000000:cluster/j-1ABCDEFGHIJKL"
    code, message = refused(emr.create_persistent_app_ui, TargetResourceArn=cluster)
    assert code == "NotImplemented" and "CreatePersistentAppUI" in message
