# SPDX-License-Identifier: Apache-2.0
"""The AWS SDK for JavaScript, version 3: `programs/sdk.cjs` runs a cluster with its waiters and paginators."""

import json
import shutil

import pytest

from conftest import PROGRAMS


def test_a_cluster_with_waiters_and_paginators(client):
    javascript = client("javascript")
    node = shutil.which("node") or pytest.skip("there is no Node.js")
    stdout, _ = javascript.run(node, PROGRAMS / "sdk.cjs", NODE_PATH=str(javascript.folder / "node_modules"))
    result = json.loads(stdout)
    assert result["waiters"] == ["SUCCESS"] * 3
    assert result["firstPage"] == 50
    assert result["steps"] == [f"step {number}" for number in reversed(range(55))]
    assert json.loads(result["failure"])["state"] == "FAILURE"
    assert result["missing"] == {
        "name": "InvalidRequestException",
        "status": 400,
        "message": "Cluster id 'j-1AAAAAAAAAAAA' is not valid.",
    }
    assert result["arn"].endswith(f":cluster/{result['cluster']}")
    assert sorted(result["groups"]) == [["CORE", 2], ["MASTER", 1]]
    assert result["listed"]
