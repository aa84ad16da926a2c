# SPDX-License-Identifier: Apache-2.0
"""What tasks of state machines call: EMR, functions, messages, objects, secrets; driven through boto3."""

import json
import sys
import time
import urllib.request
import uuid

import pytest

from harness import RELEASE, Engine, wait_until

ROLE = "arn:aws:iam::000000000000:role/states"
ENDED = ("SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED")


def states_client(engine):
    return engine.client("stepfunctions")


def create(states, definition):
    """A state machine of that definition."""
    name = f"m-{uuid.uuid4()}"
    return states.create_state_machine(name=name, definition=json.dumps(definition), roleArn=ROLE)["stateMachineArn"]


def start(states, definition, value=None):
    return states.start_execution(stateMachineArn=create(states, definition), input=json.dumps(value or {}))["executionArn"]


def end_of(states, execution):
    def ended():
        described = states.describe_execution(executionArn=execution)
        return described if described["status"] in ENDED else None

    return wait_until(ended, f"the end of {execution}", delay=0.05)


def run(states, definition, value=None):
    """The output of an execution that succeeds."""
    described = end_of(states, start(states, definition, value))
    assert described["status"] == "SUCCEEDED", (described.get("error"), described.get("cause"))
    return json.loads(described["output"])


def fail(states, definition, value=None):
    """Error and cause of an execution that fails."""
    described = end_of(states, start(states, definition, value))
    assert described["status"] == "FAILED", described
    return described["error"], described["cause"]


def task(resource, arguments, **more):
    """A state that ends the machine, unless it says what comes next."""
    state = {"Type": "Task", "Resource": f"arn:aws:states:::{resource}", "Parameters": arguments, **more}
    return state if "Next" in more else {**state, "End": True}


def machine(**machine_states):
    return {"StartAt": next(iter(machine_states)), "States": machine_states}


def one(resource, arguments, **more):
    return machine(Do=task(resource, arguments, **more))


def put_handlers(engine, **handlers):
    """Says who handles what, as the CLI does."""
    request = urllib.request.Request(
        f"{engine.endpoint}/_emrys/handlers",
        data=json.dumps(handlers).encode(),
        headers={"x-emrys-token": engine.info()["token"]},
        method="POST",
    )
    urllib.request.urlopen(request).close()


def messages(engine):
    headers = {"x-emrys-token": engine.info()["token"]}
    request = urllib.request.Request(f"{engine.endpoint}/_emrys/messages", headers=headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def handler(folder, **more):
    return {"folder": str(folder), "timeout_seconds": 60, **more}


def command(folder, *argv, **more):
    return handler(folder, runs={"command": list(argv)}, **more)


def script(folder, text, name="lambda_handler", **more):
    path = folder / f"{uuid.uuid4().hex}.py"
    path.write_text(text)
    return handler(folder, runs={"script": {"file": str(path), "handler": name}}, **more)


def cluster(**more):
    return {
        "Name": "states",
        "ReleaseLabel": RELEASE,
        "Instances": {
            "KeepJobFlowAliveWhenNoSteps": True,
            "InstanceGroups": [{"InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1}],
        },
        **more,
    }


def step(*argv, action="CONTINUE"):
    jar = {"Jar": "command-runner.jar", "Args": list(argv)}
    return {"Name": "step", "ActionOnFailure": action, "HadoopJarStep": jar}


@pytest.fixture(scope="module")
def states(engine):
    return states_client(engine)


def test_a_cluster_its_step_and_its_end(engine, states, tmp_path):
    marker = tmp_path / "ran"
    definition = machine(
        Create=task("elasticmapreduce:createCluster.sync", cluster(), ResultPath="$.cluster", Next="Step"),
        Step=task(
            "elasticmapreduce:addStep.sync",
            {"ClusterId.$": "$.cluster.ClusterId", "Step": step("bash", "-c", f"echo ran >> {marker}")},
            ResultPath="$.step",
            Next="Terminate",
        ),
        Terminate=task(
            "elasticmapreduce:terminateCluster.sync",
            {"ClusterId.$": "$.cluster.Cluster.Id"},
            ResultPath="$.end",
        ),
    )
    output = run(states, definition)
    assert marker.read_text() == "ran\n"
    assert output["step"]["Step"]["Status"]["State"] == "COMPLETED"
    assert output["end"]["Cluster"]["Status"]["State"] == "TERMINATED"
    emr = engine.client("emr")
    described = emr.describe_cluster(ClusterId=output["cluster"]["ClusterId"])["Cluster"]
    assert described["Status"]["State"] == "TERMINATED"


def test_a_failed_step_is_caught_and_a_stopped_execution_cancels_its_step(engine, states):
    emr = engine.client("emr")
    id = run(states, one("elasticmapreduce:createCluster.sync", cluster()))["ClusterId"]
    add = task(
        "elasticmapreduce:addStep.sync",
        {"ClusterId": id, "Step": step("false")},
        Catch=[{"ErrorEquals": ["States.TaskFailed"], "Next": "Caught"}],
    )
    caught = run(states, machine(Add=add, Caught={"Type": "Pass", "End": True}))
    assert json.loads(caught["Cause"])["Step"]["Status"]["State"] == "FAILED"

    execution = start(states, one("elasticmapreduce:addStep.sync", {"ClusterId": id, "Step": step("sleep", "600")}))

    def state():
        return emr.list_steps(ClusterId=id)["Steps"][0]["Status"]["State"]

    wait_until(lambda: state() == "RUNNING", "the step to run")
    states.stop_execution(executionArn=execution)
    wait_until(lambda: state() == "CANCELLED", "the step to be cancelled")
    assert emr.describe_cluster(ClusterId=id)["Cluster"]["Status"]["State"] in ("RUNNING", "WAITING")

    error, cause = fail(states, one("elasticmapreduce:addStep", {"ClusterId": "j-1ABCDEFGHIJKL", "Step": step("true")}))
    assert error.startswith("EMR.")
    assert "Service: AmazonElasticMapReduce" in cause
    run(states, one("elasticmapreduce:terminateCluster.sync", {"ClusterId": id}))


def test_a_step_of_a_killed_engine_is_found_again(tmp_path):
    engine = Engine(tmp_path / "state").start()
    marker = tmp_path / "ran"
    try:
        states = states_client(engine)
        id = run(states, one("elasticmapreduce:createCluster.sync", cluster()))["ClusterId"]
        argv = ("bash", "-c", f"echo ran >> {marker}; sleep 3")
        executions = [
            start(states, one("elasticmapreduce:addStep.sync", {"ClusterId": id, "Step": step(*argv)})) for _ in range(3)
        ]
        wait_until(marker.exists, "the first step")
        for _ in range(3):
            engine.kill()
            engine.start()
            time.sleep(0.5)
        states = states_client(engine)
        for execution in executions:
            described = end_of(states, execution)
            assert described["status"] == "SUCCEEDED", described
        assert marker.read_text() == "ran\n" * 3
        assert len(engine.client("emr").list_steps(ClusterId=id)["Steps"]) == 3
        run(states, one("elasticmapreduce:terminateCluster.sync", {"ClusterId": id}))
    finally:
        engine.stop()


LAMBDA = """
import os, sys

class TooLarge(Exception):
    pass

def lambda_handler(event, context):
    print("not the result")
    if event.get("size", 0) > 10:
        raise TooLarge(f"{event['size']} is too large")
    assert 0 < context.get_remaining_time_in_millis() <= 60000
    return {"name": context.function_name, "twice": event["size"] * 2, "unit": os.environ["UNIT"]}
"""


def test_functions(engine, states, tmp_path):
    put_handlers(
        engine,
        functions={
            "resize": script(tmp_path, LAMBDA, environment={"UNIT": "px"}),
            "echo": command(tmp_path, "cat"),
            "broken": command(tmp_path, "bash", "-c", "echo no room >&2; exit 3"),
            "words": command(tmp_path, "echo", "no json"),
            "slow": handler(tmp_path, runs={"command": ["sleep", "600"]}) | {"timeout_seconds": 1},
            "away": handler(tmp_path, runs={"url": "http://127.0.0.1:9"}),
        },
    )
    invoke = {"FunctionName": "resize", "Payload.$": "$"}
    result = run(states, one("lambda:invoke", invoke), {"size": 7})
    assert result["Payload"] == {"name": "resize", "twice": 14, "unit": "px"}
    assert (result["StatusCode"], result["ExecutedVersion"]) == (200, "$LATEST")
    assert result["SdkHttpMetadata"]["HttpStatusCode"] == 200

    error, cause = fail(states, one("lambda:invoke", invoke), {"size": 11})
    assert error == "TooLarge"
    cause = json.loads(cause)
    assert cause["errorMessage"] == "11 is too large" and cause["errorType"] == "TooLarge"
    assert any("in lambda_handler" in line for line in cause["stackTrace"])

    bare = {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:echo", "End": True}
    assert run(states, machine(Do=bare), {"a": [1]}) == {"a": [1]}

    for name, expected in [
        ("broken", "Runtime.ExitError"),
        ("words", "Runtime.MarshalError"),
        ("slow", "Sandbox.Timedout"),
        ("away", "Lambda.SdkClientException"),
        ("missing", "Lambda.ResourceNotFoundException"),
    ]:
        error, cause = fail(states, one("lambda:invoke", {"FunctionName": name, "Payload": {}}))
        assert error == expected, cause
        if name == "broken":
            assert "exit status 3: no room" in json.loads(cause)["errorMessage"]
        if name == "slow":
            assert "Task timed out after 1.00 seconds" in json.loads(cause)["errorMessage"]
        if name == "missing":
            assert "handlers.functions.missing" in cause


def test_a_function_of_a_killed_engine_is_waited_for(tmp_path):
    engine = Engine(tmp_path / "state").start()
    marker = tmp_path / "ran"
    try:
        program = f"echo ran >> {marker}; sleep 3; cat"
        put_handlers(engine, functions={"slow": command(tmp_path, "bash", "-c", program)})
        execution = start(
            states_client(engine), one("lambda:invoke", {"FunctionName": "slow", "Payload": {"a": 1}})
        )
        wait_until(marker.exists, "the function")
        engine.kill()
        engine.start()
        described = end_of(states_client(engine), execution)
        assert described["status"] == "SUCCEEDED", described
        assert json.loads(described["output"])["Payload"] == {"a": 1}
        assert marker.read_text() == "ran\n"
    finally:
        engine.stop()


def test_messages_reach_their_handlers(engine, states, tmp_path):
    topic, queue, event = (tmp_path / name for name in ("topic", "queue", "event"))

    def keep(path):
        return command(tmp_path, "bash", "-c", f"cat >> {path}")

    put_handlers(
        engine,
        topics={"alerts": keep(topic)},
        queues={"jobs": command(tmp_path, "bash", "-c", f"cat >> {queue}; exit 1")},
        event_buses={"default": [{"source": ["acme"], "handler": keep(event)}, {"source": ["other"], "handler": keep(event)}]},
    )
    arn = "arn:aws:sns:us-east-1:000000000000:alerts"
    definition = machine(
        Publish=task("sns:publish", {"TopicArn": arn, "Message.$": "$"}, ResultPath="$.sns", Next="Send"),
        Send=task(
            "sqs:sendMessage",
            {"QueueUrl": "https://sqs.us-east-1.amazonaws.com/000000000000/jobs", "MessageBody": "hello"},
            ResultPath="$.sqs",
            Next="Put",
        ),
        Put=task(
            "events:putEvents",
            {"Entries": [{"Source": "acme", "DetailType": "done", "Detail": {"count": 7}}]},
            ResultPath="$.events",
        ),
    )
    output = run(states, definition, {"name": "nightly"})
    assert output["sqs"]["MD5OfMessageBody"] == "5d41402abc4b2a76b9719d911017c592"
    assert output["events"]["FailedEntryCount"] == 0
    ids = [output["sns"]["MessageId"], output["sqs"]["MessageId"], output["events"]["Entries"][0]["EventId"]]

    def delivered():
        kept = {message["id"]: message for message in messages(engine)}
        mine = [kept[id] for id in ids]
        return mine if all("pending" not in message["deliveries"] for message in mine) else None

    sns, sqs, put = wait_until(delivered, "the deliveries")
    assert sns["destination"] == {"topic": arn} and sns["deliveries"] == ["delivered"]
    assert "Runtime.ExitError" in sqs["deliveries"][0]["failed"]
    assert put["deliveries"] == ["delivered"]
    [record] = json.loads(topic.read_text())["Records"]
    assert json.loads(record["Sns"]["Message"]) == {"name": "nightly"}
    assert json.loads(queue.read_text())["Records"][0]["body"] == "hello"
    seen = json.loads(event.read_text())
    assert (seen["detail-type"], seen["detail"]) == ("done", {"count": 7})
    assert [resource.split(":")[5] for resource in seen["resources"]] == ["stateMachine", "execution"]


ANSWER = """
import json, sys, boto3

body = json.loads(json.load(sys.stdin)["Records"][0]["body"])
boto3.client("stepfunctions").send_task_success(taskToken=body["token"], output=json.dumps({"seen": body["value"]}))
"""


def test_a_queues_handler_ends_a_task_that_waits_for_its_token(engine, states, tmp_path):
    put_handlers(engine, queues={"ask": command(tmp_path, sys.executable, "-c", ANSWER)})
    definition = one(
        "sqs:sendMessage.waitForTaskToken",
        {
            "QueueUrl": "https://sqs.us-east-1.amazonaws.com/000000000000/ask",
            "MessageBody": {"token.$": "$$.Task.Token", "value.$": "$.value"},
        },
    )
    assert run(states, definition, {"value": 7}) == {"seen": 7}


def test_apis_as_they_are(engine, states):
    bucket, name = f"states-{uuid.uuid4()}", f"tests/{uuid.uuid4()}"
    definition = machine(
        Bucket=task("aws-sdk:s3:createBucket", {"Bucket": bucket}, ResultPath=None, Next="Put"),
        Put=task("aws-sdk:s3:putObject", {"Bucket": bucket, "Key": "a", "Body.$": "$"}, ResultPath=None, Next="Get"),
        Get=task("aws-sdk:s3:getObject", {"Bucket": bucket, "Key": "a"}, ResultPath="$.object", Next="Secret"),
        Secret=task("aws-sdk:secretsmanager:createSecret", {"Name": name, "SecretString": "x"}, ResultPath=None, Next="Value"),
        Value=task("aws-sdk:secretsmanager:getSecretValue", {"SecretId": name}, ResultPath="$.secret", Next="Missing"),
        Missing=task(
            "aws-sdk:ssm:getParameter",
            {"Name": "missing"},
            Catch=[{"ErrorEquals": ["Ssm.ParameterNotFoundException"], "Next": "Done", "ResultPath": "$.error"}],
        ),
        Done={"Type": "Pass", "End": True},
    )
    output = run(states, definition, {"count": 7})
    assert json.loads(output["object"]["Body"]) == {"count": 7}
    assert engine.client("s3").get_object(Bucket=bucket, Key="a")["Body"].read() == b'{"count":7}'
    assert output["secret"]["SecretString"] == "x" and output["secret"]["CreatedDate"].endswith("Z")
    assert output["error"]["Error"] == "Ssm.ParameterNotFoundException"
    error, _ = fail(states, one("aws-sdk:emr:describeCluster", {"ClusterId": "j-1ABCDEFGHIJKL"}))
    assert error == "Emr.InvalidRequestException"
