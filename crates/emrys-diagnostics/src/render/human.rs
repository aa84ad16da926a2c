// SPDX-License-Identifier: Apache-2.0
//! Diagnostics for people: a headline, the lines concerned with the characters underlined, and the advice.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use crate::{Diagnostic, Label, Severity, Source};

/// Whether terminal colours are used. The text is the same either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences.
    Plain,
    /// ANSI colours.
    Colour,
}

/// The diagnostic as lines of text, without a final line break.
pub fn human(diagnostic: &Diagnostic, style: Style) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(diagnostic.message())
        .id(diagnostic.code().as_str());
    let mut group = Group::with_title(title);
    for snippet in snippets(diagnostic) {
        group = group.element(snippet);
    }
    for help in diagnostic.helps() {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    };
    renderer.render(&[group])
}

/// One snippet for each document that has a label, the primary label's first.
fn snippets(diagnostic: &Diagnostic) -> Vec<Snippet<'_, Annotation<'_>>> {
    let mut documents: Vec<(&Source, Vec<Annotation<'_>>)> = Vec::new();
    let primary = diagnostic
        .primary()
        .map(|label| (label, AnnotationKind::Primary));
    let secondary = diagnostic
        .secondary()
        .iter()
        .map(|label| (label, AnnotationKind::Context));
    for (label, kind) in primary.into_iter().chain(secondary) {
        let source: &Source = label.span.source();
        let annotation = annotation(label, kind);
        match documents
            .iter_mut()
            .find(|(known, _)| std::ptr::eq(*known, source))
        {
            Some((_, annotations)) => annotations.push(annotation),
            None => documents.push((source, vec![annotation])),
        }
    }
    documents
        .into_iter()
        .map(|(source, annotations)| {
            Snippet::source(source.text())
                .path(source.name())
                .annotations(annotations)
        })
        .collect()
}

fn annotation(label: &Label, kind: AnnotationKind) -> Annotation<'_> {
    let annotation = kind.span(label.span.start()..label.span.end());
    if label.text.is_empty() {
        annotation
    } else {
        annotation.label(label.text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{Style, human};
    use crate::{Code, Diagnostic, Source, Span};

    #[test]
    fn the_wrong_characters_are_underlined_and_the_rest_explained() {
        let source = Source::new(
            "emrys.yaml",
            "clusters:\n  small: {}\n  größe: {}\n  small: {}\n",
        );
        let diagnostic = Diagnostic::new(Code::DuplicateKey, "duplicate key `small`")
            .labelled(Span::new(&source, 38, 43), "again")
            .related(Span::new(&source, 12, 17), "first")
            .help("delete or rename one of the two");
        insta::assert_snapshot!(human(&diagnostic, Style::Plain));
    }

    #[test]
    fn a_diagnostic_without_a_place_is_a_headline_and_advice() {
        let diagnostic = Diagnostic::new(Code::UnknownPlaceholder, "no document uses `buket`")
            .help("did you mean `bucket`?");
        insta::assert_snapshot!(human(&diagnostic, Style::Plain));
    }

    #[test]
    fn places_in_two_documents_are_both_shown() {
        let first = Source::new("a.yaml", "namespace: one\n");
        let second = Source::new("b.yaml", "namespace: two\n");
        let diagnostic = Diagnostic::new(Code::DuplicateName, "the namespace is defined twice")
            .at(Span::new(&second, 0, 9))
            .related(Span::new(&first, 0, 9), "first defined here");
        insta::assert_snapshot!(human(&diagnostic, Style::Plain));
    }

    #[test]
    fn colour_adds_escape_sequences_and_nothing_else() {
        let diagnostic = Diagnostic::new(Code::MissingKey, "no `name`").help("add one");
        let coloured = human(&diagnostic, Style::Colour);
        let mut plain = String::new();
        let mut rest = coloured.as_str();
        while let Some((text, escape)) = rest.split_once('\u{1b}') {
            plain.push_str(text);
            rest = escape.split_once('m').unwrap().1;
        }
        plain.push_str(rest);
        assert_ne!(coloured, plain);
        assert_eq!(plain, human(&diagnostic, Style::Plain));
    }
}
