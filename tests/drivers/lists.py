# SPDX-License-Identifier: Apache-2.0
"""Drivers of operations that list and describe clusters, steps and releases."""

from drivers import drives, refused
from harness import RELEASE


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
    of_spark = emr.list_release_labels(Filters={"Application": "Spark 3.5.2", "Prefix": "emr-7"})["ReleaseLabels"]
    assert RELEASE in of_spark and "emr-7.0.0" not in of_spark
    assert emr.list_release_labels(Filters={"Application": "Nonsense"})["ReleaseLabels"] == []
    with refused("is not valid"):
        emr.list_release_labels(NextToken="nobody gave it")
