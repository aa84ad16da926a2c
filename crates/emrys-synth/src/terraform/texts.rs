// SPDX-License-Identifier: Apache-2.0
//! The texts of a request as Terraform's templates. Three kinds of `${…}` are told apart: `${terraform:…}` of the document
//! becomes an expression, what has to be fetched or hidden becomes a variable, and everything else stands for itself.

use std::collections::BTreeSet;

use emrys_document::reference::{self, Reference};
use hcl_edit::expr::{Expression, Traversal, TraversalOperator};
use hcl_edit::visit::{Visit, visit_traversal};
use serde_json::Value as Json;

use super::TerraformError;
use super::module::{Part, Template, Value, Variable};
use super::names::{identifier, unique};

/// Makes templates, and the variables that they need.
#[derive(Default)]
pub(super) struct Texts {
    /// The variables so far, each with what it stands for.
    variables: Vec<(Source, Variable)>,
    /// What could not be written.
    unknown: BTreeSet<Reference>,
}

/// What a variable stands for.
#[derive(Debug, PartialEq, Eq)]
enum Source {
    Reference(Reference),
    /// A variable that an expression of the document names.
    Named,
    /// A parameter of a template.
    Parameter(String),
    /// A password of that cluster, under that name.
    Password(String, &'static str),
}

impl Texts {
    /// The text with expressions in the place of its references.
    pub(super) fn template(&mut self, text: &str) -> Template {
        let parts = reference::parts(text).into_iter().map(|part| match part {
            reference::Part::Text(text) => Part::Literal(text.to_owned()),
            reference::Part::Reference { reference, .. } => self.expression(reference),
        });
        let parts: Vec<Part> = parts.collect();
        match parts.is_empty() {
            true => Template::literal(""),
            false => Template(parts),
        }
    }

    /// The same as a value.
    pub(super) fn text(&mut self, text: &str) -> Value {
        Value::Text(self.template(text))
    }

    /// A list of texts, if there are any.
    pub(super) fn list(&mut self, texts: &[String]) -> Option<Value> {
        let items: Vec<Value> = texts.iter().map(|text| self.text(text)).collect();
        (!items.is_empty()).then_some(Value::List(items))
    }

    /// Texts in one, with commas between them, if there are any.
    pub(super) fn joined(&mut self, texts: &[String]) -> Option<Value> {
        (!texts.is_empty()).then(|| self.text(&texts.join(",")))
    }

    /// Keys and values, if there are any.
    pub(super) fn map(&mut self, pairs: &[(String, String)]) -> Option<Value> {
        let members = pairs
            .iter()
            .map(|(key, value)| (self.template(key), self.text(value)));
        let members: Vec<_> = members.collect();
        (!members.is_empty()).then_some(Value::Object(members))
    }

    /// Any JSON value.
    pub(super) fn value(&mut self, json: &Json) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Bool(value) => Value::Boolean(*value),
            Json::Number(number) => Value::Number(number.clone()),
            Json::String(text) => self.text(text),
            Json::Array(items) => Value::List(items.iter().map(|item| self.value(item)).collect()),
            Json::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|(key, value)| (self.template(key), self.value(value)))
                    .collect(),
            ),
        }
    }

    /// A password: what the document refers to, or a variable where it has the password itself, which is not written down.
    pub(super) fn password(&mut self, cluster: &str, argument: &'static str, text: &str) -> Value {
        if reference::is_in(text) {
            let value = self.text(text);
            let named: Vec<String> = reference::find(text).iter().flat_map(named).collect();
            for (_, variable) in &mut self.variables {
                variable.sensitive |= named.contains(&variable.name);
            }
            return value;
        }
        let source = Source::Password(cluster.to_owned(), argument);
        let description =
            format!("The {argument} of the cluster {cluster}, which the document has.");
        let name = identifier(&format!("{cluster}_{argument}"));
        Value::expression(format!("var.{}", self.variable(source, &name, description)))
    }

    /// The variables, if everything could be written.
    pub(super) fn finish(self) -> Result<Vec<Variable>, TerraformError> {
        match self.unknown.into_iter().next() {
            Some(reference) => Err(TerraformError::Reference(reference)),
            None => Ok(self
                .variables
                .into_iter()
                .map(|(_, variable)| variable)
                .collect()),
        }
    }

    fn expression(&mut self, reference: Reference) -> Part {
        let (name, description) = match &reference {
            Reference::Terraform(expression) => {
                let parsed: Result<Expression, _> = expression.trim().parse();
                if parsed.is_err() {
                    self.unknown.insert(reference.clone());
                }
                for name in named(&reference) {
                    self.declare(name);
                }
                return Part::Expression(expression.trim().to_owned());
            }
            Reference::Parameter(parameter) => (
                format!("ssm_{parameter}"),
                format!("The value of the parameter {parameter} in Parameter Store."),
            ),
            Reference::Secret { id, key: None } => (
                format!("secret_{id}"),
                format!("The secret {id} in Secrets Manager."),
            ),
            Reference::Secret { id, key: Some(key) } => (
                format!("secret_{id}_{key}"),
                format!("The value of {key} in the secret {id} in Secrets Manager."),
            ),
            Reference::ClusterId | Reference::HbaseJar => {
                self.unknown.insert(reference.clone());
                return Part::Literal(String::new());
            }
        };
        let name = identifier(&name);
        let name = self.variable(Source::Reference(reference), &name, description);
        Part::Expression(format!("var.{name}"))
    }

    /// Declares a variable that an expression names, if nothing has yet.
    fn declare(&mut self, name: String) {
        if !self.variables.iter().any(|(_, own)| own.name == name) {
            let variable = Variable {
                name,
                description: None,
                default: None,
                sensitive: false,
            };
            self.variables.push((Source::Named, variable));
        }
    }

    /// The name of the variable for that, which is made if there is none.
    fn variable(&mut self, source: Source, name: &str, description: String) -> String {
        if let Some((_, variable)) = self.variables.iter().find(|(own, _)| *own == source) {
            return variable.name.clone();
        }
        let taken = |name: &str| self.variables.iter().any(|(_, own)| own.name == name);
        let name = unique(name, taken);
        let variable = Variable {
            name: name.clone(),
            description: Some(description),
            default: None,
            sensitive: true,
        };
        self.variables.push((source, variable));
        name
    }

    /// Adds a variable for a parameter of a template, and gives its name.
    pub(super) fn parameter(&mut self, variable: Variable) -> String {
        let source = Source::Parameter(variable.name.clone());
        let taken = |name: &str| self.variables.iter().any(|(_, own)| own.name == name);
        let name = unique(&variable.name, taken);
        let variable = Variable {
            name: name.clone(),
            ..variable
        };
        self.variables.push((source, variable));
        name
    }
}

/// The variables that the expression of a reference names.
fn named(reference: &Reference) -> Vec<String> {
    let mut names = Names(Vec::new());
    if let Reference::Terraform(expression) = reference
        && let Ok(expression) = expression.trim().parse::<Expression>()
    {
        names.visit_expr(&expression);
    }
    names.0
}

/// Collects the names of variables.
struct Names(Vec<String>);

impl Visit for Names {
    fn visit_traversal(&mut self, traversal: &Traversal) {
        if traversal
            .expr
            .as_variable()
            .is_some_and(|own| own.as_str() == "var")
            && let Some(TraversalOperator::GetAttr(name)) =
                traversal.operators.first().map(hcl_edit::Decorated::value)
        {
            self.0.push(name.as_str().to_owned());
        }
        visit_traversal(self, traversal);
    }
}
