# SPDX-License-Identifier: Apache-2.0
"""A failure explains itself: in FailureDetails and ErrorDetails for every client, and in `emrys show` with the log's lines."""

import json

from harness import add_steps, command, run_job_flow, shell, wait_for_cluster, wait_for_step

SCRIPT = """
def price(row):
    return row["price"]


price({"name": "x"})
"""


def details(emr, cluster, step):
    return wait_for_step(emr, cluster, step, "FAILED")["FailureDetails"]


def test_a_failed_step_says_why(engine, emr, s3):
    s3.create_bucket(Bucket="failures")
    s3.put_object(Bucket="failures", Key="price.py", Body=SCRIPT)
    cluster = run_job_flow(emr, LogUri="s3://failures/logs/")
    path = engine.home / "s3" / "failures" / "price.py"
    steps = add_steps(
        emr,
        cluster,
        shell(f"echo begin >&2; python3 {path}", name="traceback"),
        command("no-such-program", name="missing"),
        shell("frobnicate", name="command"),
        shell("exit 3", name="code"),
        shell("kill -9 $$", name="killed"),
    )
    python, missing, unknown_command, code, killed = (details(emr, cluster, step) for step in steps)

    assert python["Reason"] == "Unknown Error."
    assert python["Message"] == "KeyError: 'price' (price.py:3)"
    assert python["LogFile"] == f"s3://failures/logs/{cluster}/steps/{steps[0]}/stderr.gz"
    assert missing["Reason"] == "Command not found."
    assert missing["Message"] == 'Cannot run program "no-such-program": No such file or directory'
    assert missing["LogFile"].endswith("/controller.gz")
    assert unknown_command["Reason"] == "Command not found."
    assert "frobnicate: command not found" in unknown_command["Message"]
    assert (code["Reason"], code["Message"]) == ("Unknown Error.", "the process ended with exit code 3")
    assert (killed["Reason"], killed["Message"]) == ("Process was killed.", "the process was ended by signal 9")

    shown = engine.cli("show", steps[0], check=0)
    assert "KeyError: 'price' (price.py:3)" in shown.stdout
    assert "\nstderr has:\n  2 | Traceback (most recent call last):\n" in shown.stdout
    assert f"hint: all of it: `emrys logs {steps[0]} --stream stderr`" in shown.stderr
    failure = json.loads(engine.cli("show", steps[0], "--json", check=0).stdout)["Failure"]
    assert failure["Stream"] == "stderr"
    assert failure["Lines"][0] == {"Number": 2, "Text": "Traceback (most recent call last):"}


def test_a_failed_bootstrap_action_says_why(engine, emr, s3):
    s3.create_bucket(Bucket="bootstrap-failures")
    s3.put_object(Bucket="bootstrap-failures", Key="good.sh", Body="true")
    s3.put_object(Bucket="bootstrap-failures", Key="bad.sh", Body="echo no repository >&2\nfrobnicate\n")

    def failed(*scripts):
        actions = [
            {"Name": script, "ScriptBootstrapAction": {"Path": f"s3://bootstrap-failures/{script}"}} for script in scripts
        ]
        cluster = run_job_flow(emr, BootstrapActions=actions)
        return cluster, wait_for_cluster(emr, cluster, "TERMINATED_WITH_ERRORS")["Status"]

    cluster, status = failed("good.sh", "bad.sh")
    (error,) = status["ErrorDetails"]
    data = {name: value for entry in error["ErrorData"] for name, value in entry.items()}
    assert status["StateChangeReason"]["Code"] == "BOOTSTRAP_FAILURE"
    assert status["StateChangeReason"]["Message"] == (
        f"On the master instance ({data['primary-instance-id']}), bootstrap action 2 returned a non-zero return code"
    )
    assert error["ErrorCode"] == "BOOTSTRAP_FAILURE_PRIMARY_WITH_NON_ZERO_CODE"
    assert data["bootstrap-action"] == "2"
    assert data["amazon-s3-path"] == "s3://bootstrap-failures/bad.sh"
    shown = engine.cli("show", cluster, check=0).stdout
    assert "frobnicate: command not found" in shown and "\nstderr has:\n" in shown

    cluster, status = failed("none.sh")
    assert status["StateChangeReason"]["Message"].endswith(
        "failed attempting to download bootstrap action 1 file from S3"
    )
    assert status["ErrorDetails"][0]["ErrorCode"] == "BOOTSTRAP_FAILURE_BA_DOWNLOAD_FAILED_PRIMARY"
    failure = json.loads(engine.cli("show", cluster, "--json", check=0).stdout)["Failure"]
    assert failure["Message"] == "`s3://bootstrap-failures/none.sh` does not exist"
