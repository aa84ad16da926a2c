# SPDX-License-Identifier: Apache-2.0
"""EventBridge through boto3: rules, patterns, events and what they start, whatever becomes of the engine."""

import json
import urllib.request
import uuid

import pytest

from harness import Engine, refused, run_job_flow, wait_for_cluster, wait_until

ROLE = "arn:aws:iam::000000000000:role/events"
PASS = {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": True}}}
WAIT = {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 9999, "End": True}}}


@pytest.fixture(scope="module")
def events(engine):
    return engine.client("events")


@pytest.fixture(scope="module")
def states(engine):
    return engine.client("stepfunctions")


@pytest.fixture
def rule(events):
    """The name of a rule of the test's own, gone when it ends."""
    name = f"tests-{uuid.uuid4()}"
    yield name
    try:
        targets = events.list_targets_by_rule(Rule=name)["Targets"]
    except events.exceptions.ResourceNotFoundException:
        return
    if targets:
        events.remove_targets(Rule=name, Ids=[target["Id"] for target in targets])
    events.delete_rule(Name=name)


def machine(states, definition):
    name = f"m-{uuid.uuid4()}"
    return states.create_state_machine(name=name, definition=json.dumps(definition), roleArn=ROLE)["stateMachineArn"]


def bind(events, rule, pattern, arn, **more):
    """A rule whose events start the machine."""
    events.put_rule(Name=rule, EventPattern=json.dumps(pattern))
    put = events.put_targets(Rule=rule, Targets=[{"Id": "machine", "Arn": arn, "RoleArn": ROLE, **more}])
    assert put["FailedEntryCount"] == 0


def inputs(states, arn):
    """The inputs of the machine's executions."""
    executions = states.list_executions(stateMachineArn=arn)["executions"]
    described = (states.describe_execution(executionArn=execution["executionArn"]) for execution in executions)
    return [json.loads(execution["input"]) for execution in described]


def test_rules_are_put_listed_and_deleted(events, rule):
    pattern = json.dumps({"source": ["shop"]})
    arn = events.put_rule(Name=rule, EventPattern=pattern, Tags=[{"Key": "team", "Value": "sales"}])["RuleArn"]
    assert arn == f"arn:aws:events:us-east-1:000000000000:rule/{rule}"
    described = events.describe_rule(Name=rule)
    assert (described["EventPattern"], described["State"], described["EventBusName"]) == (pattern, "ENABLED", "default")
    events.disable_rule(Name=rule)
    assert events.describe_rule(Name=rule)["State"] == "DISABLED"
    events.enable_rule(Name=rule)
    assert events.list_tags_for_resource(ResourceARN=arn)["Tags"] == [{"Key": "team", "Value": "sales"}]
    target = {"Id": "t", "Arn": "arn:aws:lambda:us-east-1:000000000000:function:resize", "InputPath": "$.detail"}
    events.put_targets(Rule=rule, Targets=[target])
    assert events.list_targets_by_rule(Rule=rule)["Targets"] == [target]
    assert events.list_rule_names_by_target(TargetArn=target["Arn"])["RuleNames"] == [rule]
    assert refused(events.delete_rule, Name=rule)[0] == "ValidationException"
    events.remove_targets(Rule=rule, Ids=["t"])
    events.delete_rule(Name=rule)
    with pytest.raises(events.exceptions.ResourceNotFoundException):
        events.describe_rule(Name=rule)
    pages = events.get_paginator("list_rules").paginate(NamePrefix=rule)
    assert [found for page in pages for found in page["Rules"]] == []


def test_what_cannot_be_is_refused(events, rule):
    with pytest.raises(events.exceptions.InvalidEventPatternException):
        events.put_rule(Name=rule, EventPattern=json.dumps({"source": "shop"}))
    code, message = refused(events.put_rule, Name=rule, ScheduleExpression="rate(1 minutes)")
    assert (code, message) == ("ValidationException", "Parameter ScheduleExpression is not valid.")
    with pytest.raises(events.exceptions.ResourceNotFoundException):
        events.put_rule(Name=rule, EventBusName="other", EventPattern=json.dumps({"source": ["shop"]}))
    events.put_rule(Name=rule, ScheduleExpression="cron(0 3 ? * MON-FRI *)")
    stream = "arn:aws:kinesis:us-east-1:000000000000:stream/s"
    assert refused(events.put_targets, Rule=rule, Targets=[{"Id": "t", "Arn": stream}])[0] == "NotImplemented"
    assert refused(events.create_event_bus, Name="other")[0] == "NotImplemented"


def test_a_pattern_is_tried(events):
    event = {
        "id": "1", "account": "000000000000", "source": "shop", "time": "2026-11-22T00:00:00Z", "region": "us-east-1",
        "resources": [], "detail-type": "sold", "detail": {"price": 7, "name": "Cup"},
    }

    def matches(pattern):
        return events.test_event_pattern(EventPattern=json.dumps(pattern), Event=json.dumps(event))["Result"]

    assert matches({"detail": {"price": [{"numeric": [">", 5, "<=", 7]}], "name": [{"equals-ignore-case": "cup"}]}})
    assert not matches({"detail": {"name": [{"anything-but": {"prefix": "C"}}]}})


def test_an_event_that_is_put_starts_a_machine(events, states, rule):
    started = machine(states, PASS)
    transformer = {
        "InputPathsMap": {"price": "$.detail.price"},
        "InputTemplate": '{"price": <price>, "rule": "<aws.events.rule-name>"}',
    }
    bind(events, rule, {"source": [rule], "detail": {"price": [{"numeric": [">", 5]}]}}, started, InputTransformer=transformer)
    entries = [
        {"Source": rule, "DetailType": "sold", "Detail": json.dumps({"price": price})} for price in (3, 7)
    ]
    put = events.put_events(Entries=[*entries, {"Source": rule, "DetailType": "sold", "Detail": "[]"}])
    assert put["FailedEntryCount"] == 1 and put["Entries"][2]["ErrorCode"] == "MalformedDetail"
    assert wait_until(lambda: inputs(states, started), "the execution") == [{"price": 7, "rule": rule}]


def test_an_event_of_a_state_machine_starts_another(events, states, rule):
    started = machine(states, PASS)
    bind(events, rule, {"source": [rule]}, started, InputPath="$.detail")
    entry = {"Source": rule, "DetailType": "counted", "Detail": {"count": 7}}
    put = {"Type": "Task", "Resource": "arn:aws:states:::events:putEvents", "Parameters": {"Entries": [entry]}, "End": True}
    states.start_execution(stateMachineArn=machine(states, {"StartAt": "Put", "States": {"Put": put}}))
    assert wait_until(lambda: inputs(states, started), "the execution") == [{"count": 7}]


def test_a_stopped_execution_is_swept_once_whatever_becomes_of_the_engine(tmp_path):
    engine = Engine(tmp_path / "state").start()
    try:
        states, events = engine.client("stepfunctions"), engine.client("events")
        watched, sweep = machine(states, WAIT), machine(states, PASS)
        pattern = {
            "source": ["aws.states"],
            "detail-type": ["Step Functions Execution Status Change"],
            "detail": {"status": ["ABORTED", "TIMED_OUT", "FAILED"], "stateMachineArn": [watched]},
        }
        bind(events, "sweep", pattern, sweep)
        stopped = set()
        for number in range(6):
            execution = states.start_execution(stateMachineArn=watched, input=json.dumps({"number": number}))["executionArn"]
            states.stop_execution(executionArn=execution, error="Stopped", cause="by a test")
            stopped.add(execution)
            if number % 2:
                # A crash right after the answer.
                engine.kill()
                engine.start()
                states = engine.client("stepfunctions")
        swept = wait_until(lambda: len(found := inputs(states, sweep)) >= len(stopped) and found, "the sweeps")
        assert len(swept) == len(stopped)
        assert {event["detail"]["executionArn"] for event in swept} == stopped
        assert {(event["detail"]["status"], event["detail"]["error"]) for event in swept} == {("ABORTED", "Stopped")}
    finally:
        engine.stop()


def test_a_schedule_starts_a_machine_also_after_a_restart(tmp_path):
    engine = Engine(tmp_path / "state").start()
    try:
        states, events = engine.client("stepfunctions"), engine.client("events")
        started = machine(states, PASS)
        events.put_rule(Name="often", ScheduleExpression="rate(1 minute)")
        events.put_targets(Rule="often", Targets=[{"Id": "m", "Arn": started, "RoleArn": ROLE}])
        engine.kill()
        engine.start()
        states = engine.client("stepfunctions")
        [event] = wait_until(lambda: inputs(states, started), "the first minute", patience=70)
        assert (event["source"], event["detail-type"]) == ("aws.events", "Scheduled Event")
        assert event["resources"] == ["arn:aws:events:us-east-1:000000000000:rule/often"]
    finally:
        engine.stop()


def subscribe(engine, **subscription):
    """Has a topic start a machine, as a deployment does."""
    request = urllib.request.Request(
        f"{engine.endpoint}/_emrys/subscriptions",
        data=json.dumps(subscription).encode(),
        headers={"x-emrys-token": engine.info()["token"]},
        method="POST",
    )
    urllib.request.urlopen(request).close()


def test_a_topic_starts_a_machine(engine, states):
    sns = engine.client("sns")
    name = f"topic-{uuid.uuid4()}"
    topic = sns.create_topic(Name=name, Attributes={"DisplayName": "of a test"})["TopicArn"]
    assert topic == f"arn:aws:sns:us-east-1:000000000000:{name}"
    assert sns.get_topic_attributes(TopicArn=topic)["Attributes"]["DisplayName"] == "of a test"
    assert topic in [found["TopicArn"] for page in sns.get_paginator("list_topics").paginate() for found in page["Topics"]]
    started = machine(states, PASS)
    template = '{"Message": <$.body.Message>}'
    subscribe(engine, name=name, topic_arn=topic, state_machine_arn=started, input_template=template)
    sns.publish(TopicArn=topic, Message="hello", Subject="greeting")
    assert wait_until(lambda: inputs(states, started), "the execution") == [[{"Message": "hello"}]]
    # What a state machine publishes does the same.
    arguments = {"TopicArn": topic, "Message": "again"}
    publish = {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": arguments, "End": True}
    states.start_execution(stateMachineArn=machine(states, {"StartAt": "P", "States": {"P": publish}}))
    wait_until(lambda: [{"Message": "again"}] in inputs(states, started), "the second execution")
    sns.delete_topic(TopicArn=topic)
    with pytest.raises(sns.exceptions.NotFoundException):
        sns.get_topic_attributes(TopicArn=topic)
    with pytest.raises(sns.exceptions.NotFoundException):
        sns.publish(TopicArn=f"{topic}-none", Message="hello")
    assert refused(sns.list_subscriptions)[0] == "NotImplemented"


def test_an_object_starts_a_machine(engine, events, states, s3, rule):
    bucket = f"bucket-{uuid.uuid4()}"
    s3.create_bucket(Bucket=bucket)
    started = machine(states, PASS)
    pattern = {
        "source": ["aws.s3"],
        "detail-type": ["Object Created"],
        "detail": {"bucket": {"name": [bucket]}, "object": {"key": [{"wildcard": "in/*.csv"}]}},
    }
    bind(events, rule, pattern, started, InputPath="$.detail.object")
    s3.put_object(Bucket=bucket, Key="out/a.csv", Body=b"a,b")
    s3.put_object(Bucket=bucket, Key="in/a.csv", Body=b"a,b")
    [found] = wait_until(lambda: inputs(states, started), "the execution")
    assert (found["key"], found["size"]) == ("in/a.csv", 3)
    assert found["etag"] == s3.head_object(Bucket=bucket, Key="in/a.csv")["ETag"].strip('"')


def test_a_cluster_tells_of_its_states(engine, events, states, emr, rule):
    started = machine(states, PASS)
    pattern = {"source": ["aws.emr"], "detail": {"name": [rule]}}
    bind(events, rule, pattern, started, InputPath="$.detail")
    cluster = run_job_flow(emr, Name=rule)
    wait_for_cluster(emr, cluster, "WAITING")
    emr.terminate_job_flows(JobFlowIds=[cluster])

    def states_told():
        told = {event["state"] for event in inputs(states, started)}
        return told if "TERMINATED" in told else None

    assert {"STARTING", "WAITING", "TERMINATED"} <= wait_until(states_told, "the end of the cluster")
