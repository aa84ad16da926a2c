# SPDX-License-Identifier: Apache-2.0
"""Terraform with the AWS provider: apply, a plan without changes, destroy. Most of its time it waits by the clock.

Both are the machine's own: Terraform on the PATH, the provider in a folder laid out as Terraform's mirrors are.
"""

import json
import os
import shutil
from pathlib import Path

import pytest

from conftest import Client, environment
from harness import ENDED, cluster_state

# Its cluster has an application, since Terraform sees a change where EMR shows Hadoop and nobody has asked for it.
pytestmark = pytest.mark.spark

PROVIDER = "registry.terraform.io/hashicorp/aws"
CONFIGURATION = Path(__file__).with_name("terraform") / "main.tf"


def mirror():
    """The folder with the provider: one that the environment names, or where Terraform and packages put theirs."""
    named = os.environ.get("EMRYS_TEST_TERRAFORM_MIRROR")
    folders = [Path(named)] if named else [
        Path.home() / ".terraform.d/plugins",
        Path("/usr/local/share/terraform/plugins"),
        Path("/usr/share/terraform/plugins"),
        *Path("/opt").glob("*"),
    ]  # fmt: skip
    return next((folder for folder in folders if (folder / PROVIDER).is_dir()), None)


@pytest.fixture
def terraform(engine, quick_waiters, tmp_path):
    """Runs `terraform …` on the configuration."""
    program, folder = shutil.which("terraform"), mirror()
    if not program:
        pytest.skip("SKIPPED LOUDLY: there is no terraform on the PATH")
    if not folder:
        pytest.skip(f"SKIPPED LOUDLY: no mirror has {PROVIDER}; EMRYS_TEST_TERRAFORM_MIRROR names one")
    shutil.copy(CONFIGURATION, tmp_path)
    settings = tmp_path / "terraform.rc"
    settings.write_text(f'provider_installation {{\n  filesystem_mirror {{\n    path = "{folder}"\n  }}\n}}\n')
    # The provider itself takes its time: half a minute to start on a busy machine, and it waits by the clock.
    client = Client(None, environment(engine, quick_waiters), tmp_path, patience=400)
    client.environment |= {
        "TF_CLI_CONFIG_FILE": str(settings),
        "TF_IN_AUTOMATION": "1",
        "TF_VAR_endpoint": engine.endpoint,
        "CHECKPOINT_DISABLE": "1",
    }

    def run(*arguments, check=0):
        return client.run(program, *arguments, "-no-color", check=check)[0]

    run("init", "-input=false")
    return run


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
    assert emr.list_security_configurations()["SecurityConfigurations"] == []
