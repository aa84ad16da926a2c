// SPDX-License-Identifier: Apache-2.0
//! The text of a document, and spans of it.
//!
//! Offsets are bytes, because that is what slicing needs; lines and columns are derived when somebody asks.

use std::fmt;
use std::sync::Arc;

/// One document's name and text, shared by every span of it.
#[derive(PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
}

impl Source {
    /// A text under the name that diagnostics show, usually the path as the user gave it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self {
            name: name.into(),
            text: text.into(),
        })
    }

    /// The name that diagnostics show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

// The text may be a megabyte and may hold secrets: neither belongs in a log line.
impl fmt::Debug for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Source({})", self.name)
    }
}

/// A place in a text: line and column, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A range of bytes in a [`Source`], always on character boundaries.
#[derive(Clone, PartialEq, Eq)]
pub struct Span {
    source: Arc<Source>,
    start: usize,
    end: usize,
}

impl Span {
    /// The bytes from `start` to `end`. Offsets outside the text or inside a character move to the nearest boundary
    /// before them, so that a span can always be shown.
    pub fn new(source: &Arc<Source>, start: usize, end: usize) -> Self {
        let start = source.text.floor_char_boundary(start);
        let end = source.text.floor_char_boundary(end).max(start);
        Self {
            source: Arc::clone(source),
            start,
            end,
        }
    }

    /// The document that the span is in.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The first byte.
    pub fn start(&self) -> usize {
        self.start
    }

    /// One past the last byte.
    pub fn end(&self) -> usize {
        self.end
    }

    /// The characters under the span.
    pub fn text(&self) -> &str {
        self.source
            .text
            .get(self.start..self.end)
            .unwrap_or_default()
    }

    /// Where the span begins.
    pub fn start_position(&self) -> Position {
        self.position(self.start)
    }

    /// Where the span ends: the place after its last character.
    pub fn end_position(&self) -> Position {
        self.position(self.end)
    }

    /// The part of the span on its first line: what to underline when the whole would fill the screen.
    #[must_use]
    pub fn first_line(&self) -> Self {
        let line = self.text().lines().next().unwrap_or_default();
        Self::new(&self.source, self.start, self.start + line.trim_end().len())
    }

    /// The part of the span from byte `start` to `end`, counted from the span's own start.
    #[must_use]
    pub fn part(&self, start: usize, end: usize) -> Self {
        Self::new(
            &self.source,
            self.start + start,
            (self.start + end).min(self.end),
        )
    }

    fn position(&self, offset: usize) -> Position {
        let before = self.source.text.get(..offset).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        Position { line, column }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.start_position();
        write!(formatter, "{}:{line}:{column}", self.source.name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, Source, Span};

    #[test]
    fn columns_count_characters_and_lines_start_at_one() {
        let source = Source::new("a.yaml", "name: größe\nnext: x\n");
        let span = Span::new(&source, 6, 13);
        assert_eq!(span.text(), "größe");
        assert_eq!(span.start_position(), Position { line: 1, column: 7 });
        assert_eq!(
            span.end_position(),
            Position {
                line: 1,
                column: 12
            }
        );
        assert_eq!(
            Span::new(&source, 14, 18).start_position(),
            Position { line: 2, column: 1 }
        );
    }

    #[test]
    fn offsets_that_cannot_be_shown_move_to_a_boundary() {
        let source = Source::new("a.yaml", "ö");
        let inside = Span::new(&source, 1, 99);
        assert_eq!((inside.start(), inside.end()), (0, 2));
        let backwards = Span::new(&source, 2, 0);
        assert_eq!((backwards.start(), backwards.end()), (2, 2));
    }

    #[test]
    fn a_span_can_be_cut_to_its_first_line_or_a_part() {
        let source = Source::new("a.yaml", "steps:  \n  - name: x\n");
        let whole = Span::new(&source, 0, source.text().len());
        assert_eq!(whole.first_line().text(), "steps:");
        assert_eq!(whole.part(0, 5).text(), "steps");
    }
}
