# SPDX-License-Identifier: Apache-2.0
"""Templates of projects: cfn-lint finds nothing in them, moto's CloudFormation creates, updates and deletes them,
asl-validator finds nothing in their machines, and a launch function takes fewer resources than aws-emr-launch's.

moto makes nothing of the types in `IGNORED`, and evaluates no policy: that is the business of test_least_privilege.py.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import warnings
from pathlib import Path

import boto3
import pytest

from templates import EXAMPLES, FIXTURES, NODE_PACKAGES, deploy, deployment, of_type
from harness import ROOT, wait_until

ALL = [*FIXTURES, *EXAMPLES]
REGION = "eu-west-1"
# What moto takes in a template and makes nothing of.
IGNORED = {
    "AWS::EC2::SecurityGroupEgress",
    "AWS::Pipes::Pipe",
    "AWS::RAM::ResourceShare",
    "AWS::SNS::Subscription",
    "AWS::SQS::QueuePolicy",
    "AWS::SecretsManager::Secret",
}
# aws-emr-launch's stack with one launch function: resources in all, Lambda functions and roles among them
# (peer report of aws-emr-launch 2.0.1, golden outputs).
THEIRS = {"resources": 16, "lambdas": 4, "roles": 5}


@pytest.fixture(scope="module")
def moto():
    """Clients of moto's server, by the service."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [str(Path(sys.executable).with_name("moto_server")), "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"

    def client(service):
        return boto3.client(
            service, endpoint_url=url, region_name=REGION, aws_access_key_id="testing", aws_secret_access_key="testing"
        )

    def answers():
        try:
            return client("sts").get_caller_identity()
        except Exception:  # noqa: BLE001 - it has not started
            return None

    try:
        wait_until(answers, "moto's first answer", delay=0.2)
        yield client
    finally:
        server.terminate()
        server.wait()


@pytest.fixture(scope="module")
def account(moto):
    """An account with what the fixtures refer to and do not create."""
    moto("ssm").put_parameter(Name="/sales/metastore", Value="jdbc:mysql://metastore/hive", Type="String")
    for topic in ["ready", "launched", "failures"]:
        moto("sns").create_topic(Name=topic)
    return moto


def lint(path):
    """What cfn-lint says of a template."""
    program = Path(sys.executable).with_name("cfn-lint")
    ended = subprocess.run([program, str(path)], capture_output=True, text=True, timeout=300, check=False)
    return ended.returncode, ended.stdout + ended.stderr


@pytest.mark.parametrize("name", ALL)
def test_cfn_lint_finds_nothing(name, tmp_path):
    path = tmp_path / "template.json"
    path.write_text(json.dumps(deployment(name)["template"], indent=1))
    status, said = lint(path)
    assert (status, said.strip()) == (0, ""), said


def test_cfn_lint_finds_what_is_wrong(tmp_path):
    template = json.loads(json.dumps(deployment("minimal")["template"]))
    template["Resources"]["FunctionNightlyMachine"]["Properties"]["RoleArn"] = {"Ref": "Nobody"}
    path = tmp_path / "template.json"
    path.write_text(json.dumps(template))
    status, said = lint(path)
    assert status != 0 and "Nobody" in said


def status(cloudformation, stack):
    """A stack's status, and why."""
    [own] = cloudformation.describe_stacks(StackName=stack)["Stacks"]
    return own["StackStatus"], own.get("StackStatusReason")


def stored(moto, made):
    """The texts that the account has of a deployment's parameters and machines."""
    ssm, states = moto("ssm"), moto("stepfunctions")
    machines = {own["name"]: own["stateMachineArn"] for own in states.list_state_machines()["stateMachines"]}
    parameters = [own["Properties"]["Name"] for own in of_type(made["template"], "AWS::SSM::Parameter").values()]
    values = {name: ssm.get_parameter(Name=name)["Parameter"]["Value"] for name in parameters}
    definitions = {
        own["name"]: states.describe_state_machine(stateMachineArn=machines[own["name"]])["definition"]
        for own in made["machines"]
    }
    return values, definitions


def for_moto(template):
    """The template with tags as moto takes them: of parameters a list, where CloudFormation has a map, and none of keys, for
    which moto wants KMS's own members. cfn-lint checks both as they are."""
    template = json.loads(json.dumps(template))
    for own in of_type(template, "AWS::SSM::Parameter").values():
        own["Properties"]["Tags"] = [{"Key": key, "Value": value} for key, value in own["Properties"]["Tags"].items()]
    for own in of_type(template, "AWS::KMS::Key").values():
        del own["Properties"]["Tags"]
    return template


@pytest.mark.parametrize("name", ALL)
def test_moto_creates_updates_and_deletes_it(account, name, tmp_path):
    made = deployment(name)
    cloudformation = account("cloudformation")
    stack, template = made["stack"], for_moto(made["template"])
    capabilities = ["CAPABILITY_NAMED_IAM"]
    cloudformation.create_stack(StackName=stack, TemplateBody=json.dumps(template), Capabilities=capabilities)
    assert status(cloudformation, stack) == ("CREATE_COMPLETE", None)
    values, definitions = stored(account, made)
    for text in [*values.values(), *definitions.values()]:
        # What was a reference has a value, and the text is still JSON.
        json.loads(text)
        assert "\ue000" not in text and "${AWS::" not in text
    for own in made["machines"]:
        assert list(json.loads(definitions[own["name"]])["States"]) == list(own["definition"]["States"])
    # Another description of a machine and of a parameter.
    changed = json.loads(json.dumps(template))
    for own in of_type(changed, "AWS::SSM::Parameter").values():
        own["Properties"]["Description"] = "another one"
    cloudformation.update_stack(StackName=stack, TemplateBody=json.dumps(changed), Capabilities=capabilities)
    assert status(cloudformation, stack)[0] == "UPDATE_COMPLETE"
    cloudformation.delete_stack(StackName=stack)
    names = {own["name"] for own in account("stepfunctions").list_state_machines()["stateMachines"]}
    assert not names & {own["name"] for own in made["machines"]}
    assert not account("ssm").get_parameters(Names=list(values)[:10])["Parameters"]


def test_what_moto_ignores_is_listed():
    """The types that moto makes nothing of, so that nobody takes its silence for more."""
    from moto.cloudformation.parsing import resource_class_from_type  # noqa: PLC0415 - it loads all of moto

    used = {own["Type"] for name in ALL for own in deployment(name)["template"]["Resources"].values()}
    with warnings.catch_warnings():
        # It warns of what it does not know.
        warnings.simplefilter("ignore")
        assert {kind for kind in used if resource_class_from_type(kind) is None} == IGNORED


@pytest.mark.parametrize("name", ALL)
def test_asl_validator_finds_nothing_in_the_machines(name):
    if not (NODE_PACKAGES / "asl-validator").exists():
        pytest.skip(f"asl-validator is not in {NODE_PACKAGES}: `cargo xtask test --acceptance` installs it")
    node = shutil.which("node") or pytest.skip("there is no Node.js")
    # Definitions have marks where a template has references: any value does for them.
    marks = re.compile("\ue000[^\ue001]*\ue001")
    machines = {
        own["name"]: marks.sub("aws", json.dumps(own["definition"], ensure_ascii=False))
        for own in deployment(name)["machines"]
    }
    text = "".join(f"{definition}\n" for definition in machines.values())
    ended = subprocess.run(
        [node, ROOT / "tests" / "jsonata" / "asl_validator.cjs"], input=text, text=True, capture_output=True,
        timeout=300, env={**os.environ, "NODE_PATH": str(NODE_PACKAGES)}, check=False,
    )
    found = dict(zip(machines, map(json.loads, ended.stdout.splitlines()), strict=True))
    # A member `Default` of what an override may be, a number, leads nowhere, and is taken for a transition.
    not_a_transition = re.compile(r"^MISSING_TRANSITION_TARGET: Missing 'StartAt'\|'Next'\|'Default' target: \d+$")
    found = {machine: [own for own in messages if not not_a_transition.match(own)] for machine, messages in found.items()}
    assert not {machine: messages for machine, messages in found.items() if messages}, found


def test_a_launch_function_takes_fewer_resources_than_aws_emr_launch(tmp_path):
    """Machine, role, parameter and a policy for its callers, and nothing to run: counted by adding one to a project."""
    first = (Path(__file__).parent / "deploy" / "minimal.yaml").read_text()
    document = tmp_path / "emrys.yaml"
    document.write_text(first + "  second: { profile: plain, cluster: small }\n")
    before = deployment("minimal")["template"]
    after = deploy(document)["template"]
    kinds = sorted(own["Type"] for name, own in after["Resources"].items() if name not in before["Resources"])
    print(f"ours {kinds}, theirs {THEIRS}")
    assert kinds == [
        "AWS::IAM::ManagedPolicy", "AWS::IAM::Role", "AWS::SSM::Parameter", "AWS::StepFunctions::StateMachine",
    ]
    assert len(kinds) < THEIRS["resources"]
    assert not of_type(after, "AWS::Lambda::Function")


def test_the_same_project_gives_the_same_template(tmp_path):
    document = tmp_path / "emrys.yaml"
    document.write_text((Path(__file__).parent / "deploy" / "minimal.yaml").read_text())
    assert json.dumps(deploy(document)) == json.dumps(deploy(document))


@pytest.mark.parametrize("name", ALL)
def test_names_and_sizes_are_within_limits(name):
    template = deployment(name)["template"]
    assert len(json.dumps(template, separators=(",", ":"))) < 1_000_000
    assert len(template["Resources"]) <= 500
    for own in of_type(template, "AWS::Events::Rule").values():
        assert len(own["Properties"]["Name"]) <= 64
        assert len(json.dumps(own["Properties"].get("EventPattern", {}))) <= 2048
    for own in of_type(template, "AWS::StepFunctions::StateMachine").values():
        assert len(own["Properties"]["StateMachineName"]) <= 80


def test_secrets_are_split_by_cloudformation_and_each_has_one_reader():
    """Dynamic references in the secrets' values alone, which requests refer to."""
    template = deployment("secrets")["template"]
    secrets = of_type(template, "AWS::SecretsManager::Secret")
    texts = {own["Properties"]["Name"]: own["Properties"]["SecretString"] for own in secrets.values()}
    arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:sales/metastore-AbCdEf"
    assert texts == {
        "emrys/secrets/metastore/hive-site/javax.jdo.option.ConnectionUserName":
            f"{{{{resolve:secretsmanager:{arn}:SecretString:javax.jdo.option.ConnectionUserName}}}}",
        "emrys/secrets/metastore/core-site/fs.s3a.access.key":
            "{{resolve:secretsmanager:sales/lake:SecretString:fs.s3a.access.key}}",
        "emrys/secrets/metastore/core-site/fs.s3a.secret.key":
            "{{resolve:secretsmanager:sales/lake:SecretString:fs.s3a.secret.key}}",
        "emrys/secrets/counted/core-site/fs.s3a.session.token":
            "{{resolve:secretsmanager:sales/lake:SecretString:fs.s3a.session.token}}",
    }
    assert json.dumps(template).count("{{resolve:") == len(texts)
    [cluster] = [own for own in of_type(template, "AWS::SSM::Parameter").values() if "/clusters/" in own["Properties"]["Name"]]
    value = json.dumps(cluster["Properties"]["Value"])
    machine = json.dumps(template["Resources"]["PipelineCountedMachine"]["Properties"]["DefinitionString"])
    for name, own in secrets.items():
        assert f"${{{name}}}" in (machine if "/counted/" in own["Properties"]["Name"] else value)


def test_what_is_shared_is_in_the_advanced_tier_and_nothing_else_is():
    template = deployment("secrets")["template"]
    [share] = of_type(template, "AWS::RAM::ResourceShare").values()
    assert share["Properties"]["Principals"] == [
        "210987654321", "arn:aws:organizations::123456789012:organization/o-a1b2c3d4e5",
    ]
    [arn] = share["Properties"]["ResourceArns"]
    assert arn["Fn::Sub"].endswith(":parameter/emrys/clusters/secrets/metastore")
    tiers = {own["Properties"]["Name"]: own["Properties"]["Tier"] for own in of_type(template, "AWS::SSM::Parameter").values()}
    assert [name for name, tier in tiers.items() if tier == "Advanced"] == ["/emrys/clusters/secrets/metastore"]
