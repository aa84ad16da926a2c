# SPDX-License-Identifier: Apache-2.0
"""Every row of docs/fidelity.json that says exact is driven with boto3."""

import json

import pytest

import drivers
from harness import ROOT

ROWS = json.loads((ROOT / "docs" / "fidelity.json").read_text())
EXACT = [row["operation"] for row in ROWS if row["status"] == "exact"]
DRIVERS = drivers.load()


def test_exactly_the_exact_rows_have_drivers():
    assert sorted(DRIVERS) == sorted(EXACT)


@pytest.mark.parametrize("operation", EXACT)
def test_an_exact_operation(operation, engine):
    emr = engine.client("emr")
    answered = set()

    def note(parsed, model, **_):
        if parsed["ResponseMetadata"]["HTTPStatusCode"] == 200:
            answered.add(model.name)

    emr.meta.events.register("after-call.emr", note)
    DRIVERS[operation](emr, engine)
    assert operation in answered, f"the driver had no answer from {operation}"
