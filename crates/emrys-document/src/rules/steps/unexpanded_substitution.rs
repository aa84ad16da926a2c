// SPDX-License-Identifier: Apache-2.0
//! What only a shell would replace is not handed to a program that no shell starts.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::{Command, StepAction, Text, is_expression};
use crate::project::Project;
use crate::spanned::Spanned;

const SHELLS: [&str; 4] = ["bash", "sh", "/bin/bash", "/bin/sh"];

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for step in project.all_steps() {
        let words = words(&step.action).iter();
        let literal = words.filter_map(|word| Some((substitution(word)?, word)));
        diagnostics.extend(literal.map(|(what, word)| {
            let message = format!("no shell replaces {what} here: the program gets these characters");
            word.diagnostic(Code::UnexpandedSubstitution, message)
                .help("write one line for the shell in place of the list, or use a placeholder of the document")
        }));
    }
}

/// The words that a program gets as they are.
fn words(action: &StepAction) -> &[Spanned<Text>] {
    let words = match action {
        StepAction::Command(command) => match &command.value {
            Command::Words(words) => words,
            Command::Shell(_) => return &[],
        },
        StepAction::SparkSubmit(submit) => &submit.args,
        StepAction::Jar(jar) => &jar.args,
        StepAction::Script(script) => &script.args,
        StepAction::SparkSql(_) | StepAction::RestoreHBase(_) | StepAction::BackupHBase(_) => {
            return &[];
        }
    };
    let mut first = words.iter().take(2);
    let has_shell = first.any(|word| SHELLS.contains(&&***word));
    if has_shell { &[] } else { words }
}

/// What a shell would replace in it: `$(…)`, a backquoted command, or the variable at its beginning.
fn substitution(word: &str) -> Option<&'static str> {
    let is_name = |name: &str| {
        let name = name.split('/').next().unwrap_or_default();
        name.len() > 1
            && name
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte == b'_')
    };
    if is_expression(word) {
        None
    } else if word.contains("$(") && word.contains(')') {
        Some("`$(…)`")
    } else if word.matches('`').count() == 2 {
        Some("a command in backquotes")
    } else if word.strip_prefix('$').is_some_and(is_name) {
        Some("a variable")
    } else {
        None
    }
}
