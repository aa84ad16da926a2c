// SPDX-License-Identifier: Apache-2.0
//! What a path leads to, and the words in which Jayway's JsonPath says that it leads nowhere.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::function::Function;
use super::{Filter, Step};

/// So many steps at most, taken from every value that those before them find: more than any data that a state may have
/// asks for, unless the path is made to.
const MOST_STEPS: u32 = 2_000_000;

/// What becomes of a path that may lead to several places, where the members that it begins with are absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beginning {
    /// It leads nowhere, as any other path.
    Required,
    /// It leads to no place, as recorded of AWS.
    Optional,
}

/// What the steps lead to from `start`: one value if they lead to one place, otherwise an array of what is found.
/// Filters look at `root` where they say `$`.
pub(super) fn select<'a>(
    root: &'a Value,
    start: &'a Value,
    steps: &[Step],
    function: Option<&Function>,
    beginning: Beginning,
) -> Result<Cow<'a, Value>, String> {
    let definite = is_definite(steps);
    let optional = beginning == Beginning::Optional && !definite && function.is_none();
    let mut selection = Selection {
        root,
        steps,
        optional,
        found: Vec::new(),
        taken: 0,
    };
    selection.step(start, 0, true)?;
    let mut found = selection.found;
    let Some(function) = function else {
        return if definite {
            let nothing = || format!("No results for path: ${}", written(steps));
            found.pop().ok_or_else(nothing)
        } else {
            let found = found.into_iter().map(Cow::into_owned);
            Ok(Cow::Owned(Value::Array(found.collect())))
        };
    };
    // A descent right after the root is for the function as a whole, other paths for each value that they find.
    if matches!(steps.first(), Some(Step::Anywhere(_))) {
        let found = found.into_iter().map(Cow::into_owned).collect();
        return function.apply(&Value::Array(found)).map(Cow::Owned);
    }
    let mut results = Vec::with_capacity(found.len());
    for value in &found {
        results.push(function.apply(value)?);
    }
    if definite {
        let nothing = || format!("No results for path: ${}", written(steps));
        results.pop().map(Cow::Owned).ok_or_else(nothing)
    } else {
        Ok(Cow::Owned(Value::Array(results)))
    }
}

/// Whether the steps lead to one place at most.
pub(super) fn is_definite(steps: &[Step]) -> bool {
    let last = steps.len().saturating_sub(1);
    steps.iter().enumerate().all(|(at, step)| match step {
        Step::Member(_) | Step::Item(_) => true,
        // The members make one object.
        Step::Members(_) => at == last,
        _ => false,
    })
}

fn written(steps: &[Step]) -> String {
    steps.iter().map(Step::to_string).collect()
}

struct Selection<'a, 's> {
    root: &'a Value,
    steps: &'s [Step],
    /// Whether members that the path begins with may be absent.
    optional: bool,
    found: Vec<Cow<'a, Value>>,
    taken: u32,
}

impl<'a> Selection<'a, '_> {
    /// Takes the step at `at` from `value`, then those after it. `definite`: the steps so far lead to one place, so
    /// that it is an error if this one leads nowhere.
    fn step(&mut self, value: &'a Value, at: usize, definite: bool) -> Result<(), String> {
        let Some(step) = self.steps.get(at) else {
            self.found.push(Cow::Borrowed(value));
            return Ok(());
        };
        // Each descent multiplies what those before it have found.
        self.taken += 1;
        if self.taken > MOST_STEPS {
            return Err(format!(
                "More than {MOST_STEPS} steps for path: ${}",
                written(self.steps)
            ));
        }
        self.take(step, value, at, definite)
    }

    fn take(
        &mut self,
        step: &Step,
        value: &'a Value,
        at: usize,
        definite: bool,
    ) -> Result<(), String> {
        match step {
            Step::Member(name) => match self.members(value, step, at, definite)? {
                Some(members) => self.member(members, name, at, definite),
                None => Ok(()),
            },
            Step::Members(names) => {
                let Some(members) = self.members(value, step, at, definite)? else {
                    return Ok(());
                };
                if at + 1 == self.steps.len() {
                    let merged: Map<String, Value> = names
                        .iter()
                        .filter_map(|name| Some((name.clone(), members.get(name)?.clone())))
                        .collect();
                    self.found.push(Cow::Owned(Value::Object(merged)));
                    return Ok(());
                }
                for name in names {
                    self.member(members, name, at, false)?;
                }
                Ok(())
            }
            Step::Item(number) => match items(value, step, definite)? {
                Some(items) => self.item(items, *number, at, definite),
                None => Ok(()),
            },
            Step::Items(numbers) => {
                let Some(items) = items(value, step, definite)? else {
                    return Ok(());
                };
                for number in numbers {
                    self.item(items, *number, at, false)?;
                }
                Ok(())
            }
            Step::Slice(from, to) => {
                let Some(items) = items(value, step, definite)? else {
                    return Ok(());
                };
                for number in slice(items.len(), *from, *to) {
                    self.item(items, number, at, false)?;
                }
                Ok(())
            }
            Step::Every => {
                for inner in children(value) {
                    self.step(inner, at + 1, false)?;
                }
                Ok(())
            }
            Step::Filter(filter) => self.filter(filter, value, at, definite),
            Step::Anywhere(inner) => self.anywhere(inner, value, at),
        }
    }

    /// The members of what has to be an object.
    fn members(
        &self,
        value: &'a Value,
        step: &Step,
        at: usize,
        definite: bool,
    ) -> Result<Option<&'a Map<String, Value>>, String> {
        match value {
            Value::Object(members) => Ok(Some(members)),
            _ if !definite => Ok(None),
            other => {
                let so_far = written(self.steps.get(..at).unwrap_or_default());
                let found = kind(other);
                Err(format!(
                    "Expected to find an object with property {step} in path ${so_far} but found {found}"
                ))
            }
        }
    }

    fn member(
        &mut self,
        members: &'a Map<String, Value>,
        name: &str,
        at: usize,
        definite: bool,
    ) -> Result<(), String> {
        match members.get(name) {
            Some(value) => self.step(value, at + 1, definite),
            // At the end of a path, that nothing was found says it.
            None if definite && !self.optional && at + 1 < self.steps.len() => {
                let so_far = written(self.steps.get(..=at).unwrap_or_default());
                Err(format!("Missing property in path ${so_far}"))
            }
            None => Ok(()),
        }
    }

    fn item(
        &mut self,
        items: &'a [Value],
        number: i64,
        at: usize,
        definite: bool,
    ) -> Result<(), String> {
        match item(items, number) {
            Some(value) => self.step(value, at + 1, definite),
            None => Ok(()),
        }
    }

    fn filter(
        &mut self,
        filter: &Filter,
        value: &'a Value,
        at: usize,
        definite: bool,
    ) -> Result<(), String> {
        match value {
            // An object is itself what is looked at.
            Value::Object(_) => {
                if filter.accepts(value, self.root) {
                    self.step(value, at + 1, false)?;
                }
                Ok(())
            }
            Value::Array(items) => {
                for item in items {
                    if filter.accepts(item, self.root) {
                        self.step(item, at + 1, false)?;
                    }
                }
                Ok(())
            }
            other if definite => Err(format!(
                "Filter: [?] can not be applied to primitives. Current context is: {other}"
            )),
            _ => Ok(()),
        }
    }

    /// Takes the step from `value` and from all that is in it.
    fn anywhere(&mut self, step: &Step, value: &'a Value, at: usize) -> Result<(), String> {
        // What is at the same depth of nesting comes after what holds it, as Jayway walks: first the value, then what
        // is in it. A list instead of recursion, since data may be nested deeply.
        let mut pending = vec![value];
        while let Some(value) = pending.pop() {
            let can = match step {
                Step::Member(name) => value.get(name).is_some(),
                Step::Members(names) => names.iter().all(|name| value.get(name).is_some()),
                Step::Item(_) | Step::Items(_) | Step::Slice(..) => value.is_array(),
                Step::Every | Step::Anywhere(_) => true,
                // Objects themselves are looked at, those in arrays included; other items never are.
                Step::Filter(_) => value.is_object(),
            };
            if can {
                self.take(step, value, at, false)?;
            }
            let inner: Vec<&'a Value> = children(value).collect();
            pending.extend(inner.into_iter().rev());
        }
        Ok(())
    }
}

/// The items of what has to be an array.
fn items<'a>(value: &'a Value, step: &Step, definite: bool) -> Result<Option<&'a [Value]>, String> {
    match value {
        Value::Array(items) => Ok(Some(items)),
        _ if !definite => Ok(None),
        other => Err(format!(
            "Filter: {step} can only be applied to arrays. Current context is: {other}"
        )),
    }
}

/// Members' values, or items.
fn children(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Object(members) => Box::new(members.values()),
        Value::Array(items) => Box::new(items.iter()),
        _ => Box::new(std::iter::empty()),
    }
}

/// An item, counted from the end if negative.
pub(super) fn item(items: &[Value], number: i64) -> Option<&Value> {
    let number = if number < 0 {
        number.checked_add(i64::try_from(items.len()).ok()?)?
    } else {
        number
    };
    items.get(usize::try_from(number).ok()?)
}

/// The numbers of a slice's items. With both bounds, Jayway counts neither from the end: an item's number may be
/// negative, and is counted from the end by itself.
fn slice(length: usize, from: Option<i64>, to: Option<i64>) -> std::ops::Range<i64> {
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    match (from, to) {
        (Some(from), Some(to)) => from..to.min(length),
        (Some(from), None) if from < 0 => (from + length).max(0)..length,
        (Some(from), None) => from..length,
        (None, Some(to)) if to < 0 => 0..(to + length),
        (None, Some(to)) => 0..to.min(length),
        (None, None) => 0..length,
    }
}

pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
