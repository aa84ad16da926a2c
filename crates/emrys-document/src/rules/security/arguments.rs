// SPDX-License-Identifier: Apache-2.0
//! The arguments of a project's programs, which EMR shows to everybody who may list steps and bootstrap actions.

use crate::elements::{Command, StepAction, Text};
use crate::project::Project;
use crate::spanned::Spanned;

/// Every list of arguments: of bootstrap actions, and of steps.
pub(super) fn lists(project: &Project) -> Vec<&[Spanned<Text>]> {
    let clusters = project.all_clusters();
    let actions = clusters.flat_map(|cluster| &cluster.bootstrap_action);
    let actions = actions.map(|action| action.args.as_slice());
    let steps = project.all_steps().filter_map(|step| match &step.action {
        StepAction::SparkSubmit(submit) => Some(submit.args.as_slice()),
        StepAction::SparkSql(sql) => Some(&sql.args),
        StepAction::Script(script) => Some(&script.args),
        StepAction::Jar(jar) => Some(&jar.args),
        StepAction::Command(command) => match &command.value {
            Command::Words(words) => Some(words),
            Command::Shell(_) => None,
        },
        _ => None,
    });
    actions.chain(steps).collect()
}
