// SPDX-License-Identifier: Apache-2.0
//! `cargo xtask test`: the Rust tests, then the acceptance tests with clients that are not ours.
//!
//! Provisions what the acceptance tests need; what cannot be had is skipped loudly, and in CI it is a failure.

mod clients;
mod jsonata;
mod policies;

use anyhow::{Context as _, Result, bail};

use crate::console;
use crate::tools::{self, Dependencies, PythonEnvironment};

const USAGE: &str = "usage: cargo xtask test [--rust | --acceptance [PYTEST ARGUMENTS…]]";

/// Tests that need Spark run when this is `1`; a developer without a network may set it to `0`.
const SPARK: &str = "EMRYS_TEST_SPARK";

/// Two files of acceptance tests at a time: they wait for engines and clusters half of their time.
const SIDE_BY_SIDE: [&str; 2] = ["--numprocesses=2", "--dist=loadfile"];

/// Runs all tests, or the half that is asked for.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    match arguments {
        [] => {
            rust()?;
            acceptance(&[])
        }
        ["--rust"] => rust(),
        ["--acceptance", rest @ ..] => acceptance(rest),
        _ => bail!(USAGE),
    }
}

fn spark() -> String {
    std::env::var(SPARK).unwrap_or_else(|_| "1".to_owned())
}

/// Whether nothing that can be had may be left out.
fn is_ci() -> bool {
    std::env::var_os("CI").is_some()
}

fn rust() -> Result<()> {
    console::heading("Rust tests");
    let nextest = tools::works(&mut tools::cargo(&["nextest", "--version"])?);
    let runner: &[&str] = if nextest {
        &[
            "nextest",
            "run",
            "--workspace",
            "--locked",
            "--no-fail-fast",
        ]
    } else {
        &[
            "test",
            "--workspace",
            // Not `--all-targets`, which would run the benchmarks, too.
            "--lib",
            "--bins",
            "--tests",
            "--examples",
            "--locked",
            "--no-fail-fast",
        ]
    };
    tools::run(tools::cargo(runner)?.env(SPARK, spark()))?;
    console::heading("documentation tests");
    tools::run(&mut tools::cargo(&[
        "test",
        "--workspace",
        "--doc",
        "--locked",
    ])?)
}

fn acceptance(arguments: &[&str]) -> Result<()> {
    console::heading("acceptance tests");
    let tests = tools::root()?.join("tests");
    // The whole workspace's features, so that what the Rust tests have built is used again.
    tools::run(&mut tools::cargo(&[
        "build",
        "--workspace",
        "--bin",
        "emrys",
        "--example",
        "evaluate",
        "--example",
        "findings",
        "--example",
        "definition",
        "--example",
        "deployment",
        "--locked",
    ])?)?;
    let requirements = tests.join("requirements.txt");
    let environment =
        match PythonEnvironment::provision("tests", &requirements, Dependencies::Resolved) {
            Ok(environment) => environment,
            Err(error) if is_ci() => {
                return Err(error.context("failed to provision the acceptance tests"));
            }
            Err(error) => {
                console::skipped(
                    "the acceptance tests with boto3 and the AWS CLI",
                    &format!("{error:#}"),
                );
                return Ok(());
            }
        };
    if spark() != "1" {
        console::skipped("everything that runs Spark", &format!("{SPARK} is not 1"));
    }
    let clients = clients::provision(&tests.join("clients"))?;
    let jsonata = jsonata::provision(&tests)?;
    let simulator = policies::provision(&tests)?;
    let binary = tools::target()?.join("debug/emrys");
    let mut pytest = std::process::Command::new(environment.program("python3"));
    pytest.args(["-m", "pytest"]).current_dir(&tests);
    // Whoever chooses tests wants to see them in their order.
    match arguments {
        [] => pytest.args(SIDE_BY_SIDE),
        chosen => pytest.args(chosen),
    };
    pytest.env("EMRYS_BIN", &binary).env(SPARK, spark());
    pytest.env("EMRYS_CLIENTS", clients);
    pytest.env("EMRYS_JSONATA_REFERENCE", jsonata.reference);
    pytest.env("EMRYS_JSONATA_SUITE", jsonata.suite);
    pytest.env("EMRYS_POLICY_SIMULATOR", simulator);
    tools::run(&mut pytest)
        .with_context(|| format!("acceptance tests of {} failed", binary.display()))
}
