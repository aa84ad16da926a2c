# SPDX-License-Identifier: Apache-2.0
"""What shows that an operation is exact: for each such row of docs/fidelity.json one function that drives it.

A driver is a function `driver(emr, engine)` behind `@drives("Operation")`, in any module of this package. `emr` is a
boto3 client of the shared engine, `engine` gives others (`engine.client("s3")`). It asserts what the operation
answers, which errors it gives with which words, and what it does: as EMR's documentation and its clients have it.
test_fidelity.py runs it, and fails for an exact row without a driver, a driver without an exact row, and a
driver that never had an answer from its operation.

One driver may stand for several operations that make sense only together.
"""

import importlib
import pkgutil
from contextlib import contextmanager

import pytest
from botocore.exceptions import ClientError

DRIVERS = {}


def drives(*operations):
    """Registers the function as the driver of those operations."""

    def register(driver):
        for operation in operations:
            assert operation not in DRIVERS, f"{operation} has two drivers"
            DRIVERS[operation] = driver
        return driver

    return register


def load():
    """Imports every module of this package, and gives all drivers by operation."""
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        importlib.import_module(module.name)
    return DRIVERS


@contextmanager
def refused(message, code="InvalidRequestException"):
    """The request inside is refused with that code and a message that has those words."""
    with pytest.raises(ClientError) as caught:
        yield caught
    error = caught.value.response["Error"]
    assert error["Code"] == code, error
    assert message in error["Message"], error
