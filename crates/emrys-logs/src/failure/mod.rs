// SPDX-License-Identifier: Apache-2.0
//! Why a process ended badly: the cause, as its logs tell it.
//!
//! - `log`: the ends of logs as lines, never more than so much of them.
//! - `traces`: Python's and Java's stack traces in those lines, and what is at their roots.
//! - `causes`: what is recognised: the reason that EMR's `FailureDetails` carries, and a hint.
//!
//! [`explain`] is pure, takes any bytes for a log, and always has an answer: what it cannot read in
//! the logs it says by the exit code.

mod causes;
mod log;
#[cfg(test)]
mod tests;
mod traces;

use emrys_protocol::logs::{Failure, FailureLine, LogStream};

use self::causes::{Cause, classify};
pub(crate) use self::log::Tail;
pub use self::log::{Log, TAIL};
use self::traces::{Finding, Weight};

/// Lines of a log that an explanation shows.
const LINES: usize = 20;

/// Characters of a line, and of a message, that an explanation shows.
const LINE_LENGTH: usize = 2_000;

/// How a process ended that did not succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// It ended itself.
    Code(i32),
    /// A signal ended it.
    Signal(i32),
    /// It failed, and nobody says how.
    Unsaid,
    /// It never ran, or nobody knows how it ended: the sentence says why.
    Unknown(String),
}

impl End {
    /// The end as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Code(code) => format!("the process ended with exit code {code}"),
            Self::Signal(signal) => format!("the process was ended by signal {signal}"),
            Self::Unsaid => "the process failed".to_owned(),
            Self::Unknown(sentence) => sentence.clone(),
        }
    }

    /// The exit code that a shell reports for it.
    fn shell_code(&self) -> Option<i32> {
        match self {
            Self::Code(code) => Some(*code),
            Self::Signal(signal) => signal.checked_add(128),
            Self::Unsaid | Self::Unknown(_) => None,
        }
    }
}

/// A process that did not run to an end of its own.
fn refused(sentence: &str, logs: &[Log]) -> Failure {
    let controller = logs.iter().find(|log| log.stream == LogStream::Controller);
    let lines = controller.and_then(|log| {
        let line = log.lines.iter().rposition(|line| line.contains(sentence))?;
        Some(shown(log, line, line))
    });
    let cause = classify(sentence).unwrap_or(Cause::Unknown);
    Failure {
        reason: cause.reason().to_owned(),
        message: shortened(sentence),
        stream: LogStream::Controller,
        lines: lines.unwrap_or_default(),
        hint: cause.hint().map(str::to_owned),
    }
}

/// Finds the cause of an end in the logs.
#[must_use]
pub fn explain(end: &End, logs: &[Log]) -> Failure {
    if let End::Unknown(sentence) = end {
        // The sentence is the cause, and stands in the controller log.
        return refused(sentence, logs);
    }
    let mut logs: Vec<&Log> = logs
        .iter()
        .filter(|log| log.stream != LogStream::Controller)
        .collect();
    logs.sort_by_key(|log| match log.stream {
        LogStream::Stderr => 0,
        LogStream::Stdout => 1,
        LogStream::Controller | LogStream::Syslog => 2,
    });
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
        _ => without_a_word(end, killed.unwrap_or(Cause::Unknown), &logs),
    }
}

/// The end as it is, where there is nothing to read.
#[must_use]
pub fn unexplained(end: &End) -> Failure {
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
fn without_a_word(end: &End, cause: Cause, logs: &[&Log]) -> Failure {
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
