// SPDX-License-Identifier: Apache-2.0
//! A cluster's classifications → the files that Spark and Hadoop read, and the environment that
//! `spark-env` exports.
//!
//! Everything is one folder, which stands behind the JARs on the classpath of every JVM of the
//! cluster and is `SPARK_CONF_DIR` and `HADOOP_CONF_DIR`. What the user says wins, but for what the
//! mapping of `s3://` and `hdfs://` rests on; that is left out with a note.

mod base;
mod format;
mod log4j;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;

use emrys_protocol::types::Configuration;

pub(super) use self::base::file_system_refusal;
use self::base::{
    CORE_SITE, HDFS_SITE, HIVE_SITE, LOG4J, LOG4J2, MAPRED_SITE, SPARK_DEFAULTS, YARN_SITE,
};
use self::format::expand;
pub(super) use self::format::{Properties, parse_java_properties};
use super::folders::{Buckets, ClusterFolders, write_changed};

/// Variables that tie a process to this cluster; an `export` cannot change them.
const FIXED_VARIABLES: [&str; 9] = [
    "HADOOP_CONF_DIR",
    "HADOOP_HOME",
    "HADOOP_USER_NAME",
    "HOME",
    "JAVA_HOME",
    "SPARK_CONF_DIR",
    "SPARK_HOME",
    "SPARK_LOCAL_DIRS",
    "SPARK_LOCAL_IP",
];

/// The configuration of one cluster, ready to be written.
#[derive(Clone)]
pub struct ClusterConfiguration {
    folders: ClusterFolders,
    files: BTreeMap<String, Properties>,
    exports: Vec<(String, String)>,
    notes: BTreeSet<String>,
}

impl ClusterConfiguration {
    /// Lays the cluster's classifications over what makes Spark and Hadoop work on this machine.
    ///
    /// Mounts are fixed when a JVM starts, so `buckets` must list every bucket that exists: make a
    /// new one of these, and write it, before each step.
    #[must_use]
    pub fn new(
        configurations: &[Configuration],
        folders: &ClusterFolders,
        buckets: &Buckets,
    ) -> Self {
        let mut this = Self {
            folders: folders.clone(),
            files: base::files(folders, buckets),
            exports: Vec::new(),
            notes: BTreeSet::new(),
        };
        for bucket in buckets
            .keys()
            .filter(|bucket| base::is_hidden(bucket, buckets))
        {
            this.notes.insert(format!(
                "Spark and Hadoop cannot see the bucket `{bucket}` beside the bucket whose name is its beginning"
            ));
        }
        for configuration in configurations {
            this.apply(configuration);
        }
        this
    }

    /// What of the user's configuration does not act here, one sentence each.
    pub fn notes(&self) -> impl Iterator<Item = &str> {
        self.notes.iter().map(String::as_str)
    }

    /// Writes every file whose text has changed.
    ///
    /// # Errors
    /// When the folder does not take them: check rights and free space.
    pub fn write(&self) -> io::Result<()> {
        for (file, properties) in &self.files {
            // The user's values may be secrets: for the owner alone.
            write_changed(
                &self.folders.configuration().join(file),
                &text(file, properties),
                0o600,
            )?;
        }
        Ok(())
    }

    /// What `spark-defaults.conf` says.
    pub(super) fn spark_defaults(&self) -> Properties {
        self.files.get(SPARK_DEFAULTS).cloned().unwrap_or_default()
    }

    /// Adds the exports of `spark-env` and `hadoop-env` to an environment, expanded as a shell would.
    pub(super) fn export_to(&self, environment: &mut BTreeMap<String, String>) {
        for (name, value) in &self.exports {
            let value = expand(value, environment);
            environment.insert(name.clone(), value);
        }
    }

    fn apply(&mut self, configuration: &Configuration) {
        let classification = configuration.classification.as_deref().unwrap_or_default();
        let properties = configuration.properties.iter().flatten();
        match classification {
            // These carry nothing but their nested `export`.
            "spark-env" | "hadoop-env" => {
                for nested in configuration.configurations.iter().flatten() {
                    for (name, value) in nested.properties.iter().flatten() {
                        self.export(classification, name, value);
                    }
                }
                return;
            }
            "spark" => {
                self.notes.insert(
                    "`spark`: executor sizes follow this machine, not an instance type".to_owned(),
                );
                return;
            }
            _ => {}
        }
        let (file, is_read) = file_of(classification);
        if !is_read {
            self.notes.insert(format!(
                "`{classification}` is written to `{file}`, which nothing on this machine reads"
            ));
        }
        for (name, value) in properties {
            let refusal = if name.starts_with("EMR.secret@") {
                Some("the local engine fetches no secrets")
            } else {
                base::refusal(&file, name)
            };
            if let Some(reason) = refusal {
                self.notes.insert(format!(
                    "`{name}` of `{classification}` is left out: {reason}"
                ));
            } else {
                let value = base::value_here(name, value).unwrap_or_else(|| value.clone());
                let properties = self.files.entry(file.clone()).or_default();
                properties.insert(name.clone(), value);
            }
        }
    }

    fn export(&mut self, classification: &str, name: &str, value: &str) {
        let reason = if FIXED_VARIABLES.contains(&name) || name.starts_with("AWS_ENDPOINT_URL") {
            "it ties processes to this cluster"
        } else if is_system_python(name, value) {
            "the cluster has its own Python environment"
        } else {
            self.exports.push((name.to_owned(), value.to_owned()));
            return;
        };
        self.notes.insert(format!(
            "the export `{name}` of `{classification}` is left out: {reason}"
        ));
    }
}

impl fmt::Debug for ClusterConfiguration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClusterConfiguration")
            .field("folders", &self.folders)
            .field("notes", &self.notes)
            .finish_non_exhaustive()
    }
}

/// Whether an export names the Python that EMR's image has, as most do to get Python 3.
fn is_system_python(name: &str, value: &str) -> bool {
    let value = value.trim_matches(['"', '\'']);
    let program = value.strip_prefix("/usr/bin/").unwrap_or(value);
    matches!(name, "PYSPARK_PYTHON" | "PYSPARK_DRIVER_PYTHON")
        && program.starts_with("python")
        && !program.contains('/')
}

/// The file that a classification is written to, and whether Spark or Hadoop read it.
fn file_of(classification: &str) -> (String, bool) {
    let known = match classification {
        "core-site" => CORE_SITE,
        "hdfs-site" => HDFS_SITE,
        "hive-site" | "spark-hive-site" => HIVE_SITE,
        "mapred-site" => MAPRED_SITE,
        "yarn-site" => YARN_SITE,
        "spark-defaults" => SPARK_DEFAULTS,
        "spark-log4j" => LOG4J,
        "spark-log4j2" => LOG4J2,
        "spark-metrics" => "metrics.properties",
        _ => {
            let suffix = if classification.ends_with("-site") {
                "xml"
            } else {
                "properties"
            };
            return (
                format!("{}.{suffix}", classification.replace('/', "-")),
                false,
            );
        }
    };
    (known.to_owned(), true)
}

fn text(file: &str, properties: &Properties) -> String {
    if file.ends_with(".xml") {
        format::xml(properties)
    } else {
        format::java_properties(properties)
    }
}
