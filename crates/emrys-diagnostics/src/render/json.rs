// SPDX-License-Identifier: Apache-2.0
//! Diagnostics for programs. The fields are stable: fields may be added, none is renamed or removed.

use serde_json::{Value, json as object};

use crate::{Diagnostic, Label, Position};

/// The diagnostics as a JSON list, an object for each.
///
/// | field | value |
/// |---|---|
/// | `code` | the code, as `emrys explain` takes it |
/// | `severity` | `error`, `warning` or `note` |
/// | `message` | what is wrong, one sentence |
/// | `path` | the value's path in its document, or null |
/// | `labels` | the places; the one that is wrong has `primary: true` and comes first |
/// | `labels[].file` | the document's name |
/// | `labels[].start`, `labels[].end` | `line` and `column` from 1, columns in characters; `offset` from 0 in bytes; the end is exclusive |
/// | `labels[].source` | the characters themselves |
/// | `labels[].text` | what to say beside them; may be empty |
/// | `help` | advice, a list of sentences |
pub fn json(diagnostics: &[Diagnostic]) -> Value {
    diagnostics.iter().map(entry).collect()
}

fn entry(diagnostic: &Diagnostic) -> Value {
    let primary = diagnostic.primary().map(|label| place(label, true));
    let secondary = diagnostic
        .secondary()
        .iter()
        .map(|label| place(label, false));
    object!({
        "code": diagnostic.code().as_str(),
        "severity": diagnostic.severity().as_str(),
        "message": diagnostic.message(),
        "path": diagnostic.document_path(),
        "labels": primary.into_iter().chain(secondary).collect::<Vec<_>>(),
        "help": diagnostic.helps(),
    })
}

fn place(label: &Label, primary: bool) -> Value {
    let span = &label.span;
    object!({
        "file": span.source().name(),
        "primary": primary,
        "start": point(span.start_position(), span.start()),
        "end": point(span.end_position(), span.end()),
        "source": span.text(),
        "text": label.text,
    })
}

fn point(position: Position, offset: usize) -> Value {
    object!({ "line": position.line, "column": position.column, "offset": offset })
}

#[cfg(test)]
mod tests {
    use super::json;
    use crate::{Code, Diagnostic, Source, Span};

    #[test]
    fn the_fields_are_stable() {
        let source = Source::new("emrys.yaml", "größe: small\nsmall: 1\n");
        let diagnostic = Diagnostic::new(Code::WrongType, "expected a list, found a text")
            .labelled(Span::new(&source, 9, 14), "a text")
            .related(Span::new(&source, 15, 20), "defined here")
            .path("größe")
            .help("write `[small]`");
        insta::assert_json_snapshot!(json(&[diagnostic]));
    }
}
