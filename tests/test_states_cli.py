# SPDX-License-Identifier: Apache-2.0
"""State machines as a user of the command line meets them: checked, run, shown, drawn, stopped, and made of job flows."""

import json
import os
import signal
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest

from harness import PATIENCE, ROOT, binary, emrys, environment, lines, wait_until

EXAMPLE = ROOT / "examples" / "states" / "words.asl.json"


def machine(folder, start, states, name="machine.asl.json", **more):
    definition = {"QueryLanguage": "JSONata", "StartAt": start, "States": states, **more}
    file = folder / name
    file.write_text(json.dumps(definition, indent=2))
    return file


def passing(**more):
    return {"Type": "Pass", "End": True, **more}


def run(home, file, *arguments, check=0):
    return emrys(home, "run", file, *arguments, check=check)


def execution_of(done):
    """The ARN that a run has told."""
    [line] = [line for line in done.stderr.splitlines() if line.startswith("execution arn:")]
    return line.removeprefix("execution ")


@pytest.fixture
def branching(tmp_path):
    """A machine with something of each kind of flow, one of whose items fails and is caught."""
    item = {
        "StartAt": "Look",
        "States": {
            "Look": {
                "Type": "Choice",
                "Choices": [{"Condition": "{% $states.input = 'bad' %}", "Next": "Refuse"}],
                "Default": "Take",
            },
            "Refuse": {"Type": "Fail", "Error": "Bad.Item", "Cause": "this one is bad"},
            "Take": passing(),
        },
    }
    states = {
        "Both": {
            "Type": "Parallel",
            "Branches": [
                {"StartAt": "Left", "States": {"Left": passing()}},
                {"StartAt": "Right", "States": {"Right": passing()}},
            ],
            "Output": "{% $states.input %}",
            "Next": "Each",
        },
        "Each": {
            "Type": "Map",
            "Items": "{% $states.input.items %}",
            "MaxConcurrency": 1,
            "ItemProcessor": item,
            "Catch": [{"ErrorEquals": ["Bad.Item"], "Next": "Caught"}],
            "Next": "Fine",
        },
        "Fine": {"Type": "Succeed"},
        "Caught": passing(Output={"caught": "{% $states.input.Error %}"}),
    }
    return machine(tmp_path, "Both", states)


def test_check_finds_what_is_wrong_with_definitions(home, tmp_path):
    emrys(home, "check", EXAMPLE, check=0)
    broken = machine(tmp_path, "A", {"A": {"Type": "Pass", "Next": "Nowhere"}})
    found = emrys(home, "check", broken, check=3)
    assert "Nowhere" in found.stderr
    diagnostics = json.loads(emrys(home, "check", broken, "--json", check=3).stdout)
    assert "error" in [diagnostic["severity"] for diagnostic in diagnostics]
    sarif = json.loads(emrys(home, "check", broken, "--sarif", check=3).stdout)
    rules = [result["ruleId"] for result in sarif["runs"][0]["results"]]
    assert sorted(rules) == sorted(diagnostic["code"] for diagnostic in diagnostics)
    # A folder has its definitions, with or without documents beside them.
    assert "Nowhere" in emrys(home, "check", tmp_path, check=3).stderr
    (tmp_path / "emrys.yaml").write_text("clusters: { c: { release_label: emr-7.5.0, colour: red } }\n")
    both = emrys(home, "check", tmp_path, check=3).stderr
    assert "Nowhere" in both and "colour" in both


def test_a_definition_is_known_by_what_it_has(home, tmp_path):
    file = machine(tmp_path, "A", {"A": passing()}, name="plain.json")
    emrys(home, "check", file, check=0)
    assert run(home, file, "--input", '{"a": 1}').stdout.strip() == '{"a":1}'


def test_a_run_prints_the_output_and_shows_the_states(home, branching):
    done = run(home, branching, "--input", '{"items": ["good", "fine"]}')
    assert json.loads(done.stdout) == ["good", "fine"]
    told = done.stderr.splitlines()
    assert "Both: Parallel" in told and "  Left: Pass" in told and "  [1] Take: Pass" in told
    assert told[-1] == "SUCCEEDED"


def test_an_execution_is_shown_with_its_path(home, branching):
    done = run(home, branching, "--input", '{"items": ["good", "bad"]}', "--name", "second")
    assert json.loads(done.stdout) == {"caught": "Bad.Item"}
    shown = json.loads(emrys(home, "show", "second", "--json", check=0).stdout)
    assert shown["execution"]["status"] == "SUCCEEDED"
    path = [(visit["state"], visit["outcome"]) for visit in shown["path"]]
    assert path == [
        ("Both", "succeeded"),
        ("Left", "succeeded"),
        ("Right", "succeeded"),
        ("Each", "caught"),
        ("Look", "succeeded"),
        ("Take", "succeeded"),
        ("Look", "succeeded"),
        ("Refuse", "failed"),
        ("Caught", "succeeded"),
    ]
    each = shown["path"][3]
    assert each["items"] == {"total": 2, "succeeded": 1, "failed": 1}
    assert [visit.get("item") for visit in shown["path"][4:8]] == [0, 0, 1, 1]
    table = emrys(home, "show", execution_of(done), check=0).stdout
    assert "1 of 2 items, 1 failed" in table


def test_pictures_are_of_the_machine_and_of_the_execution(home, tmp_path, branching):
    picture = tmp_path / "machine.svg"
    emrys(home, "diagram", branching, "-o", picture, check=0)
    drawn = ElementTree.parse(picture).getroot()
    titles = [title.text for title in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert {"Both: Parallel", "Refuse: Fail · Bad.Item"} <= set(titles)
    chart = emrys(home, "convert", branching, "--to", "mermaid", check=0).stdout
    assert chart.startswith("flowchart TD") and "classDef" not in chart
    run(home, branching, "--input", '{"items": ["bad"]}', "--name", "drawn")
    chart = emrys(home, "diagram", "drawn", "--to", "mermaid", check=0).stdout
    [each] = [line.split()[1] for line in chart.splitlines() if 'subgraph' in line and "Each" in line]
    assert f"class {each} caught" in chart
    [fine] = [line.split("[")[0].strip() for line in chart.splitlines() if '"Fine<br>' in line]
    assert f"class {fine} " not in chart, "it was not entered"


def test_a_run_ends_as_its_execution(home, tmp_path):
    fails = machine(tmp_path, "F", {"F": {"Type": "Fail", "Error": "My.Error", "Cause": "because"}}, "fails.asl.json")
    failed = run(home, fails, check=5)
    assert failed.stdout == "" and "FAILED: My.Error: because" in failed.stderr
    waits = {"W": {"Type": "Wait", "Seconds": 600, "End": True}}
    slow = machine(tmp_path, "W", waits, "slow.asl.json", TimeoutSeconds=1)
    assert "TIMED_OUT" in run(home, slow, check=7).stderr


@pytest.mark.parametrize(
    "option", ["--keep", "--job-flow=x", "--allow-failed-steps", "--parallel=2", "--fail-fast", "--for-each=x=1..2"]
)
def test_options_of_job_flows_are_refused(home, tmp_path, option):
    refused = run(home, machine(tmp_path, "A", {"A": passing()}), option, check=2)
    assert option.partition("=")[0] in refused.stderr


def test_the_input_is_json_from_anywhere(home, tmp_path):
    file = machine(tmp_path, "A", {"A": passing()})
    given = tmp_path / "input.json"
    given.write_text('{"from": "file"}')
    assert json.loads(run(home, file, "--input", f"@{given}").stdout) == {"from": "file"}
    piped = subprocess.run(
        [binary(), "run", file, "--input", "-"],
        env=environment(home),
        input='{"from": "stdin"}',
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert json.loads(piped.stdout) == {"from": "stdin"}
    assert json.loads(run(home, file).stdout) == {}
    assert "not JSON" in run(home, file, "--input", "{", check=2).stderr
    assert "aws" in run(home, file, "--on", "aws", check=2).stderr


def test_a_changed_definition_is_what_runs(home, tmp_path):
    file = machine(tmp_path, "A", {"A": passing(Output=1)})
    assert run(home, file).stdout.strip() == "1"
    machine(tmp_path, "A", {"A": passing(Output=2)})
    assert run(home, file).stdout.strip() == "2"
    broken = machine(tmp_path, "A", {"A": {"Type": "Pass"}})
    assert "nothing was sent" in run(home, broken, check=3).stderr


@pytest.fixture
def waiting(tmp_path):
    return machine(tmp_path, "Wait", {"Wait": {"Type": "Wait", "Seconds": 600, "End": True}})


def test_an_execution_goes_on_alone_and_is_stopped(home, waiting):
    arn = run(home, waiting, "--name", "left", "--detach").stdout.strip()
    assert arn.endswith(":machine:left")
    listed = emrys(home, "ps", check=0).stdout
    assert "left" in listed and "RUNNING" in listed
    emrys(home, "cancel", "left", check=0)
    shown = json.loads(emrys(home, "show", arn, "--json", check=0).stdout)
    assert shown["execution"]["status"] == "ABORTED"
    assert [visit["outcome"] for visit in shown["path"]] == ["aborted"]
    assert "left" not in emrys(home, "ps", check=0).stdout
    assert "left" in emrys(home, "ps", "--all", check=0).stdout


def test_an_interrupted_run_stops_its_execution(home, waiting):
    process = subprocess.Popen(
        [binary(), "run", waiting, "--name", "interrupted"],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    told = []
    while "Wait: Wait" not in told:
        line = process.stderr.readline()
        assert line, told
        told.append(line.strip())
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=PATIENCE)
    assert process.returncode == 8, rest
    shown = json.loads(emrys(home, "show", "interrupted", "--json", check=0).stdout)
    assert shown["execution"]["status"] == "ABORTED"


def test_a_run_survives_its_engine(home, tmp_path):
    gate = {"W": {"Type": "Wait", "Seconds": 5, "Next": "A"}, "A": passing(Output="done")}
    file = machine(tmp_path, "W", gate)
    process = subprocess.Popen(
        [binary(), "run", file],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while True:
        line = process.stderr.readline()
        assert line
        if line.startswith("W: Wait"):
            break
    status = json.loads(emrys(home, "local", "status", "--json", check=0).stdout)
    assert status["running_executions"] == 1
    os.kill(status["pid"], signal.SIGKILL)
    out, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, told
    assert json.loads(out) == "done" and "started again" in told


def test_handlers_of_the_project_stand_in_for_functions_and_topics(home, tmp_path):
    (tmp_path / "double.py").write_text("def lambda_handler(event, context):\n    return event['n'] * 2\n")
    (tmp_path / "emrys.yaml").write_text("handlers:\n  functions:\n    double: { script: double.py }\n")
    states = {
        "Double": {
            "Type": "Task",
            "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "double", "Payload": "{% $states.input %}"},
            "Output": "{% $states.result.Payload %}",
            "Next": "Tell",
        },
        "Tell": {
            "Type": "Task",
            "Resource": "arn:aws:states:::sns:publish",
            "Arguments": {"TopicArn": "arn:aws:sns:us-east-1:000000000000:told", "Message": "{% $string($states.input) %}"},
            "Output": "{% $states.input %}",
            "End": True,
        },
    }
    file = machine(tmp_path, "Double", states)
    assert run(home, file, "--input", '{"n": 21}').stdout.strip() == "42"
    [message] = json.loads(emrys(home, "messages", "--json", check=0).stdout)
    assert message["state"] == "Tell"
    told = emrys(home, "messages", check=0).stdout
    assert "topic told" in told and "42" in told


class TestJobFlows:
    """`emrys convert --to states`: the machine does what the run of the job flow does."""

    @pytest.fixture
    def project(self, tmp_path):
        folder = tmp_path / "project"
        folder.mkdir()
        return folder

    def write(self, folder, steps, cluster="{ release_label: emr-7.5.0 }", more=""):
        lines = [f"job_flows:\n  flow:\n    cluster: {cluster}\n    steps:\n"]
        for name, script, action in steps:
            command = json.dumps(["bash", "-c", f"echo {name} >> {folder}/done; {script}"])
            lines.append(f"      - {{ name: {name}, command: {command}, action_on_failure: {action} }}\n")
        (folder / "emrys.yaml").write_text("".join(lines) + more)

    def convert(self, home, folder):
        text = emrys(home, "convert", folder, "--to", "states", check=0).stdout
        file = folder / "flow.asl.json"
        file.write_text(text)
        emrys(home, "check", file, check=0)
        return file

    def both(self, home, folder):
        """The exit codes and the steps that were begun, of the job flow and of the machine."""
        flow = emrys(home, "run", folder).returncode, sorted(lines(folder / "done"))
        (folder / "done").unlink()
        file = self.convert(home, folder)
        states = emrys(home, "run", file).returncode, sorted(lines(folder / "done"))
        return flow, states

    @pytest.mark.parametrize("action", ["CONTINUE", "CANCEL_AND_WAIT", "TERMINATE_CLUSTER"])
    def test_a_failed_step_has_the_same_consequences(self, home, project, action):
        self.write(project, [("one", "true", action), ("two", "false", action), ("three", "true", "CONTINUE")])
        flow, states = self.both(home, project)
        assert flow == states
        assert flow[0] == 5
        clusters = json.loads(emrys(home, "ps", "--json", check=0).stdout)
        assert clusters == [], "no cluster is left"

    def test_steps_at_once(self, home, project):
        steps = [(name, "true", "CONTINUE") for name in ("one", "two", "three")]
        self.write(project, steps, cluster="{ release_label: emr-7.5.0, step_concurrency_level: 3 }")
        flow, states = self.both(home, project)
        assert flow == states == (0, ["one", "three", "two"])


def test_the_example_counts_and_ends_its_cluster(home):
    done = run(home, EXAMPLE, "--input", '{"texts": ["one two three", "four five"]}')
    assert json.loads(done.stdout) == ["COMPLETED", "COMPLETED"]
    failed = run(home, EXAMPLE, "--input", '{"texts": [""]}', check=5)
    assert "attempt 2" in failed.stderr and "NotCounted" in failed.stderr
    assert json.loads(emrys(home, "ps", "--json", check=0).stdout) == []


def test_an_expression_that_fails_is_told_where_it_stands(tmp_path, home):
    states = {
        "Ask": {
            "Type": "Task",
            "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "{% $states.input.nothing %}"},
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Go on"}],
            "End": True,
        },
        "Go on": {"Type": "Pass", "Output": "{% $states.input.nothing %}", "End": True},
    }
    run(home, machine(tmp_path, "Ask", states), "--name", "asked", check=5)
    shown = emrys(home, "show", "asked", check=0).stdout
    outcomes = [line.split()[-6:] for line in shown.splitlines() if "States.QueryEvaluationError" in line]
    assert "running" not in shown and "aborted" not in shown, shown
    assert len(outcomes) >= 2, shown
