// SPDX-License-Identifier: Apache-2.0
//! Diagnostics for code review: SARIF 2.1.0, the OASIS standard that code hosts show beside the lines of a change.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json as object};
use sha2::{Digest, Sha256};

use crate::{Code, Diagnostic, Severity, Span};

/// Where paths of documents start.
const ROOT: &str = "SRCROOT";

/// The diagnostics as a SARIF log with one run. Those with a reason are allowed by their documents: they are results that
/// are suppressed. `version` is that of the tool.
///
/// A result keeps its fingerprint when lines are added above it, when its message is worded anew, and when other results
/// come and go.
pub fn sarif<'d>(
    diagnostics: impl IntoIterator<Item = (&'d Diagnostic, Option<&'d str>)>,
    version: &str,
) -> Value {
    let found: Vec<_> = diagnostics.into_iter().collect();
    let codes: BTreeSet<Code> = found.iter().map(|(own, _)| own.code()).collect();
    let index: BTreeMap<Code, usize> = codes.iter().copied().zip(0..).collect();
    let mut seen = BTreeMap::new();
    let results = found.into_iter().map(|(diagnostic, reason)| {
        let rule = index.get(&diagnostic.code()).copied();
        result(diagnostic, reason, rule, &mut seen)
    });
    object!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "emrys",
                "semanticVersion": version,
                "rules": codes.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text": "The folder in which emrys was called." } } },
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

fn rule(code: Code) -> Value {
    let page = code.page();
    object!({
        "id": code.as_str(),
        "shortDescription": { "text": code.title() },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level(code.severity()) },
        "properties": { "tags": [code.family().as_str()] },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn result(
    diagnostic: &Diagnostic,
    reason: Option<&str>,
    rule: Option<usize>,
    seen: &mut BTreeMap<String, usize>,
) -> Value {
    let help = diagnostic.helps().iter().map(|help| format!(" ({help})"));
    let message = diagnostic.message().to_owned() + &help.collect::<String>();
    let mut result = Map::from_iter([
        ("ruleId".to_owned(), diagnostic.code().as_str().into()),
        ("ruleIndex".to_owned(), rule.into()),
        ("level".to_owned(), level(diagnostic.severity()).into()),
        ("message".to_owned(), object!({ "text": message })),
        (
            "partialFingerprints".to_owned(),
            object!({ "emrysFinding/v1": fingerprint(diagnostic, seen) }),
        ),
    ]);
    if let Some(label) = diagnostic.primary() {
        let mut location = location(&label.span);
        if let Some(path) = diagnostic.document_path() {
            let logical = object!([{ "fullyQualifiedName": path, "kind": "member" }]);
            location.insert("logicalLocations".to_owned(), logical);
        }
        result.insert("locations".to_owned(), object!([location]));
    }
    let related = diagnostic.secondary().iter().zip(1..).map(|(label, id)| {
        let mut location = location(&label.span);
        location.insert("id".to_owned(), Value::from(id));
        if !label.text.is_empty() {
            location.insert("message".to_owned(), object!({ "text": label.text }));
        }
        location.into()
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result.insert("relatedLocations".to_owned(), related.into());
    }
    if let Some(reason) = reason {
        let suppression =
            object!([{ "kind": "inSource", "status": "accepted", "justification": reason }]);
        result.insert("suppressions".to_owned(), suppression);
    }
    result.into()
}

fn location(span: &Span) -> Map<String, Value> {
    let (start, end) = (span.start_position(), span.end_position());
    let place = object!({
        "artifactLocation": artifact(span.source().name()),
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "snippet": { "text": span.text() },
        },
    });
    Map::from_iter([("physicalLocation".to_owned(), place)])
}

/// A document by its URI, which is relative where its name is.
fn artifact(name: &str) -> Value {
    let path = if cfg!(windows) {
        name.replace('\\', "/")
    } else {
        name.to_owned()
    };
    let escaped: String = path.bytes().map(escape).collect();
    let drive = path.as_bytes().get(1) == Some(&b':') && cfg!(windows);
    match (path.starts_with('/'), drive) {
        (true, _) => object!({ "uri": format!("file://{escaped}") }),
        (false, true) => object!({ "uri": format!("file:///{escaped}") }),
        (false, false) => object!({ "uri": escaped, "uriBaseId": ROOT }),
    }
}

/// A byte as the path of a URI has it (RFC 3986, unreserved characters and `/`).
fn escape(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    }
}

/// What stays the same while the document around the result changes: the code, the document, the path of the value, and
/// which of several with all of these it is.
fn fingerprint(diagnostic: &Diagnostic, seen: &mut BTreeMap<String, usize>) -> String {
    let primary = diagnostic.primary();
    let place = match diagnostic.document_path() {
        Some(path) => path,
        None => primary.map_or("", |label| label.span.text()),
    };
    let document = primary.map_or("", |label| label.span.source().name());
    let identity = [diagnostic.code().as_str(), document, place].join("\n");
    let count = seen.entry(identity.clone()).or_default();
    *count += 1;
    let digest = Sha256::digest(format!("{identity}\n{count}"));
    let bytes = digest.iter().take(16);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{artifact, sarif};
    use crate::{Code, Diagnostic, Source, Span};

    const SCHEMA: &str = include_str!("../../tests/data/sarif-schema-2.1.0.json");

    /// A warning about `größe` in the text, which has to have it, and an error without a place.
    fn log(text: &str, message: &str) -> Value {
        let source = Source::new("team a/emrys.yaml", text);
        let start = text.find("größe").unwrap();
        let first = Diagnostic::new(Code::UnboundedWait, message)
            .at(Span::new(&source, start, start + "größe".len()))
            .related(Span::new(&source, 0, 1), "the beginning")
            .path("größe")
            .help("give it a `timeout`");
        let second = Diagnostic::new(Code::UnknownPlaceholder, "no document uses `buket`");
        sarif(
            [(&first, Some("it may")), (&first, None), (&second, None)],
            "0.1.0",
        )
    }

    #[test]
    fn it_is_what_the_standard_says() {
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let log = log("a: 1\nö: größe\n", "this wait may never end");
        let errors: Vec<String> = validator
            .iter_errors(&log)
            .map(|it| it.to_string())
            .collect();
        assert!(errors.is_empty(), "{errors:?}\n{log:#}");
        assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0", "runs": [{}] })));
        insta::assert_json_snapshot!(log, {
            ".runs[].tool.driver.rules[].help" => "[page]",
        });
    }

    #[test]
    fn a_fingerprint_outlives_other_lines_and_words() {
        let prints = |log: Value| -> Vec<Value> {
            let results = log["runs"][0]["results"].as_array().unwrap().clone();
            let print = |result: &Value| result["partialFingerprints"]["emrysFinding/v1"].clone();
            results.iter().map(print).collect()
        };
        let before = prints(log("größe: 1\n", "it may never end"));
        let after = prints(log(
            "# a line more\nother: 2\ngröße: 1\n",
            "it may well never end",
        ));
        assert_eq!(before, after);
        assert_ne!(before.first(), before.get(1));
    }

    #[test]
    fn names_of_documents_become_uris() {
        let uri = |name| artifact(name)["uri"].as_str().unwrap().to_owned();
        assert_eq!(uri("a/b c#1.yaml"), "a/b%20c%231.yaml");
        assert_eq!(uri("../emrys.yaml"), "../emrys.yaml");
        assert_eq!(uri("/etc/größe.yaml"), "file:///etc/gr%C3%B6%C3%9Fe.yaml");
    }
}
