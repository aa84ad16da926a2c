# SPDX-License-Identifier: Apache-2.0
"""What `emrys deploy`, `destroy`, `check` and `registry use` refuse before anything is changed, and say of it."""

import json

import pytest

import small_project
from harness import Engine, all_clusters, wait_until
from test_deploy_at_once import LOCK, spawn
from test_deploy_local import deploy, machines, parameters, stored
from test_pipelines import ended, start

WAITS = """
pipelines:
  daily:
    timeout: 1h
    flow:
      - launch: nightly
      - wait: 30m
"""


@pytest.fixture
def own(tmp_path):
    engine = Engine(tmp_path / "state").start()
    engine.folder = tmp_path
    engine.project = small_project.write(tmp_path / "project")
    yield engine
    engine.stop()


def project(engine, name, text):
    folder = engine.folder / name
    folder.mkdir()
    (folder / "emrys.yaml").write_text(text)
    return folder


def test_what_runs_is_not_removed(own):
    """Its cluster would have nobody to end it."""
    small_project.write(own.project, more=WAITS)
    deploy(own)
    execution = start(own)
    emr = own.client("emr")
    # The sweep of one that is stopped while it launches looks for clusters for two minutes.
    states = own.client("stepfunctions")
    wait_until(lambda: "WaitStateEntered" in str(states.get_execution_history(executionArn=execution)["events"]), "the pause")
    before = stored(own)
    refused = own.cli("destroy", "--yes", cwd=own.project, check=9)
    assert "still runs: sales_daily" in refused.stderr and "emrys cancel" in refused.stderr
    # The same if another version of the project has it no more.
    small_project.write(own.project)
    assert "still runs: sales_daily" in own.cli("deploy", cwd=own.project, check=9).stderr
    assert stored(own) == before

    states.stop_execution(executionArn=execution)
    assert ended(own, execution)["status"] == "ABORTED"
    wait_until(lambda: not all_clusters(emr, active=True), "the end of the cluster")
    # The sweep looks for late clusters for two minutes.
    assert "still runs: sales_emrys-sweep" in own.cli("destroy", "--yes", cwd=own.project, check=9).stderr
    [sweep] = states.list_executions(stateMachineArn=machines(own)["sales_emrys-sweep"])["executions"]
    states.stop_execution(executionArn=sweep["executionArn"])
    own.cli("destroy", "--yes", cwd=own.project, check=0)
    assert stored(own) == ({}, set(), set())


def test_another_project_does_not_take_a_namespace(own):
    first, second = (project(own, name, f"pipelines:\n  {name}: {{ flow: [{{ wait: 1 }}] }}\n") for name in ("one", "two"))
    own.cli("deploy", cwd=first, check=0)
    before = parameters(own)
    for command in (["deploy"], ["run", "two"]):
        refused = own.cli(*command, cwd=second, check=4)
        assert "another project seems to be deployed as `default`" in refused.stderr
        assert "/emrys/pipelines/default/one" in refused.stderr and "`namespace` of its own" in refused.stderr
        assert parameters(own) == before
    # What stays says that it is the same project.
    (second / "emrys.yaml").write_text("namespace: mine\npipelines:\n  two: { flow: [{ wait: 1 }] }\n")
    own.cli("run", "two", cwd=second, check=0)
    assert {"/emrys/pipelines/default/one", "/emrys/pipelines/mine/two"} <= set(parameters(own))
    (second / "emrys.yaml").write_text("pipelines:\n  two: { flow: [{ wait: 1 }] }\n")
    own.cli("deploy", "--yes", cwd=second, check=0)
    assert "/emrys/pipelines/default/one" not in parameters(own)


def test_a_deployment_whose_engine_went_away_locks_nobody_out(own):
    flows = "".join(f"  p{number}: {{ flow: [{{ wait: 1 }}] }}\n" for number in range(40))
    small_project.write(own.project, more=f"\npipelines:\n{flows}")
    process = spawn(own, own.project, "deploy")
    wait_until(lambda: any(name.startswith(LOCK) for name in parameters(own)), "the lock", delay=0)
    own.kill()
    said = process.communicate(timeout=60)[1]
    assert process.returncode not in (0, 9), said
    own.start()
    assert any(name.startswith(LOCK) for name in parameters(own))
    assert deploy(own)["status"] == "deployed"


@pytest.mark.parametrize(
    ("flow", "place", "message"),
    [
        ('[{ wait: 1 }, { map: { items: "{% $input. %}", as: x, flow: [{ wait: 1 }] } }]', "{% $input. %}", "S0207"),
        ('[{ choice: { when: [{ if: "{% $nope %}", then: [{ wait: 1 }] }] } }]', "{% $nope %}", "$nope"),
        ("[{ state: { Type: Succeed } }]", "Type: Succeed", "`Succeed`"),
        ("[{ state: { Type: Task, Resource: 'arn:aws:states:::batch:submitJob' } }]", "Resource", "cannot be told"),
    ],
)
def test_what_deploying_refuses_is_checked(own, flow, place, message):
    folder = project(own, "bad", f"pipelines:\n  bad:\n    flow: {flow}\n")
    for verb in ("check", "deploy"):
        done = own.cli(verb, cwd=folder, check=3)
        assert message in done.stderr and "emrys.yaml:3:" in done.stderr, done.stderr
        [found, *_] = json.loads(own.cli(verb, "--json", cwd=folder, check=3).stdout)
        assert found["severity"] == "error" and message in found["message"]
    assert place in done.stderr
    assert parameters(own) == {}


def test_what_is_none_of_the_registry_is_not_locked(own):
    deploy(own)
    user = project(own, "user", "namespace: marketing\n")
    own.cli("registry", "use", "sales/small", cwd=user, check=0)
    before = (user / "emrys.lock.json").read_text()
    ssm = own.client("ssm")
    good = parameters(own)
    for value in ("not json", "{}", good["/emrys/profiles/sales/existing"]):
        ssm.put_parameter(Name="/emrys/clusters/sales/small", Value=value, Overwrite=True)
        refused = own.cli("registry", "use", cwd=user, check=4)
        assert "`sales/small` is not a cluster" in refused.stderr and "deploy it again" in refused.stderr
        assert (user / "emrys.lock.json").read_text() == before


def test_a_failure_of_another_pipeline_is_what_failed(own):
    text = """
pipelines:
  inner: { flow: [{ fail: { error: My.Error, cause: because } }] }
  outer: { flow: [{ run: { pipeline: inner } }] }
"""
    folder = project(own, "nested", text)
    done = own.cli("run", "outer", cwd=folder)
    assert done.returncode not in (0, 3) and "My.Error: because" in done.stderr + done.stdout
    assert "TaskFailed" not in done.stderr.splitlines()[-1]
