# SPDX-License-Identifier: Apache-2.0
"""The AWS CLI, pointed at the engine by what `emrys env` prints and nothing else."""

import os

from harness import wait_until


def step(name, *arguments):
    """A step in the shorthand of the AWS CLI."""
    return f"Type=CUSTOM_JAR,Name={name},ActionOnFailure=CONTINUE,Jar=command-runner.jar,Args=[{','.join(arguments)}]"


def test_the_life_of_a_cluster(aws, tmp_path):
    created = aws(
        "emr", "create-cluster", "--name", "from the CLI", "--release-label", "emr-7.5.0", "--use-default-roles",
        "--instance-type", "m5.xlarge", "--instance-count", "1", "--tags", "team=sales",
        "--steps", step("first", "touch", str(tmp_path / "first")),
    )  # fmt: skip
    cluster = created["ClusterId"]
    aws("emr", "wait", "cluster-running", "--cluster-id", cluster)
    added = aws(
        "emr", "add-steps", "--cluster-id", cluster,
        "--steps", step("second", "touch", str(tmp_path / "second")), step("long", "sleep", "600"), step("late", "true"),
    )  # fmt: skip
    second, long, late = added["StepIds"]

    def describe(step_id):
        return aws("emr", "describe-step", "--cluster-id", cluster, "--step-id", step_id)["Step"]

    wait_until(lambda: describe(long)["Status"]["State"] == "RUNNING", "the long step to run")
    assert (tmp_path / "first").exists() and (tmp_path / "second").exists()
    assert describe(second)["Name"] == "second"
    aws("emr", "wait", "step-complete", "--cluster-id", cluster, "--step-id", second)

    cancelled = aws("emr", "cancel-steps", "--cluster-id", cluster, "--step-ids", late, long)
    assert {info["Status"] for info in cancelled["CancelStepsInfoList"]} == {"SUBMITTED"}
    wait_until(lambda: describe(long)["Status"]["State"] == "CANCELLED", "the long step to be cancelled")
    assert describe(late)["Status"]["State"] == "CANCELLED"

    listed = aws("emr", "list-steps", "--cluster-id", cluster)["Steps"]
    assert [found["Name"] for found in listed] == ["late", "long", "second", "first"]
    assert cluster in [found["Id"] for found in aws("emr", "list-clusters", "--active")["Clusters"]]
    described = aws("emr", "describe-cluster", "--cluster-id", cluster)["Cluster"]
    assert described["Name"] == "from the CLI"
    assert described["Tags"] == [{"Key": "team", "Value": "sales"}]

    aws("emr", "terminate-clusters", "--cluster-ids", cluster)
    wait_until(
        lambda: aws("emr", "describe-cluster", "--cluster-id", cluster)["Cluster"]["Status"]["State"] == "TERMINATED",
        "the cluster to end",
    )
    aws("emr", "wait", "cluster-terminated", "--cluster-id", cluster)
    assert cluster in [found["Id"] for found in aws("emr", "list-clusters", "--terminated")["Clusters"]]


def test_default_roles_and_attributes(aws, engine):
    # The command asks IAM alone, and makes the name of EMR's service principal out of the address that EMR would have.
    create_roles = (
        "emr", "create-default-roles", "--endpoint-url", "https://elasticmapreduce.us-east-1.amazonaws.com",
        "--iam-endpoint", engine.endpoint,
    )  # fmt: skip
    made = {role["Role"]["RoleName"]: role for role in aws(*create_roles)}
    assert set(made) == {"EMR_EC2_DefaultRole", "EMR_DefaultRole", "EMR_AutoScaling_DefaultRole"}
    assert "s3:*" in made["EMR_EC2_DefaultRole"]["RolePolicy"]["Statement"][0]["Action"]
    found = aws("iam", "get-instance-profile", "--instance-profile-name", "EMR_EC2_DefaultRole")
    assert [role["RoleName"] for role in found["InstanceProfile"]["Roles"]] == ["EMR_EC2_DefaultRole"]
    # Now they are there, and nothing is made.
    assert aws(*create_roles) in ("", [])
    cluster = aws(
        "emr", "create-cluster", "--name", "attributes", "--release-label", "emr-7.5.0", "--use-default-roles",
        "--instance-groups", "InstanceGroupType=MASTER,InstanceCount=1,InstanceType=m5.xlarge",
        "InstanceGroupType=CORE,InstanceCount=2,InstanceType=m5.xlarge", "--termination-protected",
    )["ClusterId"]  # fmt: skip
    aws("emr", "wait", "cluster-running", "--cluster-id", cluster)
    aws("emr", "modify-cluster", "--cluster-id", cluster, "--step-concurrency-level", "3")
    described = aws("emr", "describe-cluster", "--cluster-id", cluster)["Cluster"]
    assert described["StepConcurrencyLevel"] == 3
    assert {group["InstanceGroupType"] for group in described["InstanceGroups"]} == {"MASTER", "CORE"}
    assert "protected" in aws("emr", "terminate-clusters", "--cluster-ids", cluster, check=255)
    aws("emr", "modify-cluster-attributes", "--cluster-id", cluster, "--no-termination-protected")
    aws("emr", "terminate-clusters", "--cluster-ids", cluster)
    aws("emr", "wait", "cluster-terminated", "--cluster-id", cluster)


def test_a_refusal_is_shown(aws):
    message = aws("emr", "describe-cluster", "--cluster-id", "j-1AAAAAAAAAAAA", check=255)
    assert "InvalidRequestException" in message
    assert "Cluster id 'j-1AAAAAAAAAAAA' is not valid." in message


def test_s3_commands(aws, tmp_path):
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("a")
    (folder / "deep" / "b.txt").write_text("b")
    # Above the CLI's threshold for multipart uploads.
    (tmp_path / "large.bin").write_bytes(os.urandom(9 * 1024 * 1024))

    aws("s3", "mb", "s3://cli-bucket")
    aws("s3", "cp", "large.bin", "s3://cli-bucket/large.bin")
    aws("s3", "cp", "s3://cli-bucket/large.bin", "again.bin")
    assert (tmp_path / "again.bin").read_bytes() == (tmp_path / "large.bin").read_bytes()

    aws("s3", "sync", "folder", "s3://cli-bucket/synced/")
    listing = aws("s3", "ls", "--recursive", "s3://cli-bucket/")
    assert [line.split()[3] for line in listing.splitlines()] == ["large.bin", "synced/a.txt", "synced/deep/b.txt"]
    assert "PRE synced/" in aws("s3", "ls", "s3://cli-bucket/")
    # Nothing has changed: nothing is copied. What has, is, and --delete removes the rest.
    assert aws("s3", "sync", "folder", "s3://cli-bucket/synced/") == ""
    (folder / "a.txt").write_text("changed")
    (folder / "deep" / "b.txt").unlink()
    aws("s3", "sync", "--delete", "folder", "s3://cli-bucket/synced/")
    aws("s3", "sync", "s3://cli-bucket/synced/", "back")
    assert (tmp_path / "back" / "a.txt").read_text() == "changed"
    assert not (tmp_path / "back" / "deep").exists()

    assert "BucketNotEmpty" in aws("s3", "rb", "s3://cli-bucket", check=1)
    aws("s3", "rb", "--force", "s3://cli-bucket")
    assert "cli-bucket" not in aws("s3", "ls")
