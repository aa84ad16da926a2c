// SPDX-License-Identifier: Apache-2.0
//! Programs that come first on the `PATH` of a cluster's processes and stand in for what a node has:
//! a script that was written for EMR then runs on this machine without touching it.
//!
//! They are for what a script calls; steps that name a program of Spark themselves take the quicker
//! way of [`super::command`].

#[cfg(test)]
mod tests;

use std::io;
use std::path::Path;

use super::folders::{ClusterFolders, write_changed};

/// What every cluster has.
const ALWAYS: [(&[&str], &str); 6] = [
    (&["sudo"], include_str!("sudo.sh")),
    (
        &[
            "amazon-linux-extras",
            "dnf",
            "halt",
            "poweroff",
            "reboot",
            "service",
            // mrjob's clusters end themselves by it when they have been idle.
            "shutdown",
            "systemctl",
            "yum",
        ],
        include_str!("skipped.sh"),
    ),
    (&["hadoop-streaming"], include_str!("hadoop_streaming.py")),
    (&["run-if"], include_str!("run-if.sh")),
    (&["s3-dist-cp"], include_str!("s3_dist_cp.py")),
    (
        &["state-pusher-script"],
        include_str!("state-pusher-script.sh"),
    ),
];

/// What a cluster with Spark has; `@java@` is the java command.
const WITH_SPARK: [(&[&str], &str); 2] = [
    (&["hadoop", "hdfs"], include_str!("hadoop.sh")),
    (
        &["pyspark", "spark-shell", "spark-sql", "spark-submit"],
        include_str!("spark.sh"),
    ),
];

/// What a cluster with its own Python environment has; `@python@` is its Python.
const WITH_PYTHON: [(&[&str], &str); 2] = [
    (&["python", "python3"], include_str!("python.sh")),
    (&["pip", "pip3"], include_str!("pip.sh")),
];

/// The modules of the programs that are Python, which looks for them beside the program.
const MODULES: [(&str, &str); 8] = [
    (
        "emrys_shims/locations.py",
        include_str!("python/locations.py"),
    ),
    (
        "emrys_shims/streaming/inputs.py",
        include_str!("python/streaming/inputs.py"),
    ),
    (
        "emrys_shims/streaming/job.py",
        include_str!("python/streaming/job.py"),
    ),
    (
        "emrys_shims/streaming/options.py",
        include_str!("python/streaming/options.py"),
    ),
    (
        "emrys_shims/streaming/records.py",
        include_str!("python/streaming/records.py"),
    ),
    (
        "emrys_shims/streaming/settings.py",
        include_str!("python/streaming/settings.py"),
    ),
    (
        "emrys_shims/streaming/sorting.py",
        include_str!("python/streaming/sorting.py"),
    ),
    (
        "emrys_shims/streaming/task.py",
        include_str!("python/streaming/task.py"),
    ),
];

/// Writes the cluster's programs, as far as they are not there yet.
///
/// `java` is the command that a class of Hadoop and its arguments follow, for a cluster with Spark.
///
/// # Errors
/// When the folder does not take them: check rights and free space.
pub(super) fn write(
    folders: &ClusterFolders,
    java: Option<&[String]>,
    python: Option<&Path>,
) -> io::Result<()> {
    let mut programs = ALWAYS.to_vec();
    let mut java_command = String::new();
    let mut python_command = String::new();
    if let Some(java) = java {
        java_command = java
            .iter()
            .map(|word| quote(word))
            .collect::<Vec<_>>()
            .join(" ");
        programs.extend(WITH_SPARK);
    }
    if let Some(python) = python {
        python_command = quote(&python.display().to_string());
        programs.extend(WITH_PYTHON);
    }
    for (names, script) in programs {
        let text = script
            .replace("@java@", &java_command)
            .replace("@python@", &python_command);
        for name in names {
            write_changed(&folders.programs().join(name), &text, 0o700)?;
        }
    }
    for (path, text) in MODULES {
        let path = folders.programs().join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        write_changed(&path, text, 0o600)?;
    }
    Ok(())
}

/// One word of a shell command.
fn quote(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}
