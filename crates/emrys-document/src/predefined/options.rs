// SPDX-License-Identifier: Apache-2.0
//! The options of each predefined bootstrap action.
//!
//! `-m K=V`, `-mK=V`, `--mapred-key-value K=V` and `--mapred-key-value=K=V` are the same, as in Ruby's option parser,
//! which they were written with.

use super::{Meaning, Setting};
use crate::elements::Text;
use crate::spanned::Spanned;

/// What an option with its value sets, or why it has no counterpart.
type Reading = fn(option: &str, value: &str) -> Result<Set, String>;

/// Classification, whether it exports a variable, its name, its value.
type Set = (&'static str, bool, String, String);

/// Options that take a property: short, long, and its classification. `-s` is for `hadoop-site.xml`, which took the
/// properties of all of Hadoop: their names say whose they are.
const FILES: &[(&str, &str, Option<&str>)] = &[
    ("-c", "--core-key-value", Some("core-site")),
    ("-h", "--hdfs-key-value", Some("hdfs-site")),
    ("-m", "--mapred-key-value", Some("mapred-site")),
    ("-y", "--yarn-key-value", Some("yarn-site")),
    ("-s", "--site-key-value", None),
    ("-e", "--emrfs-key-value", Some("emrfs-site")),
    ("-l", "--log4j-key-value", Some("hadoop-log4j")),
    ("-t", "--httpfs-key-value", Some("httpfs-site")),
    (
        "-z",
        "--capacity-scheduler-key-value",
        Some("capacity-scheduler"),
    ),
];

/// Daemons of Hadoop: name, classification, and the beginning of their variables.
const DAEMONS: &[(&str, &str, &str)] = &[
    ("namenode", "hadoop-env", "HADOOP_NAMENODE"),
    ("datanode", "hadoop-env", "HADOOP_DATANODE"),
    ("client", "hadoop-env", "HADOOP_CLIENT"),
    ("resourcemanager", "yarn-env", "YARN_RESOURCEMANAGER"),
    ("nodemanager", "yarn-env", "YARN_NODEMANAGER"),
];

/// Reads arguments one option after the other.
pub(super) fn meaning(arguments: &[Spanned<Text>], option: Reading) -> Meaning<'_> {
    let mut meaning = Meaning::default();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let (name, attached) = split(argument);
        let next = || rest.next().map(|next| next.0.as_str());
        let value = attached.or_else(|| name.starts_with('-').then(next).flatten());
        match option(name, value.unwrap_or_default()) {
            Ok((classification, is_exported, property, set)) => meaning.settings.push(Setting {
                written: match value {
                    Some(value) if attached.is_none() => format!("{name} {value}"),
                    _ => argument.0.clone(),
                },
                classification,
                is_exported,
                name: property,
                value: set,
            }),
            Err(why) => meaning.without.push((argument, why)),
        }
    }
    meaning
}

/// An option and the value that is attached to it.
fn split(argument: &str) -> (&str, Option<&str>) {
    if argument.starts_with("--") {
        match argument.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (argument, None),
        }
    } else if argument.starts_with('-') {
        match argument.char_indices().nth(2) {
            Some((at, _)) => {
                let (name, value) = argument.split_at(at);
                (name, Some(value))
            }
            None => (argument, None),
        }
    } else {
        (argument, None)
    }
}

/// `configure-hadoop`.
pub(super) fn hadoop(option: &str, value: &str) -> Result<Set, String> {
    let known = FILES
        .iter()
        .find(|(short, long, _)| option == *short || option == *long);
    if let Some((_, _, classification)) = known {
        let (name, value) = property(value)?;
        let classification = classification.unwrap_or_else(|| of_site(&name));
        return Ok((classification, false, name, value));
    }
    let is_file = option.ends_with("-config-file")
        || FILES
            .iter()
            .any(|(short, _, _)| option.eq_ignore_ascii_case(short));
    Err(if is_file {
        of_file(value)
    } else {
        unknown(option, "configure-hadoop")
    })
}

/// `configure-daemons`.
pub(super) fn daemons(option: &str, value: &str) -> Result<Set, String> {
    let unknown = || unknown(option, "configure-daemons");
    let daemon = option.strip_prefix("--").ok_or_else(unknown)?;
    let (daemon, kind) = match daemon.strip_suffix("-heap-size") {
        Some(daemon) => (daemon, "HEAPSIZE"),
        None => (daemon.strip_suffix("-opts").ok_or_else(unknown)?, "OPTS"),
    };
    if matches!(daemon, "jobtracker" | "tasktracker") {
        return Err(format!("YARN has taken the place of Hadoop's {daemon}"));
    }
    let known = DAEMONS.iter().find(|(name, _, _)| *name == daemon);
    let (_, classification, variable) = known.ok_or_else(unknown)?;
    Ok((
        classification,
        true,
        format!("{variable}_{kind}"),
        value.to_owned(),
    ))
}

/// `configure-hbase`. A single property may stand alone.
pub(super) fn hbase(option: &str, value: &str) -> Result<Set, String> {
    let (name, value) = match option {
        "-s" | "--site-key-value" => property(value)?,
        "--site-config-file" => return Err(of_file(value)),
        alone if !alone.starts_with('-') => property(alone)?,
        _ => return Err(unknown(option, "configure-hbase")),
    };
    Ok(("hbase-site", false, name, value))
}

/// `configure-hbase-daemons`.
pub(super) fn hbase_daemons(option: &str, value: &str) -> Result<Set, String> {
    let variable = match option {
        "--hbase-master-opts" => "HBASE_MASTER_OPTS",
        "--regionserver-opts" | "--hbase-regionserver-opts" => "HBASE_REGIONSERVER_OPTS",
        "--zookeeper-opts" | "--hbase-zookeeper-opts" => {
            return Err(
                "ZooKeeper is an application of its own there, whose JVM options EMR does not configure"
                    .to_owned(),
            );
        }
        _ => return Err(unknown(option, "configure-hbase-daemons")),
    };
    Ok(("hbase-env", true, variable.to_owned(), value.to_owned()))
}

fn property(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err(format!(
            "`{text}` is not a property with its value, as in `name=value`"
        )),
    }
}

/// The classification of a property of `hadoop-site.xml`.
fn of_site(property: &str) -> &'static str {
    match property.split('.').next() {
        Some("mapreduce" | "mapred") => "mapred-site",
        Some("yarn") => "yarn-site",
        Some("dfs") => "hdfs-site",
        _ => "core-site",
    }
}

fn of_file(file: &str) -> String {
    format!(
        "the properties in `{file}` cannot be seen from here: write them under `configurations`"
    )
}

fn unknown(option: &str, action: &str) -> String {
    format!("`{option}` is not an option of `{action}` that is known")
}
