// SPDX-License-Identifier: Apache-2.0
//! A real Spark, provisioned into the user's cache with the user's pip.
//!
//! Runs with `EMRYS_TEST_SPARK=1`, and says that it does not otherwise.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test that cannot go on says so"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

use emrys_local::runtime::{JavaOptions, Runtime, RuntimeError, Runtimes, default_cache};

const SPARK: &str = "3.5.2";

fn runtimes() -> Option<Runtimes> {
    if std::env::var_os("EMRYS_TEST_SPARK").is_none_or(|value| value != "1") {
        eprintln!("SKIPPED: set EMRYS_TEST_SPARK=1 to provision and run a real Spark");
        return None;
    }
    let cache = std::env::var_os("EMRYS_CACHE").map(PathBuf::from);
    Some(Runtimes::new(cache.or_else(default_cache).unwrap()))
}

async fn runtime() -> Option<Arc<Runtime>> {
    Some(runtimes()?.provision(SPARK, &|_| {}).await.unwrap())
}

fn command(runtime: &Runtime, conf_dir: &Path, options: &JavaOptions) -> Vec<String> {
    let command = runtime.java_command(conf_dir, options);
    command
        .into_iter()
        .map(|word| word.into_string().unwrap())
        .collect()
}

/// The command that Spark's own launcher prints, without the arguments of the application.
fn launchers_command(runtime: &Runtime, conf_dir: &Path, arguments: &[&str]) -> Vec<String> {
    let output = Command::new(runtime.java.executable())
        .arg("-cp")
        .arg(runtime.spark_home.join("jars").join("*"))
        .args([
            "org.apache.spark.launcher.Main",
            "org.apache.spark.deploy.SparkSubmit",
        ])
        .args(arguments)
        .env_clear()
        .env("JAVA_HOME", &runtime.java.home)
        .env("SPARK_HOME", &runtime.spark_home)
        .env("SPARK_CONF_DIR", conf_dir)
        .env("SPARK_SCALA_VERSION", "2.12")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let printed = String::from_utf8(output.stdout).unwrap();
    let words = printed
        .split('\0')
        .map(|word| word.trim_matches('\n').to_owned());
    words
        .filter(|word| !word.is_empty())
        .take_while(|word| word != "org.apache.spark.deploy.SparkSubmit")
        .collect()
}

/// Our own flags, which the launcher has no reason to print.
fn is_ours(word: &str) -> bool {
    word.starts_with("-XX:SharedArchiveFile=")
        || word.starts_with("-Xlog:cds")
        || word.starts_with("-XX:Tier4")
}

#[tokio::test]
async fn the_command_is_the_launchers() {
    let Some(runtime) = runtime().await else {
        return;
    };
    let conf_dir = tempfile::tempdir().unwrap();
    fs::write(
        conf_dir.path().join("spark-defaults.conf"),
        "spark.driver.memory 2g\n",
    )
    .unwrap();
    let options = JavaOptions {
        memory: Some("2g".to_owned()),
        flags: vec!["-Dx=a b".to_owned(), "-Dy=1".to_owned()],
        ..JavaOptions::default()
    };
    let arguments = [
        "--driver-java-options",
        "-Dx='a b' -Dy=1",
        "--master",
        "local",
        "job.py",
    ];
    let theirs = launchers_command(&runtime, conf_dir.path(), &arguments);
    let mut ours = command(&runtime, conf_dir.path(), &options);
    ours.retain(|word| !is_ours(word));

    // Theirs names the folder of the jars, ours every jar: compared as sets of what is on the classpath.
    let jars = format!("{}/jars/", runtime.spark_home.display());
    let on_class_path = |words: &[String]| {
        let mut entries: Vec<String> = words[2].split(':').map(str::to_owned).collect();
        entries.retain(|entry| !entry.starts_with(&jars) && !entry.is_empty());
        entries
            .into_iter()
            .map(|entry| entry.trim_end_matches('/').to_owned())
            .collect::<Vec<_>>()
    };
    assert!(theirs[2].contains(&format!("{jars}*")));
    assert_eq!(on_class_path(&ours), on_class_path(&theirs));
    let count = fs::read_dir(&jars).unwrap().count();
    assert_eq!(
        ours[2]
            .split(':')
            .filter(|entry| entry.starts_with(&jars))
            .count(),
        count
    );
    assert_eq!(
        [&ours[..2], &ours[3..]].concat(),
        [&theirs[..2], &theirs[3..]].concat()
    );
}

#[tokio::test]
async fn a_job_runs_with_the_archive_and_prints_nothing_but_its_own() {
    let Some(runtime) = runtime().await else {
        return;
    };
    runtime.build_archive().await.unwrap();
    assert!(runtime.archive().is_some());
    let root = tempfile::tempdir().unwrap();
    let python = runtime
        .python_environment(&root.path().join("python"))
        .await
        .unwrap();
    let job = root.path().join("job.py");
    let text = "import boto3, numpy\nfrom pyspark.sql import SparkSession\nfrom pyspark.sql.functions import udf\n\
                spark = SparkSession.builder.getOrCreate()\n\
                twice = udf(lambda value: value * 2, 'long')\n\
                print(spark.range(5).select(twice('id').alias('n')).groupBy().sum('n').first()[0])\n\
                spark.stop()\n";
    fs::write(&job, text).unwrap();
    let mut words = command(&runtime, root.path(), &JavaOptions::default()).into_iter();
    let output = Command::new(words.next().unwrap())
        .arg("-Xlog:class+load:file=classes.log")
        .args(words)
        .args([
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            "local[2]",
        ])
        .args(["--conf", "spark.ui.enabled=false"])
        .arg(&job)
        .current_dir(root.path())
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("SPARK_HOME", &runtime.spark_home)
        .env("SPARK_CONF_DIR", root.path())
        .env("SPARK_LOCAL_IP", "127.0.0.1")
        .env("PYSPARK_PYTHON", &python.executable)
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "20\n",
        "{output:?}"
    );
    // The folder of the configuration is on the classpath, and Java takes the archive all the same.
    let classes = fs::read_to_string(root.path().join("classes.log")).unwrap();
    let shared = classes
        .lines()
        .filter(|line| line.ends_with("shared objects file (top)"))
        .count();
    assert!(shared > 5000, "only {shared} classes came from the archive");
}

#[tokio::test]
async fn a_version_that_is_not_published_is_an_error_that_says_so() {
    let Some(runtimes) = runtimes() else {
        return;
    };
    let said = Mutex::new(Vec::new());
    let refused = runtimes
        .provision("3.5.99", &|progress| said.lock().unwrap().push(progress))
        .await;
    assert!(
        matches!(refused, Err(RuntimeError::NotPublished { .. })),
        "{refused:?}"
    );
    assert!(
        said.lock()
            .unwrap()
            .iter()
            .any(|progress| progress.what.contains("3.5.99"))
    );
}
