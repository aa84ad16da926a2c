// SPDX-License-Identifier: Apache-2.0
//! Steps with real Spark. They run with `EMRYS_TEST_SPARK=1` and otherwise say that they do not.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use emrys_protocol::types::{Configuration, HadoopJarStepConfig};

use super::command::inherited_environment;
use super::folders::Buckets;
use super::{ClusterConfiguration, ClusterEnvironment, ClusterFolders, plan_step};
use crate::engine::Keys;
use crate::runtime::Runtimes;

const SPARK_VERSION: &str = "3.5.2";

struct Fixture {
    root: tempfile::TempDir,
    cluster: ClusterEnvironment,
}

/// A cluster with Spark and the buckets `in` and `out`, unless real Spark is not asked for.
fn fixture(configurations: &[Configuration]) -> Option<Fixture> {
    if std::env::var_os("EMRYS_TEST_SPARK").is_none_or(|value| value != "1") {
        eprintln!("skipped: set EMRYS_TEST_SPARK=1 to run steps with real Spark");
        return None;
    }
    let root = tempfile::tempdir().unwrap();
    let folders = ClusterFolders::new(root.path().join("it's a cluster"));
    let mut buckets = Buckets::new();
    for bucket in ["in", "out"] {
        let folder = root.path().join("s3").join(bucket);
        fs::create_dir_all(&folder).unwrap();
        buckets.insert(bucket.to_owned(), folder);
    }
    let cache = std::env::var_os("EMRYS_CACHE")
        .map(PathBuf::from)
        .unwrap_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap()).join(".cache/emrys"));
    let tokio = tokio::runtime::Runtime::new().unwrap();
    let (runtime, python) = tokio.block_on(async {
        let runtime = Runtimes::new(cache)
            .provision(SPARK_VERSION, &|_| {})
            .await
            .unwrap();
        let python = runtime
            .python_environment(&root.path().join("python"))
            .await
            .unwrap();
        (runtime, python)
    });
    let cluster = ClusterEnvironment {
        cluster_id: "j-1".to_owned(),
        configuration: ClusterConfiguration::new(configurations, &folders, &buckets),
        folders,
        buckets,
        runtime: Some(runtime),
        python: Some(python),
        region: "us-east-1".to_owned(),
        endpoint: "http://127.0.0.1:9".to_owned(),
        keys: Keys {
            access_key_id: "emrys".to_owned(),
            secret_access_key: "emrys".to_owned(),
        },
        cores: 2,
        inherited: inherited_environment(std::env::vars()),
    };
    cluster.prepare().unwrap();
    Some(Fixture { root, cluster })
}

impl Fixture {
    fn write(&self, object: &str, text: &str) {
        let path = self.root.path().join("s3").join(object);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn run(&self, jar: &str, arguments: &[&str]) -> Output {
        let step = HadoopJarStepConfig {
            jar: Some(jar.to_owned()),
            args: Some(arguments.iter().map(|word| (*word).to_owned()).collect()),
            ..HadoopJarStepConfig::default()
        };
        let plan = plan_step(&step, &self.cluster, &self.root.path().join("step")).unwrap();
        Command::new(&plan.argv[0])
            .args(&plan.argv[1..])
            .env_clear()
            .envs(&plan.environment)
            .current_dir(&plan.folder)
            .output()
            .unwrap()
    }

    /// What the command prints; it must succeed.
    fn prints(&self, jar: &str, arguments: &[&str]) -> String {
        let output = self.run(jar, arguments);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {stderr}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn runner(&self, arguments: &[&str]) -> String {
        self.prints("command-runner.jar", arguments)
    }
}

const JOB: &str = r#"
import sys, numpy
from pyspark.sql import SparkSession
from pyspark.sql.functions import udf
spark = SparkSession.builder.appName("test").enableHiveSupport().getOrCreate()
lines = spark.read.text(sys.argv[1])
for _ in range(2):
    lines.write.mode("overwrite").parquet("s3://out/lines")
spark.read.parquet("s3a://out/lines").select(udf(str.upper)("value").alias("v")).write.mode("overwrite").csv("hdfs:///upper")
spark.sql("create database if not exists sales")
spark.sql("create table sales.plain as select 1 as a")
spark.sql("create table sales.parts (a int) partitioned by (b string) stored as parquet location 's3://out/parts'")
spark.sql("insert overwrite sales.parts partition (b = 'x') select 5")
stream = spark.readStream.text(sys.argv[1]).writeStream.format("parquet")
stream.option("checkpointLocation", "s3://out/checkpoint").trigger(availableNow=True).start("s3://out/stream").awaitTermination()
lines.write.mode("append").text("s3://out/")
print(spark.read.text("s3://out/part-*").count())
configuration = spark.sparkContext.getConf()
print(spark.table("sales.parts").collect(), spark.read.parquet("s3://out/stream").count())
print(configuration.get("spark.master"), configuration.get("spark.marker"))
"#;

#[test]
fn spark_works_on_buckets_hdfs_and_tables() {
    let defaults = Configuration {
        classification: Some("spark-defaults".to_owned()),
        properties: Some(BTreeMap::from([
            ("spark.eventLog.enabled".to_owned(), "true".to_owned()),
            ("spark.marker".to_owned(), "from defaults".to_owned()),
        ])),
        configurations: None,
    };
    let Some(fixture) = fixture(&[defaults]) else {
        return;
    };
    fixture.write("in/job.py", JOB);
    fixture.write("in/text/a.txt", "hello\nworld\n");
    let submit = [
        "spark-submit",
        "--master",
        "yarn",
        "--deploy-mode",
        "cluster",
        "s3://in/job.py",
        "s3://in/text/",
    ];
    let printed = fixture.runner(&submit);
    assert_eq!(printed, "2\n[Row(a=5, b='x')] 2\nlocal[2] from defaults\n");
    let logs = fixture.cluster.folders.hdfs().join("var/log/spark/apps");
    assert_eq!(fs::read_dir(logs).unwrap().count(), 1);

    // The metastore outlives the step.
    fixture.write(
        "in/q.sql",
        "select a, b from sales.parts;\nselect * from sales.plain;\n",
    );
    assert_eq!(
        fixture.runner(&["spark-sql", "-f", "s3://in/q.sql"]),
        "5\tx\n1\n"
    );

    let script = "hadoop fs -cat 'hdfs:///upper/part-*' && python3 -c 'import boto3, pyspark'";
    assert_eq!(fixture.runner(&["sh", "-c", script]), "HELLO\nWORLD\n");
}

#[test]
fn hadoop_fs_lists_buckets_and_hdfs() {
    let Some(fixture) = fixture(&[]) else { return };
    fixture.write("in/text/a.txt", "hello\n");
    // Owner and rights of what lies in the root of a bucket must be there.
    let listed = fixture.runner(&["hadoop", "fs", "-ls", "s3://in/"]);
    assert!(
        listed.contains("drwx") && listed.contains(" s3://in/text\n"),
        "{listed}"
    );
    fixture.runner(&["hadoop", "fs", "-cp", "s3://in/text/a.txt", "b.txt"]);
    let copy = fixture.cluster.folders.hdfs().join("user/hadoop/b.txt");
    assert_eq!(fs::read_to_string(copy).unwrap(), "hello\n");
    let listed = fixture.runner(&[
        "hdfs",
        "dfs",
        "-ls",
        "-C",
        "s3n://in/",
        "hdfs:///user/hadoop",
    ]);
    assert_eq!(listed, "s3n://in/text\nhdfs:///user/hadoop/b.txt\n");
}

#[test]
fn scripts_reach_spark_submit_by_name() {
    let Some(fixture) = fixture(&[]) else { return };
    fixture.write(
        "in/job.py",
        "from pyspark import SparkContext\nprint(SparkContext().master)\n",
    );
    fixture.write(
        "in/run.sh",
        "#!/bin/sh\nset -e\nsudo spark-submit --master yarn --deploy-mode cluster s3://in/job.py\n",
    );
    let runner = "s3://us-east-1.elasticmapreduce/libs/script-runner/script-runner.jar";
    assert_eq!(fixture.prints(runner, &["s3://in/run.sh"]), "local[2]\n");
}

#[test]
fn a_custom_jar_runs_with_hadoops_configuration() {
    let Some(fixture) = fixture(&[]) else { return };
    fixture.write("in/text/a.txt", "hello\n");
    let make = "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'w').writestr('a.txt', '')";
    let jar = fixture
        .root
        .path()
        .join("s3/in/tool.jar")
        .display()
        .to_string();
    fixture.runner(&["python3", "-c", make, &jar]);
    // The JAR names no main class, so the first argument is one; here it is a class of Hadoop's.
    let shell = ["org.apache.hadoop.fs.FsShell", "-cat", "s3://in/text/a.txt"];
    assert_eq!(fixture.prints("s3://in/tool.jar", &shell), "hello\n");
}
