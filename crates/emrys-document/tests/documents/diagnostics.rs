// SPDX-License-Identifier: Apache-2.0
//! What is shown for each fixture: drop in a file, get a test.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use emrys_diagnostics::render::{self, Style};
use emrys_diagnostics::{Code, Family, Severity};

use crate::support::{code_of, invalid, load, of_own_code, passes, relative};

#[test]
fn fixtures_are_shown_as_recorded() {
    insta::glob!("../fixtures", "*/*", |path| {
        // Of what is right there is nothing to show.
        if passes(path) || code_of(path).is_none() {
            return;
        }
        let fixture = relative(path);
        let diagnostics = of_own_code(&fixture, load(&fixture).1);
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
        let code = code_of(&fixture).unwrap_or_else(|| panic!("{fixture:?} is of no code"));
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
    // Definitions of state machines are not read here.
    let codes = Code::ALL.iter().copied();
    let codes = codes.filter(|code| code.family() != Family::States);
    assert_eq!(triggered, codes.collect());
}

#[test]
fn what_is_nearly_the_same_and_right_passes() {
    for code in Code::ALL {
        if matches!(code.family(), Family::Documents | Family::States) {
            continue;
        }
        let folder = Path::new("tests/fixtures").join(code.as_str());
        let fixture = ["passes.yaml", "passes"].map(|name| folder.join(name));
        let fixture = fixture.iter().find(|fixture| fixture.exists());
        let fixture = fixture.unwrap_or_else(|| panic!("{folder:?} has no passes.yaml"));
        let (project, diagnostics) = load(fixture);
        assert!(project.is_some(), "{fixture:?}: {diagnostics:#?}");
        let own = of_own_code(fixture, diagnostics);
        assert!(own.is_empty(), "{fixture:?}: {own:#?}");
    }
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
    // Folders of examples with tests of their own.
    fixtures.retain(|fixture| !fixture.ends_with("architectures") && !fixture.ends_with("states"));
    for fixture in fixtures {
        let (project, mut diagnostics) = load(&fixture);
        // Advice is for those who write for a cluster that costs money.
        diagnostics.retain(|diagnostic| diagnostic.severity() > Severity::Note);
        assert!(diagnostics.is_empty(), "{fixture:?}: {diagnostics:#?}");
        assert!(project.is_some());
    }
}
