# SPDX-License-Identifier: Apache-2.0
"""What projects leave in an account, as the tests look at it: made by the example program of emrys-deploy."""

import functools
import json
import os
import subprocess
from pathlib import Path

import pytest

from harness import ROOT, binary

PROGRAM = Path(binary()).parent / "examples" / "deployment"
FOLDER = Path(__file__).parent / "deploy"
FIXTURES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
# Examples that have something to deploy, with the documents that belong to them.
EXAMPLES = {"emr_launch": sorted((ROOT / "examples" / "emr_launch").glob("*.yaml"))}
NODE_PACKAGES = Path(os.environ.get("EMRYS_JSONATA_REFERENCE", ROOT / "target/xtask/jsonata-reference/node_modules"))


def program():
    """The program, or no test."""
    if not PROGRAM.exists():
        pytest.skip(f"{PROGRAM} is not built: `cargo build -p emrys-deploy --example deployment`")
    return PROGRAM


def deploy(*documents):
    """What documents leave: template, machines, uploads, access."""
    ended = subprocess.run([program(), *map(str, documents)], capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@functools.cache
def deployment(name):
    """That of a fixture or an example."""
    return deploy(*EXAMPLES.get(name, [FOLDER / f"{name}.yaml"]))


def resolved(value, values):
    """A value of a template with values in the places of references, in the branches that `values` takes of conditions."""
    if isinstance(value, list):
        return [resolved(item, values) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        [(function, argument)] = value.items()
        if function == "Ref":
            return values(argument)
        if function == "Fn::GetAtt":
            return values(".".join(argument))
        if function == "Fn::If":
            condition, then, otherwise = argument
            return resolved(then if values(condition) else otherwise, values)
        if function == "Fn::Sub":
            text, own = argument if isinstance(argument, list) else (argument, {})
            own = {name: resolved(each, values) for name, each in own.items()}
            return substituted(text, lambda name: own[name] if name in own else values(name))
    return {name: resolved(each, values) for name, each in value.items()}


def substituted(text, values):
    """The text of Fn::Sub."""
    parts = text.split("${")
    done = parts[0]
    for part in parts[1:]:
        name, rest = part.split("}", 1) if "}" in part else (part, "")
        done += f"${{{name[1:]}}}{rest}" if name.startswith("!") else f"{values(name)}{rest}"
    return done


def of_type(template, kind):
    """The resources of a type, by logical id."""
    return {name: own for name, own in template["Resources"].items() if own["Type"] == kind}
