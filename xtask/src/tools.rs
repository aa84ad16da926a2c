// SPDX-License-Identifier: Apache-2.0
//! Other programs: cargo, Python and Node.js with their packages. Owns `target/xtask`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use crate::console;

/// The root of the workspace.
pub(crate) fn root() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    Ok(root.context("xtask has no parent folder")?.to_owned())
}

/// Cargo's output folder, wherever the environment puts it.
pub(crate) fn target() -> Result<PathBuf> {
    Ok(match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => std::path::absolute(folder)?,
        None => root()?.join("target"),
    })
}

/// The cargo that runs this command, in the root of the workspace.
pub(crate) fn cargo(arguments: &[&str]) -> Result<Command> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(arguments).current_dir(root()?);
    Ok(command)
}

/// Runs a command with the terminal as its output; anything but exit code 0 is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = display(command);
    console::note(&line);
    let status = command
        .status()
        .with_context(|| format!("failed to start `{line}`"))?;
    ensure!(status.success(), "`{line}` failed: {status}");
    Ok(())
}

/// The command as a developer would type it.
fn display(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a command can be started and succeeds; its output is dropped.
pub(crate) fn works(command: &mut Command) -> bool {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// The first line that a command prints, or a word for its absence.
pub(crate) fn first_line(command: &mut Command) -> String {
    let output = command.stdin(Stdio::null()).output();
    let text = output
        .map(|output| [output.stdout, output.stderr].concat())
        .unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    text.lines().next().unwrap_or("absent").trim().to_owned()
}

/// A folder below `target/xtask` that is made anew when what it is made from has changed.
struct Provisioned {
    folder: PathBuf,
    wanted: String,
}

impl Provisioned {
    /// `target/xtask/<name>`, for what `source` says.
    fn new(name: &str, source: &Path) -> Result<Self> {
        let folder = target()?.join("xtask").join(name);
        let wanted = std::fs::read_to_string(source)
            .with_context(|| format!("failed to read {}", source.display()))?;
        Ok(Self { folder, wanted })
    }

    /// Written last, so that a folder that was broken off is made again.
    fn stamp(&self) -> PathBuf {
        self.folder.join("installed.txt")
    }

    fn is_current(&self) -> bool {
        std::fs::read_to_string(self.stamp()).is_ok_and(|installed| installed == self.wanted)
    }

    fn finish(&self) -> Result<()> {
        Ok(std::fs::write(self.stamp(), &self.wanted)?)
    }
}

/// What of a requirements file's packages is installed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dependencies {
    /// The packages and whatever they ask for.
    Resolved,
    /// What is listed and nothing else: the list is complete, or a package asks for what it does not need.
    Listed,
}

/// A Python environment with exactly the packages of a requirements file.
pub(crate) struct PythonEnvironment {
    folder: PathBuf,
}

impl PythonEnvironment {
    /// Makes `target/xtask/<name>` what `requirements` says, with the user's own pip and its configuration.
    pub(crate) fn provision(
        name: &str,
        requirements: &Path,
        dependencies: Dependencies,
    ) -> Result<Self> {
        let provisioned = Provisioned::new(name, requirements)?;
        let folder = provisioned.folder.clone();
        if !provisioned.is_current() {
            console::note(&format!(
                "installing {} into {}",
                requirements.display(),
                folder.display()
            ));
            // `--without-pip`: Debian's Python has no ensurepip, and the user's pip is used anyway.
            run(Command::new("python3")
                .args(["-m", "venv", "--clear", "--without-pip"])
                .arg(&folder))?;
            let mut pip = Command::new("python3");
            pip.args(["-m", "pip", "--python"])
                .arg(&folder)
                .args(["install", "--quiet"]);
            if dependencies == Dependencies::Listed {
                pip.arg("--no-deps");
            }
            run(pip.arg("--requirement").arg(requirements))?;
            provisioned.finish()?;
        }
        Ok(Self { folder })
    }

    /// A program of the environment.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.folder.join("bin").join(name)
    }
}

/// Makes `target/xtask/<name>/node_modules` what `package-lock.json` in `package` says, with the user's own npm and its
/// configuration.
pub(crate) fn provision_node_modules(name: &str, package: &Path) -> Result<()> {
    let provisioned = Provisioned::new(name, &package.join("package-lock.json"))?;
    if provisioned.is_current() {
        return Ok(());
    }
    let folder = &provisioned.folder;
    std::fs::create_dir_all(folder)?;
    for file in ["package.json", "package-lock.json"] {
        std::fs::copy(package.join(file), folder.join(file))?;
    }
    console::note(&format!(
        "installing {} into {}",
        package.display(),
        folder.display()
    ));
    run(Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--loglevel", "error"])
        .current_dir(folder))?;
    provisioned.finish()
}
