# SPDX-License-Identifier: Apache-2.0
"""What states take from their input and what they make of it: paths, templates, results."""

from machines import chain, one, passing

from .build import members, scalar

BOOKS = {
    "books": [
        {"title": "one", "price": 8.95, "tags": ["a", "b"]},
        {"title": "two", "price": 12.99, "tags": []},
        {"title": "three", "price": 8.99, "isbn": "0-1", "tags": ["c"]},
        {"title": "four", "price": 22.99, "isbn": "0-2", "tags": ["b"]},
    ],
    "limit": 10,
    "shelf": {"colour": "red", "with space": 1, "nested": {"title": "deep"}},
}

# Paths as InputPath, OutputPath and templates take them.
PATHS = (
    "$",
    "$.limit",
    "$.shelf.colour",
    "$['shelf']['colour']",
    "$.shelf['with space']",
    "$.books[0]",
    "$.books[0].title",
    "$.books[-1].title",
    "$.books[*].title",
    "$.books[0,2].title",
    "$.books[0:2].title",
    "$.books[:2].title",
    "$.books[1:].title",
    "$.books[-2:].title",
    "$.books[0:4:2].title",
    "$..title",
    "$.shelf.*",
    "$..tags[0]",
    "$.books[*].tags[*]",
    "$.books[?(@.isbn)].title",
    "$.books[?(@.price < 10)].title",
    "$.books[?(@.price >= 12.99)].title",
    "$.books[?(@.title == 'two')].price",
    "$.books[?(@.price < 10 && @.isbn)].title",
    "$.books[?(@.price > 20 || @.title == 'one')].title",
    "$.books[?(@.price > 100)].title",
    "$.books[9].title",
    "$.missing",
    "$.shelf.missing",
    "$.limit.deeper",
    "$.books[*].isbn",
    "$.books[*].missing",
    "$..missing",
)

# Places as ResultPath names them.
PLACES = ("$", "$.new", "$.a", "$.a.b", "$.new.deep.deeper", "$['in brackets']", "$.list[0]", None)

CONTEXT = (
    "$$.State.Name",
    "$$.Execution.Input",
    "$$.Execution.Input.books[0].title",
    "$$.State.RetryCount",
    "$$.missing",
)


def cases(random):
    for number, path in enumerate(PATHS):
        yield f"template-{number}", one(passing(Parameters={"v.$": path})), BOOKS
        field = random.choice(("InputPath", "OutputPath"))
        yield f"{field}-{number}", one(passing(**{field: path})), BOOKS
    for number, place in enumerate(PLACES):
        given = {"a": 1, "list": [1, 2], **members(random)}
        yield f"ResultPath-{number}", one(passing(Result=scalar(random), ResultPath=place)), given
    yield "ResultPath-of-text", one(passing(Result=1, ResultPath="$.a")), "text"
    yield "ResultPath-of-list", one(passing(Result=1, ResultPath="$.a")), [1, 2]
    for number, path in enumerate(CONTEXT):
        yield f"context-{number}", one(passing(Parameters={"v.$": path})), BOOKS
    yield "InputPath-null", one(passing(InputPath=None)), BOOKS
    yield "OutputPath-null", one(passing(OutputPath=None)), BOOKS
    yield "InputPath-context", one(passing(InputPath="$$.State.Name")), {}
    for number in range(12):
        fields = {
            "InputPath": random.choice(("$", "$.shelf", "$.books[0]", None)),
            "Parameters": {"fixed": scalar(random), "all.$": "$", "deep": {"list": [1, {"name.$": "$$.State.Name"}]}},
            "ResultPath": random.choice(("$", "$.result", "$.shelf.result", None)),
            "OutputPath": random.choice(("$", "$.result", "$.shelf", "$.fixed", None)),
        }
        kept = random.sample(sorted(fields), random.randint(1, 4))
        yield f"fields-{number}", one(passing(**{name: fields[name] for name in kept})), BOOKS
    for number in range(6):
        states = [(f"S{index}", passing(Result=scalar(random), ResultPath=f"$.r{index}")) for index in range(4)]
        last = ("Last", {"Type": "Succeed", "InputPath": random.choice(("$", "$.r0")), "OutputPath": "$"})
        yield f"chain-{number}", chain(*states, last), members(random)
    yield "result-beats-input", one(passing(Result={"a.$": "$.x"})), {"x": 1}
    yield "nested-template", one(passing(Parameters={"a": {"b": {"c.$": "$.x"}}, "d": ["$.x"]})), {"x": 1}
    yield "template-of-nothing", one(passing(Parameters={})), {"x": 1}
    yield "missing-among-others", one(passing(Parameters={"a.$": "$.x", "b.$": "$.y"})), {"x": 1}
    yield "succeed", one({"Type": "Succeed", "InputPath": "$.x"}), {"x": [1]}
    yield "text-as-input", one(passing()), "text"
    yield "null-as-input", one(passing()), None
