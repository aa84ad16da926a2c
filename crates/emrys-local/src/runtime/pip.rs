// SPDX-License-Identifier: Apache-2.0
//! The user's own pip: it knows their index, proxy, certificates and credentials, so it fetches everything.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use emrys_protocol::engine::Progress;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, BufReader};
use tokio::process::Command;

use super::error::RuntimeError;
use super::program;
use super::progress::ProgressSink;
use super::python::Python;

/// How often the size of a download is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// A pip that acts for one interpreter.
#[derive(Debug)]
pub(super) struct Pip {
    /// The interpreter that has the pip.
    program: PathBuf,
    /// The interpreter to act for, where that one has no pip itself.
    acts_for: Option<PathBuf>,
}

impl Pip {
    /// The pip of this interpreter, else that of another Python on the `PATH` acting for it.
    pub(super) async fn find(python: &Python) -> Result<Self, RuntimeError> {
        if has_pip(&python.executable).await {
            return Ok(Self {
                program: python.executable.clone(),
                acts_for: None,
            });
        }
        for other in program::on_path("python3") {
            if has_pip(&other).await {
                return Ok(Self {
                    program: other,
                    acts_for: Some(python.executable.clone()),
                });
            }
        }
        Err(RuntimeError::PipMissing {
            python: python.executable.clone(),
        })
    }

    /// A pip that acts for no interpreter of this machine.
    pub(super) async fn any() -> Result<Self, RuntimeError> {
        for program in program::on_path("python3") {
            if has_pip(&program).await {
                return Ok(Self {
                    program,
                    acts_for: None,
                });
            }
        }
        Err(RuntimeError::PipMissing {
            python: PathBuf::from("python3"),
        })
    }

    /// The pip, to which its command is added.
    pub(super) fn command(&self, temporary: &Path) -> Command {
        let mut command = self.python(temporary);
        command.args(["-m", "pip"]);
        if let Some(python) = &self.acts_for {
            command.arg("--python").arg(python);
        }
        command
    }

    /// The interpreter that has the pip, set up for it.
    pub(super) fn python(&self, temporary: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command
            .env("PIP_DISABLE_PIP_VERSION_CHECK", "1")
            .env("PIP_NO_INPUT", "1")
            // Either of these in the user's configuration would refuse an installation into a folder.
            .env("PIP_REQUIRE_VIRTUALENV", "0")
            .env("PIP_USER", "0")
            .env("PYTHONUNBUFFERED", "1")
            // The system's folder for temporary files is often small and in memory.
            .env("TMPDIR", temporary)
            .stdin(Stdio::null())
            .kill_on_drop(true);
        command
    }

    /// Installs packages into a folder.
    pub(super) async fn install(
        &self,
        requirements: &[&str],
        folder: &Path,
        options: &[&str],
    ) -> Result<(), RuntimeError> {
        let temporary = Temporary::within(folder)?;
        let mut command = self.command(temporary.path());
        command
            .args(["install", "--quiet", "--target"])
            .arg(folder)
            .args(options)
            .args(requirements);
        program::printed(&mut command)
            .await
            .map(drop)
            .map_err(|message| RuntimeError::Pip {
                what: requirements.join(", "),
                message,
            })
    }

    /// Downloads one source distribution into a folder, and returns the file.
    ///
    /// Progress is the size of the file that pip writes: only the newest pips can print theirs.
    pub(super) async fn download_source(
        &self,
        requirement: &str,
        folder: &Path,
        what: &str,
        sink: ProgressSink<'_>,
    ) -> Result<PathBuf, RuntimeError> {
        let failed = |message: String| RuntimeError::Pip {
            what: requirement.to_owned(),
            message,
        };
        let temporary = Temporary::within(folder)?;
        let mut child = self
            .command(temporary.path())
            .args(["download", "--no-deps", "--no-binary", ":all:", "--dest"])
            .arg(folder)
            .arg(requirement)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| failed(error.to_string()))?;
        let (Some(stdout), Some(mut stderr)) = (child.stdout.take(), child.stderr.take()) else {
            return Err(failed("its output could not be read".to_owned()));
        };
        let errors = async {
            let mut text = Vec::new();
            stderr
                .read_to_end(&mut text)
                .await
                .map(|_| String::from_utf8_lossy(&text).into_owned())
        };
        let follow = async {
            let mut lines = BufReader::new(stdout).lines();
            let mut total = None;
            let mut look = tokio::time::interval(LOOK_EVERY);
            loop {
                tokio::select! {
                    line = lines.next_line() => match line {
                        Ok(Some(line)) => total = announced_size(&line).or(total),
                        Ok(None) | Err(_) => break,
                    },
                    _ = look.tick() => sink(Progress {
                        what: what.to_owned(),
                        done: largest_archive(temporary.path()),
                        total,
                    }),
                }
            }
        };
        let (errors, ()) = tokio::join!(errors, follow);
        let status = child
            .wait()
            .await
            .map_err(|error| failed(error.to_string()))?;
        if !status.success() {
            return Err(failed(errors.unwrap_or_default()));
        }
        archives(folder)
            .into_iter()
            .next()
            .ok_or_else(|| failed("pip fetched no source distribution".to_owned()))
    }
}

async fn has_pip(python: &Path) -> bool {
    let mut command = Command::new(python);
    program::printed(command.args(["-m", "pip", "--version"]))
        .await
        .is_ok()
}

/// `Downloading pyspark-3.5.2.tar.gz (317.3 MB)`, in bytes. pip counts in powers of ten.
fn announced_size(line: &str) -> Option<u64> {
    let line = line.trim();
    if !line.starts_with("Downloading ") {
        return None;
    }
    let (number, unit) = line
        .rsplit_once('(')?
        .1
        .strip_suffix(')')?
        .split_once(' ')?;
    let unit = match unit {
        "bytes" => 1.0,
        "kB" => 1e3,
        "MB" => 1e6,
        "GB" => 1e9,
        _ => return None,
    };
    let bytes: f64 = number.parse::<f64>().ok()? * unit;
    (0.0..1e15).contains(&bytes).then_some(bytes as u64)
}

fn archives(folder: &Path) -> Vec<PathBuf> {
    let mut found = program::entries(folder);
    found.retain(|path| path.to_string_lossy().ends_with(".tar.gz"));
    found
}

/// The size of the largest archive that pip is writing: in a folder of its own below its temporary one.
fn largest_archive(temporary: &Path) -> u64 {
    program::entries(temporary)
        .iter()
        .flat_map(|folder| archives(folder))
        .filter_map(|archive| Some(fs::metadata(archive).ok()?.len()))
        .max()
        .unwrap_or(0)
}

/// pip's folder for temporary files, inside the folder that is being made.
struct Temporary(PathBuf);

impl Temporary {
    fn within(folder: &Path) -> Result<Self, RuntimeError> {
        let path = folder.join(".pip");
        fs::create_dir_all(&path).map_err(RuntimeError::io("create", &path))?;
        Ok(Self(path))
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::announced_size;

    #[test]
    fn pip_announces_the_size() {
        let size = announced_size("  Downloading pyspark-3.5.2.tar.gz (317.3 MB)");
        assert_eq!(size, Some(317_300_000));
        assert_eq!(announced_size("  Downloading x.whl (12 kB)"), Some(12_000));
        assert_eq!(announced_size("Saved ./pyspark-3.5.2.tar.gz (x MB)"), None);
        assert_eq!(announced_size("  Downloading x.whl"), None);
    }
}
