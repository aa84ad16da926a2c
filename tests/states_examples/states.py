# SPDX-License-Identifier: Apache-2.0
"""Every state type but Map: its page in the Developer Guide, or its section of the specification."""

from machines import chain, jsonata, one, passing

from .example import GUIDE, SPECIFICATION, Example

PATHS = GUIDE + "amazon-states-language-paths.html"


def examples():
    yield from passes()
    yield from choices()
    yield from waits()
    yield from ends()
    yield from parallels()
    yield from tasks()


def passes():
    page = GUIDE + "state-pass.html"
    coordinates = passing(Result={"x-datum": 0.381, "y-datum": 622.2269926397355}, ResultPath="$.coords")
    expected = {"georefOf": "Home", "coords": {"x-datum": 0.381, "y-datum": 622.2269926397355}}
    yield Example("pass-result", page, one(coordinates), {"georefOf": "Home"}, expected)
    yield Example("pass-output", page, jsonata(one(passing(Output={"a": "{% $states.input.b %}"}))), {"b": 1}, {"a": 1})
    page = GUIDE + "input-output-resultpath.html"
    for name, place, expected in (
        ("replaces", "$", "R"),
        ("is-discarded", None, {"a": {"b": 1}}),
        ("is-added", "$.r", {"a": {"b": 1}, "r": "R"}),
        ("is-put-inside", "$.a.c", {"a": {"b": 1, "c": "R"}}),
        ("replaces-a-part", "$.a.b", {"a": {"b": "R"}}),
    ):
        yield Example(f"result-{name}", page, one(passing(Result="R", ResultPath=place)), {"a": {"b": 1}}, expected)
    page = GUIDE + "input-output-inputpath-params.html"
    yield Example("input-path", page, one(passing(InputPath="$.a")), {"a": {"b": 1}, "c": 2}, {"b": 1})
    yield Example("input-path-null", page, one(passing(InputPath=None)), {"a": 1}, {})
    yield Example("output-path-null", page, one(passing(OutputPath=None)), {"a": 1}, {})
    parameters = {"comment": "Selected", "size.$": "$.product.details.size", "exists.$": "$.product.available", "fixed": "$.x"}
    given = {"product": {"details": {"size": "small"}, "available": True}}
    yield Example("parameters", page, one(passing(Parameters=parameters)), given, {"comment": "Selected", "size": "small", "exists": True, "fixed": "$.x"})
    numbers = {"foo": 123, "bar": ["a", "b", "c"], "car": {"cdr": True}}
    for name, path, value in (("member", "$.foo", 123), ("array", "$.bar", ["a", "b", "c"]), ("nested", "$.car.cdr", True), ("item", "$.bar[1]", "b"), ("last", "$.bar[-1]", "c"), ("slice", "$.bar[0:2]", ["a", "b"]), ("brackets", "$['car']['cdr']", True)):
        yield Example(f"path-{name}", PATHS, one(passing(Parameters={"v.$": path})), numbers, {"v": value})


def choices():
    page = GUIDE + "state-choice.html"
    rules = [
        {"Not": {"Variable": "$.type", "StringEquals": "Private"}, "Next": "Public"},
        {"And": [{"Variable": "$.value", "IsPresent": True}, {"Variable": "$.value", "IsNumeric": True}, {"Variable": "$.value", "NumericGreaterThanEquals": 20}, {"Variable": "$.value", "NumericLessThan": 30}], "Next": "Twenties"},
    ]
    machine = chain(("Decide", {"Type": "Choice", "Choices": rules, "Default": "Other"}))
    for name in ("Public", "Twenties", "Other"):
        machine["States"][name] = passing(Result=name, End=True)
    for given, way in (({"type": "Public"}, "Public"), ({"type": "Private", "value": 22}, "Twenties"), ({"type": "Private"}, "Other"), ({"type": "Private", "value": "x"}, "Other"), ({"type": "Private", "value": 30}, "Other")):
        yield Example(f"choice-{way}-{given.get('value', 'none')}", page, machine, given, way)
    conditions = [{"Condition": "{% $states.input.n = 1 %}", "Output": "{% 'first' %}", "Next": "Done"}, {"Condition": "{% $states.input.n > 1 and $states.input.n < 5 %}", "Next": "Done"}]
    machine = jsonata(chain(("Decide", {"Type": "Choice", "Choices": conditions, "Default": "Done"}), ("Done", {"Type": "Succeed"})))
    yield Example("condition-output", page, machine, {"n": 1}, "first")
    yield Example("condition", page, machine, {"n": 3}, {"n": 3})
    strange = jsonata(chain(("Decide", {"Type": "Choice", "Choices": [{"Condition": "{% 'text' %}", "Next": "Done"}], "Default": "Done"}), ("Done", {"Type": "Succeed"})))
    yield Example("condition-is-no-boolean", page, strange, {}, error="States.QueryEvaluationError")
    nothing = chain(("Decide", {"Type": "Choice", "Choices": [{"Variable": "$.a", "NumericEquals": 1, "Next": "Done"}]}), ("Done", {"Type": "Succeed"}))
    yield Example("no-choice", GUIDE + "concepts-error-handling.html", nothing, {"a": 2}, error="States.NoChoiceMatched")
    for operator, wanted, given, matches in (
        ("StringMatches", "log-*.txt", "log-zebra.txt", True),
        ("StringMatches", r"a\*b", "a*b", True),
        ("StringMatches", r"a\*b", "axb", False),
        ("StringLessThan", "b", "a", True),
        ("NumericEquals", 1, 1.0, True),
        ("TimestampLessThan", "2016-08-18T17:33:00Z", "2016-08-18T17:32:59Z", True),
        ("IsTimestamp", True, "2016-08-18T17:33:00Z", True),
        ("IsTimestamp", True, "2016-08-18 17:33", False),
        ("IsNull", True, None, True),
        ("BooleanEquals", True, "true", False),
        ("StringEquals", "1", 1, False),
    ):
        rule = {"Variable": "$.v", operator: wanted, "Next": "Yes"}
        machine = chain(("Decide", {"Type": "Choice", "Choices": [rule], "Default": "No"}))
        machine["States"].update(Yes=passing(Result=True, End=True), No=passing(Result=False, End=True))
        yield Example(f"{operator}-{wanted}-{given}", page, machine, {"v": given}, matches)


def waits():
    page = GUIDE + "state-wait.html"
    yield Example("wait-seconds", page, one({"Type": "Wait", "Seconds": 1}), {"a": 1}, {"a": 1})
    yield Example("wait-path", page, one({"Type": "Wait", "SecondsPath": "$.s"}), {"s": 0}, {"s": 0})
    yield Example("wait-past", page, one({"Type": "Wait", "Timestamp": "2016-03-14T01:59:00Z"}), {}, {})
    yield Example("wait-timestamp-path", page, one({"Type": "Wait", "TimestampPath": "$.t"}), {"t": "2016-03-14T01:59:00Z"}, {"t": "2016-03-14T01:59:00Z"})
    dynamic = {"Type": "Wait", "Seconds": "{% $states.input.s - 1 %}", "Output": "{% 'waited' %}"}
    yield Example("wait-expression", page, jsonata(one(dynamic)), {"s": 1}, "waited")
    yield Example("wait-for-text", page, jsonata(one({"Type": "Wait", "Seconds": "{% 'soon' %}"})), {}, error="States.QueryEvaluationError")


def ends():
    page = GUIDE + "state-succeed.html"
    yield Example("succeed", page, one({"Type": "Succeed"}), {"a": 1}, {"a": 1})
    yield Example("succeed-output", page, jsonata(one({"Type": "Succeed", "Output": "{% $states.input.a %}"})), {"a": 1}, 1)
    page = GUIDE + "state-fail.html"
    yield Example("fail", page, one({"Type": "Fail", "Cause": "Invalid response.", "Error": "ErrorA"}), {}, error="ErrorA", cause="Invalid response.")
    dynamic = {"Type": "Fail", "ErrorPath": "$.Error", "CausePath": "States.Format('This is {}', $.Cause)"}
    yield Example("fail-paths", page, one(dynamic), {"Error": "E", "Cause": "why"}, error="E", cause="This is why")
    expression = {"Type": "Fail", "Error": "{% $states.input.e %}", "Cause": "{% 'of ' & $states.input.e %}"}
    yield Example("fail-expressions", page, jsonata(one(expression)), {"e": "E"}, error="E", cause="of E")
    late = {"TimeoutSeconds": 1, **one({"Type": "Wait", "Seconds": 30})}
    yield Example("timeout-of-the-machine", GUIDE + "statemachine-structure.html", late, {}, error="States.Timeout")


def parallels():
    page = GUIDE + "state-parallel.html"
    add = {"StartAt": "Add", "States": {"Add": passing(Parameters={"r.$": "States.MathAdd($[0], $[1])"}, OutputPath="$.r", End=True)}}
    minus = {"StartAt": "First", "States": {"First": passing(InputPath="$[0]", End=True)}}
    yield Example("parallel", page, one({"Type": "Parallel", "Branches": [add, minus]}), [3, 2], [5, 3])
    selected = {"Type": "Parallel", "Branches": [add, minus], "ResultSelector": {"sum.$": "$[0]"}}
    yield Example("parallel-selector", page, one(selected), [3, 2], {"sum": 5})
    arguments = {"Type": "Parallel", "Arguments": {"n": "{% $states.input.x %}"}, "Branches": [{"StartAt": "B", "States": {"B": passing(Output="{% $states.input.n + 1 %}", End=True)}}], "Output": "{% $states.result[0] %}"}
    yield Example("parallel-arguments", page, jsonata(one(arguments)), {"x": 1}, 2)
    fails = {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "Branch", "Cause": "c"}}}
    slow = {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": True}}}
    yield Example("parallel-fails-as-a-whole", page, one({"Type": "Parallel", "Branches": [slow, fails]}), {}, error="Branch", cause="c")


def tasks():
    page = GUIDE + "state-task.html"
    put = {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:ssm:putParameter", "Parameters": {"Name": "/examples/task", "Value.$": "$.v", "Type": "String", "Overwrite": True}, "ResultPath": None}
    get = {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:ssm:getParameter", "Parameters": {"Name": "/examples/task"}, "ResultSelector": {"v.$": "$.Parameter.Value"}, "ResultPath": "$.got"}
    yield Example("task", page, chain(("Put", put), ("Get", get)), {"v": "text"}, {"v": "text", "got": {"v": "text"}})
    put = {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:ssm:putParameter", "Arguments": {"Name": "/examples/jsonata", "Value": "{% $states.input.v %}", "Type": "String", "Overwrite": True}, "Output": "{% $states.input %}"}
    get = {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:ssm:getParameter", "Arguments": {"Name": "/examples/jsonata"}, "Output": "{% $states.result.Parameter.Value & '!' %}"}
    yield Example("task-jsonata", page, jsonata(chain(("Put", put), ("Get", get))), {"v": "text"}, "text!")
    missing = one({"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:ssm:getParameter", "Parameters": {"Name": "/examples/missing"}})
    yield Example("task-fails", GUIDE + "supported-services-awssdk.html", missing, {}, error="Ssm.ParameterNotFoundException")
    nothing = one({"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:secretsmanager:getSecretValue", "Parameters": {"SecretId": "examples-missing"}})
    yield Example("task-fails-with-another-prefix", GUIDE + "supported-services-awssdk.html", nothing, {}, error="SecretsManager.ResourceNotFoundException")
    yield Example("path-of-text", SPECIFICATION + "#paths", one(passing(Result=1, ResultPath="$.a")), "text", error="States.ResultPathMatchFailure")
