// SPDX-License-Identifier: Apache-2.0
//! Texts and values of a document as states have them: what is an expression stays one, and nothing else becomes one.

use emrys_document::elements::is_expression;
use emrys_document::reference::{self, Part, Reference};
use serde_json::Value;

const BEGIN: &str = "{%";
const END: &str = "%}";

/// JSONata as a state has it.
pub(super) fn expression(jsonata: &str) -> Value {
    Value::String(format!("{BEGIN} {jsonata} {END}"))
}

/// A text as JSONata writes it, which is as JSON does.
pub(super) fn literal(text: &str) -> String {
    Value::from(text).to_string()
}

/// The JSONata between `{%` and `%}`.
pub(super) fn inside(text: &str) -> Option<&str> {
    if !is_expression(text) {
        return None;
    }
    let inside = text.strip_prefix(BEGIN)?.strip_suffix(END)?;
    Some(inside.trim())
}

/// A value as JSONata writes it, with the expressions in it.
pub(super) fn jsonata(value: &Value) -> String {
    match value {
        Value::String(text) => match inside(text) {
            Some(inside) => format!("({inside})"),
            None => literal(text),
        },
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(jsonata).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(name, value)| format!("{}: {}", literal(name), jsonata(value)))
                .collect();
            format!("{{{}}}", members.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// Whether there is an expression in a value.
pub(super) fn has_expressions(value: &Value) -> bool {
    match value {
        Value::String(text) => is_expression(text),
        Value::Array(items) => items.iter().any(has_expressions),
        Value::Object(members) => members.values().any(has_expressions),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A part of a step's text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Jsonata(String),
}

/// A text of a step. It may have expressions in it, and the id of the cluster that the step runs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StepText(Vec<Piece>);

impl StepText {
    /// Reads a text; `cluster` is the variable that has the cluster's id.
    ///
    /// # Errors
    /// A reference that a state machine has no value for.
    pub(super) fn read(text: &str, cluster: &str) -> Result<Self, Reference> {
        let mut pieces = Vec::new();
        for part in reference::parts(text) {
            match part {
                Part::Text(text) => split(text, &mut pieces),
                Part::Reference {
                    reference: Reference::ClusterId,
                    ..
                } => pieces.push(Piece::Jsonata(format!("${cluster}"))),
                Part::Reference { reference, .. } => return Err(reference),
            }
        }
        Ok(Self(pieces))
    }

    /// Reads a text that has no expressions, whatever it looks like.
    ///
    /// # Errors
    /// A reference that a state machine has no value for.
    pub(super) fn plain(text: &str, cluster: &str) -> Result<Self, Reference> {
        let pieces = reference::parts(text).into_iter().map(|part| match part {
            Part::Text(text) => Ok(Piece::Text(text.to_owned())),
            Part::Reference {
                reference: Reference::ClusterId,
                ..
            } => Ok(Piece::Jsonata(format!("${cluster}"))),
            Part::Reference { reference, .. } => Err(reference),
        });
        let empty = |piece: &Result<Piece, _>| *piece == Ok(Piece::Text(String::new()));
        let pieces = pieces.filter(|piece| !empty(piece));
        Ok(Self(pieces.collect::<Result<_, _>>()?))
    }

    /// The expressions in it.
    pub(super) fn expressions(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Jsonata(jsonata) => Some(jsonata.as_str()),
            Piece::Text(_) => None,
        })
    }

    /// The text as JSONata.
    pub(super) fn jsonata(&self) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Text(text) => literal(text),
            Piece::Jsonata(jsonata) if self.0.len() == 1 => jsonata.clone(),
            Piece::Jsonata(jsonata) => format!("({jsonata})"),
        });
        match self.0.is_empty() {
            true => literal(""),
            false => pieces.collect::<Vec<_>>().join(" & "),
        }
    }

    /// The text as a state has it.
    pub(super) fn value(&self) -> Value {
        match self.0.as_slice() {
            [] => Value::from(""),
            // Step Functions would take it for half an expression.
            [Piece::Text(text)] if !text.starts_with(BEGIN) && !text.ends_with(END) => {
                Value::from(text.clone())
            }
            _ => expression(&self.jsonata()),
        }
    }
}

fn split(text: &str, pieces: &mut Vec<Piece>) {
    let mut rest = text;
    while let Some((before, from)) = rest.split_once(BEGIN) {
        let Some((inside, after)) = from.split_once(END) else {
            break;
        };
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        pieces.push(Piece::Jsonata(inside.trim().to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use emrys_document::reference::Reference;
    use serde_json::json;

    use super::{StepText, jsonata};

    fn value(text: &str) -> serde_json::Value {
        StepText::read(text, "main").unwrap().value()
    }

    #[test]
    fn a_steps_text_is_an_expression_where_it_has_one() {
        assert_eq!(value("plain"), json!("plain"));
        assert_eq!(value(""), json!(""));
        assert_eq!(value("{% $day %}"), json!("{% $day %}"));
        assert_eq!(
            value("day={% $day %}/x"),
            json!("{% \"day=\" & ($day) & \"/x\" %}")
        );
        assert_eq!(value("{% half"), json!("{% \"{% half\" %}"));
        let token = Reference::ClusterId.token("${cluster_id}");
        assert_eq!(
            value(&format!("on {token}")),
            json!("{% \"on \" & ($main) %}")
        );
        let token = Reference::Parameter("/a".to_owned()).token("${ssm:/a}");
        let refused = StepText::read(&token, "main").unwrap_err();
        assert_eq!(refused, Reference::Parameter("/a".to_owned()));
    }

    #[test]
    fn a_value_is_written_as_jsonata() {
        let value = json!({ "a": ["{% $b %}", "c", 1, null], "d": { "e": true } });
        assert_eq!(
            jsonata(&value),
            r#"{"a": [($b), "c", 1, null], "d": {"e": true}}"#
        );
    }
}
