// SPDX-License-Identifier: Apache-2.0
//! Hive and Pig scripts are run by the arguments that EMR's tools make for them.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::words;

const PROGRAMS: [(&str, &str); 2] = [
    ("hive-script", "--run-hive-script"),
    ("pig-script", "--run-pig-script"),
];

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for step in project.all_steps() {
        for (name, run) in PROGRAMS {
            let Some((program, arguments)) = words::arguments(&step.action, name) else {
                continue;
            };
            let has = |wanted: &str| arguments.iter().any(|own| own.starts_with(wanted));
            // With `-e` a statement is given in the place of a script.
            if !has("--args") || !(has("-f") || has("-e")) {
                let message = format!("`{name}` runs no script with these arguments");
                let help = format!("write `{name}`, `{run}`, `--args`, `-f`, and the script");
                diagnostics.push(
                    program
                        .diagnostic(Code::HiveOrPigArguments, message)
                        .help(help),
                );
            }
        }
    }
}
