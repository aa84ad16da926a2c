// SPDX-License-Identifier: Apache-2.0
//! Finding a Python that a Spark takes.
//!
//! The user's `python3` is preferred, then the other versions on the `PATH`, those of pyenv, and what `uv` knows.
//! None is installed: an interpreter is the user's to choose.

use std::env;
use std::path::{Path, PathBuf};

use tokio::process::Command;

use super::error::RuntimeError;
use super::program;
use super::requirements::{self, PythonVersion, Requirements};

/// Prints the version and the interpreter itself, whatever link, shim or virtual environment it was started through.
const PROBE: &str = "import os, sys
print(*sys.version_info[:3])
inside = sys.prefix != getattr(sys, 'base_prefix', sys.prefix)
print(os.path.realpath(sys.executable) if inside else os.path.abspath(sys.executable))";

/// A Python interpreter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Python {
    /// The program.
    pub executable: PathBuf,
    /// Its version: `3.11.7`.
    pub version: String,
    /// Its language version: `(3, 11)`.
    pub language: (u32, u32),
}

impl Python {
    /// The language version as folders name it: `3.11`.
    pub fn language_version(&self) -> String {
        format!("{}.{}", self.language.0, self.language.1)
    }
}

/// The first Python that this Spark takes.
pub(super) async fn find(spark: &str, requirements: &Requirements) -> Result<Python, RuntimeError> {
    let mut seen: Vec<Python> = Vec::new();
    for executable in candidates(requirements) {
        let Some(python) = at(&executable).await else {
            continue;
        };
        if requirements.takes_python(python.language) {
            return Ok(python);
        }
        if !seen.contains(&python) {
            seen.push(python);
        }
    }
    if let Some(python) = known_to_uv(requirements).await {
        return Ok(python);
    }
    let looked = seen
        .iter()
        .map(|python| format!("`{}` ({})", python.executable.display(), python.version))
        .collect::<Vec<_>>();
    Err(RuntimeError::PythonMissing {
        spark: spark.to_owned(),
        needed: requirements.python_needed(),
        looked: if looked.is_empty() {
            "the PATH, pyenv and uv".to_owned()
        } else {
            looked.join(", ")
        },
        remedy: remedy(requirements, &seen),
    })
}

/// The Python of this language version on the `PATH`, where a cluster's programs find it too.
pub(super) async fn on_path(language: PythonVersion) -> Option<Python> {
    let (major, minor) = language;
    for executable in program::on_path(&format!("python{major}.{minor}")) {
        let found = at(&executable).await;
        if let Some(python) = found.filter(|python| python.language == language) {
            return Some(python);
        }
    }
    None
}

fn remedy(requirements: &Requirements, seen: &[Python]) -> String {
    let (major, minor) = requirements.python_to;
    let install = format!(
        "install one, for example with `uv python install {major}.{minor}`, or put one on the PATH"
    );
    let languages: Vec<PythonVersion> = seen.iter().map(|python| python.language).collect();
    let lines = requirements::lines_that_run(requirements.java, &languages);
    if lines.is_empty() {
        install
    } else {
        format!(
            "{install}; with the Python that is there these run: Spark {}",
            lines.join(", ")
        )
    }
}

/// Programs to ask, the user's default first, then the newest version that fits.
fn candidates(requirements: &Requirements) -> Vec<PathBuf> {
    let mut found = program::on_path("python3");
    let (major, newest) = requirements.python_to;
    let names: Vec<String> = (requirements.python_from.1..=newest)
        .rev()
        .map(|minor| format!("python{major}.{minor}"))
        .collect();
    for name in &names {
        found.extend(program::on_path(name));
    }
    let pyenv = env::var_os("PYENV_ROOT")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".pyenv")));
    if let Some(pyenv) = pyenv {
        let versions = program::entries(&pyenv.join("versions"));
        for name in &names {
            found.extend(
                versions
                    .iter()
                    .map(|version| version.join("bin").join(name)),
            );
        }
    }
    found.retain(|path| path.is_file());
    found
}

async fn known_to_uv(requirements: &Requirements) -> Option<Python> {
    let ((from, from_minor), (to, to_minor)) = (requirements.python_from, requirements.python_to);
    let range = format!(">={from}.{from_minor},<{to}.{}", to_minor + 1);
    let mut uv = Command::new("uv");
    uv.args(["python", "find", "--no-project", "--offline", &range]);
    let printed = program::printed(&mut uv).await.ok()?;
    let python = at(Path::new(printed.trim())).await?;
    requirements.takes_python(python.language).then_some(python)
}

/// The Python behind a program; none where it does not run, as a pyenv shim of a version that is switched off.
async fn at(executable: &Path) -> Option<Python> {
    let mut command = Command::new(executable);
    command.args(["-I", "-c", PROBE]);
    read_probe(&program::printed(&mut command).await.ok()?)
}

fn read_probe(printed: &str) -> Option<Python> {
    let mut lines = printed.lines();
    let numbers: Vec<u32> = lines
        .next()?
        .split(' ')
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let [major, minor, patch] = *numbers.as_slice() else {
        return None;
    };
    Some(Python {
        executable: PathBuf::from(lines.next()?),
        version: format!("{major}.{minor}.{patch}"),
        language: (major, minor),
    })
}

#[cfg(test)]
mod tests {
    use super::{read_probe, remedy};
    use crate::runtime::requirements;

    #[test]
    fn a_probe_is_read() {
        let python = read_probe("3 11 7\n/usr/bin/python3\n").unwrap();
        assert_eq!(python.version, "3.11.7");
        assert_eq!(python.language_version(), "3.11");
        assert_eq!(python.executable.to_str(), Some("/usr/bin/python3"));
        assert_eq!(read_probe("pyenv: no such version\n"), None);
    }

    #[test]
    fn the_remedy_names_what_runs() {
        let seen = [read_probe("3 13 0\n/usr/bin/python3\n").unwrap()];
        let said = remedy(requirements::of("3.5.2").unwrap(), &seen);
        assert_eq!(
            said,
            "install one, for example with `uv python install 3.11`, or put one on the PATH; \
             with the Python that is there these run: Spark 4.0, 4.1"
        );
    }
}
