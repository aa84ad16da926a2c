// SPDX-License-Identifier: Apache-2.0
//! The page of documents: its examples are documents, as it says.

use emrys_diagnostics::{Code, Severity};
use emrys_document::project::Draft;
use emrys_document::{Options, Project};

const PAGE: &str = include_str!("../../../../docs/documents.md");
/// The sections whose examples need those before them.
const TOGETHER: [&str; 4] = [
    "Profiles",
    "Allowed overrides",
    "Launch functions",
    "Pipelines",
];

/// An example, and the section that it is in.
struct Example {
    section: String,
    line: usize,
    text: String,
}

fn examples() -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let (mut section, mut is_open) = (String::new(), false);
    for (line, text) in PAGE.lines().enumerate() {
        if let Some(name) = text.strip_prefix("## ") {
            name.clone_into(&mut section);
        }
        match text {
            "```yaml" => {
                found.push(Example {
                    section: section.clone(),
                    line: line + 1,
                    text: String::new(),
                });
                is_open = true;
            }
            "```" => is_open = false,
            text if is_open => {
                let example = found.last_mut().unwrap();
                example.text.extend([text, "\n"]);
            }
            _ => {}
        }
    }
    found
}

/// The errors of a document, but for files that are missing.
fn errors(text: &str) -> Vec<String> {
    let draft = Draft {
        file: "page.yaml".into(),
        text: text.into(),
    };
    let options = Options {
        set: Vec::new(),
        variables: &|_| None,
        environment: None,
        now_millis: 1_795_264_200_000,
    };
    let checked = Project::check(&["page.yaml"], Some(&draft), &options);
    let errors = checked
        .diagnostics
        .iter()
        .filter(|own| own.severity() == Severity::Error && own.code() != Code::MissingFile);
    errors.map(|own| own.message().to_owned()).collect()
}

#[test]
fn each_example_of_the_page_is_a_document() {
    let examples = examples();
    assert!(examples.len() > 20, "{}", examples.len());
    let mut together = String::new();
    let mut sections = Vec::new();
    for Example {
        section,
        line,
        text,
    } in &examples
    {
        let is_part = TOGETHER.contains(&section.as_str());
        if is_part {
            together.push_str(text);
            sections.push(section.as_str());
        }
        let found = errors(if is_part { &together } else { text });
        assert!(found.is_empty(), "docs/documents.md:{line}: {found:?}");
    }
    assert_eq!(sections, TOGETHER, "each has one example");
}
