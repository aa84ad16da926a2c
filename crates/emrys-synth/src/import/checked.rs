// SPDX-License-Identifier: Apache-2.0
//! The imported document as text, read as any other document before it is shown.

use std::collections::BTreeSet;
use std::path::Path;

use emrys_diagnostics::{Code, Diagnostic, Severity, Span};
use emrys_document::reference::{self, Reference};
use emrys_document::{Format, Options, Project, convert};
use serde_json::Value;

use super::open;
use crate::raise::{self, Imported, Note};
use crate::references;

/// What is given in the place of a placeholder that has no value yet, so that the rest can be read: a number and a text.
const STAND_IN: &str = "1";
/// What an expression of Terraform's begins with in a document.
const EXPRESSION: &str = "${terraform:";

/// An imported document.
#[derive(Debug)]
pub struct Document {
    /// Its text.
    pub text: String,
    /// What is not in it, or not as it was.
    pub notes: Vec<Note>,
    /// Placeholders that need a value before the document can be used.
    pub open: BTreeSet<String>,
    /// What the reader refuses.
    pub errors: Vec<Diagnostic>,
}

/// The document of what was found, in that format. Its name is for messages; files that it names are looked for in the
/// folder.
#[must_use]
pub fn checked(imported: Imported, format: Format, name: &str, folder: &Path) -> Document {
    let mut open = open_names(&imported);
    let mut raised = raise::document(imported);
    let mut json = raised.json;
    // What has to be known before anything is sent cannot be an expression: it gets a name, and its value later.
    let (_, diagnostics) = read(&json, Format::Json, name, folder, &open);
    let late = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code() == Code::KnownTooLate);
    let mut late: Vec<Span> = late
        .filter_map(|late| Some(late.primary()?.span.clone()))
        .collect();
    late.sort_by_key(|span| std::cmp::Reverse(span.start()));
    let mut named = BTreeSet::new();
    for span in late {
        named.extend(name_expressions(&mut json, &span));
    }
    say_names(&mut raised.notes, &named, &json);
    open.extend(named.into_iter().map(|(_, name)| name));
    let text = convert(&json, name, Format::Json, format).unwrap_or(json);
    let (_, mut errors) = read(&text, format, name, folder, &open);
    errors.retain(|error| {
        let of_stand_in = error.primary().is_some_and(|label| {
            let text = label.span.text();
            open.iter()
                .any(|name| text.contains(&format!("${{{name}}}")))
        });
        error.severity() == Severity::Error && !of_stand_in
    });
    Document {
        text,
        notes: raised.notes,
        open,
        errors,
    }
}

fn read(
    text: &str,
    format: Format,
    name: &str,
    folder: &Path,
    open: &BTreeSet<String>,
) -> (Option<Project>, Vec<Diagnostic>) {
    let options = Options {
        set: open
            .iter()
            .map(|name| (name.clone(), STAND_IN.to_owned()))
            .collect(),
        variables: &|_| None,
        environment: None,
        now_millis: 0,
    };
    Project::read(text, name, format, folder, &options)
}

/// The placeholders in what was found that have no value.
fn open_names(imported: &Imported) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for value in imported.values() {
        references::visit(value, &mut |text| {
            let inside = reference::tokens(text).into_iter();
            let inside = inside.filter_map(|token| token.strip_prefix("${")?.strip_suffix('}'));
            let names_only = inside.filter(|name| Reference::parse(name).is_err());
            names.extend(names_only.map(str::to_owned));
        });
    }
    for (name, _) in &imported.placeholders {
        names.remove(name);
    }
    names
}

/// Has the notes say what the document has now where expressions have become names.
fn say_names(notes: &mut [Note], named: &BTreeSet<(String, String)>, json: &str) {
    for (expression, name) in named {
        let quoted = Value::from(expression.as_str()).to_string();
        let is_left = json.contains(quoted.trim_matches('"'));
        let now = match is_left {
            true => format!("`{expression}` and, where the value has to be known, `${{{name}}}`"),
            false => format!("`${{{name}}}` in the place of `{expression}`"),
        };
        for note in notes.iter_mut() {
            note.message = note.message.replace(&format!("`{expression}`"), &now);
        }
    }
}

/// Puts names in the place of the expressions in the text that the span is in, and says which.
fn name_expressions(json: &mut String, span: &Span) -> Vec<(String, String)> {
    let start = match span.text().starts_with('"') {
        true => Some(span.start()),
        false => json
            .get(..span.start())
            .and_then(|before| before.rfind('"')),
    };
    let start = start.unwrap_or(span.start());
    let rest = json.get(start..).unwrap_or_default();
    let mut texts = serde_json::Deserializer::from_str(rest).into_iter::<String>();
    let Some(Ok(text)) = texts.next() else {
        return Vec::new();
    };
    let end = start + texts.byte_offset();
    let (text, names) = named(&text);
    json.replace_range(start..end, &Value::String(text).to_string());
    names
}

/// A text with names in the place of expressions.
fn named(text: &str) -> (String, Vec<(String, String)>) {
    let mut result = String::new();
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once(EXPRESSION) {
        let mut depth = 1_usize;
        let end = from.char_indices().find_map(|(at, letter)| {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(at)
        });
        let (expression, after) = from.split_at(end.unwrap_or(from.len()));
        let name = open::name(expression);
        result.push_str(before);
        result.push_str(&format!("${{{name}}}"));
        names.push((format!("{EXPRESSION}{expression}}}"), name));
        rest = after.strip_prefix('}').unwrap_or(after);
    }
    (result + rest, names)
}
