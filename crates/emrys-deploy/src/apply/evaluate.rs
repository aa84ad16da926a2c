// SPDX-License-Identifier: Apache-2.0
//! The intrinsic functions of a template, as far as templates of ours have them (CloudFormation Template Reference,
//! "Intrinsic function reference").

use serde_json::{Map, Value};

use super::ApplyError;

/// What functions can refer to.
pub(super) trait Scope {
    /// What `Ref` gives of a parameter, a pseudo parameter or a resource.
    fn reference(&self, to: &str) -> Result<Value, ApplyError>;
    /// What `Fn::GetAtt` gives.
    fn attribute(&self, id: &str, attribute: &str) -> Result<Value, ApplyError>;
    /// Whether a condition holds.
    fn condition(&self, name: &str) -> Result<bool, ApplyError>;
}

/// What says that a property is not there.
const NO_VALUE: &str = "AWS::NoValue";

/// The value with the results of functions in their places; none, if it is `AWS::NoValue`.
pub(super) fn value(value: &Value, scope: &dyn Scope) -> Result<Option<Value>, ApplyError> {
    match value {
        Value::Array(items) => {
            let items = items
                .iter()
                .filter_map(|item| self::value(item, scope).transpose());
            Ok(Some(Value::Array(items.collect::<Result<_, _>>()?)))
        }
        Value::Object(members) => match function(members) {
            Some((name, argument)) => call(name, argument, scope),
            None => {
                let mut evaluated = Map::new();
                for (name, member) in members {
                    if let Some(member) = self::value(member, scope)? {
                        evaluated.insert(name.clone(), member);
                    }
                }
                Ok(Some(Value::Object(evaluated)))
            }
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            Ok(Some(value.clone()))
        }
    }
}

/// Whether what a condition is defined as holds.
pub(super) fn holds(condition: &Value, scope: &dyn Scope) -> Result<bool, ApplyError> {
    let unsupported = || ApplyError::Unsupported(condition.to_string());
    let members = condition.as_object().ok_or_else(unsupported)?;
    let (name, argument) = function(members).ok_or_else(unsupported)?;
    let all = || argument.as_array().ok_or_else(unsupported);
    match name {
        "Condition" => scope.condition(argument.as_str().ok_or_else(unsupported)?),
        "Fn::Equals" => match all()?.as_slice() {
            [left, right] => Ok(value(left, scope)? == value(right, scope)?),
            _ => Err(unsupported()),
        },
        "Fn::Not" => match all()?.as_slice() {
            [one] => Ok(!holds(one, scope)?),
            _ => Err(unsupported()),
        },
        "Fn::And" => {
            for one in all()? {
                if !holds(one, scope)? {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        "Fn::Or" => {
            for one in all()? {
                if holds(one, scope)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => Err(unsupported()),
    }
}

/// Each `Ref` and `Fn::GetAtt` in a value, those in texts of `Fn::Sub` with them: the ids that it refers to.
pub(super) fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        Value::Object(members) => match function(members) {
            Some(("Ref", Value::String(to))) => found.push(to.clone()),
            Some(("Fn::GetAtt", argument)) => found.extend(attribute(argument).map(|(id, _)| id)),
            Some(("Fn::Sub", argument)) => {
                let (text, variables) = substitution(argument);
                for name in text.map(variables_of).unwrap_or_default() {
                    let id = name.split('.').next().unwrap_or(name);
                    if !variables.is_some_and(|own| own.contains_key(name)) {
                        found.push(id.to_owned());
                    }
                }
                let values = variables.into_iter().flat_map(Map::values);
                values.for_each(|value| references(value, found));
            }
            _ => members
                .values()
                .for_each(|member| references(member, found)),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The function that an object calls, with its argument, if it is a call.
fn function(members: &Map<String, Value>) -> Option<(&str, &Value)> {
    let mut members = members.iter();
    let (name, argument) = members.next()?;
    let is_call =
        name == "Ref" || name == "Condition" && argument.is_string() || name.starts_with("Fn::");
    (is_call && members.next().is_none()).then_some((name, argument))
}

fn call(name: &str, argument: &Value, scope: &dyn Scope) -> Result<Option<Value>, ApplyError> {
    let unsupported = || ApplyError::Unsupported(format!("{name}: {argument}"));
    let items = || {
        argument
            .as_array()
            .map(Vec::as_slice)
            .ok_or_else(unsupported)
    };
    match name {
        "Ref" => match argument.as_str().ok_or_else(unsupported)? {
            NO_VALUE => Ok(None),
            to => scope.reference(to).map(Some),
        },
        "Fn::GetAtt" => {
            let (id, attribute) = attribute(argument).ok_or_else(unsupported)?;
            scope.attribute(&id, &attribute).map(Some)
        }
        "Fn::If" => match items()? {
            [Value::String(condition), yes, no] => {
                value(if scope.condition(condition)? { yes } else { no }, scope)
            }
            _ => Err(unsupported()),
        },
        "Fn::Join" => match items()? {
            [Value::String(between), list] => {
                let list = value(list, scope)?.unwrap_or_default();
                let list = list.as_array().ok_or_else(unsupported)?;
                let texts: Vec<String> = list.iter().map(text).collect();
                Ok(Some(Value::String(texts.join(between))))
            }
            _ => Err(unsupported()),
        },
        "Fn::Split" => match items()? {
            [Value::String(between), of] => {
                let of = value(of, scope)?.unwrap_or_default();
                let parts = of.as_str().ok_or_else(unsupported)?.split(between.as_str());
                Ok(Some(parts.map(Value::from).collect()))
            }
            _ => Err(unsupported()),
        },
        "Fn::Select" => match items()? {
            [index, list] => {
                let index: usize = text(index).parse().map_err(|_| unsupported())?;
                let list = value(list, scope)?.unwrap_or_default();
                list.get(index).cloned().map(Some).ok_or_else(unsupported)
            }
            _ => Err(unsupported()),
        },
        "Fn::Sub" => {
            let (template, variables) = substitution(argument);
            let template = template.ok_or_else(unsupported)?;
            substitute(template, variables, scope).map(|text| Some(Value::String(text)))
        }
        _ => Err(unsupported()),
    }
}

/// The resource and the attribute of `Fn::GetAtt`.
fn attribute(argument: &Value) -> Option<(String, String)> {
    match argument {
        Value::String(text) => {
            let (id, attribute) = text.split_once('.')?;
            Some((id.to_owned(), attribute.to_owned()))
        }
        Value::Array(items) => match items.as_slice() {
            [Value::String(id), Value::String(attribute)] => Some((id.clone(), attribute.clone())),
            _ => None,
        },
        _ => None,
    }
}

/// The text and the variables of `Fn::Sub`.
fn substitution(argument: &Value) -> (Option<&str>, Option<&Map<String, Value>>) {
    match argument {
        Value::String(text) => (Some(text), None),
        Value::Array(items) => match items.as_slice() {
            [Value::String(text), Value::Object(variables)] => (Some(text), Some(variables)),
            _ => (None, None),
        },
        _ => (None, None),
    }
}

/// A text's parts: a literal, and the name that stands behind it in `${…}`.
fn parts(text: &str) -> Vec<(&str, Option<&str>)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("${") {
        match behind.split_once('}') {
            // `${!x}` is `${x}` as it is.
            Some((name, behind)) if !name.starts_with('!') => {
                parts.push((before, Some(name.trim())));
                rest = behind;
            }
            Some(_) => {
                parts.push((before, None));
                parts.push(("${", None));
                rest = behind.strip_prefix('!').unwrap_or(behind);
            }
            None => break,
        }
    }
    parts.push((rest, None));
    parts
}

fn variables_of(text: &str) -> Vec<&str> {
    parts(text)
        .into_iter()
        .filter_map(|(_, name)| name)
        .collect()
}

fn substitute(
    template: &str,
    variables: Option<&Map<String, Value>>,
    scope: &dyn Scope,
) -> Result<String, ApplyError> {
    let mut whole = String::new();
    for (literal, name) in parts(template) {
        whole.push_str(literal);
        let Some(name) = name else { continue };
        let found = match (
            variables.and_then(|own| own.get(name)),
            name.split_once('.'),
        ) {
            (Some(variable), _) => value(variable, scope)?.unwrap_or_default(),
            (None, Some((id, attribute))) => scope.attribute(id, attribute)?,
            (None, None) => scope.reference(name)?,
        };
        whole.push_str(&text(&found));
    }
    Ok(whole)
}

/// A single value as a text.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{ApplyError, Scope, holds, references, value};

    struct Names;

    impl Scope for Names {
        fn reference(&self, to: &str) -> Result<Value, ApplyError> {
            Ok(json!(format!("<{to}>")))
        }

        fn attribute(&self, id: &str, attribute: &str) -> Result<Value, ApplyError> {
            Ok(json!(format!("<{id}:{attribute}>")))
        }

        fn condition(&self, name: &str) -> Result<bool, ApplyError> {
            Ok(name == "Yes")
        }
    }

    #[test]
    fn functions_give_their_results() {
        for (given, expected) in [
            (json!({ "Ref": "A" }), json!("<A>")),
            (json!({ "Fn::GetAtt": ["A", "Arn"] }), json!("<A:Arn>")),
            (
                json!({ "Fn::Sub": "a${!b}${A}${A.Arn}$" }),
                json!("a${b}<A><A:Arn>$"),
            ),
            (
                json!({ "Fn::Sub": ["${x}-${A}", { "x": { "Ref": "B" } }] }),
                json!("<B>-<A>"),
            ),
            (json!({ "Fn::If": ["Yes", 1, 2] }), json!(1)),
            (
                json!({ "Fn::If": ["No", 1, [{ "Ref": "AWS::NoValue" }, 3]] }),
                json!([3]),
            ),
            (
                json!({ "Fn::Join": [":", ["a", { "Ref": "A" }]] }),
                json!("a:<A>"),
            ),
            (
                json!({ "Fn::Select": [1, { "Fn::Split": ["/", "a/b"] }] }),
                json!("b"),
            ),
            (
                json!({ "a": { "Ref": "AWS::NoValue" }, "b": { "c": 1 } }),
                json!({ "b": { "c": 1 } }),
            ),
            // A policy has members of that name.
            (
                json!({ "Condition": { "Bool": {} } }),
                json!({ "Condition": { "Bool": {} } }),
            ),
        ] {
            assert_eq!(value(&given, &Names).unwrap(), Some(expected), "{given}");
        }
        assert!(value(&json!({ "Fn::ImportValue": "x" }), &Names).is_err());
    }

    #[test]
    fn conditions_hold_or_do_not() {
        let equal = json!({ "Fn::Equals": [{ "Ref": "A" }, "<A>"] });
        let other = json!({ "Fn::Equals": [{ "Ref": "A" }, ""] });
        for (condition, expected) in [
            (equal.clone(), true),
            (json!({ "Fn::Not": [equal] }), false),
            (json!({ "Fn::And": [equal, other] }), false),
            (json!({ "Fn::Or": [other, equal] }), true),
            (json!({ "Condition": "Yes" }), true),
        ] {
            assert_eq!(holds(&condition, &Names).unwrap(), expected, "{condition}");
        }
        assert!(holds(&json!("Yes"), &Names).is_err());
    }

    #[test]
    fn references_are_found_wherever_they_are() {
        let mut found = Vec::new();
        let given = json!({
            "a": [{ "Ref": "A" }], "b": { "Fn::GetAtt": ["B", "Arn"] },
            "c": { "Fn::Sub": ["${C.Arn}${x}${!no}", { "x": { "Fn::If": ["Yes", { "Ref": "D" }, 1] } }] },
        });
        references(&given, &mut found);
        assert_eq!(found, ["A", "B", "C", "D"]);
    }
}
