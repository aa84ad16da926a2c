// SPDX-License-Identifier: Apache-2.0
//! Reading paths.

use super::{Filter, Function, Path, Root, Step};
use crate::data::ParseError;
use crate::data::cursor::Cursor;

impl Path {
    /// Reads the path that comes next, and leaves what is after it.
    pub(in crate::data) fn read(cursor: &mut Cursor<'_>) -> Result<Self, ParseError> {
        let whole = cursor.rest();
        let start = cursor.offset();
        if !cursor.eat("$") {
            return Err(cursor.unexpected("`$`, with which a path begins,"));
        }
        let root = if cursor.eat("$") {
            Root::Context
        } else {
            match cursor.take_while(|next| next.is_alphanumeric() || next == '_') {
                "" => Root::Input,
                name => Root::Variable(name.to_owned()),
            }
        };
        let (steps, function) = steps(cursor, Depth::default())?;
        let length = cursor.offset() - start;
        Ok(Self {
            text: whole.get(..length).unwrap_or_default().to_owned(),
            root,
            steps,
            function,
        })
    }
}

/// So many steps at most, so that no path exhausts the stack.
const MOST_STEPS: usize = 256;

/// How deep filters are nested, so that no text exhausts the stack.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Depth(u8);

impl Depth {
    const MAXIMUM: u8 = 32;

    /// One level deeper.
    pub(super) fn deeper(self, cursor: &Cursor<'_>) -> Result<Self, ParseError> {
        if self.0 == Self::MAXIMUM {
            let message = "the filters of the path are nested too deeply";
            return Err(ParseError::new(message, cursor.offset()));
        }
        Ok(Self(self.0 + 1))
    }
}

/// The steps that come next, and the function that ends them.
pub(super) fn steps(
    cursor: &mut Cursor<'_>,
    depth: Depth,
) -> Result<(Vec<Step>, Option<Function>), ParseError> {
    let mut steps = Vec::new();
    loop {
        if steps.len() > MOST_STEPS {
            let message = format!("the path has more than {MOST_STEPS} steps");
            return Err(ParseError::new(message, cursor.offset()));
        }
        if cursor.eat("..") {
            let step = if cursor.eat("[") {
                bracket(cursor, depth)?
            } else {
                named(cursor)?
            };
            steps.push(Step::Anywhere(Box::new(step)));
        // Jayway passes over a dot before a bracket.
        } else if cursor.eat(".[") || cursor.eat("[") {
            steps.push(bracket(cursor, depth)?);
        } else if cursor.eat(".") {
            let start = cursor.offset();
            let step = named(cursor)?;
            if let (Step::Member(name), true) = (&step, cursor.eat("(")) {
                let Some(function) = Function::named(name) else {
                    return Err(ParseError::new(
                        format!("paths have no function `{name}`"),
                        start,
                    ));
                };
                cursor.expect(")")?;
                return Ok((steps, Some(function)));
            }
            steps.push(step);
        } else {
            return Ok((steps, None));
        }
    }
}

/// What comes after a dot.
fn named(cursor: &mut Cursor<'_>) -> Result<Step, ParseError> {
    if cursor.eat("*") {
        return Ok(Step::Every);
    }
    match cursor.take_while(is_in_name) {
        "" => Err(cursor.unexpected("the name of a member")),
        name => Ok(Step::Member(name.to_owned())),
    }
}

/// Whether a name after a dot can have it; all others go between brackets and quotes.
fn is_in_name(character: char) -> bool {
    !character.is_whitespace()
        && !character.is_control()
        && !".,:;!?*()[]{}<>=&|~'\"\\@$^%`+/".contains(character)
}

/// What comes after an opening bracket, the closing one included.
fn bracket(cursor: &mut Cursor<'_>, depth: Depth) -> Result<Step, ParseError> {
    cursor.skip_spaces();
    let step = match cursor.peek() {
        Some('*') => {
            cursor.next();
            Step::Every
        }
        Some('?') => {
            cursor.next();
            cursor.expect("(")?;
            let filter = Filter::read(cursor, depth)?;
            cursor.expect(")")?;
            Step::Filter(filter)
        }
        Some('\'' | '"') => names(cursor)?,
        Some(':' | '-' | '0'..='9') => numbers(cursor)?,
        _ => {
            return Err(cursor.unexpected("a name in quotes, a number, `*` or `?`"));
        }
    };
    cursor.expect("]")?;
    Ok(step)
}

fn names(cursor: &mut Cursor<'_>) -> Result<Step, ParseError> {
    let first = cursor.quoted()?;
    let mut names = vec![first];
    loop {
        cursor.skip_spaces();
        if !cursor.eat(",") {
            break;
        }
        cursor.skip_spaces();
        names.push(cursor.quoted()?);
    }
    Ok(match <[String; 1]>::try_from(names) {
        Ok([name]) => Step::Member(name),
        Err(names) => Step::Members(names),
    })
}

fn numbers(cursor: &mut Cursor<'_>) -> Result<Step, ParseError> {
    let first = match cursor.peek() {
        Some(':') => None,
        _ => Some(number(cursor)?),
    };
    cursor.skip_spaces();
    if cursor.eat(":") {
        cursor.skip_spaces();
        let to = match cursor.peek() {
            Some(']') => None,
            _ => Some(number(cursor)?),
        };
        if first.is_none() && to.is_none() {
            return Err(cursor.unexpected("a number"));
        }
        return Ok(Step::Slice(first, to));
    }
    let mut numbers: Vec<i64> = first.into_iter().collect();
    while cursor.eat(",") {
        cursor.skip_spaces();
        numbers.push(number(cursor)?);
        cursor.skip_spaces();
    }
    Ok(match <[i64; 1]>::try_from(numbers) {
        Ok([number]) => Step::Item(number),
        Err(numbers) => Step::Items(numbers),
    })
}

fn number(cursor: &mut Cursor<'_>) -> Result<i64, ParseError> {
    let start = cursor.offset();
    let minus = cursor.eat("-");
    let digits = cursor.take_while(|next| next.is_ascii_digit());
    if digits.is_empty() {
        return Err(cursor.unexpected("a number"));
    }
    // As far as a Java `int` goes.
    match digits.parse::<i32>() {
        Ok(number) if minus => Ok(-i64::from(number)),
        Ok(number) => Ok(i64::from(number)),
        Err(_) => Err(ParseError::new(
            format!("no array has an item `{digits}`"),
            start,
        )),
    }
}
