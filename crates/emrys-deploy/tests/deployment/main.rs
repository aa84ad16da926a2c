// SPDX-License-Identifier: Apache-2.0
//! Projects and what they leave in an account.

#![cfg(test)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on says so"
)]

mod people;
mod steps;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use emrys_deploy::project::{Deployment, Inputs, deployment};
use emrys_deploy::registry::Lock;
use emrys_document::{Options, Project};

/// The documents that the acceptance tests deploy, too.
fn fixture(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/deploy");
    root.join(format!("{name}.yaml"))
}

fn deployed(name: &str) -> Deployment {
    let options = Options {
        set: Vec::new(),
        variables: &|_| None,
        environment: None,
        now_millis: 0,
    };
    let (project, diagnostics) = Project::load(&[fixture(name)], &options);
    let project = project.unwrap_or_else(|| panic!("{diagnostics:?}"));
    let inputs = Inputs {
        digest: &|_| Ok("0123456789abcdef".repeat(4)),
        files: &|_| Ok(Vec::new()),
        python: &BTreeMap::new(),
        lock: &Lock::default(),
    };
    deployment(&project, &inputs).unwrap()
}

#[test]
fn a_small_project_has_this_template() {
    insta::assert_json_snapshot!(deployed("minimal").template.to_json());
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let text = |name| deployed(name).template.to_json().to_string();
    assert_eq!(text("minimal"), text("minimal"));
}
