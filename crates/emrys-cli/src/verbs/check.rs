// SPDX-License-Identifier: Apache-2.0
//! `emrys check`: what is wrong with documents, and with definitions of state machines.

use std::io::Read;
use std::path::PathBuf;

use emrys_diagnostics::{Severity, render};
use emrys_document::Checked;
use emrys_document::project::Draft;

use crate::arguments::{Common, Settings};
use crate::deployments;
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::machines::definition;
use crate::output::{self, Format};
use crate::project;

/// Arguments of `emrys check`.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// Documents, definitions of state machines or project folders [default: the project around here]
    paths: Vec<PathBuf>,
    /// Take warnings for errors
    #[arg(long)]
    deny_warnings: bool,
    /// Show everything, what is allowed included, as SARIF 2.1.0, for code review
    #[arg(long, conflicts_with = "json")]
    sarif: bool,
    /// Take the text of this document from stdin, as an editor has it
    #[arg(long, value_name = "DOCUMENT")]
    stdin: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
}

impl Check {
    pub(crate) fn run(self, common: &Common) -> VerbResult {
        let draft = self.stdin.map(draft).transpose()?;
        let paths = match (self.paths.is_empty(), &draft) {
            (true, Some(draft)) => vec![draft.file.clone()],
            (true, None) => vec![here()?],
            (false, _) => self.paths,
        };
        let (machines, documents) = split(&paths, draft.as_ref());
        let checked = match documents.is_empty() {
            true => Checked::default(),
            false => project::read(&documents, draft.as_ref(), &self.settings),
        };
        let mut diagnostics = checked.diagnostics;
        // What only a project as a whole can be asked, which has no errors of its own.
        if let (Some(project), [path]) = (&checked.project, documents.as_slice()) {
            diagnostics.extend(deployments::problems(project, path)?);
        }
        for path in &machines {
            let text = draft.as_ref().filter(|draft| draft.file == *path);
            diagnostics.extend(definition::check(
                path,
                text.map(|draft| draft.text.clone()),
            ));
        }
        let errors = project::count(&diagnostics, Severity::Error);
        let warnings = project::count(&diagnostics, Severity::Warning);
        match common.format() {
            _ if self.sarif => {
                let found = diagnostics.iter().map(|own| (own, None));
                let allowed = checked.allowed.iter();
                let allowed = allowed.map(|own| (&own.diagnostic, Some(own.reason.as_str())));
                let log = render::sarif(found.chain(allowed), env!("CARGO_PKG_VERSION"));
                output::json(&log)?;
            }
            // Always one JSON value, so that a program need not tell an empty answer from none.
            Format::Json => output::data(render::json(&diagnostics))?,
            Format::Human => {
                project::report(&diagnostics, Format::Human)?;
                let plural = |count: usize| if count == 1 { "" } else { "s" };
                let notes = project::count(&diagnostics, Severity::Note);
                let notes = match notes {
                    0 => String::new(),
                    notes => format!(", {notes} note{}", plural(notes)),
                };
                let allowed = match checked.allowed.len() {
                    0 => String::new(),
                    allowed => format!(" ({allowed} allowed)"),
                };
                output::say(format_args!(
                    "{errors} error{}, {warnings} warning{}{notes}{allowed}",
                    plural(errors),
                    plural(warnings)
                ));
            }
        }
        let refused = errors > 0 || (self.deny_warnings && warnings > 0);
        Ok(if refused {
            ExitCode::InvalidDocument
        } else {
            ExitCode::Success
        })
    }
}

/// The definitions of state machines among files and in folders, and the documents that are checked: a folder without
/// documents may have definitions alone.
fn split(paths: &[PathBuf], draft: Option<&Draft>) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let (mut machines, mut documents) = (Vec::new(), Vec::new());
    for path in paths {
        let drafted = draft.filter(|draft| draft.file == *path);
        let is_machine = match drafted {
            Some(draft) => definition::defines_machine(path, &draft.text),
            None => definition::is_machine(path),
        };
        if is_machine {
            machines.push(path.clone());
            continue;
        }
        let found = match path.is_dir() {
            true => definition::find(path),
            false => Vec::new(),
        };
        if found.is_empty() || project::is_project(path) {
            documents.push(path.clone());
        }
        machines.extend(found);
    }
    (machines, documents)
}

/// The text on stdin, of that document.
fn draft(file: PathBuf) -> Result<Draft, Failure> {
    let mut text = Vec::new();
    std::io::stdin().lock().read_to_end(&mut text)?;
    Ok(Draft { file, text })
}

/// The project around the current folder; where it is that folder itself, names of documents stay short and relative.
fn here() -> Result<PathBuf, Failure> {
    let here = std::env::current_dir()?;
    let root = project::root(&here).ok_or_else(|| {
        Failure::new(
            ExitCode::Usage,
            "there is no project here: no emrys.yaml or emrys.json",
        )
        .hint("name documents, or make a project with `emrys init`")
    })?;
    Ok(if root == here {
        PathBuf::from(".")
    } else {
        root
    })
}
