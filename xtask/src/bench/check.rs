// SPDX-License-Identifier: Apache-2.0
//! How long `emrys check` takes for a project of 1,000 documents and for one long document.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use super::Bench;
use super::report::Row;

/// The documents of the large project.
const DOCUMENTS: usize = 1000;
/// The least lines of the long document.
const LINES: usize = 10_000;
/// How often a program's memory is looked at.
const LOOK: Duration = Duration::from_millis(1);

/// Checks both.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let project = bench.folder.join("documents");
    std::fs::create_dir_all(&project)?;
    for index in 0..DOCUMENTS {
        let name = match index {
            0 => "emrys.yaml".to_owned(),
            _ => format!("d{index:04}.emrys.yaml"),
        };
        std::fs::write(project.join(name), document(index..index + 1))?;
    }
    let long = bench.folder.join("long.yaml");
    let lines = document(0..1).lines().count();
    std::fs::write(&long, document(0..LINES.div_ceil(lines) + 1))?;
    let mut rows = Vec::new();
    for (name, budget, path) in [
        ("check, 1,000 documents", "< 1 s", &project),
        ("check, a document of 10,000 lines", "", &long),
    ] {
        let mut time = Row::new(name, "ms").budget(budget);
        let mut memory = Row::new(&format!("{name}: memory"), "MB");
        for _ in 0..bench.samples(10, 2) {
            let (took, peak) = run(Command::new(&bench.emrys).arg("check").arg(path))?;
            time.ours.push(took);
            memory.ours.push(peak);
        }
        rows.extend([time, memory]);
    }
    Ok(rows)
}

/// Runs a program to its end: milliseconds, and megabytes that it and its children held at most.
pub(super) fn run(command: &mut Command) -> Result<(f64, f64)> {
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("failed to start the program")?;
    let mut peak = 0.0_f64;
    let status = loop {
        peak = peak.max(memory(child.id()));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(LOOK);
    };
    let took = start.elapsed().as_secs_f64() * 1000.0;
    ensure!(status.success(), "{command:?} failed: {status}");
    Ok((took, peak))
}

/// What a process and its children hold, in megabytes; nothing of one that has ended.
fn memory(process: u32) -> f64 {
    let folder = PathBuf::from(format!("/proc/{process}"));
    let own = std::fs::read_to_string(folder.join("status")).unwrap_or_default();
    let resident = own.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = resident.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    let children = children(&folder).into_iter().map(memory);
    kilobytes.unwrap_or_default() / 1000.0 + children.sum::<f64>()
}

fn children(process: &Path) -> Vec<u32> {
    let tasks = std::fs::read_dir(process.join("task"))
        .into_iter()
        .flatten();
    let lists = tasks
        .flatten()
        .map(|task| std::fs::read_to_string(task.path().join("children")));
    let words: Vec<String> = lists.flatten().collect();
    let words = words.iter().flat_map(|list| list.split_whitespace());
    words.filter_map(|word| word.parse().ok()).collect()
}

/// A document with a cluster and a job flow for each number.
fn document(numbers: std::ops::Range<usize>) -> String {
    let mut clusters = "clusters:\n".to_owned();
    let mut job_flows = "job_flows:\n".to_owned();
    for number in numbers {
        let _ = write!(
            clusters,
            "  c{number}:
    release_label: emr-7.5.0
    applications: [Hadoop, Spark, Hive]
    log_uri: s3://acme-logs/emr/
    master_instance_group: {{ instance_type: m5.xlarge }}
    core_instance_group: {{ instance_type: m5.2xlarge, instance_count: 4 }}
    task_instance_group: {{ instance_type: m5.2xlarge, instance_count: 2, bid_price: 0.2 }}
    auto_termination_policy: {{ idle_timeout: 3600 }}
    tags: {{ team: data, number: {number} }}
    ec2_attributes: {{ subnet_id: subnet-0123456789abcdef0 }}
    configurations:
      - classification: spark-defaults
        properties:
          spark.executor.cores: 4
          spark.executor.memory: 8g
          spark.dynamicAllocation.maxExecutors: 20
      - classification: hive-site
        properties: {{ hive.exec.dynamic.partition: true }}
"
        );
        let _ = write!(
            job_flows,
            "  f{number}:
    cluster: c{number}
    steps:
      - name: load
        spark_submit: {{ script: s3://acme-code/load.py, args: [--day, \"{number}\"] }}
        action_on_failure: TERMINATE_CLUSTER
      - name: count
        spark_sql: {{ query: \"select count(*) from t{number}\" }}
      - name: tell
        command: [echo, done]
"
        );
    }
    clusters + &job_flows
}
