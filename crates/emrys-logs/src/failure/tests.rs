// SPDX-License-Identifier: Apache-2.0
//! Each folder of `fixtures` has the logs that a real program left, and how it ended in `exit`. A new
//! folder is a new test.

use std::fmt::Write as _;
use std::path::Path;

use emrys_protocol::logs::{Failure, LogStream};
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_oneof, proptest};

use super::{End, LINE_LENGTH, LINES, Log, explain};

fn end(folder: &Path) -> End {
    let exit = std::fs::read_to_string(folder.join("exit")).unwrap();
    match exit.trim().strip_prefix("signal ") {
        Some(signal) => End::Signal(signal.parse().unwrap()),
        None => End::Code(exit.trim().parse().unwrap()),
    }
}

fn rendered(failure: &Failure) -> String {
    let mut text = format!(
        "reason:  {}\nmessage: {}\n",
        failure.reason, failure.message
    );
    if let Some(hint) = &failure.hint {
        writeln!(text, "hint:    {hint}").unwrap();
    }
    writeln!(text, "log:     {}", failure.stream).unwrap();
    for line in &failure.lines {
        writeln!(text, "{:>5} | {}", line.number.unwrap(), line.text).unwrap();
    }
    text
}

#[test]
fn the_cause_is_found_in_the_logs_of_real_programs() {
    insta::glob!("fixtures", "*/exit", |path| {
        let logs = path.parent().unwrap();
        let log = |stream: &LogStream| {
            let text = std::fs::read(logs.join(stream.as_str())).unwrap_or_default();
            Log::new(*stream, Some(0), &text)
        };
        let read: Vec<Log> = LogStream::ALL.iter().map(log).collect();
        insta::assert_snapshot!(rendered(&explain(&end(logs), &read)));
    });
}

#[test]
fn what_never_ran_is_explained_by_the_engine() {
    let sentence = "NoSuchBucket: The specified bucket does not exist: `none`";
    let log = format!("2026-01-02T03:04:05Z INFO step\n2026-01-02T03:04:05Z INFO {sentence}\n");
    let log = Log::new(LogStream::Controller, Some(0), log.as_bytes());
    let failure = explain(&End::Unknown(sentence.to_owned()), &[log]);
    insta::assert_snapshot!(rendered(&failure), @r"
    reason:  Bucket does not exist.
    message: NoSuchBucket: The specified bucket does not exist: `none`
    hint:    create the bucket; on the local engine before Spark or Hadoop starts
    log:     controller
        2 | 2026-01-02T03:04:05Z INFO NoSuchBucket: The specified bucket does not exist: `none`
    ");
}

#[test]
fn a_failure_without_logs_is_told_by_its_end() {
    let failure = explain(&End::Code(3), &[]);
    assert_eq!(failure.reason, "Unknown Error.");
    assert_eq!(failure.message, "the process ended with exit code 3");
}

/// Lines that look like parts of errors, and any others.
fn line() -> impl Strategy<Value = Vec<u8>> {
    let parts = [
        "Traceback (most recent call last):",
        "  File \"/job.py\", line 3, in f",
        "  File \"/job.py\", line 99999999999999999999999",
        "ValueError: no",
        "py4j.protocol.Py4JJavaError: x",
        "Exception in thread \"main\" java.lang.Error",
        "\tat a.b(C.java:1)",
        "Caused by: a.b.CException: d",
        "\t... 3 more",
        "26/01/02 03:04:05 ERROR X: y",
        ": not found",
        "Permission denied",
        "",
    ];
    prop_oneof![
        3 => proptest::sample::select(parts.to_vec()).prop_map(|part| part.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..40),
        1 => "\\PC{0,40}".prop_map(String::into_bytes),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_log_makes_it_panic_or_run_away(
        lines in proptest::collection::vec(line(), 0..60),
        code in any::<i32>(),
        is_signal in any::<bool>(),
    ) {
        let end = if is_signal { End::Signal(code) } else { End::Code(code) };
        let log = Log::new(LogStream::Stderr, Some(0), &lines.join(&b'\n'));
        let failure = explain(&end, &[log]);
        prop_assert!(!failure.reason.is_empty());
        prop_assert!(!failure.message.is_empty());
        prop_assert!(failure.lines.len() <= LINES);
        prop_assert!(failure.lines.iter().all(|line| line.text.chars().count() <= LINE_LENGTH + 1));
    }
}
