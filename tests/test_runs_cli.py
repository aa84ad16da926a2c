# SPDX-License-Identifier: Apache-2.0
"""Runs as a user meets them: flows that fail in every way, what is journaled, resumed, changed and done again.

What a step did is counted outside the engine, in a file to which each step appends its name.
"""

import json
import signal

import pytest

from harness import PATIENCE, emrys, lines, wait_until

CLUSTER = "{ release_label: emr-7.5.0 }"


class Project:
    """A folder with one job flow `flow`. Its steps say in `done` that they ran, and `gate` holds back those that wait."""

    def __init__(self, folder):
        folder.mkdir()
        self.folder = folder
        self.marks = folder / "done"
        self.gate = folder / "gate"

    def step(self, name, then="true", action="CANCEL_AND_WAIT", more="", first=""):
        script = f"{first}echo {name} >> {self.marks}; {then}"
        return f"{{ name: {json.dumps(name)}, command: {json.dumps(['bash', '-c', script])}, action_on_failure: {action}{more} }}"

    def waiting(self, name, **more):
        """A step that runs until the gate is opened."""
        return self.step(name, f"while [ ! -e {self.gate} ]; do sleep 0.05; done", **more)

    def open(self):
        self.gate.touch()

    def write(self, *lines, cluster=CLUSTER, top=""):
        body = "".join(f"    {line}\n" for line in lines)
        (self.folder / "emrys.yaml").write_text(f"{top}job_flows:\n  flow:\n    cluster: {cluster}\n{body}")
        return self

    def steps(self, *steps, more=(), **options):
        return self.write("steps:", *(f"  - {step}" for step in steps), *more, **options)

    def done(self):
        return lines(self.marks)


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path / "project")


def runs(home, *arguments):
    return json.loads(emrys(home, "runs", "--json", *arguments, check=0).stdout)


def show(home, run):
    return json.loads(emrys(home, "show", run, "--json", check=0).stdout)


def clusters(home):
    return json.loads(emrys(home, "ps", "--all", "--json", check=0).stdout)


def outcome(home, project, code, *arguments):
    """Runs the project and gives the outcome."""
    done = emrys(home, "run", project.folder, "--json", *arguments, check=code)
    shown = json.loads(done.stdout)
    assert shown["exit_code"] == code
    return shown


def said(process, words):
    """Reads what a command says until it says that, and gives the line."""
    for line in process.stderr:
        if words in line:
            return line
    raise AssertionError(f"the command ended without saying {words!r}")


def ended(process, code):
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == code, (out, err)
    return out, err


# Flows


def test_a_flow_does_its_activities_in_order(home, project):
    grouped = "{ release_label: emr-7.5.0, core_instance_group: { instance_type: m5.xlarge } }"
    project.write(
        "flow:",
        "  - start_cluster: {}",
        f"  - add_steps: [{project.step('load')}]",
        "  - resize: { instance_group: core, instance_count: 2 }",
        "  - wait: { for: idle, timeout: 1m }",
        "  - modify_cluster: { step_concurrency_level: 2 }",
        f"  - add_steps: {{ steps: [{project.step('count', action='CONTINUE')}] }}",
        "  - terminate_cluster: {}",
        "  - wait: { for: ended, timeout: 1m }",
        cluster=grouped,
    )
    shown = outcome(home, project, 0)
    assert shown["verdict"] == "completed"
    assert project.done() == ["load", "count"]
    [run] = runs(home)
    activities = [activity["activity"] for activity in show(home, run["id"])["activities"]]
    expected = ["start_cluster", "add_steps", "resize", "wait", "modify_cluster", "add_steps", "terminate_cluster", "wait"]
    assert activities == expected


def test_a_failed_flow_that_sets_things_right_is_a_recovery(home, project):
    """Also when it is the last step that fails."""
    cleaning = project.step("clean", action="CONTINUE")
    more = ["failed_flow:", f"  - add_steps: [{cleaning}]"]
    project.steps(project.step("load"), project.step("store", "exit 3"), more=more)
    shown = outcome(home, project, 5)
    assert shown["verdict"] == "recovered"
    assert "store" in shown["failure"]["message"]
    assert project.done() == ["load", "store", "clean"]
    [cluster] = clusters(home)
    assert cluster["Status"]["State"].startswith("TERMINAT"), "nothing is left running"


FAILED = ["failed_flow:", "  - cancel_steps: {}", "  - terminate_cluster: {}"]


def test_a_failed_flow_that_only_ends_is_a_failure(home, project):
    project.steps(project.step("load", "exit 3"), project.step("store"), more=FAILED)
    shown = outcome(home, project, 5)
    assert shown["verdict"] == "step_failed"
    assert shown["failed_flow"]["failures"] == []
    assert project.done() == ["load"]


def test_a_step_that_lets_the_run_go_on_does_not_lead_to_the_failed_flow(home, project):
    project.steps(project.step("load", "exit 3", action="CONTINUE"), project.step("store"), more=FAILED)
    shown = outcome(home, project, 5)
    assert (shown["verdict"], shown["failed_flow"]) == ("completed_with_errors", None)
    assert project.done() == ["load", "store"]


def test_a_request_that_is_refused_leads_to_the_failed_flow(home, project):
    refused = "{ release_label: emr-7.5.0, security_configuration: no-such }"
    project.steps(project.step("load"), more=FAILED, cluster=refused)
    shown = outcome(home, project, 4)
    assert shown["verdict"] == "refused"
    assert shown["failed_flow"]["failures"] == []
    assert shown["cluster_id"] is None
    assert project.done() == []


@pytest.mark.parametrize("where", ["wait", "run"])
def test_what_takes_too_long_leads_to_the_failed_flow(home, project, where):
    wait = "  - wait: { for: ended, timeout: 1s }" if where == "wait" else "  - wait: { for: ended }"
    timeout = [] if where == "wait" else ["timeout: 3s"]
    cleaning = project.step("clean", action="CONTINUE")
    project.write("flow:", "  - start_cluster: {}", wait, *timeout, "failed_flow:", f"  - add_steps: [{cleaning}]", "  - terminate_cluster: {}")
    shown = outcome(home, project, 0, "--allow-failed-steps")
    assert shown["verdict"] == "recovered"
    assert shown["failure"]["kind"] == "timed_out"
    assert project.done() == ["clean"]


def test_a_cluster_that_fails_is_launched_again(home, project):
    script = project.folder / "flaky.sh"
    script.write_text(f"#!/bin/bash\necho boot >> {project.marks}\n[ $(grep -c boot {project.marks}) -gt 1 ]\n")
    flaky = "{ release_label: emr-7.5.0, bootstrap_action: [{ name: flaky, path: flaky.sh }] }"
    retry = ["retry: { on: [BOOTSTRAP_FAILURE], times: 2 }"]
    project.steps(project.step("load"), more=retry, cluster=flaky)
    assert outcome(home, project, 0)["verdict"] == "completed"
    assert project.done() == ["boot", "boot", "load"]
    assert len(clusters(home)) == 2
    script.write_text(f"#!/bin/bash\necho boot >> {project.marks}\nexit 1\n")
    project.marks.unlink()
    project.steps(project.step("load"), more=[*retry, *FAILED], cluster=flaky)
    assert outcome(home, project, 6)["verdict"] == "cluster_failed"
    assert project.done() == ["boot"] * 3


@pytest.mark.parametrize(("end_of_life", "fails", "stays"), [
    ("terminate", True, False),
    ("keep", False, True),
    ("keep_on_failure", False, False),
    ("keep_on_failure", True, True),
])
def test_what_becomes_of_the_cluster(home, project, end_of_life, fails, stays):
    step = project.step("load", "exit 3" if fails else "true")
    project.steps(step, more=[f"end_of_life: {end_of_life}"])
    outcome(home, project, 5 if fails else 0)
    [cluster] = clusters(home)
    assert (cluster["Status"]["State"] in ("WAITING", "RUNNING")) == stays, cluster


# Broken off and taken up


def begun(home, project, process, name):
    """Waits until a step runs, and gives the only run."""
    wait_until(lambda: name in project.done() or process.poll() is not None, f"{name} to run")
    assert process.poll() is None, process.communicate()
    [run] = [run for run in runs(home) if run["verdict"] is None]
    return run


def test_a_killed_run_is_resumed(home, project, start):
    project.steps(project.waiting("load"), project.step("store", more=", retry: 1"), project.step("report"))
    process = start("run", project.folder)
    run = begun(home, project, process, "load")
    assert run["state"] == "under_way"
    emrys(home, "resume", run["id"], check=9)
    process.kill()
    process.wait()
    [run] = runs(home)
    assert run["state"] == "left"
    project.open()
    resumed = json.loads(emrys(home, "resume", run["id"], "--json", check=0).stdout)
    assert resumed["verdict"] == "completed"
    assert project.done() == ["load", "store", "report"]
    assert len(clusters(home)) == 1
    # Once more gives the outcome again, and does nothing.
    emrys(home, "resume", run["id"], check=0)
    assert project.done() == ["load", "store", "report"]


def test_two_runs_with_a_lock_go_one_after_the_other(home, project, start):
    project.steps(project.waiting("load"), project.step("store"), more=["lock: tables"])
    first = start("run", project.folder)
    begun(home, project, first, "load")
    second = start("run", project.folder)
    assert f"waiting for the lock `tables`: run {runs(home)[0]['id']} holds it" in said(second, "waiting for the lock")
    assert len(clusters(home)) == 1
    project.open()
    ended(first, 0)
    ended(second, 0)
    assert project.done() == ["load", "store", "load", "store"]
    assert len(clusters(home)) == 2


def test_the_lock_of_a_killed_run_expires(home, project, start):
    project.steps(project.waiting("load"), more=["lock: { name: tables, expiry: 10s, wait: 1m }"])
    process = start("run", project.folder)
    run = begun(home, project, process, "load")
    process.kill()
    process.wait()
    impatient = project.folder / "impatient.yaml"
    text = (project.folder / "emrys.yaml").read_text()
    impatient.write_text(text.replace("wait: 1m", "wait: 1"))
    locked = emrys(home, "run", impatient, check=9)
    assert f"was waited for longer than 1 s: run {run['id']} holds it" in locked.stderr
    second = start("run", project.folder)
    said(second, f"the lock `tables` had expired and is taken over from run {run['id']}")
    # The other one has the lock now.
    resumed = emrys(home, "resume", run["id"], check=9)
    assert "the lock `tables` expired and was taken by run" in resumed.stderr
    project.open()
    ended(second, 0)


def test_the_second_interrupt_says_how_to_resume(home, project, start):
    project.steps(project.waiting("stubborn", first="trap '' TERM; "))
    process = start("run", project.folder)
    run = begun(home, project, process, "stubborn")
    process.send_signal(signal.SIGINT)
    cancelling = lambda: json.loads(emrys(home, "steps", run["cluster_id"], "--json").stdout)[0]["Status"]["State"] != "RUNNING"
    wait_until(cancelling, "the first interrupt to be sent on")
    process.send_signal(signal.SIGINT)
    _, err = ended(process, 8)
    assert f"`emrys resume {run['id']}`" in err
    project.open()
    emrys(home, "resume", run["id"], check=8)


def test_a_run_is_cancelled_from_elsewhere_and_without_its_process(home, project, start):
    project.steps(project.waiting("load"), project.step("store"))
    process = start("run", project.folder)
    run = begun(home, project, process, "load")
    emrys(home, "cancel", run["id"], check=0)
    ended(process, 8)
    assert show(home, run["id"])["run"]["verdict"] == "interrupted"
    project.marks.unlink()
    process = start("run", project.folder)
    run = begun(home, project, process, "load")
    process.kill()
    process.wait()
    emrys(home, "cancel", run["id"], check=0)
    assert show(home, run["id"])["run"]["verdict"] == "interrupted"
    states = [cluster["Status"]["State"] for cluster in clusters(home)]
    assert all(state.startswith("TERMINAT") for state in states), "clusters are not leaked"


def test_a_detached_run_is_taken_up(home, project):
    project.steps(project.waiting("load"), project.step("store"))
    done = json.loads(emrys(home, "run", project.folder, "--detach", "--json", check=0).stdout)
    [run] = runs(home)
    assert done == {"run_id": run["id"], "cluster_id": run["cluster_id"]}
    assert run["state"] == "left"
    project.open()
    emrys(home, "resume", run["id"], check=0)
    assert project.done() == ["load", "store"]


# Done again


def test_a_run_is_done_again_from_a_step_on(home, project):
    """On a new cluster, since the old one has gone; what came before is not repeated."""
    project.steps(project.step("load"), project.step("count", f"[ -e {project.gate} ]"), project.step("store"))
    shown = outcome(home, project, 5)
    assert project.done() == ["load", "count"]
    project.open()
    again = json.loads(emrys(home, "rerun", shown["run_id"], "--from", "count", "--json", check=0).stdout)
    assert project.done() == ["load", "count", "count", "store"]
    assert again["cluster_id"] != shown["cluster_id"]
    assert show(home, again["run_id"])["run"]["rerun_of"] == shown["run_id"]
    assert "`load`" in emrys(home, "rerun", shown["run_id"], "--from", "laod", check=2).stderr


def test_a_run_is_done_again_on_the_cluster_that_waits_for_it(home, project):
    keep = ["end_of_life: keep_on_failure"]
    project.steps(project.step("load"), project.step("count", "exit 3"), more=keep)
    shown = outcome(home, project, 5)
    # Its document is read again: the step is mended.
    project.steps(project.step("load"), project.step("count"), more=keep)
    again = json.loads(emrys(home, "rerun", shown["run_id"], "--from", "count", "--json", check=0).stdout)
    assert again["cluster_id"] == shown["cluster_id"]
    assert project.done() == ["load", "count", "count"]
    [cluster] = clusters(home)
    assert cluster["Status"]["State"].startswith("TERMINAT"), "the rule for the cluster's end holds for the new run"


# Changed while it runs


def test_pending_steps_are_changed_by_the_edited_document(home, project, start):
    load = project.waiting("load")
    first = [project.step(name) for name in ("count", "check", "store")]
    project.steps(load, *first)
    process = start("run", project.folder)
    run = begun(home, project, process, "load")
    # Reordered, one changed, one removed, one added.
    changed = project.step("count", f"echo changed >> {project.marks}")
    project.steps(load, project.step("store"), changed, project.step("report"))
    done = emrys(home, "apply", run["id"], "--dry-run", check=0)
    assert sorted(line.split() for line in done.stdout.splitlines()) == [
        ["added", "report"], ["changed", "count"], ["removed", "check"],
    ]
    emrys(home, "apply", run["id"], check=0)
    project.open()
    ended(process, 0)
    assert project.done() == ["load", "store", "count", "changed", "report"]


def test_what_has_begun_is_not_changed(home, project, start):
    project.steps(project.waiting("load"), project.step("store"))
    process = start("run", project.folder)
    run = begun(home, project, process, "load")
    project.steps(project.step("load"), project.step("store"))
    assert "`load` has begun" in emrys(home, "apply", run["id"], check=4).stderr
    project.open()
    ended(process, 0)
    assert project.done() == ["load", "store"]


def test_steps_are_skipped_and_added(home, project, start):
    project.steps(project.waiting("load"), project.step("count"), project.step("store"))
    process = start("run", project.folder)
    run = begun(home, project, process, "load")
    emrys(home, "skip", run["id"], "count", check=0)
    assert "cuont" in emrys(home, "skip", run["id"], "cuont", check=4).stderr
    more = Project(project.folder.parent / "more")
    more.marks = project.marks
    more.steps(more.step("report"))
    emrys(home, "add-steps", run["id"], more.folder, check=0)
    project.open()
    ended(process, 0)
    assert project.done() == ["load", "store", "report"]
    steps = [step for activity in show(home, run["id"])["activities"] for step in activity["steps"]]
    assert [step["name"] for step in steps if step["skipped"]] == ["count"]
    # There is nothing left of it that could be changed.
    assert "has ended" in emrys(home, "skip", run["id"], "store", check=4).stderr
    assert "has ended" in emrys(home, "add-steps", run["id"], more.folder, check=4).stderr


@pytest.mark.parametrize("action", ["CANCEL_AND_WAIT", "TERMINATE_CLUSTER"])
def test_nothing_follows_a_step_whose_timeout_ends_the_run(home, project, action):
    project.steps(project.waiting("load", action=action, more=", timeout: 1s"), project.step("store"))
    emrys(home, "run", project.folder, check=7)
    assert project.done() == ["load"]


# One run for each value


def for_each(home, project, code, *arguments):
    done = emrys(home, "run", project.folder, *arguments, "--json", check=code)
    return json.loads(done.stdout)


DATES = ("--for-each", "date=2026-01-30..2026-02-02", "--parallel", "2")


def test_a_range_of_dates_has_gaps_that_are_done_later(home, project):
    broken = project.folder / "broken"
    broken.touch()
    script = f'echo $0 >> {project.marks}; [ $0 != 2026/01/31 ] || [ ! -e {broken} ]'
    step = f"{{ name: load, command: {json.dumps(['bash', '-c', script, '${date:%Y/%m/%d}'])}, action_on_failure: CANCEL_AND_WAIT }}"
    project.steps(step)
    shown = for_each(home, project, 5, *DATES)
    verdicts = {run["values"]["date"]: run["verdict"] for run in shown["runs"]}
    assert verdicts == {
        "2026-01-30": "completed", "2026-01-31": "step_failed", "2026-02-01": "completed", "2026-02-02": "completed",
    }
    assert sorted(project.done()) == ["2026/01/30", "2026/01/31", "2026/02/01", "2026/02/02"]
    [group] = runs(home, "--group")
    assert (group["group"], group["values"], group["completed"], group["failed"]) == (shown["group"], 4, 3, 1)
    gaps = [run for run in runs(home, "--group", shown["group"])["runs"] if run["verdict"] != "completed"]
    assert [run["values"] for run in gaps] == [{"date": "2026-01-31"}]
    # The same command, and one that wants more, do what is missing.
    broken.unlink()
    for_each(home, project, 0, *DATES)
    assert len(project.done()) == 5
    for_each(home, project, 0, "--for-each", "date=2026-01-30..2026-02-03")
    assert project.done()[5:] == ["2026/02/03"]
    emrys(home, "resume", shown["group"], check=0)
    assert len(project.done()) == 6


def test_a_killed_group_is_resumed(home, project, start):
    project.steps(project.waiting("${part}"))
    process = start("run", project.folder, "--for-each", "part=a,b,c,d,e", "--parallel", "2")
    wait_until(lambda: len(project.done()) == 2, "two runs to be under way")
    process.kill()
    process.wait()
    states = [run["state"] for run in runs(home)]
    assert sorted(states) == ["left", "left", "queued", "queued", "queued"], "every value is journaled before the first begins"
    project.open()
    [group] = runs(home, "--group")
    emrys(home, "resume", group["group"], "--parallel", "5", check=0)
    assert sorted(project.done()) == ["a", "b", "c", "d", "e"], "each once"
    assert len(clusters(home)) == 5


def test_fail_fast_begins_no_more(home, project):
    project.steps(project.step("${part}", "exit 3"))
    shown = for_each(home, project, 5, "--for-each", "part=1..5", "--parallel", "1", "--fail-fast")
    assert len(project.done()) == 1
    assert [run["verdict"] for run in shown["runs"]] == ["step_failed", None, None, None, None]


def test_bad_ranges_are_usage_errors(home, project):
    project.steps(project.step("load"))
    for value in ("date=2026-02-30..2026-03-01", "date=2026-02-01..2026-01-01", "date", "n=1..100000"):
        emrys(home, "run", project.folder, "--for-each", value, check=2)
    emrys(home, "run", project.folder, "--parallel", "2", check=2)
    # A placeholder that nothing uses is a mistake, as with --set.
    emrys(home, "run", project.folder, "--for-each", "date=2026-02-01..2026-02-02", check=3)
    assert runs(home) == []
