# SPDX-License-Identifier: Apache-2.0
"""JSONata as Step Functions has it, compared with the reference implementation of that version and with JSONata's own
test suite. `docs/jsonata.md` says of every difference why it is one; here is what may differ, and nothing else."""

import json
import os
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from expressions import INPUT, VARIABLES, Expressions
from harness import ROOT, binary

EVALUATE = Path(binary()).parent / "examples" / "evaluate"
REFERENCE = Path(os.environ.get("EMRYS_JSONATA_REFERENCE", ROOT / "target/xtask/jsonata-reference/node_modules"))
SUITE = Path(os.environ.get("EMRYS_JSONATA_SUITE", ROOT / "no-suite"))

# With another seed other expressions are compared; that of the tests stays, so that they say the same each time.
SEED = 206
TEMPLATES = 1500

# Why an answer of ours may differ from the reference's: how that is seen in the template, in the reference's answer and
# in ours.
DIFFERENCES = {
    "what `$parseInteger` cannot read is an error or `null`, not a number that is none": lambda template, theirs, ours: (
        "$parseInteger(" in template
    ),
    "`$base64encode` encodes a text's UTF-8": lambda template, theirs, ours: "$base64encode(" in template,
    "`$reduce` of nothing is `null`": lambda template, theirs, ours: "$reduce(" in template,
    "`^` binds more tightly than operators before it": lambda template, theirs, ours: bool(
        re.search(r"(=|<|>|\bin|\band|\bor|&|\+|\*|/|-|%) \S*\^\(", template)
    ),
    "`$formatBase` rounds a half away from zero": lambda template, theirs, ours: "$formatBase(" in template,
    "members whose names are integers keep their places": lambda template, theirs, ours: (
        "{$string($): $count($)}" in template or "{$string(id): kind}" in template
    ),
    "the reference fails within itself": lambda template, theirs, ours: "Cannot read properties" in theirs,
    "there is no text of what is not finite": lambda template, theirs, ours: "Infinity" in theirs or "NaN" in theirs,
}

# The same for the cases of the suite, by the folder they are in.
EXPECTED_OF_SUITE = {
    "comments": "an unclosed comment is refused without a code",
    "flattening": "200,000 items may take longer than the second that AWS gives, in a build that is not optimized",
    "function-encodeUrl": "half a surrogate pair is no text in JSON",
    "function-encodeUrlComponent": "half a surrogate pair is no text in JSON",
    "function-eval": "Step Functions has no `$eval`",
    "function-millis": "the time is that of the execution",
    "function-string": "the suite's copy has other texts of large numbers than the reference",
    "function-tomillis": "the date of a time alone is today's, not the execution's",
    "function-uuid": "Step Functions has a `$uuid` of its own",
    "range-operator": "AWS's limit of memory comes before JSONata's own",
    "tail-recursion": "AWS's limits of depth and time are lower than the suite's",
}
LEAST_OF_SUITE = 0.97


def run(command, lines, **environment):
    """What a program answers to each line."""
    text = "".join(f"{json.dumps(line)}\n" for line in lines)
    ended = subprocess.run(
        command, input=text, text=True, capture_output=True, timeout=300, env={**os.environ, **environment}, check=False
    )
    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    assert len(answers) == len(lines), ended.stderr[-2000:]
    return answers


@pytest.fixture(scope="session")
def evaluate():
    if not EVALUATE.exists():
        pytest.skip(f"{EVALUATE} is not built: `cargo build -p emrys-states --example evaluate`")
    return lambda lines: run([EVALUATE], lines)


def same(ours, theirs):
    """Whether two values are the same JSON, up to the last digits of a number."""
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours is theirs
    if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)):
        return abs(ours - theirs) <= 1e-9 * max(1, abs(theirs))
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(same(ours[name], theirs[name]) for name in ours)
    return ours == theirs


def code(answer):
    found = re.search(r"\b([STDU]\d{4}):", answer.get("cause", "") + answer.get("refused", ""))
    return found and found.group(1)


def is_nothing(answer):
    return answer.get("cause", "").endswith("returned nothing (undefined).")


def agrees(ours, theirs):
    if "value" in theirs:
        return "value" in ours and same(ours["value"], theirs["value"])
    if "nothing" in theirs:
        return is_nothing(ours)
    return "value" not in ours and code(ours) == theirs["code"]


def test_templates_give_what_the_reference_gives(evaluate):
    if not (REFERENCE / "jsonata").exists():
        pytest.skip(f"the reference is not in {REFERENCE}: `cargo xtask test --acceptance` installs it")
    node = shutil.which("node") or pytest.skip("there is no Node.js")
    source = Expressions(random.Random(SEED))
    templates = [source.template() for _ in range(TEMPLATES)]
    lines = [{"template": template, "input": INPUT, "variables": VARIABLES} for template in templates]
    ours = evaluate(lines)
    program = ROOT / "tests" / "jsonata" / "reference.cjs"
    theirs = run([node, program], lines, NODE_PATH=str(REFERENCE))
    different = [
        (template, reference, own)
        for template, reference, own in zip(templates, theirs, ours, strict=True)
        if not agrees(own, reference)
    ]
    unexplained = [
        difference
        for difference in different
        if not any(why(*map(json.dumps, difference)) for why in DIFFERENCES.values())
    ]
    assert not unexplained, json.dumps(unexplained[:5], indent=2)
    # As many as were found when the list was made, so that a difference does not hide behind another's reason.
    assert len(different) <= TEMPLATES * 0.03, len(different)
    kinds = [next(iter(answer)) for answer in theirs]
    assert kinds.count("value") > TEMPLATES / 2 and kinds.count("code") > TEMPLATES / 50


def cases():
    """The suite's cases: a name, the case, its expression."""
    for file in sorted([*SUITE.glob("groups/**/*.json"), *SUITE.glob("skip/**/*.json")]):
        content = json.loads(file.read_text("utf-8"))
        for number, case in enumerate(content if isinstance(content, list) else [content]):
            expression = case.get("expr")
            if expression is None:
                expression = (file.parent / case["expr-file"]).read_text("utf-8")
            yield f"{file.relative_to(SUITE)}#{number}", case, expression


def request(case, expression):
    line = {"template": f"{{%{expression}%}}", "variables": case.get("bindings") or {}}
    if case.get("dataset"):
        line["document"] = json.loads((SUITE / "datasets" / f"{case['dataset']}.json").read_text("utf-8"))
    elif "data" in case and "dataset" not in case:
        line["document"] = case["data"]
    return line


def passes(case, answer):
    if "result" in case:
        return "value" in answer and same(answer["value"], case["result"])
    if case.get("undefinedResult"):
        return is_nothing(answer)
    expected = case.get("code") or case.get("error", {}).get("code")
    return code(answer) == expected


def test_the_suite_of_jsonata_passes_but_for_what_step_functions_has_otherwise(evaluate, record_property):
    if not SUITE.exists():
        pytest.skip("the suite is not there: `cargo xtask test --acceptance` provides it")
    suite = list(cases())
    answers = evaluate([request(case, expression) for _, case, expression in suite])
    failed = [
        (name, expression, answer)
        for (name, case, expression), answer in zip(suite, answers, strict=True)
        if not passes(case, answer)
    ]
    record_property("cases", len(suite))
    record_property("passed", len(suite) - len(failed))
    unexpected = [failure for failure in failed if failure[0].split("/")[1] not in EXPECTED_OF_SUITE]
    assert not unexpected, unexpected[:5]
    assert len(suite) > 1500
    assert len(suite) - len(failed) >= LEAST_OF_SUITE * len(suite), [name for name, _, _ in failed]
