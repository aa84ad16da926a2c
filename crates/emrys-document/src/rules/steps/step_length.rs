// SPDX-License-Identifier: Apache-2.0
//! All strings of one step together are not too long.
//!
//! Counted is what the user wrote. What lowering adds – option names, the place of an uploaded file – comes on top, so
//! that this rule finds what is certain to be refused, and EMR has the last word on the few characters before the limit.

use emrys_catalog::limits::STEP_CHARACTERS;
use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::{Command, Map, SparkSqlSource, StepAction, Text};
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for step in project.all_steps() {
        let length = length(&step.action);
        if length > STEP_CHARACTERS {
            let message = format!(
                "the strings of a step have at most {STEP_CHARACTERS} characters together, not {length}"
            );
            let diagnostic = step.name.diagnostic(Code::StepTooLong, message);
            diagnostics.push(diagnostic.help("put long arguments into a file that the step reads"));
        }
    }
}

fn length(action: &StepAction) -> usize {
    match action {
        StepAction::SparkSubmit(spark) => {
            let packages: usize = spark
                .packages
                .iter()
                .map(|package| characters(package))
                .sum();
            texts(&spark.args) + properties(&spark.conf) + packages
        }
        StepAction::SparkSql(sql) => {
            let query = match &sql.source {
                SparkSqlSource::Query(query) => characters(query),
                SparkSqlSource::Script(_) => 0,
            };
            query + texts(&sql.args) + properties(&sql.conf)
        }
        StepAction::Script(script) => texts(&script.args),
        StepAction::Command(command) => match &command.value {
            Command::Words(words) => texts(words),
            Command::Shell(line) => characters(line),
        },
        StepAction::RestoreHBase(backup) | StepAction::BackupHBase(backup) => {
            characters(&backup.path)
        }
        StepAction::Jar(jar) => texts(&jar.args) + properties(&jar.properties),
    }
}

fn texts(texts: &[Spanned<Text>]) -> usize {
    texts.iter().map(|text| characters(text)).sum()
}

fn properties(properties: &Map<Spanned<Text>>) -> usize {
    properties
        .iter()
        .map(|(key, value)| characters(key) + characters(value))
        .sum()
}

fn characters(text: &str) -> usize {
    text.chars().count()
}
