# SPDX-License-Identifier: Apache-2.0
"""What clients ask of STS, IAM and EC2 before they start, through boto3. The AWS CLI's own command is in `clients`."""

import json

import boto3
import pytest
from botocore.exceptions import ClientError

from harness import Engine

TRUST = {"Version": "2008-10-17", "Statement": [{"Sid": "", "Effect": "Allow", "Action": "sts:AssumeRole"}]}
POLICY = "arn:aws:iam::aws:policy/service-role/AmazonElasticMapReduceforEC2Role"


@pytest.fixture(scope="module")
def iam(engine):
    return engine.client("iam")


def code(call, **arguments):
    """The code and the status with which a call is refused."""
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    response = caught.value.response
    return response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"]


def test_who_calls(engine):
    identity = engine.client("sts").get_caller_identity()
    assert identity["Account"] == "000000000000"
    assert identity["Arn"] == "arn:aws:iam::000000000000:root"


def test_roles_and_instance_profiles(iam):
    role = iam.create_role(RoleName="mine", AssumeRolePolicyDocument=json.dumps(TRUST), Tags=[{"Key": "a", "Value": "b"}])["Role"]
    assert role["AssumeRolePolicyDocument"] == TRUST
    assert role["Arn"] == "arn:aws:iam::000000000000:role/mine"
    assert iam.get_role(RoleName="mine")["Role"] == role
    assert code(iam.create_role, RoleName="mine", AssumeRolePolicyDocument="{}") == ("EntityAlreadyExists", 409)
    iam.attach_role_policy(RoleName="mine", PolicyArn=POLICY)
    attached = iam.list_attached_role_policies(RoleName="mine")["AttachedPolicies"]
    assert attached == [{"PolicyName": "AmazonElasticMapReduceforEC2Role", "PolicyArn": POLICY}]
    iam.create_instance_profile(InstanceProfileName="mine")
    iam.add_role_to_instance_profile(InstanceProfileName="mine", RoleName="mine")
    profile = iam.get_instance_profile(InstanceProfileName="mine")["InstanceProfile"]
    assert [it["RoleName"] for it in profile["Roles"]] == ["mine"]
    [found] = iam.list_instance_profiles_for_role(RoleName="mine")["InstanceProfiles"]
    assert found["InstanceProfileId"] == profile["InstanceProfileId"]
    assert iam.list_role_policies(RoleName="mine")["PolicyNames"] == []
    assert code(iam.delete_role, RoleName="mine") == ("DeleteConflict", 409)
    iam.remove_role_from_instance_profile(InstanceProfileName="mine", RoleName="mine")
    iam.delete_instance_profile(InstanceProfileName="mine")
    iam.detach_role_policy(RoleName="mine", PolicyArn=POLICY)
    iam.delete_role(RoleName="mine")
    assert code(iam.get_role, RoleName="mine") == ("NoSuchEntity", 404)


def test_pages_of_roles(iam):
    names = [f"page-{number}" for number in range(5)]
    for name in names:
        iam.create_role(RoleName=name, Path="/pages/", AssumeRolePolicyDocument=json.dumps(TRUST))
    pages = iam.get_paginator("list_roles").paginate(PathPrefix="/pages/", PaginationConfig={"PageSize": 2})
    assert [[it["RoleName"] for it in page["Roles"]] for page in pages] == [names[:2], names[2:4], names[4:]]


def test_subnets_and_prices(engine):
    ec2 = engine.client("ec2")
    [subnet] = ec2.describe_subnets(SubnetIds=["subnet-0123456789abcdef0"])["Subnets"]
    assert subnet["AvailabilityZone"] == "us-east-1a"
    assert code(ec2.describe_subnets, SubnetIds=["none"]) == ("InvalidSubnetID.NotFound", 400)
    history = ec2.describe_spot_price_history(InstanceTypes=["m5.xlarge"], ProductDescriptions=["Linux/UNIX"])
    [price] = history["SpotPriceHistory"]
    assert float(price["SpotPrice"]) > 0
    assert (price["InstanceType"], price["AvailabilityZone"]) == ("m5.xlarge", "us-east-1a")


@pytest.mark.parametrize(
    ("service", "operation"),
    [
        ("iam", "list_users"),
        ("ec2", "describe_vpcs"),
        ("sts", "get_session_token"),
        ("sqs", "list_queues"),
        ("cloudwatch", "list_dashboards"),
        ("lambda", "list_functions"),
        ("dynamodb", "list_tables"),
        ("emr-serverless", "list_applications"),
    ],
)
def test_what_is_not_there_is_named_in_its_own_protocol(engine, service, operation):
    with pytest.raises(ClientError) as caught:
        getattr(engine.client(service), operation)()
    error = caught.value.response["Error"]
    assert (error["Code"], caught.value.response["ResponseMetadata"]["HTTPStatusCode"]) == ("NotImplemented", 501)
    assert "`" in error["Message"]


def test_with_keys_every_service_verifies_its_signature(tmp_path):
    engine = Engine(tmp_path / "state", EMRYS_ACCESS_KEY_ID="test", EMRYS_SECRET_ACCESS_KEY="test").start()

    def stranger(service, key="test"):
        keys = {"aws_access_key_id": key, "aws_secret_access_key": "guessed"}
        return boto3.client(service, endpoint_url=engine.endpoint, region_name="us-east-1", **keys)

    try:
        engine.client("ssm").put_parameter(Name="p", Value="v", Type="String")
        assert engine.client("iam").list_roles()["Roles"] == []
        assert engine.client("ec2").describe_subnets(SubnetIds=["subnet-1"])["Subnets"]
        assert code(stranger("ssm").get_parameter, Name="p") == ("InvalidSignatureException", 400)
        assert code(stranger("iam").list_roles) == ("SignatureDoesNotMatch", 403)
        assert code(stranger("sts", "other").get_caller_identity) == ("InvalidClientTokenId", 403)
        assert code(stranger("ec2").describe_subnets, SubnetIds=["subnet-1"]) == ("AuthFailure", 401)
    finally:
        engine.stop()
