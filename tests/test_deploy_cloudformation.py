# SPDX-License-Identifier: Apache-2.0
"""`emrys deploy`, `diff` and `destroy` through CloudFormation: moto's, and one that fails as AWS's does.

moto carries a change set out at once, checks no privilege and rolls nothing back, so what comes of a failure is played by
`Failing`, with the events that AWS tells.
"""

import io
import json
import threading
from urllib.parse import parse_qsl

import boto3
import pytest
from moto.backends import get_backend
from moto.server import DomainDispatcherApplication, create_backend_app
from moto.ssm.models import SimpleSystemManagerBackend
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

import small_project
from harness import emrys

ACCOUNT = "123456789012"
REGION = "eu-central-1"
STACK = "emrys-sales"
SERVICES = ("cloudformation", "ssm", "stepfunctions", "iam", "events", "emr", "s3", "ec2", "kms", "sns", "sqs")


class Aws:
    """moto's server, and what was asked of it."""

    def __init__(self):
        self.moto = DomainDispatcherApplication(create_backend_app)
        self.server = make_server("127.0.0.1", 0, self, threaded=True)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.actions = []
        # What answers an action in place of moto: the form in, the elements of the result out.
        self.played = {}
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __call__(self, environ, start_response):
        body = Request(environ).get_data()
        environ["wsgi.input"] = io.BytesIO(body)
        form = dict(parse_qsl(body.decode(errors="replace"))) if b"Action=" in body else {}
        action = form.get("Action")
        if action:
            self.actions.append(action)
        play = self.played.get(action)
        if play is None:
            return self.moto(environ, start_response)
        answer = play(form)
        xml = f"<{action}Response><{action}Result>{answer}</{action}Result></{action}Response>"
        return Response(xml, content_type="text/xml")(environ, start_response)

    def client(self, service):
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )


@pytest.fixture
def aws(monkeypatch):
    for service in SERVICES:
        get_backend(service).reset()
    put = SimpleSystemManagerBackend.put_parameter

    def put_with_tags(*arguments, tags=None, **more):
        # CloudFormation has a mapping here, of this type alone, and moto takes a list for granted.
        if isinstance(tags, dict):
            tags = [{"Key": key, "Value": value} for key, value in tags.items()]
        return put(*arguments, tags=tags, **more)

    monkeypatch.setattr(SimpleSystemManagerBackend, "put_parameter", put_with_tags)
    aws = Aws()
    # Where the profile has its artifacts.
    place = {"LocationConstraint": REGION}
    aws.client("s3").create_bucket(Bucket="acme-code", CreateBucketConfiguration=place)
    yield aws
    aws.server.shutdown()


@pytest.fixture
def run(aws, tmp_path):
    """Runs the CLI on `--on aws`, with this server in the place of AWS, in a project's folder."""
    project = small_project.write(tmp_path / "project")
    (tmp_path / "credentials").write_text("[default]\naws_access_key_id = AKID\naws_secret_access_key = hush\n")
    (tmp_path / "config").write_text(f"[default]\nregion = {REGION}\n")
    names = ("CLOUDFORMATION", "S3", "STS", "SSM", "SFN", "EMR", "SECRETS_MANAGER", "EVENTBRIDGE")
    variables = {
        **{f"AWS_ENDPOINT_URL_{name}": aws.url for name in names},
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
        "AWS_CONFIG_FILE": str(tmp_path / "config"),
        "AWS_EC2_METADATA_DISABLED": "true",
    }

    def run(verb, *arguments, check=0, on="aws", **more):
        where = ["--on", on, *(["--region", REGION, "--via", "cloudformation"] if on != "aws" else [])]
        done = emrys(
            tmp_path / "home", verb, *where, *arguments, cwd=project, check=check, **{**variables, **more}
        )
        done.json = json.loads(done.stdout) if "--json" in arguments and done.stdout else None
        return done

    run.project = project
    return run


def stack(aws):
    """The stack's status, if there is one."""
    stacks = aws.client("cloudformation").describe_stacks()["Stacks"]
    return next((own["StackStatus"] for own in stacks if own["StackName"] == STACK), None)


def parameter(aws, name):
    return aws.client("ssm").get_parameter(Name=name)["Parameter"]["Value"]


def test_a_stack_comes_changes_and_goes(aws, run):
    planned = run("diff", "--json", check=10).json
    assert {change["action"] for change in planned["changes"]} == {"create"}
    # Comparing leaves neither a stack nor a change set.
    assert stack(aws) is None

    refused = run("deploy", check=2)
    assert "nobody can be asked" in refused.stderr and stack(aws) is None

    done = run("deploy", "--yes", "--json")
    assert f"account {ACCOUNT}" in done.stderr and f"region {REGION}" in done.stderr
    assert "CREATE_COMPLETE" in done.stderr
    assert done.json["status"] == "deployed" and done.json["stack"] == STACK
    assert stack(aws) == "CREATE_COMPLETE"
    cluster = json.loads(parameter(aws, "/emrys/clusters/sales/small"))
    assert cluster["AllowedOverrides"]["Concurrency"]["Maximum"] == 10

    again = run("deploy", "--yes", "--json").json
    assert again["status"] == "unchanged" and again["changes"] == []
    assert run("diff", "--json").json["changes"] == []

    small_project.write(run.project, maximum=5)
    planned = run("diff", "--json", check=10).json
    assert "update" in {change["action"] for change in planned["changes"]}
    assert run("deploy", "--yes", "--json").json["status"] == "deployed"
    assert stack(aws) == "UPDATE_COMPLETE"
    cluster = json.loads(parameter(aws, "/emrys/clusters/sales/small"))
    assert cluster["AllowedOverrides"]["Concurrency"]["Maximum"] == 5

    assert run("destroy", check=2).stderr.count("--yes") == 1
    assert stack(aws) == "UPDATE_COMPLETE"
    assert run("destroy", "--yes", "--json").json["status"] == "destroyed"
    assert stack(aws) is None
    assert "there is no stack" in run("destroy", "--yes").stderr


def test_an_emulator_with_cloudformation(aws, run):
    """`--via cloudformation` on an address; another stack's name."""
    done = run("deploy", "--yes", "--stack", "mine", "--json", on=aws.url)
    assert done.json["stack"] == "mine"
    names = [own["StackName"] for own in aws.client("cloudformation").describe_stacks()["Stacks"]]
    assert names == ["mine"]
    run("destroy", "--yes", "--stack", "mine", on=aws.url)


def test_a_long_template_comes_from_a_bucket(aws, run):
    run("deploy", "--yes", "--artifacts", "s3://acme-code/deploy")
    assert stack(aws) == "CREATE_COMPLETE"
    (template,) = aws.client("s3").list_objects_v2(Bucket="acme-code")["Contents"]
    assert template["Key"].startswith("deploy/sales/templates/")
    assert template["Size"] > 51_200
    # Where nothing is named it is the profile's place.
    small_project.write(run.project, maximum=9)
    run("deploy", "--yes")
    keys = [own["Key"] for own in aws.client("s3").list_objects_v2(Bucket="acme-code")["Contents"]]
    assert any(key.startswith("sales/sales/templates/") for key in keys)
    text = (run.project / "emrys.yaml").read_text()
    (run.project / "emrys.yaml").write_text(text.replace("    artifacts: s3://acme-code/sales/\n", ""))
    refused = run("deploy", "--yes", check=2)
    assert "--artifacts s3://bucket/prefix" in refused.stderr


def test_who_has_no_credentials_is_told(aws, run):
    done = run("deploy", "--yes", AWS_SHARED_CREDENTIALS_FILE="/dev/null", check=4)
    assert "no AWS credentials were found" in done.stderr


class Failing:
    """A CloudFormation whose stack fails and is rolled back, told in AWS's events."""

    ID = f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/{STACK}/1"
    CHANGE_SET = f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:changeSet/x/1"

    def __init__(self, aws, status=None):
        self.status = status
        self.events = []
        self.change_set = "CREATE_COMPLETE"
        self.reason = ""
        for action in (
            "DescribeStacks",
            "CreateChangeSet",
            "DescribeChangeSet",
            "ExecuteChangeSet",
            "DeleteChangeSet",
            "DeleteStack",
            "DescribeStackEvents",
        ):
            aws.played[action] = getattr(self, action)

    def event(self, status, reason="", kind="AWS::CloudFormation::Stack", name=STACK):
        number = len(self.events)
        physical = self.ID if kind == "AWS::CloudFormation::Stack" else ""
        self.events.append(
            f"<member><StackId>{self.ID}</StackId><EventId>{number}</EventId><StackName>{STACK}</StackName>"
            f"<LogicalResourceId>{name}</LogicalResourceId><PhysicalResourceId>{physical}</PhysicalResourceId>"
            f"<ResourceType>{kind}</ResourceType><Timestamp>2026-01-01T00:00:00Z</Timestamp>"
            f"<ResourceStatus>{status}</ResourceStatus>"
            + (f"<ResourceStatusReason>{reason}</ResourceStatusReason>" if reason else "")
            + "</member>"
        )

    def DescribeStacks(self, form):
        if self.status is None:
            return ""
        return (
            f"<Stacks><member><StackId>{self.ID}</StackId><StackName>{STACK}</StackName>"
            f"<CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>{self.status}</StackStatus></member></Stacks>"
        )

    def CreateChangeSet(self, form):
        self.kind = form["ChangeSetType"]
        return f"<Id>{self.CHANGE_SET}</Id><StackId>{self.ID}</StackId>"

    def DescribeChangeSet(self, form):
        return (
            f"<ChangeSetId>{self.CHANGE_SET}</ChangeSetId><StackId>{self.ID}</StackId><Status>{self.change_set}</Status>"
            f"<StatusReason>{self.reason}</StatusReason><Changes><member><Type>Resource</Type><ResourceChange>"
            "<Action>Modify</Action><LogicalResourceId>Role</LogicalResourceId><PhysicalResourceId>r</PhysicalResourceId>"
            "<ResourceType>AWS::IAM::Role</ResourceType><Replacement>True</Replacement><Details><member><Target>"
            "<Attribute>Properties</Attribute><Name>RoleName</Name></Target></member></Details>"
            "</ResourceChange></member></Changes>"
        )

    def ExecuteChangeSet(self, form):
        self.event("UPDATE_IN_PROGRESS", "User Initiated")
        self.event("UPDATE_FAILED", "Resource creation cancelled", "AWS::SSM::Parameter", "Other")
        self.event("CREATE_FAILED", "Role is invalid: too long", "AWS::IAM::Role", "Role")
        self.event("UPDATE_ROLLBACK_IN_PROGRESS", "The following resource(s) failed to create: [Role].")
        self.event("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")
        self.event("UPDATE_ROLLBACK_COMPLETE")
        self.status = "UPDATE_ROLLBACK_COMPLETE"
        return ""

    def DeleteChangeSet(self, form):
        return ""

    def DeleteStack(self, form):
        if self.status == "DELETE_FAILED":
            self.event("DELETE_FAILED", "The bucket is not empty", "AWS::S3::Bucket", "Bucket")
            self.event("DELETE_FAILED", "The following resource(s) failed to delete: [Bucket].")
            return ""
        self.event("DELETE_COMPLETE")
        self.status = None
        return ""

    def DescribeStackEvents(self, form):
        return f"<StackEvents>{''.join(reversed(self.events))}</StackEvents>"


def test_a_rollback_is_told_with_the_resource_and_its_reason(aws, run):
    failing = Failing(aws, "UPDATE_COMPLETE")
    failing.event("CREATE_FAILED", "long ago", "AWS::IAM::Role", "Old")
    done = run("deploy", "--yes", check=4)
    assert "± AWS::IAM::Role Role r\n    another one takes its place\n    RoleName" in done.stderr
    error = done.stderr[done.stderr.index("error: ") :]
    assert f"the stack `{STACK}` is UPDATE_ROLLBACK_COMPLETE" in error
    assert "Role (AWS::IAM::Role): Role is invalid: too long" in error
    # Neither what failed before, nor what failed only with it.
    assert "cancelled" not in error and "long ago" not in done.stderr


def test_what_a_failed_creation_has_left_is_deleted_first(aws, run):
    failing = Failing(aws, "ROLLBACK_COMPLETE")
    done = run("deploy", "--yes", check=4)
    assert "has failed before; what is left of it is deleted" in done.stderr
    assert aws.actions.index("DeleteStack") < aws.actions.index("CreateChangeSet")
    assert failing.kind == "CREATE"


@pytest.mark.parametrize(
    "status, code, message",
    [
        ("UPDATE_IN_PROGRESS", 9, "is being changed: UPDATE_IN_PROGRESS"),
        ("ROLLBACK_FAILED", 4, "emrys destroy"),
        ("UPDATE_ROLLBACK_FAILED", 4, "continue-update-rollback"),
    ],
)
def test_a_stack_that_cannot_be_changed_now_is_left_alone(aws, run, status, code, message):
    Failing(aws, status)
    assert message in run("deploy", "--yes", check=code).stderr
    assert "CreateChangeSet" not in aws.actions


def test_a_change_set_that_cannot_be_made_says_why(aws, run):
    failing = Failing(aws, "UPDATE_COMPLETE")
    failing.change_set, failing.reason = "FAILED", "Transform is unknown"
    done = run("deploy", "--yes", check=4)
    assert "CloudFormation makes no change set of it: Transform is unknown" in done.stderr
    assert aws.actions[-1] == "DeleteChangeSet"


def test_a_deletion_that_fails_says_what_keeps_it(aws, run):
    Failing(aws, "DELETE_FAILED")
    done = run("destroy", "--yes", check=4)
    assert "Bucket (AWS::S3::Bucket): The bucket is not empty" in done.stderr
