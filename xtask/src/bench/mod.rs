// SPDX-License-Identifier: Apache-2.0
//! `cargo xtask bench [--quick]`: measures the budgets of `docs/benchmarks.md` against their peers, in one run.
//!
//! Each measurement is a module that returns [`report::Row`]s. Samples go to `target/bench/samples.json`, the
//! table to standard output. Nothing here asserts a figure: a timed test fails for reasons that are nobody's.

mod api;
mod bare;
mod check;
mod emr;
mod http;
mod latency;
mod machines;
mod report;
mod runs;
mod scale;
mod servers;
mod spark;
mod start;
mod states;
mod statistics;
mod synth;

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::tools::{Dependencies, PythonEnvironment};
use crate::{console, tools};

const USAGE: &str =
    "usage: cargo xtask bench [--quick] [start|latency|api|scale|states|check|synth|spark|runs …]";

const MEASUREMENTS: [&str; 9] = [
    "start", "latency", "api", "scale", "states", "check", "synth", "spark", "runs",
];

/// What every measurement needs.
struct Bench {
    /// The release build of `emrys`.
    emrys: PathBuf,
    /// The peer's Python environment.
    moto: PythonEnvironment,
    /// An empty folder on the disk that is measured.
    folder: PathBuf,
    /// Whether to take few samples, to see that the benchmark itself works.
    quick: bool,
}

impl Bench {
    /// How many samples to take.
    fn samples(&self, full: usize, quick: usize) -> usize {
        if self.quick { quick } else { full }
    }
}

/// Runs the measurements named, or all but `runs`, which takes half an hour by itself. Hidden: `stamp` is the command of a measured step, `bare` a peer.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    match arguments {
        ["stamp", file] => return latency::stamp(file),
        ["bare", answer, address] => return bare::serve(answer, address),
        _ => {}
    }
    let names: Vec<&str> = arguments
        .iter()
        .copied()
        .filter(|argument| *argument != "--quick")
        .collect();
    if names.iter().any(|name| !MEASUREMENTS.contains(name)) {
        bail!(USAGE);
    }
    if cfg!(debug_assertions) {
        // The load generator shares the machine with what it measures: it must not be the slow one.
        let again = [
            "run",
            "--quiet",
            "--release",
            "--package",
            "xtask",
            "--",
            "bench",
        ];
        return tools::run(tools::cargo(&again)?.args(arguments));
    }
    measure(&names, arguments.contains(&"--quick"))
}

fn measure(names: &[&str], quick: bool) -> Result<()> {
    let folder = tools::target()?.join("bench");
    let scratch = folder.join("scratch");
    if scratch.exists() {
        std::fs::remove_dir_all(&scratch)?;
    }
    std::fs::create_dir_all(&scratch)
        .with_context(|| format!("failed to create {}", scratch.display()))?;
    tools::run(&mut tools::cargo(&[
        "build",
        "--release",
        "--package",
        "emrys-cli",
        "--locked",
    ])?)?;
    let requirements = tools::root()?.join("xtask/bench/requirements.txt");
    let bench = Bench {
        emrys: tools::target()?.join("release/emrys"),
        moto: PythonEnvironment::provision("moto", &requirements, Dependencies::Resolved)?,
        folder: scratch,
        quick,
    };
    let wanted = |name| names.is_empty() || names.contains(&name);
    let mut rows = Vec::new();
    if wanted("start") {
        console::heading("engine start and idle memory");
        rows.extend(start::measure(&bench)?);
    }
    if wanted("latency") {
        console::heading("AddJobFlowSteps to process started");
        rows.extend(latency::measure(&bench)?);
    }
    if wanted("api") {
        console::heading("requests per second");
        rows.extend(api::measure(&bench)?);
    }
    if wanted("scale") {
        console::heading("a large journal");
        rows.extend(scale::measure(&bench)?);
    }
    if wanted("states") {
        console::heading("state machines");
        rows.extend(states::measure(&bench)?);
    }
    if wanted("check") {
        console::heading("checking documents");
        rows.extend(check::measure(&bench)?);
    }
    if wanted("synth") {
        console::heading("a launch function as a template");
        rows.extend(synth::measure(&bench)?);
    }
    if wanted("spark") {
        console::heading("Spark steps");
        rows.extend(spark::measure(&bench)?);
    }
    if names.contains(&"runs") {
        console::heading("many runs in one process");
        rows.extend(runs::measure(&bench, &folder.join("runs.json"))?);
    }
    let samples = folder.join("samples.json");
    std::fs::write(&samples, report::json(&bench, &rows)?)?;
    console::note(&format!("samples: {}", samples.display()));
    console::result(&report::markdown(&bench, &rows));
    Ok(())
}
