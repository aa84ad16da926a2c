# SPDX-License-Identifier: Apache-2.0
"""Variables: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html"""

from machines import chain, jsonata, one, passing

from .example import GUIDE, Example

PAGE = GUIDE + "workflow-variables.html"


def reading(expression, **fields):
    """A state whose output is an expression."""
    return passing(Output="{% " + expression + " %}", **fields)


def examples():
    yield from of_jsonata()
    yield from of_jsonpath()


def of_jsonata():
    stored = passing(Assign={"price": "{% $states.input.unit %}", "product": {"name": "a", "list": [1, "{% 1 + 1 %}"]}})
    yield Example("stored", PAGE, jsonata(chain(("A", stored), ("B", reading("[$price, $product.list[1]]")))), {"unit": 7}, [7, 2])
    first, again = passing(Assign={"x": 3, "a": 6}), passing(Assign={"x": "{% $a %}", "nextX": "{% $x %}"})
    machine = jsonata(chain(("A", first), ("B", again), ("C", reading("{'x': $x, 'nextX': $nextX}"))))
    yield Example("assigned-at-once", PAGE, machine, {}, {"x": 6, "nextX": 3})
    old = passing(Assign={"x": 2}, Output="{% $x %}")
    yield Example("output-sees-old-values", PAGE, jsonata(chain(("A", passing(Assign={"x": 1})), ("B", old))), {}, 1)
    rules = [{"Condition": "{% $states.input.n > 1 %}", "Assign": {"way": "many"}, "Next": "End"}]
    choice = {"Type": "Choice", "Choices": rules, "Default": "End", "Assign": {"way": "few"}}
    machine = jsonata(chain(("C", choice), ("End", reading("$way"))))
    yield Example("of-a-rule", PAGE, machine, {"n": 2}, "many")
    yield Example("of-the-default", PAGE, machine, {"n": 1}, "few")
    inner = one(reading("$x + $states.input"))
    mapped = {"Type": "Map", "Items": [1, 2], "ItemProcessor": inner}
    yield Example("outer-scope-in-map", PAGE, jsonata(chain(("A", passing(Assign={"x": 10})), ("M", mapped))), {}, [11, 12])
    own = chain(("I", passing(Assign={"own": "{% $states.input * 2 %}"})), ("J", reading("$own")))
    mapped = {"Type": "Map", "Items": [1, 2], "ItemProcessor": own}
    yield Example("every-iteration-has-its-own", PAGE, jsonata(one(mapped)), {}, [2, 4])
    branch = chain(("B1", passing(Assign={"inside": 1})), ("B2", reading("$inside")))
    parallel = {"Type": "Parallel", "Branches": [branch], "Assign": {"all": "{% $states.result %}"}}
    machine = jsonata(chain(("P", parallel), ("R", reading("$all"))))
    yield Example("result-of-branches", PAGE, machine, {}, [1])
    outside = chain(("P", {"Type": "Parallel", "Branches": [branch]}), ("R", reading("$inside")))
    yield Example("inner-scope-is-gone", PAGE, jsonata(outside), {}, error="States.QueryEvaluationError")
    failing = one({"Type": "Fail", "Error": "Mine", "Cause": "why"})
    caught = {"ErrorEquals": ["Mine"], "Assign": {"e": "{% $states.errorOutput.Error %}"}, "Next": "R"}
    parallel = {"Type": "Parallel", "Branches": [failing], "Catch": [caught]}
    yield Example("of-a-catcher", PAGE, jsonata(chain(("P", parallel), ("R", reading("$e")))), {}, "Mine")


def of_jsonpath():
    stored = passing(Assign={"price.$": "$.unit", "fixed": "$.unit"})
    read = passing(Parameters={"price.$": "$price", "fixed.$": "$fixed"})
    yield Example("jsonpath", PAGE, chain(("A", stored), ("B", read)), {"unit": 7}, {"price": 7, "fixed": "$.unit"})
    intrinsic = passing(Assign={"text.$": "States.Format('{} of {}', $.n, $.all)"})
    yield Example("jsonpath-intrinsic", PAGE, chain(("A", intrinsic), ("B", passing(InputPath="$text"))), {"n": 1, "all": 2}, "1 of 2")
    result = passing(Result={"k": 5}, Assign={"x.$": "$.k"})
    yield Example("jsonpath-of-result", PAGE, chain(("A", result), ("B", passing(InputPath="$x"))), {}, 5)
    deep = passing(Assign={"x": {"list": [{"k": "v"}]}})
    yield Example("jsonpath-deep", PAGE, chain(("A", deep), ("B", passing(InputPath="$x.list[0].k"))), {}, "v")
    mixed = chain(("A", passing(Assign={"x.$": "$.n"})), ("B", reading("$x + 1", QueryLanguage="JSONata")))
    yield Example("both-languages", PAGE, mixed, {"n": 1}, 2)
    back = chain(("A", passing(QueryLanguage="JSONata", Assign={"x": "{% $states.input.n * 2 %}"})), ("B", passing(Parameters={"x.$": "$x"})))
    yield Example("both-languages-back", PAGE, back, {"n": 2}, {"x": 4})
