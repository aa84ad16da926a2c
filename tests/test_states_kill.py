# SPDX-License-Identifier: Apache-2.0
"""kill -9 of the engine, again and again, while executions are under way: 40 at once, or 100 if it is killed more than 50 times.

EMRYS_TEST_KILLS says how often it is killed. The seed is in the header of the run; EMRYS_TEST_SEED repeats it.
"""

import os
import random
import sqlite3
import time

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from executions import Executions
from harness import Engine

KILLS = int(os.environ.get("EMRYS_TEST_KILLS", "25"))

# So long after its start an engine is killed, at the latest.
LONGEST = 1.0


@pytest.fixture
def doomed(tmp_path):
    """An engine that is killed, and nobody else's."""
    engine = Engine(tmp_path / "state").start()
    yield engine
    engine.stop()


def kill_again_and_again(engine, executions, kills, chance, meanwhile=lambda: None):
    """Kills the engine so many times at random moments, and says how many executions were under way each time."""
    under_way = []
    for number in range(kills):
        end = time.monotonic() + chance.uniform(0, LONGEST)
        try:
            # The first kills find executions that are only just beginning, too.
            under_way.append(executions.fill())
        except (BotoCoreError, ClientError) as error:
            raise AssertionError(f"kill {number}: the engine refuses an execution: {error}") from error
        time.sleep(max(0, end - time.monotonic()))
        engine.kill()
        meanwhile()
        engine.start()
    return under_way


def test_killed_executions_lose_nothing_and_repeat_nothing(doomed, seed):
    chance = random.Random(f"{seed} executions")
    few = KILLS <= 50
    executions = Executions(doomed, pause=2 if few else 15, at_once=40 if few else 100)
    executions.fill()
    begun = time.monotonic()
    under_way = kill_again_and_again(doomed, executions, KILLS, chance)
    took = time.monotonic() - begun
    wrong = executions.check(patience=300)
    print(
        f"{KILLS} kills in {took:.0f} s, {len(executions.names)} executions, "
        f"{sum(under_way) / len(under_way):.0f} under way on average, {len(executions.acknowledged)} tasks"
    )
    assert not wrong, (seed, wrong[:20])
    assert len(executions.acknowledged) > len(executions.names)


def test_an_engine_that_forgets_is_found_out(doomed, seed):
    """What the test above would say of an engine that acknowledges before it writes: its last entries are gone."""

    def forget():
        with sqlite3.connect(doomed.home / "engine.db") as journal:
            last = "SELECT max(id) FROM records WHERE kind = 'execution-entry' GROUP BY substr(id, 1, instr(id, '/'))"
            journal.execute(f"DELETE FROM records WHERE kind = 'execution-entry' AND id IN ({last})")
        journal.close()

    chance = random.Random(f"{seed} forgets")
    executions = Executions(doomed, pause=1, at_once=20)
    executions.fill()
    try:
        kill_again_and_again(doomed, executions, 6, chance, meanwhile=forget)
        wrong = executions.check(patience=30)
    except AssertionError as error:
        wrong = [str(error)]
    executions.over.set()
    assert wrong, seed
