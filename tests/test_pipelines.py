# SPDX-License-Identifier: Apache-2.0
"""Pipelines on the engine, with real steps: what they run, what they leave, and what stopping them leaves."""

import json

import pytest

import small_project
from harness import ROOT, Engine, all_clusters, lines, wait_until
from test_jsonata import run as reference
from test_launch_machines import PACKAGES, node

def step(name, file, shell=None, **more):
    """A step that writes its name, or what else it is given as an argument, into a file."""
    shell = shell or f"echo $0 >> {file}"
    return {"name": name, "command": ["bash", "-c", shell, name], **more}


def failing(name="Broken", **more):
    return step(name, None, "echo broken >&2; exit 3", **more)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """An engine for the tests that leave nothing behind."""
    folder = tmp_path_factory.mktemp("pipelines")
    engine = Engine(folder / "state").start()
    engine.folder = folder
    yield engine
    engine.stop()


@pytest.fixture
def own(tmp_path):
    """An engine of the test's own."""
    engine = Engine(tmp_path / "state").start()
    engine.folder = tmp_path
    yield engine
    engine.stop()


def deploy(engine, flow=None, more="", **members):
    """Deploys the pipeline `daily`; JSON is YAML."""
    pipeline = {**members, **({"flow": flow} if flow else {})}
    text = f"{more}\npipelines:\n  daily: {json.dumps(pipeline)}\n  note: {json.dumps({'flow': [{'wait': 1}]})}\n"
    project = small_project.write(engine.folder / "project", more=text)
    engine.cli("deploy", cwd=project, check=0)


def start(engine, given=None, name="daily"):
    states = engine.client("stepfunctions")
    machines = {own["name"]: own["stateMachineArn"] for own in states.list_state_machines()["stateMachines"]}
    machine = machines[f"sales_{name}"]
    return states.start_execution(stateMachineArn=machine, input=json.dumps(given or {}))["executionArn"]


def ended(engine, execution):
    """The execution once it has ended."""
    states = engine.client("stepfunctions")

    def found():
        described = states.describe_execution(executionArn=execution)
        return described if described["status"] != "RUNNING" else None

    return wait_until(found, "the execution's end")


def run(engine, given=None):
    return ended(engine, start(engine, given))


def succeeds(engine, given=None):
    execution = run(engine, given)
    assert execution["status"] == "SUCCEEDED", execution
    return json.loads(execution["output"])


def fails(engine, given=None):
    execution = run(engine, given)
    assert execution["status"] == "FAILED", execution
    return execution["error"], execution["cause"]


def active(engine):
    return all_clusters(engine.client("emr"), active=True)


def launched(engine, run):
    """The clusters that are launched meanwhile."""
    before = set(all_clusters(engine.client("emr")))
    run()
    return set(all_clusters(engine.client("emr"))) - before


def test_a_transient_cluster_runs_its_steps_and_ends(shared, tmp_path):
    file = tmp_path / "steps"
    deploy(shared, [{"launch": "nightly"}, {"add_steps": [step("One", file), step("Two", file)]}])
    clusters = launched(shared, lambda: succeeds(shared, {"Day": 1}))
    assert len(clusters) == 1 and active(shared) == []
    assert lines(file) == ["One", "Two"]
    emr = shared.client("emr")
    (cluster,) = clusters
    tags = {tag["Key"]: tag["Value"] for tag in emr.describe_cluster(ClusterId=cluster)["Cluster"]["Tags"]}
    assert ":execution:sales_daily:" in tags["emrys:started-by"]
    assert ":execution:sales_nightly:" in tags["emrys:execution"]


def test_a_callers_overrides_reach_the_cluster_and_the_steps(shared, tmp_path):
    file = tmp_path / "steps"
    flow = [{"launch": {"function": "nightly", "keep": True}}, {"add_steps": [step("One", file)]}]
    deploy(shared, flow)
    given = {
        "ClusterConfigurationOverrides": {"Concurrency": 7},
        "Tags": [{"Key": "day", "Value": "monday"}],
        "StepArgumentOverrides": {"One": {"One": "replaced", "bash": "not this"}},
    }
    (cluster,) = launched(shared, lambda: succeeds(shared, given))
    assert lines(file) == ["replaced"]
    # It is kept.
    assert active(shared) == [cluster]
    emr = shared.client("emr")
    found = emr.describe_cluster(ClusterId=cluster)["Cluster"]
    assert found["StepConcurrencyLevel"] == 7
    assert {"Key": "day", "Value": "monday"} in found["Tags"]
    emr.terminate_job_flows(JobFlowIds=[cluster])
    wait_until(lambda: not active(shared), "the cluster's end")


def test_a_persistent_cluster_is_used_and_stays(shared, tmp_path):
    file = tmp_path / "steps"
    deploy(shared, [{"launch": {"function": "nightly", "keep": True}}])
    (cluster,) = launched(shared, lambda: succeeds(shared))
    flow = [
        {"use_cluster": {"id": "{% $input.ClusterId %}", "as": "main"}},
        {"add_steps": {"cluster": "main", "parallel": True, "steps": [step("One", file), step("Two", file)]}},
        {"add_steps": {"cluster": "main", "steps": [step("Three", file, "echo on ${cluster_id} >> " + str(file))]}},
    ]
    deploy(shared, flow)
    succeeds(shared, {"ClusterId": cluster})
    assert sorted(lines(file)[:2]) == ["One", "Two"] and lines(file)[2] == f"on {cluster}"
    assert active(shared) == [cluster]
    # A step that fails fails the pipeline, and leaves what is not the pipeline's.
    deploy(shared, flow[:1] + [{"add_steps": {"cluster": "main", "steps": [failing()]}}])
    error, cause = fails(shared, {"ClusterId": cluster})
    assert error == "States.TaskFailed" and "Broken" in cause
    assert active(shared) == [cluster]
    deploy(shared, flow[:1] + [{"terminate_cluster": {"cluster": "main"}}])
    succeeds(shared, {"ClusterId": cluster})
    assert active(shared) == []


def test_branches_choices_items_and_nested_pipelines(shared, tmp_path):
    file = tmp_path / "steps"
    flow = [
        {"parallel": [
            [{"launch": "nightly"}, {"add_steps": [step("Left", file)]}],
            [{"launch": {"function": "nightly", "as": "other"}},
             {"add_steps": {"cluster": "other", "steps": [step("Right", file)]}}],
        ]},
        {"choice": {
            "when": [{"if": "{% $input.Count > 1 %}", "then": [{"run": {"pipeline": "note", "input": {"a": 1}}}]}],
            "else": [{"fail": {"error": "TooFew", "cause": "{% $string($input.Count) %}"}}],
        }},
        {"map": {
            "items": "{% [1..$input.Count] %}",
            "concurrency": 2,
            "flow": [
                {"launch": {"function": "nightly", "as": "each"}},
                {"add_steps": {"cluster": "each", "steps": [
                    {"name": "Item", "command": ["bash", "-c", f"echo item $0 >> {file}", "{% $string($item) %}"]},
                ]}},
            ],
        }},
    ]
    deploy(shared, flow)
    clusters = launched(shared, lambda: succeeds(shared, {"Count": 3}))
    assert len(clusters) == 5 and active(shared) == []
    assert sorted(lines(file)) == ["Left", "Right", "item 1", "item 2", "item 3"]
    assert fails(shared, {"Count": 1}) == ("TooFew", "1")
    assert active(shared) == []


@pytest.mark.parametrize("kind", ["alone", "branch", "item", "continue"])
def test_a_failing_step_leaves_no_cluster(shared, tmp_path, kind):
    file = tmp_path / "steps"
    steps = {"add_steps": {"cluster": "inner", "steps": [failing()]}}
    launch = {"launch": {"function": "nightly", "as": "inner"}}
    flows = {
        "alone": [launch, steps],
        "branch": [{"launch": "nightly"}, {"parallel": [[launch, steps], [{"add_steps": [step("Beside", file)]}]]}],
        "item": [{"map": {"items": "{% [1, 2] %}", "flow": [launch, steps]}}],
        "continue": [launch, {"add_steps": {"cluster": "inner", "steps": [
            failing(action_on_failure="CONTINUE"), step("After", file)]}}],
    }
    deploy(shared, flows[kind])
    error, cause = fails(shared)
    assert error == "States.TaskFailed", cause
    assert "Broken" in cause
    assert active(shared) == []
    assert lines(file) == {"branch": ["Beside"], "continue": ["After"]}.get(kind, [])


def test_a_failure_is_told_with_its_cause(shared):
    flow = [{"launch": {"function": "nightly", "overrides": {"Concurrency": "{% $input.Level %}"}}}]
    deploy(shared, flow, notifications={"failure": "failures"})
    error, cause = fails(shared, {"Level": 99})
    assert error == "Emrys.InvalidOverride" and "Concurrency" in cause
    assert active(shared) == []
    messages = json.loads(shared.cli("messages", "--json", check=0).stdout)
    told = json.dumps([message for message in messages if message["state"] == "Tell of the failure"])
    assert error in told and "Concurrency" in told and "FAILED" in told


def test_a_job_flow_is_a_pipeline(shared, tmp_path):
    file = tmp_path / "steps"
    (shared.folder / "project").mkdir(exist_ok=True)
    (shared.folder / "project" / "work.sh").write_text(f"#!/bin/bash\necho $1 >> {file}\n")
    steps = [
        {"name": "Script", "script": {"path": "work.sh", "args": ["uploaded"]}},
        failing(),
        step("After", file),
    ]
    more = f"job_flows:\n  words: {json.dumps({'cluster': 'small', 'steps': steps})}"
    deploy(shared, more=more, job_flow="words", profile="existing")
    error, cause = fails(shared)
    assert error == "States.TaskFailed" and "Broken" in cause
    # The cluster runs two steps at once.
    assert sorted(lines(file)) == ["After", "uploaded"]
    assert active(shared) == []


def test_asl_validator_finds_nothing(shared, tmp_path):
    """On a pipeline with every activity, and on one of a job flow."""
    file = tmp_path / "steps"
    flow = [
        {"launch": {"function": "nightly", "overrides": {"Concurrency": 3}, "tags": {"a": "{% $input.Day %}"}}},
        {"launch": {"function": "nightly", "as": "kept", "keep": True}},
        {"use_cluster": {"id": "{% $input.ClusterId %}", "as": "main"}},
        {"add_steps": [step("One", file, retry={"attempts": 1}, timeout=60), failing(action_on_failure="CONTINUE")]},
        {"add_steps": {"cluster": "main", "parallel": True, "steps": [
            failing(action_on_failure="CONTINUE"), failing(action_on_failure="TERMINATE_CLUSTER")]}},
        {"add_steps": {"wait": False, "steps": [step("Three", file)]}},
        {"parallel": [[{"launch": {"function": "nightly", "as": "inner"}}], [{"wait": 5}]]},
        {"choice": {"when": [{"if": "{% $input.Day = 1 %}", "then": [{"wait": {"until": "{% $input.At %}"}}]}],
                    "else": [{"fail": {"error": "A", "cause": "{% $input.Why %}"}}]}},
        {"map": {"items": "{% $input.Days %}", "flow": [{"launch": {"function": "nightly", "as": "each"}}]}},
        {"run": {"pipeline": "note", "input": "{% $input %}"}},
        {"run": {"pipeline": "note", "wait": False}},
        {"invoke": {"function": "summary", "payload": {"days": "{% $input.Days %}"}}},
        {"notify": {"topic": "ready", "subject": "done", "message": {"cluster": "{% $cluster %}"}}},
        {"state": {"Type": "Pass", "Output": {"a": "{% $states.input %}"}}},
        {"terminate_cluster": {}},
    ]
    steps = [step("One", file), failing(), step("After", file, retry={"attempts": 1})]
    job_flow = {"cluster": "small", "steps": steps, "failed_flow": [{"add_steps": [step("Tell", file)]}]}
    notifications = {"success": "good", "failure": "bad"}
    deploy(shared, flow, input={"Day": 1}, timeout="1h", notifications=notifications)
    definitions = [definition(shared)]
    more = f"job_flows:\n  words: {json.dumps(job_flow)}"
    deploy(shared, more=more, job_flow="words", profile="existing", notifications=notifications)
    definitions.append(definition(shared))
    program = ROOT / "tests" / "jsonata" / "asl_validator.cjs"
    findings = reference([node("asl-validator"), program], definitions, NODE_PATH=str(PACKAGES))
    assert {message for messages in findings for message in messages} == set()


def definition(engine):
    states = engine.client("stepfunctions")
    machines = {own["name"]: own["stateMachineArn"] for own in states.list_state_machines()["stateMachines"]}
    return json.loads(states.describe_state_machine(stateMachineArn=machines["sales_daily"])["definition"])


STATES = ["Launch nightly", "Slow", "Wait 600 s", "Both"]


@pytest.mark.parametrize("state", STATES)
def test_stopping_leaves_no_cluster_in_any_state(own, state):
    """Whatever the execution was doing, the sweep ends its clusters."""
    slow = step("Slow", None, "sleep 600")
    flows = {
        "Launch nightly": [{"launch": "nightly"}, {"wait": 600}],
        "Slow": [{"launch": "nightly"}, {"add_steps": [slow]}],
        "Wait 600 s": [{"launch": "nightly"}, {"wait": 600}],
        "Both": [{"name": "Both", "parallel": [
            [{"launch": "nightly"}, {"add_steps": [slow]}],
            [{"launch": {"function": "nightly", "as": "other"}}, {"wait": 600}],
        ]}],
    }
    deploy(own, flows[state])
    execution = start(own)
    states = own.client("stepfunctions")

    def entered():
        events = states.get_execution_history(executionArn=execution, maxResults=1000)["events"]
        names = [event.get("stateEnteredEventDetails", {}).get("name") for event in events]
        inner = {"Both": ["Slow", "Wait 600 s"]}.get(state, [state])
        return all(name in names for name in inner)

    wait_until(entered, f"the state {state}")
    if state != "Launch nightly":
        wait_until(lambda: active(own), "a cluster")
    states.stop_execution(executionArn=execution, error="Stopped", cause="by the test")
    assert ended(own, execution)["status"] == "ABORTED"
    wait_until(lambda: not active(own), "the end of the clusters", patience=150)
    if state == "Launch nightly":
        # RunJobFlow may have been under way: the sweep looks again and again, and nothing is left at its end.
        machines = states.list_state_machines()["stateMachines"]
        sweep = next(found["stateMachineArn"] for found in machines if found["name"] == "sales_emrys-sweep")
        running = {"stateMachineArn": sweep, "statusFilter": "RUNNING"}
        wait_until(lambda: not states.list_executions(**running)["executions"], "the end of the sweep", patience=200)
    assert active(own) == []


def test_an_execution_that_takes_too_long_leaves_no_cluster(own):
    deploy(own, [{"launch": "nightly"}, {"wait": 600}], timeout=10)
    execution = start(own)
    wait_until(lambda: active(own), "a cluster")
    assert ended(own, execution)["status"] == "TIMED_OUT"
    wait_until(lambda: not active(own), "the end of the cluster", patience=60)
