# SPDX-License-Identifier: Apache-2.0
"""Drivers of operations that list clusters and releases."""

import datetime
import time

from drivers import drives, refused
from harness import ENDED, RELEASE, run_job_flow, wait_for_cluster


def ended_cluster(emr):
    cluster = run_job_flow(emr, "ended", keep_alive=False)
    wait_for_cluster(emr, cluster, *ENDED)
    return cluster


@drives("ListClusters")
def list_clusters(emr, engine):
    # Times are sent in whole seconds: what earlier tests have left is not of this one.
    time.sleep(1.1)
    ended = ended_cluster(emr)
    described = emr.describe_cluster(ClusterId=ended)["Cluster"]
    created = described["Status"]["Timeline"]["CreationDateTime"]
    # 55 in all, so that there is a second page.
    clusters = [run_job_flow(emr, f"listed {number}") for number in range(54)]
    pages = list(emr.get_paginator("list_clusters").paginate(CreatedAfter=created))
    assert [len(page["Clusters"]) for page in pages] == [50, 5]
    assert "Marker" not in pages[-1]
    found = {cluster["Id"]: cluster for page in pages for cluster in page["Clusters"]}
    assert set(found) == {ended, *clusters}
    assert found[clusters[7]]["Name"] == "listed 7"
    assert found[ended]["Status"]["StateChangeReason"]["Code"] == "ALL_STEPS_COMPLETED"
    for member in ("Id", "Name", "Status", "ClusterArn", "NormalizedInstanceHours"):
        assert found[ended][member] == described[member]
    terminated = emr.list_clusters(CreatedAfter=created, ClusterStates=["TERMINATED", "TERMINATED_WITH_ERRORS"])
    assert [cluster["Id"] for cluster in terminated["Clusters"]] == [ended]
    before = emr.list_clusters(CreatedBefore=created - datetime.timedelta(days=4000))
    assert before["Clusters"] == [] and "Marker" not in before
    with refused("Marker 'nobody gave it' is not valid."):
        emr.list_clusters(Marker="nobody gave it")


@drives("ListReleaseLabels")
def list_release_labels(emr, engine):
    pages, token = [], {}
    while True:
        page = emr.list_release_labels(MaxResults=40, **token)
        pages.append(page["ReleaseLabels"])
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    labels = [label for page in pages for label in page]
    assert all(len(page) == 40 for page in pages[:-1]) and len(pages) > 1
    assert len(labels) == len(set(labels))
    # The newest first, by number and not by letter.
    assert labels.index("emr-7.10.0") < labels.index("emr-7.9.0") < labels.index("emr-6.15.0") < labels.index("emr-5.36.2")
    of_series = emr.list_release_labels(Filters={"Prefix": "emr-5.36"})["ReleaseLabels"]
    assert of_series == ["emr-5.36.2", "emr-5.36.1", "emr-5.36.0"]
    of_spark = emr.list_release_labels(Filters={"Application": "spark@3.5.2", "Prefix": "emr-7"})["ReleaseLabels"]
    assert RELEASE in of_spark and "emr-7.0.0" not in of_spark
    assert emr.list_release_labels(Filters={"Application": "spark@3.5"})["ReleaseLabels"] == []
    assert emr.list_release_labels(Filters={"Application": "Nonsense"})["ReleaseLabels"] == []
    with refused("is not valid"):
        emr.list_release_labels(NextToken="nobody gave it")
