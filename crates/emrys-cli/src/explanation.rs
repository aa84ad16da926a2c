// SPDX-License-Identifier: Apache-2.0
//! Why a step or a bootstrap action failed: asked of the engine, which has its logs, and shown.

use emrys_protocol::engine::{EngineApi, Failed, Failure, FailureQuery};

/// What the engine knows about a failure. One that it cannot explain does not hide the rest.
pub(crate) async fn of(
    engine: Option<&dyn EngineApi>,
    cluster_id: &str,
    of: Failed,
) -> Option<Failure> {
    let query = FailureQuery {
        cluster_id: cluster_id.to_owned(),
        of,
    };
    engine?.failure(query).await.ok()?
}

/// The lines of the log that tell it, as a text of lines with their numbers.
pub(crate) fn lines(failure: &Failure) -> Vec<String> {
    let width = failure
        .lines
        .last()
        .and_then(|line| line.number)
        .map_or(0, |number| number.to_string().len());
    let text = |line: &emrys_protocol::engine::FailureLine| match line.number {
        Some(number) => format!("{number:>width$} | {}", line.text),
        None => format!("| {}", line.text),
    };
    failure.lines.iter().map(text).collect()
}
