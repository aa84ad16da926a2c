# SPDX-License-Identifier: Apache-2.0
"""What belongs to the account, where an operation is partial or refused: what is there, and what is said of the rest.

The exact operations are driven by tests/drivers/account.py and tests/drivers/notebooks.py.
"""

import json
import urllib.error
import urllib.request

import pytest
from botocore.exceptions import ClientError

from drivers import refused
from drivers.account import POLICY, UNKNOWN_STUDIO, security_configuration, studio
from drivers.notebooks import UNKNOWN, execution
from harness import ENDED, Engine, run_job_flow, wait_for_cluster


def test_a_studio_is_created_updated_and_tagged(emr):
    created, request = studio(emr)
    assert created["StudioId"].startswith("es-")
    emr.update_studio(
        StudioId=created["StudioId"], Name="renamed", SubnetIds=["subnet-3", *request["SubnetIds"]]
    )
    emr.add_tags(ResourceId=created["StudioId"], Tags=[{"Key": "stage", "Value": "test"}])
    emr.remove_tags(ResourceId=created["StudioId"], TagKeys=["team"])
    found = emr.describe_studio(StudioId=created["StudioId"])["Studio"]
    assert found["Name"] == "renamed" and found["Description"] == request["Description"]
    assert found["SubnetIds"] == ["subnet-3", "subnet-1", "subnet-2"]
    assert found["Tags"] == [{"Key": "stage", "Value": "test"}]
    with refused("at most 50 tags"):
        tags = [{"Key": f"k{number}", "Value": ""} for number in range(50)]
        emr.add_tags(ResourceId=created["StudioId"], Tags=tags)
    with refused("too long"):
        emr.add_tags(ResourceId=created["StudioId"], Tags=[{"Key": "k", "Value": "v" * 257}])
    with refused("subnet-1 is missing"):
        emr.update_studio(StudioId=created["StudioId"], SubnetIds=["subnet-2", "subnet-3"])
    with refused("Studio does not exist."):
        emr.update_studio(StudioId=UNKNOWN_STUDIO, Name="x")
    with refused("Studio does not exist."):
        emr.add_tags(ResourceId=UNKNOWN_STUDIO, Tags=[{"Key": "a", "Value": "b"}])


def test_a_studio_of_iam_has_no_session_mappings(emr):
    request = studio(emr)[1]
    del request["UserRole"]
    created = emr.create_studio(**{**request, "AuthMode": "IAM"})
    identity = {"StudioId": created["StudioId"], "IdentityType": "USER", "IdentityName": "ada"}
    with refused("AuthMode SSO"):
        emr.create_studio_session_mapping(**identity, SessionPolicyArn=POLICY)


def test_a_notebook_execution_is_failed_and_not_stopped(emr):
    cluster = run_job_flow(emr)
    id, _ = execution(emr, cluster)
    with refused(f"Notebook execution '{id}' cannot be stopped: it is FAILED."):
        emr.stop_notebook_execution(NotebookExecutionId=id)
    with refused(f"Notebook execution id '{UNKNOWN}' is not valid."):
        emr.stop_notebook_execution(NotebookExecutionId=UNKNOWN)
    with refused("Either EditorId or NotebookS3Location"):
        emr.start_notebook_execution(ExecutionEngine={"Id": cluster}, ServiceRole="role")
    with refused("Cluster id 'j-0000000000000' is not valid."):
        execution(emr, "j-0000000000000")
    emr.terminate_job_flows(JobFlowIds=[cluster])
    wait_for_cluster(emr, cluster, *ENDED)
    with refused("terminated"):
        execution(emr, cluster)


def post(engine, operation, **arguments):
    """Calls an operation that boto3 does not know yet: its answer, or the error with its code."""
    request = urllib.request.Request(
        engine.endpoint,
        json.dumps(arguments).encode(),
        {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"ElasticMapReduce.{operation}"},
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return json.load(error)


def test_no_cluster_has_sessions(emr, engine):
    cluster = run_job_flow(emr)
    error = post(engine, "StartSession", ClusterId=cluster)
    assert error["__type"] == "InvalidRequestException"
    assert error["Message"] == f"Sessions are not enabled on cluster '{cluster}'."
    assert post(engine, "ListSessions", ClusterId=cluster) == {"Sessions": []}
    for operation in ("GetSession", "GetSessionEndpoint", "TerminateSession"):
        error = post(engine, operation, ClusterId=cluster, SessionId="session")
        assert error["Message"] == "Session id 'session' is not valid.", error
        error = post(engine, operation, ClusterId="j-0000000000000", SessionId="session")
        assert error["Message"] == "Cluster id 'j-0000000000000' is not valid.", error


def test_what_only_aws_has_is_refused_with_the_reason(emr):
    cluster = run_job_flow(emr)
    arn = emr.describe_cluster(ClusterId=cluster)["Cluster"]["ClusterArn"]
    for call, arguments in [
        (emr.create_persistent_app_ui, {"TargetResourceArn": arn}),
        (emr.describe_persistent_app_ui, {"PersistentAppUIId": "p-1"}),
        (emr.get_persistent_app_ui_presigned_url, {"PersistentAppUIId": "p-1"}),
        (emr.get_on_cluster_app_ui_presigned_url, {"ClusterId": cluster}),
        (emr.get_cluster_session_credentials, {"ClusterId": cluster}),
    ]:
        with pytest.raises(ClientError) as caught:
            call(**arguments)
        error = caught.value.response
        assert error["Error"]["Code"] == "NotImplemented" and error["ResponseMetadata"]["HTTPStatusCode"] == 501
        assert "the local engine" in error["Error"]["Message"], error["Error"]


def test_what_belongs_to_the_account_survives_a_killed_engine(tmp_path):
    engine = Engine(tmp_path / "state").start()
    try:
        emr = engine.client("emr")
        name = security_configuration(emr)
        created, _ = studio(emr)
        gone, _ = studio(emr)
        emr.delete_studio(StudioId=gone["StudioId"])
        engine.kill()
        engine.start()
        emr = engine.client("emr")
        assert emr.describe_security_configuration(Name=name)["Name"] == name
        assert [one["StudioId"] for one in emr.list_studios()["Studios"]] == [created["StudioId"]]
    finally:
        engine.stop()
