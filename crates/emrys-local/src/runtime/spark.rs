// SPDX-License-Identifier: Apache-2.0
//! Provisioning one version of Spark from its `pyspark` package.
//!
//! The package's source distribution carries everything that a Spark home has. It is downloaded with the user's pip
//! and unpacked here: letting pip install it would pack all of it into a wheel first, which takes longer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use emrys_protocol::engine::Progress;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::Command;

use super::cache::Cache;
use super::error::RuntimeError;
use super::java::Java;
use super::pip::Pip;
use super::program;
use super::progress::{self, ProgressSink};
use super::python::Python;

const UNPACK: &str = include_str!("unpack.py");

/// The home of this Spark in the cache, provisioned if need be.
pub(super) async fn home(
    cache: &Cache,
    version: &str,
    python: &Python,
    sink: ProgressSink<'_>,
) -> Result<PathBuf, RuntimeError> {
    let what = format!("Spark {version}");
    cache
        .once("spark", version, &what, sink, async |home| {
            download(version, home, python, sink).await?;
            progress::started(sink, format!("verifying Spark {version}"));
            verify(version, home)?;
            compile(home, python).await;
            Ok(())
        })
        .await
}

async fn download(
    version: &str,
    home: &Path,
    python: &Python,
    sink: ProgressSink<'_>,
) -> Result<(), RuntimeError> {
    let pip = Pip::find(python).await?;
    let requirement = format!("pyspark=={version}");
    let folder = home.join(".download");
    fs::create_dir_all(&folder).map_err(RuntimeError::io("create", &folder))?;
    let what = format!("downloading Spark {version}");
    let archive = pip
        .download_source(&requirement, &folder, &what, sink)
        .await
        .map_err(|error| not_published(version, error))?;
    unpack(version, &archive, home, python, sink).await?;
    fs::remove_dir_all(&folder).map_err(RuntimeError::io("remove", &folder))
}

/// Tells a version that the index does not have from an index that could not be asked.
fn not_published(version: &str, error: RuntimeError) -> RuntimeError {
    let RuntimeError::Pip { what, message } = error else {
        return error;
    };
    match versions_offered(&message) {
        Some(versions) => RuntimeError::NotPublished {
            version: version.to_owned(),
            available: format!(": it has {versions}"),
        },
        None => RuntimeError::Pip {
            what,
            message: program::last_error(&message).unwrap_or(message),
        },
    }
}

/// What pip says after `from versions:`; `none` means that it saw no index at all.
fn versions_offered(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("(from versions: ")?;
    let (versions, _) = rest.split_once(')')?;
    (versions != "none").then_some(versions)
}

async fn unpack(
    version: &str,
    archive: &Path,
    home: &Path,
    python: &Python,
    sink: ProgressSink<'_>,
) -> Result<(), RuntimeError> {
    let failed = |message: String| RuntimeError::Unusable {
        what: format!("source distribution of Spark {version}"),
        message,
    };
    let total = fs::metadata(archive)
        .map_err(RuntimeError::io("read", archive))?
        .len();
    let child = Command::new(&python.executable)
        .args(["-I", "-c", UNPACK])
        .arg(archive)
        .arg(home)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn();
    let mut child = child.map_err(|error| failed(error.to_string()))?;
    if let Some(stdout) = child.stdout.take() {
        let mut lines = BufReader::new(stdout).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            sink(Progress {
                what: format!("unpacking Spark {version}"),
                done: line.parse().unwrap_or(0),
                total: Some(total),
            });
        }
    }
    let output = child
        .wait_with_output()
        .await
        .map_err(|error| failed(error.to_string()))?;
    if output.status.success() {
        return Ok(());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(failed(
        program::last_error(&errors).unwrap_or_else(|| output.status.to_string()),
    ))
}

/// The jars of a Spark home in order of name.
pub(super) fn jars(home: &Path) -> Vec<PathBuf> {
    let mut jars = program::entries(&home.join("jars"));
    jars.retain(|path| path.extension().is_some_and(|extension| extension == "jar"));
    jars
}

/// Holds the home against its version.
fn verify(version: &str, home: &Path) -> Result<(), RuntimeError> {
    let unusable = |message: String| RuntimeError::Unusable {
        what: format!("Spark {version}"),
        message,
    };
    let core = |path: &PathBuf| {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        name.is_some_and(|name| {
            name.starts_with("spark-core_") && name.ends_with(&format!("-{version}.jar"))
        })
    };
    if !jars(home).iter().any(core) {
        return Err(unusable(
            "its jars are not those of that version".to_owned(),
        ));
    }
    for needed in [
        "bin/spark-submit",
        "python/pyspark/version.py",
        "examples/src/main/python/pi.py",
    ] {
        if !home.join(needed).is_file() {
            return Err(unusable(format!("it has no `{needed}`")));
        }
    }
    Ok(())
}

/// The flags that this Spark's own launcher gives to this Java, other than the classpath and the heap.
///
/// They depend on both versions (which packages to open, which features to switch off), so they are asked for rather
/// than known; and so both are known to run together before anybody depends on it.
pub(super) async fn launcher_flags(home: &Path, java: &Java) -> Result<Vec<String>, RuntimeError> {
    let printed = launcher_command(home, java, &["--master", "local", "application"]).await?;
    let flags = printed
        .into_iter()
        .skip(1)
        .skip_while(|argument| argument != "-cp")
        .skip(2)
        .take_while(|argument| !argument.starts_with("org.apache.spark."))
        .filter(|argument| !argument.starts_with("-Xmx"))
        .collect();
    Ok(flags)
}

/// The command that this Spark's launcher builds for these arguments of `spark-submit`.
async fn launcher_command(
    home: &Path,
    java: &Java,
    arguments: &[&str],
) -> Result<Vec<String>, RuntimeError> {
    let printed = program::printed(
        Command::new(java.executable())
            .arg("-cp")
            .arg(home.join("jars").join("*"))
            .args([
                "org.apache.spark.launcher.Main",
                "org.apache.spark.deploy.SparkSubmit",
            ])
            .args(arguments)
            .env_clear()
            .env("JAVA_HOME", &java.home)
            .env("SPARK_HOME", home)
            // Any value will do: it only matters in a source tree of Spark itself.
            .env("SPARK_SCALA_VERSION", "2.12"),
    )
    .await
    .map_err(|message| RuntimeError::Unusable {
        what: format!("Spark on Java {}", java.version),
        message,
    })?;
    Ok(printed
        .split('\0')
        .map(|argument| argument.trim_matches('\n').to_owned())
        .filter(|argument| !argument.is_empty())
        .collect())
}

/// Compiles Spark's Python modules, so that the first step need not.
async fn compile(home: &Path, python: &Python) {
    // Some modules are templates for other Pythons and do not compile: what matters is what did.
    let _ = program::printed(
        Command::new(&python.executable)
            .args(["-I", "-m", "compileall", "-q", "-j", "0"])
            .arg(home.join("python")),
    )
    .await;
}

#[cfg(test)]
mod tests {
    use super::{not_published, versions_offered};
    use crate::runtime::error::RuntimeError;

    #[test]
    fn a_version_that_is_not_published_is_told_from_no_index() {
        let pip = |message: &str| RuntimeError::Pip {
            what: "pyspark==9.9.9".to_owned(),
            message: message.to_owned(),
        };
        let said = "ERROR: Could not find a version that satisfies the requirement pyspark==9.9.9 \
                    (from versions: 3.5.1, 3.5.2)\nERROR: No matching distribution found for pyspark==9.9.9\n";
        assert_eq!(versions_offered(said), Some("3.5.1, 3.5.2"));
        assert_eq!(
            not_published("9.9.9", pip(said)).to_string(),
            "the package index has no pyspark `9.9.9`, and another version is never used instead: it has 3.5.1, 3.5.2"
        );
        let said = said.replace("3.5.1, 3.5.2", "none");
        assert!(matches!(
            not_published("9.9.9", pip(&said)),
            RuntimeError::Pip { .. }
        ));
    }
}
