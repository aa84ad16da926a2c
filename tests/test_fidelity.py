# SPDX-License-Identifier: Apache-2.0
"""Every row of docs/fidelity.json that says exact is driven with boto3."""

import json

import pytest

import drivers
from harness import ROOT

ROWS = json.loads((ROOT / "docs" / "fidelity.json").read_text())
EXACT = [row["operation"] for row in ROWS if row["status"] == "exact"]
DRIVERS = drivers.load()

# A driver of several operations is run once.
DRIVEN = {}
for operation, driver in sorted(DRIVERS.items()):
    DRIVEN.setdefault(driver, []).append(operation)


def test_exactly_the_exact_rows_have_drivers():
    assert sorted(DRIVERS) == sorted(EXACT)


@pytest.mark.parametrize("driver", DRIVEN, ids=lambda driver: "+".join(DRIVEN[driver]))
def test_an_exact_operation(driver, engine):
    emr = engine.client("emr")
    answered = set()

    def note(parsed, model, **_):
        if parsed["ResponseMetadata"]["HTTPStatusCode"] == 200:
            answered.add(model.name)

    emr.meta.events.register("after-call.emr", note)
    driver(emr, engine)
    silent = set(DRIVEN[driver]) - answered
    assert not silent, f"the driver had no answer from {silent}"
