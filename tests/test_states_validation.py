# SPDX-License-Identifier: Apache-2.0
"""What is a valid definition, by ours and by npm's asl-validator: the same, but for what `DIFFERENCES` lists.

The corpus is the fixtures of emrys-states and definitions made of them by small changes, always the same ones. Each
difference says who refuses, by which message, and what decides. One that explains nothing is a failure, as is a
difference that none explains.
"""

import copy
import json
import os
import random
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from harness import ROOT, binary

FINDINGS = Path(binary()).parent / "examples" / "findings"
PACKAGES = Path(os.environ.get("EMRYS_JSONATA_REFERENCE", ROOT / "target/xtask/jsonata-reference/node_modules"))
CORPUS = ROOT / "crates" / "emrys-states" / "tests"
SEED = 7
MUTANTS = 300

# Who refuses, a part of the message, and the page that decides.
DIFFERENCES = [
    ("ours", "`States.ALL` stands alone|`States.ALL` is in the last", "States Language, Retrying after error"),
    ("ours", "`Parameters` is an object", "States Language, Parameters: a payload template is an object"),
    ("ours", "Heartbeat seconds must be smaller", "States Language, Timeouts and heartbeats"),
    ("ours", "is not a name for a variable", "Developer Guide, Passing data between states with variables"),
    ("ours", "is a variable of the states around", "Developer Guide, Passing data between states with variables"),
    ("ours", "Field 'Next' is not supported at .*Choices", "States Language, Choice State: nested rules have no Next"),
    ("ours", "'QueryLanguage' can not be 'JSONPath'", "recorded of ValidateStateMachineDefinition"),
    ("ours", "UNSUPPORTED_JSONATA_EXPRESSION", "Developer Guide, Transforming data with JSONata in Step Functions"),
    ("ours", "'Resource' must be a STRING", "States Language, Task State: the resource is a URI"),
    ("ours", "Value cannot be empty at .*/ErrorEquals", "States Language, Errors: ErrorEquals is not empty"),
    ("ours", "`Assign` is an object", "Developer Guide, Passing data between states with variables"),
    ("ours", "'Comment' is not supported at .*/ProcessorConfig", "Developer Guide, Map state: Mode and ExecutionType"),
    ("ours", "'Outpu' is not supported at .*/Catch", "recorded of ValidateStateMachineDefinition: unknown fields are errors"),
    ("theirs", "/FunctionName is invalid", "Developer Guide, Transforming data with JSONata: any text may be a value"),
    ("theirs", "/End is invalid", "States Language, Transitions: End is a boolean, which may be false"),
    ("theirs", "MISSING_TRANSITION_TARGET", "a member of a payload is called Default, and leads nowhere"),
]


def fixtures():
    """The definitions that the fixtures are."""
    files = sorted([*CORPUS.glob("fixtures/*/*.asl.json"), *CORPUS.glob("machines/*.asl.json")])
    return {str(file.relative_to(CORPUS)): json.loads(file.read_text()) for file in files}


def places(value, path=()):
    """The paths of all members and items."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield (*path, key)
        yield from places(child, (*path, key))


def mutant(definition, chance):
    """A definition with one small change, of the kind that people make."""
    definition = copy.deepcopy(definition)
    path = chance.choice([*places(definition)])
    around = definition
    for key in path[:-1]:
        around = around[key]
    key = path[-1]
    kind = chance.choice(["remove", "rename", "value", "type", "add"])
    if kind == "remove":
        del around[key]
    elif kind == "rename" and isinstance(around, dict):
        name = chance.choice([key.lower(), f"{key}s", key[:-1], f"{key}Path", "Next", "Default", "Output", "ResultPath"])
        items = [(name if each == key else each, value) for each, value in around.items()]
        around.clear()
        around.update(items)
    elif kind == "add" and isinstance(around, dict):
        names = ["End", "Next", "Comment", "Retry", "Catch", "TimeoutSeconds", "InputPath", "Output", "Assign", "Parameters"]
        around[chance.choice(names)] = chance.choice([True, "Load", 5, [], {}, "$.a", {"a": 1}, None])
    elif kind == "type":
        around[key] = chance.choice([True, False, None, 0, -1, 1.5, 10**9, "", "text", [], {}, [1], {"a": 1}])
    else:
        values = ["$.a", "$.a[*]", "$$.Task.Token", "{% $states.input %}", "{% $states.input.( %}", "$", "a.b", "Pass", "Task",
                  "Map", "Done", "States.ALL", "2026-11-22T09:30:00Z", "arn:aws:states:::sqs:sendMessage", "States.UUID()"]
        around[key] = chance.choice(values)
    return definition


def corpus():
    """Fixtures, and mutants of those that are right, by name."""
    definitions = fixtures()
    chance = random.Random(SEED)
    right = [(name, each) for name, each in definitions.items() if "/machine." not in name]
    for number in range(MUTANTS):
        name, definition = chance.choice(right)
        definitions[f"{name} #{number}"] = mutant(definition, chance)
    # Express machines are not told from others in a definition alone.
    del definitions["fixtures/not-in-express/machine.asl.json"]
    return definitions


def verdicts(command, definitions, **environment):
    """What a program finds wrong with each definition."""
    text = "".join(f"{json.dumps(definition)}\n" for definition in definitions.values())
    ended = subprocess.run(
        command, input=text, text=True, capture_output=True, timeout=900, env={**os.environ, **environment}, check=False
    )
    answers = map(json.loads, ended.stdout.splitlines())
    return dict(zip(definitions, answers, strict=True))


def test_both_agree_on_what_is_valid():
    if not FINDINGS.exists():
        pytest.skip(f"{FINDINGS} is not built: `cargo build -p emrys-states --example findings`")
    if not (PACKAGES / "asl-validator").exists():
        pytest.skip(f"asl-validator is not in {PACKAGES}: `cargo xtask test --acceptance` installs it")
    node = shutil.which("node") or pytest.skip("there is no Node.js")
    definitions = corpus()
    ours = verdicts([FINDINGS], definitions)
    program = ROOT / "tests" / "jsonata" / "asl_validator.cjs"
    theirs = verdicts([node, program], definitions, NODE_PATH=str(PACKAGES))
    counts, unexplained, used = Counter(), [], set()
    for name in definitions:
        counts[not ours[name], not theirs[name]] += 1
        if bool(ours[name]) == bool(theirs[name]):
            continue
        side, messages = ("ours", ours[name]) if ours[name] else ("theirs", theirs[name])
        explaining = [
            {each for each in DIFFERENCES if each[0] == side and re.search(each[1], message)} for message in messages
        ]
        used.update(*explaining)
        # asl-validator says of a state all that keeps it from being one of the other query language, too.
        if not (all if side == "ours" else any)(explaining):
            unexplained.append((name, side, messages, json.dumps(definitions[name])))
    print(f"{len(definitions)} definitions: both valid {counts[True, True]}, both invalid {counts[False, False]}, "
          f"only ours refuses {counts[False, True]}, only asl-validator refuses {counts[True, False]}")
    assert not unexplained, "\n".join(map(str, unexplained))
    assert used == set(DIFFERENCES), f"explains nothing: {set(DIFFERENCES) - used}"
    # Neither says the same of everything.
    assert min(counts[True, True], counts[False, False]) > 30, counts
