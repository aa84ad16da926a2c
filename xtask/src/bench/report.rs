// SPDX-License-Identifier: Apache-2.0
//! Rows of the table, as Markdown with medians and as JSON with every sample.

use std::fmt::Write as _;
use std::process::Command;

use anyhow::Result;
use serde_json::json;

use super::Bench;
use super::statistics::{median, quantile};
use crate::tools;

/// One measured figure, with the peer's where there is one.
pub(super) struct Row {
    name: String,
    unit: &'static str,
    peer_name: &'static str,
    budget: &'static str,
    /// Emrys's samples.
    pub(super) ours: Vec<f64>,
    /// The peer's samples, taken in turns with ours.
    pub(super) peer: Vec<f64>,
}

impl Row {
    /// A row without samples, peer and budget.
    pub(super) fn new(name: &str, unit: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            unit,
            peer_name: "",
            budget: "",
            ours: Vec::new(),
            peer: Vec::new(),
        }
    }

    /// Names the peer.
    pub(super) fn against(self, peer_name: &'static str) -> Self {
        Self { peer_name, ..self }
    }

    /// Names the budget, a text: nothing is asserted.
    pub(super) fn budget(self, budget: &'static str) -> Self {
        Self { budget, ..self }
    }
}

/// Every sample, with the machine and the versions.
pub(super) fn json(bench: &Bench, rows: &[Row]) -> Result<String> {
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            json!({
                "name": row.name,
                "unit": row.unit,
                "budget": row.budget,
                "emrys": row.ours,
                "peer": row.peer_name,
                "peer_samples": row.peer,
            })
        })
        .collect();
    let setting: serde_json::Map<_, _> = setting(bench)
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    Ok(serde_json::to_string_pretty(
        &json!({ "setting": setting, "rows": rows }),
    )?)
}

/// The table, under a list of what it was measured on.
pub(super) fn markdown(bench: &Bench, rows: &[Row]) -> String {
    let mut text = String::new();
    for (name, value) in setting(bench) {
        let _ = writeln!(text, "- {name}: {value}");
    }
    text.push_str(
        "\n| what | Emrys, median | p90 | n | peer | peer's median | n | Emrys : peer | budget |\n",
    );
    text.push_str("|---|--:|--:|--:|---|--:|--:|--:|---|\n");
    for row in rows {
        let ours = median(&row.ours);
        let (peer, ratio) = match row.peer.as_slice() {
            [] => (String::new(), String::new()),
            samples => (
                figure(median(samples), row.unit),
                format!("{:.2}", ours / median(samples)),
            ),
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {peer} | {} | {ratio} | {} |",
            row.name,
            figure(ours, row.unit),
            figure(quantile(&row.ours, 0.9), row.unit),
            row.ours.len(),
            row.peer_name,
            row.peer.len(),
            row.budget,
        );
    }
    text
}

fn figure(value: f64, unit: &str) -> String {
    if value < 100.0 {
        format!("{value:.2} {unit}")
    } else {
        format!("{value:.0} {unit}")
    }
}

/// The machine and the versions.
fn setting(bench: &Bench) -> Vec<(&'static str, String)> {
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    let field = |text: &str, name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or("unknown")
            .trim_start_matches([' ', '\t', ':'])
            .to_owned()
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let moto = bench.moto.program("python3");
    vec![
        (
            "processor",
            format!(
                "{}, {cores} cores",
                field(&read("/proc/cpuinfo"), "model name")
            ),
        ),
        ("memory", field(&read("/proc/meminfo"), "MemTotal")),
        (
            "kernel",
            read("/proc/sys/kernel/osrelease").trim().to_owned(),
        ),
        (
            "emrys",
            tools::first_line(Command::new(&bench.emrys).arg("--version")),
        ),
        (
            "rustc",
            tools::first_line(Command::new("rustc").arg("--version")),
        ),
        (
            "java",
            tools::first_line(Command::new("java").arg("-version")),
        ),
        (
            "python",
            tools::first_line(Command::new("python3").arg("--version")),
        ),
        (
            "moto",
            tools::first_line(
                Command::new(moto).args(["-c", "import moto; print(moto.__version__)"]),
            ),
        ),
        (
            "run",
            if bench.quick {
                "quick: too few samples to quote".to_owned()
            } else {
                "full".to_owned()
            },
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::{Row, figure};

    #[test]
    fn figures_have_as_many_digits_as_they_mean() {
        assert_eq!(figure(1234.5678, "requests/s"), "1235 requests/s");
        assert_eq!(figure(1.2345, "ms"), "1.23 ms");
        assert!(figure(super::median(&Row::new("none", "ms").ours), "ms").starts_with("NaN"));
    }
}
