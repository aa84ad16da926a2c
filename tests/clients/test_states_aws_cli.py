# SPDX-License-Identifier: Apache-2.0
"""State machines with the AWS CLI, pointed at the engine by what `emrys env` prints and nothing else."""

import json
import uuid

from harness import wait_until
from machines import ROLE, chain, jsonata, one, passing


def definition(tmp_path, machine):
    """A definition in a file, as the command line takes it."""
    path = tmp_path / f"{uuid.uuid4()}.asl.json"
    path.write_text(json.dumps(machine))
    return f"file://{path}"


def create(aws, tmp_path, machine, *more):
    return aws(
        "stepfunctions", "create-state-machine", "--name", f"cli-{uuid.uuid4()}",
        "--definition", definition(tmp_path, machine), "--role-arn", ROLE, *more,
    )["stateMachineArn"]  # fmt: skip


def test_the_life_of_a_machine(aws, tmp_path):
    checked = aws("stepfunctions", "validate-state-machine-definition", "--definition", definition(tmp_path, one(passing())))
    assert checked["result"] == "OK"
    machine = create(aws, tmp_path, chain(("A", passing(Result={"a": 1})), ("B", passing())), "--tags", "key=team,value=sales")
    execution = aws("stepfunctions", "start-execution", "--state-machine-arn", machine, "--name", "first", "--input", "{}")["executionArn"]

    def described():
        found = aws("stepfunctions", "describe-execution", "--execution-arn", execution)
        return found if found["status"] != "RUNNING" else None

    found = wait_until(described, "the end of the execution")
    assert (found["status"], json.loads(found["output"])) == ("SUCCEEDED", {"a": 1})
    # The CLI asks for page after page by itself.
    events = aws("stepfunctions", "get-execution-history", "--execution-arn", execution, "--page-size", "2")["events"]
    assert [event["type"] for event in events] == [
        "ExecutionStarted", "PassStateEntered", "PassStateExited", "PassStateEntered", "PassStateExited", "ExecutionSucceeded",
    ]  # fmt: skip
    listed = aws("stepfunctions", "list-executions", "--state-machine-arn", machine, "--status-filter", "SUCCEEDED")
    assert [each["name"] for each in listed["executions"]] == ["first"]
    tags = aws("stepfunctions", "list-tags-for-resource", "--resource-arn", machine)["tags"]
    assert tags == [{"key": "team", "value": "sales"}]
    aws("stepfunctions", "delete-state-machine", "--state-machine-arn", machine)
    wait_until(
        lambda: machine not in [each["stateMachineArn"] for each in aws("stepfunctions", "list-state-machines")["stateMachines"]],
        "the machine to be gone",
    )


def test_an_execution_is_stopped(aws, tmp_path):
    machine = create(aws, tmp_path, one({"Type": "Wait", "Seconds": 600}))
    execution = aws("stepfunctions", "start-execution", "--state-machine-arn", machine)["executionArn"]
    aws("stepfunctions", "stop-execution", "--execution-arn", execution, "--error", "Enough", "--cause", "done")
    found = aws("stepfunctions", "describe-execution", "--execution-arn", execution)
    assert (found["status"], found["error"]) == ("ABORTED", "Enough")


def test_an_express_machine_answers_at_once(aws, tmp_path):
    machine = create(aws, tmp_path, jsonata(one(passing(Output="{% $states.input.n + 1 %}"))), "--type", "EXPRESS")
    found = aws("stepfunctions", "start-sync-execution", "--state-machine-arn", machine, "--input", '{"n": 1}')
    assert (found["status"], found["output"]) == ("SUCCEEDED", "2")


def test_a_state_is_tried_alone(aws, tmp_path):
    state = definition(tmp_path, {**jsonata(passing(Output="{% $states.input.n + 1 %}")), "End": True})
    found = aws("stepfunctions", "test-state", "--definition", state, "--role-arn", ROLE, "--input", '{"n": 1}')
    assert (found["status"], found["output"]) == ("SUCCEEDED", "2")


def test_an_activity_is_answered(aws, tmp_path):
    activity = aws("stepfunctions", "create-activity", "--name", f"cli-{uuid.uuid4()}")["activityArn"]
    machine = create(aws, tmp_path, one({"Type": "Task", "Resource": activity}))
    execution = aws("stepfunctions", "start-execution", "--state-machine-arn", machine, "--input", '{"n": 1}')["executionArn"]
    task = aws("stepfunctions", "get-activity-task", "--activity-arn", activity)
    assert json.loads(task["input"]) == {"n": 1}
    aws("stepfunctions", "send-task-success", "--task-token", task["taskToken"], "--task-output", '{"done": true}')
    wait_until(
        lambda: aws("stepfunctions", "describe-execution", "--execution-arn", execution)["status"] == "SUCCEEDED",
        "the execution to succeed",
    )
