# SPDX-License-Identifier: Apache-2.0
"""Secrets Manager through boto3: versions, stages, deletion, and what a kill leaves."""

import json
import uuid

import pytest

from harness import Engine, refused


@pytest.fixture(scope="module")
def secrets(engine):
    return engine.client("secretsmanager")


@pytest.fixture
def name(secrets):
    """A secret of the test's own, gone when it ends."""
    name = f"tests/{uuid.uuid4()}"
    yield name
    secrets.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)


def test_versions_and_stages(secrets, name):
    created = secrets.create_secret(Name=name, SecretString=json.dumps({"user": "eva"}), Description="of the warehouse")
    assert created["ARN"].startswith(f"arn:aws:secretsmanager:us-east-1:000000000000:secret:{name}-")
    with pytest.raises(secrets.exceptions.ResourceExistsException):
        secrets.create_secret(Name=name, SecretString="other")
    put = secrets.put_secret_value(SecretId=created["ARN"], SecretString="second")
    assert put["VersionStages"] == ["AWSCURRENT"]
    assert secrets.get_secret_value(SecretId=name)["SecretString"] == "second"
    previous = secrets.get_secret_value(SecretId=name, VersionStage="AWSPREVIOUS")
    assert (previous["VersionId"], previous["SecretString"]) == (created["VersionId"], '{"user": "eva"}')
    described = secrets.describe_secret(SecretId=name)
    assert described["VersionIdsToStages"] == {created["VersionId"]: ["AWSPREVIOUS"], put["VersionId"]: ["AWSCURRENT"]}
    assert described["Description"] == "of the warehouse"
    secrets.update_secret_version_stage(
        SecretId=name, VersionStage="AWSCURRENT", RemoveFromVersionId=put["VersionId"], MoveToVersionId=created["VersionId"]
    )
    assert secrets.get_secret_value(SecretId=name)["VersionId"] == created["VersionId"]


def test_bytes_and_tags(secrets, name):
    secrets.create_secret(Name=name, SecretBinary=b"\x00\x01\xff", Tags=[{"Key": "team", "Value": "sales"}])
    answer = secrets.get_secret_value(SecretId=name)
    assert answer["SecretBinary"] == b"\x00\x01\xff" and "SecretString" not in answer
    secrets.tag_resource(SecretId=name, Tags=[{"Key": "stage", "Value": "test"}])
    secrets.untag_resource(SecretId=name, TagKeys=["team"])
    filters = [{"Key": "tag-value", "Values": ["test"]}]
    pages = secrets.get_paginator("list_secrets").paginate(Filters=filters, PaginationConfig={"PageSize": 1})
    [found] = [secret for page in pages for secret in page["SecretList"] if secret["Name"] == name]
    assert found["Tags"] == [{"Key": "stage", "Value": "test"}]


def test_deletion_and_what_is_refused(secrets, name):
    secrets.create_secret(Name=name, SecretString="secret-4711")
    secrets.delete_secret(SecretId=name, RecoveryWindowInDays=7)
    code, message = refused(secrets.get_secret_value, SecretId=name)
    assert code == "InvalidRequestException" and "marked for deletion" in message
    secrets.restore_secret(SecretId=name)
    assert secrets.get_secret_value(SecretId=name)["SecretString"] == "secret-4711"
    with pytest.raises(secrets.exceptions.ResourceNotFoundException):
        secrets.get_secret_value(SecretId=f"{name}-none")
    code, _ = refused(secrets.rotate_secret, SecretId=name)
    assert code == "NotImplemented"


def test_a_secret_survives_a_kill_and_is_nowhere_in_the_state_folder(tmp_path):
    engine = Engine(tmp_path / "state", EMRYS_LOG="trace").start()
    try:
        client = engine.client("secretsmanager")
        secret = "correct-horse-battery-staple"
        arn = client.create_secret(Name="db", SecretString=secret)["ARN"]
        refused(client.create_secret, Name="db", SecretString=secret + "2")
        # A crash, not an end: what was answered is there all the same.
        engine.kill()
        engine.start()
        client = engine.client("secretsmanager")
        assert client.get_secret_value(SecretId=arn)["SecretString"] == secret
        key = engine.home / "secrets.key"
        assert key.stat().st_mode & 0o777 == 0o600
        files = [file for file in engine.home.rglob("*") if file.is_file()] + [engine.log]
        assert len(files) > 3
        assert [file for file in files if secret.encode() in file.read_bytes()] == []
    finally:
        engine.stop()
