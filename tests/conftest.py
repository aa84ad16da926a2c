# SPDX-License-Identifier: Apache-2.0
"""Fixtures: one engine for the tests that share one, and a state folder for those whose commands start their own."""

import os
import random
import subprocess
from pathlib import Path

import pytest

from harness import Engine, binary, emrys, end_all_clusters, environment, run_job_flow, wait_for_cluster


def pytest_configure():
    if not Path(binary()).exists():
        raise pytest.UsageError(f"{binary()} does not exist: run `cargo xtask test --acceptance`")
    os.environ.setdefault("EMRYS_TEST_SEED", str(random.SystemRandom().randrange(10**9)))


def pytest_report_header():
    return f"emrys: {binary()}, seed of the kills: EMRYS_TEST_SEED={os.environ['EMRYS_TEST_SEED']}"


def pytest_collection_modifyitems(items):
    if os.environ.get("EMRYS_TEST_SPARK") == "1":
        return
    for item in items:
        if "spark" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="EMRYS_TEST_SPARK is not 1: Spark is not run"))


@pytest.fixture(scope="session")
def seed():
    """What random times are drawn from."""
    return os.environ["EMRYS_TEST_SEED"]


@pytest.fixture(scope="session")
def engine(tmp_path_factory):
    """One engine for all tests that do no harm to it."""
    engine = Engine(tmp_path_factory.mktemp("engine") / "state").start()
    yield engine
    engine.stop()


@pytest.fixture
def emr(engine):
    return engine.client("emr")


@pytest.fixture(scope="session")
def s3(engine):
    return engine.client("s3")


@pytest.fixture
def cluster(emr):
    """A bare cluster that waits for steps."""
    cluster = run_job_flow(emr)
    wait_for_cluster(emr, cluster, "WAITING")
    return cluster


@pytest.fixture
def home(tmp_path):
    """A state folder whose engine, if a command starts one, is stopped afterwards with all its clusters."""
    home = tmp_path / "state"
    yield home
    emrys(home, "local", "down", "--terminate")


@pytest.fixture
def start(home):
    """Starts a command and leaves it running, without a terminal."""
    started = []

    def run(*arguments):
        process = subprocess.Popen(
            [binary(), *map(str, arguments)],
            env=environment(home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture(autouse=True)
def end_clusters(request):
    """Ends the clusters that a test leaves on the shared engine: the next test gets a quiet machine."""
    yield
    if "engine" in request.fixturenames and "spark_cluster" not in request.fixturenames:
        end_all_clusters(request.getfixturevalue("engine").client("emr"))

