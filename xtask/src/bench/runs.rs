// SPDX-License-Identifier: Apache-2.0
//! Many runs in one process: so many that are carried out under EMR's limits, and so many clusters that are only watched.
//!
//! The process is a benchmark of `emrys-runner`: `crates/emrys-runner/benches/runs`. EMR lets a cluster be launched every
//! two seconds, so a thousand runs take more than half an hour whoever runs them.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::Bench;
use super::report::Row;
use super::servers::Server;
use crate::{console, tools};

/// Measures both; the figures also go to `runs.json` beside the samples.
pub(super) fn measure(bench: &Bench, results: &Path) -> Result<Vec<Row>> {
    let clusters = if bench.quick { "1000" } else { "10000" };
    let number = if bench.quick { "20" } else { "1000" };
    let watched = figures(&["watch", clusters])?;
    console::note(&watched.to_string());
    let engine = Server::throttled_engine(bench, &bench.folder.join("runs"))?;
    let url = format!("http://{}", engine.address);
    let journal = bench.folder.join("journal");
    let journal = journal.to_str().context("the folder's name is no text")?;
    let carried_out = figures(&["runs", &url, journal, number])?;
    drop(engine);
    let both = serde_json::json!({ "watched": watched, "carried_out": carried_out });
    std::fs::write(results, serde_json::to_string_pretty(&both)?)?;
    let mut rows = rows_of_watched(&watched)?;
    rows.extend(rows_of_runs(&carried_out)?);
    Ok(rows)
}

/// What the benchmark prints.
fn figures(arguments: &[&str]) -> Result<Value> {
    let cargo = [
        "bench",
        "--quiet",
        "--package",
        "emrys-runner",
        "--bench",
        "runs",
        "--",
    ];
    let output = tools::cargo(&cargo)?
        .args(arguments)
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("failed to start cargo")?;
    if !output.status.success() {
        bail!("the benchmark of runs ended: {}", output.status);
    }
    serde_json::from_slice(&output.stdout).context("failed to read the figures")
}

fn rows_of_watched(figures: &Value) -> Result<Vec<Row>> {
    let what = |what: &str| format!("{what}, {} watched clusters", number(figures, "/clusters"));
    let mut rows = vec![
        row(&what("memory (RSS)"), "MB", figures, "/peak_memory_mb")?.budget("< 300 MB"),
        row(&what("refused requests"), "", figures, "/refused")?.budget("0"),
        row(
            &what("oldest look at a cluster"),
            "s",
            figures,
            "/stalest_cluster_s",
        )?,
        row(
            &what("oldest look at steps"),
            "s",
            figures,
            "/stalest_steps_s",
        )?,
    ];
    rows.extend(operations(figures, "/requests_per_hour", "/h", &what)?);
    Ok(rows)
}

fn rows_of_runs(figures: &Value) -> Result<Vec<Row>> {
    let what = |what: &str| format!("{what}, {} runs", number(figures, "/runs"));
    let mut rows = vec![
        row(&what("completed"), "", figures, "/verdicts/Completed")?,
        row(&what("wall time"), "s", figures, "/seconds")?,
        row(&what("memory (RSS)"), "MB", figures, "/peak_memory_mb")?,
        row(&what("requests per run"), "", figures, "/requests_per_run")?,
        row(&what("refused requests"), "", figures, "/refused")?.budget("0"),
    ];
    rows.extend(operations(figures, "/requests", "", &what)?);
    Ok(rows)
}

fn operations(
    figures: &Value,
    pointer: &str,
    unit: &'static str,
    what: &impl Fn(&str) -> String,
) -> Result<Vec<Row>> {
    let operations = figures.pointer(pointer).and_then(Value::as_object);
    let operations = operations.context("no requests in the figures")?;
    let rows = operations.keys().map(|operation| {
        row(
            &what(operation),
            unit,
            figures,
            &format!("{pointer}/{operation}"),
        )
    });
    rows.collect()
}

/// A number of the figures as text.
fn number(figures: &Value, pointer: &str) -> String {
    let found = figures.pointer(pointer);
    found.map(Value::to_string).unwrap_or_default()
}

fn row(name: &str, unit: &'static str, figures: &Value, pointer: &str) -> Result<Row> {
    let value = figures.pointer(pointer).and_then(Value::as_f64);
    let mut row = Row::new(name, unit);
    row.ours
        .push(value.with_context(|| format!("no {pointer} in the figures"))?);
    Ok(row)
}
