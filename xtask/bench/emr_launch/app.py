# SPDX-License-Identifier: Apache-2.0
"""A profile, a cluster configuration and a launch function of aws-emr-launch: what `cdk synth` would run."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_s3 as s3
from aws_emr_launch.constructs.emr_constructs import emr_profile
from aws_emr_launch.constructs.managed_configurations import instance_group_configuration
from aws_emr_launch.constructs.step_functions import emr_launch_function

app = cdk.App()
# Of no account, in which the CDK would look for zones.
stack = cdk.Stack(app, "emr-launch")
# Without it the CDK wants Docker, to make the layer of its Lambda functions. The CDK's command overrules whoever says it
# to the whole program.
stack.node.set_context("aws:cdk:bundling-stacks", [])
vpc = ec2.Vpc(stack, "vpc")
profile = emr_profile.EMRProfile(
    stack,
    "profile",
    profile_name="encrypted",
    vpc=vpc,
    artifacts_bucket=s3.Bucket.from_bucket_name(stack, "artifacts", "acme-artifacts"),
    logs_bucket=s3.Bucket.from_bucket_name(stack, "logs", "acme-logs"),
)
profile.set_s3_encryption(emr_profile.S3EncryptionMode.SSE_S3)
configuration = instance_group_configuration.InstanceGroupConfiguration(
    stack,
    "configuration",
    configuration_name="basic",
    release_label="emr-6.15.0",
    core_instance_type="m5.2xlarge",
    applications=["Hadoop", "Spark", "Hive"],
    subnet=vpc.private_subnets[0],
    step_concurrency_level=2,
    use_glue_catalog=True,
)
emr_launch_function.EMRLaunchFunction(
    stack,
    "function",
    launch_function_name="launch-basic",
    emr_profile=profile,
    cluster_configuration=configuration,
    cluster_name="basic",
)
app.synth()
