# SPDX-License-Identifier: Apache-2.0
"""Every intrinsic function, with arguments that fit, that are on the edge, and that do not fit."""

import base64
import json

from machines import chain, computing, passing

from .build import WORDS, literal, members, scalar, value


def cases(random):
    yield from formats(random)
    yield from arrays(random)
    yield from texts(random)
    yield from numbers(random)
    yield from nested(random)


def numbered(name, expression, *inputs):
    """The same expression with each input."""
    for number, given in enumerate(inputs):
        yield f"{name}-{number}", chain(("Only", computing(expression))), given


def formats(random):
    yield from numbered("format-one", "States.Format('<{}>', $.v)", *[{"v": scalar(random)} for _ in range(6)])
    yield from numbered("format-json", "States.Format('<{}>', $.v)", {"v": [1, "a"]}, {"v": {"a": None}})
    yield from numbered("format-two", "States.Format('{}/{}', $.a, $.b)", {"a": "x", "b": 7}, {"a": "{}", "b": True})
    yield from numbered("format-none", "States.Format('nothing')", {})
    yield from numbered("format-braces", r"States.Format('\{{}\}', $.v)", {"v": "in"})
    yield from numbered("format-quote", r"States.Format('it\'s {}', $.v)", {"v": "so"})
    yield from numbered("format-template", "States.Format($.t, $.v)", {"t": "-{}-", "v": 1})
    yield from numbered("format-too-few", "States.Format('{} {}', $.v)", {"v": 1})
    yield from numbered("format-too-many", "States.Format('{}', $.v, $.v)", {"v": 1})
    yield from numbered("format-missing", "States.Format('{}', $.missing)", {"v": 1})


def arrays(random):
    lists = [[scalar(random) for _ in range(size)] for size in (0, 1, 5)]
    yield from numbered("array", "States.Array($.a, 'b', 3, null, true, $.c)", *[{"a": value(random), "c": 0.5} for _ in range(3)])
    yield from numbered("array-empty", "States.Array()", {})
    yield from numbered("length", "States.ArrayLength($.v)", *[{"v": items} for items in lists], {"v": "text"}, {"v": None})
    partition = "States.ArrayPartition($.v, $.n)"
    numbers = list(range(9))
    yield from numbered("partition", partition, *[{"v": numbers, "n": n} for n in (1, 4, 9, 20)], {"v": [], "n": 2})
    yield from numbered("partition-wrong", partition, {"v": numbers, "n": 0}, {"v": numbers, "n": -1}, {"v": "x", "n": 1})
    contains = "States.ArrayContains($.v, $.n)"
    for number in range(4):
        items = [value(random, 1) for _ in range(4)]
        wanted = random.choice([*items, "absent"])
        yield from numbered(f"contains-{number}", contains, {"v": items, "n": wanted})
    yield from numbered("contains-number", contains, {"v": ["1"], "n": 1}, {"v": [1], "n": True})
    span = "States.ArrayRange($.a, $.b, $.s)"
    spans = [(1, 9, 2), (9, 1, -2), (0, 0, 1), (1, 5, -1), (-3, 3, 3)]
    yield from numbered("range", span, *[{"a": a, "b": b, "s": s} for a, b, s in spans])
    yield from numbered("range-wrong", span, {"a": 1, "b": 5, "s": 0}, {"a": 0, "b": 1000, "s": 1}, {"a": "1", "b": 2, "s": 1})
    yield from numbered("range-most", "States.ArrayLength(States.ArrayRange(1, 1000, 1))", {})
    item = "States.ArrayGetItem($.v, $.n)"
    yield from numbered("item", item, *[{"v": numbers, "n": n} for n in (0, 8)], {"v": [[1], {"a": 2}], "n": 1})
    yield from numbered("item-wrong", item, {"v": numbers, "n": 9}, {"v": numbers, "n": -1}, {"v": numbers, "n": "0"})
    yield from numbered("unique", "States.ArrayUnique($.v)", {"v": [1, 2, 1, 3, 2]}, {"v": ["a", "A", "a"]}, {"v": []})
    yield from numbered("unique-mixed", "States.ArrayUnique($.v)", {"v": [1, "1", True]}, {"v": [[1], [1], {"a": 1}, {"a": 1}]})


def texts(random):
    plain = [random.choice(WORDS[1:]) * random.randint(1, 4) for _ in range(4)]
    yield from numbered("base64-encode", "States.Base64Encode($.v)", *[{"v": text} for text in plain])
    encoded = [base64.b64encode(text.encode()).decode() for text in plain]
    yield from numbered("base64-decode", "States.Base64Decode($.v)", *[{"v": text} for text in encoded])
    yield from numbered("base64-wrong", "States.Base64Decode($.v)", {"v": "%%%"}, {"v": 7})
    yield from numbered("base64-long", "States.Base64Encode($.v)", {"v": "x" * 10_000}, {"v": "x" * 10_001})
    for algorithm in ("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"):
        yield from numbered(f"hash-{algorithm}", f"States.Hash($.v, '{algorithm}')", {"v": random.choice(plain)}, {"v": ""})
    yield from numbered("hash-wrong", "States.Hash($.v, 'CRC32')", {"v": "x"})
    split = "States.StringSplit($.v, $.s)"
    yield from numbered("split", split, {"v": "1,2,3", "s": ","}, {"v": "a.b+c", "s": ".+"}, {"v": "none", "s": "|"})
    yield from numbered("split-empty", split, {"v": "", "s": ","}, {"v": "a,,b", "s": ","}, {"v": ",a,", "s": ","})
    yield from numbered("split-wrong", split, {"v": 12, "s": ","}, {"v": "a", "s": 1})
    documents = [value(random, 2) for _ in range(5)]
    yield from numbered("string-to-json", "States.StringToJson($.v)", *[{"v": json.dumps(each)} for each in documents])
    yield from numbered("string-to-json-wrong", "States.StringToJson($.v)", {"v": "{"}, {"v": ""}, {"v": 3})
    yield from numbered("json-to-string", "States.JsonToString($.v)", *[{"v": each} for each in documents])
    yield from numbered("there-and-back", "States.StringToJson(States.JsonToString($))", members(random, 2))
    merge = "States.JsonMerge($.a, $.b, false)"
    yield from numbered("merge", merge, *[{"a": members(random), "b": members(random)} for _ in range(4)])
    yield from numbered("merge-wrong", merge, {"a": [1], "b": {}}, {"a": {}, "b": 1})
    yield from numbered("merge-deep", "States.JsonMerge($.a, $.b, true)", {"a": {"x": {"y": 1}}, "b": {"x": {"z": 2}}})
    yield from numbered("uuid", "States.ArrayLength(States.StringSplit(States.UUID(), '-'))", {})


def numbers(random):
    add = "States.MathAdd($.a, $.b)"
    pairs = [(random.randint(-1000, 1000), random.randint(-1000, 1000)) for _ in range(3)]
    yield from numbered("add", add, *[{"a": a, "b": b} for a, b in pairs], {"a": 0, "b": 0})
    yield from numbered("add-half", add, {"a": 1.5, "b": 1}, {"a": 1.4, "b": 1.4}, {"a": -1.5, "b": 0})
    yield from numbered("add-wrong", add, {"a": "1", "b": 1}, {"a": None, "b": 1})
    yield from numbered("random", "States.ArrayContains(States.ArrayRange(1, 9, 1), States.MathRandom(1, 9))", {})
    yield from numbered("random-wrong", "States.MathRandom($.a, $.b)", {"a": "x", "b": 2})


def nested(random):
    """Functions as arguments of functions, ten deep at most."""
    for number in range(8):
        expression, depth = "$.v", random.randint(1, 10)
        for _ in range(depth):
            expression = random.choice(
                (
                    "States.Format('({{}})', {})",
                    "States.Base64Encode({})",
                    "States.Hash({}, 'MD5')",
                    "States.JsonToString({})",
                    "States.ArrayGetItem(States.Array({}, 1), 0)",
                )
            ).format(expression)
        # An array access is two functions deep.
        if expression.count("States.") <= 10:
            yield from numbered(f"nested-{number}", expression, {"v": random.choice(WORDS)})
    yield from numbered("literal", f"States.Array({literal(random.choice(WORDS))}, -1, 2.5, false)", {})
    yield from numbered("context", "States.Format('{}', $$.State.Name)", {})
    yield "two-members", chain(("Only", passing(Parameters={"a.$": "$.x", "b": {"c.$": "States.Array($.x)"}}))), {"x": 1}
    yield "unknown", chain(("Only", computing("States.Nothing($.x)"))), {"x": 1}
