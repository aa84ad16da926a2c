# SPDX-License-Identifier: Apache-2.0
"""A small project with a profile, a cluster and a launch function, for the tests that deploy one."""

PROJECT = """
namespace: sales
profiles:
  existing:
    logs: s3://acme-logs/emr/
    artifacts: s3://acme-code/sales/
    service_role: arn:aws:iam::000000000000:role/emr-service
    instance_profile: arn:aws:iam::000000000000:instance-profile/emr-instance
    instance_role: arn:aws:iam::000000000000:role/emr-instance
    security_groups: {{ primary: sg-11111111, core: sg-22222222 }}
clusters:
  small:
    release_label: emr-7.5.0
    applications: []
    ec2_attributes: {{ subnet_id: subnet-0123456789abcdef0 }}
    allowed_overrides:
      Concurrency: {{ path: StepConcurrencyLevel, minimum: 1, maximum: {maximum} }}
    step_concurrency_level: 2
{cluster}
    auto_termination_policy: {{ idle_timeout: 60 }}
launch_functions:
  nightly:
    description: the nightly cluster
    profile: existing
    cluster: small
{more}
"""

WEEKLY = """
  weekly:
    profile: existing
    cluster: small
"""


# Members of a secret as properties of the cluster.
SECRETS = """
    secret_configurations:
      hive-site: {{ secret: {secret}, properties: [javax.jdo.option.ConnectionUserName, javax.jdo.option.ConnectionPassword] }}
"""


def write(folder, maximum=10, more="", cluster=""):
    """Writes the project, and gives its folder."""
    folder.mkdir(exist_ok=True)
    (folder / "emrys.yaml").write_text(PROJECT.format(maximum=maximum, more=more, cluster=cluster))
    return folder
