// SPDX-License-Identifier: Apache-2.0
//! What the fuzz targets `documents` and `xml` call, and the tests that replay their seeds: the fixtures of the tests.

use std::fs;
use std::path::Path;

use emrys_diagnostics::Severity;
use emrys_diagnostics::render::{self, Style};

use crate::{Format, Options, Project, convert};

/// Loads a document, as JSON when it begins like an object, and shows what is wrong with it.
pub fn documents(data: &[u8]) {
    loaded(
        data,
        if data.starts_with(b"{") {
            "json"
        } else {
            "yaml"
        },
    );
}

/// Loads a document in XML, and sends it through the other formats and back.
pub fn xml(data: &[u8]) {
    loaded(data, "xml");
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let to = |text: &str, from, to| convert(text, "job.xml", from, to).ok();
    let Some(xml) = to(text, Format::Xml, Format::Xml) else {
        return;
    };
    let yaml = to(&xml, Format::Xml, Format::Yaml).unwrap_or_default();
    let back = to(&yaml, Format::Yaml, Format::Xml).unwrap_or_default();
    assert_eq!(to(&back, Format::Xml, Format::Yaml), Some(yaml), "{xml}");
}

fn loaded(data: &[u8], ending: &str) {
    let name = format!("emrys-fuzz-{}.{ending}", std::process::id());
    let path = std::env::temp_dir().join(name);
    let written = fs::write(&path, data);
    assert!(written.is_ok(), "{written:?}");
    for environment in [None, Some("test".to_owned())] {
        load(&path, environment);
    }
    drop(fs::remove_file(path));
}

fn load(path: &Path, environment: Option<String>) {
    let options = Options {
        set: vec![("name".to_owned(), "value".to_owned())],
        variables: &|_| None,
        environment,
        now_millis: 0,
    };
    let (project, diagnostics) = Project::load(&[path], &options);
    let sound = diagnostics
        .iter()
        .all(|diagnostic| diagnostic.severity() != Severity::Error);
    assert_eq!(project.is_some(), sound, "{diagnostics:?}");
    for diagnostic in &diagnostics {
        assert!(!render::human(diagnostic, Style::Plain).is_empty());
    }
    render::json(&diagnostics);
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    fn replay(folder: &Path, target: fn(&[u8])) -> usize {
        let mut count = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                count += replay(&path, target);
            } else {
                target(&std::fs::read(path).unwrap());
                count += 1;
            }
        }
        count
    }

    #[test]
    fn the_seeds_of_the_fuzz_target_are_read() {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        assert!(replay(&fixtures, super::documents) > 0);
    }

    #[test]
    fn the_seeds_of_the_fuzz_target_xml_are_read() {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds/xml");
        assert!(replay(&seeds, super::xml) > 0);
    }
}
