// SPDX-License-Identifier: Apache-2.0
//! Options of `spark-submit` stand before the application.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::{StepAction, Text};
use crate::project::Project;
use crate::rules::words;
use crate::spanned::Spanned;

/// Options with a value that an application is unlikely to have itself.
const WITH_VALUE: [&str; 18] = [
    "--archives",
    "--conf",
    "--deploy-mode",
    "--driver-class-path",
    "--driver-cores",
    "--driver-java-options",
    "--driver-memory",
    "--exclude-packages",
    "--executor-cores",
    "--executor-memory",
    "--jars",
    "--master",
    "--num-executors",
    "--packages",
    "--principal",
    "--properties-file",
    "--py-files",
    "--repositories",
];

/// Further options with a value, of a name that applications may well have.
const COMMON: [&str; 7] = [
    "--class", "--files", "--keytab", "--kill", "--name", "--queue", "-c",
];

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for step in project.all_steps() {
        let arguments = match &step.action {
            StepAction::SparkSubmit(submit) => submit.args.as_slice(),
            action => match words::arguments(action, "spark-submit") {
                Some((_, words)) => behind_application(words),
                None => continue,
            },
        };
        let misplaced = arguments.iter().find(|own| is_option(own, &WITH_VALUE));
        diagnostics.extend(misplaced.map(|option| {
            let name = option.split('=').next().unwrap_or_default();
            let message =
                format!("behind the application `{name}` is its argument, not one of spark-submit");
            option
                .diagnostic(Code::OptionAfterScript, message)
                .help("put it before the application")
        }));
    }
}

/// What follows the first word that is neither an option nor the value of one.
fn behind_application(words: &[Spanned<Text>]) -> &[Spanned<Text>] {
    let mut rest = words;
    while let Some((first, others)) = rest.split_first() {
        rest = others;
        if !first.starts_with('-') {
            break;
        }
        let has_value = is_option(first, &WITH_VALUE) || is_option(first, &COMMON);
        if has_value && !first.contains('=') {
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    rest
}

fn is_option(word: &str, options: &[&str]) -> bool {
    let name = word.split('=').next().unwrap_or_default();
    options.contains(&name)
}
