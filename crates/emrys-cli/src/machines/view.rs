// SPDX-License-Identifier: Apache-2.0
//! An execution as it is shown: what it is, and the states that it has gone through.

use emrys_protocol::states::types::DescribeExecutionOutput;
use emrys_protocol::types::{Open, Sensitive};
use emrys_states::diagram::Outcome;
use serde::Serialize;
use serde_json::Value;

use super::path::{Path, Visit};
use crate::exit::Failure;
use crate::{output, words};

/// So many items of a Map are shown from the first one on; of the others only those that did not succeed.
const ITEMS: i64 = 5;

/// An execution as `--json` shows it: DescribeExecution's shape, with the path.
#[derive(Serialize)]
pub(crate) struct Whole {
    #[serde(rename = "execution")]
    execution: DescribeExecutionOutput,
    #[serde(rename = "path")]
    path: Vec<Visit>,
}

impl Whole {
    /// An execution and its path.
    pub(crate) fn new(execution: DescribeExecutionOutput, path: Path) -> Self {
        Self {
            execution,
            path: path.visits,
        }
    }
}

/// Writes an execution for people.
pub(crate) fn write(
    execution: &DescribeExecutionOutput,
    path: &Path,
    now: i64,
) -> Result<(), Failure> {
    let reveal = |text: &Option<Sensitive>| {
        let text = text.as_ref().map(Sensitive::reveal);
        text.unwrap_or_default().to_owned()
    };
    let arn = execution.execution_arn.as_deref().unwrap_or_default();
    let started = execution
        .start_date
        .map(emrys_protocol::types::Timestamp::as_millis);
    let ended = execution
        .stop_date
        .map(emrys_protocol::types::Timestamp::as_millis);
    let took = started.map(|started| words::duration(ended.unwrap_or(now) - started));
    field("execution", execution.name.as_deref().unwrap_or_default())?;
    field("arn", arn)?;
    field("machine", machine_name(arn))?;
    field("status", execution.status.as_ref().map_or("", Open::as_str))?;
    field("started", &words::time(execution.start_date))?;
    field("ended", &words::time(execution.stop_date))?;
    field("time", &took.unwrap_or_default())?;
    if let Some(redrives @ 1..) = execution.redrive_count {
        field("redriven", &format!("{redrives} times"))?;
    }
    field("error", &reveal(&execution.error))?;
    field("cause", &reveal(&execution.cause))?;
    field("input", &reveal(&execution.input))?;
    field("output", &reveal(&execution.output))?;
    if path.visits.is_empty() {
        return Ok(());
    }
    output::data("")?;
    let rows = path.visits.iter().enumerate();
    let rows = rows.filter(|(number, _)| is_shown(path, *number));
    let rows: Vec<Vec<String>> = rows
        .map(|(number, visit)| row(path, number, visit, now))
        .collect();
    let left_out = path.visits.len() - rows.len();
    output::table(
        &["STATE", "TYPE", "OUTCOME", "TIME", "ATTEMPTS", "NOTE"],
        rows,
    )?;
    if left_out > 0 {
        output::say(format_args!(
            "{left_out} states of further items that succeeded are left out; --json has them"
        ));
    }
    Ok(())
}

/// The name of the machine that an execution's ARN has.
pub(crate) fn machine_name(arn: &str) -> &str {
    arn.split(':').nth(6).unwrap_or_default()
}

fn field(name: &str, value: &str) -> Result<(), Failure> {
    if value.is_empty() {
        return Ok(());
    }
    output::data(format_args!("{name:<12} {value}"))
}

/// Whether a visit is worth a line: not one of an item among many that succeeded.
fn is_shown(path: &Path, number: usize) -> bool {
    let mut next = Some(number);
    while let Some(visit) = next.and_then(|number| path.visits.get(number)) {
        if visit.item.is_some_and(|item| item >= ITEMS) {
            let same = |own: &&Visit| own.within == visit.within && own.item == visit.item;
            let failed = |own: &Visit| !matches!(own.outcome, Outcome::Succeeded);
            return path.visits.iter().filter(same).any(failed);
        }
        next = visit.within;
    }
    true
}

fn row(path: &Path, number: usize, visit: &Visit, now: i64) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(items) = visit.items {
        let failed = match items.failed {
            0 => String::new(),
            failed => format!(", {failed} failed"),
        };
        notes.push(format!(
            "{} of {} items{failed}",
            items.succeeded, items.total
        ));
    }
    notes.extend(visit.error.clone());
    notes.extend(visit.cause.as_deref().map(cause));
    let item = visit
        .item
        .map_or(String::new(), |item| format!("[{item}] "));
    vec![
        format!("{}{item}{}", "  ".repeat(path.depth(number)), visit.state),
        visit.kind.clone(),
        visit.outcome.word().to_owned(),
        words::duration(visit.millis(now)),
        match visit.attempts {
            0 | 1 => String::new(),
            attempts => attempts.to_string(),
        },
        notes.join(": "),
    ]
}

/// A cause in a line: where it is JSON, as of Lambda, its message.
pub(crate) fn cause(cause: &str) -> String {
    cause_of_length(cause, 160)
}

/// The same where there is room for it.
pub(crate) fn long_cause(cause: &str) -> String {
    cause_of_length(cause, 2_000)
}

fn cause_of_length(cause: &str, longest: usize) -> String {
    let json: Option<Value> = serde_json::from_str(cause).ok();
    let message = json.as_ref().and_then(|json| {
        let names = ["errorMessage", "Message", "message"];
        names.iter().find_map(|name| json.get(name)?.as_str())
    });
    let line: String = message
        .unwrap_or(cause)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let line = output::harmless(&line);
    match line.chars().count() > longest {
        true => format!("{}…", line.chars().take(longest).collect::<String>()),
        false => line,
    }
}
