// SPDX-License-Identifier: Apache-2.0
//! `*` in a text, which stands for any characters, or none.

/// A text with `*` in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wildcard {
    /// What stands between the `*`; two neighbours have one between them.
    parts: Vec<String>,
}

impl Wildcard {
    /// Reads it. `\*` is a `*` and `\\` a `\`.
    ///
    /// # Errors
    /// Two `*` beside each other, or a `\` before something else, in the words of Event Ruler.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut part = String::new();
        let mut letters = text.char_indices().peekable();
        while let Some((place, letter)) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some((_, escaped @ ('*' | '\\'))) => part.push(escaped),
                    _ => return Err(format!("Invalid escape character at pos {place}")),
                },
                '*' if letters.peek().is_some_and(|(_, next)| *next == '*') => {
                    return Err(format!("Consecutive wildcard characters at pos {place}"));
                }
                '*' => parts.push(std::mem::take(&mut part)),
                letter => part.push(letter),
            }
        }
        parts.push(part);
        Ok(Self { parts })
    }

    pub(super) fn matches(&self, text: &str) -> bool {
        let Some((first, rest)) = self.parts.split_first() else {
            return false;
        };
        let Some((last, between)) = rest.split_last() else {
            return text == first;
        };
        let inner = text
            .strip_prefix(first.as_str())
            .and_then(|text| text.strip_suffix(last.as_str()));
        let Some(mut inner) = inner else {
            return false;
        };
        // What comes first leaves the most for what follows.
        between
            .iter()
            .all(|part| match inner.split_once(part.as_str()) {
                Some((_, rest)) => {
                    inner = rest;
                    true
                }
                None => false,
            })
    }
}
