# SPDX-License-Identifier: Apache-2.0
"""What starts a pipeline once `emrys deploy` has deployed it: messages, objects, the clock, events. boto3 is the client."""

import json

import pytest

import small_project
from harness import Engine, wait_until

PIPELINES = """
buckets:
  - name: orders
    upload: { in/first.csv: first.csv }
pipelines:
  of-topic:
    input: { Day: yesterday, Count: 1 }
    triggers: [{ topic: orders }]
    flow:
      - state: { Type: Pass, Output: { body: "{% $input.body %}", day: "{% $input.Day %}" } }
  of-bucket:
    triggers: [{ bucket: orders, prefix: in/, suffix: .csv }]
    flow:
      - state: { Type: Pass, Output: { key: "{% $input.detail.object.key %}" } }
  of-clock:
    input: { Day: yesterday, Count: 1 }
    triggers: [{ schedule: rate(1 minute), input: { Day: today } }]
    flow:
      - state: { Type: Pass, Output: "{% $input %}" }
  of-events:
    triggers: [{ event: { source: [shop], detail: { price: [{ numeric: [">", 5] }] } } }]
    flow:
      - state: { Type: Pass, Output: "{% $input.detail %}" }
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("triggers")
    engine = Engine(folder / "state").start()
    engine.project = small_project.write(folder / "project", more=PIPELINES)
    (engine.project / "first.csv").write_text("a,b\n")
    engine.cli("deploy", cwd=engine.project, check=0)
    yield engine
    engine.stop()


def outputs(engine, name):
    """The outputs of the executions of a pipeline, all of which have succeeded, the newest first."""
    states = engine.client("stepfunctions")
    machines = {own["name"]: own["stateMachineArn"] for own in states.list_state_machines()["stateMachines"]}
    found = states.list_executions(stateMachineArn=machines[f"sales_{name}"])["executions"]
    described = [states.describe_execution(executionArn=own["executionArn"]) for own in found]
    if any(own["status"] == "RUNNING" for own in described):
        return []
    assert {own["status"] for own in described} <= {"SUCCEEDED"}, described
    return [json.loads(own["output"]) for own in described]


# First, so that the minute passes meanwhile.
def test_the_clock(shared):
    rule = shared.client("events").describe_rule(Name="sales.of-clock.1")
    assert rule["ScheduleExpression"] == "rate(1 minute)"
    found = wait_until(lambda: outputs(shared, "of-clock"), "the first minute", patience=75, delay=0.5)
    assert found[0] == {"Day": "today", "Count": 1}


def test_a_message_of_a_topic(shared):
    sns = shared.client("sns")
    topic = sns.create_topic(Name="orders")["TopicArn"]
    sns.publish(TopicArn=topic, Message=json.dumps({"order": 1}), Subject="not handed on")
    assert wait_until(lambda: outputs(shared, "of-topic"), "the execution") == [
        {"body": json.dumps({"order": 1}), "day": "yesterday"}
    ]


def test_an_object_of_a_bucket(shared):
    s3 = shared.client("s3")
    # What the deployment has put there started nothing, and a second deployment does not put it again.
    assert s3.get_object(Bucket="orders", Key="in/first.csv")["Body"].read() == b"a,b\n"
    shared.cli("deploy", cwd=shared.project, check=0)
    for key in ("out/a.csv", "in/a.txt", "in/b.csv"):
        s3.put_object(Bucket="orders", Key=key, Body=b"a,b")
    assert wait_until(lambda: outputs(shared, "of-bucket"), "the execution") == [{"key": "in/b.csv"}]
    # One that has changed is put.
    (shared.project / "first.csv").write_text("c,d\n")
    shared.cli("deploy", cwd=shared.project, check=0)
    found = wait_until(lambda: len(found := outputs(shared, "of-bucket")) == 2 and found, "the second execution")
    assert found[0] == {"key": "in/first.csv"}


def test_an_event(shared):
    events = shared.client("events")
    entries = [
        {"Source": "shop", "DetailType": "sold", "Detail": json.dumps({"price": price})} for price in (3, 7)
    ]
    assert events.put_events(Entries=entries)["FailedEntryCount"] == 0
    assert wait_until(lambda: outputs(shared, "of-events"), "the execution") == [{"price": 7}]


def test_what_is_no_longer_in_the_documents_starts_nothing(shared):
    """Last: it takes the triggers away."""
    before = len(outputs(shared, "of-topic"))
    small_project.write(shared.project, more=PIPELINES.replace("[{ topic: orders }]", "[]"))
    shared.cli("deploy", cwd=shared.project, check=0)
    sns = shared.client("sns")
    sns.publish(TopicArn="arn:aws:sns:us-east-1:000000000000:orders", Message="late")
    # The event behind it is heard, and by then the message would have been.
    shared.client("events").put_events(
        Entries=[{"Source": "shop", "DetailType": "sold", "Detail": json.dumps({"price": 9})}]
    )
    wait_until(lambda: {"price": 9} in outputs(shared, "of-events"), "the event")
    assert len(outputs(shared, "of-topic")) == before
