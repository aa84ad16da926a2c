// SPDX-License-Identifier: Apache-2.0
//! `cargo xtask generate [--check]`: writes the generated code of `emrys-protocol` from the models under `data/`, the
//! documents' JSON Schema, `docs/presets.md`, the lifecycles' diagrams, and the table of operations in `docs/fidelity.md`.
//!
//! With `--check` nothing is written, and a file that differs from what would be written is an error.

mod codec;
mod constraints;
mod documents;
mod errors;
mod fidelity;
mod model;
mod names;
mod operations;
mod presets;
mod request;
mod services;
mod types;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};

use model::Model;
use services::{SERVICES, Service};

const HEADER: &str = "// SPDX-License-Identifier: Apache-2.0\n// Written by `cargo xtask generate`: do not edit.\n\n";

/// Runs the command with the arguments behind `generate`.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    let check = match arguments {
        [] => false,
        ["--check"] => true,
        _ => bail!("usage: cargo xtask generate [--check]"),
    };
    let root = workspace_root()?;
    let mut outputs = documents::write()?;
    let page = "docs/fidelity.md";
    let rows: Vec<fidelity::Row> = read_json(&root.join("docs/fidelity.json"))?;
    let text = std::fs::read_to_string(root.join(page))?;
    outputs.push((page.to_owned(), fidelity::write(&text, &rows)?));
    for (path, code) in protocol(&root)? {
        let code = formatted(&format!("{HEADER}{code}"));
        let code = code.with_context(|| format!("failed to format {path}"))?;
        outputs.push((path, code));
    }
    let model: Model = read_json(&root.join("data").join(request::MODEL))?;
    let path = "crates/emrys-catalog/data/run-job-flow.json";
    outputs.push((path.to_owned(), request::file(&model)?));
    let mut stale = Vec::new();
    for (path, text) in outputs {
        let file = root.join(&path);
        if std::fs::read_to_string(&file).is_ok_and(|present| present == text) {
            continue;
        }
        if check {
            stale.push(path);
        } else {
            std::fs::write(&file, text).with_context(|| format!("failed to write {path}"))?;
        }
    }
    ensure!(
        stale.is_empty(),
        "not up to date, run `cargo xtask generate`: {}",
        stale.join(", ")
    );
    Ok(())
}

/// The files of `emrys-protocol`, with their code.
fn protocol(root: &Path) -> Result<Vec<(String, String)>> {
    let mut outputs = Vec::new();
    let mut exceptions = BTreeSet::new();
    for service in &SERVICES {
        let path = Path::new("data").join(service.model);
        let model: Model = read_json(&root.join(&path))?;
        let model = model
            .without(service.left_out)
            .with_context(|| format!("failed to read {}", path.display()))?;
        exceptions.extend(model.exceptions().map(str::to_owned));
        outputs.extend(modules(service, &model)?);
    }
    let mut others: Vec<errors::OtherError> = Vec::new();
    for file in ["common-errors.json", "query-errors.json"] {
        others.extend(read_json::<Vec<_>>(&root.join("data").join(file))?);
    }
    exceptions.retain(|name| others.iter().all(|other| !other.is(name)));
    outputs.push((
        "crates/emrys-protocol/src/error/generated.rs".to_owned(),
        errors::write(exceptions, &others),
    ));
    Ok(outputs)
}

fn modules(service: &Service, model: &Model) -> Result<[(String, String); 4]> {
    Ok([
        (service.file("types"), types::write(service, model)?),
        (service.file("codec"), codec::write(service, model)?),
        (
            service.file("constraints"),
            constraints::write(service, model)?,
        ),
        (
            service.file("operations"),
            operations::write(service, model)?,
        ),
    ])
}

fn workspace_root() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    Ok(root.context("xtask has no parent folder")?.to_owned())
}

fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("failed to read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("failed to parse {}", path.display()))
}

/// The code as `rustfmt` with the workspace's settings writes it.
fn formatted(code: &str) -> Result<String> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("failed to start rustfmt")?;
    let mut input = rustfmt
        .stdin
        .take()
        .context("rustfmt has no standard input")?;
    let code = code.to_owned();
    let writer = std::thread::spawn(move || input.write_all(code.as_bytes()));
    let output = rustfmt.wait_with_output()?;
    ensure!(output.status.success(), "rustfmt refused the code");
    match writer.join() {
        Ok(written) => written.context("rustfmt closed its standard input")?,
        Err(_) => bail!("the thread that feeds rustfmt panicked"),
    }
    Ok(String::from_utf8(output.stdout)?)
}
