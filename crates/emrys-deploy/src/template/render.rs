// SPDX-License-Identifier: Apache-2.0
//! A template as the JSON that CloudFormation takes.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::text::{self, Part};
use super::{Output, Resource, Template};

impl Template {
    /// The template as CloudFormation takes it.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut json = Map::new();
        json.insert("AWSTemplateFormatVersion".to_owned(), json!("2010-09-09"));
        if !self.description.is_empty() {
            json.insert("Description".to_owned(), json!(self.description));
        }
        for (key, entries) in [
            ("Parameters", &self.parameters),
            ("Conditions", &self.conditions),
        ] {
            if !entries.is_empty() {
                json.insert(key.to_owned(), object(entries, Value::clone));
            }
        }
        let resources = object(&self.resources, |resource| self.resource(resource));
        json.insert("Resources".to_owned(), resources);
        if !self.outputs.is_empty() {
            let outputs = object(&self.outputs, |output| self.output(output));
            json.insert("Outputs".to_owned(), outputs);
        }
        Value::Object(json)
    }

    fn resource(&self, resource: &Resource) -> Value {
        let mut json = Map::new();
        json.insert("Type".to_owned(), json!(resource.kind));
        if let Some(condition) = &resource.condition {
            json.insert("Condition".to_owned(), json!(condition));
        }
        if !resource.depends_on.is_empty() {
            json.insert("DependsOn".to_owned(), json!(resource.depends_on));
        }
        let rendering = Rendering {
            template: self,
            condition: resource.condition.as_deref(),
        };
        json.insert(
            "Properties".to_owned(),
            rendering.value(&resource.properties),
        );
        Value::Object(json)
    }

    fn output(&self, output: &Output) -> Value {
        let mut json = Map::new();
        json.insert("Description".to_owned(), json!(output.description));
        if let Some(condition) = &output.condition {
            json.insert("Condition".to_owned(), json!(condition));
        }
        let rendering = Rendering {
            template: self,
            condition: output.condition.as_deref(),
        };
        json.insert("Value".to_owned(), rendering.text(&output.value));
        Value::Object(json)
    }
}

/// What is rendered is there under that condition alone.
struct Rendering<'t> {
    template: &'t Template,
    condition: Option<&'t str>,
}

impl Rendering<'_> {
    /// A value with intrinsic functions in the places of references. Members' names have none.
    fn value(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => self.text(text),
            Value::Array(items) => items.iter().map(|item| self.value(item)).collect(),
            Value::Object(members) => members
                .iter()
                .map(|(name, value)| (name.clone(), self.value(value)))
                .collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
        }
    }

    fn text(&self, text: &str) -> Value {
        let parts = text::parts(text);
        match parts.as_slice() {
            [Part::Reference(to)] => self.reference(to),
            parts if parts.iter().all(|part| matches!(part, Part::Literal(_))) => json!(text),
            parts => self.substitution(parts),
        }
    }

    /// What stands for a reference. Of a choice by the own condition one side alone is possible.
    fn substitute(&self, to: &str) -> Option<&Value> {
        let substitute = self.template.substitutes.get(to)?;
        let choice = substitute.get("Fn::If").and_then(Value::as_array);
        match choice.map(Vec::as_slice) {
            Some([condition, created, _]) if condition.as_str() == self.condition => Some(created),
            _ => Some(substitute),
        }
    }

    fn reference(&self, to: &str) -> Value {
        if let Some(substitute) = self.substitute(to) {
            return substitute.clone();
        }
        match to.split_once('.') {
            Some((id, attribute)) => json!({ "Fn::GetAtt": [id, attribute] }),
            None => json!({ "Ref": to }),
        }
    }

    /// `Fn::Sub`, with variables for the references that have substitutes.
    fn substitution(&self, parts: &[Part<'_>]) -> Value {
        let mut text = String::new();
        let mut variables = Map::new();
        for part in parts {
            match part {
                Part::Literal(literal) => text.push_str(&literal.replace("${", "${!")),
                Part::Reference(to) => {
                    let name = match self.substitute(to) {
                        Some(substitute) if substitute.get("Fn::If").is_some() => {
                            let name: String =
                                to.chars().filter(char::is_ascii_alphanumeric).collect();
                            variables.insert(name.clone(), substitute.clone());
                            name
                        }
                        // What is certainly there is referred to as it is.
                        Some(_) | None => (*to).to_owned(),
                    };
                    text.push_str("${");
                    text.push_str(&name);
                    text.push('}');
                }
            }
        }
        if variables.is_empty() {
            json!({ "Fn::Sub": text })
        } else {
            json!({ "Fn::Sub": [text, variables] })
        }
    }
}

fn object<T>(entries: &IndexMap<String, T>, render: impl Fn(&T) -> Value) -> Value {
    let entries = entries.iter();
    entries
        .map(|(name, entry)| (name.clone(), render(entry)))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::template::text::{arn, reference};
    use crate::template::{Resource, Template};

    #[test]
    fn references_become_intrinsic_functions() {
        let mut template = Template::default();
        let properties = json!({
            "Name": "${hadoop.tmp.dir}",
            "Role": reference("Role.Arn"),
            "Parameter": reference("Vpc"),
            "Arn": arn("ssm", "parameter/${x}"),
        });
        let resource = Resource::new("AWS::SSM::Parameter", properties);
        template.resources.insert("P".to_owned(), resource);
        let json = template.to_json();
        let rendered = json.pointer("/Resources/P/Properties");
        let expected = json!({
            "Name": "${hadoop.tmp.dir}",
            "Role": { "Fn::GetAtt": ["Role", "Arn"] },
            "Parameter": { "Ref": "Vpc" },
            "Arn": { "Fn::Sub": "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/${!x}" },
        });
        assert_eq!(rendered, Some(&expected));
    }

    #[test]
    fn what_is_there_under_the_same_condition_is_certainly_there() {
        let mut template = Template::default();
        let either = json!({ "Fn::If": ["Create", { "Fn::GetAtt": ["Group", "Id"] }, { "Ref": "GroupId" }] });
        template.substitutes.insert("Group.Id".to_owned(), either);
        let group = reference("Group.Id");
        let mut rule = Resource::new("T", json!({ "A": group, "B": format!("a {group}") }));
        rule.condition = Some("Create".to_owned());
        template.resources.insert("R".to_owned(), rule);
        let json = template.to_json();
        let expected =
            json!({ "A": { "Fn::GetAtt": ["Group", "Id"] }, "B": { "Fn::Sub": "a ${Group.Id}" } });
        assert_eq!(json.pointer("/Resources/R/Properties"), Some(&expected));
    }

    #[test]
    fn what_is_there_under_a_condition_is_referred_to_by_its_substitute() {
        let mut template = Template::default();
        let either = json!({ "Fn::If": ["CreateRole", { "Fn::GetAtt": ["Role", "Arn"] }, { "Ref": "RoleArn" }] });
        template
            .substitutes
            .insert("Role.Arn".to_owned(), either.clone());
        let text = format!("a {}", reference("Role.Arn"));
        let resource = Resource::new("T", json!({ "A": reference("Role.Arn"), "B": text }));
        template.resources.insert("R".to_owned(), resource);
        let json = template.to_json();
        assert_eq!(json.pointer("/Resources/R/Properties/A"), Some(&either));
        assert_eq!(
            json.pointer("/Resources/R/Properties/B"),
            Some(&json!({ "Fn::Sub": ["a ${RoleArn}", { "RoleArn": either }] }))
        );
    }
}
