// SPDX-License-Identifier: Apache-2.0
//! Why a process ended badly: the cause, as its logs tell it.
//!
//! - [`logs`]: the ends of log files as lines, never more than so much of them.
//! - [`traces`]: Python's and Java's stack traces in those lines, and what is at their roots.
//! - [`causes`]: what is recognised: the reason that EMR's `FailureDetails` carries, and a hint.
//!
//! [`explain`] is pure, takes any bytes for a log, and always has an answer: what it cannot read in
//! the logs it says by the exit code. It is asked once, when the process has ended; the answer stays
//! beside the logs, where [`stored`] finds it.

mod causes;
mod logs;
#[cfg(test)]
mod tests;
mod traces;

use std::io;
use std::path::{Path, PathBuf};

use emrys_process::{Ending, Outcome};
use emrys_protocol::engine::{Failure, FailureLine, LogStream};

use self::causes::{Cause, classify};
use self::logs::Log;
use self::traces::{Finding, Weight};

/// Lines of a log that an explanation shows.
const LINES: usize = 20;

/// Characters of a line, and of a message, that an explanation shows.
const LINE_LENGTH: usize = 2_000;

/// How a process ended that did not succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum End {
    /// It ended itself.
    Code(i32),
    /// A signal ended it.
    Signal(i32),
    /// It never ran, or nobody knows how it ended: the sentence says why.
    Unknown(String),
}

impl End {
    /// The end of a process, unless it succeeded.
    pub(crate) fn of(ending: &Ending) -> Option<Self> {
        match ending {
            Ending::Exited(report) if report.outcome.is_success() => None,
            Ending::Exited(report) => Some(match &report.outcome {
                Outcome::Code(code) => Self::Code(*code),
                Outcome::Signal(signal) => Self::Signal(*signal),
                Outcome::NotExecuted(reason) => {
                    Self::Unknown(format!("the process was not started: {reason}"))
                }
            }),
            Ending::Lost(lost) => Some(Self::Unknown(format!(
                "the process was lost: {}; it is not run again, since how far it got is unknown",
                lost.cause
            ))),
        }
    }

    /// The end as a sentence.
    pub(crate) fn sentence(&self) -> String {
        match self {
            Self::Code(code) => format!("the process ended with exit code {code}"),
            Self::Signal(signal) => format!("the process was ended by signal {signal}"),
            Self::Unknown(sentence) => sentence.clone(),
        }
    }

    /// The exit code that a shell reports for it.
    fn shell_code(&self) -> Option<i32> {
        match self {
            Self::Code(code) => Some(*code),
            Self::Signal(signal) => signal.checked_add(128),
            Self::Unknown(_) => None,
        }
    }
}

/// Explains the end of the process whose logs are in `folder`, and leaves the answer beside them.
///
/// A log that cannot be read is passed over: the end itself must not be lost for it.
pub(crate) fn explain_and_store(folder: &Path, end: &End) -> Failure {
    let failure = match end {
        // The engine's own sentence is the cause, and stands in the controller log.
        End::Unknown(sentence) => refused(folder, sentence),
        End::Code(_) | End::Signal(_) => {
            let logs = [LogStream::Stderr, LogStream::Stdout, LogStream::Syslog];
            let logs: Vec<Log> = logs.map(|stream| Log::read(folder, stream)).into();
            explain(end, &logs)
        }
    };
    let stored = serde_json::to_vec(&failure).map_err(io::Error::from);
    if let Err(error) = stored.and_then(|json| std::fs::write(path(folder), json)) {
        tracing::warn!(%error, "failed to keep the explanation of a failure");
    }
    failure
}

/// What [`explain_and_store`] has left, if anything.
pub(crate) fn stored(folder: &Path) -> io::Result<Option<Failure>> {
    match std::fs::read(path(folder)) {
        Ok(json) => serde_json::from_slice(&json)
            .map_err(io::Error::from)
            .map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn path(folder: &Path) -> PathBuf {
    folder.join("failure.json")
}

/// A process that did not run to an end of its own.
fn refused(folder: &Path, sentence: &str) -> Failure {
    let log = Log::read(folder, LogStream::Controller);
    let line = log.lines.iter().rposition(|line| line.contains(sentence));
    let cause = classify(sentence).unwrap_or(Cause::Unknown);
    Failure {
        reason: cause.reason().to_owned(),
        message: shortened(sentence),
        stream: LogStream::Controller,
        lines: line.map(|line| shown(&log, line, line)).unwrap_or_default(),
        hint: cause.hint().map(str::to_owned),
    }
}

/// Finds the cause of an end in the logs, the most telling first.
fn explain(end: &End, logs: &[Log]) -> Failure {
    let found = logs
        .iter()
        .filter_map(|log| Some((log, traces::find(&log.lines, end.shell_code())?)))
        // Of equals the first counts: standard error before standard output.
        .rev()
        .max_by_key(|(_, finding)| finding.weight);
    // Whoever was killed could not say so: what it logged before is no cause, unless it is memory.
    let killed = end.shell_code().and_then(causes::of_exit_code);
    match found {
        Some((log, finding)) if killed.is_none() || finding.weight >= Weight::Telling => {
            failure(log, &finding)
        }
        _ => without_a_word(end, killed.unwrap_or(Cause::Unknown), logs),
    }
}

/// The end as it is, where there is nothing to read.
pub(crate) fn unexplained(end: &End) -> Failure {
    without_a_word(end, Cause::Unknown, &[])
}

fn failure(log: &Log, finding: &Finding) -> Failure {
    Failure {
        reason: finding.cause.reason().to_owned(),
        message: shortened(&finding.message),
        stream: log.stream,
        lines: shown(
            log,
            finding.first,
            finding.last.min(finding.root + LINES / 2),
        ),
        hint: finding.cause.hint().map(str::to_owned),
    }
}

/// What the exit code says, with the last lines that were logged.
fn without_a_word(end: &End, cause: Cause, logs: &[Log]) -> Failure {
    let said = logs.iter().find(|log| !log.lines.is_empty());
    Failure {
        reason: cause.reason().to_owned(),
        message: end.sentence(),
        stream: said.map_or(LogStream::Stderr, |log| log.stream),
        lines: said
            .map(|log| shown(log, 0, log.lines.len().saturating_sub(1)))
            .unwrap_or_default(),
        hint: cause.hint().map(str::to_owned),
    }
}

/// The last of the lines from `first` to `last`, with their numbers.
fn shown(log: &Log, first: usize, last: usize) -> Vec<FailureLine> {
    let first = first.max((last + 1).saturating_sub(LINES));
    let lines = log.lines.iter().enumerate();
    lines
        .skip(first)
        .take((last + 1).saturating_sub(first))
        .map(|(index, text)| FailureLine {
            number: log.before.map(|before| before + index as u64 + 1),
            text: shortened(text),
        })
        .collect()
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LINE_LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
