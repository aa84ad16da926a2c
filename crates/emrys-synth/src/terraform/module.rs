// SPDX-License-Identifier: Apache-2.0
//! What is written: a module of Terraform's, as a tree that both of its syntaxes can write. Knows nothing of EMR.

use serde_json::Number;

/// A module: what one folder of Terraform's files says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Module {
    /// The region of its provider. Absent: whatever the rest of the configuration says.
    pub region: Option<String>,
    /// What has to be given to it, in the order in which it is used.
    pub variables: Vec<Variable>,
    /// What is looked up.
    pub data: Vec<Resource>,
    /// Its resources, those first that others refer to.
    pub resources: Vec<Resource>,
    /// What others may refer to.
    pub outputs: Vec<Output>,
}

/// A value that the module is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Where the value is, which is a text. Absent: an expression of the document names the variable, and nothing else is
    /// known of it.
    pub description: Option<String>,
    /// What it is unless somebody says otherwise. Absent: it has to be given.
    pub default: Option<String>,
    /// Whether nobody is to see the value.
    pub sensitive: bool,
}

/// A resource, or what is looked up as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// Its type, such as `aws_emr_cluster`.
    pub kind: &'static str,
    /// Its name within the module.
    pub name: String,
    /// Its arguments and blocks.
    pub body: Body,
    /// The resources that have to be there before it, and that it does not refer to.
    pub depends_on: Vec<String>,
}

/// A value for others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its name.
    pub name: String,
    /// What it is, where its name does not say it.
    pub description: Option<String>,
    /// The expression.
    pub value: String,
}

/// The inside of a resource or a block.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// The arguments in order.
    pub arguments: Vec<(&'static str, Value)>,
    /// The blocks in order; those of one kind may be several.
    pub blocks: Vec<(&'static str, Body)>,
}

/// The value of an argument.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text, perhaps with expressions in it.
    Text(Template),
    /// A number.
    Number(Number),
    /// True or false.
    Boolean(bool),
    /// Nothing.
    Null,
    /// A list.
    List(Vec<Value>),
    /// A map or an object.
    Object(Vec<(Template, Value)>),
    /// A value as JSON text, which Terraform makes of it.
    Json(Box<Value>),
    /// Lines that stand for themselves, each with an end.
    Lines(String),
}

/// A text, perhaps with expressions in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Template(pub Vec<Part>);

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Characters that stand for themselves.
    Literal(String),
    /// An expression of Terraform's, such as `var.bucket`.
    Expression(String),
}

impl Resource {
    /// An expression for what the provider says of it.
    pub(super) fn attribute(&self, name: &str) -> Value {
        Value::expression(format!("{}.{name}", self.address()))
    }

    /// Its address within the module.
    pub(super) fn address(&self) -> String {
        format!("{}.{}", self.kind, self.name)
    }
}

impl Body {
    /// Sets an argument that has a value.
    pub(super) fn set(&mut self, name: &'static str, value: impl Into<Option<Value>>) {
        self.arguments
            .extend(value.into().map(|value| (name, value)));
    }

    /// Adds a block.
    pub(super) fn block(&mut self, name: &'static str, body: impl Into<Option<Self>>) {
        self.blocks.extend(body.into().map(|body| (name, body)));
    }

    /// Whether nothing is said.
    pub(super) fn is_empty(&self) -> bool {
        self.arguments.is_empty() && self.blocks.is_empty()
    }
}

impl Value {
    /// A text that stands for itself.
    pub(super) fn literal(text: impl Into<String>) -> Self {
        Self::Text(Template::literal(text))
    }

    /// An expression.
    pub(super) fn expression(expression: impl Into<String>) -> Self {
        Self::Text(Template(vec![Part::Expression(expression.into())]))
    }
}

impl Template {
    /// A text that stands for itself.
    pub(super) fn literal(text: impl Into<String>) -> Self {
        Self(vec![Part::Literal(text.into())])
    }

    /// The expression that is all of the text.
    #[must_use]
    pub fn as_expression(&self) -> Option<&str> {
        match self.0.as_slice() {
            [Part::Expression(expression)] => Some(expression),
            _ => None,
        }
    }

    /// The text as a template of Terraform's, in which `escape` has written what stands for itself.
    pub(super) fn written(&self, escape: impl Fn(&str) -> String) -> String {
        let mut written = String::new();
        for (index, part) in self.0.iter().enumerate() {
            match part {
                Part::Expression(expression) => {
                    written.push_str("${");
                    written.push_str(expression);
                    written.push('}');
                }
                Part::Literal(literal) => {
                    // A dollar sign right before an expression would escape it.
                    let before = matches!(self.0.get(index + 1), Some(Part::Expression(_)));
                    let bare = literal.strip_suffix('$').filter(|_| before);
                    let escaped = escape(bare.unwrap_or(literal));
                    written.push_str(&escaped.replace("${", "$${").replace("%{", "%%{"));
                    if bare.is_some() {
                        written.push_str("${\"$\"}");
                    }
                }
            }
        }
        written
    }
}
