# SPDX-License-Identifier: Apache-2.0
"""Map, inline: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html"""

from machines import chain, jsonata, one, passing, unique

from .example import GUIDE, Example

PAGE = GUIDE + "state-map-inline.html"
SHIPPED = {"shipped": [{"prod": "R31", "quantity": 1344}, {"prod": "S39", "quantity": 40}], "source": "warehouse"}


def mapped(processor, **fields):
    """A machine of a Map state."""
    return unique(one({"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, **processor}, **fields}))


def examples():
    yield Example("items", PAGE, mapped(one(passing())), ["a", "b"], ["a", "b"])
    yield Example("none", PAGE, mapped(one(passing())), [], [])
    yield Example("items-path", PAGE, mapped(one(passing(InputPath="$.prod")), ItemsPath="$.shipped"), SHIPPED, ["R31", "S39"])
    selector = {"from.$": "$.source", "item.$": "$$.Map.Item.Value"}
    expected = [{"from": "warehouse", "item": item} for item in SHIPPED["shipped"]]
    yield Example("selector", PAGE, mapped(one(passing()), ItemsPath="$.shipped", ItemSelector=selector), SHIPPED, expected)
    result = mapped(one(passing(Result=0)), ItemsPath="$.shipped", ResultPath="$.shipped")
    yield Example("result-path", PAGE, result, SHIPPED, {"shipped": [0, 0], "source": "warehouse"})
    order = mapped(one({"Type": "Wait", "SecondsPath": "$"}))
    yield Example("results-keep-the-order", PAGE, order, [1, 0], [1, 0])
    items = mapped(one(passing(Output="{% $states.input * 2 %}")), Items="{% $states.input.n[$ > 1] %}", Output="{% $sum($states.result) %}")
    yield Example("items-expression", PAGE, jsonata(items), {"n": [1, 2, 3]}, 10)
    item = mapped(one(passing()), Items=[5, 6], ItemSelector={"v": "{% $states.context.Map.Item.Value %}", "i": "{% $states.context.Map.Item.Index %}"})
    yield Example("items-literal", PAGE, jsonata(item), {}, [{"v": 5, "i": 0}, {"v": 6, "i": 1}])
    pairs = mapped(one(passing()), ItemsPath="$.o", ItemSelector={"k.$": "$$.Map.Item.Key", "v.$": "$$.Map.Item.Value"})
    yield Example("members-of-an-object", GUIDE + "input-output-itemspath.html", pairs, {"o": {"a": 1, "b": 2}}, [{"k": "a", "v": 1}, {"k": "b", "v": 2}])
    strange = mapped(one(passing()), Items="{% 1 %}")
    yield Example("items-are-a-number", PAGE, jsonata(strange), {}, error="States.QueryEvaluationError", cause="'number'")
    fails = chain(("Is", {"Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": 2, "Next": "Fail"}], "Default": "Pass"}), ("Fail", {"Type": "Fail", "Error": "Two", "Cause": "it is two"}), ("Pass", passing()))
    yield Example("one-fails-all-fail", PAGE, mapped(fails), [1, 2], error="Two", cause="it is two")
    tolerant = mapped(one(passing()), MaxConcurrency=1)
    yield Example("one-after-another", PAGE, tolerant, list(range(20)), list(range(20)))
    nested = mapped(one({"Type": "Map", "ItemProcessor": one(passing())}))
    yield Example("map-in-map", PAGE, nested, [[1, 2], [3]], [[1, 2], [3]])
