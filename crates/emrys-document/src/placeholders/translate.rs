// SPDX-License-Identifier: Apache-2.0
//! From one syntax of placeholders to the other. What has been translated means the same, and what is translated back
//! is what it was, unless it was written in a roundabout way.

use super::template::{self, Piece};
use crate::reference::{self, Segment};
use crate::tree::Syntax;

/// The text in another syntax.
pub(crate) fn translate(text: &str, from: Syntax, to: Syntax) -> String {
    if from == to || !text.contains(['{', '$']) {
        return text.to_owned();
    }
    let mut result = String::with_capacity(text.len());
    let mut literal = String::new();
    for piece in template::pieces(text, from) {
        let inside = match piece {
            Piece::Literal(part) => {
                literal.push_str(part);
                continue;
            }
            Piece::Name { written, name } if !to.takes_name(name) => {
                // `{2}` and `${user.name}` are not ours unless they have a value, which they can only have in their syntax.
                literal.push_str(written);
                continue;
            }
            Piece::Name { name, .. } => name.to_owned(),
            Piece::Date { format, .. } => format!("date:{format}"),
            Piece::Scheme {
                scheme, argument, ..
            } => format!("{scheme}:{}", translate(argument, from, to)),
        };
        escape(&literal, true, to, &mut result);
        literal.clear();
        result.push_str(to.opening());
        result.push_str(&inside);
        result.push('}');
    }
    escape(&literal, false, to, &mut result);
    result
}

/// A text that stands for itself as documents write it: what they would take for a placeholder is escaped, except for
/// tokens of [`mod@reference`], which stay placeholders.
///
/// ```
/// use emrys_document::reference::token;
/// use emrys_document::written;
///
/// assert_eq!(written("${stage} of ${user.name}"), "$${stage} of ${user.name}");
/// assert_eq!(written(&format!("a$${}", token("${stage}"))), "a${literal:$$}${stage}");
/// ```
pub fn written(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut segments = reference::segments(text).into_iter().peekable();
    while let Some(segment) = segments.next() {
        match segment {
            // The last segment is a text, perhaps an empty one.
            Segment::Text(text) => {
                escape(text, segments.peek().is_some(), Syntax::Dollar, &mut result);
            }
            Segment::Token(written) => result.push_str(written),
        }
    }
    result
}

/// Writes a text that stands for itself, with what would be taken for something else escaped.
fn escape(literal: &str, before_placeholder: bool, syntax: Syntax, result: &mut String) {
    let opening = syntax.opening();
    let mut rest = literal;
    while let Some(start) = rest.find(opening) {
        let (before, from) = rest.split_at(start);
        let after = from.strip_prefix(opening).unwrap_or_default();
        let is_taken = match template::placeholder(from, syntax) {
            Some((Piece::Name { name, .. }, _)) => !template::belongs_to_others(name),
            Some(_) => true,
            // What follows might close it.
            None => template::is_scheme(after, syntax),
        };
        result.push_str(before);
        match syntax {
            Syntax::Dollar if is_taken || before.ends_with('$') => {
                result.push('$');
                result.push_str(opening);
            }
            Syntax::Braces if is_taken => result.push_str("{literal:{}"),
            Syntax::Dollar | Syntax::Braces => result.push_str(opening),
        }
        rest = after;
    }
    let before = rest.trim_end_matches('$');
    if before_placeholder && syntax == Syntax::Dollar && before.len() < rest.len() {
        // A dollar sign before a placeholder would be an escape.
        let (before, dollars) = rest.split_at(before.len());
        result.push_str(before);
        result.push_str("${literal:");
        result.push_str(dollars);
        result.push('}');
    } else {
        result.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop_assume, proptest};

    use super::translate;
    use crate::placeholders::template::{Piece, SCHEMES, pieces};
    use crate::tree::Syntax;

    fn to_dollar(text: &str) -> String {
        translate(text, Syntax::Braces, Syntax::Dollar)
    }

    fn to_braces(text: &str) -> String {
        translate(text, Syntax::Dollar, Syntax::Braces)
    }

    #[test]
    fn placeholders_change_their_form_and_nothing_else() {
        for (braces, dollar) in [
            ("s3://{bucket}/{date:%Y}", "s3://${bucket}/${date:%Y}"),
            ("{{x}}", "{${x}}"),
            ("{ \"a\": {\"b\":{}} }", "{ \"a\": {\"b\":{}} }"),
            ("[0-9]{2}", "[0-9]{2}"),
            ("{literal:{}x}", "{x}"),
            ("${x}", "${literal:$}${x}"),
            ("$", "$"),
            ("${HOME:-/tmp} ${user.name}", "${HOME:-/tmp} ${user.name}"),
            ("{ssm:/{stage}/{2}}", "${ssm:/${stage}/{2}}"),
            ("größe {größe}", "größe ${größe}"),
        ] {
            assert_eq!(to_dollar(braces), dollar);
            assert_eq!(to_braces(dollar), braces);
        }
        assert_eq!(to_braces("$${x}"), "${literal:{}x}");
        assert_eq!(to_dollar("${literal:{}x}"), "$${x}");
    }

    /// What a text stands for: its pieces, with literals joined and placeholders in one form.
    fn meaning(text: &str, syntax: Syntax) -> String {
        let pieces = pieces(text, syntax).into_iter();
        let pieces = pieces.map(|piece| match piece {
            Piece::Literal(literal) => literal.to_owned(),
            Piece::Name { written, name } => {
                match Syntax::Dollar.takes_name(name) && !name.contains('.') {
                    true => format!("\u{1}{name}\u{2}"),
                    false => written.to_owned(),
                }
            }
            Piece::Date { format, .. } => format!("\u{1}date:{format}\u{2}"),
            Piece::Scheme {
                scheme, argument, ..
            } => format!("\u{1}{scheme}:{}\u{2}", meaning(argument, syntax)),
        });
        pieces.collect()
    }

    /// Whether a text has a slip such as `${dat:%Y}`, which is an error and can only be written with a dollar sign.
    fn has_slip(text: &str) -> bool {
        pieces(text, Syntax::Dollar)
            .iter()
            .any(|piece| match piece {
                Piece::Scheme {
                    scheme, argument, ..
                } => !SCHEMES.contains(scheme) || has_slip(argument),
                Piece::Literal(_) | Piece::Name { .. } | Piece::Date { .. } => false,
            })
    }

    fn text() -> impl Strategy<Value = String> {
        let fragments = [
            "$",
            "{",
            "}",
            "${",
            "$${",
            "{{",
            "x",
            "2",
            ".",
            ":",
            "date:",
            "literal:",
            "{x}",
            "${x}",
            "{2}",
            "{a.b}",
            "{literal:{}",
            "${literal:$}",
            "{date:%Y}",
            "${date:%Y}",
            " ",
            "\"",
            "ö",
        ];
        proptest::collection::vec(proptest::sample::select(fragments.to_vec()), 0..12)
            .prop_map(|fragments| fragments.concat())
    }

    proptest! {
        #[test]
        fn what_is_translated_means_the_same(text in text()) {
            prop_assume!(!has_slip(&text));
            let translated = to_dollar(&text);
            assert_eq!(meaning(&text, Syntax::Braces), meaning(&translated, Syntax::Dollar), "{translated}");
            let translated = to_braces(&text);
            assert_eq!(meaning(&text, Syntax::Dollar), meaning(&translated, Syntax::Braces), "{translated}");
        }

        #[test]
        fn translating_there_and_back_changes_nothing_more(text in text()) {
            let once = to_dollar(&text);
            assert_eq!(to_dollar(&to_braces(&once)), once);
            let once = to_braces(&text);
            assert_eq!(to_braces(&to_dollar(&once)), once);
        }
    }
}
