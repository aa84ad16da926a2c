// SPDX-License-Identifier: Apache-2.0
//! What is shown for each fixture: drop in a file, get a test.

use std::collections::BTreeSet;
use std::fmt::Write;

use emrys_diagnostics::render::{self, Style};
use emrys_diagnostics::{Code, Severity};

use crate::support::{invalid, load, relative};

#[test]
fn fixtures_are_shown_as_recorded() {
    insta::glob!("../fixtures", "*/*", |path| {
        let (_, diagnostics) = load(&relative(path));
        let mut shown = String::new();
        for diagnostic in &diagnostics {
            writeln!(shown, "{}\n", render::human(diagnostic, Style::Plain)).unwrap();
        }
        writeln!(shown, "{:#}", render::json(&diagnostics)).unwrap();
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(shown) });
    });
}

#[test]
fn every_code_has_a_fixture_and_every_fixture_triggers_its_code() {
    let mut triggered = BTreeSet::new();
    for fixture in invalid() {
        let name = fixture
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap();
        let code = Code::find(name).unwrap_or_else(|| panic!("{name} is no code"));
        let (project, diagnostics) = load(&fixture);
        assert!(
            diagnostics
                .iter()
                .any(|diagnostic| diagnostic.code() == code),
            "{fixture:?}: {diagnostics:#?}"
        );
        let has_errors = diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity() == Severity::Error);
        assert_eq!(
            project.is_none(),
            has_errors,
            "{fixture:?}: there is a project exactly when nothing is an error"
        );
        triggered.insert(code);
    }
    assert_eq!(triggered, Code::ALL.iter().copied().collect());
}

#[test]
fn valid_documents_and_examples_get_no_diagnostic() {
    let mut fixtures = Vec::new();
    for folder in ["tests/fixtures/valid", "../../examples"] {
        fixtures.extend(
            std::fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().path()),
        );
    }
    for fixture in fixtures {
        let (project, diagnostics) = load(&fixture);
        assert!(diagnostics.is_empty(), "{fixture:?}: {diagnostics:#?}");
        assert!(project.is_some());
    }
}
