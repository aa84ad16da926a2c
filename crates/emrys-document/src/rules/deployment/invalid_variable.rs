// SPDX-License-Identifier: Apache-2.0
//! Activities name variables that Step Functions has, and no two clusters at the same time by the same one.

use emrys_diagnostics::{Code, Diagnostic};

use super::flows::{self, Finding};
use crate::elements::{Pipeline, PipelineAction};
use crate::project::Project;
use crate::spanned::Spanned;

/// Step Functions Developer Guide, "Passing data between states with variables".
const MOST_CHARACTERS: usize = 80;
/// What Step Functions itself gives.
const RESERVED: &str = "states";

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, pipeline) in project.pipelines.iter() {
        diagnostics.extend(names(pipeline));
        diagnostics.extend(flows::findings(pipeline).into_iter().filter_map(taken));
    }
}

fn names(pipeline: &Pipeline) -> Vec<Diagnostic> {
    let activities = pipeline.all_activities().into_iter();
    let names = activities.filter_map(|activity| match &activity.action {
        PipelineAction::Launch(launch) => Some(&launch.variable),
        PipelineAction::UseCluster(cluster) => Some(&cluster.variable),
        PipelineAction::Map(iteration) => Some(&iteration.variable),
        _ => None,
    });
    let wrong = names.filter(|name| !is_name(name));
    wrong
        .map(|name| {
            let message = format!("`{}` is not a name for a variable", **name);
            let diagnostic = name.diagnostic(Code::InvalidVariable, message);
            diagnostic.help("a name is a letter and then letters, digits and `_`")
        })
        .collect()
}

fn is_name(name: &str) -> bool {
    let mut characters = name.chars();
    let begins = characters
        .next()
        .is_some_and(|first| first == '_' || first.is_alphabetic());
    begins
        && name != RESERVED
        && name.chars().count() <= MOST_CHARACTERS
        && characters.all(|next| next == '_' || next.is_alphanumeric())
}

fn taken(finding: Finding<'_>) -> Option<Diagnostic> {
    let diagnostic =
        |name: &Spanned<String>, message: String| name.diagnostic(Code::InvalidVariable, message);
    Some(match finding {
        Finding::OfOuter { name, outer } => {
            let message = format!(
                "`{}` is a variable of the activities around, which cannot be set here",
                **name
            );
            let diagnostic = diagnostic(name, message).related(outer, "set here");
            diagnostic.help("give this one another name with `as`")
        }
        Finding::Occupied { name, first } => {
            let message = format!("`{}` is a cluster that has not ended", **name);
            let diagnostic = diagnostic(name, message).related(first, "launched here");
            diagnostic.help("give this one another name with `as`, or terminate the first")
        }
        Finding::Absent { .. } | Finding::Ended { .. } => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_are_letters_digits_and_underscores() {
        for name in ["cluster", "_x", "größe2", &"a".repeat(80)] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "2nd", "a-b", "$a", "a b", "states", &"a".repeat(81)] {
            assert!(!is_name(name), "{name}");
        }
    }
}
