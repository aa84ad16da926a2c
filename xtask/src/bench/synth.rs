// SPDX-License-Identifier: Apache-2.0
//! How long a project with a profile, a cluster configuration and a launch function takes until it is a template, against
//! an equal stack of aws-emr-launch: as `cdk synth` makes it, and its Python program alone.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use super::Bench;
use super::check::run;
use super::report::Row;
use crate::console;
use crate::tools::{self, Dependencies, PythonEnvironment};

/// The peer's program and the CDK's command.
struct Peer {
    python: PythonEnvironment,
    cdk: std::path::PathBuf,
}

/// Both tools turn an equal definition into a template, whole processes, in turns.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let stack = tools::root()?.join("xtask/bench/emr_launch");
    let peer = provision(&stack);
    if let Err(error) = &peer {
        console::note(&format!(
            "SKIPPED: aws-emr-launch cannot be provisioned, so that there is nothing to compare with: {error:#}"
        ));
    }
    let mut time = Row::new("check + plan + synth of a launch function", "ms").budget("≤ 1/150");
    let mut memory = Row::new("check + plan + synth of a launch function: memory", "MB");
    let mut alone = Row::new("the same against the program alone", "ms");
    for round in 0..bench.samples(10, 2) {
        let (took, peak) = ours(bench, &stack.join("emrys.yaml"))?;
        time.ours.push(took);
        memory.ours.push(peak);
        alone.ours.push(took);
        if let Ok(peer) = &peer {
            let output = bench.folder.join(format!("cdk-{round}"));
            let (took, peak) = peer.synth(&stack, &output)?;
            time.peer.push(took);
            memory.peer.push(peak);
            let output = bench.folder.join(format!("cdk-alone-{round}"));
            alone.peer.push(peer.program(&stack, &output)?);
        }
    }
    Ok(match peer {
        Ok(_) => vec![
            time.against("cdk synth of aws-emr-launch"),
            memory.against("cdk synth of aws-emr-launch"),
            alone.against("aws-emr-launch"),
        ],
        Err(_) => vec![time, memory],
    })
}

/// `check` and `convert`, which plans and writes the template: milliseconds, and the memory of the larger one.
fn ours(bench: &Bench, document: &Path) -> Result<(f64, f64)> {
    let (checked, first) = run(Command::new(&bench.emrys).arg("check").arg(document))?;
    let mut convert = Command::new(&bench.emrys);
    convert
        .args(["convert", "--to", "cloudformation"])
        .arg(document);
    let (converted, second) = run(&mut convert)?;
    Ok((checked + converted, first.max(second)))
}

fn provision(stack: &Path) -> Result<Peer> {
    let requirements = stack.join("requirements.txt");
    let python = PythonEnvironment::provision("emr-launch", &requirements, Dependencies::Resolved)?;
    tools::provision_node_modules("cdk", stack)?;
    let cdk = tools::target()?.join("xtask/cdk/node_modules/.bin/cdk");
    Ok(Peer { python, cdk })
}

impl Peer {
    /// `cdk synth`: milliseconds and megabytes.
    fn synth(&self, stack: &Path, output: &Path) -> Result<(f64, f64)> {
        let python = self.python.program("python3");
        let app = format!("{} {}", python.display(), stack.join("app.py").display());
        let mut synth = Command::new(&self.cdk);
        synth
            .args(["synth", "--quiet", "--app", &app, "--output"])
            .arg(output)
            .args(["--no-version-reporting", "--no-notices", "--ci"])
            .env("CDK_DISABLE_CLI_TELEMETRY", "true")
            .env("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1");
        let measured = run(&mut synth)?;
        is_synthesized(output)?;
        Ok(measured)
    }

    /// The Python program, as `cdk synth` runs it: milliseconds.
    fn program(&self, stack: &Path, output: &Path) -> Result<f64> {
        let mut program = Command::new(self.python.program("python3"));
        program
            .arg(stack.join("app.py"))
            .env("CDK_OUTDIR", output)
            .env("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1");
        let (took, _) = run(&mut program)?;
        is_synthesized(output)?;
        Ok(took)
    }
}

fn is_synthesized(output: &Path) -> Result<()> {
    ensure!(
        output.join("emr-launch.template.json").is_file(),
        "nothing was synthesized"
    );
    Ok(())
}
