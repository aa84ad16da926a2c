# SPDX-License-Identifier: Apache-2.0
"""`--on aws` against moto's server, an EMR, S3 and STS that are not ours.

moto's steps do not run: a thread of the test drives its clusters through their states, by moto's own objects, and
writes the logs that EMR would archive.
"""

import gzip
import json
import logging
import ssl
import threading
import time
from datetime import datetime, timezone

import boto3
import pytest
import trustme
from moto.backends import get_backend
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

from harness import emrys, wait_until

ACCOUNT = "123456789012"
REGION = "eu-central-1"
LOGS = "s3://acme-logs/emr/"

DOCUMENT = f"""
clusters:
  bare:
    release_label: emr-7.5.0
    applications: []
    log_uri: {LOGS}
    tags: {{ team: data }}
job_flows:
  two:
    cluster: bare
    steps:
      - name: first
        command: [echo, one]
      - name: second
        script: {{ path: hello.sh }}
"""


# A line for each request is more than anybody reads.
logging.getLogger("werkzeug").setLevel(logging.WARNING)


class Aws:
    """moto's server with what a test wants to know and to spoil, on plain HTTP or with TLS."""

    def __init__(self, tls=None):
        self.moto = DomainDispatcherApplication(create_backend_app)
        self.server = make_server("127.0.0.1", 0, self, threaded=True, ssl_context=tls)
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self.server.server_port}"
        self.calls = []
        # How often an operation is refused, and with which error.
        self.refusals = {}
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __call__(self, environ, start_response):
        operation = environ.get("HTTP_X_AMZ_TARGET", "").rpartition(".")[2]
        operation = operation or f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"
        self.calls.append((operation, environ.get("HTTP_AUTHORIZATION", "")))
        left, error, message = self.refusals.get(operation, (0, None, None))
        if left:
            self.refusals[operation] = (left - 1, error, message)
            answer = Response(json.dumps({"__type": error, "message": message}), status=400)
            return answer(environ, start_response)
        return self.moto(environ, start_response)

    def client(self, service):
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )

    def environment(self, folder, **more):
        """The variables of a user whose default profile has keys, with this server in the place of AWS."""
        (folder / "credentials").write_text(
            "[default]\naws_access_key_id = AKIDDEFAULT\naws_secret_access_key = hush\n"
            "[other]\naws_access_key_id = AKIDOTHER\naws_secret_access_key = hush\n"
        )
        (folder / "config").write_text(
            f"[default]\nregion = {REGION}\n[profile other]\nregion = us-west-2\n[profile nowhere]\n"
        )
        services = ("EMR", "S3", "STS", "SSM", "SECRETS_MANAGER")
        return {
            **{f"AWS_ENDPOINT_URL_{service}": self.url for service in services},
            "AWS_SHARED_CREDENTIALS_FILE": str(folder / "credentials"),
            "AWS_CONFIG_FILE": str(folder / "config"),
            "AWS_EC2_METADATA_DISABLED": "true",
            **more,
        }


@pytest.fixture
def aws():
    for service in ("emr", "s3"):
        get_backend(service).reset()
    aws = Aws()
    s3 = aws.client("s3")
    for bucket in ("acme-logs", "acme-code"):
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    yield aws
    aws.server.shutdown()


@pytest.fixture
def run(aws, tmp_path):
    """Runs the CLI as that user, in a folder with the document."""
    (tmp_path / "emrys.yaml").write_text(DOCUMENT)
    (tmp_path / "hello.sh").write_text("echo hello\n")

    def run(*arguments, **more):
        variables = {**aws.environment(tmp_path), "EMRYS_ARTIFACTS": "s3://acme-code/jobs/", **more}
        variables = {name: value for name, value in variables.items() if value is not None}
        check = variables.pop("check", 0)
        return emrys(tmp_path / "home", *arguments, cwd=tmp_path, check=check, **variables)

    return run


def clusters():
    """moto's own clusters. Behind an address that names no region it keeps all of them in one."""
    return get_backend("emr")[ACCOUNT]["us-east-1"].clusters


def archive(aws, cluster, step, **logs):
    for name, text in logs.items():
        key = f"emr/{cluster.id}/steps/{step.id}/{name}.gz"
        aws.client("s3").put_object(Bucket="acme-logs", Key=key, Body=gzip.compress(text.encode()))


def end_step(aws, cluster, step, code, **logs):
    """Ends a step as EMR does, with its logs in the archive."""
    step.start_date_time = step.start_date_time or datetime.now(timezone.utc).replace(tzinfo=None)
    step.end_date_time = datetime.now(timezone.utc).replace(tzinfo=None)
    ended = f"INFO ProcessRunner started child process\nWARN Step failed with exitCode {code} and took 1 seconds\n"
    archive(aws, cluster, step, controller=ended, **logs)
    step.state = "FAILED" if code else "COMPLETED"


def play(aws, codes, **logs):
    """Plays EMR in the background: the next cluster's steps end with these codes, one after the other."""
    known = set(clusters())

    def play():
        (new,) = wait_until(lambda: set(clusters()) - known, "a cluster")
        cluster = clusters()[new]
        for code, step in zip(codes, cluster.steps):
            step.state = "RUNNING"
            time.sleep(0.2)
            end_step(aws, cluster, step, code, **logs)
            if code:
                break
        for step in cluster.steps:
            if step.state in ("PENDING", "RUNNING"):
                step.state = "CANCELLED"
        cluster.terminate()

    thread = threading.Thread(target=play, daemon=True)
    thread.start()
    return thread


def test_a_run_says_who_calls_uploads_and_ends_with_its_outcome(aws, run):
    played = play(aws, [0, 0], stdout="one\n")
    done = run("run", "two", "--on", "aws", "--json")
    played.join()
    first = done.stderr.splitlines()[0]
    assert first == (
        f"target: AWS at {aws.url}, account {ACCOUNT} as arn:aws:sts::{ACCOUNT}:user/moto, region {REGION}"
    )
    outcome = json.loads(done.stdout)
    assert outcome["verdict"] == "completed"
    assert [step["state"] for step in outcome["steps"]] == ["COMPLETED", "COMPLETED"]

    operation, signature = next(call for call in aws.calls if call[0] == "RunJobFlow")
    assert f"AKIDDEFAULT/{datetime.now(timezone.utc):%Y%m%d}/{REGION}/elasticmapreduce" in signature
    cluster = aws.client("emr").describe_cluster(ClusterId=outcome["cluster_id"])["Cluster"]
    assert {"Key": "team", "Value": "data"} in cluster["Tags"]
    script = clusters()[outcome["cluster_id"]].steps[1]
    assert script.jar == f"s3://{REGION}.elasticmapreduce/libs/script-runner/script-runner.jar"
    uri = script.args[0]
    assert uri.startswith("s3://acme-code/jobs/emrys/artifacts/"), uri
    body = aws.client("s3").get_object(Bucket="acme-code", Key=uri.removeprefix("s3://acme-code/"))
    assert body["Body"].read() == b"echo hello\n"

    # What is there already is not sent again.
    aws.calls.clear()
    played = play(aws, [0, 0])
    run("run", "two", "--on", "aws")
    played.join()
    assert not [call for call, _ in aws.calls if call.startswith("PUT /acme-code/jobs")]


def test_the_cause_of_a_failure_is_found_in_the_archive(aws, run):
    trace = (
        "Traceback (most recent call last):\n"
        '  File "/home/hadoop/job.py", line 7, in <module>\n'
        "    main()\n"
        "ValueError: no such day\n"
    )
    played = play(aws, [1, 0], stderr=trace, stdout="reading\n")
    done = run("run", "two", "--on", "aws", check=5)
    played.join()
    assert "ValueError: no such day" in done.stderr
    (cluster,) = clusters().values()
    step = cluster.steps[0].id
    shown = json.loads(run("show", step, "--on", "aws", "--json").stdout)
    assert shown["Failure"]["Message"] == "ValueError: no such day (job.py:7)"
    assert run("logs", step, "--stream", "stderr", "--on", "aws").stdout == trace
    assert run("logs", step, "-f", "--on", "aws").stdout == "reading\n"


def test_a_log_is_followed_from_one_archiving_to_the_next(aws, run):
    cluster_id = run("run", "two", "--on", "aws", "--detach").stdout.strip()
    cluster = clusters()[cluster_id]
    step = cluster.steps[0]
    step.state = "RUNNING"
    refused = run("logs", step.id, "--on", "aws", check=4)
    assert "EMR archives logs about every 5 minutes" in refused.stderr
    assert "hint: wait for it with --follow" in refused.stderr

    followed = {}
    seen = len(aws.calls)
    follower = threading.Thread(
        target=lambda: followed.update(done=run("logs", step.id, "-f", "--on", "aws"))
    )
    follower.start()
    looked = lambda what: any(call.startswith(f"GET /acme-logs{what}") for call, _ in aws.calls[seen:])
    wait_until(lambda: looked(""), "a look")
    archive(aws, cluster, step, stdout="one\n", controller="INFO startExec\n")
    wait_until(lambda: looked(f"/emr/{cluster_id}/steps/{step.id}/stdout.gz"), "the first copy to be read")
    end_step(aws, cluster, step, 0, stdout="one\ntwo\n")
    follower.join()
    assert followed["done"].stdout == "one\ntwo\n"
    assert "EMR archives logs about every 5 minutes" in followed["done"].stderr


def test_what_is_missing_is_named_before_anything_is_sent(aws, run):
    for variables, code, message in (
        ({"AWS_PROFILE": "nowhere"}, 2, "no AWS region is configured\nhint: name one with --region"),
        (
            {"AWS_PROFILE": "nowhere", "AWS_REGION": REGION},
            4,
            "no AWS credentials were found\nhint: sign in",
        ),
        ({"EMRYS_ARTIFACTS": None}, 2, "has to be uploaded, and nothing says where to\nhint: name a bucket"),
        ({"EMRYS_ARTIFACTS": "s3://acme-none"}, 4, "hint: create it first: `aws s3 mb s3://acme-none`"),
        ({"AWS_CA_BUNDLE": "/does/not/exist.pem"}, 2, "No such file"),
        ({"AWS_USE_FIPS_ENDPOINT": "true"}, 2, "name each with AWS_ENDPOINT_URL_EMR"),
    ):
        aws.calls.clear()
        done = run("run", "two", "--on", "aws", check=code, **variables)
        assert message in done.stderr, done.stderr
        assert "hush" not in done.stderr
        assert "RunJobFlow" not in [call[0] for call in aws.calls]


def test_errors_about_the_caller_say_what_to_do(aws, run):
    for error, hint in (
        ("ExpiredTokenException", "sign in again"),
        ("UnrecognizedClientException", "if `emrys env` has set it, unset AWS_ACCESS_KEY_ID"),
        ("InvalidSignatureException", "this machine's clock is wrong"),
        ("AccessDeniedException", "docs/aws.md"),
    ):
        aws.refusals["ListClusters"] = (1, error, "no.\n\nThe Canonical String: x-amz-security-token:hush")
        done = run("ps", "--on", "aws", check=4)
        assert error in done.stderr and hint in done.stderr, done.stderr
        assert "hush" not in done.stderr


def test_throttled_requests_are_sent_again(aws, run):
    for operation in ("RunJobFlow", "DescribeCluster", "ListSteps"):
        aws.refusals[operation] = (1, "ThrottlingException", "Rate exceeded")
    played = play(aws, [0, 0])
    run("run", "two", "--on", "aws")
    played.join()
    assert [call[0] for call in aws.calls].count("RunJobFlow") == 2
    assert len(clusters()) == 1


def test_a_profile_and_a_region_are_chosen(aws, run):
    done = run("ps", "--on", "aws", "--profile", "other")
    assert "no clusters" in done.stderr
    assert "AKIDOTHER" in aws.calls[-1][1] and "us-west-2" in aws.calls[-1][1]
    run("ps", "--on", "aws", "--profile", "other", "--region", "eu-west-3")
    assert "eu-west-3" in aws.calls[-1][1]
    run("ps", "--on", "aws", AWS_ACCESS_KEY_ID="AKIDVARIABLE", AWS_SECRET_ACCESS_KEY="hush")
    assert "AKIDVARIABLE" in aws.calls[-1][1]
    assert "is for `--on aws`" in run("ps", "--profile", "other", check=2).stderr


def test_an_emulator_for_all_services_is_not_aws(aws, run):
    """A variable that `emrys env` or LocalStack once set does not lead `--on aws` astray, unless it is a service's own."""
    done = run("ps", "--on", "aws", AWS_ENDPOINT_URL="http://localhost:1")
    assert "AWS_ENDPOINT_URL leads to this machine (http://localhost:1) and is ignored" in done.stderr
    assert "no clusters" in done.stderr
    config = {f"AWS_ENDPOINT_URL_{service}": None for service in ("EMR", "S3", "STS")}
    elsewhere = "http://emr.invalid:1"
    done = run("ps", "--on", "aws", check=4, AWS_ENDPOINT_URL=elsewhere, **config)
    assert f"`{elsewhere}` cannot be reached" in done.stderr


def test_verbs_that_change_something_say_who_calls(aws, run):
    cluster_id = run("run", "two", "--on", "aws", "--detach").stdout.strip()
    caller = f"account {ACCOUNT}"
    added = run("add-steps", cluster_id, "two", "--on", "aws")
    assert caller in added.stderr
    steps = json.loads(run("steps", cluster_id, "--on", "aws", "--json").stdout)
    assert len(steps) == 4 and steps[-1]["Id"] == added.stdout.split()[-1]
    assert cluster_id in run("ps", "--on", "aws").stdout
    terminated = run("terminate", cluster_id, "--on", "aws")
    assert caller in terminated.stderr
    assert clusters()[cluster_id].state == "TERMINATED"


def test_a_plan_is_made_for_the_region_and_the_bucket(aws, run):
    aws.calls.clear()
    plan = json.loads(run("plan", "two", "--on", "aws", "--region", "us-west-2", "--json").stdout)
    jar = plan["run_job_flow"]["Steps"][1]["HadoopJarStep"]["Jar"]
    assert jar.startswith("s3://us-west-2.elasticmapreduce/")
    assert plan["uploads"][0]["to"].startswith("s3://acme-code/jobs/emrys/artifacts/")
    assert aws.calls == []


def test_tls_is_spoken_and_certificates_are_verified(tmp_path):
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    bundle = tmp_path / "bundle.pem"
    authority.cert_pem.write_to_path(bundle)
    aws = Aws(context)
    variables = aws.environment(tmp_path)
    try:
        trusted = emrys(
            tmp_path / "home", "ps", "--on", "aws", check=0, **variables, AWS_CA_BUNDLE=str(bundle)
        )
        assert "no clusters" in trusted.stderr
        refused = emrys(tmp_path / "home", "ps", "--on", "aws", check=4, **variables)
        assert "cannot be reached" in refused.stderr and "certificate" in refused.stderr
    finally:
        aws.server.shutdown()


def test_another_endpoint_gets_files_and_gives_logs(engine, tmp_path):
    """An engine by its address is an EMR like any other: files go over S3, logs come from its log URI."""
    (tmp_path / "emrys.yaml").write_text(DOCUMENT)
    (tmp_path / "hello.sh").write_text("echo hello\n")
    on = ("--on", engine.endpoint)
    home = tmp_path / "home"
    ran = emrys(home, "run", "two", *on, "--json", cwd=tmp_path, check=0)
    step = json.loads(ran.stdout)["steps"][1]["id"]
    assert emrys(home, "logs", step, "-f", *on, cwd=tmp_path, check=0).stdout == "hello\n"
