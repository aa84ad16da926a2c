// SPDX-License-Identifier: Apache-2.0
//! `cargo xtask fuzz [TARGET…] [--seconds N]`: runs the fuzz targets one after another, with the stable toolchain.
//!
//! What a run learns stays in `target/fuzz/corpus`; `fuzz/seeds` has the beginnings, which the normal tests replay.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};

use crate::{console, tools};

const USAGE: &str =
    "usage: cargo xtask fuzz [documents|json|keys|requests|states|xml …] [--seconds N]";

/// The targets, and where each begins.
const TARGETS: [(&str, &str); 6] = [
    ("documents", "crates/emrys-document/tests/fixtures"),
    ("json", "fuzz/seeds/json"),
    ("keys", "fuzz/seeds/keys"),
    ("requests", "fuzz/seeds/requests"),
    ("states", "crates/emrys-states/tests/fixtures"),
    ("xml", "fuzz/seeds/xml"),
];

/// How long each target runs unless it is told.
const DEFAULT: Duration = Duration::from_secs(60);

/// Runs the targets that are named, or all.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    let mut names = Vec::new();
    let mut seconds = DEFAULT.as_secs();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match *argument {
            "--seconds" => {
                let value = arguments.next().context(USAGE)?;
                seconds = value.parse().context(USAGE)?;
            }
            name if TARGETS.iter().any(|(target, _)| *target == name) => names.push(name),
            _ => bail!(USAGE),
        }
    }
    ensure!(
        tools::works(&mut tools::cargo(&["fuzz", "--version"])?),
        "cargo-fuzz is not there: `cargo install --locked cargo-fuzz`"
    );
    for (target, seeds) in TARGETS {
        if names.is_empty() || names.contains(&target) {
            console::heading(&format!("fuzz target {target}"));
            fuzz(target, &tools::root()?.join(seeds), seconds)?;
        }
    }
    Ok(())
}

fn fuzz(target: &str, seeds: &Path, seconds: u64) -> Result<()> {
    let folder = tools::target()?.join("fuzz");
    let corpus = folder.join("corpus").join(target);
    fs::create_dir_all(&corpus)?;
    // Sanitizers need a nightly compiler and would find little in code without `unsafe`.
    let mut command = tools::cargo(&["fuzz", "run", "--sanitizer", "none", "--target-dir"])?;
    command.arg(&folder).arg(target).arg(&corpus).arg(seeds);
    command.args([
        "--",
        &format!("-max_total_time={seconds}"),
        "-timeout=10",
        "-rss_limit_mb=2048",
    ]);
    tools::run(&mut command)
}
