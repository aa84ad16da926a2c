// SPDX-License-Identifier: Apache-2.0
use std::path::Path;

use emrys_document::Format;

use super::{read, template};
use crate::import::checked;

fn shown(text: &str) -> String {
    let template = template(text).unwrap().unwrap();
    let imported = read(&template, &[]).unwrap();
    let document = checked(imported, Format::Yaml, "emrys.yaml", Path::new("."));
    let notes: String = document
        .notes
        .iter()
        .map(|note| format!("# {note}\n"))
        .collect();
    format!("{}{notes}", document.text)
}

#[test]
fn a_template_becomes_a_document() {
    insta::assert_snapshot!(shown(include_str!("tests/template.yaml")));
}

#[test]
fn what_is_no_template_is_refused() {
    for (text, expected) in [
        ("a: [", "failed to read the template: "),
        (
            "{ \"a\": ",
            "failed to read the template: EOF while parsing",
        ),
    ] {
        let error = template(text).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    assert_eq!(template("a: 1").unwrap(), None);
    let empty = template("Resources: {}").unwrap().unwrap();
    let error = read(&empty, &[]).unwrap_err().to_string();
    assert!(error.starts_with("there is no resource"), "{error}");
}
