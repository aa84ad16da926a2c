# SPDX-License-Identifier: Apache-2.0
"""The architectures below `examples/`: each is launched on the engine, scaled down, and runs a small job of its kind."""

import json

import pytest

from harness import ROOT

ARCHITECTURES = ROOT / "examples" / "architectures"

pytestmark = pytest.mark.spark

# The first cluster fills an empty cache from PyPI.
PROVISIONING = 900

# For each architecture what its last step with output prints.
PRINTED = {
    "data-lake-analytics": "2026-11-20 rocket: 2 orders, 610.00",
    "machine-learning": "20 flowers are told apart",
    "stream-processing": "10:00 /",
    "multi-tenant-analytics": "north:",
    "memory-optimized": "100000 rows, 7 days, cached",
    "io-optimized": "50000 records, the first key is 0002a1cf14e9",
}


@pytest.mark.parametrize("name", PRINTED)
def test_an_architecture_runs_a_job_of_its_kind(engine, emr, name):
    done = engine.cli("run", ARCHITECTURES / name, "--json", check=0, timeout=PROVISIONING)
    run = json.loads(done.stdout)
    cluster = run["cluster_id"]
    steps = emr.list_steps(ClusterId=cluster)["Steps"]
    assert {step["Status"]["State"] for step in steps} == {"COMPLETED"}
    printed = [engine.cli("logs", step["Id"], "--stream", "stdout", check=0).stdout for step in steps]
    assert PRINTED[name] in "".join(printed)
    assert all(output["objects"] > 0 for output in run["outputs"]), run["outputs"]
