# SPDX-License-Identifier: Apache-2.0
"""What the fault harness is made of: raw clients, a ledger outside the engine, a watcher of states, and kills.

Nothing here asks the engine how it is built. It sees the API, the files that steps write by themselves, `/proc`, and
the kill points of a debug build.
"""

import http.client
import json
import os
import random
import re
import signal
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path

from harness import ENDED, ROOT, Engine, request, shell, wait_until

# How long the engine and the machine may take to agree after a restart.
SETTLE = 60

STEP_ENDS = ("COMPLETED", "FAILED", "CANCELLED", "INTERRUPTED")


class Refused(Exception):
    """The engine answered, with an error."""


class Unheard(Exception):
    """Nobody answered; the request may have arrived."""


class Client:
    """EMR's API over one connection, without retries: what was not answered stays unknown."""

    def __init__(self, address):
        self.address = address
        self.connection = None

    def call(self, operation, **members):
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection(self.address, timeout=60)
            headers = {"X-Amz-Target": f"ElasticMapReduce.{operation}", "Content-Type": "application/x-amz-json-1.1"}
            self.connection.request("POST", "/", json.dumps(members), headers)
            answer = self.connection.getresponse()
            body, status = answer.read(), answer.status
        except (OSError, http.client.HTTPException) as error:
            self.forget()
            raise Unheard(operation) from error
        said = json.loads(body) if body else {}
        if status == 503:
            raise Unheard(f"{operation}: {said}")
        if status != 200:
            raise Refused(f"{operation}: {status} {said}")
        return said

    def forget(self):
        """Closes the connection, which may be to an engine that was killed."""
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def patiently(self, operation, **members):
        """A call that changes nothing, or may be repeated, until somebody answers."""
        deadline = time.monotonic() + SETTLE
        while True:
            try:
                return self.call(operation, **members)
            except Unheard:
                assert time.monotonic() < deadline, f"nobody answers {operation}"
                time.sleep(0.02)

    def pages(self, operation, member, **members):
        """All of a list."""
        found, marker = [], {}
        while True:
            page = self.patiently(operation, **members, **marker)
            found += page.get(member, [])
            if not page.get("Marker"):
                return found
            marker = {"Marker": page["Marker"]}


def lifecycles():
    """For each kind, from which state which others can be reached: the tables of `emrys-model`, as docs show them."""
    text = (ROOT / "docs" / "lifecycles.md").read_text()
    kinds = {}
    for title, diagram in re.findall(r"^## (.*?)\n+```mermaid\nstateDiagram-v2\n(.*?)```", text, re.S | re.M):
        after = defaultdict(set)
        for start, end in re.findall(r"(\w+) --> (\w+):", diagram):
            after[start].add(end)
        reached = {}
        for state in set(after) | {end for ends in after.values() for end in ends}:
            seen, todo = {state}, [state]
            while todo:
                for end in after[todo.pop()] - seen:
                    seen.add(end)
                    todo.append(end)
            reached[state] = seen
        kinds[title] = reached
    return {"cluster": kinds["Clusters"], "step": kinds["Steps"]}


class Ledger:
    """What really ran. Each line is written by the process itself, with O_APPEND, outside of the engine's folder."""

    def __init__(self, path):
        self.path = path
        self.lock = threading.Lock()
        self.read = 0
        self.begins = defaultdict(list)
        self.ends = Counter()

    def script(self, name, body):
        """A script that notes its begin, with its process id, and its end."""
        return f"echo begin {name} $$ >> {self.path}; {body}; echo end {name} >> {self.path}"

    def look(self):
        """Reads what is new."""
        with self.lock:
            try:
                with open(self.path, "rb") as file:
                    file.seek(self.read)
                    new = file.read()
            except FileNotFoundError:
                return
            whole = new[: new.rfind(b"\n") + 1]
            self.read += len(whole)
            for line in whole.decode().splitlines():
                word, name, *pid = line.split()
                if word == "begin":
                    self.begins[name].append(int(pid[0]))
                else:
                    self.ends[name] += 1

    def begun(self):
        """How often each name has begun."""
        self.look()
        return Counter({name: len(pids) for name, pids in self.begins.items()})

    def ended(self):
        """How often each name has ended."""
        self.look()
        return Counter(self.ends)

    def has(self, word, name):
        self.look()
        return name in (self.begins if word == "begin" else self.ends)

    def pid(self, name):
        """The process that noted its begin under that name."""
        self.look()
        return self.begins[name][0]


class World:
    """One engine under attack, and everything that was acknowledged by it."""

    def __init__(self, folder, seed, **environment):
        self.folder = folder
        self.chance = random.Random(f"{seed}")
        self.ledger = Ledger(folder / "ledger")
        self.environment = environment
        self.engine = Engine(folder / "state", **environment).start()
        self.address = self.engine.info()["address"]
        self.client = Client(self.address)
        self.lock = threading.Lock()
        self.names = 0
        # What the engine has answered for: cluster ids, names of steps by cluster, and what was to end.
        self.clusters = set()
        self.steps = defaultdict(set)
        self.cancelled = set()
        self.terminated = set()
        self.actions = set()
        self.problems = []
        self.kills = Counter()
        self.counted = {}

    def name(self, kind):
        """A name that nothing else in this world has."""
        with self.lock:
            self.names += 1
            return f"{kind}-{self.names}"

    def problem(self, text):
        with self.lock:
            self.problems.append(text)

    # -- what clients do; each notes what was acknowledged ------------------------------------------------------------

    def step(self, name, body, action="CONTINUE"):
        return shell(self.ledger.script(name, body), name=name, action=action)

    def launch(self, client, steps=(), keep_alive=True, actions=(), level=4, **more):
        if actions:
            more["BootstrapActions"] = list(actions)
        asked = request(self.name("cluster"), steps, keep_alive, StepConcurrencyLevel=level, **more)
        cluster = client.call("RunJobFlow", **asked)["JobFlowId"]
        with self.lock:
            self.clusters.add(cluster)
            self.steps[cluster].update(step["Name"] for step in steps)
        return cluster

    def action(self, name, body):
        """A bootstrap action; its script lies outside of the engine's folder, at a path of this machine."""
        path = self.folder / f"{name}.sh"
        path.write_text(f"#!/bin/bash\n{self.ledger.script(name, body)}\n")
        path.chmod(0o755)
        with self.lock:
            self.actions.add(name)
        return {"Name": name, "ScriptBootstrapAction": {"Path": f"file://{path}"}}

    def add(self, client, cluster, *steps):
        added = client.call("AddJobFlowSteps", JobFlowId=cluster, Steps=list(steps))["StepIds"]
        with self.lock:
            self.steps[cluster].update(step["Name"] for step in steps)
        return added

    def cancel(self, client, cluster, step, kill=False):
        option = "TERMINATE_PROCESS" if kill else "SEND_INTERRUPT"
        said = client.call("CancelSteps", ClusterId=cluster, StepIds=[step], StepCancellationOption=option)
        if said["CancelStepsInfoList"][0]["Status"] == "SUBMITTED":
            with self.lock:
                self.cancelled.add((cluster, step))

    def terminate(self, client, cluster):
        client.call("TerminateJobFlows", JobFlowIds=[cluster])
        with self.lock:
            self.terminated.add(cluster)

    # -- the engine ---------------------------------------------------------------------------------------------------

    def restart(self, point=None):
        """Starts the engine that was killed; with a kill point, it or its supervisors will die there."""
        self.client.forget()
        self.engine.more = {**self.environment, **({"EMRYS_KILL_AT": point} if point else {})}
        try:
            self.engine.start()
        except AssertionError:
            # It may have reached its kill point before it had answered.
            if point is None:
                raise

    def kill_engine(self):
        self.engine.kill()

    # -- looking ------------------------------------------------------------------------------------------------------

    def all_steps(self, clusters):
        """The steps of the clusters, by cluster and id."""
        return {
            (cluster, step["Id"]): step
            for cluster in clusters
            for step in self.client.pages("ListSteps", "Steps", ClusterId=cluster)
        }

    def supervised(self):
        """Clusters and steps whose supervisors live, with those."""
        found = {}
        for process in processes():
            words = process.words()
            if "__supervise" in words and words[-1].startswith(str(self.folder)):
                parts = Path(words[-1]).relative_to(self.engine.home).parts
                if parts[0] == "clusters" and parts[2] == "steps":
                    found[(parts[1], parts[3])] = process.pid
        return found

    def agree(self):
        """After a restart: nothing that was acknowledged is gone, and journal and processes tell the same."""
        with self.lock:
            clusters, steps = set(self.clusters), {cluster: set(names) for cluster, names in self.steps.items()}
        listed = {cluster["Id"]: cluster for cluster in self.client.pages("ListClusters", "Clusters")}
        for cluster in clusters - set(listed):
            self.problem(f"cluster {cluster} was acknowledged and is lost")
        active = [cluster for cluster, found in listed.items() if found["Status"]["State"] not in ENDED]
        before = self.supervised()
        found = self.all_steps(active)
        after = self.supervised()
        for cluster in set(active) & set(steps):
            there = Counter(step["Name"] for (of, _), step in found.items() if of == cluster)
            for name in steps[cluster] - set(there):
                self.problem(f"step {name} of {cluster} was acknowledged and is lost")
        for step in set(before) & set(after):
            if step in found and found[step]["Status"]["State"] in ("PENDING", "COMPLETED", "FAILED"):
                self.problem(f"{step} is {found[step]['Status']['State']} and its process runs")
        unsupervised = [
            step
            for step, record in found.items()
            if record["Status"]["State"] in ("RUNNING", "CANCEL_PENDING") and step not in after
        ]
        for step in unsupervised:
            self.settles(step)

    def settles(self, step):
        """A step that is running in the journal has a process, or soon no longer runs."""
        cluster, id = step

        def settled():
            state = self.client.patiently("DescribeStep", ClusterId=cluster, StepId=id)["Step"]["Status"]["State"]
            return state in STEP_ENDS or step in self.supervised()

        try:
            wait_until(settled, "a step to run or to end", patience=SETTLE)
        except AssertionError:
            self.problem(f"{step} is running in the journal and nowhere else")

    # -- the end ------------------------------------------------------------------------------------------------------

    def end(self):
        """Ends everything, and says what is wrong with what is left."""
        for cluster in self.terminated:
            self.reaches_end(cluster, "it was to be terminated")
        for cluster, step in self.cancelled:
            self.step_ends(cluster, step)
        listed = self.client.pages("ListClusters", "Clusters")
        active = [cluster["Id"] for cluster in listed if cluster["Status"]["State"] not in ENDED]
        for number in range(0, len(active), 10):
            self.client.patiently("TerminateJobFlows", JobFlowIds=active[number : number + 10])
        for cluster in active:
            self.reaches_end(cluster, "it was terminated at the end")
        ids = [cluster["Id"] for cluster in self.client.pages("ListClusters", "Clusters")]
        for cluster in self.clusters - set(ids):
            self.problem(f"cluster {cluster} was acknowledged and is lost")
        self.count(ids)
        os.kill(self.engine.process.pid, signal.SIGTERM)
        self.engine.process.wait(timeout=SETTLE)
        for process in processes():
            if process.is_of(self.folder):
                self.problem(f"process {process.pid} is left: {process.words()}")

    def reaches_end(self, cluster, why):
        def ended():
            found = self.client.patiently("DescribeCluster", ClusterId=cluster)["Cluster"]
            return found["Status"]["State"] in ENDED

        try:
            wait_until(ended, cluster, patience=SETTLE)
        except AssertionError:
            self.problem(f"{cluster} does not end: {why}")

    def step_ends(self, cluster, step):
        def ended():
            found = self.client.patiently("DescribeStep", ClusterId=cluster, StepId=step)["Step"]
            return found["Status"]["State"] in STEP_ENDS and found["Status"]["State"]

        try:
            state = wait_until(ended, step, patience=SETTLE)
            if state != "CANCELLED":
                self.problem(f"{step} of {cluster} was cancelled and is {state}")
        except AssertionError:
            self.problem(f"{step} of {cluster} does not end: it was cancelled")

    def count(self, clusters):
        """Compares the journal with the ledger: what ran, how often, and what the states say of it."""
        begun, ended = self.ledger.begun(), self.ledger.ended()
        for name, times in begun.items():
            if times > 1:
                self.problem(f"{name} ran {times} times")
        steps = self.all_steps(clusters)
        names = Counter(step["Name"] for step in steps.values())
        for cluster, wanted in self.steps.items():
            for name in wanted:
                if names[name] != 1:
                    self.problem(f"step {name} of {cluster} was acknowledged and is there {names[name]} times")
        for (cluster, id), step in steps.items():
            name, status = step["Name"], step["Status"]
            if status["State"] not in STEP_ENDS:
                self.problem(f"{name} ({cluster} {id}) is {status['State']} at the end")
            if status["State"] == "COMPLETED" and (begun[name], ended[name]) != (1, 1):
                self.problem(f"{name} is COMPLETED; it began {begun[name]} times and ended {ended[name]} times")
            if "StartDateTime" not in status["Timeline"] and begun[name]:
                self.problem(f"{name} ran and was never started in the journal")
        for name in set(begun) - set(names) - self.actions:
            self.problem(f"{name} ran and no journal knows it")
        self.counted = {
            "clusters": len(clusters),
            "steps": len(steps),
            "ran": sum(begun.values()),
            "states": dict(Counter(step["Status"]["State"] for step in steps.values())),
            "doubles": sum(1 for times in begun.values() if times > 1),
            "losses": sum(1 for problem in self.problems if "lost" in problem),
        }


class Watcher(threading.Thread):
    """Looks at all states again and again, and notes every change that no lifecycle has."""

    def __init__(self, world):
        super().__init__(daemon=True)
        self.world = world
        self.client = Client(world.address)
        self.reached = lifecycles()
        self.last = {}
        self.seen = Counter()
        self.stopped = threading.Event()

    def run(self):
        while not self.stopped.wait(0.05):
            try:
                self.look()
            except (Unheard, Refused):
                pass
            except Exception as error:
                self.world.problem(f"the watcher broke off: {error!r}")
                return

    def look(self):
        newest = self.client.call("ListClusters").get("Clusters", [])
        for cluster in newest:
            id = cluster["Id"]
            if self.last.get(id) not in ENDED:
                self.note("cluster", id, cluster["Status"]["State"])
                for step in self.client.call("ListSteps", ClusterId=id).get("Steps", []):
                    self.note("step", step["Id"], step["Status"]["State"])

    def note(self, kind, id, state):
        before = self.last.get(id, state)
        if state not in self.reached[kind][before]:
            self.world.problem(f"{kind} {id} went from {before} to {state}")
        if state != before:
            self.seen[f"{before} {state}"] += 1
        self.last[id] = state

    def stop(self):
        self.stopped.set()
        self.join()


class Crowd:
    """Clients that launch, add, cancel and terminate while the engine dies under them."""

    def __init__(self, world, size):
        self.world = world
        self.stopped = threading.Event()
        chances = [random.Random(world.chance.random()) for _ in range(size)]
        self.threads = [threading.Thread(target=self.work, args=(chance,), daemon=True) for chance in chances]
        for thread in self.threads:
            thread.start()

    def stop(self):
        self.stopped.set()
        for thread in self.threads:
            thread.join()

    def work(self, chance):
        world, client = self.world, Client(self.world.address)
        cluster, steps, life, level = None, [], 0, 1
        while not self.stopped.wait(chance.uniform(0.02, 0.3)):
            try:
                if cluster is None:
                    steps, life, level = [], chance.randint(4, 12), chance.choice([1, 2, 4])
                    cluster = self.launched(client, chance, level)
                elif life == 0:
                    world.terminate(client, cluster)
                    cluster = None
                else:
                    life -= 1
                    self.act(client, chance, cluster, steps, level)
            except Unheard:
                time.sleep(0.02)
            except Refused as error:
                # A failed step may have ended the cluster meanwhile.
                if "shutting down" not in str(error) and "terminated" not in str(error).lower():
                    world.problem(f"a client was refused: {error}")
                cluster = None
            except Exception as error:
                world.problem(f"a client broke off: {error!r}")
                return

    def launched(self, client, chance, level):
        world = self.world
        actions = [world.action(world.name("action"), "sleep 0.1")] if chance.random() < 0.3 else []
        steps = [self.step(chance, level) for _ in range(chance.randint(0, 3))]
        more = {"LogUri": "s3://fault-logs/"} if chance.random() < 0.5 else {}
        return world.launch(client, steps, True, actions, level, **more)

    def act(self, client, chance, cluster, steps, level):
        world = self.world
        if steps and chance.random() < 0.4:
            world.cancel(client, cluster, steps.pop(chance.randrange(len(steps))), kill=chance.random() < 0.5)
        else:
            steps += world.add(client, cluster, *(self.step(chance, level) for _ in range(chance.randint(1, 3))))

    def step(self, chance, level):
        body = chance.choices(
            [f"sleep {chance.uniform(0, 0.6):.2f}", "sleep 600", "seq 5000", "(exit 3) || exit 3"], [12, 1, 2, 2]
        )[0]
        # EMR takes no other action where several steps run at once.
        actions = ["CONTINUE", "CANCEL_AND_WAIT", "TERMINATE_CLUSTER"] if level == 1 else ["CONTINUE"]
        action = chance.choices(actions, [8, 1, 1][: len(actions)])[0]
        return self.world.step(self.world.name("step"), body, action)


class Process:
    """A process of this machine, as `/proc` shows it."""

    def __init__(self, pid):
        self.pid = pid

    def read(self, name):
        try:
            return Path(f"/proc/{self.pid}/{name}").read_bytes()
        except OSError:
            return b""

    def words(self):
        return [word.decode(errors="replace") for word in self.read("cmdline").split(b"\0") if word]

    def is_of(self, folder):
        """Whether it has to do with the folder: by its arguments, or by the environment that the engine gave it."""
        return str(folder).encode() in self.read("cmdline") + self.read("environ") and self.pid != os.getpid()

    def parent(self):
        """The process id of its parent, 0 when it has gone."""
        stat = self.read("stat").rpartition(b")")[2].split()
        return int(stat[1]) if stat else 0


def processes():
    return [Process(int(name)) for name in os.listdir("/proc") if name.isdigit()]


def kill_9(pid):
    """Whether there was a process of that id to be killed."""
    try:
        os.kill(pid, signal.SIGKILL)
        return True
    except ProcessLookupError:
        return False
