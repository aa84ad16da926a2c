# SPDX-License-Identifier: Apache-2.0
"""The fault harness: the engine, its supervisors and its steps are killed in every phase, under a crowd of clients.

EMRYS_TEST_KILLS says how many kills there are, EMRYS_TEST_SEED repeats a run's choices. What is counted is counted
outside the engine. A debug build is needed, for its kill points.
"""

import itertools
import os
import threading
import time

import pytest

from faults import SETTLE, Client, Crowd, Process, Refused, Unheard, Watcher, World, kill_9, processes
from harness import ENDED, wait_until

KILLS = int(os.environ.get("EMRYS_TEST_KILLS", "30"))
CROWD = 4

# Kill points of the engine and of the supervisor, see `kill_point` of emrys-process.
ENGINE_POINTS = {"between commit and spawn": "command-written", "between spawn and claim": "supervisor-spawned"}
SUPERVISOR_POINTS = {
    "before the claim": "claim-prepared",
    "after the claim": "claim-taken",
    "command started": "command-spawned",
    "between exit and report": "before-exit-file",
    "report half written": "exit-file-written",
}

PHASES = {
    "engine": [
        "launch",
        "provisioning",
        "bootstrap",
        *ENGINE_POINTS,
        "running",
        "between exit and report",
        "log copy",
        "cancel in flight",
        "terminate in flight",
    ],
    "supervisor": [*SUPERVISOR_POINTS, "bootstrap", "running", "cancel in flight", "terminate in flight"],
    "step": ["begin", "bootstrap", "running", "end", "cancel in flight", "terminate in flight"],
}

# How often an attack is tried again that came too late for its victim.
TRIES = 10


class Missed(Exception):
    """The victim had gone before it was hit."""


class Attack:
    """Kills one process after the other, each in the phase that it is told."""

    def __init__(self, world):
        self.world = world
        self.chance = world.chance
        self.cluster = None
        self.last_bootstrapped = None

    def run(self, kills):
        targets = itertools.cycle(PHASES)
        decks = {target: [] for target in PHASES}
        for _ in range(kills):
            target = next(targets)
            if not decks[target]:
                decks[target] = self.chance.sample(PHASES[target], len(PHASES[target]))
            self.hit(target, decks[target].pop())

    def hit(self, target, phase):
        """One kill, and what has to hold after it."""
        for earlier in range(TRIES):
            try:
                self.attack(target, phase, 0.6**earlier)
            except Missed:
                self.recover()
                continue
            self.world.kills[target, phase] += 1
            self.recover()
            return
        pytest.fail(f"no {target} could be killed in the phase `{phase}`")

    def recover(self):
        """Starts the engine again where it was killed, and looks at what it has made of that."""
        if self.world.engine.process.poll() is not None:
            self.world.restart()
            self.world.agree()

    def attack(self, target, phase, haste):
        """Kills it after the share `haste` of the usual pause: a quick engine may be done before the usual one is over."""
        if target == "engine" and phase in ENGINE_POINTS:
            return self.engine_at(ENGINE_POINTS[phase])
        if target == "supervisor" and phase in SUPERVISOR_POINTS:
            return self.supervisor_at(SUPERVISOR_POINTS[phase])
        name, request = self.victim(target, phase)
        if request:
            threading.Thread(target=self.send, args=(request,), daemon=True).start()
        self.pause(phase, haste)
        if target == "engine":
            return self.world.kill_engine()
        pid = self.world.ledger.pid(name)
        if target == "supervisor":
            pid = Process(pid).parent()
            if "__supervise" not in Process(pid).words():
                raise Missed
        if not kill_9(pid):
            raise Missed

    def pause(self, phase, haste):
        """The random part: how far into the phase the kill comes."""
        longest = {"bootstrap": 0.4, "running": 0.4, "log copy": 0.1, "provisioning": 0.04, "begin": 0}.get(phase, 0.02)
        shortest = 0.18 if phase == "end" else 0
        time.sleep(self.chance.uniform(shortest, shortest + longest) * haste)

    def send(self, request):
        try:
            request()
        except (Unheard, Refused):
            # The engine was killed first, or the victim was: what was not acknowledged is not counted.
            pass

    # -- victims ------------------------------------------------------------------------------------------------------

    def victim(self, target, phase):
        """Somebody in that phase: the name in the ledger, and a request that is to be under way during the kill."""
        world, client, beside = self.world, self.world.client, Client(self.world.address)
        if phase == "launch":
            steps = [world.step(world.name("victim"), "true")]
            return None, lambda: world.launch(beside, steps, keep_alive=False)
        if phase == "provisioning":
            world.launch(client, [world.step(world.name("victim"), "true")], keep_alive=False)
            return None, None
        if phase == "bootstrap":
            return self.bootstrapping(client, 0.5)[0], None
        if phase == "terminate in flight":
            name, cluster = self.terminating(client)
            return name, lambda: world.terminate(beside, cluster)
        bodies = {"between exit and report": "true", "log copy": "seq 20000", "cancel in flight": "sleep 600", "end": "sleep 0.2"}
        name, cluster, step = self.step(client, bodies.get(phase, "sleep 0.5"))
        if phase == "cancel in flight":
            kill = self.chance.random() < 0.5
            self.appears("begin", name)
            return name, lambda: world.cancel(beside, cluster, step, kill)
        self.appears("end" if phase in ("between exit and report", "log copy") else "begin", name)
        return name, None

    def bootstrapping(self, client, seconds):
        name = self.world.name("victim")
        action = self.world.action(name, f"sleep {seconds}")
        if self.last_bootstrapped:
            self.world.terminate(client, self.last_bootstrapped)
        self.last_bootstrapped = self.world.launch(client, actions=[action])
        self.appears("begin", name)
        return name, self.last_bootstrapped

    def terminating(self, client):
        world = self.world
        if self.chance.random() < 0.4:
            return self.bootstrapping(client, 600)
        name = world.name("victim")
        steps = [world.step(name, "sleep 600"), world.step(world.name("victim"), "true")]
        cluster = world.launch(client, steps, level=1)
        self.appears("begin", name)
        return name, cluster

    def step(self, client, body):
        """A step on the attack's own cluster."""
        world = self.world
        if self.cluster is None or self.ended(client):
            self.cluster = world.launch(client, level=10, LogUri="s3://fault-logs/victims/")
        name = world.name("victim")
        [step] = world.add(client, self.cluster, world.step(name, body))
        return name, self.cluster, step

    def ended(self, client):
        found = client.call("DescribeCluster", ClusterId=self.cluster)["Cluster"]
        return found["Status"]["State"] in ENDED

    def appears(self, word, name):
        wait_until(lambda: self.world.ledger.has(word, name), f"{name} to {word}", delay=0.002)

    # -- kill points --------------------------------------------------------------------------------------------------

    def engine_at(self, point):
        """The engine kills itself where it starts its next step, whosever that is."""
        world, client = self.world, self.world.client
        world.kill_engine()
        world.restart(point)

        def dead():
            if world.engine.process.poll() is None:
                try:
                    self.step(client, "true")
                except Unheard:
                    pass
            return world.engine.process.poll() is not None

        wait_until(dead, f"the engine to come to {point}")

    def supervisor_at(self, point):
        """Every supervisor kills itself there, until the engine is started again."""
        world, client = self.world, self.world.client
        world.kill_engine()
        world.restart(point)
        try:
            self.see_fail(client, point)
        except Unheard:
            # The engine, too, takes claims and writes reports: those of steps that it renounces.
            world.engine.process.wait(timeout=SETTLE)
            world.kills["engine", "renouncing"] += 1
            raise Missed from None
        world.kill_engine()

    def see_fail(self, client, point):
        """A step whose supervisor comes to the kill point fails."""
        _, cluster, step = self.step(client, "true")

        def over():
            status = client.call("DescribeStep", ClusterId=cluster, StepId=step)["Step"]["Status"]
            return status["State"] in ("COMPLETED", "FAILED") and status["State"]

        assert wait_until(over, f"a supervisor to come to {point}") == "FAILED", point


def told(world, watcher):
    kills = "\n".join(f"  {target:<11}{phase:<26}{count:>5}" for (target, phase), count in sorted(world.kills.items()))
    changes = sum(watcher.seen.values())
    return f"{sum(world.kills.values())} kills\n{kills}\n{world.counted}\nchanges of state seen: {changes}"


def test_kills_at_any_point_lose_and_double_nothing(tmp_path, seed, capsys):
    world = World(tmp_path, seed)
    watcher = Watcher(world)
    watcher.start()
    crowd = Crowd(world, CROWD)
    try:
        Attack(world).run(KILLS)
    finally:
        crowd.stop()
        if world.engine.process.poll() is not None:
            world.restart()
        world.end()
        watcher.stop()
        clean(tmp_path)
        with capsys.disabled():
            print(f"\nseed {seed}: {told(world, watcher)}")
    assert world.problems == [], f"seed {seed}:\n" + "\n".join(world.problems)
    assert {target for target, _ in world.kills} == set(PHASES)


def test_an_engine_that_ignores_claims_is_found_out(tmp_path, seed):
    """The mutant: it starts again what it cannot know not to have been started."""
    world = World(tmp_path, seed, EMRYS_IGNORE_CLAIMS="1")
    attack = Attack(world)
    try:
        attack.hit("engine", "running")
    finally:
        wait_until(lambda: not world.supervised(), "the mutant's steps to end")
        world.end()
        clean(tmp_path)
    assert [problem for problem in world.problems if "ran 2 times" in problem], world.problems


def clean(folder):
    """No test leaves processes behind, even one that has found some."""
    for process in processes():
        if process.is_of(folder):
            kill_9(process.pid)
