# SPDX-License-Identifier: Apache-2.0
"""State machines for the tests: definitions in few words, and their executions through boto3."""

import json
import uuid

from harness import wait_until

ROLE = "arn:aws:iam::123456789012:role/machines"


def chain(*states, **more):
    """A machine whose states, given as (name, state), follow one another, unless they say otherwise."""
    following = [name for name, _ in states[1:]] + [None]
    linked = {}
    for (name, state), after in zip(states, following):
        linked[name] = dict(state)
        if state["Type"] in ("Succeed", "Fail", "Choice") or "Next" in state or "End" in state:
            continue
        linked[name].update({"Next": after} if after else {"End": True})
    return {"StartAt": states[0][0], "States": linked, **more}


def one(state, **more):
    """A machine of one state."""
    return chain(("Only", state), **more)


def passing(**fields):
    """A Pass state."""
    return {"Type": "Pass", **fields}


def computing(expression, **fields):
    """A Pass state whose output has one member: the value of a path or of an intrinsic function."""
    return passing(Parameters={"value.$": expression}, **fields)


def task(resource, arguments, **fields):
    """A Task state of the AWS SDK, in JSONPath."""
    return {"Type": "Task", "Resource": f"arn:aws:states:::aws-sdk:{resource}", "Parameters": arguments, **fields}


def jsonata(machine):
    """The machine with JSONata as its language."""
    return {"QueryLanguage": "JSONata", **machine}


def unique(machine, taken=None):
    """The machine with names of states that are unique in all of it, as they must be."""
    taken = set() if taken is None else taken
    names = {}
    for name in machine["States"]:
        number = 1
        names[name] = name
        while names[name] in taken:
            number += 1
            names[name] = f"{name}{number}"
        taken.add(names[name])
    states = {names[name]: renamed(state, names, taken) for name, state in machine["States"].items()}
    return {**machine, "StartAt": names[machine["StartAt"]], "States": states}


def renamed(state, names, taken):
    """The state with other names in its transitions, and with unique names inside it."""
    state = dict(state)
    for field in ("Next", "Default"):
        if field in state:
            state[field] = names[state[field]]
    for field in ("Choices", "Catch"):
        if field in state:
            state[field] = [{**each, "Next": names[each["Next"]]} for each in state[field]]
    for field in ("ItemProcessor", "Iterator"):
        if field in state:
            state[field] = unique(state[field], taken)
    if "Branches" in state:
        state["Branches"] = [unique(branch, taken) for branch in state["Branches"]]
    return state


def create(client, definition, name=None, **more):
    """Creates a state machine and gives its ARN."""
    name = name or f"m-{uuid.uuid4()}"
    created = client.create_state_machine(name=name, definition=json.dumps(definition), roleArn=ROLE, **more)
    return created["stateMachineArn"]


def start(client, machine, given=None, **more):
    """Starts an execution and gives its ARN."""
    given = json.dumps({} if given is None else given)
    return client.start_execution(stateMachineArn=machine, input=given, **more)["executionArn"]


def ended(client, execution, **more):
    """Waits for the end of an execution and describes it."""

    def found():
        described = client.describe_execution(executionArn=execution)
        return described if described["status"] not in ("RUNNING", "PENDING_REDRIVE") else None

    return wait_until(found, f"the end of {execution}", **more)


def run(client, definition, given=None):
    """Creates a machine, runs it, and describes the execution that has ended."""
    return ended(client, start(client, create(client, definition), given))


def history(client, execution, **more):
    """All events of an execution."""
    pages = client.get_paginator("get_execution_history").paginate(executionArn=execution, **more)
    return [event for page in pages for event in page["events"]]


def types(client, execution):
    """The types of all events."""
    return [event["type"] for event in history(client, execution)]


def details(event):
    """The details of an event, whatever its type."""
    return next((value for key, value in event.items() if key.endswith("EventDetails")), {})
