// SPDX-License-Identifier: Apache-2.0
//! What `command-runner.jar` runs: Spark's programs by our own java command, what this machine
//! cannot do refused, and everything else from the cluster's `PATH`, where the shims come first.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::archives;
use super::environment::environment;
use super::spark::{Mixing, Submission, submission};
use super::{ClusterEnvironment, Plan, StepError, check_buckets, plan as assemble};

/// Tools of a cluster that do not exist here. A program of the same name on the user's own `PATH`
/// would be something else, and is not run in its place.
const NOT_AVAILABLE: [(&str, &str); 15] = [
    ("beeline", "Hive's server is not installed; use spark-sql"),
    ("flink", "Flink is not installed"),
    ("flink-yarn-session", "Flink is not installed"),
    ("hbase", "HBase is not installed"),
    ("hive", "Hive is not installed; use spark-sql"),
    ("hive-script", "Hive is not installed; use spark-sql"),
    ("mapred", "there is no YARN on this machine"),
    ("oozie", "Oozie is not installed"),
    ("pig", "Pig is not installed"),
    ("pig-script", "Pig is not installed"),
    ("presto-cli", "Presto is not installed"),
    ("run-example", NO_EXAMPLES),
    ("spark-example", NO_EXAMPLES),
    ("sqoop", "Sqoop is not installed"),
    ("yarn", "there is no YARN on this machine"),
];

const NO_EXAMPLES: &str = "the JAR with Spark's examples is not part of its distribution on PyPI; the Python examples are, below /usr/lib/spark/examples/src/main/python/";

/// Programs that come with the cluster's Spark and must not be another Spark's.
const OF_SPARK: [&str; 6] = [
    "hadoop",
    "hdfs",
    "pyspark",
    "spark-shell",
    "spark-sql",
    "spark-submit",
];

/// Tools that know what to do with every `s3://` argument; for others the argument may be theirs to
/// create, or mean nothing.
const TAKE_LOCATIONS: [&str; 3] = ["hadoop", "hdfs", "s3-dist-cp"];

/// Plans the arguments of `command-runner.jar`.
pub(super) fn plan(
    arguments: &[String],
    cluster: &ClusterEnvironment,
    folder: &Path,
) -> Result<Plan, StepError> {
    // EMR's own command-runner omits them too (Yelp/mrjob#2082), and emr-cli sends them.
    let arguments: Vec<String> = arguments
        .iter()
        .filter(|argument| !argument.is_empty())
        .cloned()
        .collect();
    let Some((program, arguments)) = arguments.split_first() else {
        return Err(StepError::NoArgument {
            jar: "command-runner.jar",
            what: "a program",
        });
    };
    let name = program.strip_prefix("/usr/bin/").unwrap_or(program);
    if let Some((name, reason)) = NOT_AVAILABLE.iter().find(|(tool, _)| *tool == name) {
        return Err(not_available(name, reason));
    }
    if OF_SPARK.contains(&name) && cluster.runtime.is_none() {
        return Err(StepError::NoSpark {
            program: name.to_owned(),
        });
    }
    match name {
        "spark-submit" => {
            check_buckets(arguments, cluster)?;
            let submission = submission(arguments, Mixing::OptionsFirst, cluster);
            spark(submission, cluster, folder)
        }
        "spark-sql" => {
            check_buckets(arguments, cluster)?;
            let mut submission = submission(arguments, Mixing::Mixed, cluster);
            submission.options.extend(
                [
                    "--class",
                    "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver",
                ]
                .map(str::to_owned),
            );
            submission.rest.insert(0, "spark-internal".to_owned());
            spark(submission, cluster, folder)
        }
        _ => {
            if TAKE_LOCATIONS.contains(&name) {
                check_buckets(arguments, cluster)?;
            }
            let is_ours = cluster.folders.programs().join(name).is_file();
            named(
                if is_ours { name } else { program },
                arguments,
                cluster,
                folder,
            )
        }
    }
}

/// Plans a program that is found by name on the cluster's `PATH`, or by its path.
pub(super) fn named(
    program: &str,
    arguments: &[String],
    cluster: &ClusterEnvironment,
    folder: &Path,
) -> Result<Plan, StepError> {
    let environment = environment(cluster);
    let Some(file) = find(program, &environment) else {
        return Err(StepError::NoProgram {
            program: program.to_owned(),
        });
    };
    let mut argv = vec![file.display().to_string()];
    argv.extend(arguments.iter().cloned());
    Ok(assemble(cluster, argv, environment, folder, Vec::new()))
}

/// The executable of that name.
pub(super) fn find(program: &str, environment: &BTreeMap<String, String>) -> Option<PathBuf> {
    let is_executable = |path: &PathBuf| {
        path.metadata()
            .is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
    };
    if program.contains('/') {
        return Some(PathBuf::from(program)).filter(is_executable);
    }
    environment
        .get("PATH")?
        .split(':')
        .filter(|folder| !folder.is_empty())
        .map(|folder| Path::new(folder).join(program))
        .find(is_executable)
}

pub(super) fn not_available(program: &str, reason: &'static str) -> StepError {
    StepError::NotAvailable {
        program: program.to_owned(),
        reason,
    }
}

fn spark(
    submission: Submission,
    cluster: &ClusterEnvironment,
    folder: &Path,
) -> Result<Plan, StepError> {
    let mut argv = cluster.spark_command(&submission.properties)?;
    for reference in &submission.archives {
        archives::unpack(reference, cluster, folder)?;
    }
    argv.extend(submission.options);
    argv.extend(submission.rest);
    Ok(assemble(
        cluster,
        argv,
        environment(cluster),
        folder,
        submission.notes,
    ))
}
