# SPDX-License-Identifier: Apache-2.0
"""Parameter Store through boto3: versions, paths, labels, tags, secrets, and what a kill leaves."""

import re

import pytest

from harness import Engine, refused


@pytest.fixture(scope="module")
def ssm(engine):
    return engine.client("ssm")


@pytest.fixture
def path(ssm, request):
    """A path of the test's own, empty again when it ends."""
    path = "/" + re.sub(r"\W", "-", request.node.name)
    yield path
    pages = ssm.get_paginator("get_parameters_by_path").paginate(Path=path, Recursive=True)
    names = [found["Name"] for page in pages for found in page["Parameters"]]
    for begin in range(0, len(names), 10):
        ssm.delete_parameters(Names=names[begin : begin + 10])


def test_versions_and_labels(ssm, path):
    name = f"{path}/table"
    first = ssm.put_parameter(Name=name, Value="a", Type="String", Description="where from", Tags=[{"Key": "t", "Value": "1"}])
    assert (first["Version"], first["Tier"]) == (1, "Standard")
    with pytest.raises(ssm.exceptions.ParameterAlreadyExists):
        ssm.put_parameter(Name=name, Value="b", Type="String")
    assert ssm.put_parameter(Name=name, Value="b", Overwrite=True)["Version"] == 2
    labelled = ssm.label_parameter_version(Name=name, ParameterVersion=1, Labels=["prod", "9lives"])
    assert labelled["InvalidLabels"] == ["9lives"]
    found = ssm.get_parameter(Name=f"{name}:prod")["Parameter"]
    assert (found["Value"], found["Version"], found["Selector"]) == ("a", 1, ":prod")
    assert ssm.get_parameter(Name=found["ARN"])["Parameter"]["Value"] == "b"
    history = ssm.get_parameter_history(Name=name)["Parameters"]
    assert [(it["Version"], it["Value"], it["Labels"]) for it in history] == [(1, "a", ["prod"]), (2, "b", [])]
    assert history[1]["Description"] == "where from"
    assert ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId=name)["TagList"] == [{"Key": "t", "Value": "1"}]
    with pytest.raises(ssm.exceptions.ParameterVersionNotFound):
        ssm.get_parameter(Name=f"{name}:3")
    ssm.delete_parameter(Name=name)
    with pytest.raises(ssm.exceptions.ParameterNotFound):
        ssm.get_parameter(Name=name)


def test_paths_and_paginators(ssm, path):
    for number in range(23):
        ssm.put_parameter(Name=f"{path}/deep/{number:02}", Value=str(number), Type="String")
    ssm.put_parameter(Name=f"{path}/list", Value="a,b", Type="StringList")
    pages = list(ssm.get_paginator("get_parameters_by_path").paginate(Path=path, Recursive=True))
    assert [len(page["Parameters"]) for page in pages] == [10, 10, 4]
    assert [it["Value"] for it in ssm.get_parameters_by_path(Path=path)["Parameters"]] == ["a,b"]
    below = [{"Key": "Path", "Option": "Recursive", "Values": [path]}]
    pages = ssm.get_paginator("describe_parameters").paginate(ParameterFilters=below, PaginationConfig={"PageSize": 7})
    assert sum(len(page["Parameters"]) for page in pages) == 24
    only_lists = [*below, {"Key": "Type", "Values": ["StringList"]}]
    [found] = ssm.describe_parameters(ParameterFilters=only_lists)["Parameters"]
    assert (found["Name"], found["DataType"], found["Policies"]) == (f"{path}/list", "text", [])
    several = ssm.get_parameters(Names=[f"{path}/list", f"{path}/none"])
    assert several["InvalidParameters"] == [f"{path}/none"]


def test_what_aws_refuses(ssm, path):
    def put(**more):
        return refused(ssm.put_parameter, **{"Name": f"{path}/x", "Value": "secret-4711", "Type": "String", **more})

    assert put(Name="/aws/x") == ("AccessDeniedException", "No access to reserved parameter name: /aws/x.")
    assert put(Name=path + "/x" * 15)[0] == "HierarchyLevelLimitExceededException"
    assert put(Name="a/b") == ("ValidationException", "Parameter name must be a fully qualified name.")
    code, message = put(AllowedPattern="^[0-9]+$")
    assert code == "ParameterPatternMismatchException"
    assert "4711" not in message
    assert put(Value="x" * 4097)[1].startswith("Standard tier parameters support a maximum parameter value of 4096")
    code, message = refused(ssm.get_parameters_by_path, Path=path, MaxResults=11)
    assert (code, message.count("maxResults")) == ("ValidationException", 1)


def test_an_operation_that_is_not_there_is_named(ssm):
    code, message = refused(ssm.describe_instance_information)
    assert (code, message) == ("NotImplemented", "the operation `DescribeInstanceInformation` is not implemented")


def test_a_secret_is_nowhere_in_the_state_folder(tmp_path):
    engine = Engine(tmp_path / "state", EMRYS_LOG="trace").start()
    try:
        ssm = engine.client("ssm")
        secret = "correct-horse-battery-staple"
        ssm.put_parameter(Name="/db/password", Value=secret, Type="SecureString", KeyId="alias/mine")
        sealed = ssm.get_parameter(Name="/db/password")["Parameter"]["Value"]
        assert secret not in sealed
        [found] = ssm.describe_parameters()["Parameters"]
        assert found["KeyId"] == "alias/mine"
        refused(ssm.put_parameter, Name="/db/password", Value=secret + "2", Type="SecureString")
        # A crash, not an end: what was answered is there all the same.
        engine.kill()
        engine.start()
        ssm = engine.client("ssm")
        assert ssm.get_parameter(Name="/db/password", WithDecryption=True)["Parameter"]["Value"] == secret
        key = engine.home / "parameters.key"
        assert key.stat().st_mode & 0o777 == 0o600
        files = [file for file in engine.home.rglob("*") if file.is_file()] + [engine.log]
        assert len(files) > 3
        assert [file for file in files if secret.encode() in file.read_bytes()] == []
    finally:
        engine.stop()


def test_versions_that_were_answered_survive_a_kill(tmp_path):
    engine = Engine(tmp_path / "state").start()
    try:
        ssm = engine.client("ssm")
        for number in range(1, 31):
            assert ssm.put_parameter(Name="count", Value=str(number), Type="String", Overwrite=True)["Version"] == number
        engine.kill()
        engine.start()
        found = engine.client("ssm").get_parameter(Name="count")["Parameter"]
        assert (found["Version"], found["Value"]) == (30, "30")
    finally:
        engine.stop()
