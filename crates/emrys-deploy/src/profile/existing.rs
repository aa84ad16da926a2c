// SPDX-License-Identifier: Apache-2.0
//! What is created or exists already: a parameter of the template says which. Its default is what the document says, so one
//! template serves accounts with such a resource and accounts without.

use serde_json::{Value, json};

use crate::template::Template;

/// A parameter whose emptiness means that the resource is created, and the condition for that.
pub(super) struct Existing {
    /// The parameter's name.
    pub(super) parameter: String,
    /// The condition's name.
    pub(super) condition: String,
}

impl Existing {
    /// Declares both. `what` is the resource, for people.
    pub(super) fn declare(
        template: &mut Template,
        parameter: &str,
        what: &str,
        default: &str,
    ) -> Self {
        let condition = format!("Create{parameter}");
        let declared = json!({
            "Type": "String",
            "Default": default,
            "Description": format!("{what} that exists. Empty: one is created."),
        });
        template.parameters.insert(parameter.to_owned(), declared);
        let is_empty = json!({ "Fn::Equals": [{ "Ref": parameter }, ""] });
        template.conditions.insert(condition.clone(), is_empty);
        Self {
            parameter: parameter.to_owned(),
            condition,
        }
    }

    /// What stands for a reference to the resource: itself where it is created, else another value.
    pub(super) fn either(&self, created: &Value, exists: &Value) -> Value {
        json!({ "Fn::If": [self.condition, created, exists] })
    }
}

/// The last part of an ARN, or the text itself where it is none.
pub(super) fn name_of(arn_or_name: &str) -> &str {
    match is_arn(arn_or_name) {
        true => arn_or_name.rsplit('/').next().unwrap_or(arn_or_name),
        false => arn_or_name,
    }
}

/// Whether a text is an ARN.
pub(super) fn is_arn(text: &str) -> bool {
    text.starts_with("arn:")
}

/// The ARN of the role that a parameter names, or has the ARN of.
pub(super) fn role(parameter: &str, is_name: bool) -> Value {
    match is_name {
        true => {
            json!({ "Fn::Sub": format!("arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:role/${{{parameter}}}") })
        }
        false => json!({ "Ref": parameter }),
    }
}
