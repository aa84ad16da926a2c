// SPDX-License-Identifier: Apache-2.0
//! What a child of the supervisor is for a moment before it becomes the command.
//!
//! The signal that a process gets at its parent's death can only be set by the process itself, and survives `exec`.

use std::ffi::OsString;
use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::process::{self, ExitCode};

use rustix::process::{Signal, getpid, getppid, set_parent_process_death_signal};

/// The hidden verb of the shim: `__exec SUPERVISOR PROGRAM ARGUMENT…`, where SUPERVISOR is the parent's process id.
pub(super) const EXEC: &str = "__exec";

/// A shell's exit codes for a program that is not there, and for one that is but cannot be executed.
const NOT_FOUND: u8 = 127;
const NOT_EXECUTABLE: u8 = 126;

/// The arguments with which this process has to start itself to run `argv` under it.
pub(super) fn arguments(argv: &[String]) -> impl Iterator<Item = String> {
    let own = [EXEC.to_owned(), getpid().as_raw_nonzero().to_string()];
    own.into_iter().chain(argv.iter().cloned())
}

/// Becomes the command. Returns only if it cannot.
pub(super) fn exec(mut arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let supervisor = arguments.next();
    let Some(program) = arguments.next() else {
        return fail("the command is empty", NOT_EXECUTABLE);
    };
    if let Err(error) = set_parent_process_death_signal(Some(Signal::KILL)) {
        return fail(
            &format!("failed to bind the command to its supervisor: {error}"),
            NOT_EXECUTABLE,
        );
    }
    // A supervisor that died before the line above sends no signal any more.
    let parent = getppid().map(|parent| OsString::from(parent.as_raw_nonzero().to_string()));
    if parent != supervisor {
        return ExitCode::FAILURE;
    }
    let error = process::Command::new(&program).args(arguments).exec();
    let code = if error.kind() == io::ErrorKind::NotFound {
        NOT_FOUND
    } else {
        NOT_EXECUTABLE
    };
    fail(
        &format!("failed to execute `{}`: {error}", program.display()),
        code,
    )
}

fn fail(message: &str, code: u8) -> ExitCode {
    // The exit code says enough if the log takes no more.
    let _full = writeln!(io::stderr(), "emrys: {message}");
    ExitCode::from(code)
}
