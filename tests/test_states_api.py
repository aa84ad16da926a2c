# SPDX-License-Identifier: Apache-2.0
"""Step Functions' API through boto3 and the AWS CLI: machines, versions, aliases, tags, activities, executions' names,
lists and histories, what is refused, and what a kill leaves. What executions do is tested elsewhere."""

import json
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

import pytest

from harness import Engine, environment, refused

ROLE = "arn:aws:iam::000000000000:role/states"
PREFIX = "arn:aws:states:us-east-1:000000000000:"


def machine(*states, **members):
    """A machine of those states, one after another."""
    states = {f"S{number}": state for number, state in enumerate(states, 1)}
    names = list(states)
    for name, following in zip(names, names[1:]):
        states[name]["Next"] = following
    if states[names[-1]]["Type"] != "Fail":
        states[names[-1]]["End"] = True
    return json.dumps({"StartAt": names[0], "States": states, **members})


PASS = machine({"Type": "Pass", "Result": {"answer": 42}})
WAIT = machine({"Type": "Wait", "Seconds": 3600})
FAIL = machine({"Type": "Fail", "Error": "Broken", "Cause": "on purpose"})


@pytest.fixture(scope="module")
def sfn(engine):
    return client(engine)


def client(engine):
    # Two operations have a prefix of their own before the host, which no loopback address has.
    return engine.client("stepfunctions", inject_host_prefix=False)


@pytest.fixture
def create(sfn):
    """Creates machines of the test's own."""

    def create(definition=PASS, **members):
        members.setdefault("name", f"m-{uuid.uuid4()}")
        return sfn.create_state_machine(definition=definition, roleArn=ROLE, **members)["stateMachineArn"]

    return create


def ended(sfn, execution, within=10):
    deadline = time.monotonic() + within
    while True:
        described = sfn.describe_execution(executionArn=execution)
        if described["status"] != "RUNNING":
            return described
        assert time.monotonic() < deadline, described
        time.sleep(0.02)


def events(sfn, execution, **members):
    return sfn.get_execution_history(executionArn=execution, **members)["events"]


def test_a_machine_is_created_started_described_and_its_history_listed(sfn, create):
    arn = create()
    started = sfn.start_execution(stateMachineArn=arn, name="first", input='{"a": 1}')
    assert started["executionArn"] == arn.replace("stateMachine", "execution") + ":first"
    described = ended(sfn, started["executionArn"])
    assert described["status"] == "SUCCEEDED"
    assert (described["input"], json.loads(described["output"])) == ('{"a": 1}', {"answer": 42})
    assert described["startDate"] == started["startDate"] <= described["stopDate"]
    assert described["redriveStatusReason"] == "Execution is SUCCEEDED and cannot be redriven"
    listed = events(sfn, started["executionArn"])
    told = [(event["id"], event["previousEventId"], event["type"]) for event in listed]
    assert told == [
        (1, 0, "ExecutionStarted"),
        (2, 0, "PassStateEntered"),
        (3, 2, "PassStateExited"),
        (4, 3, "ExecutionSucceeded"),
    ]
    details = listed[0]["executionStartedEventDetails"]
    assert (json.loads(details["input"]), details["inputDetails"], details["roleArn"]) == ({"a": 1}, {"truncated": False}, ROLE)
    assert json.loads(listed[2]["stateExitedEventDetails"]["output"]) == {"answer": 42}


def test_pages_of_a_history_forwards_and_backwards(sfn, create):
    execution = sfn.start_execution(stateMachineArn=create())["executionArn"]
    ended(sfn, execution)
    for backwards, ids in [(False, [1, 2, 3, 4]), (True, [4, 3, 2, 1])]:
        pages = sfn.get_paginator("get_execution_history").paginate(
            executionArn=execution, reverseOrder=backwards, PaginationConfig={"PageSize": 3}
        )
        assert [[event["id"] for event in page["events"]] for page in pages] == [ids[:3], ids[3:]]
    token = sfn.get_execution_history(executionArn=execution, maxResults=1)["nextToken"]
    assert refused(sfn.get_execution_history, executionArn=execution, reverseOrder=True, nextToken=token) == (
        "InvalidToken",
        "Invalid Token: 'Invalid token'",
    )
    bare = events(sfn, execution, includeExecutionData=False)[0]["executionStartedEventDetails"]
    assert bare == {"roleArn": ROLE}


def test_creating_what_is_there(sfn):
    name = f"m-{uuid.uuid4()}"
    request = {"name": name, "definition": PASS, "roleArn": ROLE}
    first = sfn.create_state_machine(**request, tags=[{"key": "a", "value": "b"}])
    assert first["stateMachineArn"] == f"{PREFIX}stateMachine:{name}"
    again = sfn.create_state_machine(**request)
    assert (again["stateMachineArn"], again["creationDate"]) == (first["stateMachineArn"], first["creationDate"])
    code, message = refused(sfn.create_state_machine, **{**request, "definition": WAIT})
    assert code == "StateMachineAlreadyExists"
    assert message == f"State Machine Already Exists: '{first['stateMachineArn']}'"
    code, _ = refused(sfn.create_state_machine, **request, type="EXPRESS")
    assert code == "StateMachineAlreadyExists"


@pytest.mark.parametrize(
    "change, code, message",
    [
        (
            {"definition": '{"StartAt": "A"}'},
            "InvalidDefinition",
            "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'",
        ),
        ({"name": "a b"}, "InvalidName", "Invalid Name: 'a b'"),
        ({"roleArn": "arn:aws:s3:::role"}, "InvalidArn", None),
        (
            {"versionDescription": "x"},
            "ValidationException",
            "Version description can only be set when publish is true",
        ),
        (
            {"loggingConfiguration": {"level": "ALL"}},
            "InvalidLoggingConfiguration",
            "Invalid Logging Configuration: Must specify exactly one Log Destination.",
        ),
        ({"tags": [{"key": str(number), "value": ""} for number in range(51)]}, "TooManyTags", None),
    ],
)
def test_what_cannot_be_created(sfn, change, code, message):
    request = {"name": f"m-{uuid.uuid4()}", "definition": PASS, "roleArn": ROLE, **change}
    refusal = refused(sfn.create_state_machine, **request)
    assert refusal[0] == code
    assert message in (None, refusal[1])


def test_an_update_is_a_new_revision_and_a_version_stays(sfn, create):
    arn = create(publish=True, versionDescription="one")
    first = sfn.describe_state_machine(stateMachineArn=f"{arn}:1")
    assert (first["description"], first["definition"], first["type"]) == ("one", PASS, "STANDARD")
    assert first["loggingConfiguration"] == {"level": "OFF", "includeExecutionData": False}
    assert "revisionId" not in sfn.describe_state_machine(stateMachineArn=arn)
    same = sfn.update_state_machine(stateMachineArn=arn, definition=PASS, publish=True)
    assert same["stateMachineVersionArn"] == f"{arn}:1" and "revisionId" not in same
    updated = sfn.update_state_machine(stateMachineArn=arn, definition=FAIL, tracingConfiguration={"enabled": True})
    described = sfn.describe_state_machine(stateMachineArn=arn)
    assert (described["definition"], described["revisionId"]) == (FAIL, updated["revisionId"])
    assert described["tracingConfiguration"] == {"enabled": True}
    code, message = refused(sfn.publish_state_machine_version, stateMachineArn=arn, revisionId="other")
    assert code == "ConflictException" and updated["revisionId"] in message
    for _ in range(2):
        published = sfn.publish_state_machine_version(stateMachineArn=arn, revisionId=updated["revisionId"])
        assert published["stateMachineVersionArn"] == f"{arn}:2"
    assert sfn.describe_state_machine(stateMachineArn=f"{arn}:1")["definition"] == PASS
    pages = sfn.list_state_machine_versions(stateMachineArn=arn, maxResults=1)
    assert [version["stateMachineVersionArn"] for version in pages["stateMachineVersions"]] == [f"{arn}:2"]
    rest = sfn.list_state_machine_versions(stateMachineArn=arn, nextToken=pages["nextToken"])
    assert [version["stateMachineVersionArn"] for version in rest["stateMachineVersions"]] == [f"{arn}:1"]
    sfn.delete_state_machine_version(stateMachineVersionArn=f"{arn}:2")
    sfn.delete_state_machine_version(stateMachineVersionArn=f"{arn}:2")
    third = sfn.publish_state_machine_version(stateMachineArn=arn)
    assert third["stateMachineVersionArn"] == f"{arn}:3"
    assert refused(sfn.update_state_machine, stateMachineArn=f"{arn}:1", definition=PASS)[0] == "StateMachineDoesNotExist"
    assert refused(sfn.update_state_machine, stateMachineArn=arn)[0] == "MissingRequiredParameter"


def test_aliases_lead_to_versions(sfn, create):
    arn = create(publish=True)
    sfn.update_state_machine(stateMachineArn=arn, definition=FAIL, publish=True)
    to = lambda *weights: [  # noqa: E731
        {"stateMachineVersionArn": f"{arn}:{version}", "weight": weight} for version, weight in enumerate(weights, 1)
    ]
    alias = sfn.create_state_machine_alias(name="prod", routingConfiguration=to(100))["stateMachineAliasArn"]
    assert alias == f"{arn}:prod"
    assert sfn.create_state_machine_alias(name="prod", routingConfiguration=to(100))["stateMachineAliasArn"] == alias
    code, _ = refused(sfn.create_state_machine_alias, name="prod", routingConfiguration=to(50, 50))
    assert code == "ConflictException"
    code, message = refused(sfn.create_state_machine_alias, name="x", routingConfiguration=to(70, 29))
    assert code == "ValidationException" and message.endswith("weights must equal 100. Received: [70, 29]")
    code, message = refused(sfn.delete_state_machine_version, stateMachineVersionArn=f"{arn}:1")
    assert code == "ConflictException" and message.endswith("referencing this version: [prod]")
    run = ended(sfn, sfn.start_execution(stateMachineArn=alias)["executionArn"])
    assert run["status"] == "SUCCEEDED"
    assert (run["stateMachineAliasArn"], run["stateMachineVersionArn"]) == (alias, f"{arn}:1")
    started = events(sfn, run["executionArn"])[0]["executionStartedEventDetails"]
    assert (started["stateMachineAliasArn"], started["stateMachineVersionArn"]) == (alias, f"{arn}:1")
    sfn.update_state_machine_alias(stateMachineAliasArn=alias, routingConfiguration=to(0, 100), description="new")
    described = sfn.describe_state_machine_alias(stateMachineAliasArn=alias)
    assert (described["name"], described["description"]) == ("prod", "new")
    assert [route["weight"] for route in described["routingConfiguration"]] == [0, 100]
    assert ended(sfn, sfn.start_execution(stateMachineArn=alias)["executionArn"])["status"] == "FAILED"
    through = sfn.list_executions(stateMachineArn=alias)["executions"]
    assert [execution["status"] for execution in through] == ["FAILED", "SUCCEEDED"]
    only = sfn.list_executions(stateMachineArn=f"{arn}:2")["executions"]
    assert [execution["status"] for execution in only] == ["FAILED"]
    listed = sfn.list_state_machine_aliases(stateMachineArn=arn)["stateMachineAliases"]
    assert [alias["stateMachineAliasArn"] for alias in listed] == [alias]
    sfn.delete_state_machine_alias(stateMachineAliasArn=alias)
    assert refused(sfn.describe_state_machine_alias, stateMachineAliasArn=alias)[0] == "ResourceNotFound"
    assert refused(sfn.start_execution, stateMachineArn=alias)[0] == "StateMachineDoesNotExist"


def test_machines_are_listed_by_name_and_deleted_once_nothing_runs(sfn, create):
    prefix = f"l-{uuid.uuid4()}"
    arns = [create(WAIT, name=f"{prefix}-{letter}") for letter in "cab"]
    pages = sfn.get_paginator("list_state_machines").paginate(PaginationConfig={"PageSize": 2})
    named = [found["name"] for page in pages for found in page["stateMachines"]]
    assert [name[-1] for name in named if name.startswith(prefix)] == ["a", "b", "c"]
    execution = sfn.start_execution(stateMachineArn=arns[0])["executionArn"]
    for arn in arns:
        sfn.delete_state_machine(stateMachineArn=arn)
        sfn.delete_state_machine(stateMachineArn=arn)
    assert sfn.describe_state_machine(stateMachineArn=arns[0])["status"] == "DELETING"
    assert refused(sfn.start_execution, stateMachineArn=arns[0])[0] == "StateMachineDeleting"
    assert refused(sfn.create_state_machine, name=f"{prefix}-c", definition=WAIT, roleArn=ROLE)[0] == "StateMachineDeleting"
    code, message = refused(sfn.describe_state_machine, stateMachineArn=arns[1])
    assert (code, message) == ("StateMachineDoesNotExist", f"State Machine Does Not Exist: '{arns[1]}'")
    sfn.stop_execution(executionArn=execution, error="Enough", cause="the test ends")
    assert ended(sfn, execution)["status"] == "ABORTED"
    assert refused(sfn.describe_state_machine, stateMachineArn=arns[0])[0] == "StateMachineDoesNotExist"
    assert sfn.describe_state_machine_for_execution(executionArn=execution)["definition"] == WAIT


def test_a_name_is_used_once(sfn, create):
    arn = create(WAIT)
    request = {"stateMachineArn": arn, "name": "night", "input": '{"n":1}'}
    first = sfn.start_execution(**request)
    assert sfn.start_execution(**request)["startDate"] == first["startDate"]
    code, message = refused(sfn.start_execution, **{**request, "input": '{"n":2}'})
    assert (code, message) == ("ExecutionAlreadyExists", f"Execution Already Exists: '{first['executionArn']}'")
    stopped = sfn.stop_execution(executionArn=first["executionArn"], error="E", cause="C")
    described = ended(sfn, first["executionArn"])
    assert (described["status"], described["error"], described["cause"]) == ("ABORTED", "E", "C")
    assert described["stopDate"] == stopped["stopDate"]
    assert sfn.stop_execution(executionArn=first["executionArn"])["stopDate"] == stopped["stopDate"]
    assert refused(sfn.start_execution, **request)[0] == "ExecutionAlreadyExists"
    last = events(sfn, first["executionArn"], reverseOrder=True, maxResults=1)[0]
    assert last["type"] == "ExecutionAborted"
    assert last["executionAbortedEventDetails"] == {"error": "E", "cause": "C"}


def test_executions_are_listed_newest_first_by_status_and_in_pages(sfn, create):
    arn = create(FAIL)
    runs = []
    for number in range(3):
        run = sfn.start_execution(stateMachineArn=arn, name=f"run-{number}")["executionArn"]
        assert ended(sfn, run)["status"] == "FAILED"
        runs.insert(0, run)
    sfn.update_state_machine(stateMachineArn=arn, definition=WAIT)
    runs.insert(0, sfn.start_execution(stateMachineArn=arn)["executionArn"])
    pages = sfn.get_paginator("list_executions").paginate(stateMachineArn=arn, PaginationConfig={"PageSize": 3})
    pages = [[execution["executionArn"] for execution in page["executions"]] for page in pages]
    assert pages == [runs[:3], runs[3:]]
    running = sfn.list_executions(stateMachineArn=arn, statusFilter="RUNNING")["executions"]
    assert [execution["executionArn"] for execution in running] == runs[:1]
    assert sfn.list_executions(stateMachineArn=arn, redriveFilter="REDRIVEN")["executions"] == []
    token = sfn.list_executions(stateMachineArn=arn, maxResults=1)["nextToken"]
    code, _ = refused(sfn.list_executions, stateMachineArn=arn, statusFilter="FAILED", nextToken=token)
    assert code == "InvalidToken"
    assert refused(sfn.list_executions)[0] == "ValidationException"
    sfn.stop_execution(executionArn=runs[0])


def test_a_failed_execution_is_redriven(sfn, create):
    arn = create(machine({"Type": "Pass"}, {"Type": "Fail", "Error": "Broken"}))
    run = ended(sfn, sfn.start_execution(stateMachineArn=arn)["executionArn"])
    assert (run["redriveCount"], run["redriveStatus"]) == (0, "REDRIVABLE")
    token = str(uuid.uuid4())
    first = sfn.redrive_execution(executionArn=run["executionArn"], clientToken=token)
    ended(sfn, run["executionArn"])
    again = sfn.redrive_execution(executionArn=run["executionArn"], clientToken=token)
    assert again["redriveDate"] == first["redriveDate"]
    run = ended(sfn, run["executionArn"])
    assert (run["status"], run["redriveCount"], run["redriveDate"]) == ("FAILED", 1, first["redriveDate"])
    told = [event["type"] for event in events(sfn, run["executionArn"])]
    assert (told.count("ExecutionRedriven"), told.count("ExecutionFailed"), told[-1]) == (1, 2, "ExecutionFailed")
    succeeded = ended(sfn, sfn.start_execution(stateMachineArn=create())["executionArn"])
    code, message = refused(sfn.redrive_execution, executionArn=succeeded["executionArn"])
    assert (code, message) == ("ExecutionNotRedrivable", "Execution is SUCCEEDED and cannot be redriven")


def test_what_cannot_be_started_or_found(sfn, create):
    arn = create()
    for given, what in [
        ("not some json", "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', "
         "'true' or 'false')"),
        ("", "Invalid execution input."),
    ]:
        code, message = refused(sfn.start_execution, stateMachineArn=arn, input=given)
        assert (code, message) == ("InvalidExecutionInput", f"Invalid State Machine Execution Input: '{what}'")
    assert refused(sfn.start_execution, stateMachineArn=arn, name="a/b")[0] == "InvalidName"
    gone = f"{PREFIX}stateMachine:none"
    assert refused(sfn.start_execution, stateMachineArn=gone)[0] == "StateMachineDoesNotExist"
    code, message = refused(sfn.describe_execution, executionArn="x")
    assert (code, message) == ("InvalidArn", "Invalid Arn: 'Invalid ARN prefix: x'")
    none = f"{PREFIX}execution:none:none"
    for call in [sfn.describe_execution, sfn.get_execution_history, sfn.stop_execution]:
        code, message = refused(call, executionArn=none)
        assert (code, message) == ("ExecutionDoesNotExist", f"Execution Does Not Exist: '{none}'")


def test_express_executions_are_answered_at_once_and_in_no_list(sfn, create):
    arn = create(type="EXPRESS")
    answer = sfn.start_sync_execution(stateMachineArn=arn, name="now", input="{}")
    assert answer["executionArn"].startswith(arn.replace("stateMachine", "express") + ":now:")
    assert (answer["status"], json.loads(answer["output"])) == ("SUCCEEDED", {"answer": 42})
    assert answer["billingDetails"] == {"billedDurationInMilliseconds": 100, "billedMemoryUsedInMB": 64}
    failed = sfn.start_sync_execution(stateMachineArn=create(FAIL, type="EXPRESS"))
    assert (failed["status"], failed["error"], failed["cause"]) == ("FAILED", "Broken", "on purpose")
    bare = sfn.start_sync_execution(stateMachineArn=arn, includedData="METADATA_ONLY")
    assert "output" not in bare and bare["outputDetails"] == {"included": False}
    started = sfn.start_execution(stateMachineArn=arn, name="now")["executionArn"]
    assert started != answer["executionArn"]
    refusal = ("InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'")
    for call in [sfn.describe_execution, sfn.get_execution_history, sfn.stop_execution]:
        assert refused(call, executionArn=started) == refusal
    code = "StateMachineTypeNotSupported"
    assert refused(sfn.list_executions, stateMachineArn=arn)[0] == code
    assert refused(sfn.start_sync_execution, stateMachineArn=create())[0] == code


def test_an_activitys_worker_and_task_tokens(sfn, create):
    name = f"a-{uuid.uuid4()}"
    activity = sfn.create_activity(name=name)["activityArn"]
    assert activity == f"{PREFIX}activity:{name}" == sfn.create_activity(name=name)["activityArn"]
    described = sfn.describe_activity(activityArn=activity)
    assert (described["name"], described["encryptionConfiguration"]) == (name, {"type": "AWS_OWNED_KEY"})
    assert activity in [found["activityArn"] for found in sfn.list_activities()["activities"]]
    arn = create(machine({"Type": "Task", "Resource": activity, "HeartbeatSeconds": 60}))

    got = {}
    worker = threading.Thread(target=lambda: got.update(sfn.get_activity_task(activityArn=activity, workerName="eva")))
    worker.start()
    execution = sfn.start_execution(stateMachineArn=arn, input='{"n":1}')["executionArn"]
    worker.join(timeout=20)
    assert json.loads(got["input"]) == {"n": 1}
    sfn.send_task_heartbeat(taskToken=got["taskToken"])
    assert refused(sfn.send_task_success, taskToken=got["taskToken"], output="{")[0] == "InvalidOutput"
    sfn.send_task_success(taskToken=got["taskToken"], output='{"done":true}')
    assert json.loads(ended(sfn, execution)["output"]) == {"done": True}
    assert refused(sfn.send_task_success, taskToken=got["taskToken"], output="1")[0] == "TaskTimedOut"
    assert refused(sfn.send_task_heartbeat, taskToken="nonsense")[0] == "InvalidToken"
    told = [event["type"] for event in events(sfn, execution)]
    assert told[2:5] == ["ActivityScheduled", "ActivityStarted", "ActivitySucceeded"]

    second = sfn.start_execution(stateMachineArn=arn)["executionArn"]
    token = sfn.get_activity_task(activityArn=activity)["taskToken"]
    sfn.send_task_failure(taskToken=token, error="Worker.Ill", cause="flu")
    failed = ended(sfn, second)
    assert (failed["status"], failed["error"], failed["cause"]) == ("FAILED", "Worker.Ill", "flu")
    sfn.delete_activity(activityArn=activity)
    sfn.delete_activity(activityArn=activity)
    for call in [sfn.describe_activity, sfn.get_activity_task]:
        assert refused(call, activityArn=activity) == (
            "ActivityDoesNotExist",
            f"Activity Does Not Exist: '{activity}'",
        )


def test_tags_of_machines_and_activities(sfn, create):
    activity = sfn.create_activity(name=f"a-{uuid.uuid4()}", tags=[{"key": "a", "value": "1"}])["activityArn"]
    machine_arn = create(tags=[{"key": "a", "value": "1"}], publish=True)
    for arn in [activity, machine_arn]:
        sfn.tag_resource(resourceArn=arn, tags=[{"key": "b", "value": ""}, {"key": "a", "value": "2"}])
        sfn.untag_resource(resourceArn=arn, tagKeys=["b", "none"])
        assert sfn.list_tags_for_resource(resourceArn=arn)["tags"] == [{"key": "a", "value": "2"}]
    code, message = refused(sfn.tag_resource, resourceArn=f"{machine_arn}:1", tags=[])
    assert (code, message) == ("ResourceNotFound", f"Resource not found: '{machine_arn}:1'")


def test_a_definition_is_only_checked(sfn):
    good = sfn.validate_state_machine_definition(definition=PASS)
    assert (good["result"], good["diagnostics"], good["truncated"]) == ("OK", [], False)
    wrong = json.dumps({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "C": {"Type": "Pass", "Next": "D"}}})
    bad = sfn.validate_state_machine_definition(definition=wrong)
    assert bad["result"] == "FAIL" and not bad["truncated"]
    found = {(one["severity"], one["code"], one.get("location")) for one in bad["diagnostics"]}
    assert ("ERROR", "MISSING_TRANSITION_TARGET", "/States/A/Next") in found
    short = sfn.validate_state_machine_definition(definition=wrong, maxResults=1)
    assert len(short["diagnostics"]) == 1 and short["truncated"]


def test_the_aws_cli_with_what_emrys_env_prints(engine, create):
    variables = environment(engine.home, **json.loads(engine.cli("env", "--json", check=0).stdout))

    def aws(*arguments):
        command = [Path(sys.executable).with_name("aws"), "stepfunctions", *arguments, "--output", "json"]
        done = subprocess.run(command, env=variables, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if done.stdout else None

    listed = aws("list-state-machines")["stateMachines"]
    arn = create(type="EXPRESS")
    assert arn not in [found["stateMachineArn"] for found in listed]
    # These two have a prefix before the host, which the CLI leaves out as it is told.
    answer = aws("start-sync-execution", "--state-machine-arn", arn, "--input", "{}")
    assert (answer["status"], json.loads(answer["output"])) == ("SUCCEEDED", {"answer": 42})
    tested = aws("test-state", "--definition", '{"Type":"Pass","Next":"B"}', "--input", "[1]")
    assert tested == {"output": "[1]", "nextState": "B", "status": "SUCCEEDED"}


def test_what_was_answered_is_there_after_a_kill(tmp_path):
    engine = Engine(tmp_path / "state").start()
    try:
        sfn = client(engine)
        arn = sfn.create_state_machine(name="m", definition=WAIT, roleArn=ROLE, publish=True)["stateMachineArn"]
        sfn.create_state_machine_alias(
            name="prod", routingConfiguration=[{"stateMachineVersionArn": f"{arn}:1", "weight": 100}]
        )
        sfn.create_activity(name="a")
        run = sfn.start_execution(stateMachineArn=f"{arn}:prod", name="long", input='{"n":1}')
        engine.kill()
        engine.start()
        sfn = client(engine)
        described = sfn.describe_execution(executionArn=run["executionArn"])
        assert (described["status"], described["input"], described["startDate"]) == ("RUNNING", '{"n":1}', run["startDate"])
        assert sfn.start_execution(stateMachineArn=f"{arn}:prod", name="long", input='{"n":1}')["startDate"] == run["startDate"]
        assert sfn.describe_state_machine(stateMachineArn=f"{arn}:prod")["definition"] == WAIT
        assert [found["name"] for found in sfn.list_activities()["activities"]] == ["a"]
        sfn.stop_execution(executionArn=run["executionArn"])
        assert ended(sfn, run["executionArn"])["status"] == "ABORTED"
    finally:
        engine.stop()
