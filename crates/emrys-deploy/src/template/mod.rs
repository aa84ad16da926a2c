// SPDX-License-Identifier: Apache-2.0
//! A template of CloudFormation's as data (CloudFormation User Guide, "Template anatomy").
//!
//! Texts in it may have [references](text); [`Template::to_json`] alone makes intrinsic functions of them.

pub mod ids;
mod render;
pub mod text;

use indexmap::IndexMap;
use serde_json::Value;

/// A template. Everything is in the order in which it was added, so that the same project gives the same text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Template {
    /// What it is for.
    pub description: String,
    /// What whoever deploys it may say, by name.
    pub parameters: IndexMap<String, Value>,
    /// Conditions by name.
    pub conditions: IndexMap<String, Value>,
    /// Resources by logical id.
    pub resources: IndexMap<String, Resource>,
    /// What others may want to know, by name.
    pub outputs: IndexMap<String, Output>,
    /// What stands for a reference in place of `Ref` or `Fn::GetAtt`: of a resource that is there only under a condition.
    pub substitutes: IndexMap<String, Value>,
}

impl Template {
    /// What exists in the place of a resource, which is not created then: its condition is that a parameter is empty, and
    /// somebody has given it a value, or the template itself has.
    #[must_use]
    pub fn in_place_of<'t>(
        &'t self,
        logical_id: &str,
        given: &'t [(String, String)],
    ) -> Option<&'t str> {
        let condition = self.resources.get(logical_id)?.condition.as_ref()?;
        let both = self.conditions.get(condition)?.get("Fn::Equals")?;
        if !both.get(1)?.as_str()?.is_empty() {
            return None;
        }
        let parameter = both.get(0)?.get("Ref")?.as_str()?;
        let given = given.iter().find(|(name, _)| name == parameter);
        let value = match given {
            Some((_, value)) => value.as_str(),
            None => self.parameters.get(parameter)?.get("Default")?.as_str()?,
        };
        (!value.is_empty()).then_some(value)
    }
}

/// A resource.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// Its type, such as `AWS::SSM::Parameter`.
    pub kind: String,
    /// Its properties: an object.
    pub properties: Value,
    /// The logical ids of what has to be there before it, beside what it refers to.
    pub depends_on: Vec<String>,
    /// The condition under which it is there. Absent: always.
    pub condition: Option<String>,
}

impl Resource {
    /// A resource that waits for nothing but what it refers to.
    #[must_use]
    pub fn new(kind: &str, properties: Value) -> Self {
        Self {
            kind: kind.to_owned(),
            properties,
            depends_on: Vec::new(),
            condition: None,
        }
    }
}

/// An output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// What it is.
    pub description: String,
    /// Its value, a text with references.
    pub value: String,
    /// The condition under which it is there. Absent: always.
    pub condition: Option<String>,
}

/// A logical id made of names: letters and digits, each part with a capital. Different names may give the same one.
#[must_use]
pub fn logical_id(parts: &[&str]) -> String {
    let words = parts
        .iter()
        .flat_map(|part| part.split(|letter: char| !letter.is_ascii_alphanumeric()));
    words
        .map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|first| first.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<String>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Resource, Template, logical_id};

    #[test]
    fn what_a_parameter_names_is_not_created() {
        let mut template = Template::default();
        let mut resource = Resource::new("AWS::IAM::Role", json!({}));
        template
            .resources
            .insert("Always".to_owned(), resource.clone());
        resource.condition = Some("Create".to_owned());
        template.resources.insert("Role".to_owned(), resource);
        let condition = json!({ "Fn::Equals": [{ "Ref": "RoleArn" }, ""] });
        template.conditions.insert("Create".to_owned(), condition);
        let parameter = |default: &str| json!({ "Type": "String", "Default": default });
        template
            .parameters
            .insert("RoleArn".to_owned(), parameter(""));
        assert_eq!(template.in_place_of("Role", &[]), None);
        let given = [("RoleArn".to_owned(), "arn:b".to_owned())];
        assert_eq!(template.in_place_of("Role", &given), Some("arn:b"));
        template
            .parameters
            .insert("RoleArn".to_owned(), parameter("arn:a"));
        assert_eq!(template.in_place_of("Role", &[]), Some("arn:a"));
        let given = [("RoleArn".to_owned(), String::new())];
        assert_eq!(template.in_place_of("Role", &given), None);
        assert_eq!(template.in_place_of("Always", &[]), None);
    }

    #[test]
    fn a_logical_id_has_letters_and_digits_alone() {
        assert_eq!(
            logical_id(&["sales", "sse-s3_profile", "Role"]),
            "SalesSseS3ProfileRole"
        );
    }
}
