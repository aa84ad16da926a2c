// SPDX-License-Identifier: Apache-2.0
//! The files of a module → its variables, locals and the resources of EMR. Both syntaxes make the same expressions.

use std::collections::BTreeMap;
use std::sync::Arc;

use emrys_diagnostics::Source;
use hcl::edit::Ident;
use hcl::edit::expr::{Array, Expression, Object, ObjectKey};
use hcl::edit::parser::{parse_body, parse_template};
use hcl::edit::structure::{Attribute, Body};
use hcl::edit::template::{Element, StringTemplate};
use serde_json::{Map, Value};

use super::TerraformError;
use crate::import::request;

/// A file of a module.
#[derive(Debug, Clone)]
pub struct File {
    /// Its name, by whose ending its syntax is known: `main.tf`, `main.tf.json`, `terraform.tfvars`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A module.
#[derive(Default)]
pub(super) struct Module {
    pub(super) variables: BTreeMap<String, Variable>,
    pub(super) locals: BTreeMap<String, Owned>,
    pub(super) resources: Vec<Resource>,
    /// What `.tfvars` say of variables.
    pub(super) values: BTreeMap<String, Owned>,
}

/// A variable.
pub(super) struct Variable {
    pub(super) default: Option<Owned>,
    pub(super) is_sensitive: bool,
    pub(super) description: Option<String>,
}

/// A resource.
pub(super) struct Resource {
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) body: Body,
    pub(super) source: Option<Arc<Source>>,
}

/// An expression, and the file that it is in. In JSON expressions have no places of their own.
#[derive(Clone)]
pub(super) struct Owned {
    expression: Expression,
    source: Option<Arc<Source>>,
}

/// The same, borrowed.
#[derive(Clone, Copy)]
pub(super) struct Located<'e> {
    pub(super) expression: &'e Expression,
    pub(super) source: Option<&'e Arc<Source>>,
}

impl Owned {
    pub(super) fn located(&self) -> Located<'_> {
        Located {
            expression: &self.expression,
            source: self.source.as_ref(),
        }
    }
}

/// The module that the files are.
pub(super) fn read(files: &[File]) -> Result<Module, TerraformError> {
    let mut module = Module::default();
    for file in files {
        let text = Value::from(file.text.as_str());
        if let Some((_, character)) = request::forbidden(&text, "") {
            let name = file.name.clone();
            return Err(TerraformError::ControlCharacter { name, character });
        }
        match file.name.ends_with(".json") {
            true => module.json(file)?,
            false => module.hcl(file)?,
        }
    }
    Ok(module)
}

impl Module {
    fn hcl(&mut self, file: &File) -> Result<(), TerraformError> {
        let body = parse_body(&file.text).map_err(|error| TerraformError::Hcl {
            name: file.name.clone(),
            line: error.location().line(),
            column: error.location().column(),
            message: error.message().to_owned(),
        })?;
        let source = Source::new(file.name.as_str(), file.text.as_str());
        if file.name.ends_with(".tfvars") {
            for attribute in body.attributes() {
                let value = owned(&attribute.value, &source);
                self.values.insert(attribute.key.to_string(), value);
            }
            return Ok(());
        }
        for block in body.into_blocks() {
            let labels: Vec<_> = block
                .labels
                .iter()
                .map(|label| label.as_str().to_owned())
                .collect();
            match (block.ident.as_str(), labels.as_slice()) {
                ("variable", [name]) => {
                    let default = block.body.get_attribute("default");
                    let sensitive = block.body.get_attribute("sensitive");
                    let description = block.body.get_attribute("description");
                    let variable = Variable {
                        default: default.map(|default| owned(&default.value, &source)),
                        is_sensitive: sensitive
                            .is_some_and(|value| value.value.as_bool() == Some(true)),
                        description: description
                            .and_then(|text| text.value.as_str())
                            .map(str::to_owned),
                    };
                    self.variables.insert(name.clone(), variable);
                }
                ("locals", []) => {
                    for attribute in block.body.attributes() {
                        let value = owned(&attribute.value, &source);
                        self.locals.insert(attribute.key.to_string(), value);
                    }
                }
                ("resource", [kind, name]) => self.resources.push(Resource {
                    kind: kind.clone(),
                    name: name.clone(),
                    body: block.body,
                    source: Some(Arc::clone(&source)),
                }),
                _ => {}
            }
        }
        Ok(())
    }

    fn json(&mut self, file: &File) -> Result<(), TerraformError> {
        let root: Map<String, Value> = serde_json::from_str(&file.text).map_err(|source| {
            let name = file.name.clone();
            TerraformError::Json { name, source }
        })?;
        let unplaced = |expression| Owned {
            expression,
            source: None,
        };
        if file.name.ends_with(".tfvars.json") {
            let values = root
                .iter()
                .map(|(name, value)| (name.clone(), unplaced(literal(value))));
            self.values.extend(values);
            return Ok(());
        }
        for (name, variable) in objects(root.get("variable")) {
            for variable in maps(variable) {
                let sensitive = variable.get("sensitive").and_then(Value::as_bool);
                let description = variable.get("description").and_then(Value::as_str);
                let variable = Variable {
                    default: variable
                        .get("default")
                        .map(|default| unplaced(literal(default))),
                    is_sensitive: sensitive.unwrap_or_default(),
                    description: description.map(str::to_owned),
                };
                self.variables.insert(name.clone(), variable);
            }
        }
        for (name, value) in objects(root.get("locals")) {
            self.locals
                .insert(name.clone(), unplaced(expression(value)));
        }
        for (kind, named) in objects(root.get("resource")) {
            for (name, bodies) in objects(Some(named)) {
                for members in maps(bodies) {
                    self.resources.push(Resource {
                        kind: kind.clone(),
                        name: name.clone(),
                        body: body(members),
                        source: None,
                    });
                }
            }
        }
        Ok(())
    }
}

fn owned(expression: &Expression, source: &Arc<Source>) -> Owned {
    Owned {
        expression: expression.clone(),
        source: Some(Arc::clone(source)),
    }
}

/// The objects that a value is: itself, or those of a list.
fn maps(value: &Value) -> Vec<&Map<String, Value>> {
    match value {
        Value::Object(members) => vec![members],
        Value::Array(items) => items.iter().filter_map(Value::as_object).collect(),
        _ => Vec::new(),
    }
}

/// The members of the objects that a value is.
fn objects(value: Option<&Value>) -> Vec<(&String, &Value)> {
    value.into_iter().flat_map(maps).flatten().collect()
}

fn body(members: &Map<String, Value>) -> Body {
    let attributes = members.iter().filter_map(|(key, value)| {
        let key = Ident::try_new(key.as_str()).ok()?;
        Some(Attribute::new(key, expression(value)))
    });
    attributes.collect()
}

/// A value whose texts, and keys, are templates (Terraform, "JSON Configuration Syntax").
fn expression(value: &Value) -> Expression {
    match value {
        Value::String(text) => match parse_template(text) {
            Ok(template) if template.iter().all(Element::is_literal) => {
                let literals = template.iter().filter_map(Element::as_literal);
                let text: String = literals.map(|literal| literal.value().as_str()).collect();
                Expression::from(text)
            }
            Ok(template) => {
                Expression::StringTemplate(template.into_iter().collect::<StringTemplate>())
            }
            // What is no template can only be a text.
            Err(_) => Expression::from(text.as_str()),
        },
        Value::Array(items) => Expression::Array(items.iter().map(expression).collect::<Array>()),
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| {
                let key = expression(&Value::from(key.as_str()));
                (ObjectKey::Expression(key), expression(value))
            });
            Expression::Object(members.collect::<Object>())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => literal(value),
    }
}

/// A value whose texts stand for themselves.
fn literal(value: &Value) -> Expression {
    let value: hcl::Value = serde_json::from_value(value.clone()).unwrap_or_default();
    hcl::Expression::from(value).into()
}
