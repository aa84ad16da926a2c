# SPDX-License-Identifier: Apache-2.0
"""`emrys deploy`, `diff`, `destroy` and `run` of a launch function on the local engine."""

import json

import pytest

import small_project
from harness import Engine, emrys, environment, wait_until

PROFILE = "/emrys/profiles/sales/existing"
CLUSTER = "/emrys/clusters/sales/small"
FUNCTION = "/emrys/launch_functions/sales/nightly"


@pytest.fixture
def own(tmp_path):
    """An engine of the test's own, with a project."""
    engine = Engine(tmp_path / "state").start()
    engine.project = small_project.write(tmp_path / "project")
    yield engine
    engine.stop()


def deploy(engine, *arguments, verb="deploy", check=0, **more):
    done = engine.cli(verb, *arguments, "--json", cwd=engine.project, check=check, **more)
    return json.loads(done.stdout) if done.stdout else done


def parameters(engine):
    ssm = engine.client("ssm")
    pages = ssm.get_paginator("get_parameters_by_path").paginate(Path="/emrys", Recursive=True)
    return {own["Name"]: own["Value"] for page in pages for own in page["Parameters"]}


def machines(engine):
    states = engine.client("stepfunctions")
    return {own["name"]: own["stateMachineArn"] for own in states.list_state_machines()["stateMachines"]}


def stored(engine):
    """What is there of the deployment, but for its record."""
    found = parameters(engine)
    rules = engine.client("events").list_rules()["Rules"]
    found = {name: value for name, value in found.items() if not name.startswith("/emrys/deployments/")}
    return found, set(machines(engine)), {rule["Name"] for rule in rules}


def test_a_deployment_comes_changes_and_goes(own):
    first = deploy(own)
    assert first["status"] == "deployed" and first["namespace"] == "sales"
    assert {change["action"] for change in first["changes"]} == {"create"}
    found, names, _ = stored(own)
    assert {PROFILE, CLUSTER, FUNCTION} <= set(found)
    assert "sales_nightly" in names
    assert json.loads(found[FUNCTION])["StateMachine"] == machines(own)["sales_nightly"]
    assert json.loads(found[PROFILE])["Request"]["JobFlowRole"]

    again = deploy(own)
    assert again["status"] == "unchanged" and again["changes"] == []
    assert deploy(own, verb="diff", check=0)["changes"] == []

    small_project.write(own.project, maximum=5)
    diff = deploy(own, verb="diff", check=10)
    assert {change["name"] for change in diff["changes"]} >= {CLUSTER, "sales_nightly"}
    cluster = next(change for change in diff["changes"] if change["name"] == CLUSTER)
    assert cluster["action"] == "update" and cluster["differences"]
    # People are shown the members that differ, here of a project elsewhere.
    human = own.cli("diff", own.project, cwd=own.project.parent, check=10).stdout
    assert "    Value.AllowedOverrides.Concurrency.Maximum: 10 → 5\n" in human
    # Comparing changes nothing.
    assert stored(own)[0] == found
    deploy(own)
    overrides = json.loads(stored(own)[0][CLUSTER])["AllowedOverrides"]
    assert overrides["Concurrency"]["Maximum"] == 5

    small_project.write(own.project, more=small_project.WEEKLY)
    deploy(own)
    assert "sales_weekly" in stored(own)[1]
    small_project.write(own.project)
    removed = deploy(own)["changes"]
    assert {"sales_weekly"} <= {change["name"] for change in removed if change["action"] == "remove"}
    wait_until(lambda: "sales_weekly" not in machines(own), "the machine's end")

    refused = own.cli("destroy", cwd=own.project, check=2)
    assert "nobody can be asked" in refused.stderr and "--yes" in refused.stderr
    assert PROFILE in stored(own)[0]
    assert deploy(own, "--yes", verb="destroy")["status"] == "destroyed"
    wait_until(lambda: not machines(own), "the machines' end")
    assert stored(own) == ({}, set(), set())
    assert parameters(own) == {}
    # Once more, without the documents.
    done = own.cli("destroy", "--namespace", "sales", "--yes", check=0)
    assert "nothing of `sales` is deployed" in done.stderr and "destroyed" not in done.stderr


def test_a_deployment_that_is_killed_goes_on(own):
    """Killed behind each single change, of an update and of a removal."""
    deploy(own)
    small_project.write(own.project, maximum=3, more=small_project.WEEKLY)
    names = [change["name"] for change in deploy(own, verb="diff", check=10)["changes"]]
    deploy(own)
    whole = stored(own)
    assert len(names) >= 4
    for name in names:
        small_project.write(own.project)
        deploy(own)
        wait_until(lambda: "sales_weekly" not in machines(own), "the machine's end")
        small_project.write(own.project, maximum=3, more=small_project.WEEKLY)
        killed = own.cli("deploy", cwd=own.project, check=-9, EMRYS_KILL_AT=f"deployed {name}")
        assert "created" in killed.stderr or "updated" in killed.stderr
        deploy(own)
        assert stored(own) == whole, name
    for name in names:
        own.cli("destroy", "--yes", cwd=own.project, check=-9, EMRYS_KILL_AT=f"deployed {name}")
        deploy(own, "--yes", verb="destroy")
        wait_until(lambda: not machines(own), "the machines' end")
        assert stored(own) == ({}, set(), set()), name
        deploy(own)


def test_what_others_have_stored_is_left_alone(own):
    own.client("ssm").put_parameter(Name=CLUSTER, Value="theirs", Type="String")
    done = own.cli("deploy", cwd=own.project, check=4)
    assert f"parameter {CLUSTER} is there already" in done.stderr
    assert parameters(own) == {CLUSTER: "theirs"}


def test_a_launch_function_is_run(own):
    """It is deployed first, and launches a cluster as its profile and its cluster say."""
    done = own.cli("run", "nightly", "--json", cwd=own.project, check=0)
    execution = json.loads(done.stdout)["execution"]
    output = execution["output"]
    output = json.loads(output) if isinstance(output, str) else output
    cluster = output["LaunchClusterResult"]["ClusterId"]
    found = own.client("emr").describe_cluster(ClusterId=cluster)["Cluster"]
    assert found["Name"] == "nightly"
    assert found["StepConcurrencyLevel"] == 2
    tags = {tag["Key"]: tag["Value"] for tag in found["Tags"]}
    assert tags["emrys:function"] == "sales/nightly"

    overrides = {"ClusterConfigurationOverrides": {"Concurrency": 4}}
    (own.project / "input.json").write_text(json.dumps(overrides))
    done = own.cli("run", "launch_functions/nightly", "--input", "@input.json", cwd=own.project, check=0)
    clusters = own.client("emr").list_clusters()["Clusters"]
    other = next(own_["Id"] for own_ in clusters if own_["Id"] != cluster)
    assert own.client("emr").describe_cluster(ClusterId=other)["Cluster"]["StepConcurrencyLevel"] == 4

    beyond = json.dumps({"ClusterConfigurationOverrides": {"Concurrency": 11}})
    done = own.cli("run", "nightly", "--input", beyond, cwd=own.project, check=5)
    assert "Emrys.InvalidOverride" in done.stderr
    assert len(own.client("emr").list_clusters()["Clusters"]) == 2


@pytest.mark.parametrize(
    "arguments, code, message",
    [
        (["deploy", "--via", "cloudformation"], 2, "the local engine has no CloudFormation"),
        (["deploy", "--stack", "x"], 2, "--stack is for CloudFormation"),
        (["deploy", "--parameter", "X=1"], 2, "no parameter `X`"),
        (["destroy", "--namespace", "../x", "--yes"], 2, "`../x` is no namespace"),
        (["run", "nightly", "--keep"], 2, "--keep is for job flows"),
        (["run", "nightly", "--input", "{"], 2, "the input is not JSON"),
        (["run", "nightly", "--machine", "x"], 2, "--machine is for files"),
        (["run", "launch_functions/weekly"], 2, "no job flow, launch function or pipeline `launch_functions/weekly`"),
    ],
)
def test_what_cannot_be_done_is_said(home, tmp_path, arguments, code, message):
    project = small_project.write(tmp_path / "project")
    done = emrys(home, *arguments, cwd=project, check=code)
    assert message in done.stderr


def test_a_project_with_errors_is_not_deployed(home, tmp_path):
    project = small_project.write(tmp_path / "project", more="    cluster_nam: x")
    done = emrys(home, "deploy", cwd=project, check=3)
    assert "nothing was sent" in done.stderr
    (project / "emrys.yaml").write_text("job_flows: {}\n")
    done = emrys(home, "deploy", cwd=project)
    assert done.returncode in (2, 3), done.stderr
    assert emrys(home, "deploy", cwd=tmp_path, check=2).stderr.startswith("error: there is no project here")


def test_a_secret_is_split_and_followed(own):
    """Each property has a secret, whose value is nowhere else; a change of the first secret is in the next deployment."""
    secrets = own.client("secretsmanager")
    user, password = "javax.jdo.option.ConnectionUserName", "javax.jdo.option.ConnectionPassword"
    name = f"emrys/sales/small/hive-site/{password}"
    small_project.write(own.project, cluster=small_project.SECRETS.format(secret="metastore"))
    refused = own.cli("deploy", cwd=own.project, check=4)
    assert "`metastore`" in refused.stderr and "can't find" in refused.stderr
    assert parameters(own) == {}

    secrets.create_secret(Name="metastore", SecretString=json.dumps({user: "hive"}))
    refused = own.cli("deploy", cwd=own.project, check=4)
    assert f"the secret `metastore` has no member `{password}`" in refused.stderr
    assert parameters(own) == {}

    secrets.put_secret_value(SecretId="metastore", SecretString=json.dumps({user: "hive", password: "hush-1"}))
    said = own.cli("deploy", cwd=own.project, check=0)
    assert secrets.get_secret_value(SecretId=name)["SecretString"] == "hush-1"
    found = parameters(own)
    assert "hush" not in said.stdout + said.stderr + json.dumps(found)
    [configuration] = json.loads(found[CLUSTER])["Request"]["Configurations"]
    arn = configuration["Properties"][f"EMR.secret@{password}"]
    assert secrets.get_secret_value(SecretId=arn)["SecretString"] == "hush-1"
    assert deploy(own)["status"] == "unchanged"

    secrets.put_secret_value(SecretId="metastore", SecretString=json.dumps({user: "hive", password: "hush-2"}))
    diff = deploy(own, verb="diff", check=10)
    assert [change["name"] for change in diff["changes"]] == [name] and "hush" not in json.dumps(diff)
    deploy(own)
    assert secrets.get_secret_value(SecretId=name)["SecretString"] == "hush-2"

    deploy(own, "--yes", verb="destroy")
    assert [secret["Name"] for secret in secrets.list_secrets()["SecretList"]] == ["metastore"]


def test_a_job_flow_whose_secrets_a_deployment_makes_is_not_run(own):
    job_flow = "job_flows: { words: { cluster: small, steps: [{ name: Say, command: [echo, words] }] } }"
    cluster = small_project.SECRETS.format(secret="metastore")
    small_project.write(own.project, cluster=cluster, more=job_flow)
    assert "error[secrets-of-run]" in own.cli("check", cwd=own.project, check=3).stderr
    more = f"{job_flow}\npipelines: {{ nights: {{ job_flow: words, profile: existing }} }}"
    small_project.write(own.project, cluster=cluster, more=more)
    refused = own.cli("run", "words", cwd=own.project, check=3)
    assert "`hive-site` has properties under `secret_configurations`" in refused.stderr


def test_another_tag_or_description_is_a_change(own):
    deploy(own)
    own.client("ssm").add_tags_to_resource(
        ResourceType="Parameter", ResourceId=CLUSTER, Tags=[{"Key": "emrys:namespace", "Value": "x"}, {"Key": "cost", "Value": "42"}]
    )
    changed = deploy(own)["changes"]
    assert [change["name"] for change in changed] == [CLUSTER]
    tags = own.client("ssm").list_tags_for_resource(ResourceType="Parameter", ResourceId=CLUSTER)["TagList"]
    assert {tag["Key"]: tag["Value"] for tag in tags} == {"emrys:namespace": "sales", "cost": "42"}
    assert deploy(own)["status"] == "unchanged"
