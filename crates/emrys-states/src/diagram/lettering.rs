// SPDX-License-Identifier: Apache-2.0
//! How much room text takes, without a font to ask: what is estimated is rather too wide than too narrow.

/// The width of a text in a sans-serif font of that size.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(letter).sum::<f64>() * size
}

/// The width of a letter, in units of the font's size.
fn letter(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!'
        | ' ' | '(' | ')' | '[' | ']' | '/' | '·' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        'A'..='Z' => 0.72,
        '\u{1100}'.. => 1.05,
        _ => 0.6,
    }
}

/// A text in lines of at most so many letters: at blanks, else after `-`, `_`, `.` and `:`, else anywhere. What does not
/// fit into the lines ends in an ellipsis.
pub(super) fn wrap(text: &str, letters: usize, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in pieces(text) {
        if !line.is_empty() && length(&line) + length(word.trim_end()) > letters {
            wrapped.push(line.trim_end().to_owned());
            line.clear();
        }
        let mut rest: Vec<char> = word.chars().collect();
        while rest.len() > letters && line.is_empty() {
            wrapped.push(rest.drain(..letters).collect());
        }
        line.extend(rest);
    }
    let last = line.trim_end();
    if !last.is_empty() || wrapped.is_empty() {
        wrapped.push(last.to_owned());
    }
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            let kept: String = last.chars().take(letters.saturating_sub(1)).collect();
            *last = format!("{}…", kept.trim_end());
        }
    }
    wrapped
}

/// The text, cut wherever a line may end.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-', '_', '.', ':', '/'])
}

fn length(text: &str) -> usize {
    text.chars().count()
}
