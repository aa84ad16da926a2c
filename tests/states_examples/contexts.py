# SPDX-License-Identifier: Apache-2.0
"""The context object: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html"""

from machines import chain, computing, jsonata, one, passing

from .example import GUIDE, Example

PAGE = GUIDE + "input-output-contextobject.html"


def examples():
    yield Example("input", PAGE, one(computing("$$.Execution.Input.a")), {"a": [1]}, {"value": [1]})
    later = chain(("A", passing(Result=1)), ("B", computing("$$.Execution.Input")))
    yield Example("input-is-kept", PAGE, later, {"a": 2}, {"value": {"a": 2}})
    yield Example("state", PAGE, chain(("A", passing()), ("Second", computing("$$.State.Name"))), {}, {"value": "Second"})
    whole = jsonata(one(passing(Output="{% $sort($keys($states.context)) %}")))
    yield Example("members", PAGE, whole, {}, ["Execution", "State", "StateMachine"])
    execution = jsonata(one(passing(Output="{% $sort($keys($states.context.Execution)) %}")))
    yield Example("members-of-execution", PAGE, execution, {}, ["Id", "Input", "Name", "RedriveCount", "RoleArn", "StartTime"])
    ids = jsonata(one(passing(Output="{% $contains($states.context.Execution.Id, ':execution:') and $contains($states.context.StateMachine.Id, ':stateMachine:') %}")))
    yield Example("arns", PAGE, ids, {}, True)
    same = "{% $split($states.context.Execution.Id, ':')[-1] = $states.context.Execution.Name %}"
    yield Example("name-is-the-last-of-the-arn", PAGE, jsonata(one(passing(Output=same))), {}, True)
    time = r"{% $contains($states.context.State.EnteredTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) %}"
    yield Example("time", PAGE, jsonata(one(passing(Output=time))), {}, True)
    role = jsonata(one(passing(Output="{% $states.context.Execution.RoleArn %}")))
    yield Example("role", PAGE, role, {}, "arn:aws:iam::123456789012:role/machines")
    selector = {"index.$": "$$.Map.Item.Index", "value.$": "$$.Map.Item.Value", "outer.$": "$.outer"}
    mapped = {"Type": "Map", "ItemsPath": "$.items", "ItemSelector": selector, "ItemProcessor": one(passing())}
    expected = [{"index": 0, "value": "a", "outer": 1}, {"index": 1, "value": "b", "outer": 1}]
    yield Example("map-item", PAGE, one_map(mapped), {"items": ["a", "b"], "outer": 1}, expected)
    retried = {
        "Type": "Task",
        "Resource": "arn:aws:states:::aws-sdk:ssm:getParameter",
        "Parameters": {"Name": "/examples/missing"},
        "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 1}],
        "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": None, "Next": "After"}],
    }
    yield Example("retries-are-of-one-state", PAGE, chain(("Try", retried), ("After", computing("$$.State.Name"))), {}, {"value": "After"})


def one_map(mapped):
    """A machine of a Map state whose inner state has another name."""
    inner = {"StartAt": "Inner", "States": {"Inner": {**mapped["ItemProcessor"]["States"]["Only"]}}}
    return chain(("Outer", {**mapped, "ItemProcessor": inner}))
