# SPDX-License-Identifier: Apache-2.0
"""References of documents: fetched when a job flow runs, filled into requests, written nowhere."""

import json

import pytest

from harness import all_clusters, emrys

DOCUMENT = """\
placeholders: {{ stage: test, password: "${{secret:references/db#password}}" }}
clusters:
  small:
    release_label: emr-7.5.0
    tags: {{ team: "${{ssm:/references/${{stage}}/team}}" }}
job_flows:
  {name}:
    cluster: small
    steps:
      - name: first
        command: [echo, "${{ssm:/references/test/user}}"]
      - name: of the cluster
        command: [echo, "{last}", "${{cluster_id}}"]
"""
USER = "user-of-references-4711"
PASSWORD = "password-of-references-4711"


@pytest.fixture
def services(engine):
    """The values, in the services of the engine."""
    ssm, secrets = engine.client("ssm"), engine.client("secretsmanager")
    ssm.put_parameter(Name="/references/test/user", Value=USER, Type="SecureString", Overwrite=True)
    ssm.put_parameter(Name="/references/test/team", Value="sales", Type="String", Overwrite=True)
    secrets.create_secret(Name="references/db", SecretString=json.dumps({"user": "eva", "password": PASSWORD}))
    yield
    secrets.delete_secret(SecretId="references/db", ForceDeleteWithoutRecovery=True)
    ssm.delete_parameters(Names=["/references/test/user", "/references/test/team"])


def write(folder, name, last="${password}"):
    """A document with a job flow of that name."""
    file = folder / "emrys.yaml"
    file.write_text(DOCUMENT.format(name=name, last=last))
    return file


def test_values_are_in_the_requests_and_nowhere_else(engine, services, tmp_path):
    file = write(tmp_path, "filled")
    # The commands have a state folder of their own: what EMR keeps in clear is the engine's.
    home = tmp_path / "home"

    def run(*arguments, check):
        return emrys(home, *arguments, check=check, EMRYS_LOG="trace")

    shown = [run("check", file, check=0), run("plan", file, check=0), run("plan", file, "--json", check=0)]
    assert "${ssm:/references/test/user}" in shown[1].stdout and "${cluster_id}" in shown[1].stdout
    assert all("\\u0001" not in done.stdout + done.stderr for done in shown)
    done = run("run", file, "--on", engine.endpoint, "--json", check=0)
    outcome = json.loads(done.stdout)

    emr = engine.client("emr")
    cluster = outcome["cluster_id"]
    assert {"Key": "team", "Value": "sales"} in emr.describe_cluster(ClusterId=cluster)["Cluster"]["Tags"]
    second, first = emr.list_steps(ClusterId=cluster)["Steps"]
    assert first["Config"]["Args"] == ["echo", USER]
    assert second["Config"]["Args"][-2:] == [PASSWORD, cluster]

    printed = "".join(done.stdout + done.stderr for done in [*shown, done])
    files = [found for found in home.rglob("*") if found.is_file()]
    for value in [USER, PASSWORD]:
        assert value not in printed
        assert [found for found in files if value.encode() in found.read_bytes()] == []


def test_all_that_is_missing_is_said_at_its_place_before_anything_is_sent(engine, tmp_path):
    file = write(tmp_path, "missing", last="${secret:references/none}")
    before = all_clusters(engine.client("emr"))
    done = emrys(tmp_path / "home", "run", file, "--on", engine.endpoint, check=3)
    for missing, line in [
        ("`${ssm:/references/test/user}`: there is no such parameter", 11),
        ("`${ssm:/references/test/team}`: there is no such parameter", 5),
        ("`${secret:references/none}`: Secrets Manager can't find the specified secret.", 13),
    ]:
        assert missing in done.stderr
        assert f"emrys.yaml:{line}:" in done.stderr
    assert "3 references have no value; nothing was sent" in done.stderr
    assert all_clusters(engine.client("emr")) == before
