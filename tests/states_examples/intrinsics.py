# SPDX-License-Identifier: Apache-2.0
"""Every intrinsic function: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html"""

from machines import computing, one, passing

from .example import GUIDE, SPECIFICATION, Example

PAGE = GUIDE + "intrinsic-functions.html"
NINE = [1, 2, 3, 4, 5, 6, 7, 8, 9]

# Name, expression, input, value.
VALUES = (
    ("array", "States.Array($.Id)", {"Id": 123456}, [123456]),
    ("array-of-literals", "States.Array('Foo', 2020, $.more, null)", {"more": {"a": 1}}, ["Foo", 2020, {"a": 1}, None]),
    ("array-of-nothing", "States.Array()", {}, []),
    ("partition", "States.ArrayPartition($.a, 4)", {"a": NINE}, [[1, 2, 3, 4], [5, 6, 7, 8], [9]]),
    ("contains", "States.ArrayContains($.a, $.x)", {"a": NINE, "x": 5}, True),
    ("contains-not", "States.ArrayContains($.a, $.x)", {"a": NINE, "x": "5"}, False),
    ("range", "States.ArrayRange(1, 9, 2)", {}, [1, 3, 5, 7, 9]),
    ("item", "States.ArrayGetItem($.a, $.i)", {"a": NINE, "i": 5}, 6),
    ("length", "States.ArrayLength($.a)", {"a": NINE}, 9),
    ("unique", "States.ArrayUnique($.a)", {"a": [1, 2, 3, 3, 3, 3, 4]}, [1, 2, 3, 4]),
    ("base64-encode", "States.Base64Encode($.v)", {"v": "Data to encode"}, "RGF0YSB0byBlbmNvZGU="),
    ("base64-decode", "States.Base64Decode($.v)", {"v": "RGF0YSB0byBlbmNvZGU="}, "Data to encode"),
    ("hash", "States.Hash($.Data, $.Algorithm)", {"Data": "input data", "Algorithm": "SHA-1"}, "aaff4a450a104cd177d28d18d74485e8cae074b7"),
    ("merge", "States.JsonMerge($.a, $.b, false)", {"a": {"x": {"y": 1, "z": 2}, "k": 2}, "b": {"x": {"w": 1}, "c": 3}}, {"x": {"w": 1}, "k": 2, "c": 3}),
    ("string-to-json", "States.StringToJson($.s)", {"s": '{"foo": "bar"}'}, {"foo": "bar"}),
    ("json-to-string", "States.JsonToString($.v)", {"v": {"foo": "bar", "n": [1]}}, '{"foo":"bar","n":[1]}'),
    ("add", "States.MathAdd($.v, $.step)", {"v": 111, "step": -1}, 110),
    ("split", "States.StringSplit($.s, $.by)", {"s": "1,2,3,4,5", "by": ","}, ["1", "2", "3", "4", "5"]),
    ("split-by-several", "States.StringSplit($.s, $.by)", {"s": "This.is+a,test=string", "by": ".+,="}, ["This", "is", "a", "test", "string"]),
    ("format", "States.Format('Hello, my name is {}.', $.name)", {"name": "Arnav"}, "Hello, my name is Arnav."),
    ("format-template", "States.Format($.t, $.name)", {"t": "I am {}.", "name": "Arnav"}, "I am Arnav."),
    ("escaped-quote", r"States.Format('it\'s {}', $.x)", {"x": 1}, "it's 1"),
    ("escaped-braces", r"States.Format('\{{}\}', $.x)", {"x": 1}, "{1}"),
    ("escaped-backslash", r"States.Format('a\\{}', $.x)", {"x": 1}, "a\\1"),
    ("nested", "States.ArrayGetItem(States.StringSplit(States.ArrayGetItem(States.StringSplit($.arn, '/'), 1), '.'), 0)", {"arn": "a/b.c/d"}, "b"),
    # A seed makes the number the same, and the end is not in the range.
    ("random-of-one", "States.MathRandom(4, 5)", {}, 4),
    ("uuid-parts", "States.ArrayLength(States.StringSplit(States.UUID(), '-'))", {}, 5),
    ("random-seeded", "States.ArrayLength(States.ArrayUnique(States.Array(States.MathRandom(1, 999, 3), States.MathRandom(1, 999, 3))))", {}, 1),
)

# Name, expression, input: what the page says cannot be.
FAILURES = (
    ("item-outside", "States.ArrayGetItem($.a, 9)", {"a": NINE}),
    ("partition-of-zero", "States.ArrayPartition($.a, 0)", {"a": NINE}),
    ("range-too-long", "States.ArrayRange(1, 1001, 1)", {}),
    ("range-step-zero", "States.ArrayRange(1, 9, 0)", {}),
    ("length-of-text", "States.ArrayLength($.a)", {"a": "text"}),
    ("encode-too-long", "States.Base64Encode($.s)", {"s": "x" * 10_001}),
    ("hash-too-long", "States.Hash($.s, 'MD5')", {"s": "x" * 10_001}),
    ("hash-unknown", "States.Hash($.s, 'CRC')", {"s": "x"}),
    ("merge-deep", "States.JsonMerge($.a, $.a, true)", {"a": {}}),
    ("not-json", "States.StringToJson($.s)", {"s": "{"}),
    ("format-too-few", "States.Format('{} {}', $.x)", {"x": 1}),
)


def examples():
    for name, expression, given, value in VALUES:
        page = SPECIFICATION + "#appendix-b" if name.startswith("escaped") else PAGE
        yield Example(name, page, one(computing(expression)), given, {"value": value})
    for algorithm, digits in (("MD5", 32), ("SHA-1", 40), ("SHA-256", 64), ("SHA-384", 96), ("SHA-512", 128)):
        # The length shows in how many pieces the text is cut by its own digits.
        machine = one(passing(Parameters={"hash.$": f"States.Hash('x', '{algorithm}')"}))
        yield Example(f"hash-{algorithm}", PAGE, machine, {}, {"hash": digest(algorithm, digits)})
    for name, expression, given in FAILURES:
        yield Example(name, PAGE, one(computing(expression)), given, error="States.IntrinsicFailure")


def digest(algorithm, digits):
    """The hash of `x` as another implementation makes it."""
    import hashlib

    made = hashlib.new(algorithm.replace("-", "").lower(), b"x").hexdigest()
    assert len(made) == digits
    return made
