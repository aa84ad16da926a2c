// SPDX-License-Identifier: Apache-2.0
//! Which crate may know of which: the arrows of ARCHITECTURE.md, held against what Cargo says.
//!
//! Dev-dependencies are left out: a test may bring in whatever it needs.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The document whose code map is held against Cargo.
const ARCHITECTURE: &str = include_str!("../../../ARCHITECTURE.md");

/// Crates that only the CLI may use: they are for terminals.
const TERMINAL: [&str; 4] = ["clap", "indicatif", "anstream", "tracing-subscriber"];
/// Crates without a clock, a network or threads of their own: the same input gives the same output.
const PURE: [&str; 6] = [
    "emrys-catalog",
    "emrys-diagnostics",
    "emrys-document",
    "emrys-model",
    "emrys-states",
    "emrys-synth",
];
/// What none of them may use.
const IMPURE: [&str; 4] = ["getrandom", "hyper", "reqwest", "tokio"];
/// What none of them may ask for by itself: callers give it.
const AMBIENT: [&str; 3] = ["SystemTime::now", "env::var", "Instant"];

fn packages() -> Vec<Value> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([
        "metadata",
        "--no-deps",
        "--offline",
        "--format-version",
        "1",
    ]);
    let output = cargo
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// The normal dependencies of each crate of ours.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    let crates = packages();
    let ours = crates.iter().filter(|package| name(package) != "xtask");
    let normal = |package: &Value| {
        let dependencies = package["dependencies"].as_array().unwrap().iter();
        let normal = dependencies.filter(|dependency| dependency["kind"].is_null());
        normal.map(name).collect()
    };
    ours.map(|package| (name(package), normal(package)))
        .collect()
}

/// The code map: each crate with those of ours that it knows of.
fn map() -> BTreeMap<String, BTreeSet<String>> {
    let rows = ARCHITECTURE.lines().filter_map(|line| {
        let [_, name, _, arrows, _] = line.split('|').collect::<Vec<_>>()[..] else {
            return None;
        };
        let name = name.trim().trim_matches('`');
        let arrows = arrows.trim().split(", ").filter(|arrow| *arrow != "–");
        let arrows = arrows.map(|arrow| format!("emrys-{arrow}")).collect();
        name.starts_with("emrys-")
            .then(|| (name.to_owned(), arrows))
    });
    rows.collect()
}

#[test]
fn every_crate_knows_of_those_in_the_map() {
    let ours = |dependencies: BTreeSet<String>| {
        let ours = dependencies.into_iter();
        ours.filter(|other| other.starts_with("emrys-")).collect()
    };
    let crates = dependencies().into_iter();
    let found: BTreeMap<String, BTreeSet<String>> = crates
        .map(|(name, dependencies)| (name, ours(dependencies)))
        .collect();
    assert_eq!(found, map());
}

#[test]
fn only_the_cli_knows_the_terminal() {
    let mut users = BTreeSet::new();
    for (name, dependencies) in dependencies() {
        if TERMINAL.iter().any(|other| dependencies.contains(*other)) {
            users.insert(name);
        }
    }
    assert_eq!(users, BTreeSet::from(["emrys-cli".to_owned()]));
}

/// Every source file below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(sources(&path)),
            false => found.push(path),
        }
    }
    found
}

#[test]
fn documents_and_what_is_below_them_are_pure() {
    let crates = dependencies();
    for name in PURE {
        let found = IMPURE.iter().find(|other| crates[name].contains(**other));
        assert_eq!(found, None, "{name}");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../{name}/src"));
        let files = sources(&folder);
        assert!(!files.is_empty(), "{name}");
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let found = AMBIENT.iter().find(|call| text.contains(**call));
            assert_eq!(found, None, "{}", file.display());
        }
    }
}
