# SPDX-License-Identifier: Apache-2.0
"""The example project examples/emr_launch, deployed to an engine and run from end to end by boto3, with real steps."""

import json
import sys
import uuid

import pytest

from harness import (
    ENDED,
    ROOT,
    Engine,
    all_clusters,
    cluster_state,
    end_all_clusters,
    object_text,
    step_states,
    wait_for_cluster,
    wait_until,
)

pytestmark = pytest.mark.spark

EXAMPLE = ROOT / "examples" / "emr_launch"
DATA, LOGS = "emr-launch-data", "emr-launch-logs"
TOPIC = "arn:aws:sns:us-east-1:000000000000:emr-launch-success"
# The first cluster fills an empty cache, and the first job of a Spark version is the slowest.
PATIENCE = 900


class Deployed:
    """The example on an engine, as boto3 sees it."""

    def __init__(self, engine):
        self.engine = engine
        self.states, self.emr, self.s3 = (engine.client(name) for name in ("stepfunctions", "emr", "s3"))

    def machine(self, name):
        machines = self.states.list_state_machines()["stateMachines"]
        return next(own["stateMachineArn"] for own in machines if own["name"] == f"emr-launch_{name}")

    def start(self, machine, given=None, name=None):
        given = {"stateMachineArn": self.machine(machine), "input": json.dumps(given or {})}
        return self.states.start_execution(**given, name=name or str(uuid.uuid4()))["executionArn"]

    def ended(self, execution):
        def found():
            described = self.states.describe_execution(executionArn=execution)
            return described if described["status"] != "RUNNING" else None

        return wait_until(found, f"the end of {execution}", PATIENCE)

    def succeeds(self, machine, given=None, name=None):
        execution = self.ended(self.start(machine, given, name))
        assert execution["status"] == "SUCCEEDED", (execution["error"], execution["cause"])
        return json.loads(execution["output"])

    def fails(self, machine, given=None):
        execution = self.ended(self.start(machine, given))
        assert execution["status"] == "FAILED", execution
        return execution["error"], execution["cause"]

    def executions(self, machine):
        """All executions of a machine, the newest first."""
        found = self.states.list_executions(stateMachineArn=self.machine(machine))["executions"]
        return [self.states.describe_execution(executionArn=own["executionArn"]) for own in found]

    def keys(self, prefix, bucket=DATA):
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
        return [own["Key"] for page in pages for own in page.get("Contents", [])]

    def text(self, key):
        return object_text(self.s3, DATA, key)

    def empty(self, prefix):
        for key in self.keys(prefix):
            self.s3.delete_object(Bucket=DATA, Key=key)

    def log(self, cluster, step, stream="stdout"):
        """What a step has written, from where its cluster has archived it."""
        steps = self.emr.list_steps(ClusterId=cluster)["Steps"]
        identity = next(own["Id"] for own in steps if own["Name"] == step)
        name = self.emr.describe_cluster(ClusterId=cluster)["Cluster"]["LogUri"].removeprefix(f"s3://{LOGS}/")
        key = f"{name}{cluster}/steps/{identity}/{stream}.gz"
        wait_until(lambda: self.keys(key, LOGS), f"the log {key}")
        return object_text(self.s3, LOGS, key)

    def cluster(self, cluster):
        found = self.emr.describe_cluster(ClusterId=cluster)["Cluster"]
        return found, {tag["Key"]: tag["Value"] for tag in found["Tags"]}

    def started_by(self, execution):
        """The clusters that were launched for an execution."""
        clusters = all_clusters(self.emr)
        return [own for own in clusters if self.cluster(own)[1].get("emrys:started-by") == execution]

    def messages(self, execution):
        """The topics and messages of what an execution has sent."""
        found = json.loads(self.engine.cli("messages", "--json", check=0).stdout)
        found = [own for own in found if own["execution_arn"] == execution]
        return [(own["destination"]["topic"], own["event"]["Records"][0]["Sns"]["Message"]) for own in found]


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    folder = tmp_path_factory.mktemp("emr_launch")
    # The steps call the AWS CLI: the one that the tests require.
    (folder / "bin").mkdir()
    aws = folder / "bin" / "aws"
    aws.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m awscli "$@"\n')
    aws.chmod(0o755)
    engine = Engine(folder / "state", PATH=f"{aws.parent}:/usr/local/bin:/usr/bin:/bin").start()
    engine.cli("deploy", cwd=EXAMPLE, check=0)
    yield Deployed(engine)
    engine.stop()


@pytest.fixture(autouse=True)
def quiet(example):
    """Each test has the engine for itself."""
    yield
    end_all_clusters(example.emr)


def test_what_it_deploys(example):
    pages = example.engine.client("ssm").get_paginator("get_parameters_by_path").paginate(Path="/emrys", Recursive=True)
    names = {own["Name"] for page in pages for own in page["Parameters"]}
    expected = {
        "profiles": ["sse-s3-profile", "sse-kms-profile"],
        "clusters": ["basic-cluster", "high-memory-cluster"],
        "launch_functions": ["launch-basic-cluster", "launch-high-memory-cluster"],
        "pipelines": ["transient-pipeline", "persistent-pipeline", "sns-triggered-pipeline", "batch-pipeline"],
    }
    expected = {f"/emrys/{kind}/emr-launch/{name}" for kind, own in expected.items() for name in own}
    assert names == {*expected, "/emrys/deployments/emr-launch"}
    rule = example.engine.client("events").describe_rule(Name="emr-launch.batch-pipeline.1")
    assert (rule["ScheduleExpression"], rule["State"]) == ("rate(15 minutes)", "ENABLED")
    names = [own["Name"] for own in example.emr.list_security_configurations()["SecurityConfigurations"]]
    # With a digest of its content behind its name.
    [name] = [name for name in names if name.startswith("emr-launch-sse-s3-")]
    configuration = example.emr.describe_security_configuration(Name=name)
    assert "SSE-S3" in configuration["SecurityConfiguration"]
    # What the project's bucket brings with it is there, and a second deployment does not write it again.
    assert example.keys("incoming/") == ["incoming/orders-1.csv", "incoming/orders-2.csv"]
    before = example.s3.head_object(Bucket=DATA, Key="incoming/orders-1.csv")["LastModified"]
    done = json.loads(example.engine.cli("deploy", "--json", cwd=EXAMPLE, check=0).stdout)
    assert done["status"] == "unchanged"
    assert example.s3.head_object(Bucket=DATA, Key="incoming/orders-1.csv")["LastModified"] == before


def test_the_launch_function(example):
    given = {"ClusterConfigurationOverrides": {"ClusterName": "of-a-test"}, "Tags": [{"Key": "day", "Value": "monday"}]}
    output = example.succeeds("launch-basic-cluster", given)
    cluster = output["LaunchClusterResult"]["ClusterId"]
    found, tags = example.cluster(cluster)
    assert (found["Name"], found["Status"]["State"]) == ("of-a-test", "WAITING")
    assert found["SecurityConfiguration"].startswith("emr-launch-sse-s3-")
    assert found["LogUri"] == f"s3://{LOGS}/emr-launch/of-a-test/"
    assert {"team": "data", "cost-centre": "4711", "day": "monday", "emrys:function": "emr-launch/launch-basic-cluster"}.items() <= tags.items()
    # One of a name, while it lives.
    error, cause = example.fails("launch-basic-cluster", given)
    assert error == "Emrys.ClusterRunning" and "of-a-test" in cause
    error, cause = example.fails("launch-basic-cluster", {"ClusterConfigurationOverrides": {"ReleaseLabe": "emr-7.5.0"}})
    assert error == "Emrys.InvalidOverride" and "ReleaseLabe" in cause
    error, _ = example.fails("launch-basic-cluster", {"Tags": [{"Key": "team", "Value": "other"}]})
    assert error == "Emrys.ReservedTag"
    assert all_clusters(example.emr, active=True) == [cluster]


def test_the_transient_pipeline_and_the_one_that_its_message_starts(example):
    before = len(example.executions("sns-triggered-pipeline"))
    execution = example.start("transient-pipeline")
    assert example.ended(execution)["status"] == "SUCCEEDED"
    for phase in ("phase1", "phase2"):
        names = [f"results/{phase}/step-{number}.txt" for number in range(1, 6)]
        assert example.keys(f"results/{phase}/") == names
        assert example.text(names[2]).startswith(f"step 3 of {phase} on ")
    [cluster] = example.started_by(execution)
    wait_for_cluster(example.emr, cluster, "TERMINATED")
    assert example.log(cluster, "Validate phase 2") == "5 of 5 files of phase2\n"
    states = step_states(example.emr, cluster)
    assert len(states) == 12 and set(states.values()) == {"COMPLETED"}
    [(topic, message)] = example.messages(execution)
    assert topic == TOPIC and json.loads(message)["Status"] == "SUCCEEDED"

    def triggered():
        found = example.executions("sns-triggered-pipeline")
        return found[0] if len(found) > before and found[0]["status"] != "RUNNING" else None

    triggered = wait_until(triggered, "the end of the pipeline that the message starts", PATIENCE)
    [record] = json.loads(triggered["input"])
    assert record["body"] == message
    assert triggered["status"] == "SUCCEEDED", triggered
    [cluster] = example.started_by(triggered["executionArn"])
    assert example.cluster(cluster)[0]["Name"] == "sns-triggered-pipeline"
    wait_for_cluster(example.emr, cluster, "TERMINATED")
    assert example.log(cluster, "Greet") == "begun by a message\n"


def test_a_phase_that_is_not_valid_ends_the_transient_pipeline_and_its_cluster(example):
    given = {"StepArgumentOverrides": {"Validate phase 1": {"5": "6"}}}
    execution = example.start("transient-pipeline", given)
    ended = example.ended(execution)
    assert ended["status"] == "FAILED" and "Validate phase 1" in ended["cause"]
    [cluster] = example.started_by(execution)
    wait_for_cluster(example.emr, cluster, "TERMINATED")
    assert example.log(cluster, "Validate phase 1") == "5 of 6 files of phase1\n"
    assert "Phase 2, step 1" not in step_states(example.emr, cluster)
    [(topic, message)] = example.messages(execution)
    assert topic.endswith(":emr-launch-failure") and json.loads(message)["Status"] == "FAILED"


def test_a_message_starts_a_pipeline(example):
    before = len(example.executions("sns-triggered-pipeline"))
    published = example.engine.client("sns").publish(TopicArn=TOPIC, Message="begin", Subject="of a test")
    found = wait_until(
        lambda: len(found := example.executions("sns-triggered-pipeline")) > before and found, "the execution"
    )
    assert len(found) == before + 1
    ended = example.ended(found[0]["executionArn"])
    assert ended["status"] == "SUCCEEDED", ended
    [record] = json.loads(ended["input"])
    assert (record["messageId"], record["body"]) == (published["MessageId"], "begin")
    [cluster] = example.started_by(ended["executionArn"])
    wait_for_cluster(example.emr, cluster, *ENDED)


def test_the_persistent_pipeline_keeps_its_cluster(example):
    output = example.succeeds("launch-high-memory-cluster", {"Keep": True})
    cluster = output["LaunchClusterResult"]["ClusterId"]
    for time in (1, 2):
        example.empty("results/phase1/")
        example.succeeds("persistent-pipeline", {"ClusterId": cluster})
        assert len(example.keys("results/phase1/")) == 5
        assert cluster_state(example.emr, cluster) == "WAITING"
        assert len(example.emr.list_steps(ClusterId=cluster)["Steps"]) == 6 * time
    # Whoever launches it again gets the same one.
    output = example.succeeds("launch-high-memory-cluster")
    assert output["Reused"] is True and output["LaunchClusterResult"]["ClusterId"] == cluster
    error, cause = example.fails("persistent-pipeline", {"ClusterId": "j-NONE000000000"})
    assert error.startswith("EMR.") and "does not exist" in cause
    assert all_clusters(example.emr, active=True) == [cluster]
    example.emr.terminate_job_flows(JobFlowIds=[cluster])
    wait_for_cluster(example.emr, cluster, "TERMINATED")


def test_the_batch_pipeline(example):
    assert len(example.keys("incoming/")) == 2
    example.succeeds("batch-pipeline", name="batch-1")
    # What was there is the batch's now.
    assert example.keys("incoming/") == []
    assert example.keys("batches/batch-1/") == ["batches/batch-1/orders-1.csv", "batches/batch-1/orders-2.csv"]
    [part] = [key for key in example.keys("results/batch-1/summary/") if key.endswith(".csv")]
    assert example.text(part).splitlines() == ["customer,amount", "ada,165", "edsger,310", "grace,100"]
    [cluster] = all_clusters(example.emr, active=True)
    assert example.log(cluster, "Ingest").strip().endswith("5 orders")
    # Nothing has come in: nothing is done, and the cluster waits for what comes.
    steps = step_states(example.emr, cluster)
    example.succeeds("batch-pipeline")
    assert step_states(example.emr, cluster) == steps and cluster_state(example.emr, cluster) == "WAITING"
    example.s3.put_object(Bucket=DATA, Key="incoming/orders-3.csv", Body=b"order,customer,amount\n6,ada,7\n")
    example.succeeds("batch-pipeline", name="batch-2")
    [part] = [key for key in example.keys("results/batch-2/summary/") if key.endswith(".csv")]
    assert example.text(part).splitlines() == ["customer,amount", "ada,7"]
    assert all_clusters(example.emr, active=True) == [cluster]
