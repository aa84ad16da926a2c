// SPDX-License-Identifier: Apache-2.0
//! What a developer sees: headings, notes, errors. Nothing else in xtask prints.

/// Announces what is done next. Goes to standard error, so that standard output is results alone.
#[expect(
    clippy::print_stderr,
    reason = "the terminal is where a developer's command reports"
)]
pub(crate) fn heading(text: &str) {
    eprintln!("\n=== {text}");
}

/// One line of progress.
#[expect(
    clippy::print_stderr,
    reason = "the terminal is where a developer's command reports"
)]
pub(crate) fn note(text: &str) {
    eprintln!("    {text}");
}

/// A block that cannot be overlooked: something was not tested, and why.
#[expect(
    clippy::print_stderr,
    reason = "the terminal is where a developer's command reports"
)]
pub(crate) fn skipped(what: &str, reason: &str) {
    let rule = "!".repeat(72);
    eprintln!("\n{rule}\n!! SKIPPED: {what}\n!! {reason}\n{rule}");
}

/// Why the command failed.
#[expect(
    clippy::print_stderr,
    reason = "the terminal is where a developer's command reports"
)]
pub(crate) fn error(error: &anyhow::Error) {
    eprintln!("error: {error:#}");
}

/// A result, on standard output.
#[expect(clippy::print_stdout, reason = "results are the command's output")]
pub(crate) fn result(text: &str) {
    println!("{text}");
}
