// SPDX-License-Identifier: Apache-2.0
//! Provisioning: from a version of Spark to a runtime, made once per cache.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use sha2::{Digest as _, Sha256};

use super::cache::Cache;
use super::error::RuntimeError;
use super::java::{self, Java};
use super::progress::ProgressSink;
use super::python::{self, Python};
use super::runtime::Runtime;
use super::{libraries, requirements, spark};

/// The runtimes of one cache folder.
#[derive(Debug)]
pub struct Runtimes {
    pub(super) cache: Cache,
    /// What this process has found whole already.
    ready: Mutex<HashMap<String, Arc<Runtime>>>,
}

impl Runtimes {
    /// The runtimes kept in this folder, which need not exist.
    pub fn new(cache: PathBuf) -> Self {
        Self {
            cache: Cache::new(cache),
            ready: Mutex::default(),
        }
    }

    /// The runtime of a version of Spark such as `3.5.2`: found in the cache, or fetched with the user's pip.
    pub async fn provision(
        &self,
        spark_version: &str,
        progress: ProgressSink<'_>,
    ) -> Result<Arc<Runtime>, RuntimeError> {
        if let Some(runtime) = self.known(spark_version) {
            return Ok(runtime);
        }
        let requirements = requirements::of(spark_version)?;
        let python = python::find(spark_version, requirements).await?;
        let cache = &self.cache;
        let java = java::find_or_provision(cache, spark_version, requirements, &python, progress);
        let java = java.await?;
        let (spark_home, site_packages) = tokio::try_join!(
            spark::home(cache, spark_version, &python, progress),
            libraries::site_packages(cache, requirements, &python, progress),
        )?;
        let pair = self
            .pair(spark_version, &spark_home, &java, progress)
            .await?;
        let parts = [&spark_home, &site_packages, &pair, &java.home];
        let parts = parts.into_iter().filter(|part| self.cache.has(part));
        let held = parts
            .map(|part| Cache::hold(part))
            .collect::<Result<_, _>>()?;
        let flags = pair.join(FLAGS);
        let flags = fs::read_to_string(&flags).map_err(RuntimeError::io("read", &flags))?;
        let runtime = Arc::new(Runtime {
            jars: spark::jars(&spark_home),
            spark_version: spark_version.to_owned(),
            java,
            python,
            spark_home,
            site_packages,
            launcher_flags: flags.lines().map(str::to_owned).collect(),
            pair,
            _held: held,
        });
        if !runtime.is_whole() {
            return Err(RuntimeError::Unusable {
                what: format!("Spark {spark_version}"),
                message: "somebody removed it from the cache meanwhile".to_owned(),
            });
        }
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        ready.insert(spark_version.to_owned(), Arc::clone(&runtime));
        Ok(runtime)
    }

    /// The Python of this machine that a cluster with this Spark has, or the one with this number after `3.` that it finds on
    /// the `PATH`.
    ///
    /// # Errors
    /// There is none.
    pub async fn python(spark_version: &str, minor: Option<u32>) -> Result<Python, RuntimeError> {
        let found = python::find(spark_version, requirements::of(spark_version)?).await;
        let Some(minor) = minor else {
            return found;
        };
        let wanted = (3, minor);
        let found = found.ok().filter(|python| python.language == wanted);
        match found {
            Some(python) => Ok(python),
            None => python::on_path(wanted)
                .await
                .ok_or_else(|| RuntimeError::PythonMissing {
                    spark: spark_version.to_owned(),
                    needed: format!("3.{minor} for the packages of its scripts"),
                    looked: format!("`python3.{minor}` on the PATH"),
                    remedy: "install it, or leave the `version` of the packages out".to_owned(),
                }),
        }
    }

    /// What was found before, unless somebody has emptied the cache since.
    fn known(&self, spark_version: &str) -> Option<Arc<Runtime>> {
        let ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        ready
            .get(spark_version)
            .filter(|runtime| runtime.is_whole())
            .cloned()
    }

    /// Removes from the cache what nobody uses nor has used since the moment; on a dry run only names it. Gives each
    /// part with the bytes that it took.
    pub fn prune(&self, unused_since: SystemTime, dry_run: bool) -> Vec<(PathBuf, u64)> {
        self.cache.prune(unused_since, dry_run)
    }

    /// The folder of this pair of Spark and Java. To make it, both are run together once.
    async fn pair(
        &self,
        spark_version: &str,
        spark_home: &Path,
        java: &Java,
        progress: ProgressSink<'_>,
    ) -> Result<PathBuf, RuntimeError> {
        let name = format!("{spark_version}-{}", identity(java));
        let what = format!("Spark {spark_version} on Java {}", java.version);
        self.cache
            .once("pairs", &name, &what, progress, async |folder| {
                let flags = spark::launcher_flags(spark_home, java).await?;
                let path = folder.join(FLAGS);
                fs::write(&path, flags.join("\n")).map_err(RuntimeError::io("write", &path))
            })
            .await
    }
}

const FLAGS: &str = "flags";

/// Tells one build of Java in one place from every other.
fn identity(java: &Java) -> String {
    let mut digest = Sha256::new();
    digest.update(java.home.as_os_str().as_encoded_bytes());
    digest.update(&java.version);
    digest.update(fs::read(java.home.join("release")).unwrap_or_default());
    let digest = digest.finalize();
    let hexadecimal: String = digest
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("java-{}-{hexadecimal}", java.major())
}
