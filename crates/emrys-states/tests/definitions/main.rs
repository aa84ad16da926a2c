// SPDX-License-Identifier: Apache-2.0
//! Definitions and what is said of them. Each code of the family `states` has a folder of fixtures: `machine.asl.json`,
//! which is the example of the code's page, and `passes.asl.json`, which is nearly the same and right.

// Its helpers are tests, too.
#![cfg(test)]

mod findings;
mod fixtures;
mod robust;
mod underlined;

use std::path::Path;

use emrys_diagnostics::{Code, Family, Source};
use emrys_states::{MachineType, Reading, read_as};

/// The codes that the fixtures are of.
fn codes() -> impl Iterator<Item = Code> {
    let codes = Code::ALL.iter().copied();
    codes.filter(|code| code.family() == Family::States)
}

/// Reads a fixture of a code.
fn fixture(code: Code, name: &str) -> Reading {
    let path = format!("tests/fixtures/{}/{name}.asl.json", code.as_str());
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let machine_type = match code {
        Code::NotInExpress => MachineType::Express,
        _ => MachineType::Standard,
    };
    read_as(&Source::new(path, text), machine_type)
}

/// All definitions of a folder, by path.
fn definitions(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(folder).to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).unwrap();
            open.extend(entries.map(|entry| entry.unwrap().path()));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path.display().to_string(), text));
        }
    }
    found.sort();
    found
}
