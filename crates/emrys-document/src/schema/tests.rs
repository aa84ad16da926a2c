// SPDX-License-Identifier: Apache-2.0
use std::path::{Path, PathBuf};

use emrys_diagnostics::Source;
use serde_json::Value as Json;

use crate::tree::{Node, ScalarKind, Value, json, yaml};

fn crate_folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A document as an editor sees it: the values before placeholders are replaced.
fn document(path: &Path) -> Json {
    let source = Source::new(
        path.display().to_string(),
        std::fs::read_to_string(path).unwrap(),
    );
    let mut diagnostics = Vec::new();
    let is_json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    let root = if is_json {
        json::read(&source, &mut diagnostics)
    } else {
        yaml::read(&source, &mut diagnostics)
    };
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    root.map_or_else(|| Json::Object(serde_json::Map::new()), |root| plain(&root))
}

fn plain(node: &Node) -> Json {
    match &node.value {
        Value::Sequence(items) => items.iter().map(plain).collect(),
        Value::Mapping(entries) => entries
            .iter()
            .map(|entry| (entry.key.clone(), plain(&entry.value)))
            .collect(),
        Value::Scalar(scalar) => match scalar.kind {
            ScalarKind::Null => Json::Null,
            ScalarKind::Boolean(value) => value.into(),
            ScalarKind::Integer(value) => value.into(),
            ScalarKind::Number => scalar.text.parse::<f64>().unwrap().into(),
            ScalarKind::Text => scalar.text.clone().into(),
        },
    }
}

fn documents_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(documents_under(&path));
        } else if path.extension().is_some_and(|extension| {
            ["yaml", "yml", "json"]
                .iter()
                .any(|name| extension == *name)
        }) {
            found.push(path);
        }
    }
    found
}

#[test]
fn the_committed_schema_is_current() {
    let committed =
        std::fs::read_to_string(crate_folder().join("../../schema/emrys.schema.json")).unwrap();
    let committed: Json = serde_json::from_str(&committed).unwrap();
    assert!(
        committed == super::json_schema(),
        "the schema has changed: run `cargo xtask generate`"
    );
}

#[test]
fn examples_and_valid_documents_fit_the_schema() {
    let validator = jsonschema::validator_for(&super::json_schema()).unwrap();
    let mut documents = documents_under(&crate_folder().join("tests/fixtures/valid"));
    for folder in ["../../examples", "../../examples/architectures"] {
        let examples = std::fs::read_dir(crate_folder().join(folder)).unwrap();
        documents.extend(
            examples
                .map(|example| example.unwrap().path().join("emrys.yaml"))
                .filter(|path| path.exists()),
        );
    }
    for path in documents {
        let errors: Vec<_> = validator
            .iter_errors(&document(&path))
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

/// What a rule says: whether it is wrong depends on other keys.
const BY_RULE: &[&str] = &[
    "exactly-one-of/fleets",
    "exactly-one-of/instances",
    "missing-key/ami-version",
    "missing-key/instances",
    "missing-key/pipeline-profile",
];

#[test]
fn what_is_wrong_in_form_does_not_fit_the_schema() {
    let validator = jsonschema::validator_for(&super::json_schema()).unwrap();
    for code in [
        "unknown-key",
        "missing-key",
        "exactly-one-of",
        "wrong-type/scalars.yaml",
    ] {
        let path = crate_folder().join("tests/fixtures").join(code);
        let paths = if path.is_dir() {
            documents_under(&path)
        } else {
            vec![path]
        };
        let is_form = |path: &PathBuf| {
            !BY_RULE
                .iter()
                .any(|name| path.with_extension("").ends_with(name))
        };
        for path in paths.into_iter().filter(is_form) {
            assert!(!validator.is_valid(&document(&path)), "{}", path.display());
        }
    }
}
