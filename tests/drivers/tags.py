# SPDX-License-Identifier: Apache-2.0
"""Drivers of tags, on clusters; studios are in test_account.py."""

from drivers import drives, refused
from harness import ENDED, run_job_flow, wait_for_cluster

UNKNOWN = "j-0000000000000"
ENDED_MESSAGE = "A job flow that is shutting down, terminated, or finished may not be modified."


def tags(*keys, value=""):
    return [{"Key": key, "Value": value} for key in keys]


def shown(emr, resource):
    found = emr.describe_cluster(ClusterId=resource)["Cluster"]["Tags"]
    return {tag["Key"]: tag["Value"] for tag in found}


@drives("AddTags", "RemoveTags")
def add_and_remove_tags(emr, engine):
    cluster = run_job_flow(emr, Tags=tags("kept", "replaced"))
    emr.add_tags(ResourceId=cluster, Tags=tags("replaced", "added", value="new"))
    assert shown(emr, cluster) == {"kept": "", "replaced": "new", "added": "new"}
    emr.remove_tags(ResourceId=cluster, TagKeys=["replaced", "never there"])
    assert shown(emr, cluster) == {"kept": "", "added": "new"}
    for key, message in (("", "Tag key cannot be empty."), ("aws:mine", "the prefix aws: is reserved")):
        with refused(message):
            emr.add_tags(ResourceId=cluster, Tags=tags("good", key))
    emr.add_tags(ResourceId=cluster, Tags=tags(*(f"tag {number}" for number in range(48))))
    with refused("A resource has at most 50 tags."):
        emr.add_tags(ResourceId=cluster, Tags=tags("one more"))
    assert len(shown(emr, cluster)) == 50
    for resource in (UNKNOWN, "nonsense"):
        with refused("is not valid"):
            emr.add_tags(ResourceId=resource, Tags=tags("a"))
        with refused("is not valid"):
            emr.remove_tags(ResourceId=resource, TagKeys=["a"])
    emr.terminate_job_flows(JobFlowIds=[cluster])
    wait_for_cluster(emr, cluster, *ENDED)
    with refused(ENDED_MESSAGE, "ValidationException"):
        emr.add_tags(ResourceId=cluster, Tags=tags("late"))
    with refused(ENDED_MESSAGE, "ValidationException"):
        emr.remove_tags(ResourceId=cluster, TagKeys=["kept"])
