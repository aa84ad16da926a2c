// SPDX-License-Identifier: Apache-2.0
//! The functions that Step Functions adds to JSONata, and those of JSONata that would not give the same again.
//!
//! What they do with strange arguments was measured of AWS by others where that is known (floci's issues 2662, 2676 and
//! 2790 on GitHub); with nothing they give nothing, as JSONata's own functions do.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;

use jsonata_core::ast::AstNode;
use jsonata_core::evaluator::{Evaluator, EvaluatorError};
use jsonata_core::value::JValue;
use serde_json::Value;

use super::{LONGEST_SEQUENCE, TOO_MUCH, syntax};
use crate::data::random::JavaRandom;
use crate::data::{Random, digest, json};

type Given = Result<JValue, EvaluatorError>;

/// The longest that `$range` makes; measured of AWS.
const LONGEST_RANGE: usize = 360_145;

/// A number takes so many bytes, by which the measured limits on sequences and on texts are one.
const SIZE_OF_ITEM: usize = 8;

/// Makes the functions known to the evaluator.
pub(super) fn register(
    evaluator: &mut Evaluator,
    now: i64,
    random: Random,
) -> Result<(), EvaluatorError> {
    let random = Rc::new(RefCell::new(random));
    evaluator.register_fn("partition", partition)?;
    evaluator.register_fn("range", range)?;
    evaluator.register_fn("hash", hash)?;
    evaluator.register_fn("parse", parse)?;
    let source = Rc::clone(&random);
    evaluator.register_fn("uuid", move |_: &[JValue]| {
        Ok(JValue::from(source.borrow_mut().next_uuid()))
    })?;
    let source = Rc::clone(&random);
    evaluator.register_fn_override("random", move |arguments: &[JValue]| {
        match arguments.first() {
            None => Ok(JValue::Number(source.borrow_mut().next_fraction())),
            Some(JValue::Undefined) => Ok(JValue::Undefined),
            Some(seed) => {
                let seed = integer(seed, 1, "random")?;
                Ok(JValue::Number(JavaRandom::new(seed).next_fraction()))
            }
        }
    })?;
    evaluator.register_fn_override("shuffle", move |arguments: &[JValue]| {
        Ok(shuffle(arguments.first(), &mut random.borrow_mut()))
    })?;
    evaluator.register_fn_override("millis", move |_: &[JValue]| Ok(milliseconds(now)))?;
    evaluator.register_fn_override("now", move |arguments: &[JValue]| {
        // The same as `$fromMillis` of this moment, with the same picture and time zone.
        let mut args = vec![AstNode::Number(
            milliseconds(now).as_f64().unwrap_or_default(),
        )];
        args.extend(arguments.iter().map(|argument| match argument.as_str() {
            Some(text) => AstNode::String(text.to_owned()),
            None => AstNode::Undefined,
        }));
        let call = AstNode::Function {
            name: "fromMillis".to_owned(),
            args,
            is_builtin: true,
        };
        Evaluator::new().evaluate(&call, &JValue::Undefined)
    })?;
    evaluator.register_fn(syntax::BOUNDED, bounded)?;
    // The library leaves spaces as they are in the first, and encodes too much in the second.
    evaluator.register_fn_override("encodeUrl", |arguments: &[JValue]| {
        encode(arguments.first(), "encodeUrl", "-_.!~*'();,/?:@&=+$#")
    })?;
    evaluator.register_fn_override("encodeUrlComponent", |arguments: &[JValue]| {
        encode(arguments.first(), "encodeUrlComponent", "-_.!~*'()")
    })?;
    // AWS does not have it: the name is not that of a function.
    evaluator.register_fn_override("eval", |_: &[JValue]| {
        raise("T1006", "Attempted to invoke a non-function")
    })
}

fn raise(code: &str, message: &str) -> Given {
    Err(EvaluatorError::EvaluationError(format!(
        "{code}: {message}"
    )))
}

/// The argument is of the wrong type, in JSONata's words.
fn mismatch(number: usize, function: &str) -> EvaluatorError {
    EvaluatorError::TypeError(format!(
        "T0410: Argument {number} of function \"{function}\" does not match function signature"
    ))
}

/// An argument that is a number, without what comes after the point.
fn integer(value: &JValue, number: usize, function: &str) -> Result<i64, EvaluatorError> {
    let double = value.as_f64().ok_or_else(|| mismatch(number, function))?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "as Java's cast: towards zero, and within the bounds"
    )]
    let integer = double as i64;
    Ok(integer)
}

fn milliseconds(now: i64) -> JValue {
    #[expect(
        clippy::cast_precision_loss,
        reason = "the integers of a double reach beyond any date"
    )]
    JValue::Number(now as f64)
}

/// What it is given, if that is a text or an array that fits in memory several times over.
fn bounded(arguments: &[JValue]) -> Given {
    let value = arguments.first().cloned().unwrap_or(JValue::Undefined);
    let size = match &value {
        JValue::Array(items) => items.len() * SIZE_OF_ITEM,
        JValue::String(text) => text.len(),
        _ => 0,
    };
    if size > LONGEST_SEQUENCE * SIZE_OF_ITEM {
        return Err(EvaluatorError::EvaluationError(TOO_MUCH.to_owned()));
    }
    Ok(value)
}

fn partition(arguments: &[JValue]) -> Given {
    let (Some(array), Some(size)) = (arguments.first(), arguments.get(1)) else {
        return Err(mismatch(arguments.len() + 1, "partition"));
    };
    if array.is_undefined() || size.is_undefined() {
        return Ok(JValue::Undefined);
    }
    let size = integer(size, 2, "partition")?;
    let Some(size) = usize::try_from(size).ok().filter(|size| *size > 0) else {
        return Err(mismatch(2, "partition"));
    };
    // One value is an array of one, as everywhere in JSONata.
    let one;
    let items = match array.as_array() {
        Some(items) => items.as_slice(),
        None => {
            one = [array.clone()];
            &one
        }
    };
    let chunks = items
        .chunks(size)
        .map(|chunk| JValue::array(chunk.to_vec()));
    Ok(JValue::array(chunks.collect()))
}

fn range(arguments: &[JValue]) -> Given {
    let [first, last, step] = arguments else {
        return Err(mismatch(arguments.len().min(3) + 1, "range"));
    };
    if [first, last, step].into_iter().any(JValue::is_undefined) {
        return Ok(JValue::Undefined);
    }
    let first = integer(first, 1, "range")?;
    let last = integer(last, 2, "range")?;
    let step = integer(step, 3, "range")?;
    if step == 0 {
        return Ok(JValue::Undefined);
    }
    let numbers = std::iter::successors(Some(first), |number| number.checked_add(step)).take_while(
        |number| {
            if step > 0 {
                *number <= last
            } else {
                *number >= last
            }
        },
    );
    let numbers: Vec<JValue> = numbers.take(LONGEST_RANGE + 1).map(JValue::from).collect();
    if numbers.len() > LONGEST_RANGE {
        return Err(EvaluatorError::EvaluationError(TOO_MUCH.to_owned()));
    }
    // A sequence, as recorded of AWS: one number is that number, none is nothing.
    Ok(JValue::sequence_flat(numbers, true).unwrap_sequence())
}

fn hash(arguments: &[JValue]) -> Given {
    let (Some(data), Some(algorithm)) = (arguments.first(), arguments.get(1)) else {
        return Err(mismatch(arguments.len() + 1, "hash"));
    };
    if data.is_undefined() || algorithm.is_undefined() {
        return Ok(JValue::Undefined);
    }
    let data = data.as_str().ok_or_else(|| mismatch(1, "hash"))?;
    let algorithm = algorithm.as_str().ok_or_else(|| mismatch(2, "hash"))?;
    match digest::hash(data, algorithm) {
        Some(hash) => Ok(JValue::from(hash)),
        None => Err(mismatch(2, "hash")),
    }
}

fn parse(arguments: &[JValue]) -> Given {
    match arguments.first() {
        None => Err(mismatch(1, "parse")),
        Some(JValue::Undefined) => Ok(JValue::Undefined),
        Some(text) => {
            let text = text.as_str().ok_or_else(|| mismatch(1, "parse"))?;
            let parsed: Value = json::parse(text).map_err(|error| {
                EvaluatorError::EvaluationError(format!("the text is not valid JSON: {error}"))
            })?;
            Ok(JValue::from(parsed))
        }
    }
}

/// Percent-encoded but for letters, digits and what is kept, as ECMAScript has it.
fn encode(text: Option<&JValue>, function: &str, kept: &str) -> Given {
    let text = match text {
        None => return Err(mismatch(1, function)),
        Some(JValue::Undefined) => return Ok(JValue::Undefined),
        Some(text) => text.as_str().ok_or_else(|| mismatch(1, function))?,
    };
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.as_bytes().contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    Ok(JValue::from(encoded))
}

/// In an order that is taken at random (Fisher and Yates).
fn shuffle(array: Option<&JValue>, random: &mut Random) -> JValue {
    let Some(array) = array else {
        return JValue::Undefined;
    };
    let Some(items) = array.as_array() else {
        return array.clone();
    };
    let mut items = items.clone();
    for end in (1..items.len()).rev() {
        let other = random.below(end as u64 + 1);
        items.swap(end, usize::try_from(other).unwrap_or(end));
    }
    JValue::array(items)
}
