# SPDX-License-Identifier: Apache-2.0
"""`emrys diff`: what differs between clusters of documents, and between one and a cluster that is there."""

import json

from harness import emrys

DOCUMENT = """\
placeholders: { workers: 2 }
environments:
  production: { placeholders: { workers: 3 } }
clusters:
  small:
    release_label: emr-7.5.0
    applications: [Spark, Hadoop]
    core_instance_group: { instance_type: m5.xlarge, instance_count: "${workers}" }
    tags: { team: data, stage: test }
    configurations:
      - { classification: spark-defaults, properties: { spark.executor.cores: 2 } }
      - { classification: hive-site, properties: { hive.exec.dynamic.partition: true } }
  same:
    name: small
    applications: [hadoop, spark]
    release_label: emr-7.5.0
    step_concurrency_level: 1
    tags: { stage: test, team: data }
    configurations:
      - { classification: hive-site, properties: { hive.exec.dynamic.partition: true } }
      - { classification: spark-defaults, properties: { spark.executor.cores: 2 } }
    core_instance_group: { instance_type: m5.xlarge, instance_count: 2 }
  larger:
    extends: small
    name: small
    core_instance_group: { instance_count: 4 }
    tags: { stage: null }
    configurations:
      - { classification: spark-defaults, properties: { spark.executor.cores: 4 } }
job_flows:
  stays:
    cluster: small
    name: small
    end_of_life: keep
    steps: [{ name: date, command: [date] }]
"""


def write(folder):
    (folder / "emrys.yaml").write_text(DOCUMENT)
    return folder


def test_what_means_the_same_is_no_difference(tmp_path):
    folder = write(tmp_path)
    done = emrys(tmp_path / "home", "diff", "small", "same", cwd=folder, check=0)
    assert done.stdout == "no difference\n"


def test_differences_are_named_by_what_they_are_about(tmp_path):
    folder = write(tmp_path)
    done = emrys(tmp_path / "home", "diff", "small", "larger", "--json", cwd=folder, check=10)
    found = {own["path"]: (own["left"], own["right"]) for own in json.loads(done.stdout)["differences"]}
    assert found == {
        "Instances.InstanceGroups.CORE.InstanceCount": (2, 4),
        "Tags.stage": ("test", None),
        "Configurations[spark-defaults].Properties[spark.executor.cores]": ("2", "4"),
    }
    environments = emrys(tmp_path / "home", "diff", "emrys.yaml#small", "small@production", cwd=folder, check=10)
    assert environments.stdout == "Instances.InstanceGroups.CORE.InstanceCount: 2 → 3\n"
    assert "there is no job flow and no cluster `smal`" in emrys(
        tmp_path / "home", "diff", "smal", "small", cwd=folder, check=2
    ).stderr


def test_a_cluster_that_is_there_is_what_launched_it_until_somebody_changes_it(engine, tmp_path):
    folder = write(tmp_path)
    home = tmp_path / "home"
    ran = emrys(home, "run", "stays", "--on", engine.endpoint, "--json", cwd=folder, check=0)
    cluster = json.loads(ran.stdout)["cluster_id"]
    emr = engine.client("emr")
    try:
        same = emrys(home, "diff", "stays", cluster, "--on", engine.endpoint, cwd=folder, check=0)
        assert same.stdout == "no difference\n"
        assert "EMR does not tell" in same.stderr
        groups = emr.list_instance_groups(ClusterId=cluster)["InstanceGroups"]
        core = next(group["Id"] for group in groups if group["InstanceGroupType"] == "CORE")
        emr.modify_instance_groups(ClusterId=cluster, InstanceGroups=[{"InstanceGroupId": core, "InstanceCount": 5}])
        emr.add_tags(ResourceId=cluster, Tags=[{"Key": "owner", "Value": "eva"}])
        other = emrys(home, "diff", cluster, "stays", "--on", engine.endpoint, cwd=folder, check=10)
        assert "Instances.InstanceGroups.CORE.InstanceCount: 5 → 2\n" in other.stdout
        assert 'Tags.owner: "eva" → nothing\n' in other.stdout
    finally:
        emr.terminate_job_flows(JobFlowIds=[cluster])
