// SPDX-License-Identifier: Apache-2.0
//! Files that define state machines in the States Language.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use emrys_diagnostics::{Diagnostic, Severity, Source};
use emrys_states::Reading;
use emrys_states::machine::StateMachine;

use crate::exit::{ExitCode, Failure};
use crate::output::Format;
use crate::project;

/// What their names end in.
const ENDINGS: [&str; 2] = [".asl.json", ".asl"];
/// How deep below a project's folder they are looked for.
const DEPTH: usize = 4;

/// A machine that was read.
pub(crate) struct Definition {
    /// What machine it is.
    pub(crate) machine: StateMachine,
    /// Its text, as it is sent.
    pub(crate) text: String,
    /// What it is called, unless somebody says otherwise.
    pub(crate) name: String,
}

/// Whether a file defines a state machine: by its name, or as JSON by what it has.
pub(crate) fn is_machine(path: &Path) -> bool {
    if has_ending(path) {
        return true;
    }
    let is_json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    is_json && std::fs::read(path).is_ok_and(|text| has_states(&text))
}

/// Whether a text defines a state machine, in a file of that name.
pub(crate) fn defines_machine(path: &Path, text: &[u8]) -> bool {
    has_ending(path) || has_states(text)
}

fn has_ending(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.is_some_and(|name| ENDINGS.iter().any(|ending| name.ends_with(ending)))
}

fn has_states(text: &[u8]) -> bool {
    let value: Result<serde_json::Value, _> = serde_json::from_slice(text);
    value.is_ok_and(|value| value.get("StartAt").is_some() && value.get("States").is_some())
}

/// The definitions in a folder and those below it; hidden ones and those of dependencies are passed over.
pub(crate) fn find(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    look(folder, DEPTH, &mut found);
    found.sort();
    found
}

fn look(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let is_passed_over = name.to_string_lossy().starts_with('.')
            || ["node_modules", "target"].iter().any(|own| name == *own);
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if kind.is_dir() && depth > 0 && !is_passed_over {
            look(&path, depth - 1, found);
        } else if kind.is_file() && has_ending(&path) {
            found.push(path);
        }
    }
}

/// What is wrong with a definition.
pub(crate) fn check(path: &Path, text: Option<Vec<u8>>) -> Vec<Diagnostic> {
    match source(path, text) {
        Ok(source) => emrys_states::read(&source).diagnostics,
        Err(diagnostic) => vec![diagnostic],
    }
}

/// Reads a definition. Errors are told and end the verb; warnings are told.
pub(crate) fn load(path: &Path, format: Format) -> Result<Definition, Failure> {
    let (source, reading) = match source(path, None) {
        Ok(source) => (source.clone(), emrys_states::read(&source)),
        Err(diagnostic) => {
            project::report(&[diagnostic], format)?;
            return Err(refused(1));
        }
    };
    let Reading {
        machine,
        mut diagnostics,
        ..
    } = reading;
    diagnostics.retain(|own| own.severity() > Severity::Note);
    let Some(machine) = machine else {
        // A verb's own answer is the only JSON value on stdout; without one it is what is wrong.
        project::report(&diagnostics, format)?;
        return Err(refused(project::count(&diagnostics, Severity::Error)));
    };
    project::report(&diagnostics, Format::Human)?;
    Ok(Definition {
        machine,
        text: source.text().to_owned(),
        name: name(path),
    })
}

fn refused(errors: usize) -> Failure {
    let plural = if errors == 1 { "" } else { "s" };
    let message = format!("the definition has {errors} error{plural}; nothing was sent");
    Failure::new(ExitCode::InvalidDocument, message)
}

/// The file's name without its ending, with a hyphen for what Step Functions does not take in a name.
fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let endings = ENDINGS.iter().chain(&[".json"]);
    let stem = endings
        .filter_map(|ending| name.strip_suffix(ending))
        .next();
    let letter = |letter: char| match letter {
        'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '_' => letter,
        _ => '-',
    };
    stem.unwrap_or(&name).chars().map(letter).take(80).collect()
}

/// A definition's text.
fn source(path: &Path, text: Option<Vec<u8>>) -> Result<Arc<Source>, Diagnostic> {
    let name = path.strip_prefix(".").unwrap_or(path).display().to_string();
    let unreadable = |reason: String| {
        let message = format!("failed to read `{name}`: {reason}");
        Diagnostic::new(emrys_diagnostics::Code::UnreadableDocument, message)
    };
    let text = match text {
        Some(text) => text,
        None => std::fs::read(path).map_err(|error| unreadable(error.to_string()))?,
    };
    let text = String::from_utf8(text);
    let text = text.map_err(|_| unreadable("it is not UTF-8".to_owned()))?;
    Ok(Source::new(name, text))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{defines_machine, name};

    #[test]
    fn a_definition_is_known_by_its_name_or_by_what_it_has() {
        assert!(defines_machine(Path::new("x.asl.json"), b"not even JSON"));
        assert!(defines_machine(
            Path::new("x.json"),
            br#"{"StartAt": "A", "States": {}}"#
        ));
        assert!(!defines_machine(
            Path::new("x.json"),
            br#"{"job_flows": {}}"#
        ));
    }

    #[test]
    fn a_machine_is_called_as_its_file() {
        assert_eq!(
            name(Path::new("flows/nightly load.asl.json")),
            "nightly-load"
        );
        assert_eq!(name(Path::new("chain.json")), "chain");
    }
}
