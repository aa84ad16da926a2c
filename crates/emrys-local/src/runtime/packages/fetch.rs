// SPDX-License-Identifier: Apache-2.0
//! The wheels that requirements resolve to, fetched by pip; and what pip says when there are none.

use std::path::{Path, PathBuf};

use super::error::PackError;
use super::target::Target;
use super::{Packages, absolute};
use crate::runtime::pip::Pip;
use crate::runtime::program;

const FOREIGN: &str = include_str!("foreign.py");
/// How many versions that have a wheel are named: the newest.
const VERSIONS: usize = 5;

/// Downloads the wheels into a folder. Nothing is built: that would be for this machine.
pub(super) async fn wheels(
    packages: &Packages,
    target: &Target,
    folder: &Path,
) -> Result<(), PackError> {
    let temporary = folder.parent().unwrap_or(folder);
    let mut command = match target {
        Target::Here(python) => Pip::find(python).await?.command(temporary),
        Target::Node(node) => {
            let mut command = Pip::any().await?.python(temporary);
            command
                .args(["-c", FOREIGN])
                .arg(node.markers().to_string());
            command
        }
    };
    command.args(["download", "--only-binary=:all:", "--dest"]);
    command.arg(folder);
    if let Target::Node(node) = target {
        command.args(node.options());
    }
    match packages {
        Packages::Requirements { file, .. } => {
            let file = absolute(file)?;
            // Wheels that the file names by relative paths are where it is.
            command.current_dir(file.parent().unwrap_or(Path::new("/")));
            command.arg("--requirement").arg(file);
        }
        Packages::Wheels(wheels) => {
            let wheels: Vec<PathBuf> = wheels
                .iter()
                .map(|wheel| absolute(wheel))
                .collect::<Result<_, _>>()?;
            command.args(["--no-deps", "--no-index"]).args(wheels);
        }
    }
    let output = command.output().await.map_err(|error| PackError::Pip {
        message: error.to_string(),
    })?;
    if output.status.success() {
        return Ok(());
    }
    let [said, errors] =
        [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    Err(explain(&said, &errors, target))
}

/// What pip printed, as one error that names the requirement.
fn explain(said: &str, errors: &str, target: &Target) -> PackError {
    let line = |start: &str| {
        let mut lines = errors.lines().rev();
        lines.find_map(|line| line.trim().strip_prefix(start))
    };
    // Where the index cannot be reached, pip goes on to say that it has nothing.
    if let Some(warning) = line("WARNING: Retrying ") {
        let message = warning
            .split_once(": ")
            .map_or(warning, |(_, message)| message);
        return PackError::Pip {
            message: message.to_owned(),
        };
    }
    if let Some(requirement) = line("ERROR: No matching distribution found for ") {
        let versions = line("ERROR: Could not find a version that satisfies the requirement ");
        let versions = versions.and_then(|line| line.split_once("(from versions: "));
        let versions = versions.map_or("none", |(_, versions)| versions.trim_end_matches(')'));
        return PackError::NoWheel {
            requirement: requirement
                .split(" (from ")
                .next()
                .unwrap_or(requirement)
                .to_owned(),
            target: target.to_string(),
            others: others(versions),
        };
    }
    if let Some((_, conflict)) = said.split_once("The conflict is caused by:") {
        let lines = conflict.lines().skip(1).map(str::trim);
        let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
        return PackError::Conflict {
            conflict: lines.join("; "),
        };
    }
    PackError::Pip {
        message: program::last_error(errors).unwrap_or_else(|| "it gave no reason".to_owned()),
    }
}

fn others(versions: &str) -> String {
    if versions == "none" {
        return "no version of it has one".to_owned();
    }
    let versions: Vec<&str> = versions.split(", ").collect();
    let newest = versions.len().saturating_sub(VERSIONS);
    let shown = versions.get(newest..).unwrap_or_default().join(", ");
    if newest > 0 {
        format!("{newest} older versions and {shown} have one")
    } else {
        format!("these have one: {shown}")
    }
}

#[cfg(test)]
mod tests {
    use emrys_catalog::instance_types::Architecture;

    use super::explain;
    use crate::runtime::packages::{Node, Target};

    fn explained(said: &str, errors: &str) -> String {
        let target = Target::Node(Node {
            python_minor: 9,
            architecture: Architecture::Arm,
            glibc_minor: 34,
        });
        explain(said, errors, &target).to_string()
    }

    #[test]
    fn a_requirement_without_a_wheel_is_named() {
        let errors = "ERROR: Could not find a version that satisfies the requirement numpy==9 (from versions: 1.21.0, 1.21.1)
ERROR: No matching distribution found for numpy==9
";
        assert_eq!(
            explained("", errors),
            "pip found no wheel of `numpy==9` for Python 3.9 on aarch64 with glibc 2.34; these have one: 1.21.0, 1.21.1"
        );
        let errors = "ERROR: Could not find a version that satisfies the requirement own (from versions: none)
ERROR: No matching distribution found for own (from -r all.txt (line 2))
";
        assert!(explained("", errors).ends_with(
            "`own` for Python 3.9 on aarch64 with glibc 2.34; no version of it has one"
        ));
        let errors = "ERROR: Could not find a version that satisfies the requirement a==9 (from versions: 1, 2, 3, 4, 5, 6, 7)
ERROR: No matching distribution found for a==9
";
        assert!(explained("", errors).ends_with("2 older versions and 3, 4, 5, 6, 7 have one"));
    }

    #[test]
    fn a_conflict_says_who_asks_for_what() {
        let said = "Collecting rich==13.7.1

The conflict is caused by:
    The user requested pygments==2.0
    rich 13.7.1 depends on pygments<3.0.0 and >=2.13.0

To fix this you could try to:
";
        let errors = "ERROR: Cannot install -r r.txt (line 1) and pygments==2.0\nERROR: ResolutionImpossible: for help\n";
        assert_eq!(
            explained(said, errors),
            "the requirements contradict each other: The user requested pygments==2.0; rich 13.7.1 depends on pygments<3.0.0 and >=2.13.0"
        );
    }

    #[test]
    fn other_errors_are_pips_own() {
        let errors = "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError': Failed to establish a new connection
ERROR: No matching distribution found for six
";
        assert_eq!(
            explained("", errors),
            "pip could not fetch the packages: Failed to establish a new connection"
        );
        let errors = "ERROR: Could not open requirements file: no such file\n";
        assert_eq!(
            explained("", errors),
            "pip could not fetch the packages: Could not open requirements file: no such file"
        );
        assert_eq!(
            explained("", ""),
            "pip could not fetch the packages: it gave no reason"
        );
    }
}
