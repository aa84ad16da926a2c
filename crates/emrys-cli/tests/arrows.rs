// SPDX-License-Identifier: Apache-2.0
//! Which crate may know of which: the arrows of ARCHITECTURE.md, held against what Cargo says.
//!
//! Dev-dependencies are left out: a test may bring in whatever it needs.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Each crate with those that it knows of; what these know of, it may know of too.
const ARROWS: [(&str, &[&str]); 12] = [
    (
        "emrys-cli",
        &[
            "emrys-client",
            "emrys-local",
            "emrys-runner",
            "emrys-server",
        ],
    ),
    ("emrys-server", &["emrys-protocol"]),
    ("emrys-runner", &["emrys-document", "emrys-protocol"]),
    (
        "emrys-local",
        &[
            "emrys-catalog",
            "emrys-process",
            "emrys-protocol",
            "emrys-store",
        ],
    ),
    ("emrys-client", &["emrys-protocol"]),
    ("emrys-document", &["emrys-catalog", "emrys-diagnostics"]),
    ("emrys-protocol", &["emrys-model"]),
    ("emrys-catalog", &["emrys-model"]),
    ("emrys-store", &[]),
    ("emrys-process", &[]),
    ("emrys-diagnostics", &[]),
    ("emrys-model", &[]),
];

/// Crates that only the CLI may use: they are for terminals.
const TERMINAL: [&str; 4] = ["clap", "indicatif", "anstream", "tracing-subscriber"];
/// Crates without a clock, a network or threads of their own: the same input gives the same output.
const PURE: [&str; 4] = [
    "emrys-catalog",
    "emrys-diagnostics",
    "emrys-document",
    "emrys-model",
];
/// What none of them may use.
const IMPURE: [&str; 4] = ["getrandom", "hyper", "reqwest", "tokio"];

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

/// All that a crate may know of, directly or through others.
fn allowed(name: &str) -> BTreeSet<&'static str> {
    let row = ARROWS.iter().find(|(known, _)| *known == name);
    let (_, arrows) = row.unwrap_or_else(|| panic!("{name} has no row in ARROWS"));
    let further = arrows.iter().flat_map(|arrow| allowed(arrow));
    further.chain(arrows.iter().copied()).collect()
}

#[test]
fn arrows_point_down() {
    for (name, dependencies) in dependencies() {
        let allowed = allowed(&name);
        let ours = dependencies
            .iter()
            .filter(|other| other.starts_with("emrys-"));
        let wrong: Vec<_> = ours
            .filter(|other| !allowed.contains(other.as_str()))
            .collect();
        assert!(wrong.is_empty(), "{name} must not know of {wrong:?}");
    }
}

#[test]
fn every_arrow_leads_to_a_crate_that_exists() {
    let crates = dependencies();
    for (name, arrows) in ARROWS {
        for name in arrows.iter().chain([&name]) {
            assert!(crates.contains_key(*name), "{name}");
        }
    }
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

#[test]
fn documents_and_what_is_below_them_are_pure() {
    let crates = dependencies();
    for name in PURE {
        let found = IMPURE.iter().find(|other| crates[name].contains(**other));
        assert_eq!(found, None, "{name}");
    }
}
