// SPDX-License-Identifier: Apache-2.0
//! Spark steps on the engine against `spark-submit` of the same job: same Spark, Java, Python and machine, in turns.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use super::Bench;
use super::emr::{Emr, cluster, step};
use super::report::Row;
use super::servers::Server;
use crate::{console, tools};

/// Millions of rows that keep the peer busy for about a minute on two cores.
const BUSY: &str = "100";

/// How long the engine may take to build its class-data archive.
const ARCHIVE: Duration = Duration::from_secs(300);

/// What a step sees of its cluster's runtime and `spark-submit` is given too.
const RUNTIME: [&str; 3] = ["SPARK_HOME", "JAVA_HOME", "PYSPARK_PYTHON"];

/// Measures the job that is all start and the job that is all work.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let server = Server::engine(bench, &bench.folder.join("spark"))?;
    let mut client = server.client();
    let id = client.run_job_flow(&cluster("spark", &json!([{ "Name": "Spark" }])))?;
    console::note("waiting for the cluster; a fresh cache is filled first");
    client.wait_for_cluster(&id)?;
    let environment = environment(bench, &mut client, &id)?;
    let jobs = tools::root()?.join("xtask/bench");
    let mut pair = Pair {
        client,
        cluster: id,
        environment,
    };
    // Neither side is measured cold: the disk's cache and the engine's class-data archive are there first.
    pair.warm(&jobs)?;

    let mut tiny = Row::new("tiny PySpark job, whole step", "s")
        .against("spark-submit")
        .budget("≤ 0.5×");
    pair.compare(&mut tiny, &jobs.join("tiny.py"), &[], bench.samples(9, 2))?;
    let mut busy = Row::new("CPU-bound PySpark job, whole step", "s")
        .against("spark-submit")
        .budget("≤ 1×");
    let rows = if bench.quick { "1" } else { BUSY };
    pair.compare(
        &mut busy,
        &jobs.join("busy.py"),
        &[rows],
        bench.samples(3, 1),
    )?;
    pair.client.terminate(&[pair.cluster.clone()])?;
    Ok(vec![tiny, busy])
}

/// The environment of the cluster's steps, told by a step.
fn environment(bench: &Bench, client: &mut Emr, cluster: &str) -> Result<HashMap<String, String>> {
    let file = bench.folder.join("environment");
    let script = format!("env > '{}'", file.display());
    let id = client.add_step(cluster, &step("environment", &["bash", "-c", &script]))?;
    client.wait_for_step(cluster, &id)?;
    let text = std::fs::read_to_string(&file)?;
    let pairs = text.lines().filter_map(|line| line.split_once('='));
    Ok(pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect())
}

/// The engine's cluster and the `spark-submit` beside it.
struct Pair {
    client: Emr,
    cluster: String,
    environment: HashMap<String, String>,
}

impl Pair {
    fn warm(&mut self, jobs: &Path) -> Result<()> {
        let job = jobs.join("tiny.py");
        self.step(&job, &[])?;
        let begun = Instant::now();
        while !self.has_archive()? && begun.elapsed() < ARCHIVE {
            std::thread::sleep(Duration::from_millis(500));
        }
        if !self.has_archive()? {
            console::skipped(
                "Spark with its class-data archive",
                "none was built in time: these are steps without it",
            );
        }
        for _ in 0..2 {
            let seconds = self.step(&job, &[])?;
            console::note(&format!("warming up: {seconds:.1} s"));
        }
        self.submit(&job, &[])?;
        Ok(())
    }

    /// Whether the engine has built the archive of this Spark, which it does in the background.
    fn has_archive(&self) -> Result<bool> {
        let home = Path::new(self.spark_home()?);
        let cache = home.parent().and_then(Path::parent);
        let pairs = cache
            .context("SPARK_HOME is in no cache folder")?
            .join("pairs");
        let spark = format!(
            "{}-",
            home.file_name().unwrap_or_default().to_string_lossy()
        );
        let mut entries = std::fs::read_dir(pairs)?.flatten();
        Ok(entries.any(|entry| {
            let of_this_spark = entry.file_name().to_string_lossy().starts_with(&spark);
            of_this_spark && entry.path().join("classes.jsa").exists()
        }))
    }

    fn spark_home(&self) -> Result<&str> {
        let home = self.environment.get("SPARK_HOME");
        home.map(String::as_str)
            .context("the step's environment has no SPARK_HOME")
    }

    fn compare(
        &mut self,
        row: &mut Row,
        job: &Path,
        arguments: &[&str],
        count: usize,
    ) -> Result<()> {
        for _ in 0..count {
            let (ours, peer) = (self.step(job, arguments)?, self.submit(job, arguments)?);
            console::note(&format!(
                "{}: step {ours:.2} s, spark-submit {peer:.2} s",
                job.display()
            ));
            row.ours.push(ours);
            row.peer.push(peer);
        }
        Ok(())
    }

    /// Seconds from sending AddJobFlowSteps until DescribeStep says COMPLETED.
    fn step(&mut self, job: &Path, arguments: &[&str]) -> Result<f64> {
        let job = job.to_str().context("the path of the job is no UTF-8")?;
        let command = [&["spark-submit", job], arguments].concat();
        let begun = Instant::now();
        let id = self
            .client
            .add_step(&self.cluster, &step("measured", &command))?;
        self.client.wait_for_step(&self.cluster, &id)?;
        let seconds = begun.elapsed().as_secs_f64();
        self.client.wait_for_cluster(&self.cluster)?;
        Ok(seconds)
    }

    /// Seconds that `spark-submit` takes from its start to its end.
    fn submit(&self, job: &Path, arguments: &[&str]) -> Result<f64> {
        let mut command = Command::new(Path::new(self.spark_home()?).join("bin/spark-submit"));
        for name in RUNTIME {
            if let Some(value) = self.environment.get(name) {
                command.env(name, value);
            }
        }
        command
            .arg(job)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let begun = Instant::now();
        let status = command.status().context("failed to start spark-submit")?;
        let seconds = begun.elapsed().as_secs_f64();
        ensure!(
            status.success(),
            "spark-submit of {} failed: {status}",
            job.display()
        );
        Ok(seconds)
    }
}
