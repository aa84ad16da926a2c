// SPDX-License-Identifier: Apache-2.0
//! What a step needs of this machine, read from its command alone, before anything of it is prepared.
//!
//! Drivers and executors are one JVM here, so that the driver's memory is all there is. What a script starts nobody can see
//! in its command.

use emrys_protocol::types::{Configuration, HadoopJarStepConfig};

use super::spark::{Mixing, split};
use crate::hadoop::location::Location;
use crate::machine::{Demand, mebibytes};

/// Programs that are one JVM with the default heap.
const JVMS: [&str; 4] = ["hadoop", "hdfs", "pyspark", "spark-shell"];
/// A shell, a Python interpreter: what a command needs of which nothing is known, in MiB.
const COMMAND: u64 = 64;
/// The heap of a JVM that is not told another, in MiB.
const HEAP: u64 = 1_024;
/// What a JVM needs beside its heap: Spark's own rule for containers, in MiB and in percent.
const OVERHEAD: u64 = 384;
const OVERHEAD_PERCENT: u64 = 10;

/// What the step needs on a machine with that many cores.
pub(crate) fn demand(
    step: &HadoopJarStepConfig,
    configurations: &[Configuration],
    cores: usize,
) -> Demand {
    let arguments = step.args.as_deref().unwrap_or_default();
    let location = Location::parse(step.jar.as_deref().unwrap_or_default());
    match (location.file_name(), arguments.split_first()) {
        ("command-runner.jar", Some((program, arguments))) => {
            let program = program.strip_prefix("/usr/bin/").unwrap_or(program);
            match program {
                "spark-submit" => spark(arguments, Mixing::OptionsFirst, configurations, cores),
                "spark-sql" => spark(arguments, Mixing::Mixed, configurations, cores),
                "hadoop-streaming" => streaming(cores),
                _ if JVMS.contains(&program) => jvm(HEAP, 1),
                _ => command(),
            }
        }
        (name, _) if name.starts_with("hadoop-streaming") => streaming(cores),
        ("command-runner.jar" | "script-runner.jar" | "s3-dist-cp.jar", _) => command(),
        _ => jvm(HEAP, 1),
    }
}

/// A command for each core, and one that sorts.
fn streaming(cores: usize) -> Demand {
    let cores = u64::try_from(cores).unwrap_or(u64::MAX).max(1);
    Demand {
        memory: COMMAND.saturating_mul(cores.saturating_add(1)),
        cores,
    }
}

fn command() -> Demand {
    Demand {
        memory: COMMAND,
        cores: 0,
    }
}

fn jvm(heap: u64, cores: u64) -> Demand {
    let overhead = (heap / 100).saturating_mul(OVERHEAD_PERCENT).max(OVERHEAD);
    Demand {
        memory: heap.saturating_add(overhead),
        cores,
    }
}

fn spark(
    arguments: &[String],
    mixing: Mixing,
    configurations: &[Configuration],
    cores: usize,
) -> Demand {
    let mut heap = configurations
        .iter()
        .filter(|found| found.classification.as_deref() == Some("spark-defaults"))
        .filter_map(|found| found.properties.as_ref()?.get("spark.driver.memory"))
        .next_back()
        .map(String::as_str);
    let mut master = None;
    for option in split(arguments, mixing).0 {
        let value = option.value.unwrap_or_default();
        match (option.name, value.split_once('=')) {
            ("--driver-memory", _) => heap = Some(value),
            ("--conf" | "-c", Some(("spark.driver.memory", setting))) => heap = Some(setting),
            ("--master", _) => master = Some(value),
            _ => {}
        }
    }
    let cores = u64::try_from(cores).unwrap_or(u64::MAX);
    let threads = master.and_then(local_threads).unwrap_or(cores);
    let heap = heap.and_then(mebibytes).unwrap_or(HEAP);
    jvm(heap, threads.clamp(1, cores.max(1)))
}

/// The threads of `local`, `local[4]` and `local[4,2]`; none of `local[*]` and of what is no local master.
fn local_threads(master: &str) -> Option<u64> {
    if master == "local" {
        return Some(1);
    }
    let inner = master.strip_prefix("local[")?.strip_suffix(']')?;
    inner.split(',').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use emrys_protocol::types::{Configuration, HadoopJarStepConfig};

    use super::demand;
    use crate::machine::Demand;

    /// What `command-runner.jar` needs for the words of a line, on 4 cores.
    fn needs(line: &str, configurations: &[Configuration]) -> Demand {
        let step = HadoopJarStepConfig {
            jar: Some("command-runner.jar".to_owned()),
            args: Some(line.split_whitespace().map(str::to_owned).collect()),
            ..HadoopJarStepConfig::default()
        };
        demand(&step, configurations, 4)
    }

    fn defaults(memory: &str) -> Configuration {
        let property = ("spark.driver.memory".to_owned(), memory.to_owned());
        Configuration {
            classification: Some("spark-defaults".to_owned()),
            properties: Some([property].into()),
            ..Configuration::default()
        }
    }

    #[test]
    fn spark_needs_the_memory_of_its_driver_and_the_threads_of_its_master() {
        for (line, memory, cores) in [
            ("spark-submit job.py", 1_408, 4),
            (
                "/usr/bin/spark-submit --driver-memory 8g job.py",
                8_192 + 810,
                4,
            ),
            ("spark-submit --driver-memory=512m job.py", 896, 4),
            (
                "spark-submit --conf spark.driver.memory=2g job.py",
                2_432,
                4,
            ),
            ("spark-submit --master local[2] job.py", 1_408, 2),
            ("spark-submit --master local job.py", 1_408, 1),
            ("spark-submit --master local[64,3] job.py", 1_408, 4),
            ("spark-submit --master local[*] job.py", 1_408, 4),
            (
                "spark-submit --master yarn --deploy-mode cluster job.py",
                1_408,
                4,
            ),
            // Executors live in the driver.
            (
                "spark-submit --executor-memory 9g --num-executors 9 job.py",
                1_408,
                4,
            ),
            // These are the program's own.
            ("spark-submit job.py --driver-memory 8g", 1_408, 4),
            ("spark-sql -e select --driver-memory 2g", 2_432, 4),
        ] {
            assert_eq!(needs(line, &[]), Demand { memory, cores }, "{line}");
        }
    }

    #[test]
    fn the_clusters_defaults_count_unless_the_step_says_otherwise() {
        let configurations = [defaults("3g"), defaults("4g")];
        assert_eq!(
            needs("spark-submit job.py", &configurations).memory,
            4_096 + 384 + 16
        );
        let line = "spark-submit --driver-memory 1g job.py";
        assert_eq!(needs(line, &configurations).memory, 1_408);
    }

    #[test]
    fn other_commands_need_little_and_jars_a_jvm() {
        let command = Demand {
            memory: 64,
            cores: 0,
        };
        for line in ["bash -c true", "python3 job.py", "aws s3 ls", ""] {
            assert_eq!(needs(line, &[]), command, "{line}");
        }
        let jvm = Demand {
            memory: 1_408,
            cores: 1,
        };
        assert_eq!(needs("hadoop fs -ls /", &[]), jvm);
        let streaming = Demand {
            memory: 320,
            cores: 4,
        };
        assert_eq!(needs("hadoop-streaming -mapper cat", &[]), streaming);
        let jar = |jar: &str| HadoopJarStepConfig {
            jar: Some(jar.to_owned()),
            ..HadoopJarStepConfig::default()
        };
        assert_eq!(demand(&jar("s3://b/job.jar"), &[], 4), jvm);
        let script = jar("s3://us-east-1.elasticmapreduce/libs/script-runner/script-runner.jar");
        assert_eq!(demand(&script, &[], 4), command);
        let node = jar("/usr/lib/hadoop-mapreduce/hadoop-streaming.jar");
        assert_eq!(demand(&node, &[], 4), streaming);
    }
}
