// SPDX-License-Identifier: Apache-2.0
//! The foreign clients of the acceptance tests: one environment for each, since they do not agree on their packages.
//!
//! Installs and nothing else: what a client does is in `tests/clients`. Terraform is no package; its test takes the one
//! of the machine.

use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context as _, Result};

use super::is_ci;
use crate::console;
use crate::tools::{self, Dependencies, PythonEnvironment};

/// The clients are provisioned and tested when this is not `0`: a developer may not want to wait for Airflow.
const CLIENTS: &str = "EMRYS_TEST_CLIENTS";

/// Where the clients are, below `target/xtask`.
const FOLDER: &str = "clients";

/// Provisions every client and gives the folder that they are in. One that cannot be had is skipped loudly by its
/// tests; in CI that is an error.
pub(super) fn provision(tests: &Path) -> Result<PathBuf> {
    let folder = tools::target()?.join("xtask").join(FOLDER);
    if std::env::var(CLIENTS).is_ok_and(|wanted| wanted == "0") {
        console::skipped("the tests with foreign clients", &format!("{CLIENTS} is 0"));
        return Ok(tools::target()?.join("xtask/no-clients"));
    }
    // Side by side: they wait for the network most of the time.
    let failures = thread::scope(|scope| -> Result<Vec<(String, anyhow::Error)>> {
        let mut under_way = Vec::new();
        for requirements in requirements(tests)? {
            let name = name(&requirements)?;
            let client = name.clone();
            let thread = scope.spawn(move || {
                let place = format!("{FOLDER}/{client}");
                PythonEnvironment::provision(&place, &requirements, Dependencies::Listed).map(drop)
            });
            under_way.push((name, thread));
        }
        let package = tests.join("javascript");
        let thread = scope.spawn(move || {
            tools::provision_node_modules(&format!("{FOLDER}/javascript"), &package)
        });
        under_way.push(("javascript".to_owned(), thread));
        let ended = under_way.into_iter().map(|(name, thread)| {
            let result = thread
                .join()
                .unwrap_or_else(|_| Err(anyhow::anyhow!("the installation panicked")));
            (name, result)
        });
        Ok(ended
            .filter_map(|(name, result)| Some((name, result.err()?)))
            .collect())
    })?;
    for (name, error) in failures {
        if is_ci() {
            return Err(error.context(format!("failed to provision the client {name}")));
        }
        console::skipped(&format!("the tests with {name}"), &format!("{error:#}"));
    }
    Ok(folder)
}

/// The requirements files, each named after its client.
fn requirements(tests: &Path) -> Result<Vec<PathBuf>> {
    let folder = tests.join("requirements");
    let entries = std::fs::read_dir(&folder)
        .with_context(|| format!("failed to list {}", folder.display()))?;
    let mut files = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

fn name(requirements: &Path) -> Result<String> {
    let name = requirements.file_stem().and_then(|name| name.to_str());
    Ok(name.context("a requirements file has no name")?.to_owned())
}
