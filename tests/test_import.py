# SPDX-License-Identifier: Apache-2.0
"""emrys import: what others have for EMR, and what a cluster that is there was launched with, as documents."""

import json

import pytest

from harness import emrys

REQUEST = {
    "Name": "Sales ETL",
    "ReleaseLabel": "emr-7.1.0",
    "Applications": [{"Name": "Hadoop"}, {"Name": "Spark"}],
    "Instances": {
        "InstanceGroups": [
            {
                "Name": "primary",
                "InstanceRole": "MASTER",
                "InstanceType": "m5.xlarge",
                "InstanceCount": 1,
                "Market": "ON_DEMAND",
            },
            {
                "Name": "core",
                "InstanceRole": "CORE",
                "InstanceType": "m5.xlarge",
                "InstanceCount": 2,
                "Market": "SPOT",
                "BidPrice": "0.2",
            },
        ],
        "KeepJobFlowAliveWhenNoSteps": True,
        "TerminationProtected": False,
        "Ec2SubnetId": "subnet-0123456789abcdef0",
    },
    "Configurations": [
        {
            "Classification": "spark-defaults",
            "Properties": {
                "EMR.secret@spark.ssl.keyPassword": "arn:aws:secretsmanager:eu-west-1:000000000000:secret:a-AbCdEf",
                "spark.executor.extraJavaOptions": "-Da=${emr.clusterId} -Db=${b}",
            },
        }
    ],
    "BootstrapActions": [
        {"Name": "set up", "ScriptBootstrapAction": {"Path": "s3://import-code/a.sh", "Args": ["${x}"]}}
    ],
    "JobFlowRole": "EMR_EC2_DefaultRole",
    "ServiceRole": "EMR_DefaultRole",
    "VisibleToAllUsers": True,
    "StepConcurrencyLevel": 1,
    "Tags": [{"Key": "stage", "Value": "test"}],
}

TERRAFORM = """\
variable "release" { default = "emr-7.1.0" }

resource "aws_emr_cluster" "sales" {
  name          = "sales"
  release_label = var.release
  service_role  = aws_iam_role.emr.arn
  applications  = ["Spark"]
  taggs         = {}
  master_instance_group { instance_type = "m5.xlarge" }
  core_instance_group {
    instance_type  = "m5.xlarge"
    instance_count = data.external.size.result
  }
}
"""

TEMPLATE = """\
Parameters:
  Stage: { Type: String, Default: test }
Resources:
  Sales:
    Type: AWS::EMR::Cluster
    Properties:
      Name: !Sub "sales-${Stage}"
      ReleaseLabel: emr-7.1.0
      ServiceRole: EMR_DefaultRole
      JobFlowRole: EMR_EC2_DefaultRole
      Instances:
        MasterInstanceGroup: { InstanceType: m5.xlarge, InstanceCount: 1 }
"""


def without(value, *names):
    return {name: member for name, member in value.items() if name not in names}


def test_a_request_comes_back_from_its_document(tmp_path):
    file = tmp_path / "request.json"
    step = {
        "Name": "date",
        "ActionOnFailure": "CONTINUE",
        "HadoopJarStep": {"Jar": "command-runner.jar", "Args": ["date", "${y}"]},
    }
    request = REQUEST | {"Steps": [step]}
    file.write_text(json.dumps(request))
    document = tmp_path / "emrys.yaml"
    imported = emrys(tmp_path, "import", file, check=0)
    assert imported.stderr == ""
    document.write_text(imported.stdout)
    planned = json.loads(emrys(tmp_path, "plan", document, "--json", check=0).stdout)
    assert planned["run_job_flow"] == request


def test_a_cluster_that_is_there_comes_back_from_its_document(engine, tmp_path):
    emr, s3 = engine.client("emr"), engine.client("s3")
    s3.create_bucket(Bucket="import-code", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    s3.put_object(Bucket="import-code", Key="a.sh", Body=b"#!/bin/sh\nexit 0\n")
    step = {
        "Name": "date",
        "ActionOnFailure": "CONTINUE",
        "HadoopJarStep": {"Jar": "command-runner.jar", "Args": ["date"]},
    }
    request = REQUEST | {"Steps": [step]}
    cluster = emr.run_job_flow(**request)["JobFlowId"]
    try:
        imported = emrys(tmp_path, "import", cluster, "--on", engine.endpoint, check=0)
    finally:
        emr.terminate_job_flows(JobFlowIds=[cluster])
    assert "`AdditionalInfo`" in imported.stderr
    assert "EMR.secret@spark.ssl.keyPassword" in imported.stdout
    document = tmp_path / "emrys.yaml"
    document.write_text(imported.stdout)
    planned = json.loads(emrys(tmp_path, "plan", document, "--json", check=0).stdout)["run_job_flow"]
    # What EMR tells of a cluster for which nothing was said.
    told = ["ScaleDownBehavior", "ExtendedSupport"]
    assert without(planned, "Instances", *told) == without(request, "Instances")
    instances = planned["Instances"]
    told = ["UnhealthyNodeReplacement", "InstanceGroups"]
    assert without(instances, *told) == without(request["Instances"], "InstanceGroups")
    # Volumes that come with an instance type look like those that were asked for.
    groups = [without(group, "EbsConfiguration") for group in instances["InstanceGroups"]]
    assert groups == request["Instances"]["InstanceGroups"]


def test_terraform_is_read_with_its_places(tmp_path):
    folder = tmp_path / "infrastructure"
    folder.mkdir()
    (folder / "main.tf").write_text(TERRAFORM)
    (folder / "terraform.tfvars").write_text('release = "emr-7.2.0"\n')
    imported = emrys(tmp_path, "import", folder, check=0)
    assert "  release: emr-7.2.0\n" in imported.stdout
    assert 'service_role: "${terraform:aws_iam_role.emr.arn}"' in imported.stdout
    # What has to be a number when the document is read cannot be an expression.
    assert 'instance_count: "${data_external_size_result}"' in imported.stdout
    assert "main.tf:6:19: only Terraform knows this" in imported.stderr
    assert "main.tf:8:3: `aws_emr_cluster.sales` has no argument `taggs`: did you mean `tags`?" in imported.stderr
    assert "the placeholder `data_external_size_result` needs a value" in imported.stderr
    shown = json.loads(emrys(tmp_path, "import", folder, "--json", check=0).stdout)
    assert shown["open"] == ["data_external_size_result"]
    assert shown["document"] == imported.stdout


def test_a_template_of_cloudformation_is_read(tmp_path):
    file = tmp_path / "template.yaml"
    file.write_text(TEMPLATE)
    imported = emrys(tmp_path, "import", file, "--name", "main", check=0)
    assert "  Stage: test\n" in imported.stdout
    assert '  main:\n    release_label: emr-7.1.0\n    name: "sales-${Stage}"\n' in imported.stdout


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.tf", 'resource "aws_emr_cluster" "a" {\n  name = \n}\n', "a.tf:2:"),
        ("a.json", '{ "Instances": {\n "InstanceCount": "x" } }', "line 2"),
        ("a.json", "{}", "it has no `Instances`"),
        ("a.yaml", "a: [", "failed to read the template"),
        ("a.tf", "locals {}", "there is no resource `aws_emr_cluster`"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path, name, text, message):
    file = tmp_path / name
    file.write_text(text)
    refused = emrys(tmp_path, "import", file, check=3)
    assert refused.stdout == ""
    assert message in refused.stderr
