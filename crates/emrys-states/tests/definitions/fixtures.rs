// SPDX-License-Identifier: Apache-2.0
//! Every code is triggered by its fixture and by nothing that is nearly the same and right.

use std::collections::BTreeSet;

use emrys_diagnostics::{Diagnostic, Severity};

use super::{codes, fixture};

#[test]
fn every_code_is_triggered_by_the_example_of_its_page() {
    for code in codes() {
        let reading = fixture(code, "machine");
        let found: BTreeSet<_> = reading.diagnostics.iter().map(Diagnostic::code).collect();
        assert!(
            found.contains(&code),
            "{code:?}: {:#?}",
            reading.diagnostics
        );
        let has_errors = reading
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity() == Severity::Error);
        assert_eq!(reading.machine.is_none(), has_errors, "{code:?}");
        let path = format!("tests/fixtures/{}/machine.asl.json", code.as_str());
        let text = std::fs::read_to_string(path).unwrap();
        assert!(
            code.page().contains(&text),
            "{code:?}: the page has another example"
        );
    }
}

#[test]
fn what_is_nearly_the_same_and_right_passes() {
    for code in codes() {
        let reading = fixture(code, "passes");
        assert!(
            reading.diagnostics.is_empty(),
            "{code:?}: {:#?}",
            reading.diagnostics
        );
        assert!(reading.machine.is_some(), "{code:?}");
    }
}

#[test]
fn every_folder_is_of_a_code() {
    let names: BTreeSet<_> = codes().map(|code| code.as_str().to_owned()).collect();
    let folders = std::fs::read_dir("tests/fixtures").unwrap();
    let folders = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(folders.collect::<BTreeSet<_>>(), names);
}
