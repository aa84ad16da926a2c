// SPDX-License-Identifier: Apache-2.0
//! How placeholders are written. Knows their form and nothing of their values.

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Characters that stand for themselves.
    Literal(&'a str),
    /// `${name}`.
    Name { written: &'a str, name: &'a str },
    /// `${date:format}`.
    Date { written: &'a str, format: &'a str },
}

/// The parts of a text, in order; joined, their written forms are the text, except that `$${` became `${`.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(dollar) = rest.find("${") {
        let (before, from) = rest.split_at(dollar);
        if let Some(before) = before.strip_suffix('$') {
            pieces.push(Piece::Literal(before));
            pieces.push(Piece::Literal("${"));
            rest = from.strip_prefix("${").unwrap_or_default();
            continue;
        }
        pieces.push(Piece::Literal(before));
        let (piece, after) = placeholder(from);
        pieces.push(piece);
        rest = after;
    }
    pieces.push(Piece::Literal(rest));
    pieces.retain(|piece| *piece != Piece::Literal(""));
    pieces
}

/// The piece at the start of `from`, which begins with `${`, and what follows it.
fn placeholder(from: &str) -> (Piece<'_>, &str) {
    let others = || {
        let (literal, after) = from.split_at("${".len());
        (Piece::Literal(literal), after)
    };
    let Some(close) = from.find('}') else {
        return others();
    };
    let (written, after) = from.split_at(close + 1);
    let Some(inner) = written
        .strip_prefix("${")
        .and_then(|inner| inner.strip_suffix('}'))
    else {
        return others();
    };
    if let Some(format) = inner.strip_prefix("date:") {
        (Piece::Date { written, format }, after)
    } else if is_name(inner) {
        (
            Piece::Name {
                written,
                name: inner,
            },
            after,
        )
    } else {
        others()
    }
}

/// Whether a placeholder may have this name: letters, digits and `_`, not beginning with a digit; dots between such words.
pub(crate) fn is_name(name: &str) -> bool {
    name.split('.').all(|word| {
        word.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && word
                .chars()
                .all(|character| character.is_ascii_alphanumeric() || character == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    #[test]
    fn the_forms_are_told_apart() {
        assert_eq!(
            pieces("s3://${bucket}/${date:%Y}/x"),
            [
                Piece::Literal("s3://"),
                Piece::Name {
                    written: "${bucket}",
                    name: "bucket"
                },
                Piece::Literal("/"),
                Piece::Date {
                    written: "${date:%Y}",
                    format: "%Y"
                },
                Piece::Literal("/x"),
            ]
        );
    }

    #[test]
    fn two_dollars_are_an_escape() {
        assert_eq!(
            pieces("a $${b} ${c}"),
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
    fn other_forms_stand_for_themselves() {
        for text in [
            "${}",
            "${HOME:-/tmp}",
            "${1}",
            "${a-b}",
            "${open",
            "$x",
            "${a..b}",
            "$",
            "${",
        ] {
            let whole: String = pieces(text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Literal(literal) => literal,
                    other => panic!("{text}: {other:?}"),
                })
                .collect();
            assert_eq!(whole, text);
        }
    }
}
