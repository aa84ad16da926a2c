// SPDX-License-Identifier: Apache-2.0
//! Reading calls of intrinsic functions.

use super::{Argument, Function, Intrinsic};
use crate::data::cursor::Cursor;
use crate::data::{ParseError, Path};

/// AWS's limit on functions within one field.
const MOST_FUNCTIONS: usize = 10;

impl Intrinsic {
    /// Whether a text is meant as a call, rather than as a path.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        text.starts_with("States.")
    }

    /// Reads a call.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(text);
        let mut functions = 0;
        let call = read(&mut cursor, &mut functions)?;
        cursor.skip_spaces();
        if cursor.is_at_end() {
            Ok(call)
        } else {
            Err(cursor.unexpected("the end of the call"))
        }
    }
}

fn read(cursor: &mut Cursor<'_>, functions: &mut usize) -> Result<Intrinsic, ParseError> {
    let start = cursor.offset();
    let whole = cursor.rest();
    *functions += 1;
    if *functions > MOST_FUNCTIONS {
        return Err(ParseError::new(
            format!("a field has {MOST_FUNCTIONS} intrinsic functions at most"),
            start,
        ));
    }
    cursor.expect("States.")?;
    let name = cursor.take_while(|next| next.is_ascii_alphanumeric());
    let known = Function::NAMES.iter().find(|(known, ..)| *known == name);
    let Some((_, function, least, most)) = known else {
        return Err(ParseError::new(
            format!("there is no intrinsic function `States.{name}`"),
            start,
        ));
    };
    cursor.expect("(")?;
    let mut arguments = Vec::new();
    cursor.skip_spaces();
    if !cursor.eat(")") {
        loop {
            arguments.push(argument(cursor, functions)?);
            cursor.skip_spaces();
            if cursor.eat(")") {
                break;
            }
            cursor.expect(",")?;
        }
    }
    if !(*least..=*most).contains(&arguments.len()) {
        let count = arguments.len();
        return Err(ParseError::new(
            format!("`States.{name}` does not take {count} arguments"),
            start,
        ));
    }
    let length = cursor.offset() - start;
    Ok(Intrinsic {
        text: whole.get(..length).unwrap_or_default().to_owned(),
        function: *function,
        arguments,
    })
}

fn argument(cursor: &mut Cursor<'_>, functions: &mut usize) -> Result<Argument, ParseError> {
    cursor.skip_spaces();
    match cursor.peek() {
        Some('\'') => text(cursor).map(Argument::Text),
        Some('$') => Path::read(cursor).map(Argument::Path),
        Some('S') => read(cursor, functions).map(Argument::Call),
        _ => {
            let start = cursor.offset();
            let word =
                cursor.take_while(|next| next.is_ascii_alphanumeric() || "+-.".contains(next));
            serde_json::from_str(word).map(Argument::Literal).map_err(|_| {
                let message =
                    format!("`{word}` is neither a path, a call, a text in quotes, a number nor `true`, `false` or `null`");
                ParseError::new(message, start)
            })
        }
    }
}

/// What stands between quotes, with its backslashes: before a quote, a brace or another backslash only.
fn text(cursor: &mut Cursor<'_>) -> Result<String, ParseError> {
    cursor.next();
    let mut text = String::new();
    loop {
        match cursor.next() {
            None => return Err(cursor.unexpected("`'`")),
            Some('\'') => return Ok(text),
            Some('\\') => match cursor.peek() {
                Some(escaped @ ('\'' | '{' | '}' | '\\')) => {
                    cursor.next();
                    text.extend(['\\', escaped]);
                }
                _ => return Err(cursor.unexpected("`'`, `{`, `}` or `\\` after a backslash")),
            },
            Some(other) => text.push(other),
        }
    }
}
