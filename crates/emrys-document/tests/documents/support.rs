// SPDX-License-Identifier: Apache-2.0
//! Loading fixtures.

use std::path::{Path, PathBuf};

use emrys_diagnostics::{Code, Diagnostic, Family, Severity};
use emrys_document::{Options, Project};

/// 2026-11-21 12:30:00 UTC.
const NOW: i64 = 1_795_264_200_000;

/// The fixture's path, relative to the crate, so that messages do not show where the repository is.
pub(crate) fn relative(path: &Path) -> PathBuf {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR"))
        .unwrap_or(path)
        .to_owned()
}

/// Loads a fixture: a document, or a folder whose documents are one project.
pub(crate) fn load(fixture: &Path) -> (Option<Project>, Vec<Diagnostic>) {
    let set = if fixture.ends_with("unknown-placeholder/set.yaml") {
        vec![("buket".to_owned(), "x".to_owned())]
    } else {
        Vec::new()
    };
    let is_chosen = fixture.starts_with("tests/fixtures/unknown-environment")
        || fixture.ends_with("valid/environments.yaml");
    let variables = |name: &str| (name == "EMRYS_VAR_stage").then(|| "production".to_owned());
    let options = Options {
        set,
        variables: &variables,
        environment: is_chosen.then(|| "production".to_owned()),
        now_millis: NOW,
    };
    Project::load(&documents(fixture), &options)
}

fn documents(fixture: &Path) -> Vec<PathBuf> {
    // A folder with a document of the name that is searched for is given as it is, as on the command line.
    let is_project = fixture.join("emrys.yaml").is_file();
    if !fixture.is_dir() || is_project {
        return vec![fixture.to_owned()];
    }
    let mut documents: Vec<_> = std::fs::read_dir(fixture)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    documents.sort();
    documents
}

/// The code whose fixture it is.
pub(crate) fn code_of(fixture: &Path) -> Option<Code> {
    let folder = fixture.parent()?.file_name()?;
    Code::find(folder.to_str()?)
}

/// What a fixture is about: the diagnostics of its own code. Other rules may have something to say of the same document,
/// and a new one must not change the tests of all others. Where the reading of documents is tested, every error counts.
pub(crate) fn of_own_code(fixture: &Path, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if let Some(code) = code_of(fixture) {
        let errors = code.family() == Family::Documents;
        diagnostics.retain(|diagnostic| {
            diagnostic.code() == code || errors && diagnostic.severity() == Severity::Error
        });
    }
    diagnostics
}

/// Whether it is the nearest document that is right, `passes.yaml` or the folder `passes`.
pub(crate) fn passes(fixture: &Path) -> bool {
    fixture.file_stem().is_some_and(|stem| stem == "passes")
}

/// Every fixture of every code that triggers it.
pub(crate) fn invalid() -> Vec<PathBuf> {
    let mut fixtures = Vec::new();
    for code in std::fs::read_dir("tests/fixtures").unwrap() {
        let code = code.unwrap().path();
        if !code.ends_with("valid") {
            fixtures.extend(
                std::fs::read_dir(code)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        }
    }
    fixtures.retain(|fixture| !passes(fixture));
    fixtures.sort();
    fixtures
}
