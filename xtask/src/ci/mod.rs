// SPDX-License-Identifier: Apache-2.0
//! `cargo xtask ci [--checks]`: what has to hold before a change lands, the same here as in CI.

mod headers;

use anyhow::{Result, bail};

use crate::{console, generate, test, tools};

/// Runs the checks, cheapest first, and then the tests; with `--checks` the checks alone.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    let tests = match arguments {
        [] => true,
        ["--checks"] => false,
        _ => bail!("usage: cargo xtask ci [--checks]"),
    };
    console::heading("licence headers");
    headers::check(&tools::root()?)?;
    console::heading("formatting");
    tools::run(&mut tools::cargo(&["fmt", "--all", "--check"])?)?;
    console::heading("generated code");
    generate::run(&["--check"])?;
    console::heading("lints");
    tools::run(&mut tools::cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ])?)?;
    console::heading("documentation");
    let mut documentation = tools::cargo(&["doc", "--workspace", "--no-deps", "--locked"])?;
    tools::run(documentation.env("RUSTDOCFLAGS", "-D warnings"))?;
    if tests { test::run(&[]) } else { Ok(()) }
}
