// SPDX-License-Identifier: Apache-2.0
//! What to run.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// A command: program, arguments, environment, working folder, logs.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    /// The program and its arguments. A program without a slash is looked up in the `PATH` of [`Command::env`].
    pub argv: Vec<String>,
    /// The whole environment: nothing is inherited. The one variable added is `EMRYS_PROCESS`, by which leftovers are
    /// found. Values may be secret; `Debug` shows names alone.
    pub env: BTreeMap<String, String>,
    /// The working folder; it must exist.
    pub cwd: PathBuf,
    /// The file to which standard output is appended; made where it does not exist.
    pub stdout: PathBuf,
    /// The file to which standard error is appended; may be the same as [`Command::stdout`].
    pub stderr: PathBuf,
}

impl fmt::Debug for Command {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Command")
            .field("argv", &self.argv)
            .field("env", &self.env.keys())
            .field("cwd", &self.cwd)
            .field("stdout", &self.stdout)
            .field("stderr", &self.stderr)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Command;

    #[test]
    fn debug_hides_the_values_of_the_environment() {
        let command = Command {
            argv: vec!["true".to_owned()],
            env: [("PASSWORD".to_owned(), "swordfish".to_owned())].into(),
            cwd: "/".into(),
            stdout: "/dev/null".into(),
            stderr: "/dev/null".into(),
        };
        let shown = format!("{command:?}");
        assert!(shown.contains("PASSWORD"), "{shown}");
        assert!(!shown.contains("swordfish"), "{shown}");
    }
}
