# SPDX-License-Identifier: Apache-2.0
"""Many clients at once: nothing that was answered is lost or overwritten, ids are unique, order is kept."""

import threading

from faults import Client, Ledger
from harness import lines, request, shell, wait_until

CLIENTS = 32
ROUNDS = 6


def at_once(work):
    """Runs `work(number)` for every client at the same moment; gives the results in the order of the numbers."""
    results, problems = [None] * CLIENTS, []
    barrier = threading.Barrier(CLIENTS)

    def run(number):
        try:
            barrier.wait()
            results[number] = work(number)
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    return results


def test_many_clients_launch_at_once(engine):
    clients = [Client(engine.info()["address"]) for _ in range(CLIENTS)]

    def launch(number):
        launched = []
        for round in range(ROUNDS):
            asked = request(f"at once {number} {round}", [shell("true", name=f"{number}-{round}")], keep_alive=False)
            launched.append(clients[number].call("RunJobFlow", **asked)["JobFlowId"])
        return launched

    launched = at_once(launch)
    ids = [cluster for of in launched for cluster in of]
    assert len(set(ids)) == CLIENTS * ROUNDS
    listed = {found["Id"]: found for found in clients[0].pages("ListClusters", "Clusters")}
    for number, of in enumerate(launched):
        for round, cluster in enumerate(of):
            assert listed[cluster]["Name"] == f"at once {number} {round}"
    # Newest first: of one client's clusters, the later ones come earlier.
    order = [cluster for cluster in listed if cluster in set(ids)]
    for of in launched:
        places = [order.index(cluster) for cluster in of]
        assert places == sorted(places, reverse=True)

    def ended():
        found = clients[0].pages("ListClusters", "Clusters", ClusterStates=["TERMINATED"])
        return set(ids) <= {cluster["Id"] for cluster in found}

    wait_until(ended, "all clusters to end")


def test_many_clients_change_one_cluster_at_once(engine, cluster, tmp_path):
    """Steps, tags and the concurrency level, from all sides, while steps run one after the other."""
    clients = [Client(engine.info()["address"]) for _ in range(CLIENTS)]
    ledger = Ledger(tmp_path / "ledger")

    def change(number):
        client, added = clients[number], []
        for round in range(ROUNDS):
            name = f"{number}-{round}"
            said = client.call("AddJobFlowSteps", JobFlowId=cluster, Steps=[shell(ledger.script(name, "true"), name=name)])
            added += said["StepIds"]
            client.call("AddTags", ResourceId=cluster, Tags=[{"Key": f"shared-{round}", "Value": name}])
            if round % 2:
                client.call("CancelSteps", ClusterId=cluster, StepIds=added[-1:])
            if number == 0:
                client.call("AddTags", ResourceId=cluster, Tags=[{"Key": f"own-{round}", "Value": name}])
        return added

    added = at_once(change)
    ids = [step for of in added for step in of]
    assert len(set(ids)) == CLIENTS * ROUNDS

    def drained():
        steps = clients[0].pages("ListSteps", "Steps", ClusterId=cluster)
        active = [step for step in steps if step["Status"]["State"] in ("PENDING", "RUNNING", "CANCEL_PENDING")]
        return not active and steps

    steps = wait_until(drained, "all steps to end", delay=0.2)
    assert [step["Id"] for step in steps if step["Id"] in set(ids)] == [step["Id"] for step in steps]
    assert len(steps) == len(ids)
    order = [step["Id"] for step in reversed(steps)]
    for of in added:
        places = [order.index(step) for step in of]
        assert places == sorted(places), "a client's steps keep their order"
    names = {step["Name"]: step["Status"]["State"] for step in steps}
    # One at a time: what ran, ran in the order in which it was added, once.
    ran = [line.split()[1] for line in lines(ledger.path) if line.startswith("begin")]
    assert ran == [step["Name"] for step in reversed(steps) if step["Name"] in set(ran)]
    assert {name for name, state in names.items() if state == "COMPLETED"} <= set(ran)
    assert all(state in ("COMPLETED", "CANCELLED") for state in names.values())
    tags = clients[0].call("DescribeCluster", ClusterId=cluster)["Cluster"]["Tags"]
    tags = {tag["Key"]: tag["Value"] for tag in tags}
    assert set(tags) == {f"shared-{round}" for round in range(ROUNDS)} | {f"own-{round}" for round in range(ROUNDS)}
    assert all(tags[f"own-{round}"] == f"0-{round}" for round in range(ROUNDS))
