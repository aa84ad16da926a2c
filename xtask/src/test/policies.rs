// SPDX-License-Identifier: Apache-2.0
//! The evaluator of IAM policies that the policies of templates are tested with. It comes from npm, runs as a program of its
//! own, and is part of nothing that we give away.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::jsonata::or_none;
use crate::tools;

/// The folder of its packages. What cannot be had is skipped loudly by its tests; in CI that is an error.
pub(super) fn provision(tests: &Path) -> Result<PathBuf> {
    let folder = tools::target()?.join("xtask");
    let provided = tools::provision_node_modules("policy-simulator", &tests.join("policies"));
    let provided = provided.map(|()| folder.join("policy-simulator/node_modules"));
    or_none(provided, "the evaluator of IAM policies", &folder)
}
