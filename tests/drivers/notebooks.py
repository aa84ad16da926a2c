# SPDX-License-Identifier: Apache-2.0
"""Drivers of the operations that read notebook executions."""

from datetime import datetime, timedelta, timezone

from drivers import drives, refused
from harness import run_job_flow

UNKNOWN = "ex-0000000000000000000000000"


def execution(emr, cluster, **more):
    """Starts an execution and gives its id with the request."""
    request = {
        "EditorId": "e-ABCDEFGHIJKLMNOPQRSTUVWXY",
        "RelativePath": "notebook.ipynb",
        "NotebookExecutionName": "nightly",
        "NotebookParams": '{"day": "today"}',
        "ExecutionEngine": {"Id": cluster, "Type": "EMR"},
        "ServiceRole": "EMR_Notebooks_DefaultRole",
        "EnvironmentVariables": {"STAGE": "test"},
        "Tags": [{"Key": "team", "Value": "sales"}],
        **more,
    }
    return emr.start_notebook_execution(**request)["NotebookExecutionId"], request


@drives("DescribeNotebookExecution")
def describe_notebook_execution(emr, engine):
    cluster = run_job_flow(emr)
    id, request = execution(emr, cluster)
    found = emr.describe_notebook_execution(NotebookExecutionId=id)["NotebookExecution"]
    shown = set(request) - {"RelativePath", "ServiceRole"}
    assert {key: found[key] for key in shown} == {key: request[key] for key in shown}
    assert found["Arn"].endswith(f":notebook-execution/{id}")
    # Nothing runs notebooks here, and nothing says that it did.
    assert found["Status"] == "FAILED" and "does not run notebooks" in found["LastStateChangeReason"]
    assert found["StartTime"] <= found["EndTime"] and "OutputNotebookURI" not in found
    with refused(f"Notebook execution id '{UNKNOWN}' is not valid."):
        emr.describe_notebook_execution(NotebookExecutionId=UNKNOWN)


@drives("ListNotebookExecutions")
def list_notebook_executions(emr, engine):
    cluster, other = run_job_flow(emr), run_job_flow(emr)
    made = [execution(emr, cluster)[0] for _ in range(51)]
    edited, _ = execution(emr, other, EditorId="e-OTHER")

    def listed(**filters):
        pages = emr.get_paginator("list_notebook_executions").paginate(**filters)
        return [found for page in pages for found in page["NotebookExecutions"]]

    assert len(emr.list_notebook_executions(ExecutionEngineId=cluster)["NotebookExecutions"]) == 50
    found = listed(ExecutionEngineId=cluster)
    assert sorted(one["NotebookExecutionId"] for one in found) == sorted(made)
    assert {(one["ExecutionEngineId"], one["Status"], one["NotebookExecutionName"]) for one in found} == {
        (cluster, "FAILED", "nightly")
    }
    times = [one["StartTime"] for one in found]
    assert times == sorted(times, reverse=True)
    assert [one["NotebookExecutionId"] for one in listed(EditorId="e-OTHER")][0] == edited
    assert listed(ExecutionEngineId=cluster, Status="RUNNING") == []
    hour = timedelta(hours=1)
    now = datetime.now(timezone.utc)
    assert listed(ExecutionEngineId=cluster, From=now + hour) == []
    assert listed(ExecutionEngineId=cluster, To=now - hour) == []
    assert len(listed(ExecutionEngineId=cluster, From=now - hour, To=now + hour)) == 51
    with refused("Marker 'none' is not valid."):
        emr.list_notebook_executions(Marker="none")
