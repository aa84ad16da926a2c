# SPDX-License-Identifier: Apache-2.0
"""What `emrys convert` writes for others, given to them: Terraform with the AWS provider, cfn-lint, boto3."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from harness import ROOT, binary, end_all_clusters

# A cluster with most of what has an argument of the provider's; no application, so that nothing is installed.
DOCUMENT = """\
security_configurations:
  encrypted:
    encryption_configuration:
      enable_in_transit_encryption: false
      enable_at_rest_encryption: true
      at_rest_encryption_configuration:
        s3_encryption_configuration: { encryption_mode: SSE-S3 }
clusters:
  lake:
    name: 'the "lake" of ${literal:${x}}'
    release_label: emr-7.5.0
    security_configuration: encrypted
    autoscaling_role: EMR_AutoScaling_DefaultRole
    keep_job_flow_alive_when_no_steps: true
    step_concurrency_level: 2
    auto_termination_policy: { idle_timeout: 3600 }
    ec2_attributes: { instance_profile: EMR_EC2_DefaultRole }
    master_instance_group: { name: primary, instance_type: m5.xlarge }
    core_instance_group:
      name: core
      instance_type: m5.xlarge
      instance_count: 2
      ebs_config: { type: gp3, size: 64, iops: 3000, throughput: 250, volumes_per_instance: 2 }
    task_instance_groups:
      - name: steady
        instance_type: m5.xlarge
        instance_count: 1
      - name: spot tasks
        instance_type: r5.2xlarge
        instance_count: 3
        bid_price: 0.15
        ebs_config: { type: gp3, size: 100 }
        autoscaling_policy:
          constraints: { min_capacity: 1, max_capacity: 5 }
          rules:
            - name: out
              action:
                simple_scaling_policy_configuration:
                  { adjustment_type: CHANGE_IN_CAPACITY, scaling_adjustment: 1, cool_down: 300 }
              trigger:
                cloud_watch_alarm_definition:
                  comparison_operator: LESS_THAN
                  evaluation_periods: 1
                  metric_name: YARNMemoryAvailablePercentage
                  namespace: AWS/ElasticMapReduce
                  period: 300
                  statistic: AVERAGE
                  threshold: 15.5
                  unit: PERCENT
                  dimensions: { JobFlowId: "${emr.clusterId}" }
    configurations:
      - classification: spark-env
        configurations: [{ classification: export, properties: { PYSPARK_PYTHON: /usr/bin/python3 } }]
      - classification: core-site
        properties: { hadoop.tmp.dir: "/mnt/${user.name}", password: "${secret:lake#password}", odd: '%{a} "b" \\c' }
    tags: { team: data, "cost center": "4711" }
"""

PROVIDER = """\
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  s3_use_path_style           = true

  endpoints {
    ec2 = "ENDPOINT"
    emr = "ENDPOINT"
    iam = "ENDPOINT"
    s3  = "ENDPOINT"
    sts = "ENDPOINT"
  }
}
"""


def convert(subject, to, *arguments, folder=None):
    """What is written, and what is said of it."""
    line = [binary(), "convert", str(subject), "--to", to, "--artifacts", "s3://acme-artifacts", *arguments]
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


@pytest.fixture
def document(tmp_path):
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "emrys.yaml").write_text(DOCUMENT)
    return folder


def groups_of(emr, cluster):
    groups = emr.list_instance_groups(ClusterId=cluster)["InstanceGroups"]
    return {group["Name"]: group for group in groups}


@pytest.mark.parametrize(("to", "file"), [("terraform", "main.tf.json"), ("hcl", "main.tf")])
def test_terraform_launches_what_the_document_says(to, file, document, terraform_in, engine, emr):
    written, said = convert(document, to)
    assert "warning: " not in said, "everything has an argument"
    (document / file).write_text(written)
    (document / "provider.tf").write_text(PROVIDER.replace("ENDPOINT", engine.endpoint))
    terraform = terraform_in(document, TF_VAR_secret_lake_password="hush")
    if to == "hcl":
        terraform("fmt", "-check", file)
    terraform("apply", "-input=false", "-auto-approve")
    outputs = json.loads(terraform("output", "-json"))
    identity = outputs["lake_cluster_id"]["value"]

    cluster = emr.describe_cluster(ClusterId=identity)["Cluster"]
    assert cluster["Name"] == 'the "lake" of ${x}'
    assert cluster["SecurityConfiguration"] == "encrypted"
    assert (cluster["StepConcurrencyLevel"], cluster["AutoTerminate"]) == (2, False)
    assert {tag["Key"]: tag["Value"] for tag in cluster["Tags"]} == {"team": "data", "cost center": "4711"}
    [environment, site] = cluster["Configurations"]
    [export] = environment["Configurations"]
    assert export["Properties"] == {"PYSPARK_PYTHON": "/usr/bin/python3"}
    assert site["Properties"] == {
        "hadoop.tmp.dir": "/mnt/${user.name}",
        "password": "hush",
        "odd": '%{a} "b" \\c',
    }
    groups = groups_of(emr, identity)
    counts = {name: (group["InstanceGroupType"], group["RequestedInstanceCount"]) for name, group in groups.items()}
    assert counts == {
        "primary": ("MASTER", 1),
        "core": ("CORE", 2),
        "steady": ("TASK", 1),
        "spot tasks": ("TASK", 3),
    }
    assert (groups["spot tasks"]["Market"], groups["spot tasks"]["BidPrice"]) == ("SPOT", "0.15")
    volumes = [device["VolumeSpecification"] for device in groups["core"]["EbsBlockDevices"]]
    assert volumes == [{"VolumeType": "gp3", "SizeInGB": 64, "Iops": 3000, "Throughput": 250}] * 2
    policy = groups["spot tasks"]["AutoScalingPolicy"]
    assert policy["Constraints"] == {"MinCapacity": 1, "MaxCapacity": 5}
    alarm = policy["Rules"][0]["Trigger"]["CloudWatchAlarmDefinition"]
    assert alarm["Threshold"] == 15.5
    # What EMR has put there itself.
    assert alarm["Dimensions"] == [{"Key": "JobFlowId", "Value": identity}] or alarm["Dimensions"] == [
        {"Key": "JobFlowId", "Value": "${emr.clusterId}"}
    ]
    assert emr.get_auto_termination_policy(ClusterId=identity)["AutoTerminationPolicy"] == {"IdleTimeout": 3600}
    stored = json.loads(emr.describe_security_configuration(Name="encrypted")["SecurityConfiguration"])
    assert stored["EncryptionConfiguration"]["EnableAtRestEncryption"] is True

    terraform("destroy", "-input=false", "-auto-approve")
    end_all_clusters(emr)


def examples():
    folders = sorted({path.parent for path in (ROOT / "examples").rglob("emrys.yaml")})
    return [pytest.param(folder, id=str(folder.relative_to(ROOT / "examples"))) for folder in folders]


@pytest.mark.parametrize("example", examples())
def test_terraform_takes_every_example(example, terraform_in, engine, tmp_path):
    folder = tmp_path / "module"
    shutil.copytree(example, folder)
    (folder / "provider.tf").write_text(PROVIDER.replace("ENDPOINT", engine.endpoint))
    terraform = None
    for to, file in [("hcl", "cluster.tf"), ("terraform", "cluster.tf.json")]:
        (folder / file).write_text(convert(".", to, folder=folder)[0])
        terraform = terraform or terraform_in(folder)
        terraform("validate")
        # Only one of the two.
        if to == "hcl":
            terraform("fmt", "-check", file)
            (folder / file).unlink()


def test_another_resource_refers_to_the_cluster(terraform_in, engine, tmp_path):
    folder = tmp_path / "module"
    shutil.copytree(ROOT / "examples" / "terraform", folder)
    (folder / "provider.tf").write_text(PROVIDER.replace("ENDPOINT", engine.endpoint))
    (folder / "cluster.tf").write_text(convert(".", "hcl", folder=folder)[0])
    variables = {
        "TF_VAR_subnet_id": "subnet-0123456789abcdef0",
        "TF_VAR_bucket": "acme-logs",
        "TF_VAR_job": "nightly",
        "TF_VAR_ssm_data_lake_owner": "eva",
    }
    terraform = terraform_in(folder, **variables)
    terraform("plan", "-input=false", "-out=plan")
    plan = json.loads(terraform("show", "-json", "plan"))
    resources = plan["configuration"]["root_module"]["resources"]
    trigger = next(own for own in resources if own["type"] == "aws_glue_trigger")
    references = json.dumps(trigger["expressions"])
    assert "aws_emr_cluster.data_lake.id" in references
    planned = {own["address"]: own for own in plan["resource_changes"]}
    cluster = planned["aws_emr_cluster.data_lake"]["change"]
    assert cluster["after"]["tags"] == {"team": "data", "stage": "default", "owner": "eva"}
    assert cluster["after_sensitive"]["tags"] == {"owner": True}
    assert planned["aws_emr_instance_group.data_lake_task"]["change"]["after"]["bid_price"] == "0.10"


@pytest.mark.parametrize("example", examples())
def test_cloudformation_takes_every_example(example, tmp_path):
    lint(example, tmp_path)


def test_cloudformation_takes_a_whole_cluster(document, tmp_path):
    template = lint(document, tmp_path)
    cluster = template["Resources"]["LakeCluster"]["Properties"]
    assert cluster["SecurityConfiguration"] == {"Ref": "EncryptedSecurityConfiguration"}
    assert [group["Name"] for group in cluster["Instances"]["TaskInstanceGroups"]] == ["steady", "spot tasks"]
    assert cluster["Configurations"][1]["ConfigurationProperties"]["password"] == {"Ref": "SecretLakePassword"}


def lint(subject, tmp_path):
    """The template of the subject, in which cfn-lint finds nothing."""
    if "${terraform:" in (subject / "emrys.yaml").read_text():
        pytest.skip("its document is for Terraform alone")
    written, _ = convert(subject, "cloudformation")
    file = tmp_path / "template.json"
    file.write_text(written)
    program = Path(sys.executable).with_name("cfn-lint")
    done = subprocess.run([program, "--template", file], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(written)


def test_the_request_is_sent_as_it_is(document, emr):
    text = DOCUMENT.replace("security_configuration: encrypted", "").replace("${secret:lake#password}", "hush")
    (document / "emrys.yaml").write_text(text)
    request = json.loads(convert(document, "api", "--name", "lake")[0])
    identity = emr.run_job_flow(**request)["JobFlowId"]
    assert emr.describe_cluster(ClusterId=identity)["Cluster"]["Name"] == 'the "lake" of ${x}'
    end_all_clusters(emr)
