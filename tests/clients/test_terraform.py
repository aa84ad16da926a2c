# SPDX-License-Identifier: Apache-2.0
"""Terraform with the AWS provider: apply, a plan without changes, destroy. Most of its time it waits by the clock."""

import json
import shutil
from pathlib import Path

import pytest

from harness import ENDED, cluster_state

# Its cluster has an application, since Terraform sees a change where EMR shows Hadoop and nobody has asked for it.
pytestmark = pytest.mark.spark

CONFIGURATION = Path(__file__).with_name("terraform") / "main.tf"


@pytest.fixture
def terraform(terraform_in, engine, tmp_path):
    """Runs `terraform …` on the configuration."""
    shutil.copy(CONFIGURATION, tmp_path)
    return terraform_in(tmp_path, TF_VAR_endpoint=engine.endpoint)


def test_apply_plan_and_destroy(terraform, emr):
    terraform("apply", "-input=false", "-auto-approve")
    cluster = json.loads(terraform("output", "-json"))["cluster"]["value"]
    groups = emr.list_instance_groups(ClusterId=cluster)["InstanceGroups"]
    assert sorted((group["InstanceGroupType"], group["RequestedInstanceCount"]) for group in groups) == [
        ("CORE", 2),
        ("MASTER", 1),
        ("TASK", 3),
    ]
    limits = emr.get_managed_scaling_policy(ClusterId=cluster)["ManagedScalingPolicy"]["ComputeLimits"]
    assert limits["MaximumCapacityUnits"] == 10
    assert emr.describe_cluster(ClusterId=cluster)["Cluster"]["SecurityConfiguration"] == "from-terraform"

    # 2 would mean that Terraform reads something back that it has not written.
    terraform("plan", "-input=false", "-detailed-exitcode")

    terraform("destroy", "-input=false", "-auto-approve")
    assert cluster_state(emr, cluster) in ENDED
    with pytest.raises(emr.exceptions.InvalidRequestException, match="'from-terraform' does not exist"):
        emr.describe_security_configuration(Name="from-terraform")
