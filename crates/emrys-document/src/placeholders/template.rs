// SPDX-License-Identifier: Apache-2.0
//! How placeholders are written. Knows their form and nothing of their values.
//!
//! There are two syntaxes with the same forms in them: `${name}`, and in XML `{name}`, as EmrWorkflow had it.
//! `literal:` is the escape of both: `{literal:TEXT}` is TEXT, whatever it looks like. In the first, `$${` is `${` too.

use emrys_diagnostics::suggest;

use crate::tree::Syntax;

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Characters that stand for themselves.
    Literal(&'a str),
    /// `${name}`.
    Name { written: &'a str, name: &'a str },
    /// `${date:format}`.
    Date { written: &'a str, format: &'a str },
    /// `${scheme:argument}` with another of the [`SCHEMES`]; the argument may have placeholders itself.
    Scheme {
        written: &'a str,
        scheme: &'a str,
        argument: &'a str,
    },
}

/// What may stand before a colon.
pub(super) const SCHEMES: &[&str] = &["date", "env", "secret", "ssm", "terraform"];

impl Syntax {
    /// What a placeholder begins with.
    pub(super) fn opening(self) -> &'static str {
        match self {
            Self::Dollar => "${",
            Self::Braces => "{",
        }
    }

    /// Whether this may be the name of a placeholder. With braces alone, as in EmrWorkflow, any word may.
    pub(super) fn takes_name(self, name: &str) -> bool {
        match self {
            Self::Dollar => is_name(name),
            Self::Braces => !name.is_empty() && name.chars().all(is_word_character),
        }
    }
}

/// The parts of a text, in order; joined, their written forms are the text, except for what was escaped.
pub(crate) fn pieces(text: &str, syntax: Syntax) -> Vec<Piece<'_>> {
    let opening = syntax.opening();
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(opening) {
        let (before, from) = rest.split_at(start);
        if syntax == Syntax::Dollar
            && let Some(before) = before.strip_suffix('$')
        {
            pieces.push(Piece::Literal(before));
            pieces.push(Piece::Literal(opening));
            rest = from.strip_prefix(opening).unwrap_or_default();
            continue;
        }
        pieces.push(Piece::Literal(before));
        let (piece, after) = placeholder(from, syntax).unwrap_or_else(|| {
            let (literal, after) = from.split_at(opening.len());
            (Piece::Literal(literal), after)
        });
        pieces.push(piece);
        rest = after;
    }
    pieces.push(Piece::Literal(rest));
    pieces.retain(|piece| *piece != Piece::Literal(""));
    pieces
}

/// The placeholder at the start of `from`, which begins like one, and what follows it.
pub(super) fn placeholder(from: &str, syntax: Syntax) -> Option<(Piece<'_>, &str)> {
    let (written, after) = from.split_at(close(from, syntax)? + 1);
    let inner = written.strip_prefix(syntax.opening())?.strip_suffix('}')?;
    let piece = if let Some(literal) = inner.strip_prefix("literal:") {
        Piece::Literal(literal)
    } else if let Some(format) = inner.strip_prefix("date:") {
        Piece::Date { written, format }
    } else if let Some((scheme, argument)) = scheme(inner, syntax) {
        Piece::Scheme {
            written,
            scheme,
            argument,
        }
    } else if syntax.takes_name(inner) {
        let name = inner;
        Piece::Name { written, name }
    } else {
        return None;
    };
    Some((piece, after))
}

/// Where the placeholder at the start of `from` ends. Only in the argument of a scheme others may stand.
fn close(from: &str, syntax: Syntax) -> Option<usize> {
    let inner = from.strip_prefix(syntax.opening())?;
    if scheme(inner, syntax).is_none_or(|(scheme, _)| scheme == "date") {
        return from.find('}');
    }
    let mut depth = 0_usize;
    for (at, character) in from.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 1 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The scheme and its argument, of our own schemes and of what is probably a slip for one. `${name:-word}` and its like
/// are a shell's. Braces alone are too common for slips to be looked for.
fn scheme(inner: &str, syntax: Syntax) -> Option<(&str, &str)> {
    let (scheme, argument) = inner.split_once(':')?;
    let is_shells = argument.starts_with(['-', '=', '?', '+']);
    let is_meant = match syntax {
        Syntax::Dollar => {
            is_name(scheme) && suggest::closest(scheme, SCHEMES.iter().copied()).is_some()
        }
        Syntax::Braces => SCHEMES.contains(&scheme),
    };
    (is_meant && !is_shells).then_some((scheme, argument))
}

/// Whether a text begins like the inside of `${date:…}`, closed or not.
pub(super) fn is_scheme(inner: &str, syntax: Syntax) -> bool {
    inner.starts_with("literal:") || scheme(inner, syntax).is_some()
}

/// Whether a placeholder may have this name: letters, digits and `_`, not beginning with a digit; dots between such words.
pub(crate) fn is_name(name: &str) -> bool {
    name.split('.').all(|word| {
        word.starts_with(|first: char| first.is_alphabetic() || first == '_')
            && word.chars().all(is_word_character)
    })
}

/// Whether a name without a value is another's: `${user.name}` is Hadoop's, and `{2}` is part of a regular expression.
pub(super) fn belongs_to_others(name: &str) -> bool {
    name.contains('.') || !is_name(name)
}

fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};
    use crate::tree::Syntax;

    fn whole(text: &str, syntax: Syntax) -> String {
        let pieces = pieces(text, syntax).into_iter();
        let literals = pieces.map(|piece| match piece {
            Piece::Literal(literal) => literal,
            other => panic!("{text}: {other:?}"),
        });
        literals.collect()
    }

    #[test]
    fn the_forms_are_told_apart_in_both_syntaxes() {
        let expected = |bucket, date| {
            [
                Piece::Literal("s3://"),
                Piece::Name {
                    written: bucket,
                    name: "bucket",
                },
                Piece::Literal("/"),
                Piece::Date {
                    written: date,
                    format: "%Y",
                },
                Piece::Literal("/x"),
            ]
        };
        assert_eq!(
            pieces("s3://${bucket}/${date:%Y}/x", Syntax::Dollar),
            expected("${bucket}", "${date:%Y}")
        );
        assert_eq!(
            pieces("s3://{bucket}/{date:%Y}/x", Syntax::Braces),
            expected("{bucket}", "{date:%Y}")
        );
    }

    #[test]
    fn a_scheme_has_an_argument_which_may_have_placeholders() {
        for (text, scheme, argument) in [
            ("${ssm:/a/b}", "ssm", "/a/b"),
            ("${ssm:/${stage}/b}", "ssm", "/${stage}/b"),
            ("${secret:db#user}", "secret", "db#user"),
            ("${env:HOME}", "env", "HOME"),
            ("${smm:/a}", "smm", "/a"),
            ("${terraform:{ a = 1 }.a}", "terraform", "{ a = 1 }.a"),
        ] {
            let piece = Piece::Scheme {
                written: text,
                scheme,
                argument,
            };
            assert_eq!(pieces(text, Syntax::Dollar), [piece], "{text}");
        }
        let nested = Piece::Scheme {
            written: "{ssm:/{stage}/b}",
            scheme: "ssm",
            argument: "/{stage}/b",
        };
        assert_eq!(pieces("{ssm:/{stage}/b}", Syntax::Braces), [nested]);
    }

    #[test]
    fn two_dollars_are_an_escape() {
        assert_eq!(
            pieces("a $${b} ${c}", Syntax::Dollar),
            [
                Piece::Literal("a "),
                Piece::Literal("${"),
                Piece::Literal("b} "),
                Piece::Name {
                    written: "${c}",
                    name: "c"
                },
            ]
        );
    }

    #[test]
    fn literal_is_an_escape_in_both_syntaxes() {
        assert_eq!(whole("{literal:{}name}", Syntax::Braces), "{name}");
        assert_eq!(
            whole("{literal:a}{literal:}{literal: }", Syntax::Braces),
            "a "
        );
        assert_eq!(
            pieces("${literal:$}${price}", Syntax::Dollar),
            [
                Piece::Literal("$"),
                Piece::Name {
                    written: "${price}",
                    name: "price"
                },
            ]
        );
    }

    #[test]
    fn two_braces_are_a_brace_around_a_value_as_in_emrworkflow() {
        assert_eq!(
            pieces("{{x}}", Syntax::Braces),
            [
                Piece::Literal("{"),
                Piece::Name {
                    written: "{x}",
                    name: "x"
                },
                Piece::Literal("}"),
            ]
        );
    }

    #[test]
    fn a_name_in_braces_is_any_word() {
        for name in ["größe", "_", "2", "x1", "日付"] {
            let written = format!("{{{name}}}");
            let written = written.as_str();
            assert_eq!(
                pieces(written, Syntax::Braces),
                [Piece::Name { written, name }]
            );
        }
    }

    #[test]
    fn other_forms_stand_for_themselves() {
        for text in [
            "${}",
            "${HOME:-/tmp}",
            "${env:-test}",
            "${sys:spark.yarn.app.container.log.dir}",
            "${ssm:/open",
            "${1}",
            "${a-b}",
            "${open",
            "$x",
            "${a..b}",
            "$",
            "${",
            "{name}",
        ] {
            assert_eq!(whole(text, Syntax::Dollar), text);
        }
        for text in [
            "{}",
            "{ name: \"a\" }",
            "{a-b}",
            "{a.b}",
            "{open",
            "{\"a\":{}}",
            "}{",
            "{",
        ] {
            assert_eq!(whole(text, Syntax::Braces), text);
        }
    }
}
