// SPDX-License-Identifier: Apache-2.0
//! Patterns of `StringMatches`: `*` stands for any characters, `\*` for itself.

use std::fmt;

use crate::data::ParseError;

/// A pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    /// What stands between the asterisks.
    parts: Vec<String>,
}

impl Pattern {
    pub(super) fn parse(text: &str) -> Result<Self, ParseError> {
        let mut parts = vec![String::new()];
        let mut characters = text.char_indices();
        while let Some((offset, character)) = characters.next() {
            let literal = match character {
                '*' => {
                    parts.push(String::new());
                    continue;
                }
                '\\' => match characters.next() {
                    Some((_, escaped @ ('*' | '\\'))) => escaped,
                    _ => {
                        let message = "a backslash stands before `*` or another backslash";
                        return Err(ParseError::new(message, offset));
                    }
                },
                other => other,
            };
            if let Some(part) = parts.last_mut() {
                part.push(literal);
            }
        }
        Ok(Self { parts })
    }

    pub(super) fn matches(&self, text: &str) -> bool {
        let (Some(first), Some(last)) = (self.parts.first(), self.parts.last()) else {
            return false;
        };
        if self.parts.len() == 1 {
            return text == first;
        }
        let Some(rest) = text.strip_prefix(first.as_str()) else {
            return false;
        };
        let Some(mut rest) = rest.strip_suffix(last.as_str()) else {
            return false;
        };
        // Each part where it comes first leaves the most for those after it.
        let between = self.parts.get(1..self.parts.len() - 1).unwrap_or_default();
        for part in between {
            match rest.split_once(part.as_str()) {
                Some((_, after)) => rest = after,
                None => return false,
            }
        }
        true
    }
}

/// As it is written, in quotes.
impl fmt::Display for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let escaped = |part: &String| part.replace('\\', r"\\").replace('*', r"\*");
        let parts: Vec<String> = self.parts.iter().map(escaped).collect();
        write!(formatter, "\"{}\"", parts.join("*"))
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn asterisks_stand_for_any_characters() {
        for (pattern, text, expected) in [
            ("log-*.txt", "log-zebra.txt", true),
            ("log-*.txt", "log-.txt", true),
            ("log-*.txt", "log.txt", false),
            ("*", "", true),
            ("", "", true),
            ("", "a", false),
            ("a*b*c", "aXbXbc", true),
            ("a*a", "a", false),
            ("**a", "ba", true),
            (r"a\*b", "a*b", true),
            (r"a\*b", "aXb", false),
            (r"a\\*b", r"a\Xb", true),
            ("*.ä", "x.ä", true),
        ] {
            let matches = Pattern::parse(pattern).expect(pattern).matches(text);
            assert_eq!(matches, expected, "{pattern} {text}");
        }
        assert!(Pattern::parse(r"a\b").is_err());
        assert!(Pattern::parse(r"a\").is_err());
    }
}
