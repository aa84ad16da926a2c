// SPDX-License-Identifier: Apache-2.0
//! A handler that is a command or a script: at most once, whatever becomes of the engine.
//!
//! The folder of the invocation says all: the event, when it has failed for want of an answer, the supervisor's files, the
//! logs, the result. An engine that finds it goes on from there.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use emrys_process::{Command, Ending, ExitReport, Found, Outcome, Running};
use emrys_protocol::handlers::Runs;

use super::invocation::{FunctionError, Invocation, LONGEST_RESULT, result};
use crate::home;

/// Calls a function of a Python file as Lambda does.
const BOOTSTRAP: &str = include_str!("bootstrap.py");

/// Gives the command its event; a program that a supervisor runs reads nothing otherwise.
const WITH_EVENT: &str = r#"exec "$@" <"$0""#;

/// Runs the handler to its end, whatever an earlier engine has already done of it.
pub(super) async fn invoke(invocation: &Invocation) -> Result<serde_json::Value, FunctionError> {
    let files = Files::new(&invocation.folder);
    let report = match found(&files).await? {
        Found::Ended(ending) => ending,
        Found::Running(running) => watch(&files, running).await?,
        Found::NotStarted => watch(&files, begin(invocation, &files).await?).await?,
    };
    match report {
        Ending::Exited(report) => conclude(invocation, &files, &report),
        Ending::Lost(lost) => Err(FunctionError::unknown(format!(
            "the function was lost: {}; how far it got is not known",
            lost.cause
        ))),
    }
}

/// Starts the handler, unless somebody has.
pub(super) async fn start(invocation: &Invocation) -> Result<(), FunctionError> {
    let files = Files::new(&invocation.folder);
    if let Found::NotStarted = found(&files).await? {
        begin(invocation, &files).await?;
    }
    Ok(())
}

/// Ends the handler of that folder, or sees to it that it never begins.
pub(super) async fn stop(folder: &Path) {
    let files = Files::new(folder);
    let found = emrys_process::renounce(&files.process(), "the task was stopped").await;
    if let Ok(Found::Running(running)) = found {
        // One that has just ended needs no signal.
        drop(running.kill().await);
    }
}

/// What the folder of an invocation holds.
struct Files(PathBuf);

impl Files {
    fn new(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    fn process(&self) -> PathBuf {
        self.0.join("process")
    }

    fn event(&self) -> PathBuf {
        self.0.join("event.json")
    }

    /// When the function has failed for want of an answer, milliseconds since 1970.
    fn deadline(&self) -> PathBuf {
        self.0.join("deadline")
    }

    fn bootstrap(&self) -> PathBuf {
        self.0.join("bootstrap.py")
    }

    /// What a script has given: its result, or its error.
    fn answer(&self) -> PathBuf {
        self.0.join("answer.json")
    }

    fn stdout(&self) -> PathBuf {
        self.0.join("stdout")
    }

    fn stderr(&self) -> PathBuf {
        self.0.join("stderr")
    }
}

async fn found(files: &Files) -> Result<Found, FunctionError> {
    let found = emrys_process::adopt(&files.process()).await;
    found.map_err(|error| failed(&error))
}

/// The function could not be run: nothing of it has happened.
fn failed(error: &dyn std::fmt::Display) -> FunctionError {
    FunctionError::new("Lambda.ServiceException", error.to_string())
}

async fn begin(invocation: &Invocation, files: &Files) -> Result<Running, FunctionError> {
    let prepared = emrys_process::prepare(&files.process(), &invocation.supervisor)
        .map_err(|error| failed(&error))?;
    let command = command(invocation, files).map_err(|error| failed(&error))?;
    let running = prepared.start(&command).await;
    running.map_err(|error| failed(&error))
}

fn command(invocation: &Invocation, files: &Files) -> io::Result<Command> {
    home::create_private(&files.0).map_err(io::Error::other)?;
    let event = serde_json::to_vec(&invocation.event)?;
    home::write_whole(&files.event(), &event)?;
    let timeout = i64::from(invocation.handler.timeout_seconds) * 1000;
    let deadline = crate::time::now().saturating_add(timeout).to_string();
    home::write_whole(&files.deadline(), deadline.as_bytes())?;
    let text = |path: PathBuf| path.display().to_string();
    let program = match &invocation.handler.runs {
        Runs::Command(argv) => argv.clone(),
        Runs::Script { file, handler } => {
            home::write_whole(&files.bootstrap(), BOOTSTRAP.as_bytes())?;
            vec![
                "python3".to_owned(),
                text(files.bootstrap()),
                file.clone(),
                handler.clone(),
                text(files.answer()),
                invocation.id.clone(),
                deadline,
            ]
        }
        Runs::Url(_) => Vec::new(),
    };
    let shell = ["/bin/sh", "-c", WITH_EVENT].map(str::to_owned);
    let mut argv = Vec::from(shell);
    argv.push(text(files.event()));
    argv.extend(program);
    Ok(Command {
        argv,
        env: invocation.environment.clone(),
        cwd: PathBuf::from(&invocation.handler.folder),
        stdout: files.stdout(),
        stderr: files.stderr(),
    })
}

/// Waits for the end, which it brings about when the time is over.
async fn watch(files: &Files, running: Running) -> Result<Ending, FunctionError> {
    let deadline = fs::read_to_string(files.deadline()).unwrap_or_default();
    let deadline = deadline.parse::<i64>().unwrap_or_default();
    let left = u64::try_from(deadline - crate::time::now()).unwrap_or_default();
    let wait = running.wait();
    tokio::pin!(wait);
    let ended = tokio::select! {
        ended = &mut wait => ended,
        () = tokio::time::sleep(Duration::from_millis(left)) => {
            // One that has just ended needs no signal; the wait says how it ended.
            drop(running.kill().await);
            wait.await
        }
    };
    ended.map_err(|error| failed(&error))
}

fn conclude(
    invocation: &Invocation,
    files: &Files,
    report: &ExitReport,
) -> Result<serde_json::Value, FunctionError> {
    if report.cancelled_by.is_some() {
        return Err(FunctionError::timed_out(invocation));
    }
    let is_script = matches!(invocation.handler.runs, Runs::Script { .. });
    let answer = if is_script {
        files.answer()
    } else {
        files.stdout()
    };
    let answer = read(&answer).map_err(|error| failed(&error))?;
    let how = match &report.outcome {
        Outcome::Code(0) if !answer.is_empty() || !is_script => return result(&answer),
        Outcome::Code(code) => format!("exit status {code}"),
        Outcome::Signal(signal) => format!("signal: {signal}"),
        Outcome::NotExecuted(reason) => return Err(failed(reason)),
    };
    let reported = serde_json::from_slice(&answer).ok();
    if let Some(error) = reported.as_ref().and_then(FunctionError::reported) {
        return Err(error);
    }
    let said = last_line(&files.stderr());
    let said = said.map_or_else(String::new, |line| format!(": {line}"));
    let id = &invocation.id;
    Err(FunctionError::new(
        "Runtime.ExitError",
        format!("RequestId: {id} Error: Runtime exited with error: {how}{said}"),
    ))
}

/// No more than tells that it is too much; nothing where there is no file.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = match fs::File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        file => file?,
    };
    let mut bytes = Vec::new();
    file.take(LONGEST_RESULT as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What the function said last, as far as it fits into a message.
fn last_line(path: &Path) -> Option<String> {
    let bytes = read(path).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let line = text
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty())?
        .trim();
    Some(line.chars().take(500).collect())
}
