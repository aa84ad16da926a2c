// SPDX-License-Identifier: Apache-2.0
//! A step or a bootstrap action → the process that does it on this machine.
//!
//! The user's arguments pass through as they are; what is changed is said in [`Plan::notes`], which
//! belong into the step's controller log. What EMR has and this machine has not is refused before
//! anything starts. Scripts and JARs that must be files of this machine are fetched into the
//! step's folder here, and archives unpacked; nothing is executed.

mod archives;
mod demand;
mod environment;
mod error;
mod fetch;
mod home;
mod java;
mod program;
mod spark;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use emrys_protocol::types::HadoopJarStepConfig;

pub(crate) use self::demand::demand;
pub use self::environment::inherited_environment;
pub use self::error::StepError;
use super::configuration::ClusterConfiguration;
use super::folders::{Buckets, ClusterFolders};
use super::location::{Location, buckets_named};
use super::shims;
use crate::engine::Keys;
use crate::runtime::{PythonEnvironment, Runtime};

/// Everything that a cluster's processes run in. Make a new one for each step: the buckets are part
/// of the configuration, and a JVM sees only those that existed when it started.
pub struct ClusterEnvironment {
    /// The cluster's id.
    pub cluster_id: String,
    /// Its folders.
    pub folders: ClusterFolders,
    /// Its configuration, made for the same folders and buckets.
    pub configuration: ClusterConfiguration,
    /// The buckets that exist.
    pub buckets: Buckets,
    /// Spark, Hadoop's client and Java; `None` for a cluster without Spark.
    pub runtime: Option<Arc<Runtime>>,
    /// The cluster's own Python environment.
    pub python: Option<PythonEnvironment>,
    /// The region that AWS clients are told.
    pub region: String,
    /// The engine's address, as `http://127.0.0.1:3677`.
    pub endpoint: String,
    /// What AWS clients sign with.
    pub keys: Keys,
    /// Cores that a Spark driver may use.
    pub cores: usize,
    /// What the processes see of the engine's own environment: [`inherited_environment`].
    pub inherited: BTreeMap<String, String>,
}

impl ClusterEnvironment {
    /// Creates the cluster's folders and writes its configuration and its programs, as far as they
    /// are not there yet.
    ///
    /// # Errors
    /// When the state folder does not take them: check rights and free space.
    pub fn prepare(&self) -> io::Result<()> {
        self.folders.create(&self.cluster_id)?;
        self.configuration.write()?;
        let java = self.hadoop_command("hadoop", &[]).ok();
        let python = self
            .python
            .as_ref()
            .map(|python| python.executable.as_path());
        shims::write(&self.folders, java.as_deref(), python)
    }

    /// The Spark master that stands for the cluster.
    fn master(&self) -> String {
        format!("local[{}]", self.cores.max(1))
    }
}

impl fmt::Debug for ClusterEnvironment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClusterEnvironment")
            .field("cluster_id", &self.cluster_id)
            .field("folders", &self.folders)
            .field("cores", &self.cores)
            .finish_non_exhaustive()
    }
}

/// A process to start.
#[derive(Clone, PartialEq, Eq)]
pub struct Plan {
    /// The program, by path, and its arguments.
    pub argv: Vec<String>,
    /// The complete environment.
    pub environment: BTreeMap<String, String>,
    /// The working folder.
    pub folder: PathBuf,
    /// What is not as on AWS, one sentence each, for the controller log.
    pub notes: Vec<String>,
}

impl fmt::Debug for Plan {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&String> = self.environment.keys().collect();
        formatter
            .debug_struct("Plan")
            .field("argv", &self.argv)
            .field("environment", &names)
            .field("folder", &self.folder)
            .field("notes", &self.notes)
            .finish()
    }
}

/// Plans a step. `folder` is its working folder; it is created, and what must be fetched goes there.
///
/// # Errors
/// When the step cannot run here at all; it then fails before it starts.
pub fn plan_step(
    step: &HadoopJarStepConfig,
    cluster: &ClusterEnvironment,
    folder: &Path,
) -> Result<Plan, StepError> {
    create(folder)?;
    let arguments = step.args.as_deref().unwrap_or_default();
    let (arguments, note) = home::mapped(arguments, &cluster.folders.home());
    let step = HadoopJarStepConfig {
        args: Some(arguments),
        ..step.clone()
    };
    let mut plan = plan_jar(&step, cluster, folder)?;
    plan.notes.extend(note);
    Ok(plan)
}

/// Plans a step by its JAR.
fn plan_jar(
    step: &HadoopJarStepConfig,
    cluster: &ClusterEnvironment,
    folder: &Path,
) -> Result<Plan, StepError> {
    let jar = step.jar.as_deref().unwrap_or_default();
    let arguments = step.args.as_deref().unwrap_or_default();
    let location = Location::parse(jar);
    match location.file_name() {
        "command-runner.jar" => program::plan(arguments, cluster, folder),
        "script-runner.jar" if is_on_every_node(&location) => match arguments.split_first() {
            Some((script, arguments)) => plan_script(script, arguments, cluster, folder),
            None => Err(StepError::NoArgument {
                jar: "script-runner.jar",
                what: "a script",
            }),
        },
        "s3-dist-cp.jar" | "s3distcp.jar" if is_on_every_node(&location) => {
            program::named("s3-dist-cp", arguments, cluster, folder)
        }
        name if name.starts_with("hadoop-streaming") && is_on_every_node(&location) => {
            program::named("hadoop-streaming", arguments, cluster, folder)
        }
        _ if is_of_emr(&location) => Err(program::not_available(
            jar,
            "of EMR's own JARs only command-runner, hadoop-streaming, script-runner and s3-dist-cp have a counterpart",
        )),
        _ => custom_jar(step, cluster, folder),
    }
}

/// Plans a script: a bootstrap action, or what `script-runner.jar` runs. `folder` is its working
/// folder; it is created, and the script is fetched into it.
///
/// # Errors
/// When the script is not there, or names a bucket that does not exist.
pub fn plan_script(
    script: &str,
    arguments: &[String],
    cluster: &ClusterEnvironment,
    folder: &Path,
) -> Result<Plan, StepError> {
    create(folder)?;
    let location = Location::parse(script);
    if is_of_emr(&location) {
        return match location.file_name() {
            "run-if" => program::named("run-if", arguments, cluster, folder),
            "fetch" if script.contains("/state-pusher/") => {
                program::named("state-pusher-script", arguments, cluster, folder)
            }
            _ => Err(program::not_available(
                script,
                "of EMR's own scripts only run-if and state-pusher have a counterpart",
            )),
        };
    }
    let file = fetch::program(script, cluster, folder)?;
    let environment = environment::environment(cluster);
    let mut argv = fetch::interpreter(&file, &environment);
    argv.push(file.display().to_string());
    argv.extend(arguments.iter().cloned());
    Ok(plan(cluster, argv, environment, folder, Vec::new()))
}

/// A JAR of the user's, run as `hadoop jar` does: EMR passes the main class on as first argument.
fn custom_jar(
    step: &HadoopJarStepConfig,
    cluster: &ClusterEnvironment,
    folder: &Path,
) -> Result<Plan, StepError> {
    let jar = step.jar.as_deref().unwrap_or_default();
    let arguments = step.args.as_deref().unwrap_or_default();
    check_buckets(arguments, cluster)?;
    let file = fetch::file(jar, cluster, folder)?;
    let properties: Vec<String> = step
        .properties
        .iter()
        .flatten()
        .map(|property| {
            let name = property.key.as_deref().unwrap_or_default();
            let value = property.value.as_deref().unwrap_or_default();
            format!("-D{name}={value}")
        })
        .collect();
    let mut argv = cluster.hadoop_command(jar, &properties)?;
    argv.extend([
        "org.apache.hadoop.util.RunJar".to_owned(),
        file.display().to_string(),
    ]);
    argv.extend(step.main_class.clone());
    argv.extend(arguments.iter().cloned());
    let notes = vec![
        "MapReduce runs inside the JVM of the step, as Hadoop's local job runner does it"
            .to_owned(),
    ];
    let environment = environment::environment(cluster);
    Ok(plan(cluster, argv, environment, folder, notes))
}

fn create(folder: &Path) -> Result<(), StepError> {
    std::fs::create_dir_all(folder).map_err(|source| StepError::Folder {
        folder: folder.to_owned(),
        source,
    })
}

fn plan(
    cluster: &ClusterEnvironment,
    argv: Vec<String>,
    environment: BTreeMap<String, String>,
    folder: &Path,
    mut notes: Vec<String>,
) -> Plan {
    notes.extend(cluster.configuration.notes().map(str::to_owned));
    Plan {
        argv,
        environment,
        folder: folder.to_owned(),
        notes,
    }
}

/// Fails a step whose arguments name a bucket that does not exist.
fn check_buckets(arguments: &[String], cluster: &ClusterEnvironment) -> Result<(), StepError> {
    match arguments
        .iter()
        .flat_map(|argument| buckets_named(argument))
        .find(|bucket| !cluster.buckets.contains_key(*bucket))
    {
        Some(bucket) => Err(StepError::NoSuchBucket {
            bucket: bucket.to_owned(),
        }),
        None => Ok(()),
    }
}

/// Whether a location is in one of EMR's own buckets: `elasticmapreduce`, `<region>.elasticmapreduce`.
fn is_of_emr(location: &Location<'_>) -> bool {
    matches!(location, Location::S3 { bucket, .. }
        if *bucket == "elasticmapreduce" || bucket.ends_with(".elasticmapreduce"))
}

/// Whether a location means a JAR of EMR's that every node has, and no upload of the user's.
fn is_on_every_node(location: &Location<'_>) -> bool {
    is_of_emr(location) || matches!(location, Location::Local(_))
}
