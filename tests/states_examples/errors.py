# SPDX-License-Identifier: Apache-2.0
"""Errors, retries and catchers: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"""

from machines import chain, computing, jsonata, one, passing

from .example import GUIDE, Example

PAGE = GUIDE + "concepts-error-handling.html"


def failing(error="Mine", cause="why", **fields):
    """A Parallel state whose branch fails."""
    inner = {"StartAt": "Inner", "States": {"Inner": {"Type": "Fail", "Error": error, "Cause": cause}}}
    return {"Type": "Parallel", "Branches": [inner], **fields}


def caught(*catchers, error="Mine"):
    """A machine with one state for each catcher, whose output is its input."""
    catch = [{**catcher, "Next": f"Caught{number}"} for number, catcher in enumerate(catchers)]
    machine = chain(("Try", failing(error, Catch=catch)))
    for number in range(len(catchers)):
        machine["States"][f"Caught{number}"] = passing(End=True)
    return machine


def examples():
    output = {"Error": "Mine", "Cause": "why"}
    yield Example("uncaught", PAGE, one(failing()), {}, error="Mine", cause="why")
    yield Example("caught", PAGE, caught({"ErrorEquals": ["Mine"]}), {"a": 1}, output)
    yield Example("caught-beside-input", PAGE, caught({"ErrorEquals": ["Mine"], "ResultPath": "$.e"}), {"a": 1}, {"a": 1, "e": output})
    yield Example("caught-and-forgotten", PAGE, caught({"ErrorEquals": ["Mine"], "ResultPath": None}), {"a": 1}, {"a": 1})
    yield Example("caught-by-all", PAGE, caught({"ErrorEquals": ["Other"]}, {"ErrorEquals": ["States.ALL"], "ResultPath": "$.e"}), {}, {"e": output})
    yield Example("caught-by-the-first", PAGE, caught({"ErrorEquals": ["Mine"], "ResultPath": "$.first"}, {"ErrorEquals": ["Mine"]}), {}, {"first": output})
    yield Example("not-caught", PAGE, caught({"ErrorEquals": ["Other"]}), {}, error="Mine")
    expression = {"ErrorEquals": ["Mine"], "Output": {"was": "{% $states.errorOutput.Error %}", "input": "{% $states.input.a %}"}}
    yield Example("caught-with-output", PAGE, jsonata(caught(expression)), {"a": 1}, {"was": "Mine", "input": 1})
    task = {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:ssm:getParameter", "Parameters": {"Name": "/examples/missing"}}
    for name in ("States.TaskFailed", "States.ALL", "Ssm.ParameterNotFoundException"):
        machine = chain(("Try", {**task, "Catch": [{"ErrorEquals": [name], "Next": "After"}]}), ("After", computing("$.Error")))
        yield Example(f"task-caught-by-{name}", PAGE, machine, {}, {"value": "Ssm.ParameterNotFoundException"})
    timeout = {"ErrorEquals": ["States.Timeout"], "Next": "After"}
    machine = chain(("Try", {**task, "Catch": [timeout]}), ("After", passing()))
    yield Example("task-not-caught", PAGE, machine, {}, error="Ssm.ParameterNotFoundException")
    for attempts in (0, 2):
        retry = {"ErrorEquals": ["Mine"], "IntervalSeconds": 1, "BackoffRate": 1.0, "MaxAttempts": attempts}
        catch = {"ErrorEquals": ["States.ALL"], "Next": "After"}
        machine = chain(("Try", failing(Retry=[retry], Catch=[catch])), ("After", computing("$.Error")))
        yield Example(f"caught-after-{attempts}-retries", PAGE, machine, {}, {"value": "Mine"})
    runtime = chain(("Try", {**task, "Parameters": {"Name.$": "$.missing"}, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "After"}]}), ("After", passing()))
    yield Example("runtime-is-not-caught-by-all", PAGE, runtime, {}, error="States.Runtime")
    evaluation = {"Type": "Task", "Resource": task["Resource"], "Arguments": {"Name": "{% $states.input.missing %}"}, "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Output": "{% 'caught' %}", "Next": "After"}]}
    yield Example("evaluation-is-caught", PAGE, jsonata(chain(("Try", evaluation), ("After", passing()))), {}, "caught")
    large = jsonata(one(passing(Output="{% $join([1..40000].('abcdefgh')) %}")))
    yield Example("too-large", GUIDE + "service-quotas.html", large, {}, error="States.DataLimitExceeded")
