# SPDX-License-Identifier: Apache-2.0
"""The machines of launch functions as others see them: asl-validator, and JSONata's reference implementation of the
version that Step Functions has, which has to compute what we do."""

import itertools
import json
import os
import shutil
from pathlib import Path

import pytest

from harness import ROOT
from test_jsonata import EVALUATE, run, same
from test_launch_original import CASES, OVERRIDES, TAGS, described, entries

PACKAGES = Path(os.environ.get("EMRYS_JSONATA_REFERENCE", ROOT / "target/xtask/jsonata-reference/node_modules"))
EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:sales_nightly:1"
ENTRY = {"parameter": "/emrys/profiles/sales/sse", "digest": "0" * 64}
FUNCTION = {
    "namespace": "sales",
    "name": "nightly",
    "cluster_name": "nightly",
    "overrides": OVERRIDES,
    "tags": TAGS,
    "profile": ENTRY,
    "cluster": ENTRY,
}
KERBEROS = {
    "secret": "arn:aws:secretsmanager:us-east-1:123456789012:secret:kdc",
    "machine": "arn:aws:states:us-east-1:123456789012:stateMachine:sales_nightly-secret",
    "key": "arn:aws:kms:us-east-1:123456789012:key/1",
}
SWEEP = {"sweep": "sales", "machines": ["sales_nightly"]}


def node(package):
    if not (PACKAGES / package).exists():
        pytest.skip(f"{package} is not in {PACKAGES}: `cargo xtask test --acceptance` installs it")
    return shutil.which("node") or pytest.skip("there is no Node.js")


def functions():
    """Every kind of function that has a machine of its own shape."""
    flags = ["wait_for_cluster_start", "reuse_running_cluster", "run_job_flow"]
    topics = {"success_topic": "arn:aws:sns:us-east-1:1:a", "failure_topic": "arn:aws:sns:us-east-1:1:b"}
    for chosen in itertools.product([True, False], repeat=len(flags)):
        for more in ({}, topics, {"kerberos": KERBEROS}):
            yield {**FUNCTION, **dict(zip(flags, chosen)), **more}


def test_asl_validator_finds_nothing():
    program = ROOT / "tests" / "jsonata" / "asl_validator.cjs"
    answers = described([*functions(), SWEEP])
    definitions = [machine for answer in answers for machine in answer.values() if machine]
    assert len(definitions) == 33
    findings = run([node("asl-validator"), program], definitions, NODE_PATH=str(PACKAGES))
    assert {message for messages in findings for message in messages} == set()


def compared(lines):
    """What the reference gives, which has to be what we give."""
    if not EVALUATE.exists():
        pytest.skip(f"{EVALUATE} is not built: `cargo build -p emrys-states --example evaluate`")
    reference = [node("jsonata"), ROOT / "tests" / "jsonata" / "reference.cjs"]
    theirs, ours = run(reference, lines, NODE_PATH=str(PACKAGES)), run([EVALUATE], lines)
    for line, their, our in zip(lines, theirs, ours, strict=True):
        assert same(our.get("value", our), their.get("value", their)), (line["input"], our, their)
        assert "value" in our, (line["input"], our)
    return [our["value"] for our in ours]


def expression(state, variable, machine):
    """An expression without what only Step Functions has."""
    text = machine["States"][state]["Assign"][variable]
    for own, instead in {
        "$states.context.Execution.Input": "$states.input",
        "$states.context.Execution.Id": "$execution",
        "$parse($profileText)": "$profileValue",
        "$parse($clusterText)": "$clusterValue",
    }.items():
        text = text.replace(own, instead)
    return text


def test_the_reference_computes_the_same():
    [answer] = described([FUNCTION])
    machine = answer["definition"]
    profile, cluster = entries()
    profile["LogsUri"] = "s3://logs/emr"
    cluster["Request"]["Tags"] = [{"Key": "team", "Value": "sales"}, {"Key": "emrys:keep", "Value": "true"}]
    fixed = {
        "launch": machine["States"]["Prepare"]["Assign"]["launch"],
        "execution": EXECUTION,
        "profileValue": profile,
        "clusterValue": cluster,
    }
    guards = [True, "yes", "T", 1, 0, "no", None, "tru", 2, [True], {}]
    givens = [*CASES.values(), *({"FailIfClusterRunning": guard} for guard in guards)]
    givens += [{"Keep": True}, {"Keep": 1}, [], "a", {"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID": EXECUTION}]

    def stage(state, variable, before, name):
        lines = [
            {"template": expression(state, variable, machine), "input": given, "variables": {**fixed, **found, name: value}}
            for given, found, value in before
        ]
        values = compared(lines)
        after = [(given, {**found, name: value}) for given, found, value in before]
        return [(given, found, value) for (given, found), value in zip(after, values) if "Error" not in value]

    read = stage("Read input", "input", [(given, {}, None) for given in givens], "nothing")
    overridden = stage("Apply overrides", "overridden", read, "input")
    tagged = stage("Apply tags", "checked", overridden, "overridden")
    assert len(givens) > len(read) > len(overridden) > len(tagged) > 15

    # Pages of clusters and failures.
    request = {"Request": {"Name": "nightly"}}
    clusters = [
        {"Id": f"j-{number}", "Name": name, "Status": {"State": state}}
        for number, (name, state) in enumerate(
            [("nightly", "STARTING"), ("other", "RUNNING"), ("nightly", "WAITING"), ("nightly", "RUNNING")]
        )
    ]
    text = expression("Find clusters", "clusters", machine).replace("$states.result", "$states.input")
    lines = [
        {"template": text, "input": {"Clusters": page}, "variables": {"clusters": before, "checked": request}}
        for before in ([], [{"Id": "j-0", "State": "STARTING"}])
        for page in ([], clusters[:1], clusters[1:2], clusters)
    ]
    found = compared(lines)
    assert found[0] == [] and [one["Id"] for one in found[3]] == ["j-2", "j-3", "j-0"]
    text = expression("Explain failure", "failure", machine).replace("$failure", "$states.input")
    ended = {"Cluster": {"Id": "j-1", "Status": {"State": "TERMINATED", "StateChangeReason": {"Code": "X"}}}}
    causes = ["", "plain", json.dumps(ended, separators=(",", ":")), "x" * 32000]
    failures = [{"Error": "E", "Cause": cause} for cause in causes] + [{"Error": "E"}]
    told = compared([{"template": text, "input": failure, "variables": {}} for failure in failures])
    assert told[2]["Cause"] == 'the cluster j-1 ended before it could take steps: "StateChangeReason":{"Code":"X"}'
    assert len(told[3]["Cause"]) == 30000
