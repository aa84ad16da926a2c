// SPDX-License-Identifier: Apache-2.0
//! The terminal: stdout is data, stderr is everything else.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use serde::Serialize;

use crate::exit::{ExitCode, Failure};

/// How results are shown, chosen once for the whole command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people; may change at any time.
    Human,
    /// For programs; documented, stable fields.
    Json,
}

/// Writes a line of data. A reader that has gone away (`| head`) ends the command quietly.
pub(crate) fn data(text: impl Display) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    finish(writeln!(out, "{text}").and_then(|()| out.flush()))
}

/// Writes what a step has written. Its reader may go away without ending the run.
pub(crate) fn copy(text: &[u8]) {
    let mut out = io::stdout().lock();
    let written = out.write_all(text).and_then(|()| out.flush());
    match written {
        Err(error)
            if error.kind() != io::ErrorKind::BrokenPipe && !COPY_FAILED.swap(true, Relaxed) =>
        {
            say(format_args!("failed to show the steps' output: {error}"));
        }
        _ => {}
    }
}

/// Whether it was said that the steps' output cannot be shown.
static COPY_FAILED: AtomicBool = AtomicBool::new(false);

/// Writes raw data.
pub(crate) fn bytes(data: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    finish(out.write_all(data).and_then(|()| out.flush()))
}

fn finish(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            std::process::exit(ExitCode::Success as i32)
        }
        Err(error) => Err(error.into()),
        Ok(()) => Ok(()),
    }
}

/// Writes a value as JSON data.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| Failure::new(ExitCode::Unexpected, error))?;
    data(text)
}

/// Writes a table as data: columns as wide as their longest cell, two blanks apart.
pub(crate) fn table(header: &[&str], rows: Vec<Vec<String>>) -> Result<(), Failure> {
    let harmless = |row: Vec<String>| row.iter().map(|cell| harmless(cell)).collect();
    let rows = rows.into_iter().map(harmless);
    let header = header.iter().map(ToString::to_string).collect();
    let rows: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
    let mut widths: Vec<usize> = Vec::new();
    for row in &rows {
        for (column, cell) in row.iter().enumerate() {
            let width = cell.chars().count();
            match widths.get_mut(column) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    for row in &rows {
        let cells = row.iter().zip(&widths);
        let line: String = cells
            .map(|(cell, width)| format!("{cell:<width$}  "))
            .collect();
        data(line.trim_end())?;
    }
    Ok(())
}

/// Text of others in one line, without what would steer a terminal.
pub(crate) fn harmless(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

/// Says something that is not data. A closed stderr is nobody's to tell.
pub(crate) fn say(text: impl Display) {
    drop(writeln!(io::stderr().lock(), "{text}"));
}

/// Says what can be done about something.
pub(crate) fn hint(text: impl Display) {
    say(format_args!("hint: {text}"));
}

/// Whether stderr is a terminal that may be coloured and redrawn.
pub(crate) fn is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// Whether text on stderr may be coloured (<https://no-color.org>).
pub(crate) fn colour() -> bool {
    is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
