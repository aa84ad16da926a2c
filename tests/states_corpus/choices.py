# SPDX-License-Identifier: Apache-2.0
"""Every comparison of Choice, with operands that match, do not match, and are of another type."""

from machines import chain, passing

STRINGS = ("", "apple", "Apple", "banana", "été")
NUMBERS = (-1, 0, 0.5, 1, 10)
TIMES = ("2016-08-18T17:33:00Z", "2016-08-18T17:33:00.5Z", "2016-08-18T19:33:00+02:00", "2017-01-01T00:00:00Z")
ORDERS = ("Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals")
KINDS = {"String": STRINGS, "Numeric": NUMBERS, "Timestamp": TIMES}
PATTERNS = ("*", "a*", "*a", "*an*", r"\*", "log-*.txt", "", "b?nana")
TESTS = ("IsNull", "IsPresent", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp")
SOMETHING = (None, True, 1, 1.5, "text", "2016-08-18T17:33:00Z", [], {})


def deciding(*rules, default=True):
    """A machine whose output says which rule matched."""
    ways = [dict(rule, Next=f"Rule{number}") for number, rule in enumerate(rules)]
    choice = {"Type": "Choice", "Choices": ways}
    if default:
        choice["Default"] = "None"
    machine = chain(("Decide", choice))
    for name in [f"Rule{number}" for number in range(len(rules))] + ["None"] * default:
        machine["States"][name] = passing(Result=name, End=True)
    return machine


def rule(random):
    """A comparison that can be made of what `given` gives."""
    kind = random.choice(list(KINDS))
    return {"Variable": f"$.{kind}", f"{kind}{random.choice(ORDERS)}": random.choice(KINDS[kind])}


def given(random):
    """A value of every kind."""
    return {kind: random.choice(values) for kind, values in KINDS.items()}


def nested(random, depth):
    """A rule of rules."""
    operator = random.choice(("And", "Or", "Not", None)) if depth else None
    if operator is None:
        return rule(random)
    if operator == "Not":
        return {"Not": nested(random, depth - 1)}
    return {operator: [nested(random, depth - 1) for _ in range(random.randint(1, 3))]}


def cases(random):
    for kind, values in KINDS.items():
        for order in ORDERS:
            operator = f"{kind}{order}"
            for number in range(2):
                left, right = random.choice(values), random.choice(values)
                yield f"{operator}-{number}", deciding({"Variable": "$.v", operator: right}), {"v": left}
            path = {"Variable": "$.v", f"{operator}Path": "$.w"}
            yield f"{operator}Path", deciding(path), {"v": random.choice(values), "w": random.choice(values)}
            wrong = {"v": [values[0]]}
            yield f"{operator}-wrong", deciding({"Variable": "$.v", operator: values[0]}), wrong
    for number, value in enumerate((True, False)):
        boolean = {"Variable": "$.v", "BooleanEquals": True}
        yield f"BooleanEquals-{number}", deciding(boolean), {"v": value}
        yield f"BooleanEqualsPath-{number}", deciding({"Variable": "$.v", "BooleanEqualsPath": "$.w"}), {"v": value, "w": True}
    for number, pattern in enumerate(PATTERNS):
        for other in range(2):
            text = random.choice(("", "a", "banana", "*", "log-1.txt", "log-.txt", "apple"))
            yield f"StringMatches-{number}-{other}", deciding({"Variable": "$.v", "StringMatches": pattern}), {"v": text}
    for test in TESTS:
        for number, value in enumerate(random.sample(SOMETHING, 3)):
            expected = random.choice((True, False))
            yield f"{test}-{number}", deciding({"Variable": "$.v", test: expected}), {"v": value}
    yield "absent", deciding({"Variable": "$.v", "IsPresent": False}), {}
    yield "absent-compared", deciding({"Variable": "$.v", "StringEquals": "a"}), {}
    yield "absent-tested", deciding({"Variable": "$.v", "IsNull": True}), {}
    yield "absent-path", deciding({"Variable": "$.v", "StringEqualsPath": "$.w"}), {"v": "a"}
    yield "none-matches", deciding({"Variable": "$.v", "NumericEquals": 1}, default=False), {"v": 2}
    yield "guarded", deciding({"And": [{"Variable": "$.v", "IsPresent": True}, {"Variable": "$.v", "NumericEquals": 1}]}), {}
    yield "first-wins", deciding({"Variable": "$.v", "NumericLessThan": 5}, {"Variable": "$.v", "NumericLessThan": 9}), {"v": 3}
    yield "second-wins", deciding({"Variable": "$.v", "NumericLessThan": 5}, {"Variable": "$.v", "NumericLessThan": 9}), {"v": 7}
    yield "context", deciding({"Variable": "$$.State.Name", "StringEquals": "Decide"}), {}
    for number in range(24):
        yield f"rules-{number}", deciding(*[nested(random, 3) for _ in range(3)]), given(random)
