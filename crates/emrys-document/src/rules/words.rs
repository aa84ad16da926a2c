// SPDX-License-Identifier: Apache-2.0
//! The words of a step, for rules about programs: what `command-runner.jar` starts, and its arguments.
//!
//! It judges nothing.

use crate::elements::{Command, FileLocation, StepAction, Text};
use crate::spanned::Spanned;

/// The program of a command and its arguments. A line for the shell has no words: they are the shell's to find.
pub(super) fn of(action: &StepAction) -> Option<(&Spanned<Text>, &[Spanned<Text>])> {
    let words = match action {
        StepAction::Command(command) => match &command.value {
            Command::Words(words) => words,
            Command::Shell(_) => return None,
        },
        StepAction::Jar(jar) => match &jar.jar.value {
            FileLocation::Cluster(name) if name == "command-runner.jar" => &jar.args,
            _ => return None,
        },
        _ => return None,
    };
    words.split_first()
}

/// The arguments of a program of that name.
pub(super) fn arguments<'s>(
    action: &'s StepAction,
    program: &str,
) -> Option<(&'s Spanned<Text>, &'s [Spanned<Text>])> {
    of(action).filter(|(own, _)| ****own == *program)
}
