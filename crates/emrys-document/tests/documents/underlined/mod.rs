// SPDX-License-Identifier: Apache-2.0
//! Which characters are underlined: a rule that points at the wrong value fails here, whatever the snapshots say.

mod configurations;
mod cost;
mod deployment;
mod documents;
mod files;
mod flow;
mod instances;
mod memory;
mod names;
mod release;
mod scaling;
mod security;
mod steps;
mod volumes;

use std::path::{Path, PathBuf};

use emrys_diagnostics::Diagnostic;

use crate::support::{invalid, load, of_own_code};

/// Of a diagnostic that has no place.
const NOWHERE: &str = "(nowhere)";

/// Fixtures, and what is underlined in each, in order. Where there is a `.json` beside a `.yaml`, both are meant.
type Underlined = &'static [(&'static str, &'static [&'static str])];

/// The fixtures of each family of codes.
const FAMILIES: &[Underlined] = &[
    documents::UNDERLINED,
    names::UNDERLINED,
    release::UNDERLINED,
    instances::UNDERLINED,
    volumes::UNDERLINED,
    scaling::UNDERLINED,
    security::UNDERLINED,
    configurations::UNDERLINED,
    memory::UNDERLINED,
    steps::UNDERLINED,
    flow::UNDERLINED,
    files::UNDERLINED,
    cost::UNDERLINED,
    deployment::UNDERLINED,
];

fn all() -> impl Iterator<Item = &'static (&'static str, &'static [&'static str])> {
    FAMILIES.iter().copied().flatten()
}

fn underlined(diagnostic: &Diagnostic) -> &str {
    diagnostic
        .primary()
        .map_or(NOWHERE, |label| label.span.text())
}

/// What has to be the same in every format.
fn essence(diagnostic: &Diagnostic) -> (&str, &str, &str, &[String], Option<&str>, Vec<&str>) {
    let related = diagnostic
        .secondary()
        .iter()
        .map(|label| label.span.text())
        .collect();
    let (code, message) = (diagnostic.code().as_str(), diagnostic.message());
    (
        code,
        message,
        underlined(diagnostic),
        diagnostic.helps(),
        diagnostic.document_path(),
        related,
    )
}

fn fixtures() -> PathBuf {
    PathBuf::from("tests/fixtures")
}

#[test]
fn the_wrong_characters_are_underlined() {
    for (fixture, expected) in all() {
        let fixture = fixtures().join(fixture);
        let diagnostics = of_own_code(&fixture, load(&fixture).1);
        let found: Vec<&str> = diagnostics.iter().map(underlined).collect();
        assert_eq!(found, *expected, "{fixture:?}");
    }
}

#[test]
fn the_same_mistake_gets_the_same_answer_in_json() {
    let mut compared = 0;
    for (fixture, _) in all() {
        let yaml = fixtures().join(fixture);
        let json = yaml.with_extension("json");
        let name = Path::new(fixture).parent().unwrap();
        // Malformed text is malformed in each format's own way.
        if json == yaml || !json.is_file() || name == Path::new("invalid-syntax") {
            continue;
        }
        let (in_yaml, in_json) = (
            of_own_code(&yaml, load(&yaml).1),
            of_own_code(&json, load(&json).1),
        );
        let essences = |diagnostics: &[Diagnostic]| {
            format!("{:#?}", diagnostics.iter().map(essence).collect::<Vec<_>>())
        };
        assert_eq!(essences(&in_yaml), essences(&in_json), "{fixture}");
        compared += 1;
    }
    assert!(
        compared > 20,
        "only {compared} fixtures are in both formats"
    );
}

#[test]
fn no_fixture_is_left_out() {
    for fixture in invalid() {
        let relative = fixture.strip_prefix(fixtures()).unwrap();
        let listed = all().any(|(listed, _)| relative == Path::new(listed));
        let beside_yaml = fixture
            .extension()
            .is_some_and(|extension| extension == "json")
            && fixture.with_extension("yaml").is_file();
        assert!(listed || beside_yaml, "{relative:?} is not in UNDERLINED");
    }
}
