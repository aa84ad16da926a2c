// SPDX-License-Identifier: Apache-2.0
//! What documents leave to a run, in a template: a parameter of Parameter Store is read when the template is deployed, and a
//! secret stays where it is.

use emrys_document::reference::{self, Part, Reference};
use serde_json::{Value, json};

use super::DeployError;
use crate::members::SECRET;
use crate::template::{Template, ids, text};

/// Puts what a template has in the places of a document's references in a request. `of` is the cluster, for messages.
pub(super) fn fill(
    template: &mut Template,
    of: &str,
    value: &mut Value,
) -> Result<(), DeployError> {
    match value {
        Value::String(text) if reference::is_in(text) => {
            *text = filled(template, of, text)?;
            Ok(())
        }
        Value::Array(items) => items
            .iter_mut()
            .try_for_each(|item| fill(template, of, item)),
        Value::Object(members) => {
            secrets(members);
            members
                .values_mut()
                .try_for_each(|own| fill(template, of, own))
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// A property whose value is a secret's becomes one whose value EMR fetches.
fn secrets(members: &mut serde_json::Map<String, Value>) {
    let Some(Value::Object(properties)) = members.get_mut("Properties") else {
        return;
    };
    let own = std::mem::take(properties);
    for (key, value) in own {
        let id = value
            .as_str()
            .and_then(|text| match reference::parts(text).as_slice() {
                // EMR takes all of a secret and no member of it.
                [
                    Part::Reference {
                        reference: Reference::Secret { id, key: None },
                        ..
                    },
                ] => Some(id.clone()),
                _ => None,
            });
        match id {
            Some(id) => {
                let arn = match id.starts_with("arn:") {
                    true => id,
                    false => text::arn("secretsmanager", &format!("secret:{id}")),
                };
                let key = match key.starts_with(SECRET) {
                    true => key,
                    false => format!("{SECRET}{key}"),
                };
                properties.insert(key, json!(arn));
            }
            None => {
                properties.insert(key, value);
            }
        }
    }
}

fn filled(template: &mut Template, of: &str, text: &str) -> Result<String, DeployError> {
    let mut filled = String::new();
    for part in reference::parts(text) {
        match part {
            Part::Text(text) => filled.push_str(text),
            Part::Reference {
                reference: Reference::Parameter(name),
                ..
            } => {
                let parameter = ids::of("Ssm", name.trim_matches('/'));
                let declared = json!({
                    "Type": "AWS::SSM::Parameter::Value<String>",
                    "Default": name,
                    "Description": "A parameter whose value is read when the template is deployed.",
                });
                template.parameters.insert(parameter.clone(), declared);
                filled.push_str(&text::reference(&parameter));
            }
            Part::Reference { reference, .. } => {
                return Err(DeployError::Reference {
                    of: of.to_owned(),
                    reference: reference.to_string(),
                });
            }
        }
    }
    Ok(filled)
}
