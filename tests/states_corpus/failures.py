# SPDX-License-Identifier: Apache-2.0
"""Fail, Retry and Catch. What fails is a Fail state inside Parallel or Map, or a parameter that is not there."""

from machines import chain, one, passing, task

from .build import scalar

NAMES = ("Mine", "Other", "States.ALL", "States.TaskFailed", "States.Runtime", "States.BranchFailed", "States.Timeout")
MISSING = task("ssm:getParameter", {"Name": "/corpus/missing"})


def failing(error="Mine", cause="because", **fields):
    """A Parallel state whose only branch fails."""
    return {"Type": "Parallel", "Branches": [one({"Type": "Fail", "Error": error, "Cause": cause})], **fields}


def caught(state, *catchers):
    """The state with catchers, each leading to a state that is named by its number."""
    catch = [dict(catcher, Next=f"Caught{number}") for number, catcher in enumerate(catchers)]
    machine = chain(("Try", {**state, "Catch": catch}), ("After", passing()))
    for number in range(len(catchers)):
        machine["States"][f"Caught{number}"] = passing(End=True)
    return machine


def retried(names, attempts, **more):
    """A retrier that waits for as short as there is."""
    return {"ErrorEquals": names, "IntervalSeconds": 1, "MaxAttempts": attempts, **more}


def cases(random):
    yield "fail", one({"Type": "Fail", "Error": "Mine", "Cause": "because"}), {}
    yield "fail-silently", one({"Type": "Fail"}), {}
    yield "fail-paths", one({"Type": "Fail", "ErrorPath": "$.e", "CausePath": "$.c"}), {"e": "Dynamic", "c": "why"}
    yield "fail-intrinsic", one({"Type": "Fail", "Error": "Mine", "CausePath": "States.Format('no {}', $.c)"}), {"c": 3}
    yield "fail-path-missing", one({"Type": "Fail", "ErrorPath": "$.e", "Cause": "c"}), {}
    yield "fail-path-number", one({"Type": "Fail", "ErrorPath": "$.e", "Cause": "c"}), {"e": 3}
    yield "branch", one(failing()), {}
    for number in range(16):
        catchers = [
            {"ErrorEquals": random.sample(NAMES[:2] + NAMES[3:], random.randint(1, 3)), "ResultPath": random.choice(("$", "$.error", None))}
            for _ in range(random.randint(1, 3))
        ]
        if random.random() < 0.4:
            catchers.append({"ErrorEquals": ["States.ALL"]})
        error = random.choice(("Mine", "Other", "Else", "States.TaskFailed"))
        yield f"catch-{number}", caught(failing(error), *catchers), {"given": scalar(random)}
    for number in range(6):
        names = random.sample((*NAMES[1:2], *NAMES[3:6]), 2)
        yield f"catch-task-{number}", caught(MISSING, {"ErrorEquals": names, "ResultPath": None}), {"given": number}
    yield "catch-path", caught(passing_task({"Name.$": "$.missing"}), {"ErrorEquals": ["States.ParameterPathFailure"], "ResultPath": None}), {}
    yield "catch-runtime", caught(passing_task({"Name.$": "$.missing"}), {"ErrorEquals": ["States.ALL"], "ResultPath": None}), {}
    yield "catch-result-path", caught(result("$.text.deep"), {"ErrorEquals": ["States.ResultPathMatchFailure"], "ResultPath": None}), {"text": "x"}
    yield "catch-output-path", caught(output("$.nothing"), {"ErrorEquals": ["States.ALL"], "ResultPath": None}), {}
    yield "catch-intrinsic", caught(mapping("States.ArrayGetItem($, 9)"), {"ErrorEquals": ["States.IntrinsicFailure"], "ResultPath": None}), {"items": [[1]]}
    for attempts in (0, 1, 2):
        yield f"retry-{attempts}", one(failing(Retry=[retried(["Mine"], attempts, BackoffRate=1.0)])), {}
    yield "retry-task", one({**MISSING, "Retry": [retried(["States.TaskFailed"], 1)]}), {}
    yield "retry-other", one(failing(Retry=[retried(["Other"], 3)])), {}
    yield "retry-all", one(failing(Retry=[retried(["States.ALL"], 1)])), {}
    yield "retry-second", one(failing(Retry=[retried(["Other"], 3), retried(["Mine"], 1)])), {}
    yield "retry-delay", one(failing(Retry=[retried(["Mine"], 2, BackoffRate=5, MaxDelaySeconds=2)])), {}
    machine = caught(failing(Retry=[retried(["Mine"], 1)]), {"ErrorEquals": ["Mine"], "ResultPath": "$.error"})
    yield "retry-then-catch", machine, {"kept": True}
    yield "timeout-of-machine", {**one({"Type": "Wait", "Seconds": 5}), "TimeoutSeconds": 1}, {}


def passing_task(arguments):
    """A task that would succeed."""
    return task("ssm:getParameter", arguments)


def result(place):
    """A Parallel state whose result has no place in its input."""
    return {"Type": "Parallel", "Branches": [one(passing())], "ResultPath": place}


def output(path):
    """A Parallel state whose output is not there."""
    return {"Type": "Parallel", "Branches": [one(passing())], "OutputPath": path}


def mapping(expression):
    """A Map state whose iterations compute a value."""
    inner = one(passing(Parameters={"v.$": expression}))
    return {"Type": "Map", "ItemsPath": "$.items", "ItemProcessor": inner}
