# SPDX-License-Identifier: Apache-2.0
"""Drivers of operations on what belongs to the account: security configurations, block public access, studios."""

import json
import uuid
from datetime import datetime, timedelta, timezone

from drivers import drives, refused
from harness import run_job_flow

ACCOUNT = "000000000000"
UNKNOWN_STUDIO = "es-0000000000000000000000000"
POLICY = f"arn:aws:iam::{ACCOUNT}:policy/session"


def unique(prefix):
    return f"{prefix}-{uuid.uuid4().hex[:8]}"


def recent(moment):
    return abs(datetime.now(timezone.utc) - moment) < timedelta(minutes=5)


AT_REST = json.dumps(
    {
        "EncryptionConfiguration": {
            "EnableInTransitEncryption": False,
            "EnableAtRestEncryption": True,
            "AtRestEncryptionConfiguration": {"S3EncryptionConfiguration": {"EncryptionMode": "SSE-S3"}},
        }
    }
)


def security_configuration(emr):
    name = unique("configuration")
    emr.create_security_configuration(Name=name, SecurityConfiguration=AT_REST)
    return name


@drives("CreateSecurityConfiguration")
def create_security_configuration(emr, engine):
    name = unique("configuration")
    created = emr.create_security_configuration(Name=name, SecurityConfiguration=AT_REST)
    assert created["Name"] == name and recent(created["CreationDateTime"])
    with refused(f"SecurityConfiguration with name '{name}' already exists"):
        emr.create_security_configuration(Name=name, SecurityConfiguration=AT_REST)
    with refused("not valid JSON"):
        emr.create_security_configuration(Name=unique("bad"), SecurityConfiguration="{")
    with refused("unknown section 'Encryption'"):
        emr.create_security_configuration(Name=unique("bad"), SecurityConfiguration='{"Encryption": {}}')
    # Clusters name those that exist, and no others.
    cluster = run_job_flow(emr, SecurityConfiguration=name)
    assert emr.describe_cluster(ClusterId=cluster)["Cluster"]["SecurityConfiguration"] == name
    with refused("Security configuration with name 'none' does not exist.", "ValidationException"):
        run_job_flow(emr, SecurityConfiguration="none")


@drives("DescribeSecurityConfiguration")
def describe_security_configuration(emr, engine):
    name = security_configuration(emr)
    described = emr.describe_security_configuration(Name=name)
    assert described["Name"] == name
    assert described["SecurityConfiguration"] == AT_REST
    assert recent(described["CreationDateTime"])
    with refused("Security configuration with name 'none' does not exist."):
        emr.describe_security_configuration(Name="none")


@drives("ListSecurityConfigurations")
def list_security_configurations(emr, engine):
    made = [security_configuration(emr) for _ in range(51)]
    first = emr.list_security_configurations()
    assert len(first["SecurityConfigurations"]) == 50 and first["Marker"]
    pages = emr.get_paginator("list_security_configurations").paginate()
    listed = [found for page in pages for found in page["SecurityConfigurations"]]
    names = [found["Name"] for found in listed]
    assert set(made) <= set(names) and len(names) == len(set(names))
    times = [found["CreationDateTime"] for found in listed]
    assert times == sorted(times, reverse=True)
    with refused("Marker 'none' is not valid."):
        emr.list_security_configurations(Marker="none")
    for name in made:
        emr.delete_security_configuration(Name=name)


@drives("DeleteSecurityConfiguration")
def delete_security_configuration(emr, engine):
    name = security_configuration(emr)
    emr.delete_security_configuration(Name=name)
    with refused(f"Security configuration with name '{name}' does not exist."):
        emr.describe_security_configuration(Name=name)
    with refused(f"Security configuration with name '{name}' does not exist."):
        emr.delete_security_configuration(Name=name)
    emr.create_security_configuration(Name=name, SecurityConfiguration=AT_REST)


@drives("GetBlockPublicAccessConfiguration", "PutBlockPublicAccessConfiguration")
def block_public_access_configuration(emr, engine):
    # What an account has that never put one.
    default = {
        "BlockPublicSecurityGroupRules": True,
        "PermittedPublicSecurityGroupRuleRanges": [{"MinRange": 22, "MaxRange": 22}],
    }
    found = emr.get_block_public_access_configuration()
    assert found["BlockPublicAccessConfiguration"] == default
    metadata = found["BlockPublicAccessConfigurationMetadata"]
    if metadata["CreatedByArn"] == "":
        assert metadata["CreationDateTime"].timestamp() == 0
    configuration = {
        "BlockPublicSecurityGroupRules": True,
        "PermittedPublicSecurityGroupRuleRanges": [{"MinRange": 80}, {"MinRange": 100, "MaxRange": 101}],
    }
    emr.put_block_public_access_configuration(BlockPublicAccessConfiguration=configuration)
    found = emr.get_block_public_access_configuration()
    assert found["BlockPublicAccessConfiguration"]["PermittedPublicSecurityGroupRuleRanges"] == [
        {"MinRange": 80, "MaxRange": 80},
        {"MinRange": 100, "MaxRange": 101},
    ]
    metadata = found["BlockPublicAccessConfigurationMetadata"]
    assert metadata["CreatedByArn"] == f"arn:aws:iam::{ACCOUNT}:root" and recent(metadata["CreationDateTime"])
    off = {"BlockPublicSecurityGroupRules": False}
    emr.put_block_public_access_configuration(BlockPublicAccessConfiguration=off)
    found = emr.get_block_public_access_configuration()["BlockPublicAccessConfiguration"]
    assert found == {**off, "PermittedPublicSecurityGroupRuleRanges": []}
    with refused("MaxRange must not be less than MinRange"):
        wrong = {**default, "PermittedPublicSecurityGroupRuleRanges": [{"MinRange": 2, "MaxRange": 1}]}
        emr.put_block_public_access_configuration(BlockPublicAccessConfiguration=wrong)
    with refused("can only be specified when"):
        wrong = {**default, "BlockPublicSecurityGroupRules": False}
        emr.put_block_public_access_configuration(BlockPublicAccessConfiguration=wrong)
    with refused("failed to satisfy constraint", "ValidationException"):
        wrong = {**default, "PermittedPublicSecurityGroupRuleRanges": [{"MinRange": 65536}]}
        emr.put_block_public_access_configuration(BlockPublicAccessConfiguration=wrong)
    emr.put_block_public_access_configuration(BlockPublicAccessConfiguration=default)


def studio(emr, **more):
    request = {
        "Name": "analysis",
        "Description": "for everybody",
        "AuthMode": "SSO",
        "UserRole": f"arn:aws:iam::{ACCOUNT}:role/user",
        "ServiceRole": f"arn:aws:iam::{ACCOUNT}:role/service",
        "DefaultS3Location": "s3://workspaces/here",
        "VpcId": "vpc-1",
        "SubnetIds": ["subnet-1", "subnet-2"],
        "EngineSecurityGroupId": "sg-1",
        "WorkspaceSecurityGroupId": "sg-2",
        "Tags": [{"Key": "team", "Value": "sales"}],
        **more,
    }
    return emr.create_studio(**request), request


@drives("DescribeStudio")
def describe_studio(emr, engine):
    created, request = studio(emr)
    described = emr.describe_studio(StudioId=created["StudioId"])["Studio"]
    assert {key: described[key] for key in request} == request
    assert described["StudioArn"] == f"arn:aws:elasticmapreduce:us-east-1:{ACCOUNT}:studio/{created['StudioId']}"
    assert described["Url"] == created["Url"] and created["StudioId"] in created["Url"]
    assert recent(described["CreationTime"])
    with refused("Studio does not exist."):
        emr.describe_studio(StudioId=UNKNOWN_STUDIO)


@drives("ListStudios")
def list_studios(emr, engine):
    made = [studio(emr, Name=unique("studio"))[0] for _ in range(51)]
    first = emr.list_studios()
    assert len(first["Studios"]) == 50 and first["Marker"]
    pages = emr.get_paginator("list_studios").paginate()
    listed = {found["StudioId"]: found for page in pages for found in page["Studios"]}
    for created in made:
        found = listed[created["StudioId"]]
        assert found["Url"] == created["Url"] and found["VpcId"] == "vpc-1"
        assert found["AuthMode"] == "SSO" and found["Description"] == "for everybody"
    with refused("Marker 'none' is not valid."):
        emr.list_studios(Marker="none")
    for created in made:
        emr.delete_studio(StudioId=created["StudioId"])


@drives("DeleteStudio")
def delete_studio(emr, engine):
    created, _ = studio(emr)
    emr.delete_studio(StudioId=created["StudioId"])
    with refused("Studio does not exist."):
        emr.describe_studio(StudioId=created["StudioId"])
    with refused("Studio does not exist."):
        emr.delete_studio(StudioId=created["StudioId"])


def mapping(emr, **identity):
    created, _ = studio(emr)
    identity = {"IdentityType": "USER", "StudioId": created["StudioId"], **identity}
    emr.create_studio_session_mapping(**identity, SessionPolicyArn=POLICY)
    return identity


@drives("GetStudioSessionMapping")
def get_studio_session_mapping(emr, engine):
    identity = mapping(emr, IdentityId="1234", IdentityName="ada")
    found = emr.get_studio_session_mapping(**identity)["SessionMapping"]
    assert {key: found[key] for key in identity} == identity
    assert found["SessionPolicyArn"] == POLICY
    assert recent(found["CreationTime"]) and found["LastModifiedTime"] == found["CreationTime"]
    by_name = {**identity, "IdentityName": "ada"}
    del by_name["IdentityId"]
    assert emr.get_studio_session_mapping(**by_name)["SessionMapping"] == found
    with refused("Studio session mapping does not exist."):
        emr.get_studio_session_mapping(**{**identity, "IdentityType": "GROUP"})
    with refused("Studio does not exist."):
        emr.get_studio_session_mapping(**{**identity, "StudioId": UNKNOWN_STUDIO})
    with refused("Either IdentityId or IdentityName must be specified."):
        emr.get_studio_session_mapping(StudioId=identity["StudioId"], IdentityType="USER")


@drives("ListStudioSessionMappings")
def list_studio_session_mappings(emr, engine):
    identity = mapping(emr, IdentityName="ada")
    of_studio = {"StudioId": identity["StudioId"]}
    for number in range(51):
        group = {**of_studio, "IdentityType": "GROUP", "IdentityName": f"group {number}"}
        emr.create_studio_session_mapping(**group, SessionPolicyArn=POLICY)
    other = mapping(emr, IdentityName="ada")
    users = emr.list_studio_session_mappings(**of_studio, IdentityType="USER")["SessionMappings"]
    assert [(user["IdentityName"], user["SessionPolicyArn"]) for user in users] == [("ada", POLICY)]
    assert "Marker" in emr.list_studio_session_mappings(**of_studio)
    paginator = emr.get_paginator("list_studio_session_mappings")
    pages = paginator.paginate(**of_studio)
    names = [found["IdentityName"] for page in pages for found in page["SessionMappings"]]
    assert sorted(names) == sorted(["ada", *(f"group {number}" for number in range(51))])
    studios = {found["StudioId"] for page in paginator.paginate() for found in page["SessionMappings"]}
    assert {identity["StudioId"], other["StudioId"]} <= studios
    with refused("Studio does not exist."):
        emr.list_studio_session_mappings(StudioId=UNKNOWN_STUDIO)


@drives("UpdateStudioSessionMapping")
def update_studio_session_mapping(emr, engine):
    identity = mapping(emr, IdentityName="ada")
    before = emr.get_studio_session_mapping(**identity)["SessionMapping"]
    emr.update_studio_session_mapping(**identity, SessionPolicyArn=f"{POLICY}-2")
    after = emr.get_studio_session_mapping(**identity)["SessionMapping"]
    assert after["SessionPolicyArn"] == f"{POLICY}-2"
    assert after["CreationTime"] == before["CreationTime"] <= after["LastModifiedTime"]
    with refused("Studio session mapping does not exist."):
        emr.update_studio_session_mapping(**{**identity, "IdentityName": "bob"}, SessionPolicyArn=POLICY)


@drives("DeleteStudioSessionMapping")
def delete_studio_session_mapping(emr, engine):
    identity = mapping(emr, IdentityName="ada")
    emr.delete_studio_session_mapping(**identity)
    for operation in (emr.get_studio_session_mapping, emr.delete_studio_session_mapping):
        with refused("Studio session mapping does not exist."):
            operation(**identity)
    emr.create_studio_session_mapping(**identity, SessionPolicyArn=POLICY)
