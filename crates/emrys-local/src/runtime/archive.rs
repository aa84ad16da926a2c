// SPDX-License-Identifier: Apache-2.0
//! The class-data archive of a runtime: Spark's classes as Java has them in memory, mapped instead of loaded.
//!
//! Java makes it while it runs a small job. It belongs to one Spark and one Java: Java itself refuses an archive that
//! does not fit its build or whose jars have changed, so a stale one costs nothing but time.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use tokio::process::Command;

use super::cache::Cache;
use super::command::JavaOptions;
use super::error::RuntimeError;
use super::program;
use super::runtime::Runtime;

/// The first Java that can archive the classes of an application while it runs.
const FIRST_JAVA: u32 = 13;

const NAME: &str = "classes.jsa";

/// Uses the parts of Spark that most jobs use: SQL in the Java machine, Python functions in workers, files.
const TRAINING: &str = include_str!("training.py");

impl Runtime {
    /// The archive, once it has been built.
    pub fn archive(&self) -> Option<PathBuf> {
        let archive = self.pair.join(NAME);
        archive.is_file().then_some(archive)
    }

    /// Builds the archive, at low priority, unless it is there. Takes some ten seconds of one core.
    ///
    /// Without effect on a Java older than 13, which cannot. A runtime works without its archive.
    pub async fn build_archive(&self) -> Result<(), RuntimeError> {
        if self.java.major() < FIRST_JAVA || self.archive().is_some() {
            return Ok(());
        }
        let cache = Cache::new(self.pair.clone());
        let what = format!("the class-data archive of Spark {}", self.spark_version);
        let built = cache
            .once("", "training", &what, &|_| {}, async |folder| {
                match self.archive() {
                    // Another process built it while this one waited for the lock.
                    Some(_) => Ok(()),
                    None => self.train(folder, &what).await,
                }
            })
            .await?;
        let (made, archive) = (built.join(NAME), self.pair.join(NAME));
        if made.is_file() {
            fs::rename(&made, &archive).map_err(RuntimeError::io("put in place", &archive))?;
        }
        fs::remove_dir_all(&built).map_err(RuntimeError::io("remove", &built))
    }

    async fn train(&self, folder: &Path, what: &str) -> Result<(), RuntimeError> {
        let script = folder.join("training.py");
        fs::write(&script, TRAINING).map_err(RuntimeError::io("write", &script))?;
        let mut flag = OsString::from("-XX:ArchiveClassesAtExit=");
        flag.push(folder.join(NAME));
        let java = self.command(None, &JavaOptions::default(), vec![flag]);
        let path = std::env::join_paths(self.python_path()).unwrap_or_default();
        program::printed(
            Command::new("nice")
                .args(["-n", "19"])
                .args(java)
                .args([
                    "org.apache.spark.deploy.SparkSubmit",
                    "--master",
                    "local[2]",
                ])
                .args(["--conf", "spark.ui.enabled=false"])
                .args(["--conf", "spark.driver.bindAddress=127.0.0.1"])
                .args(["--conf", "spark.driver.host=127.0.0.1"])
                .arg(&script)
                .current_dir(folder)
                .env_clear()
                .env("PATH", std::env::var_os("PATH").unwrap_or_default())
                .env("HOME", folder)
                .env("JAVA_HOME", &self.java.home)
                .env("SPARK_HOME", &self.spark_home)
                .env("SPARK_CONF_DIR", folder)
                .env("SPARK_LOCAL_DIRS", folder)
                .env("PYSPARK_PYTHON", &self.python.executable)
                .env("PYTHONPATH", path),
        )
        .await
        .map_err(|message| RuntimeError::Unusable {
            what: what.to_owned(),
            message,
        })?;
        if folder.join(NAME).is_file() {
            return Ok(());
        }
        Err(RuntimeError::Unusable {
            what: what.to_owned(),
            message: "Java ran the training job but wrote no archive".to_owned(),
        })
    }
}
