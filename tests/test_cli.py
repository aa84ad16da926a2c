# SPDX-License-Identifier: Apache-2.0
"""The `emrys` command as a user meets it: exit codes, JSON, bad documents, Ctrl-C, one engine for all."""

import fcntl
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import time

import pytest

from harness import (
    ENDED,
    PATIENCE,
    ROOT,
    Engine,
    all_clusters,
    binary,
    emrys,
    environment,
    lines,
    request,
    run_job_flow,
    shell,
    wait_for_cluster,
    wait_for_step,
    wait_until,
)

BARE = "clusters:\n  bare: { release_label: emr-7.5.0, applications: [] }\n"


def project(folder, *steps):
    """A folder with one job flow `flow` that runs shell lines one after another."""
    folder.mkdir(exist_ok=True)
    document = [BARE, "job_flows:\n  flow:\n    cluster: bare\n    steps:\n"]
    for name, script in steps:
        document.append(f"      - {{ name: {name}, command: {json.dumps(['bash', '-c', script])} }}\n")
    (folder / "emrys.yaml").write_text("".join(document))
    return folder


def clusters(home):
    done = emrys(home, "ps", "--all", "--json")
    return json.loads(done.stdout) if done.returncode == 0 else []


def wait_for_running(home, marker):
    """Waits until a step has written its marker, and gives the id of the only cluster."""
    wait_until(marker.exists, "the step to run")
    [cluster] = clusters(home)
    return cluster["Id"]


# Running


@pytest.fixture(scope="module")
def shell_example(tmp_path_factory):
    """A copy of the example: a run writes nothing beside the repository's own."""
    folder = tmp_path_factory.mktemp("examples") / "shell"
    shutil.copytree(ROOT / "examples" / "shell", folder)
    return folder


def test_the_shell_example_completes_with_errors(home, shell_example):
    done = emrys(home, "run", shell_example, check=5)
    assert "completed with errors" in done.stdout + done.stderr
    assert "hello 3 of 3" in done.stdout + done.stderr


def test_failed_steps_can_be_allowed(home, shell_example):
    emrys(home, "run", shell_example, "--allow-failed-steps", check=0)


def test_a_placeholder_is_set(home, shell_example):
    done = emrys(home, "run", shell_example, "--set", "greeting=salut", "--allow-failed-steps", check=0)
    assert "salut 1 of 3" in done.stdout + done.stderr


def test_a_run_without_a_terminal_gives_json(home, shell_example):
    done = emrys(home, "run", shell_example, "--json", check=5)
    outcome = json.loads(done.stdout)
    assert outcome["verdict"] == "completed_with_errors"
    states = {step["name"]: step["state"] for step in outcome["steps"]}
    assert states == {"greet": "COMPLETED", "count": "COMPLETED", "fail": "FAILED"}


def test_a_failed_step_and_a_failed_cluster_have_their_codes(home, tmp_path):
    emrys(home, "run", project(tmp_path / "failing", ("fails", "exit 3")), check=5)
    failing = tmp_path / "failing-cluster"
    failing.mkdir()
    (failing / "bad.sh").write_text("#!/bin/bash\necho no such repository >&2\nexit 1\n")
    bad = BARE.replace("applications: []", "applications: [], bootstrap_action: [{ name: bad, path: bad.sh }]")
    (failing / "emrys.yaml").write_text(
        bad + "job_flows:\n  flow: { cluster: bare, steps: [{ name: s, command: [\"true\"] }] }\n"
    )
    done = emrys(home, "run", failing, check=6)
    assert "no such repository" in done.stderr, "the lines of its log are shown"
    assert "--bootstrap-action 1 --stream stderr`" in done.stderr


def test_a_step_that_takes_too_long(home, tmp_path):
    folder = project(tmp_path / "slow", ("slow", "exec sleep 600"))
    document = (folder / "emrys.yaml").read_text()
    (folder / "emrys.yaml").write_text(document.replace("name: slow,", "name: slow, timeout: 1s,"))
    emrys(home, "run", folder, check=7)


def test_two_runs_at_once_on_one_state_folder(home, start, tmp_path):
    quick = project(tmp_path / "quick", ("quick", "echo quick"))
    slow = project(tmp_path / "slow", ("slow", f"until [ -e {tmp_path}/gate ]; do sleep 0.05; done; echo slow"))
    first, second = start("run", slow), start("run", quick)
    _, errors = second.communicate(timeout=PATIENCE)
    assert second.returncode == 0, errors
    (tmp_path / "gate").touch()
    _, errors = first.communicate(timeout=PATIENCE)
    assert first.returncode == 0, errors
    assert len(clusters(home)) == 2


def test_a_run_whose_engine_is_killed_starts_it_again(home, start, tmp_path):
    marker, gate = tmp_path / "marker", tmp_path / "gate"
    script = f"echo before; touch {marker}; until [ -e {gate} ]; do sleep 0.05; done; echo after"
    run = start("run", project(tmp_path / "p", ("waits", script), ("next", "echo last")))
    wait_until(marker.exists, "the step to run")
    killed = json.loads((home / "engine.json").read_text())
    os.kill(killed["pid"], signal.SIGKILL)

    def again():
        info = json.loads((home / "engine.json").read_text())
        return info["pid"] != killed["pid"] and info

    assert wait_until(again, "another engine")["address"] == killed["address"]
    gate.touch()
    output, errors = run.communicate(timeout=PATIENCE)
    assert run.returncode == 0, errors
    assert [line for line in output.splitlines() if " | " in line] == ["waits | before", "waits | after", "next | last"]
    assert "started again" in errors


def test_an_engine_that_was_stopped_stays_down_although_a_run_follows_it(home, start, tmp_path):
    marker, gate = tmp_path / "marker", tmp_path / "gate"
    start("run", project(tmp_path / "p", ("waits", f"touch {marker}; until [ -e {gate} ]; do sleep 0.05; done")))
    wait_until(marker.exists, "the step to run")
    emrys(home, "local", "down", check=0)
    time.sleep(1)
    emrys(home, "local", "status", check=4)
    gate.touch()


def test_a_detached_run_goes_on(home, tmp_path):
    marker = tmp_path / "marker"
    done = emrys(home, "run", project(tmp_path / "p", ("step", f"touch {marker}")), "--detach", "--json", check=0)
    assert "j-" in done.stdout
    wait_until(marker.exists, "the detached run's step to run")
    wait_until(lambda: clusters(home)[0]["Status"]["State"] == "TERMINATED", "the detached run to end")


# Interrupting


def test_the_first_interrupt_cancels_and_terminates(home, start, tmp_path):
    marker = tmp_path / "marker"
    run = start("run", project(tmp_path / "p", ("sleeps", f"touch {marker}; exec sleep 600")))
    cluster = wait_for_running(home, marker)
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=PATIENCE)
    assert run.returncode == 8, errors
    shown = json.loads(emrys(home, "show", cluster, "--json", check=0).stdout)
    assert shown["Cluster"]["Status"]["State"] == "TERMINATED"
    assert [step["Status"]["State"] for step in shown["Steps"]] == ["CANCELLED"]


def test_the_second_interrupt_stops_waiting(home, start, tmp_path):
    marker = tmp_path / "marker"
    # The step does not react to the first one.
    script = f"trap '' TERM; touch {marker}; until [ -e {tmp_path}/gate ]; do sleep 0.05; done"
    run = start("run", project(tmp_path / "p", ("stubborn", script)))
    cluster = wait_for_running(home, marker)
    run.send_signal(signal.SIGINT)
    cancelling = lambda: json.loads(emrys(home, "show", cluster, "--json").stdout)["Steps"][0]["Status"]["State"] != "RUNNING"
    wait_until(cancelling, "the first interrupt to be sent on")
    assert run.poll() is None
    run.send_signal(signal.SIGINT)
    output, errors = run.communicate(timeout=PATIENCE)
    assert run.returncode == 8, errors
    assert cluster in output + errors
    (tmp_path / "gate").touch()


def test_a_killed_cli_leaves_everything_progressing(home, start, tmp_path):
    ledger, gate = tmp_path / "ledger", tmp_path / "gate"
    folder = project(
        tmp_path / "p",
        ("first", f"echo first >> {ledger}; until [ -e {gate} ]; do sleep 0.05; done"),
        ("second", f"echo second >> {ledger}"),
    )
    run = start("run", folder)
    cluster = wait_for_running(home, ledger)
    run.kill()
    run.wait()
    gate.touch()
    wait_until(lambda: lines(ledger) == ["first", "second"], "the pending step to run")
    state = lambda: json.loads(emrys(home, "show", cluster, "--json", check=0).stdout)["Cluster"]["Status"]["State"]
    wait_until(lambda: state() == "TERMINATED", "the cluster to end by itself")


# Watching


def test_what_is_shown_as_json(home, tmp_path):
    folder = project(tmp_path / "p", ("one", "echo out"), ("two", "true"))
    emrys(home, "run", folder, check=0)
    [cluster] = clusters(home)
    assert cluster["Status"]["State"] == "TERMINATED"
    shown = json.loads(emrys(home, "show", cluster["Id"], "--json", check=0).stdout)
    assert shown["Cluster"]["Id"] == cluster["Id"]
    steps = json.loads(emrys(home, "steps", cluster["Id"], "--json", check=0).stdout)
    by_name = {step["Name"]: step["Id"] for step in steps}
    assert set(by_name) == {"one", "two"}
    assert json.loads(emrys(home, "show", by_name["one"], "--json", check=0).stdout)["Step"]["Name"] == "one"
    assert emrys(home, "logs", by_name["one"], check=0).stdout == "out\n"
    assert by_name["one"] in emrys(home, "logs", by_name["one"], "--stream", "controller", check=0).stdout
    status = json.loads(emrys(home, "local", "status", "--json", check=0).stdout)
    assert status["running"] is True
    assert json.loads(emrys(home, "env", "--json", check=0).stdout)["AWS_ENDPOINT_URL"].startswith("http://127.0.0.1:")
    json.loads(emrys(home, "doctor", "--json").stdout)


def test_a_plan_shows_what_a_run_would_send(home, shell_example):
    done = emrys(home, "plan", shell_example, "--json", check=0)
    assert "emr-7.5.0" in done.stdout and "command-runner.jar" in done.stdout
    json.loads(done.stdout)
    assert not (home / "engine.json").exists()


def test_logs_are_followed_while_they_are_written(engine, emr, cluster, tmp_path):
    gate = tmp_path / "gate"
    stamp = "date +%s.%N"
    # Each line is the time at which it was written.
    script = f"for n in 1 2 3 4 5; do {stamp}; sleep 0.3; done; until [ -e {gate} ]; do sleep 0.05; done; echo end"
    [step] = emr.add_job_flow_steps(JobFlowId=cluster, Steps=[shell(script)])["StepIds"]
    follow = subprocess.Popen(
        [binary(), "logs", "-f", step], env=environment(engine.home), stdout=subprocess.PIPE, text=True
    )
    try:
        delays = []
        for _ in range(5):
            line = follow.stdout.readline()
            delays.append(time.time() - float(line))
        assert emr.describe_step(ClusterId=cluster, StepId=step)["Step"]["Status"]["State"] == "RUNNING"
        # The first lines may be older than the command that shows them.
        assert sorted(delays)[0] < 1, delays
        assert delays[-1] < 1, delays
        gate.touch()
        assert follow.stdout.read() == "end\n"
        assert follow.wait(timeout=PATIENCE) == 0
    finally:
        follow.kill()


def test_steps_are_added_cancelled_and_terminated_by_the_cli(engine, emr, cluster, tmp_path):
    folder = project(tmp_path / "p", ("sleeps", "exec sleep 600"))
    engine.cli("add-steps", cluster, folder, check=0)
    [step] = emr.list_steps(ClusterId=cluster)["Steps"]
    wait_for_step(emr, cluster, step["Id"], "RUNNING")
    engine.cli("cancel", step["Id"], check=0)
    wait_for_step(emr, cluster, step["Id"], "CANCELLED")
    engine.cli("terminate", cluster, check=0)
    wait_for_cluster(emr, cluster, *ENDED)


def test_instance_groups_are_shown_and_resized(engine, emr):
    groups = [
        {"InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1, "Name": "head"},
        {"InstanceRole": "CORE", "InstanceType": "m5.xlarge", "InstanceCount": 1, "Name": "store"},
        {"InstanceRole": "TASK", "InstanceType": "m5.xlarge", "InstanceCount": 1, "Name": "burst"},
    ]
    wanted = request()
    wanted["Instances"] = {"InstanceGroups": groups, "KeepJobFlowAliveWhenNoSteps": True}
    cluster = emr.run_job_flow(**wanted)["JobFlowId"]
    wait_for_cluster(emr, cluster, "WAITING")
    assert "burst" in engine.cli("show", cluster, check=0).stdout
    for name, count in (("task", 3), ("burst", 2)):
        engine.cli("resize", cluster, name, count, check=0)
        shown = json.loads(engine.cli("show", cluster, "--json", check=0).stdout)["InstanceGroups"]
        requested = {group["Name"]: group["RequestedInstanceCount"] for group in shown}
        assert requested == {"head": 1, "store": 1, "burst": count}
    assert "`brust`" in engine.cli("resize", cluster, "brust", 2, check=2).stderr
    engine.cli("resize", cluster, "head", 2, check=4)
    engine.cli("terminate", cluster, check=0)


# Refusing


BAD_DOCUMENTS = {
    "unknown-key": (BARE.replace("release_label", "relase_label"), 2, "relase_label", "release_label"),
    "wrong-type": (BARE.replace("applications: []", "applications: 7"), 2, "7", None),
    "tab-in-yaml": ("clusters:\n\tbare: {}\n", 2, None, None),
    "duplicate-key": (BARE + "  bare: { release_label: emr-7.5.0 }\n", 3, "bare", None),
    "unresolved-placeholder": (BARE.replace("emr-7.5.0", '"${release}"'), 2, "${release}", None),
    "unknown-release-label": (BARE.replace("emr-7.5.0", "emr-6.99.0"), 2, "emr-6.99.0", "emr-6."),
    "application-not-in-release": (BARE.replace("[]", "[Sparkle]"), 2, "Sparkle", None),
}


@pytest.mark.parametrize("code", BAD_DOCUMENTS)
@pytest.mark.parametrize("verb", ["check", "run"])
def test_a_bad_document_is_shown_with_its_place(home, tmp_path, code, verb):
    text, line, underlined, help_text = BAD_DOCUMENTS[code]
    document = tmp_path / "emrys.yaml"
    document.write_text(text + "job_flows:\n  flow: { cluster: bare, steps: [{ name: s, command: [\"true\"] }] }\n")
    done = emrys(home, verb, document, check=3)
    shown = done.stdout + done.stderr
    assert code in shown
    assert re.search(rf"emrys\.yaml:{line}:\d+", shown), shown
    assert help_text is None or help_text in shown
    assert "panicked" not in shown
    if verb == "run":
        assert not (home / "engine.json").exists(), "a bad document started an engine"
        return
    done = emrys(home, "check", "--json", document, check=3)
    found = json.loads(done.stdout)
    [diagnostic] = [own for own in found if own["code"] == code]
    # A misspelt key is not missing, too.
    assert code != "unknown-key" or not [own for own in found if own["code"] == "exactly-one-of"]
    primary = diagnostic["labels"][0]
    assert primary["start"]["line"] == line
    assert underlined is None or primary["source"] == underlined
    assert code in emrys(home, "explain", code, check=0).stdout


def test_a_missing_script(home, tmp_path):
    document = tmp_path / "emrys.yaml"
    step = "{ name: s, script: { path: absent.sh } }"
    document.write_text(BARE + f"job_flows:\n  flow: {{ cluster: bare, steps: [{step}] }}\n")
    done = emrys(home, "run", document, check=3)
    assert "absent.sh" in done.stdout + done.stderr
    # The folder is absolute here, and what is written is not.
    assert "relative paths start at the folder" in done.stderr and "file://" not in done.stderr


FUNCTIONS = """\
namespace: sales
launch_functions:
  nightly: { profile: shared/existing, cluster: shared/small }
pipelines:
  sales:
    flow: [{ fail: { error: Sales, cause: no sales } }]
"""


@pytest.mark.parametrize(
    "arguments, code, expected",
    [
        (["check", "absent"], 3, ["there is no file or folder `absent`"]),
        (["deploy", "absent"], 3, ["there is no file or folder `absent`"]),
        (["convert", "absent", "--to", "json"], 3, ["there is no file or folder `absent`"]),
        (["convert", ".", "--to", "yaml"], 2, ["`.` is a folder", "cloudformation"]),
        (["run", "."], 2, ["no job flows", "nightly", "pipelines sales", "`emrys run NAME`"]),
        (["plan", "."], 2, ["no job flow and no cluster", "nightly", "pipelines sales", "`emrys diff`"]),
        (["cost", "."], 2, ["no job flow and no cluster", "nightly", "pipelines sales"]),
        (["diff", "absent"], 2, ["`absent` is no folder and no document"]),
        (["deploy"], 3, ["there is no profile `shared/existing`", "`emrys registry use shared/existing`"]),
    ],
)
def test_what_is_not_there_is_said_with_what_is(home, tmp_path, arguments, code, expected):
    (tmp_path / "emrys.yaml").write_text(FUNCTIONS)
    done = emrys(home, *arguments, cwd=tmp_path, check=code)
    for text in expected:
        assert text in done.stderr + done.stdout
    assert not (home / "engine.json").exists()


def test_usage_errors(home):
    for arguments in [["brew-coffee"], [], ["run"], ["run", "--on"], ["explain", "no-such-code"]]:
        assert emrys(home, *arguments).returncode == 2, arguments


def test_ids_that_are_not_there(engine):
    done = engine.cli("show", "j-1AAAAAAAAAAAA", check=4)
    assert "j-1AAAAAAAAAAAA" in done.stderr
    assert "`nonsense`" in engine.cli("show", "nonsense", check=4).stderr, "it might be an execution's name"


def test_a_bad_id_is_refused_before_an_engine_is_looked_for(home):
    for verb in ["show", "cancel", "logs"]:
        assert "<nonsense>" in emrys(home, verb, "<nonsense>", check=2).stderr
    assert "--bootstrap-action" in emrys(home, "logs", "j-1AAAAAAAAAAAA", check=2).stderr


def test_no_engine_is_said(home):
    assert "no engine runs" in emrys(home, "ps", check=4).stderr
    assert "no engine runs" in emrys(home, "local", "status", check=4).stdout
    assert "no engine runs" in emrys(home, "local", "down", check=0).stderr


def test_what_an_engine_knew_is_shown_when_it_has_gone(home, tmp_path):
    emrys(home, "run", project(tmp_path / "p", ("s", "echo said")), check=0)
    [cluster] = clusters(home)
    [step] = json.loads(emrys(home, "steps", cluster["Id"], "--json", check=0).stdout)
    for verb in (["ps", "--all"], ["show", cluster["Id"]], ["steps", cluster["Id"]], ["logs", step["Id"]]):
        emrys(home, "local", "down", check=0)
        assert emrys(home, *verb, check=0).stdout, verb
    emrys(home, "local", "down", check=0)
    assert "no engine runs" in emrys(home, "local", "status", check=4).stdout, "only to look whether one runs starts none"


def test_an_engine_that_does_not_answer_is_said(home):
    home.mkdir()
    with (home / "engine.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for verb in [["ps"], ["local", "status"], ["local", "down"]]:
            assert "does not answer" in emrys(home, *verb, check=9).stderr, verb


# The engine as a service


def test_up_and_down_in_the_background(home):
    emrys(home, "local", "up", "--detach", "--port", "0", check=0)
    first = json.loads((home / "engine.json").read_text())
    # Up again is the same engine.
    emrys(home, "local", "up", "--detach", check=0)
    assert json.loads((home / "engine.json").read_text())["pid"] == first["pid"]
    done = emrys(home, "local", "up", "--port", "0", check=9)
    assert first["address"] in done.stderr
    # What cannot be changed while it runs is not passed over in silence.
    for option in (["--retain-days", "3"], ["--throttle"], ["--allow-host", "emrys.internal"]):
        done = emrys(home, "local", "up", "--detach", *option, check=9)
        assert "emrys local down" in done.stderr, option
    emrys(home, "local", "down", check=0)
    assert emrys(home, "local", "status").returncode != 0
    emrys(home, "local", "up", "--detach", check=0)
    assert json.loads((home / "engine.json").read_text())["address"] == first["address"]


def test_an_address_that_others_reach_says_which_keys_to_set(home):
    done = emrys(home, "local", "up", "--host", "0.0.0.0", "--port", "0", check=2)
    assert "EMRYS_ACCESS_KEY_ID" in done.stderr


def test_a_port_in_use(engine, home, tmp_path):
    port = engine.info()["address"].rsplit(":", 1)[1]
    done = emrys(home, "local", "up", "--port", port, check=9)
    assert str(engine.home) in done.stderr, "the other's state folder is named"
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = emrys(home, "local", "up", "--port", port, check=9)
        assert str(port) in done.stderr
    assert not (home / "engine.json").exists()


def test_a_state_folder_from_a_newer_version(home, tmp_path):
    emrys(home, "local", "up", "--detach", "--port", "0", check=0)
    emrys(home, "local", "down", check=0)
    journal = home / "engine.db"
    database = sqlite3.connect(journal)
    changed = database.execute("UPDATE meta SET value = '1000' WHERE key = 'format'").rowcount
    assert changed == 1, "the journal says which version wrote it"
    database.commit()
    database.close()
    before = journal.read_bytes()
    done = emrys(home, "local", "up", "--port", "0", check=1)
    assert "has format 1000" in done.stderr
    assert journal.read_bytes() == before, "a journal that is not understood was changed"
    done = emrys(home, "run", project(tmp_path / "p", ("s", "true")))
    assert done.returncode == 1
    assert "has format 1000" in done.stderr


def test_init_makes_a_project_that_checks(home, tmp_path):
    emrys(home, "init", tmp_path / "new", check=0)
    emrys(home, "check", tmp_path / "new", check=0)
    # It does not overwrite what is there.
    (tmp_path / "new" / "emrys.yaml").write_text("mine")
    emrys(home, "init", tmp_path / "new", check=2)
    assert (tmp_path / "new" / "emrys.yaml").read_text() == "mine"


def test_what_init_leaves_out_deploys_once_it_is_taken_in(home, tmp_path):
    done = emrys(home, "init", tmp_path / "new", check=0)
    assert "emrys deploy" in done.stderr
    document = tmp_path / "new" / "emrys.yaml"
    before, after = document.read_text().split("#\n# namespace:")
    assert "emrys deploy" in before
    taken_in = "\n".join(line.removeprefix("# ") for line in f"# namespace:{after}".splitlines())
    document.write_text(f"{before}#\n{taken_in}\n")
    emrys(home, "check", tmp_path / "new", check=0)
    done = emrys(home, "deploy", tmp_path / "new", check=0)
    for made in ("/emrys/pipelines/wordcount/nightly", "wordcount_nightly", "AWS::Events::Rule wordcount.nightly"):
        assert made in done.stderr + done.stdout
    hint = "`emrys local up` keeps it"
    assert hint in done.stderr
    emrys(home, "local", "up", "--detach", check=0)
    assert hint not in emrys(home, "deploy", tmp_path / "new", check=0).stderr
    assert "emrys deploy" in emrys(home, "--help", check=0).stdout


def test_the_engine_that_a_run_started_ends_by_itself(home, tmp_path):
    """It lingers a minute: long enough to be seen, short enough to wait for."""
    emrys(home, "run", project(tmp_path / "p", ("s", "true")), check=0)
    status = json.loads(emrys(home, "local", "status", "--json", check=0).stdout)
    assert status["persistent"] is False
    pid = status["pid"]
    gone = lambda: not (home / "engine.json").exists() or not running(pid)
    wait_until(gone, "the idle engine to end", patience=180, delay=1)


def running(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_environments_replace_defaults_and_a_misspelled_one_sends_nothing(tmp_path):
    (tmp_path / "emrys.yaml").write_text(
        "placeholders: {word: default}\n"
        "environments: {production: {placeholders: {word: chosen}}}\n"
        "job_flows: {say: {cluster: bare, steps: [{name: say, command: 'echo ${word}'}]}}\n"
    )
    (tmp_path / "clusters.emrys.yaml").write_text("clusters: {bare: {release_label: emr-7.5.0}}\n")

    def said(*arguments, **variables):
        plan = json.loads(emrys(tmp_path / "state", "plan", ".", "--json", *arguments, check=0, cwd=tmp_path, **variables).stdout)
        return plan["run_job_flow"]["Steps"][0]["HadoopJarStep"]["Args"][-1]

    assert said() == "echo default"
    assert said("--environment", "production") == "echo chosen"
    assert said(EMRYS_ENVIRONMENT="production") == "echo chosen"
    assert said("-e", "production", "--set", "word=set") == "echo set"
    refused = emrys(tmp_path / "state", "run", ".", "-e", "prodution", check=3, cwd=tmp_path)
    assert "unknown-environment" in refused.stderr and "did you mean `production`?" in refused.stderr
    assert not (tmp_path / "state").exists()


def test_the_shell_can_complete_the_command_line(tmp_path):
    script = emrys(tmp_path, "completions", "bash", check=0).stdout
    completed = subprocess.run(
        ["bash", "-c", f'{script}\nCOMP_WORDS=(emrys local "") COMP_CWORD=2; _emrys emrys "" local; echo "${{COMPREPLY[@]}}"'],
        capture_output=True,
        text=True,
    )
    assert {"up", "status", "down"} <= set(completed.stdout.split()), completed.stderr


def test_prune_forgets_what_has_ended_and_removes_unused_runtimes(tmp_path):
    cache = tmp_path / "cache"
    unused = cache / "spark" / "3.0.0"
    (unused / "jars").mkdir(parents=True)
    engine = Engine(tmp_path / "state", EMRYS_CACHE=str(cache)).start()
    emr = engine.client("emr")
    ended, active = run_job_flow(emr, steps=[shell("echo out")], keep_alive=False), run_job_flow(emr)
    wait_for_cluster(emr, ended, "TERMINATED")

    def prune(*arguments):
        return json.loads(engine.cli("local", "prune", "--json", "--runtimes", *arguments, check=0).stdout)

    assert prune() == {"clusters": [], "bytes": 0, "runtimes": [], "dry_run": False}, "a week has not passed"
    named = wait_until(lambda: (lambda found: found["clusters"] and found)(prune("--all", "--dry-run")), "the cluster to be over")
    assert (named["clusters"], [part["folder"] for part in named["runtimes"]]) == ([ended], [str(unused)])
    assert sorted(all_clusters(emr)) == sorted([active, ended])
    assert prune("--all")["clusters"] == [ended]
    assert all_clusters(emr) == [active] and not unused.exists()
    status = json.loads(engine.cli("local", "status", "--json", check=0).stdout)
    assert status["clusters_bytes"] <= status["disk_bytes"] and status["cache_bytes"] >= 0
    engine.stop()
    # Without an engine one is started for it, which ends by itself.
    assert prune("--all")["clusters"] == [active]
    engine.cli("local", "down", check=0)
