# SPDX-License-Identifier: Apache-2.0
"""`emrys registry`: what has been deployed, what others use of it, and what aws-emr-launch has stored."""

import hashlib
import json

import pytest

import small_project
from harness import Engine


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """An engine with a deployment that has changed once."""
    folder = tmp_path_factory.mktemp("registry")
    engine = Engine(folder / "state").start()
    engine.project = small_project.write(folder / "project")
    engine.cli("deploy", cwd=engine.project, check=0)
    small_project.write(engine.project, maximum=7)
    engine.cli("deploy", cwd=engine.project, check=0)
    yield engine
    engine.stop()


def registry(engine, *arguments, check=0, **more):
    done = engine.cli("registry", *arguments, "--json", check=check, **more)
    return json.loads(done.stdout)


def value(engine, name):
    return engine.client("ssm").get_parameter(Name=name)["Parameter"]["Value"]


def test_what_is_stored_is_listed(own):
    shown = registry(own, "list")
    names = [(entry["kind"], f"{entry['namespace']}/{entry['name']}") for entry in shown]
    assert ("profile", "sales/existing") in names and ("launch_function", "sales/nightly") in names
    cluster = next(entry for entry in shown if entry["kind"] == "cluster")
    text = value(own, "/emrys/clusters/sales/small")
    assert cluster["digest"] == hashlib.sha256(text.encode()).hexdigest()
    assert cluster["version"] == 2 and cluster["value"] == json.loads(text)
    assert registry(own, "list", "--namespace", "other") == []
    assert [entry["kind"] for entry in registry(own, "list", "--kind", "profile")] == ["profile"]
    human = own.cli("registry", "list", check=0).stdout
    assert "the nightly cluster" in human


def test_all_pages_are_listed(own):
    ssm = own.client("ssm")
    for number in range(25):
        ssm.put_parameter(Name=f"/emrys/pipelines/many/p{number}", Value='{"Schema":1}', Type="String")
    shown = registry(own, "list", "--namespace", "many")
    assert len(shown) == 25


def test_a_name_is_shown_with_its_history(own):
    (entry,) = registry(own, "get", "sales/small")
    assert entry["value"]["AllowedOverrides"]["Concurrency"]["Maximum"] == 7
    (same,) = registry(own, "get", "small", "--namespace", "sales", "--kind", "cluster")
    assert same == entry
    versions = registry(own, "history", "sales/small")
    assert [version["version"] for version in versions] == [1, 2]
    maxima = [version["value"]["AllowedOverrides"]["Concurrency"]["Maximum"] for version in versions]
    assert maxima == [10, 7]


def test_what_is_used_is_locked(own, tmp_path):
    project = tmp_path / "user"
    project.mkdir()
    (project / "emrys.yaml").write_text("namespace: marketing\n")
    done = own.cli("registry", "use", "sales/small", "sales/existing", cwd=project, check=0)
    assert "cluster sales/small: version 2, new" in done.stdout
    lock = json.loads((project / "emrys.lock.json").read_text())
    assert lock["schema"] == 1
    assert set(lock["entries"]) == {"cluster sales/small", "profile sales/existing"}
    entry = lock["entries"]["cluster sales/small"]
    text = value(own, "/emrys/clusters/sales/small")
    assert entry["value"] == text and entry["version"] == 2
    assert entry["digest"] == hashlib.sha256(text.encode()).hexdigest()
    assert entry["fetched_from"] == "000000000000/us-east-1"

    # Edited by hand, it is refused by who deploys, and mended by reading it again.
    entry["value"] = text.replace("7", "700")
    (project / "emrys.lock.json").write_text(json.dumps(lock))
    small_project.write(project)
    refused = own.cli("deploy", cwd=project, check=3)
    assert "cluster sales/small" in refused.stderr and "digest" in refused.stderr
    done = own.cli("registry", "use", cwd=project, check=0)
    assert "cluster sales/small: version 2, the same" in done.stdout
    assert json.loads((project / "emrys.lock.json").read_text())["entries"]["cluster sales/small"]["value"] == text

    # What is no lock file is mended as the hint says.
    (project / "emrys.lock.json").write_text("{")
    for arguments in (["deploy"], ["registry", "use"]):
        refused = own.cli(*arguments, cwd=project, check=3)
        assert "delete it and say `emrys registry use NAME…`" in refused.stderr
    (project / "emrys.lock.json").unlink()
    done = own.cli("registry", "use", "sales/small", cwd=project, check=0)
    assert "cluster sales/small: version 2, new" in done.stdout


@pytest.mark.parametrize(
    "arguments, code, message",
    [
        (["get", "sales/none"], 4, "the registry has nothing `sales/none`"),
        (["get", "sales/none", "--kind", "pipeline"], 4, "no pipeline `sales/none`"),
        (["history", "none"], 4, "nothing `default/none`"),
        (["get", "a/b/c"], 2, "`a/b/c` is no name"),
        (["get", "a", "--kind", "role"], 2, "`role` is not"),
        (["list", "--namespace", "../x"], 2, "`../x` is no namespace"),
        (["adopt", "x/y"], 4, "nothing of the name `x/y`"),
    ],
)
def test_what_is_not_there_is_said(own, arguments, code, message):
    done = own.cli("registry", *arguments, check=code)
    assert message in done.stderr


def test_what_aws_emr_launch_has_stored_is_adopted(own):
    """Its parameters as its own documentation and golden outputs have them."""
    ssm, secrets = own.client("ssm"), own.client("secretsmanager")
    secret = secrets.create_secret(
        Name="external-metastore", SecretString=json.dumps({"javax.jdo.option.ConnectionPassword": "hush", "port": 3306})
    )["ARN"]
    role = "arn:aws:iam::000000000000:role"
    stored = {
        "emr_profiles/default/sse": {
            "ProfileName": "sse",
            "Namespace": "default",
            "Vpc": "vpc-1",
            "SecurityGroups": {"MasterGroup": "sg-1", "WorkersGroup": "sg-2", "ServiceGroup": "sg-3"},
            "Roles": {
                "ServiceRole": f"{role}/service",
                "InstanceRole": f"{role}/instance",
                "InstanceProfile": "arn:aws:iam::000000000000:instance-profile/instance",
                "AutoScalingRole": f"{role}/scaling",
            },
            "ArtifactsBucket": "code",
            "ArtifactsPath": None,
            "LogsBucket": "logs",
            "LogsPath": "elasticmapreduce/",
            "KerberosAttributesSecret": None,
            "SecurityConfiguration": "sse-1",
            "Description": "of old",
        },
        "cluster_configurations/default/basic": {
            "ConfigurationName": "basic",
            "Namespace": "default",
            "Description": None,
            "ClusterConfiguration": {
                "ReleaseLabel": "emr-5.29.0",
                "AmiVersion": None,
                "Name": "basic",
                "Instances": {
                    "InstanceGroups": [{"InstanceCount": 1}, {"InstanceCount": 2}],
                    "Ec2KeyName": None,
                    "KeepJobFlowAliveWhenNoSteps": True,
                },
            },
            "OverrideInterfaces": {
                "default": {
                    "CoreInstanceCount": {
                        "JsonPath": "Instances.InstanceGroups.1.InstanceCount",
                        "Default": 2,
                        "Minimum": 1,
                    }
                }
            },
            "ConfigurationArtifacts": [],
            "SecretConfigurations": {"hive-site": secret},
        },
        "emr_launch_functions/default/launch": {
            "LaunchFunctionName": "launch",
            "Namespace": "default",
            "EMRProfile": "default/sse",
            "ClusterConfiguration": "default/basic",
            "ClusterName": "basic",
            "DefaultFailIfClusterRunning": True,
            "WaitForClusterStart": True,
        },
    }
    for name, body in stored.items():
        ssm.put_parameter(Name=f"/emr_launch/{name}", Value=json.dumps(body), Type="String")

    # A name that Parameter Store takes and this registry does not is told of, and not left out in silence.
    ssm.put_parameter(Name="/emr_launch/emr_profiles/default/sse.s3", Value="{}", Type="String")
    said = own.cli("registry", "adopt", "--dry-run", check=0)
    assert "profile default/sse.s3: not taken over" in said.stdout
    assert "`default/sse.s3` is no name of the registry" in said.stderr
    dry = registry(own, "adopt", "--dry-run")
    assert {own_["outcome"] for own_ in dry} == {"would be stored", "not taken over"}
    assert registry(own, "list", "--namespace", "default") == []

    adopted = {own_["name"]: own_ for own_ in registry(own, "adopt")}
    assert adopted["default/sse"]["outcome"] == adopted["default/basic"]["outcome"] == "stored"
    assert adopted["default/sse.s3"]["outcome"] == "not taken over"
    function = adopted["default/launch"]
    assert function["outcome"] == "not taken over"
    assert "profile: default/sse, cluster: default/basic" in function["losses"][0]
    assert "fail_if_cluster_running: true" in function["losses"][0]

    profile = json.loads(value(own, "/emrys/profiles/default/sse"))
    assert profile["Request"]["JobFlowRole"] == "instance"
    assert profile["LogsUri"] == "s3://logs/elasticmapreduce/"
    text = value(own, "/emrys/clusters/default/basic")
    cluster = json.loads(text)
    assert cluster["AllowedOverrides"]["CoreInstanceCount"]["Type"] == "integer"
    # Each property has a secret of its own, and its value is in no parameter.
    (configuration,) = cluster["Request"]["Configurations"]
    assert configuration["Classification"] == "hive-site"
    arn = configuration["Properties"]["EMR.secret@javax.jdo.option.ConnectionPassword"]
    assert arn.startswith("arn:") and "hush" not in text
    assert secrets.get_secret_value(SecretId=arn)["SecretString"] == "hush"
    port = configuration["Properties"]["EMR.secret@port"]
    assert secrets.get_secret_value(SecretId=port)["SecretString"] == "3306"

    again = registry(own, "adopt", "default/sse")
    assert [own_["outcome"] for own_ in again] == ["there already"]


def test_an_arn_is_used_in_place_of_a_name(own, tmp_path):
    """That of this account's own parameter: engines have one account. Nothing else is known of it but the ARN."""
    arn = "arn:aws:ssm:us-east-1:000000000000:parameter/emrys/clusters/sales/small"
    (entry,) = registry(own, "get", arn)
    assert entry == registry(own, "get", "sales/small")[0]
    assert len(registry(own, "history", arn)) == 2
    elsewhere = own.cli("registry", "get", arn.replace("us-east-1", "eu-west-1"), check=2)
    assert "is in eu-west-1, and this is us-east-1" in elsewhere.stderr
    nothing = own.cli("registry", "get", arn.replace("small", "none"), check=4)
    assert "describe-parameters --shared" in nothing.stderr
    assert "is no ARN of the registry" in own.cli("registry", "get", "arn:aws:ssm:x", check=2).stderr

    project = small_project.write(tmp_path / "borrower")
    text = (project / "emrys.yaml").read_text().replace("namespace: sales", "namespace: borrower")
    (project / "emrys.yaml").write_text(text.replace("    cluster: small", f"    cluster: {arn}"))
    refused = own.cli("deploy", cwd=project, check=3)
    assert arn in refused.stderr and "emrys.lock.json" in refused.stderr
    own.cli("registry", "use", arn, cwd=project, check=0)
    lock = json.loads((project / "emrys.lock.json").read_text())["entries"]
    assert set(lock) == {f"cluster {arn}"}
    own.cli("deploy", cwd=project, check=0)
    function = json.loads(value(own, "/emrys/launch_functions/borrower/nightly"))
    assert function["Cluster"] == arn and function["ClusterDigest"] == entry["digest"]
    states = own.client("stepfunctions")
    [machine] = [one for one in states.list_state_machines()["stateMachines"] if one["name"] == "borrower_nightly"]
    definition = states.describe_state_machine(stateMachineArn=machine["stateMachineArn"])["definition"]
    assert json.dumps(arn) in definition
    own.cli("destroy", "--yes", cwd=project, check=0)
