# SPDX-License-Identifier: Apache-2.0
"""JSONata: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html"""

from machines import jsonata, one, passing

from .example import GUIDE, Example

PAGE = GUIDE + "transforming-data.html"
ORDER = {"items": [{"name": "a", "price": 2, "count": 3}, {"name": "b", "price": 5, "count": 1}], "customer": {"name": "María"}}

# Name, expression, input, value.
VALUES = (
    ("input", "$states.input.customer.name", ORDER, "María"),
    ("all-of-input", "$states.input", {"a": 1}, {"a": 1}),
    ("context", "$states.context.Execution.Input.a", {"a": 1}, 1),
    ("name-of-the-state", "$states.context.State.Name", {}, "Only"),
    ("sum", "$sum($states.input.items.(price * count))", ORDER, 11),
    ("map", "[$states.input.items.name]", ORDER, ["a", "b"]),
    ("filter", "$states.input.items[price > 3].name", ORDER, "b"),
    ("object", "{'total': $count($states.input.items)}", ORDER, {"total": 2}),
    ("group", "$states.input.items{name: price}", ORDER, {"a": 2, "b": 5}),
    ("condition", "$states.input.n > 1 ? 'many' : 'few'", {"n": 2}, "many"),
    ("concatenation", "'Hello ' & $states.input.customer.name", ORDER, "Hello María"),
    ("block", "($x := $states.input.n; $y := $x * 2; $x + $y)", {"n": 3}, 9),
    ("function", "($double := function($v) { $v * 2 }; $map($states.input.n, $double))", {"n": [1, 2]}, [2, 4]),
    ("sort", "$sort($states.input.n)", {"n": [3, 1, 2]}, [1, 2, 3]),
    ("join", "$join($states.input.items.name, '-')", ORDER, "a-b"),
    ("null", "null", {}, None),
    ("partition", "$partition([1, 2, 3, 4], $states.input.size)", {"size": 2}, [[1, 2], [3, 4]]),
    ("partition-remainder", "$partition([1, 2, 3], 2)", {}, [[1, 2], [3]]),
    ("range", "$range(0, 10, 2)", {}, [0, 2, 4, 6, 8, 10]),
    ("range-down", "$range(3, 1, -1)", {}, [3, 2, 1]),
    ("hash", "$hash('input data', 'SHA-1')", {}, "aaff4a450a104cd177d28d18d74485e8cae074b7"),
    ("random-between", "($r := $random(); $r >= 0 and $r < 1)", {}, True),
    ("random-seeded", "$random(42) = $random(42)", {}, True),
    ("uuid", "$contains($uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)", {}, True),
    ("uuid-differs", "$uuid() != $uuid()", {}, True),
    ("parse", "$parse('{\"a\": [1]}')", {}, {"a": [1]}),
    ("parse-text", "$parse($states.input.s).k", {"s": '{"k": true}'}, True),
    ("same-now", "$now() = $now()", {}, True),
)

# Name, expression, input, what the cause says: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
FAILURES = (
    ("undefined", "$states.input.missing", {}, "returned nothing (undefined)"),
    ("wrong-operand", "1 + 'a'", {}, "threw an error during evaluation"),
    ("no-variable", "$nothing", {}, "returned nothing (undefined)"),
    ("function-as-value", "$sum", {}, ""),
)

# What JSONata 2.0.6 does not know or Step Functions forbids, found when the machine is created.
REFUSED = {
    "elvis": "$states.input.a ?: 1",
    "coalescing": "$states.input.a ?? 1",
    "syntax": "1 +",
}


def examples():
    for name, expression, given, value in VALUES:
        state = passing(Output="{% " + expression + " %}")
        yield Example(name, PAGE, jsonata(one(state)), given, value)
    for name, expression, given, cause in FAILURES:
        state = passing(Output={"deep": ["{% " + expression + " %}"]})
        yield Example(name, PAGE, jsonata(one(state)), given, error="States.QueryEvaluationError", cause=cause)
    template = {"static": "Hello", "title": "{% $states.input.title %}", "list": [1, "{% 1 + 1 %}"], "not": "$name", "not.$": "$.title"}
    given = {"title": "Doctor"}
    expected = {"static": "Hello", "title": "Doctor", "list": [1, 2], "not": "$name", "not.$": "$.title"}
    yield Example("template", PAGE, jsonata(one(passing(Output=template))), given, expected)
    yield Example("output-is-optional", PAGE, jsonata(one(passing())), given, given)
    mixed = one(passing(QueryLanguage="JSONata", Output="{% $states.input.title %}"))
    yield Example("one-state-of-a-machine", PAGE, mixed, given, "Doctor")
