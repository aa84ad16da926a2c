// SPDX-License-Identifier: Apache-2.0
//! The arguments of `spark-submit` and `spark-sql`: told apart as Spark tells them, mapped to the
//! local master, and read for what the driver's JVM must be started with.
//!
//! Everything but `--master`, `--deploy-mode` and the properties that would break the mapping of
//! `s3://` goes to Spark as the user wrote it.

use super::ClusterEnvironment;
use crate::hadoop::configuration::{Properties, file_system_refusal, parse_java_properties};

/// Options without a value; every other option that Spark knows takes one.
const SWITCHES: [&str; 8] = [
    "--help",
    "--load-spark-defaults",
    "--supervise",
    "--usage-error",
    "--verbose",
    "--version",
    "-h",
    "-v",
];

/// Options with a value.
const OPTIONS: [&str; 28] = [
    "--archives",
    "--class",
    "--conf",
    "--deploy-mode",
    "--driver-class-path",
    "--driver-cores",
    "--driver-java-options",
    "--driver-library-path",
    "--driver-memory",
    "--exclude-packages",
    "--executor-cores",
    "--executor-memory",
    "--files",
    "--jars",
    "--keytab",
    "--kill",
    "--master",
    "--name",
    "--num-executors",
    "--packages",
    "--principal",
    "--properties-file",
    "--proxy-user",
    "--py-files",
    "--queue",
    "--remote",
    "--repositories",
    "-c",
];

/// Where Spark is on a cluster's node; users name its examples by this path.
const NODE_SPARK_HOME: &str = "/usr/lib/spark/";

/// How the options of a program stand among its other arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mixing {
    /// Options end at the first argument that is none: `spark-submit`.
    OptionsFirst,
    /// What Spark does not know belongs to the program, wherever it stands: `spark-sql`.
    Mixed,
}

/// Arguments for `SparkSubmit`, and the driver's settings among them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Submission {
    /// Options of Spark, mapped.
    pub(super) options: Vec<String>,
    /// The primary resource and its arguments, or the program's own.
    pub(super) rest: Vec<String>,
    /// All properties that are known before the driver starts.
    pub(super) properties: Properties,
    /// What is to be unpacked into the working folder.
    pub(super) archives: Vec<ArchiveReference>,
    /// What was changed, one sentence each.
    pub(super) notes: Vec<String>,
}

/// An archive, and the name under which the application finds what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ArchiveReference {
    pub(super) archive: String,
    pub(super) link: String,
}

/// The properties that name archives; an option `--archives` wins over both.
const ARCHIVES: [&str; 2] = ["spark.archives", "spark.yarn.dist.archives"];

/// Maps the arguments that follow `spark-submit` or `spark-sql`.
pub(super) fn submission(
    arguments: &[String],
    mixing: Mixing,
    cluster: &ClusterEnvironment,
) -> Submission {
    let (options, mut rest) = split(arguments, mixing);
    let mut properties = None;
    let mut given = Vec::new();
    let mut mapped = Vec::new();
    let mut notes = Vec::new();
    let (mut has_master, mut has_deploy_mode) = (false, false);
    let mut archives = None;
    for option in options {
        let value = option.value.unwrap_or_default();
        match option.name {
            "--master" => {
                has_master = true;
                let local = value.starts_with("local");
                let master = if local {
                    value.to_owned()
                } else {
                    cluster.master()
                };
                if !local {
                    notes.push(format!(
                        "`--master {value}` becomes `--master {master}`: drivers and executors run in one process on this machine"
                    ));
                }
                mapped.extend(["--master".to_owned(), master]);
                continue;
            }
            "--deploy-mode" => {
                has_deploy_mode = true;
                if value != "client" {
                    notes.push(format!(
                        "`--deploy-mode {value}` becomes `--deploy-mode client`: the driver's output is in the step's own logs"
                    ));
                }
                mapped.extend(["--deploy-mode".to_owned(), "client".to_owned()]);
                continue;
            }
            "--archives" => {
                archives = Some(value.to_owned());
                continue;
            }
            "--properties-file" => {
                properties = std::fs::read_to_string(value)
                    .ok()
                    .map(|text| parse_java_properties(&text));
            }
            "--conf" | "-c" => {
                let (name, setting) = value.split_once('=').unwrap_or((value, ""));
                let hadoop = name.strip_prefix("spark.hadoop.").unwrap_or(name);
                if let Some(reason) = file_system_refusal(hadoop) {
                    notes.push(format!("`--conf {name}` is left out: {reason}"));
                    continue;
                }
                given.push((name, setting));
                if ARCHIVES.contains(&name) {
                    continue;
                }
            }
            "--driver-memory" => given.push(("spark.driver.memory", value)),
            "--driver-java-options" => given.push(("spark.driver.extraJavaOptions", value)),
            "--driver-class-path" => given.push(("spark.driver.extraClassPath", value)),
            "--driver-library-path" => given.push(("spark.driver.extraLibraryPath", value)),
            _ => {}
        }
        mapped.extend(option.written.iter().cloned());
    }
    // Said in any case, so that neither a properties file nor a `--conf` can say otherwise.
    if !has_deploy_mode {
        mapped.splice(0..0, ["--deploy-mode".to_owned(), "client".to_owned()]);
    }
    if !has_master {
        mapped.splice(0..0, ["--master".to_owned(), cluster.master()]);
    }
    if mixing == Mixing::OptionsFirst
        && let Some(primary) = rest.first_mut()
        && let Some(path) = primary.strip_prefix(NODE_SPARK_HOME)
        && let Some(runtime) = &cluster.runtime
    {
        let here = runtime.spark_home.join(path).display().to_string();
        notes.push(format!("`{primary}` is `{here}` on this machine"));
        *primary = here;
    }
    let mut properties = properties.unwrap_or_else(|| cluster.configuration.spark_defaults());
    properties.extend(
        given
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
    );
    let archives = archives.or_else(|| {
        ARCHIVES
            .iter()
            .find_map(|name| properties.get(*name).cloned())
    });
    let archives = archive_references(archives.as_deref().unwrap_or_default());
    for ArchiveReference { archive, link } in &archives {
        notes.push(format!(
            "`{archive}` is unpacked as `./{link}` in the step's working folder, as YARN does for a container"
        ));
    }
    // Spark would unpack them once more, into a folder of its own; `spark-defaults` may name them too.
    if !archives.is_empty() {
        mapped.extend(["--conf".to_owned(), "spark.archives=".to_owned()]);
    }
    Submission {
        options: mapped,
        rest,
        properties,
        archives,
        notes,
    }
}

/// A list of archives with their names, which are those of the files where no others are given.
fn archive_references(list: &str) -> Vec<ArchiveReference> {
    let parts = list
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let references = parts.map(|part| {
        let (archive, link) = part.split_once('#').unwrap_or((part, ""));
        let link = match link {
            "" => archive.rsplit('/').next().unwrap_or(archive),
            link => link,
        };
        ArchiveReference {
            archive: archive.to_owned(),
            link: link.to_owned(),
        }
    });
    references.collect()
}

/// One option as it was written.
pub(super) struct SparkOption<'a> {
    pub(super) name: &'a str,
    pub(super) value: Option<&'a str>,
    written: &'a [String],
}

/// Spark's options, and what is left for the program.
pub(super) fn split(arguments: &[String], mixing: Mixing) -> (Vec<SparkOption<'_>>, Vec<String>) {
    let mut options = Vec::new();
    let mut rest = Vec::new();
    let mut left = arguments;
    while let Some((argument, tail)) = left.split_first() {
        let (name, joined) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value)),
            _ => (argument.as_str(), None),
        };
        let takes = match name {
            _ if SWITCHES.contains(&name) && joined.is_none() => 1,
            _ if !OPTIONS.contains(&name) => 0,
            _ if joined.is_some() || tail.is_empty() => 1,
            _ => 2,
        };
        if takes == 0 {
            if mixing == Mixing::OptionsFirst {
                rest.extend(left.iter().cloned());
                break;
            }
            rest.push(argument.clone());
            left = tail;
            continue;
        }
        let (written, after) = left.split_at(takes);
        let value = joined.or_else(|| written.get(1).map(String::as_str));
        options.push(SparkOption {
            name,
            value,
            written,
        });
        left = after;
    }
    (options, rest)
}
