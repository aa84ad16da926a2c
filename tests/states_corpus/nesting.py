# SPDX-License-Identifier: Apache-2.0
"""Parallel and Map with all their fields, and random machines of everything."""

from machines import chain, computing, one, passing

from . import choices
from .build import members, scalar

# How deep Parallel and Map are in one another.
DEPTH = 3


def mapped(processor, **fields):
    """A Map state, inline."""
    return {"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, **processor}, **fields}


def cases(random):
    yield from parallels(random)
    yield from maps(random)
    for number in range(40):
        yield f"random-{number}", Random(random).machine(DEPTH), {"n": random.randint(0, 9), "items": list(range(random.randint(0, 3)))}


def parallels(random):
    for number in range(6):
        branches = [one(passing(Result=scalar(random))) for _ in range(random.randint(1, 4))]
        fields = {"ResultPath": random.choice(("$", "$.all", None)), "ResultSelector": {"first.$": "$[0]", "all.$": "$"}}
        kept = random.sample(sorted(fields), random.randint(0, 2))
        parallel = {"Type": "Parallel", "Branches": branches, **{name: fields[name] for name in kept}}
        yield f"parallel-{number}", one(parallel), members(random)
    deep = {"Type": "Parallel", "Branches": [one({"Type": "Parallel", "Branches": [one(passing())]})]}
    yield "parallel-in-parallel", one(deep), {"a": 1}
    parameters = {"Type": "Parallel", "Branches": [one(passing())], "Parameters": {"p.$": "$.a"}, "OutputPath": "$[0]"}
    yield "parallel-parameters", one(parameters), {"a": [1]}
    fails = [one(passing()), one({"Type": "Fail", "Error": "Mine"})]
    yield "parallel-one-fails", one({"Type": "Parallel", "Branches": fails}), {}
    succeeds = [one({"Type": "Succeed"}), chain(("A", passing(Result=1)), ("B", {"Type": "Succeed"}))]
    yield "parallel-succeeds", one({"Type": "Parallel", "Branches": succeeds}), {"x": 1}


def maps(random):
    items = [scalar(random) for _ in range(3)]
    selector = {"item.$": "$$.Map.Item.Value", "index.$": "$$.Map.Item.Index", "more.$": "$.more"}
    yield "map", one(mapped(one(passing()))), items
    yield "map-items", one(mapped(one(passing()), ItemsPath="$.items")), {"items": items}
    yield "map-none", one(mapped(one(passing()), ItemsPath="$.items")), {"items": []}
    yield "map-selector", one(mapped(one(passing()), ItemsPath="$.items", ItemSelector=selector)), {"items": items, "more": 1}
    yield "map-parameters", one({**mapped(one(passing()), ItemsPath="$.items"), "Parameters": selector}), {"items": items, "more": 1}
    yield "map-iterator", one({"Type": "Map", "Iterator": one(passing())}), items
    for most in (0, 1, 2):
        yield f"map-concurrency-{most}", one(mapped(one(passing()), MaxConcurrency=most)), items
    yield "map-concurrency-path", one(mapped(one(passing()), ItemsPath="$.items", MaxConcurrencyPath="$.n")), {"items": items, "n": 1}
    yield "map-result", one(mapped(one(passing()), ResultSelector={"all.$": "$"}, ResultPath="$.r", ItemsPath="$.i")), {"i": items}
    yield "map-of-object", one(mapped(one(passing()), ItemsPath="$.i")), {"i": {"a": 1}}
    yield "map-of-text", one(mapped(one(passing()), ItemsPath="$.i")), {"i": "abc"}
    yield "map-of-missing", one(mapped(one(passing()), ItemsPath="$.i")), {}
    fail = choices.deciding({"Variable": "$", "NumericEquals": 2})
    fail["States"]["Rule0"] = {"Type": "Fail", "Error": "Two", "Cause": "it is two"}
    yield "map-fails", one(mapped(fail, MaxConcurrency=1)), [1, 2, 3]
    catch = [{"ErrorEquals": ["Two"], "ResultPath": "$.error", "Next": "Caught"}]
    caught = chain(("Try", mapped(fail, MaxConcurrency=1, ItemsPath="$.i", Catch=catch, End=True)))
    caught["States"]["Caught"] = computing("$.error.Error", End=True)
    yield "map-caught", caught, {"i": [1, 2, 3]}
    inner = chain(("Inner", mapped(chain(("Deepest", passing())), ItemsPath="$.i")))
    yield "map-in-map", one(mapped(inner)), [{"i": [1, 2]}, {"i": []}]
    yield "map-context", one(mapped(one(computing("$$.Map.Item.Index")))), items


class Random:
    """Random machines: every state's input is an object with a number `n` and an array `items`, so that most succeed."""

    def __init__(self, random):
        self.random = random
        self.count = 0

    def name(self, what):
        self.count += 1
        return f"{what}{self.count}"

    def machine(self, depth):
        """A chain of some states."""
        states = [self.state(depth) for _ in range(self.random.randint(1, 4))]
        machine = chain(*[(name, state) for name, state, _ in states])
        for index, (name, state, more) in enumerate(states):
            following = states[index + 1][0] if index + 1 < len(states) else None
            for other, added in more.items():
                machine["States"][other] = {**added, **({"Next": following} if following else {"End": True})}
            if state["Type"] == "Choice":
                machine["States"][name] = state
        return machine

    def state(self, depth):
        """A state by its name, with those that it leads to."""
        makers = [self.number, self.text, self.choice, self.wait, self.failure]
        if depth:
            makers += [self.parallel, self.map]
        return self.random.choice(makers)(depth)

    def number(self, _depth):
        add = f"States.MathAdd($.n, {self.random.randint(-5, 5)})"
        return self.name("Add"), passing(Parameters={"n.$": add, "items.$": "$.items"}), {}

    def text(self, _depth):
        pushed = "States.Array($.n, States.Format('{}', $.n))"
        return self.name("Items"), passing(Parameters={"n.$": "$.n", "items.$": pushed}), {}

    def wait(self, _depth):
        return self.name("Wait"), {"Type": "Wait", "Seconds": 0}, {}

    def choice(self, _depth):
        low, high = self.name("Low"), self.name("High")
        limit = self.random.randint(0, 9)
        rule = {"Variable": "$.n", self.random.choice(("NumericLessThan", "NumericGreaterThanEquals")): limit, "Next": low}
        more = {low: passing(Result=low, ResultPath="$.way"), high: passing(Result=high, ResultPath="$.way")}
        return self.name("Choice"), {"Type": "Choice", "Choices": [rule], "Default": high}, more

    def failure(self, depth):
        """A failure that is caught: always where another could happen at the same time, else most of the time."""
        error = self.random.choice(("Mine", "Other"))
        fail = chain((self.name("Fail"), {"Type": "Fail", "Error": error, "Cause": "generated"}))
        caught = self.name("Caught")
        names = ("Mine", "Other", "States.ALL") if depth == DEPTH else ("States.ALL",)
        catch = {"ErrorEquals": [self.random.choice(names)], "ResultPath": "$.error", "Next": caught}
        return self.name("Try"), {"Type": "Parallel", "Branches": [fail], "ResultPath": None, "Catch": [catch]}, {caught: passing()}

    def parallel(self, depth):
        branches = [self.machine(depth - 1) for _ in range(self.random.randint(1, 3))]
        return self.name("Parallel"), {"Type": "Parallel", "Branches": branches, "ResultPath": "$.branches"}, {}

    def map(self, depth):
        selector = {"n.$": "$$.Map.Item.Index", "items.$": "$.items"}
        fields = {"ItemsPath": "$.items", "ItemSelector": selector, "MaxConcurrency": 1, "ResultPath": "$.mapped"}
        return self.name("Map"), mapped(self.machine(depth - 1), **fields), {}
