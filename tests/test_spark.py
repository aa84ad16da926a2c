# SPDX-License-Identifier: Apache-2.0
"""Real Spark: the example of the README, jobs that none of us wrote, and jobs that mix Spark with boto3."""

import contextlib
import os
import random
import shutil
import time

import pytest

from harness import (
    ROOT,
    Engine,
    add_steps,
    command,
    emrys,
    object_text,
    run_job_flow,
    shell,
    wait_for_cluster,
    wait_for_step,
    wait_until,
)

pytestmark = pytest.mark.spark

# The first cluster fills an empty cache from PyPI.
PROVISIONING = 900
# The first job of a Spark version is the slowest.
JOB = 300

SPARK = [{"Name": "Spark"}]


@pytest.fixture(scope="module")
def spark_cluster(engine):
    """One cluster with Spark for all jobs."""
    emr = engine.client("emr")
    engine.client("s3").create_bucket(Bucket="spark")
    cluster = run_job_flow(
        emr,
        "spark",
        Applications=SPARK,
        LogUri="s3://spark-logs/",
        Configurations=[{"Classification": "spark-defaults", "Properties": {"spark.sql.shuffle.partitions": "3"}}],
    )
    wait_for_cluster(emr, cluster, "WAITING", patience=PROVISIONING)
    return cluster


class Jobs:
    """Runs jobs on the cluster and gives their logs."""

    def __init__(self, engine, cluster, s3):
        self.engine, self.cluster, self.s3 = engine, cluster, s3

    def run(self, *arguments, state="COMPLETED"):
        """Runs a command of command-runner.jar to its end and gives its stdout."""
        emr = self.engine.client("emr")
        [self.step] = add_steps(emr, self.cluster, command(*arguments))
        try:
            wait_for_step(emr, self.cluster, self.step, state, patience=JOB)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.log('controller')}\n{self.log('stderr')[-4000:]}") from None
        return self.log("stdout")

    def submit(self, code, *arguments, options=(), state="COMPLETED"):
        """Puts a script on S3 and submits it."""
        self.s3.put_object(Bucket="spark", Key="job.py", Body=code.encode())
        return self.run("spark-submit", *options, "s3://spark/job.py", *arguments, state=state)

    def log(self, stream):
        return self.engine.cli("logs", self.step, "--stream", stream, check=0).stdout


@pytest.fixture
def jobs(engine, spark_cluster, s3):
    return Jobs(engine, spark_cluster, s3)


@pytest.fixture(scope="module")
def examples(engine, spark_cluster, s3):
    """The folder of the examples that Spark brings along, as a step sees it."""
    return Jobs(engine, spark_cluster, s3).run("bash", "-c", 'echo "$SPARK_HOME"').strip() + "/examples/src/main/python"


# Jobs that none of us wrote


def test_the_release_decides_the_version_of_spark(jobs, emr, spark_cluster):
    found = emr.describe_cluster(ClusterId=spark_cluster)["Cluster"]
    [version] = [application["Version"] for application in found["Applications"] if application["Name"] == "Spark"]
    printed = jobs.submit("import pyspark; print(pyspark.__version__)")
    assert printed.strip() == version.split("-")[0]


def test_pi(jobs, examples):
    assert "Pi is roughly 3.1" in jobs.run("spark-submit", f"{examples}/pi.py", "4")


def test_sql_basic(jobs, examples, s3):
    # It reads `examples/src/main/resources/people.json`, which the Python distribution does not carry: on EMR a
    # relative path is one of HDFS.
    people = b'{"name":"Michael"}\n{"name":"Andy", "age":30}\n{"name":"Justin", "age":19}\n'
    s3.put_object(Bucket="spark", Key="people.json", Body=people)
    s3.put_object(Bucket="spark", Key="people.txt", Body=b"Michael, 29\nAndy, 30\nJustin, 19\n")
    resources = "examples/src/main/resources"
    copy = f"hadoop fs -cp -f s3://spark/people.json s3://spark/people.txt {resources}/"
    jobs.run("bash", "-c", f"hadoop fs -mkdir -p {resources} && {copy}")
    printed = jobs.run("spark-submit", f"{examples}/sql/basic.py")
    assert "Name: Justin" in printed
    assert "|  30|   Andy|" in printed


def test_an_example_of_ml(jobs, examples):
    # A pipeline of a tokenizer, term frequencies and a logistic regression.
    printed = jobs.run("spark-submit", f"{examples}/ml/pipeline_example.py")
    assert "(4, spark i j k) --> " in printed and "prediction=1.0" in printed


# Python inside jobs


def test_a_python_udf(jobs):
    code = """
from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()
shout = udf(lambda text: text.upper() + "!")
rows = spark.createDataFrame([("a",), ("b",)], ["text"]).select(shout("text").alias("loud")).collect()
print(sorted(row.loud for row in rows))
print(spark.sparkContext.parallelize(range(10), 3).map(lambda n: n * n).sum())
"""
    assert jobs.submit(code).splitlines() == ["['A!', 'B!']", "285"]


def test_spark_and_boto3_see_the_same_objects(jobs, s3):
    code = """
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
s3 = boto3.client("s3")

def keys(prefix):
    found = s3.list_objects_v2(Bucket="spark", Prefix=prefix).get("Contents", [])
    return [entry["Key"] for entry in found]

# Spark writes, boto3 reads.
spark.createDataFrame([("from spark",)], ["value"]).coalesce(1).write.mode("overwrite").text("s3://spark/shared/")
assert "shared/_SUCCESS" in keys("shared/"), keys("shared/")
[part] = [key for key in keys("shared/") if "part-" in key]
assert s3.get_object(Bucket="spark", Key=part)["Body"].read() == b"from spark\\n"
assert spark.read.text("s3://spark/" + part).count() == 1

# boto3 overwrites the same object, Spark reads it.
s3.put_object(Bucket="spark", Key=part, Body=b"from boto3\\n")
assert [row.value for row in spark.read.text("s3://spark/shared/").collect()] == ["from boto3"]

# Spark overwrites what boto3 wrote; the ETag is not the old one.
old = s3.head_object(Bucket="spark", Key=part)["ETag"]
spark.range(5).write.mode("overwrite").parquet("s3a://spark/shared/")
assert part not in keys("shared/")
assert spark.read.parquet("s3n://spark/shared/").count() == 5

# boto3 deletes, Spark sees nothing.
for key in keys("shared/"):
    s3.delete_object(Bucket="spark", Key=key)
assert not keys("shared/")
s3.put_object(Bucket="spark", Key="shared/again.csv", Body=b"1,2\\n3,4\\n")
print(spark.read.csv("s3://spark/shared/").count())
"""
    assert jobs.submit(code).strip() == "2"
    # The test's own boto3, outside the engine, sees it too.
    assert object_text(s3, "spark", "shared/again.csv") == "1,2\n3,4\n"


# What EMR has and this machine has not


def test_yarn_and_cluster_mode_are_mapped(jobs):
    code = "from pyspark.sql import SparkSession; print(SparkSession.builder.getOrCreate().sparkContext.master)"
    printed = jobs.submit(code, options=["--master", "yarn", "--deploy-mode", "cluster"])
    assert printed.startswith("local")
    controller = jobs.log("controller")
    assert "yarn" in controller and "cluster" in controller


def test_configurations_apply_and_arguments_win(jobs):
    code = """
from pyspark.sql import SparkSession
conf = SparkSession.builder.getOrCreate().conf
print(conf.get("spark.sql.shuffle.partitions"), conf.get("spark.app.flavour"))
"""
    assert jobs.submit(code, options=["--conf", "spark.app.flavour=mild"]).strip() == "3 mild"
    overridden = ["--conf", "spark.sql.shuffle.partitions=5", "--conf", "spark.app.flavour=hot"]
    assert jobs.submit(code, options=overridden).strip() == "5 hot"


def test_hdfs_stays_on_the_cluster(jobs):
    jobs.run("bash", "-c", "echo kept | hadoop fs -put -f - hdfs:///data/kept.txt")
    code = """
from pyspark.sql import SparkSession
print(SparkSession.builder.getOrCreate().read.text("hdfs:///data/kept.txt").first().value)
"""
    assert jobs.submit(code).strip() == "kept"


def test_spark_sql(jobs, s3):
    s3.put_object(Bucket="spark", Key="query.sql", Body=b"SELECT concat('four', '-', 2 + 2);\n")
    assert "four-4" in jobs.run("spark-sql", "-f", "s3://spark/query.sql")
    assert "three-3" in jobs.run("spark-sql", "-e", "SELECT concat('three', '-', 1 + 2)")


def test_a_bucket_that_does_not_exist_fails_the_step_first(jobs, emr, spark_cluster):
    jobs.submit("print('never')", "s3://there-is-no-such-bucket/in/", state="FAILED")
    details = emr.describe_step(ClusterId=spark_cluster, StepId=jobs.step)["Step"]["Status"]["FailureDetails"]
    assert "there-is-no-such-bucket" in details["Message"]
    assert "never" not in jobs.log("stdout")


def test_a_job_that_fails_fails_its_step(jobs):
    jobs.submit("raise SystemExit(3)", state="FAILED")
    # Spark puts what Python says on stderr into its own stdout.
    assert "told by Python" in jobs.submit("raise ValueError('told by Python')", state="FAILED")


def test_structured_streaming_keeps_its_checkpoint_on_s3(jobs, s3):
    code = """
import sys
from pyspark.sql import SparkSession
spark = SparkSession.builder.getOrCreate()
stream = spark.readStream.schema("value STRING").text("s3://spark/stream/in/")
query = stream.writeStream.format("parquet").option("checkpointLocation", "s3://spark/stream/checkpoint/") \\
    .option("path", "s3://spark/stream/out/").trigger(availableNow=True).start()
query.awaitTermination()
print(spark.read.parquet("s3://spark/stream/out/").count())
"""
    s3.put_object(Bucket="spark", Key="stream/in/1", Body=b"a\nb\n")
    assert jobs.submit(code).strip() == "2"
    s3.put_object(Bucket="spark", Key="stream/in/2", Body=b"c\n")
    assert jobs.submit(code).strip() == "3"


# The README's own example


def test_the_wordcount_example(tmp_path):
    folder = tmp_path / "wordcount"
    shutil.copytree(ROOT / "examples" / "wordcount", folder)
    home = tmp_path / "state"
    try:
        done = emrys(home, "run", folder, check=0, timeout=PROVISIONING)
        assert "s3://wordcount/counts/" in done.stdout
        assert list((home / "s3" / "wordcount" / "counts").glob("*.parquet"))
    finally:
        emrys(home, "local", "down", "--terminate")


# Provisioning


def test_a_kill_while_spark_is_provisioned(tmp_path, seed):
    """An empty cache, three kills at random times, and the cluster gets its Spark all the same."""
    chance = random.Random(seed)
    cache = tmp_path / "cache"
    engine = Engine(tmp_path / "state", EMRYS_CACHE=str(cache)).start()
    try:
        emr = engine.client("emr")
        steps = [shell(f"echo ran >> {tmp_path}/ran; spark-submit --version", name="version")]
        cluster = run_job_flow(emr, steps=steps, Applications=SPARK, keep_alive=False)
        for _ in range(3):
            wait_until(lambda: size(cache) > 1_000_000, "provisioning to begin")
            time.sleep(chance.uniform(0, 3))
            engine.kill()
            engine.start()
        wait_for_cluster(engine.client("emr"), cluster, "TERMINATED", patience=PROVISIONING)
        assert (tmp_path / "ran").read_text() == "ran\n"
    finally:
        engine.stop()


def size(folder):
    """Bytes below a folder that others change meanwhile: files and folders may vanish at any time."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                total += os.stat(os.path.join(parent, name)).st_size
    return total
