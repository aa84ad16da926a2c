# SPDX-License-Identifier: Apache-2.0
"""Security configurations that a project defines: created once, used where they are equal, never changed."""

import json

from harness import all_clusters, emrys

DOCUMENT = """\
security_configurations:
  {name}:
    encryption_configuration:
      at_rest_encryption_configuration:
        local_disk_encryption_configuration:
          encryption_key_provider_type: AwsKms
          aws_kms_key: "${{ssm:/security/key}}"
    authentication_configuration:
      kerberos_configuration:
        provider: ClusterDedicatedKdc
        cluster_dedicated_kdc_configuration: {{ ticket_lifetime_in_hours: {hours} }}
clusters:
  secured:
    release_label: emr-7.5.0
    security_configuration: {name}
    kerberos_attributes: {{ realm: EC2.INTERNAL, kdc_admin_password: "${{ssm:/security/password}}" }}
job_flows:
  {name}:
    cluster: secured
    steps: [{{ name: date, command: [date] }}]
"""
KEY = "arn:aws:kms:eu-west-1:111122223333:key/of-security-4711"
PASSWORD = "password-of-security-4711"


def named(emr, name):
    """The clusters of that name."""
    clusters = [emr.describe_cluster(ClusterId=id)["Cluster"] for id in all_clusters(emr)]
    return [cluster for cluster in clusters if cluster["Name"] == name]


def test_it_is_created_once_and_never_changed(engine, tmp_path):
    ssm, emr = engine.client("ssm"), engine.client("emr")
    ssm.put_parameter(Name="/security/key", Value=KEY, Type="String", Overwrite=True)
    ssm.put_parameter(Name="/security/password", Value=PASSWORD, Type="SecureString", Overwrite=True)
    name = "created-once"
    file = tmp_path / "emrys.yaml"
    file.write_text(DOCUMENT.format(name=name, hours=24))

    def run(check):
        return emrys(tmp_path / "home", "run", file, "--on", engine.endpoint, check=check)

    shown = emrys(tmp_path / "home", "plan", file, check=0).stdout
    assert f"CreateSecurityConfiguration `{name}`, unless it is there" in shown
    assert "${ssm:/security/key}" in shown and KEY not in shown

    assert f"created the security configuration `{name}`" in run(0).stderr
    described = emr.describe_security_configuration(Name=name)
    configuration = json.loads(described["SecurityConfiguration"])
    assert configuration["EncryptionConfiguration"] == {
        "EnableInTransitEncryption": False,
        "EnableAtRestEncryption": True,
        "AtRestEncryptionConfiguration": {
            "LocalDiskEncryptionConfiguration": {"EncryptionKeyProviderType": "AwsKms", "AwsKmsKey": KEY}
        },
    }
    again = run(0)
    assert "created the security configuration" not in again.stderr
    assert emr.describe_security_configuration(Name=name)["CreationDateTime"] == described["CreationDateTime"]
    clusters = named(emr, name)
    assert [cluster["SecurityConfiguration"] for cluster in clusters] == [name, name]
    assert all(cluster["KerberosAttributes"]["Realm"] == "EC2.INTERNAL" for cluster in clusters)

    file.write_text(DOCUMENT.format(name=name, hours=12))
    other = run(4).stderr
    assert "TicketLifetimeInHours the document has 12, the target 24" in other
    assert KEY not in other
    assert emr.describe_security_configuration(Name=name)["SecurityConfiguration"] == json.dumps(
        configuration, separators=(",", ":")
    ), "it is what it was"
    assert len(named(emr, name)) == 2


def test_one_that_is_written_otherwise_and_means_the_same_is_used(engine, tmp_path):
    ssm, emr = engine.client("ssm"), engine.client("emr")
    ssm.put_parameter(Name="/security/key", Value=KEY, Type="String", Overwrite=True)
    ssm.put_parameter(Name="/security/password", Value=PASSWORD, Type="SecureString", Overwrite=True)
    name = "the-accounts-own"
    disk = {"AwsKmsKey": KEY, "EncryptionKeyProviderType": "AwsKms"}
    kdc = {"ClusterDedicatedKdcConfiguration": {"TicketLifetimeInHours": 24}, "Provider": "ClusterDedicatedKdc"}
    configuration = {
        "AuthenticationConfiguration": {"KerberosConfiguration": kdc},
        "EncryptionConfiguration": {
            "AtRestEncryptionConfiguration": {"LocalDiskEncryptionConfiguration": disk},
            "EnableAtRestEncryption": True,
        },
    }
    emr.create_security_configuration(Name=name, SecurityConfiguration=json.dumps(configuration, indent=2))
    file = tmp_path / "emrys.yaml"
    file.write_text(DOCUMENT.format(name=name, hours=24))
    done = emrys(tmp_path / "home", "run", file, "--on", engine.endpoint, check=0)
    assert "created" not in done.stderr
