// SPDX-License-Identifier: Apache-2.0
//! What JSONata is compared with: the reference implementation of Step Functions' version, and JSONata's test suite.
//!
//! Neither is ours to copy: the one comes from npm, the other with the sources of a crate that brings it.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::is_ci;
use crate::console;
use crate::tools;

/// Brings JSONata's test suite in its folder `tests/testsuite`.
const CRATE: &str = "jsonata-rs";
const VERSION: &str = "0.3.4";

/// Where both are.
pub(super) struct Jsonata {
    /// A folder of Node packages.
    pub(super) reference: PathBuf,
    /// The suite's own folder.
    pub(super) suite: PathBuf,
}

/// Provides both. What cannot be had is skipped loudly by its test; in CI that is an error.
pub(super) fn provision(tests: &Path) -> Result<Jsonata> {
    let folder = tools::target()?.join("xtask");
    let reference = tools::provision_node_modules("jsonata-reference", &tests.join("jsonata"));
    let reference = reference.map(|()| folder.join("jsonata-reference/node_modules"));
    let suite = suite(&folder.join("jsonata-suite"));
    Ok(Jsonata {
        reference: or_none(
            reference,
            "the reference implementation of JSONata",
            &folder,
        )?,
        suite: or_none(suite, "the test suite of JSONata", &folder)?,
    })
}

pub(super) fn or_none(provided: Result<PathBuf>, what: &str, folder: &Path) -> Result<PathBuf> {
    match provided {
        Err(error) if is_ci() => Err(error.context(format!("failed to provide {what}"))),
        Err(error) => {
            console::skipped(&format!("the tests with {what}"), &format!("{error:#}"));
            Ok(folder.join("none"))
        }
        provided => provided,
    }
}

/// Has cargo download the crate, and gives the suite's folder.
fn suite(folder: &Path) -> Result<PathBuf> {
    std::fs::create_dir_all(folder.join("src"))?;
    let manifest = folder.join("Cargo.toml");
    let package = "[package]\nname = \"jsonata-suite\"\nedition = \"2024\"\n[workspace]\n";
    std::fs::write(
        &manifest,
        format!("{package}[dependencies]\n{CRATE} = \"={VERSION}\"\n"),
    )?;
    std::fs::write(folder.join("src/lib.rs"), "")?;
    let mut cargo = tools::cargo(&["metadata", "--format-version", "1", "--manifest-path"])?;
    let output = cargo.arg(&manifest).output()?;
    anyhow::ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().context("no packages")?;
    let package = packages.iter().find(|package| package["name"] == CRATE);
    let manifest = package.and_then(|package| package["manifest_path"].as_str());
    let sources = Path::new(manifest.context("the crate was not resolved")?).parent();
    Ok(sources.context("no sources")?.join("tests/testsuite"))
}
