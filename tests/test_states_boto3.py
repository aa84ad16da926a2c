# SPDX-License-Identifier: Apache-2.0
"""Whole stories of state machines through boto3: versions, activities, tokens, express runs, redrives, map runs.

botocore has no waiters for Step Functions.
"""

import json
import threading
import uuid
from collections import Counter

import boto3
import pytest
from botocore.config import Config

from harness import refused, wait_until
from machines import ROLE, chain, computing, create, details, ended, history, jsonata, one, passing, run, start, types, unique

WAITING = one({"Type": "Wait", "Seconds": 600})


@pytest.fixture(scope="module")
def sfn(engine):
    """A client that sends everything to the engine's own address, synchronous runs too."""
    return boto3.client(
        "stepfunctions",
        endpoint_url=engine.endpoint,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(inject_host_prefix=False, read_timeout=90, retries={"total_max_attempts": 1}),
    )


def scheduled(sfn, execution, type="TaskScheduled"):
    """Waits until an execution has scheduled a task, and gives the event's details."""

    def found():
        return [details(event) for event in history(sfn, execution) if event["type"] == type]

    return wait_until(found, "the task to be scheduled")[-1]


def test_pages_of_a_history_are_the_history(sfn):
    machine = create(sfn, chain(*[(f"S{number}", passing()) for number in range(20)]))
    execution = start(sfn, machine, {"a": 1})
    found = ended(sfn, execution)
    assert json.loads(found["output"]) == json.loads(found["input"]) == {"a": 1}
    assert found["startDate"] <= found["stopDate"]
    whole = sfn.get_execution_history(executionArn=execution, maxResults=1000)
    assert "nextToken" not in whole
    events = whole["events"]
    assert [event["id"] for event in events] == list(range(1, 43))
    assert [event["previousEventId"] for event in events] == [0, 0, *range(2, 42)]
    assert history(sfn, execution, PaginationConfig={"PageSize": 7}) == events
    assert history(sfn, execution, reverseOrder=True, PaginationConfig={"PageSize": 10}) == events[::-1]
    quiet = sfn.get_execution_history(executionArn=execution, includeExecutionData=False)["events"]
    assert "input" not in details(quiet[0]) and details(quiet[1])["name"] == "S0"


def test_executions_are_listed_newest_first_and_by_status(sfn):
    machine = create(sfn, one({"Type": "Wait", "SecondsPath": "$.s"}))
    done = start(sfn, machine, {"s": 0}, name="done")
    failed = start(sfn, machine, {}, name="failed")
    running = start(sfn, machine, {"s": 600}, name="running")
    ended(sfn, done)
    ended(sfn, failed)
    listed = sfn.get_paginator("list_executions").paginate(stateMachineArn=machine, PaginationConfig={"PageSize": 1})
    found = [(each["name"], each["status"]) for page in listed for each in page["executions"]]
    assert found == [("running", "RUNNING"), ("failed", "FAILED"), ("done", "SUCCEEDED")]
    for status, name in (("RUNNING", "running"), ("FAILED", "failed"), ("SUCCEEDED", "done")):
        listed = sfn.list_executions(stateMachineArn=machine, statusFilter=status)["executions"]
        assert [each["name"] for each in listed] == [name]
    sfn.stop_execution(executionArn=running)


def test_a_name_is_used_once(sfn):
    machine = create(sfn, WAITING)
    first = start(sfn, machine, {"a": 1}, name="once")
    assert start(sfn, machine, {"a": 1}, name="once") == first
    code, _ = refused(sfn.start_execution, stateMachineArn=machine, name="once", input='{"a":2}')
    assert code == "ExecutionAlreadyExists"
    sfn.stop_execution(executionArn=first)
    code, _ = refused(sfn.start_execution, stateMachineArn=machine, name="once", input='{"a":1}')
    assert code == "ExecutionAlreadyExists"


def test_what_is_stopped_runs_no_catcher(sfn):
    catch = [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]
    parallel = {"Type": "Parallel", "Branches": [WAITING, WAITING], "Catch": catch}
    machine = unique(chain(("Both", parallel), ("Caught", passing())))
    execution = start(sfn, create(sfn, machine))
    wait_until(lambda: types(sfn, execution).count("WaitStateEntered") == 2, "both branches to wait")
    sfn.stop_execution(executionArn=execution, error="Enough", cause="somebody said so")
    found = ended(sfn, execution)
    assert (found["status"], found["error"], found["cause"]) == ("ABORTED", "Enough", "somebody said so")
    happened = types(sfn, execution)
    assert happened[-1] == "ExecutionAborted" and "PassStateEntered" not in happened
    assert Counter(happened)["WaitStateAborted"] == 2


def test_versions_stay_what_they_are_and_aliases_move(sfn):
    name = f"versions-{uuid.uuid4()}"
    made = sfn.create_state_machine(name=name, definition=json.dumps(one(passing(Result=1))), roleArn=ROLE, publish=True)
    machine, first = made["stateMachineArn"], made["stateMachineVersionArn"]
    assert first == f"{machine}:1"
    second = sfn.update_state_machine(stateMachineArn=machine, definition=json.dumps(one(passing(Result=2))), publish=True)
    second = second["stateMachineVersionArn"]
    route = [{"stateMachineVersionArn": first, "weight": 100}]
    alias = sfn.create_state_machine_alias(name="live", routingConfiguration=route)["stateMachineAliasArn"]
    assert alias == f"{machine}:live"

    def outputs(*arns):
        return [ended(sfn, start(sfn, arn))["output"] for arn in arns]

    assert outputs(machine, first, second, alias) == ["2", "1", "2", "1"]
    moved = [{"stateMachineVersionArn": second, "weight": 100}]
    sfn.update_state_machine_alias(stateMachineAliasArn=alias, routingConfiguration=moved)
    execution = start(sfn, alias)
    found = ended(sfn, execution)
    assert (found["output"], found["stateMachineAliasArn"], found["stateMachineVersionArn"]) == ("2", alias, second)
    assert json.loads(sfn.describe_state_machine_for_execution(executionArn=execution)["definition"])["States"]["Only"]["Result"] == 2
    versions = sfn.list_state_machine_versions(stateMachineArn=machine)["stateMachineVersions"]
    assert [each["stateMachineVersionArn"] for each in versions] == [second, first]
    code, _ = refused(sfn.delete_state_machine_version, stateMachineVersionArn=second)
    assert code == "ConflictException"
    sfn.delete_state_machine_alias(stateMachineAliasArn=alias)
    sfn.delete_state_machine_version(stateMachineVersionArn=second)
    sfn.delete_state_machine(stateMachineArn=machine)


def test_traffic_is_split_by_weight(sfn):
    made = sfn.create_state_machine(name=f"w-{uuid.uuid4()}", definition=json.dumps(one(passing(Result=1))), roleArn=ROLE, publish=True)
    machine, first = made["stateMachineArn"], made["stateMachineVersionArn"]
    second = sfn.update_state_machine(stateMachineArn=machine, definition=json.dumps(one(passing(Result=2))), publish=True)
    route = [{"stateMachineVersionArn": first, "weight": 50}, {"stateMachineVersionArn": second["stateMachineVersionArn"], "weight": 50}]
    alias = sfn.create_state_machine_alias(name="both", routingConfiguration=route)["stateMachineAliasArn"]
    executions = [start(sfn, alias) for _ in range(60)]
    counts = Counter(ended(sfn, execution)["output"] for execution in executions)
    # That all sixty are alike has a chance of one in 10^17.
    assert set(counts) == {"1", "2"}


def worker(sfn, activity, answer, tasks):
    """Polls an activity and answers so many tasks."""
    for _ in range(tasks):
        found = sfn.get_activity_task(activityArn=activity, workerName="worker")
        assert found.get("taskToken"), "no task came"
        answer(found["taskToken"], json.loads(found["input"]))


@pytest.fixture
def activity(sfn):
    activity = sfn.create_activity(name=f"activity-{uuid.uuid4()}")["activityArn"]
    yield activity
    sfn.delete_activity(activityArn=activity)


def test_an_activity_is_done_by_a_worker(sfn, activity):
    def answer(token, given):
        if given["n"] == 2:
            sfn.send_task_failure(taskToken=token, error="Two", cause="not two")
        else:
            sfn.send_task_heartbeat(taskToken=token)
            sfn.send_task_success(taskToken=token, output=json.dumps({"done": given["n"]}))

    worked = threading.Thread(target=worker, args=(sfn, activity, answer, 3))
    worked.start()
    catch = [{"ErrorEquals": ["Two"], "Next": "Caught"}]
    inner = chain(("Work", {"Type": "Task", "Resource": activity, "HeartbeatSeconds": 60, "Catch": catch, "End": True}))
    inner["States"]["Caught"] = computing("$.Error", End=True)
    mapped = {"Type": "Map", "ItemsPath": "$.items", "ItemProcessor": inner}
    execution = start(sfn, create(sfn, one(mapped)), {"items": [{"n": 1}, {"n": 2}, {"n": 3}]})
    assert json.loads(ended(sfn, execution)["output"]) == [{"done": 1}, {"value": "Two"}, {"done": 3}]
    worked.join()
    happened = Counter(types(sfn, execution))
    assert [happened[f"Activity{what}"] for what in ("Scheduled", "Started", "Succeeded", "Failed")] == [3, 3, 2, 1]
    started = next(event for event in history(sfn, execution) if event["type"] == "ActivityStarted")
    assert details(started)["workerName"] == "worker"


def test_an_activity_times_out_from_when_a_worker_has_it(sfn, activity):
    execution = start(sfn, create(sfn, one({"Type": "Task", "Resource": activity, "TimeoutSeconds": 1})))
    worker(sfn, activity, lambda *_: None, 1)
    found = ended(sfn, execution)
    assert (found["status"], found["error"]) == ("FAILED", "States.Timeout")
    assert types(sfn, execution)[-3:] == ["ActivityStarted", "ActivityTimedOut", "ExecutionFailed"]


def test_a_worker_that_falls_silent_is_replaced(sfn, activity):
    retry = [{"ErrorEquals": ["States.HeartbeatTimeout"], "IntervalSeconds": 1, "MaxAttempts": 1}]
    state = {"Type": "Task", "Resource": activity, "TimeoutSeconds": 60, "HeartbeatSeconds": 1, "Retry": retry}
    execution = start(sfn, create(sfn, one(state)))
    late = []
    worker(sfn, activity, lambda token, _: late.append(token), 1)
    worker(sfn, activity, lambda token, _: sfn.send_task_success(taskToken=token, output='"second"'), 1)
    assert ended(sfn, execution)["output"] == '"second"'
    code, _ = refused(sfn.send_task_success, taskToken=late[0], output="1")
    assert code in ("TaskTimedOut", "TaskDoesNotExist")


SENDING = {
    "Type": "Task",
    "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
    "Parameters": {
        "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/tokens",
        "MessageBody": {"token.$": "$$.Task.Token", "n.$": "$.n"},
    },
}


def token(sfn, execution):
    """The token in the message that an execution has sent."""
    body = json.loads(scheduled(sfn, execution)["parameters"])["MessageBody"]
    wait_until(lambda: "TaskSubmitted" in types(sfn, execution), "the message to be sent")
    return body["token"]


def test_a_token_ends_the_task_that_waits_for_it(sfn):
    machine = create(sfn, one(SENDING))
    first, second = start(sfn, machine, {"n": 1}), start(sfn, machine, {"n": 2})
    sfn.send_task_failure(taskToken=token(sfn, second), error="No", cause="not today")
    sfn.send_task_success(taskToken=token(sfn, first), output='{"yes": true}')
    found = ended(sfn, first)
    assert (found["status"], json.loads(found["output"])) == ("SUCCEEDED", {"yes": True})
    assert types(sfn, first)[2:7] == ["TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited"]
    found = ended(sfn, second)
    assert (found["error"], found["cause"]) == ("No", "not today")
    code, _ = refused(sfn.send_task_success, taskToken=token(sfn, first), output="1")
    assert code == "TaskTimedOut"
    code, _ = refused(sfn.send_task_success, taskToken="nonsense", output="1")
    assert code == "InvalidToken"


def test_a_token_that_nobody_uses_times_out(sfn):
    for field, error in (("TimeoutSeconds", "States.Timeout"), ("HeartbeatSeconds", "States.HeartbeatTimeout")):
        found = run(sfn, one({**SENDING, field: 1}), {"n": 1})
        assert found["status"] == "FAILED" and found["error"] in (error, "States.Timeout"), found
        assert "TaskTimedOut" in types(sfn, found["executionArn"])


def test_an_express_machine_answers_at_once(sfn):
    machine = create(sfn, jsonata(one(passing(Output="{% $states.input.n + 1 %}"))), type="EXPRESS")
    found = sfn.start_sync_execution(stateMachineArn=machine, input='{"n": 1}', name="sync")
    assert (found["status"], found["output"], found["name"]) == ("SUCCEEDED", "2", "sync")
    assert ":express:" in found["executionArn"] and found["billingDetails"]["billedMemoryUsedInMB"] > 0
    failing = create(sfn, one({"Type": "Fail", "Error": "Mine", "Cause": "why"}), type="EXPRESS")
    found = sfn.start_sync_execution(stateMachineArn=failing)
    assert (found["status"], found["error"], found["cause"]) == ("FAILED", "Mine", "why")
    assert sfn.start_execution(stateMachineArn=machine, input="{}")["executionArn"].split(":")[5] == "express"
    code, _ = refused(sfn.start_sync_execution, stateMachineArn=create(sfn, WAITING))
    assert code == "StateMachineTypeNotSupported"


def test_a_failed_execution_goes_on_from_where_it_failed(engine, sfn):
    name = f"/redrive/{uuid.uuid4()}"
    count = {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:ssm:putParameter", "ResultPath": None}
    count["Parameters"] = {"Name": f"{name}/before", "Value": "x", "Type": "String"}
    get = {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:ssm:getParameter"}
    get.update(Parameters={"Name": name}, ResultSelector={"v.$": "$.Parameter.Value"})
    # The first state would fail if it ran again: the parameter is there already.
    execution = start(sfn, create(sfn, chain(("Before", count), ("Get", get))))
    found = ended(sfn, execution)
    assert (found["status"], found["error"]) == ("FAILED", "Ssm.ParameterNotFoundException")
    assert found["redriveStatus"] == "REDRIVABLE"
    engine.client("ssm").put_parameter(Name=name, Value="now", Type="String")
    sfn.redrive_execution(executionArn=execution)
    wait_until(lambda: sfn.describe_execution(executionArn=execution)["status"] == "SUCCEEDED", "the redriven execution")
    found = sfn.describe_execution(executionArn=execution)
    assert (json.loads(found["output"]), found["redriveCount"], found["redriveStatus"]) == ({"v": "now"}, 1, "NOT_REDRIVABLE")
    happened = types(sfn, execution)
    assert happened.count("ExecutionRedriven") == 1
    assert happened[happened.index("ExecutionRedriven") + 1] == "TaskScheduled", happened
    code, _ = refused(sfn.redrive_execution, executionArn=execution)
    assert code == "ExecutionNotRedrivable"


def distributed(processor, **fields):
    """A machine of a distributed Map state whose children are standard executions."""
    processor = {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, **processor}
    return chain(("Children", {"Type": "Map", "ItemProcessor": processor, **fields}))


def test_a_map_run_has_children(sfn):
    machine = distributed(one(computing("States.MathAdd($.n, 1)")), ItemsPath="$.items", MaxConcurrency=3)
    execution = start(sfn, create(sfn, machine), {"items": [{"n": number} for number in range(10)]})
    found = ended(sfn, execution)
    assert json.loads(found["output"]) == [{"value": number + 1} for number in range(10)], found
    (listed,) = sfn.list_map_runs(executionArn=execution)["mapRuns"]
    described = sfn.describe_map_run(mapRunArn=listed["mapRunArn"])
    assert (described["status"], described["itemCounts"]["succeeded"], described["itemCounts"]["total"]) == ("SUCCEEDED", 10, 10)
    assert described["executionCounts"]["succeeded"] == 10 and described["maxConcurrency"] == 3
    pages = sfn.get_paginator("list_executions").paginate(mapRunArn=listed["mapRunArn"], PaginationConfig={"PageSize": 4})
    children = [each for page in pages for each in page["executions"]]
    assert len(children) == 10 and {each["status"] for each in children} == {"SUCCEEDED"}
    assert types(sfn, children[0]["executionArn"])[-1] == "ExecutionSucceeded"
    happened = types(sfn, execution)
    assert happened[1:] == ["MapStateEntered", "MapRunStarted", "MapRunSucceeded", "MapStateExited", "ExecutionSucceeded"] or (
        happened[1:] == ["MapStateEntered", "MapStateStarted", "MapRunStarted", "MapRunSucceeded", "MapStateSucceeded", "MapStateExited", "ExecutionSucceeded"]
    ), happened


def test_a_map_run_tolerates_so_many_failures(sfn):
    fails = chain(
        ("Is", {"Type": "Choice", "Choices": [{"Variable": "$", "NumericLessThan": 2, "Next": "Fail"}], "Default": "Pass"}),
        ("Fail", {"Type": "Fail", "Error": "Low"}),
        ("Pass", passing()),
    )
    found = run(sfn, distributed(fails, ToleratedFailureCount=2), list(range(6)))
    assert found["status"] == "SUCCEEDED", found
    found = run(sfn, distributed(fails, ToleratedFailureCount=1), list(range(6)))
    assert (found["status"], found["error"]) == ("FAILED", "States.ExceedToleratedFailureThreshold")


def test_a_map_run_reads_and_writes_objects(engine, sfn, s3):
    bucket = f"map-{uuid.uuid4()}"
    s3.create_bucket(Bucket=bucket)
    s3.put_object(Bucket=bucket, Key="in.csv", Body=b"id,name\n1,one\n2,two\n3,three\n")
    reader = {
        "Resource": "arn:aws:states:::s3:getObject",
        "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"},
        "Parameters": {"Bucket": bucket, "Key": "in.csv"},
    }
    writer = {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": bucket, "Prefix": "out"}}
    batches = {"MaxItemsPerBatch": 2}
    machine = distributed(one(computing("States.ArrayLength($.Items)")), ItemReader=reader, ItemBatcher=batches, ResultWriter=writer)
    found = run(sfn, machine)
    assert found["status"] == "SUCCEEDED", found
    written = json.loads(found["output"])["ResultWriterDetails"]
    assert written["Bucket"] == bucket and written["Key"].endswith("/manifest.json")
    manifest = json.loads(s3.get_object(Bucket=bucket, Key=written["Key"])["Body"].read())
    (succeeded,) = manifest["ResultFiles"]["SUCCEEDED"]
    results = json.loads(s3.get_object(Bucket=bucket, Key=succeeded["Key"])["Body"].read())
    assert sorted(json.loads(each["Output"])["value"] for each in results) == [1, 2]
    assert "one" in "".join(each["Input"] for each in results)


def test_a_machine_starts_another_and_waits_for_it(sfn):
    child = create(sfn, jsonata(one(passing(Output="{% {'twice': $states.input.n * 2} %}"))))
    parameters = {"StateMachineArn": child, "Input": {"n.$": "$.n"}}
    for pattern, output in ((".sync:2", {"twice": 6}), (".sync", '{"twice":6}')):
        state = {"Type": "Task", "Resource": f"arn:aws:states:::states:startExecution{pattern}", "Parameters": parameters}
        found = run(sfn, one({**state, "OutputPath": "$.Output"}), {"n": 3})
        assert found["status"] == "SUCCEEDED" and json.loads(found["output"]) == output, found


def test_a_loop_ends_at_25000_events(sfn):
    ends = {"Variable": "$.end", "IsPresent": True, "Next": "End"}
    machine = chain(("A", passing()), ("B", {"Type": "Choice", "Choices": [ends], "Default": "A"}), ("End", {"Type": "Succeed"}))
    found = run(sfn, machine)
    assert found["status"] == "FAILED", found
    assert len(history(sfn, found["executionArn"])) == 25_000


def test_many_at_once_all_end(sfn):
    machine = create(sfn, chain(("A", passing()), ("W", {"Type": "Wait", "Seconds": 1}), ("B", passing())))
    executions = [start(sfn, machine, {"n": number}) for number in range(200)]
    outputs = [json.loads(ended(sfn, execution)["output"])["n"] for execution in executions]
    assert outputs == list(range(200))
