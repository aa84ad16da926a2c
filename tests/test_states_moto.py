# SPDX-License-Identifier: Apache-2.0
"""State machines in JSONPath on our engine and on moto's interpreter: the same cases, through the same boto3 calls.

Where they differ, `states_differences.toml` says which is right and the page that decides it. A difference without an
entry fails, and so does an entry without a difference.
"""

import fnmatch
import json
import os
import socket
import subprocess
import sys
import tomllib
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

import states_corpus
from harness import wait_until
from machines import create, ended, history

DIFFERENCES = tomllib.loads(Path(__file__).with_name("states_differences.toml").read_text())["difference"]
CASES = states_corpus.cases(int(os.environ.get("EMRYS_TEST_CORPUS_SEED", states_corpus.SEED)))

# How many cases are under way at the same time: most of their time goes by in Wait and in moto.
TOGETHER = 6


@pytest.fixture(scope="module")
def moto():
    """moto's server in a process of its own, told to run machines: a boto3 client of it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [str(Path(sys.executable).with_name("moto_server")), "-p", str(port)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    settings = json.dumps({"stepfunctions": {"execute_state_machine": True}}).encode()

    def told():
        try:
            return urllib.request.urlopen(f"{url}/moto-api/config", settings).status == 201
        except OSError:
            return False

    try:
        wait_until(told, "moto's first answer", delay=0.1)
        yield boto3.client(
            "stepfunctions",
            endpoint_url=url,
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(max_pool_connections=TOGETHER),
        )
    finally:
        server.kill()
        server.wait()


def outcome(client, name, definition, given):
    """What is compared: refused or not, the status, the output, the error, and what happened in which order."""
    try:
        machine = create(client, definition, name.replace(".", "-"))
    except ClientError as error:
        return {"refused": error.response["Error"]["Code"]}
    execution = client.start_execution(stateMachineArn=machine, input=json.dumps(given))["executionArn"]
    found = ended(client, execution)
    happened = history(client, execution)
    return {
        "status": found["status"],
        "output": output(happened[-1]),
        "error": found.get("error"),
        "events": in_order(happened) if is_sequential(definition) else Counter(in_order(happened)),
        # Not compared; it helps whoever reads a failure.
        "cause": found.get("cause"),
    }


def output(last):
    """What the last event gives: moto's DescribeExecution has text that is no JSON where the output is a string."""
    return json.loads(last["executionSucceededEventDetails"]["output"]) if last["type"] == "ExecutionSucceeded" else None


def in_order(happened):
    """The types of the events, with the names of their states."""
    return [" ".join((event["type"], *names(event))) for event in happened]


def names(event):
    """The name of an event's state, if it has one."""
    details = [value for key, value in event.items() if key.endswith("EventDetails")]
    return [each["name"] for each in details if "name" in each]


def is_sequential(machine):
    """Whether the order of events is given: nothing in the machine runs beside anything else."""
    for state in machine["States"].values():
        if state["Type"] == "Parallel" and len(state["Branches"]) > 1:
            return False
        if state["Type"] == "Map" and state.get("MaxConcurrency") != 1:
            return False
        inner = [*state.get("Branches", ()), *(state[name] for name in ("ItemProcessor", "Iterator") if name in state)]
        if not all(is_sequential(each) for each in inner):
            return False
    return True


def same(ours, theirs):
    """Equality of JSON: numbers by their value, but true is not 1."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(same(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    return isinstance(ours, bool) == isinstance(theirs, bool) and ours == theirs


def differing(ours, theirs):
    """The names of what differs."""
    wanted = ("refused", "status", "output", "error", "events")
    return {key for key in wanted if not same(ours.get(key), theirs.get(key))}


@pytest.fixture(scope="module")
def compared(engine, moto):
    """Every case's outcome here and there."""
    client = engine.client("stepfunctions")

    def both(case):
        name, (definition, given) = case
        return name, outcome(client, name, definition, given), outcome(moto, name, definition, given)

    with ThreadPoolExecutor(TOGETHER) as pool:
        return {name: (ours, theirs) for name, ours, theirs in pool.map(both, CASES.items())}


def gave(outcome, wanted):
    """Whether an outcome is what an entry of the table is for."""

    def fits(value, wanted):
        both = isinstance(wanted, str) and isinstance(value, str)
        return fnmatch.fnmatchcase(value, wanted) if both else same(value, wanted)

    return all(fits(outcome.get(key), value) for key, value in wanted.items())


def explained(name, ours, theirs):
    """The entries of the table that explain a case's differences, and what none explains."""
    left, used = differing(ours, theirs), []
    for entry in DIFFERENCES:
        fits = any(fnmatch.fnmatchcase(name, pattern) for pattern in entry["cases"])
        said = gave(ours, entry.get("ours", {})) and gave(theirs, entry.get("moto", {}))
        if fits and said and left & set(entry["what"]):
            left -= set(entry["what"])
            used.append(entry["why"])
    return left, used


def test_the_corpus_is_large_enough():
    assert len(CASES) >= 300


@pytest.mark.parametrize("subject", states_corpus.SUBJECTS)
def test_what_differs_from_moto_is_explained(subject, compared):
    unexplained = {}
    for name, (ours, theirs) in compared.items():
        left, _ = explained(name, ours, theirs)
        if name.startswith(f"{subject}.") and left:
            unexplained[name] = {"definition": CASES[name], "differs": sorted(left), "ours": ours, "moto's": theirs}
    assert not unexplained, json.dumps(unexplained, indent=1, ensure_ascii=False)


def test_every_explanation_explains_something(compared):
    used = {why for name, both in compared.items() for why in explained(name, *both)[1]}
    assert [entry["why"] for entry in DIFFERENCES if entry["why"] not in used] == []


def test_most_cases_agree_without_an_explanation(compared):
    """The comparison is worth something only if the table is the exception."""
    agreed = [name for name, both in compared.items() if not differing(*both)]
    succeeded = [name for name in agreed if compared[name][0].get("status") == "SUCCEEDED"]
    assert len(agreed) >= 300, len(agreed)
    assert len(succeeded) >= 200, len(succeeded)
