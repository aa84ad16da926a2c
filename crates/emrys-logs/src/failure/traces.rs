// SPDX-License-Identifier: Apache-2.0
//! Errors in the lines of a log: Python's tracebacks, Java's stack traces, and lines that tell a
//! cause by themselves.

use super::causes::{Cause, classify, of_line};

/// How much a finding has to say. A later one of the same weight counts for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// An error that was logged, and perhaps dealt with.
    Logged,
    /// A line whose words tell a cause.
    Words,
    /// An error that nobody dealt with.
    Uncaught,
    /// What explains even a process that was killed, or just what the exit code says.
    Telling,
}

/// An error and its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) weight: Weight,
    pub(super) cause: Cause,
    pub(super) message: String,
    pub(super) first: usize,
    /// The line that has the message.
    pub(super) root: usize,
    pub(super) last: usize,
}

/// Exceptions of Python that only carry one of Java, or one of a worker.
const WRAPPERS: [&str; 2] = ["Py4JJavaError", "PythonException"];

/// Parts of the paths of Python files that are not the user's.
const LIBRARIES: [&str; 7] = [
    "/site-packages/",
    "/dist-packages/",
    "/lib/python",
    "/pyspark/",
    "/pyspark.zip/",
    "/py4j",
    "<frozen",
];

/// Lines of other text that a stack trace may have between its frames: messages of many lines.
const GAP: usize = 40;

/// The error in those lines that explains the most.
pub(super) fn find(lines: &[String], code: Option<i32>) -> Option<Finding> {
    let mut found = python(lines);
    found.extend(java(lines));
    found.extend(words(lines, code));
    for finding in &mut found {
        if matches!(finding.cause, Cause::JavaMemory | Cause::Memory) {
            finding.weight = Weight::Telling;
        }
    }
    found
        .into_iter()
        .max_by_key(|finding| (finding.weight, finding.last))
}

/// Python's tracebacks, each up to the line of its exception.
fn python(lines: &[String]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let first = index;
        index += 1;
        let Some(indent) = traceback(line) else {
            continue;
        };
        let mut place = frame(line.trim_start()).map(|frame| (frame.0, frame.1));
        let mut is_own = false;
        while let Some(line) = lines.get(index)
            && let Some(line) = line.strip_prefix(indent)
            && line.starts_with([' ', '\t'])
        {
            if let Some((file, number)) = frame(line.trim_start()) {
                let own = !LIBRARIES.iter().any(|part| file.contains(part));
                if own || !is_own {
                    place = Some((file, number));
                    is_own = own;
                }
            }
            index += 1;
        }
        let Some(exception) = lines.get(index).and_then(|line| line.strip_prefix(indent)) else {
            continue;
        };
        let Some(name) = exception_name(exception) else {
            continue;
        };
        if WRAPPERS.iter().any(|wrapper| name.ends_with(wrapper)) {
            continue;
        }
        let place = place.map(|(file, number)| format!(" ({}:{number})", base_name(file)));
        found.push(Finding {
            weight: Weight::Uncaught,
            cause: classify(exception).unwrap_or(Cause::Unknown),
            message: format!("{exception}{}", place.unwrap_or_default()),
            first,
            root: index,
            last: index,
        });
    }
    found
}

/// The indentation of a traceback that begins with this line. That of a syntax error has no head.
fn traceback(line: &str) -> Option<&str> {
    if let Some((before, _)) = line.split_once("Traceback (most recent call last):") {
        // Behind the name of an exception of Java, its lines are not indented.
        return Some(if before.trim().is_empty() { before } else { "" });
    }
    let is_head = line.starts_with("  File \"") && !line.contains(", in ");
    (is_head && frame(line.trim_start()).is_some()).then_some("")
}

/// The file and the line of a frame.
fn frame(line: &str) -> Option<(&str, u64)> {
    let (file, rest) = line.strip_prefix("File \"")?.split_once("\", line ")?;
    let digits = rest
        .split(|character: char| !character.is_ascii_digit())
        .next()?;
    Some((file, digits.parse().ok()?))
}

/// The name of an exception at the beginning of a line.
fn exception_name(line: &str) -> Option<&str> {
    let name = line.split(':').next()?.trim_end();
    let is_name = !name.is_empty()
        && name.split('.').all(|part| {
            part.starts_with(|first: char| first.is_alphabetic() || first == '_')
                && part
                    .chars()
                    .all(|rest| rest.is_alphanumeric() || rest == '_' || rest == '<' || rest == '>')
        });
    is_name.then_some(name)
}

fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Java's stack traces. The message is that of the deepest cause.
fn java(lines: &[String]) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    // A line with a throwable whose frames may follow.
    let mut head: Option<usize> = None;
    let mut open: Option<Finding> = None;
    for (index, line) in lines.iter().enumerate() {
        let is_new = is_log_record(line) || line.contains("Exception in thread \"");
        let is_far = |since: usize| index - since > GAP;
        if open
            .as_ref()
            .is_some_and(|trace| is_new || is_far(trace.last))
        {
            found.extend(open.take());
        }
        if head.is_some_and(|since| is_new || is_far(since)) {
            head = None;
        }
        if is_frame(line) {
            if open.is_none() {
                open = head.take().and_then(|first| trace(lines, first));
            }
            if let Some(trace) = &mut open {
                trace.last = index;
            }
            continue;
        }
        let Some(throwable) = throwable(line) else {
            continue;
        };
        match &mut open {
            Some(trace) if line.trim_start().starts_with("Caused by: ") => {
                trace.message = throwable.to_owned();
                if let Some(cause) = classify(throwable) {
                    trace.cause = cause;
                }
                trace.root = index;
                trace.last = index;
            }
            Some(_) => {}
            None if line.contains("Exception in thread \"") => {
                // Its frames may be missing.
                open = trace(lines, index);
            }
            None => head = head.or(Some(index)),
        }
    }
    found.extend(open);
    found
}

/// The trace that begins with the throwable of that line.
fn trace(lines: &[String], first: usize) -> Option<Finding> {
    let line = lines.get(first)?;
    let is_uncaught = line.contains("Exception in thread \"") || line.starts_with(": ");
    Some(Finding {
        weight: if is_uncaught {
            Weight::Uncaught
        } else {
            Weight::Logged
        },
        cause: classify(line).unwrap_or(Cause::Unknown),
        message: throwable(line)?.to_owned(),
        first,
        root: first,
        last: first,
    })
}

/// Whether a line is a frame of Java, or stands for some.
fn is_frame(line: &str) -> bool {
    let line = line.trim_start();
    (line.starts_with("at ") && line.contains('(') && line.trim_end().ends_with(')'))
        || (line.starts_with("... ") && line.trim_end().ends_with(" more"))
}

/// A throwable with its message: from its class name to the end of the line.
fn throwable(line: &str) -> Option<&str> {
    let mut start = 0;
    for word in line.split(' ') {
        if is_throwable(word.trim_end_matches(':')) {
            return line.get(start..);
        }
        start += word.len() + 1;
    }
    None
}

fn is_throwable(word: &str) -> bool {
    let Some((package, class)) = word.rsplit_once('.') else {
        return false;
    };
    let is_class = ["Exception", "Error", "Throwable"]
        .iter()
        .any(|end| class.ends_with(end));
    is_class
        && class.starts_with(|first: char| first.is_ascii_uppercase())
        && package.contains('.')
        && word
            .chars()
            .all(|character| character.is_alphanumeric() || "._$".contains(character))
}

/// Whether a line begins a record of Spark's or Hadoop's log: with a date.
fn is_log_record(line: &str) -> bool {
    let mut bytes = line.bytes();
    let date = bytes.by_ref().take(8).filter(u8::is_ascii_digit).count();
    date >= 6
        && ["ERROR ", "FATAL ", "WARN ", "INFO "]
            .iter()
            .any(|level| line.contains(level))
}

/// Lines that tell a cause by themselves, and errors in Spark's and Hadoop's log.
fn words(lines: &[String], code: Option<i32>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let is_error =
            is_log_record(line) && (line.contains(" ERROR ") || line.contains(" FATAL "));
        let cause = of_line(line).or_else(|| {
            // dash says no more than that.
            (code == Some(127) && line.ends_with(": not found")).then_some(Cause::CommandMissing)
        });
        let cause = cause
            .or_else(|| has_error_class(line).then(|| classify(line).unwrap_or(Cause::Unknown)));
        let weight = match (cause, code) {
            (Some(Cause::CommandMissing), Some(127))
            | (Some(Cause::PermissionDenied), Some(126)) => Weight::Telling,
            (Some(_), _) if !is_log_record(line) || is_error => Weight::Words,
            (None, _) if is_error => Weight::Logged,
            _ => continue,
        };
        found.push(Finding {
            weight,
            cause: cause.unwrap_or(Cause::Unknown),
            message: record_message(line).trim().to_owned(),
            first: index,
            root: index,
            last: index,
        });
    }
    found
}

/// Whether a line begins with one of Spark's error classes, `[TABLE_OR_VIEW_NOT_FOUND]`: `spark-sql` prints its errors so,
/// without a trace.
fn has_error_class(line: &str) -> bool {
    let class = line
        .strip_prefix('[')
        .and_then(|line| line.split_once("] "));
    class.is_some_and(|(class, _)| {
        class.contains('_')
            && class.bytes().all(|byte| {
                byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"_.".contains(&byte)
            })
    })
}

/// A line without what Spark's and Hadoop's log puts before the message.
fn record_message(line: &str) -> &str {
    if !is_log_record(line) {
        return line;
    }
    line.split_once(": ").map_or(line, |(_, message)| message)
}
