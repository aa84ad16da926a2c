// SPDX-License-Identifier: Apache-2.0
//! What a child of the supervisor is until it becomes the command.
//!
//! The signal that a process gets at its parent's death can only be set by the process itself, and survives `exec`. The
//! shim is started before the claim is taken, so that this program loads meanwhile, and is told the command after it.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{self, ExitCode, Stdio};

use rustix::process::{Signal, getpid, getppid, set_parent_process_death_signal};
use serde::{Deserialize, Serialize};

use super::open_log;
use crate::Command;
use crate::claim::TOKEN_VARIABLE;
use crate::engine::OWN_PROGRAM;

/// The hidden verb of the shim: `__exec SUPERVISOR`, where SUPERVISOR is the parent's process id.
pub(super) const EXEC: &str = "__exec";

/// A shell's exit codes for a program that is not there, and for one that is but cannot be executed.
const NOT_FOUND: u8 = 127;
const NOT_EXECUTABLE: u8 = 126;

/// What the shim is told.
#[derive(Serialize, Deserialize)]
struct Told {
    command: Command,
    /// Marks the command's processes.
    token: String,
}

/// A shim that waits. Dropped, it ends.
pub(super) struct Shim(process::Child);

impl Shim {
    /// Starts it in a process group of its own.
    pub(super) fn start() -> io::Result<Self> {
        let supervisor = getpid().as_raw_nonzero().to_string();
        let child = process::Command::new(OWN_PROGRAM)
            .args([EXEC, &supervisor])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn();
        Ok(Self(child?))
    }

    /// Lets it become the command.
    pub(super) fn release(mut self, command: &Command, token: &str) -> io::Result<process::Child> {
        let told = serde_json::to_vec(&Told {
            command: command.clone(),
            token: token.to_owned(),
        })?;
        // Dropped at the end, which tells the shim that this is all.
        if let Some(mut stdin) = self.0.stdin.take() {
            stdin.write_all(&told)?;
        }
        Ok(self.0)
    }
}

/// Becomes the command. Returns only if it cannot, or is not to.
pub(super) fn exec(mut arguments: impl Iterator<Item = OsString>) -> ExitCode {
    if set_parent_process_death_signal(Some(Signal::KILL)).is_err() {
        return ExitCode::from(NOT_EXECUTABLE);
    }
    // A supervisor that died before the line above sends no signal any more.
    let parent = getppid().map(|parent| OsString::from(parent.as_raw_nonzero().to_string()));
    if parent != arguments.next() {
        return ExitCode::FAILURE;
    }
    let mut told = Vec::new();
    let read = io::stdin().read_to_end(&mut told);
    match serde_json::from_slice(&told) {
        Ok(told) if read.is_ok() => become_command(&told),
        // The claim was another's, or the supervisor has ended.
        _ => ExitCode::FAILURE,
    }
}

fn become_command(told: &Told) -> ExitCode {
    let Told { command, token } = told;
    let logs = open_log(&command.stdout).and_then(|stdout| {
        let stderr = open_log(&command.stderr)?;
        Ok((stdout, stderr.try_clone()?, stderr))
    });
    let Ok((stdout, mut log, stderr)) = logs else {
        return ExitCode::from(NOT_EXECUTABLE);
    };
    let Some((program, arguments)) = command.argv.split_first() else {
        return fail(&mut log, "the command is empty", NOT_EXECUTABLE);
    };
    let error = process::Command::new(program)
        .args(arguments)
        .env_clear()
        .envs(&command.env)
        .env(TOKEN_VARIABLE, token)
        .current_dir(&command.cwd)
        .stdin(Stdio::null())
        .stdout(stdout)
        .stderr(stderr)
        .exec();
    let code = if error.kind() == io::ErrorKind::NotFound {
        NOT_FOUND
    } else {
        NOT_EXECUTABLE
    };
    fail(
        &mut log,
        &format!("failed to execute `{program}`: {error}"),
        code,
    )
}

fn fail(log: &mut impl Write, message: &str, code: u8) -> ExitCode {
    // The exit code says enough if the log takes no more.
    let _full = writeln!(log, "emrys: {message}");
    ExitCode::from(code)
}
