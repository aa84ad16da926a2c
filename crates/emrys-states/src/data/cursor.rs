// SPDX-License-Identifier: Apache-2.0
//! Reading a text from its beginning to its end: what the parsers of paths, filters and intrinsic functions share.

use super::ParseError;

/// A text and how far it has been read.
#[derive(Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    offset: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, offset: 0 }
    }

    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest().is_empty()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.offset += next.len_utf8();
        Some(next)
    }

    /// Reads this if it comes next.
    pub(super) fn eat(&mut self, expected: &str) -> bool {
        let comes = self.rest().starts_with(expected);
        if comes {
            self.offset += expected.len();
        }
        comes
    }

    pub(super) fn skip_spaces(&mut self) {
        self.take_while(char::is_whitespace);
    }

    /// Reads as long as characters are of that kind.
    pub(super) fn take_while(&mut self, kind: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|next| !kind(next)).unwrap_or(rest.len());
        self.offset += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Reads this, spaces before it included.
    pub(super) fn expect(&mut self, expected: &str) -> Result<(), ParseError> {
        self.skip_spaces();
        if self.eat(expected) {
            Ok(())
        } else {
            Err(self.unexpected(&format!("`{expected}`")))
        }
    }

    /// Something is missing where the cursor is.
    pub(super) fn unexpected(&self, wanted: &str) -> ParseError {
        let found = match self.peek() {
            Some(next) => format!("found `{next}`"),
            None => "the text ends".to_owned(),
        };
        ParseError::new(
            format!("{wanted} is expected, but {found} in `{}`", self.text),
            self.offset,
        )
    }

    /// A text between quotes, which come next; a backslash takes the next character as it is, but for the escapes of
    /// JSON.
    pub(super) fn quoted(&mut self) -> Result<String, ParseError> {
        let Some(quote @ ('\'' | '"')) = self.next() else {
            return Err(self.unexpected("a quote"));
        };
        let mut text = String::new();
        loop {
            match self.next() {
                None => return Err(self.unexpected(&format!("`{quote}`"))),
                Some(end) if end == quote => return Ok(text),
                Some('\\') => text.push(self.escaped()?),
                Some(other) => text.push(other),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, ParseError> {
        match self.next() {
            None => Err(self.unexpected("a character after `\\`")),
            Some('n') => Ok('\n'),
            Some('t') => Ok('\t'),
            Some('r') => Ok('\r'),
            Some('b') => Ok('\u{8}'),
            Some('f') => Ok('\u{c}'),
            Some('u') => {
                let digits = self.rest().get(..4);
                let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
                let Some(character) = code.and_then(char::from_u32) else {
                    return Err(self.unexpected("four hexadecimal digits of a character"));
                };
                self.offset += 4;
                Ok(character)
            }
            Some(other) => Ok(other),
        }
    }
}
