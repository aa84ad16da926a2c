# SPDX-License-Identifier: Apache-2.0
"""AWS's documented examples of states, functions and errors, as executions through boto3."""

import json

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

import states_examples
from machines import ROLE, create, ended, jsonata, one, passing, start
from states_examples.expressions import REFUSED

EXAMPLES = states_examples.examples()


def same(ours, documented):
    """Equality of JSON to the letter, but for the order of members: 2 is not 2.0."""
    return json.dumps(ours, sort_keys=True) == json.dumps(documented, sort_keys=True)


@pytest.fixture(scope="module")
def client(engine):
    """A client whose synchronous operations go to the endpoint itself, and not to `sync-` before it."""
    return boto3.client(
        "stepfunctions",
        endpoint_url=engine.endpoint,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(inject_host_prefix=False),
    )


@pytest.fixture(scope="module")
def executions(client):
    """One execution of every example: all are started before the first is looked at."""
    started = {}
    for name, example in EXAMPLES.items():
        try:
            started[name] = start(client, create(client, example.definition), example.given)
        except ClientError as error:
            started[name] = error
    return started


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_gives_what_its_page_says(name, client, executions):
    example = EXAMPLES[name]
    started = executions[name]
    assert not isinstance(started, ClientError), f"{example.page}: refused: {started}"
    found = ended(client, started)
    if example.error:
        status = "TIMED_OUT" if "TimeoutSeconds" in example.definition else "FAILED"
        assert (found["status"], found["error"]) == (status, example.error), found
        assert example.cause in found.get("cause", ""), found
    else:
        assert found["status"] == "SUCCEEDED", f"{example.page}: {found.get('error')}: {found.get('cause')}"
        output = json.loads(found["output"])
        assert same(output, example.output), f"{example.page}: {output}"


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_valid(name, client):
    found = client.validate_state_machine_definition(definition=json.dumps(EXAMPLES[name].definition), severity="ERROR")
    assert found["result"] == "OK", found["diagnostics"]


def alone():
    """The examples of one state that needs nothing around it."""
    for name, example in EXAMPLES.items():
        states = list(example.definition["States"].values())
        known = states[0]["Type"] in ("Pass", "Succeed", "Fail", "Task") and "context" not in json.dumps(states).lower()
        if len(states) == 1 and known and "$$" not in json.dumps(states) and "TimeoutSeconds" not in example.definition:
            yield name


@pytest.mark.parametrize("name", alone())
def test_an_example_gives_the_same_when_its_state_is_tested_alone(name, client):
    example = EXAMPLES[name]
    (state,) = example.definition["States"].values()
    if "QueryLanguage" in example.definition:
        state = {"QueryLanguage": example.definition["QueryLanguage"], **state}
    found = client.test_state(definition=json.dumps(state), roleArn=ROLE, input=json.dumps(example.given))
    if example.error:
        assert (found["status"], found["error"]) == ("FAILED", example.error), found
    else:
        assert found["status"] == "SUCCEEDED", found
        assert same(json.loads(found["output"]), example.output), found["output"]


@pytest.mark.parametrize("name", REFUSED)
def test_what_jsonata_2_0_6_does_not_know_is_refused(name, client):
    definition = jsonata(one(passing(Output="{% " + REFUSED[name] + " %}")))
    with pytest.raises(ClientError) as refused:
        create(client, definition)
    assert refused.value.response["Error"]["Code"] == "InvalidDefinition"
    found = client.validate_state_machine_definition(definition=json.dumps(definition))
    assert found["result"] == "FAIL" and found["diagnostics"][0]["location"].startswith("/States/Only/Output"), found
