// SPDX-License-Identifier: Apache-2.0
//! Terraform's expressions → values, as far as they can be known without Terraform.
//!
//! What cannot be known is a token of the expression, in the place where it stands: within lists, objects and templates
//! the rest is known all the same, and an operator or a function that needs it is left as a whole. Values are JSON's.

use std::collections::{BTreeMap, BTreeSet};

use emrys_diagnostics::Span as Place;
use emrys_document::reference::{Reference, is_in, token, tokens};
use hcl::edit::expr::{
    BinaryOp, Expression, ForExpr, FuncCall, ObjectKey, Traversal, TraversalOperator,
};
use hcl::edit::template::{Directive, Element, Strip, Template};
use hcl::edit::visit::{Visit, visit_expr};
use hcl::edit::{Decorated, Span};
use hcl::eval::{Context, Evaluate};
use serde_json::{Map, Value};

use super::functions;
use super::module::{Located, Module};
use crate::import::open;
use crate::raise::Note;

/// What the token of an expression begins with that needs a name of a loop, and says nothing outside of it.
const OF_LOOP: &str = "${loop:";

/// How deep expressions may be in one another. Deeper ones are left to Terraform.
const MAX_DEPTH: usize = 200;

/// Reads a file that `file` or `templatefile` names.
pub(super) type ReadFile<'a> = &'a dyn Fn(&str) -> std::io::Result<String>;

/// Evaluates the expressions of a module.
pub(super) struct Evaluator<'m> {
    module: &'m Module,
    read: ReadFile<'m>,
    /// Values that whoever imports has given to variables.
    given: &'m BTreeMap<String, Value>,
    locals: BTreeMap<String, Value>,
    visiting: BTreeSet<String>,
    /// Names that are known in the part that is being evaluated: `each`, `count`, those of `for`.
    names: Vec<(String, Value)>,
    depth: usize,
    /// Variables that have become placeholders, and their values.
    pub(super) placeholders: BTreeMap<String, Value>,
    /// Where each token was made.
    pub(super) places: BTreeMap<String, Place>,
    /// What there is to say of what was left out.
    pub(super) notes: Vec<Note>,
}

/// Whether a variable that stands alone is left as a placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Variables {
    /// It becomes a placeholder with the variable's value as its default.
    Placeholders,
    /// Its value is needed.
    Values,
}

impl<'m> Evaluator<'m> {
    pub(super) fn new(
        module: &'m Module,
        given: &'m BTreeMap<String, Value>,
        read: ReadFile<'m>,
    ) -> Self {
        Self {
            module,
            read,
            given,
            locals: BTreeMap::new(),
            visiting: BTreeSet::new(),
            names: Vec::new(),
            depth: 0,
            placeholders: BTreeMap::new(),
            places: BTreeMap::new(),
            notes: Vec::new(),
        }
    }

    /// Evaluates with further names.
    pub(super) fn with<T>(
        &mut self,
        names: Vec<(String, Value)>,
        evaluate: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let before = self.names.len();
        self.names.extend(names);
        let value = evaluate(self);
        self.names.truncate(before);
        value
    }

    /// The value of an expression of the module.
    pub(super) fn value(&mut self, located: &Located<'_>, variables: Variables) -> Value {
        if self.depth >= MAX_DEPTH {
            return self.left(located);
        }
        self.depth += 1;
        let value = self.known(located, variables);
        self.depth -= 1;
        value.unwrap_or_else(|| self.left(located))
    }

    /// The token of an expression that is left to Terraform.
    fn left(&mut self, located: &Located<'_>) -> Value {
        let text = located.expression.to_string();
        let mut search = LoopNames {
            names: &self.names,
            found: false,
        };
        search.visit_expr(located.expression);
        if search.found {
            return Value::String(token(&format!("{OF_LOOP}{}", text.trim())));
        }
        self.left_as(&text, located)
    }

    fn left_as(&mut self, text: &str, located: &Located<'_>) -> Value {
        let token = open::expression(text);
        if let (Some(source), Some(range)) = (located.source, located.expression.span()) {
            let place = Place::new(source, range.start, range.end);
            self.places.entry(token.clone()).or_insert(place);
        }
        Value::String(token)
    }

    fn known(&mut self, located: &Located<'_>, variables: Variables) -> Option<Value> {
        let within = |expression| Located {
            expression,
            ..*located
        };
        match located.expression {
            Expression::Null(_) => Some(Value::Null),
            Expression::Bool(value) => Some(Value::Bool(*value.value())),
            Expression::Number(number) => serde_json::to_value(number.value()).ok(),
            Expression::String(text) => Some(Value::String(text.value().clone())),
            Expression::Array(items) => {
                let items = items
                    .iter()
                    .map(|item| self.value(&within(item), variables));
                Some(Value::Array(items.collect()))
            }
            Expression::Object(object) => {
                let mut members = Map::new();
                for (key, value) in object {
                    let key = match key {
                        ObjectKey::Ident(name) => name.to_string(),
                        ObjectKey::Expression(key) => {
                            functions::text(&self.value(&within(key), Variables::Values))
                                .filter(|key| !is_in(key))?
                        }
                    };
                    members.insert(key, self.value(&within(value.expr()), variables));
                }
                Some(Value::Object(members))
            }
            Expression::StringTemplate(template) => {
                let template: Template = template.iter().cloned().collect();
                self.template(&template, located, variables)
            }
            Expression::HeredocTemplate(heredoc) => {
                let mut heredoc = heredoc.clone();
                heredoc.dedent();
                self.template(&heredoc.template, located, variables)
            }
            Expression::Parenthesis(inner) => Some(self.value(&within(inner.inner()), variables)),
            Expression::Variable(name) => self.name(name.as_str()),
            Expression::Conditional(conditional) => {
                let condition = self.value(&within(&conditional.cond_expr), Variables::Values);
                let branch = match functions::boolean(&condition)? {
                    true => &conditional.true_expr,
                    false => &conditional.false_expr,
                };
                Some(self.value(&within(branch), variables))
            }
            Expression::FuncCall(call) => self.call(call, located, variables),
            Expression::Traversal(traversal) => self.traversal(traversal, located, variables),
            Expression::UnaryOp(operation) => {
                let value = self.value(&within(&operation.expr), Variables::Values);
                let mut operation = operation.clone();
                operation.expr = literal(&value)?;
                computed(Expression::UnaryOp(operation))
            }
            Expression::BinaryOp(operation) => self.binary(operation, located),
            Expression::ForExpr(expression) => self.for_expression(expression, located, variables),
        }
    }

    fn binary(&mut self, operation: &BinaryOp, located: &Located<'_>) -> Option<Value> {
        let within = |expression| Located {
            expression,
            ..*located
        };
        let left = self.value(&within(&operation.lhs_expr), Variables::Values);
        let right = self.value(&within(&operation.rhs_expr), Variables::Values);
        let mut operation = operation.clone();
        operation.lhs_expr = literal(&left)?;
        operation.rhs_expr = literal(&right)?;
        computed(Expression::BinaryOp(Box::new(operation)))
    }

    fn name(&self, name: &str) -> Option<Value> {
        let named = self.names.iter().rev().find(|(own, _)| own == name);
        named.map(|(_, value)| value.clone())
    }

    fn call(
        &mut self,
        call: &FuncCall,
        located: &Located<'_>,
        variables: Variables,
    ) -> Option<Value> {
        if call.name.is_namespaced() {
            return None;
        }
        let within = |expression| Located {
            expression,
            ..*located
        };
        let name = call.name.name.as_str();
        // What is written as JSON, or is a list in the end, may have placeholders in it.
        let variables = match functions::keeps_tokens(name) {
            true => variables,
            false => Variables::Values,
        };
        let mut arguments: Vec<Value> = Vec::new();
        for argument in &call.args {
            arguments.push(self.value(&within(argument), variables));
        }
        if call.args.expand_final() {
            match arguments.pop() {
                Some(Value::Array(items)) => arguments.extend(items),
                _ => return None,
            }
        }
        match (name, arguments.as_slice()) {
            ("file", [Value::String(path)]) if !is_in(path) => {
                (self.read)(path).ok().map(Value::String)
            }
            ("templatefile", [Value::String(path), Value::Object(names)]) if !is_in(path) => {
                let text = (self.read)(path).ok()?;
                let template: Template = text.parse().ok()?;
                let names = names
                    .iter()
                    .map(|(name, value)| (name.clone(), value.clone()));
                let outside = Located {
                    source: None,
                    ..*located
                };
                let value = self.with(names.collect(), |own| {
                    own.template(&template, &outside, Variables::Values)
                });
                value.filter(|value| !is_of_loop(value))
            }
            ("try", [first, ..]) => (!is_unknown(first)).then(|| first.clone()),
            _ => functions::call(name, &arguments),
        }
    }

    fn traversal(
        &mut self,
        traversal: &Traversal,
        located: &Located<'_>,
        variables: Variables,
    ) -> Option<Value> {
        let within = |expression| Located {
            expression,
            ..*located
        };
        let mut operators = traversal.operators.iter();
        let mut value = match &traversal.expr {
            Expression::Variable(root) => match self.name(root.as_str()) {
                Some(value) => value,
                None => {
                    let TraversalOperator::GetAttr(name) = operators.next()?.value() else {
                        return None;
                    };
                    match root.as_str() {
                        "var" => self.variable(name.as_str(), variables, operators.len() == 0)?,
                        "local" => self.local(name.as_str())?,
                        "path" => Value::String(".".to_owned()),
                        "each" | "count" => return None,
                        root => {
                            let address = format!("{root}.{}", name.as_str());
                            let operators = operators.map(Decorated::value);
                            return self.outside(address, operators, located);
                        }
                    }
                }
            },
            other => self.value(&within(other), Variables::Values),
        };
        let rest: Vec<_> = operators.map(Decorated::value).collect();
        let mut rest = rest.as_slice();
        while let [operator, after @ ..] = rest {
            rest = after;
            value = match operator {
                TraversalOperator::GetAttr(name) => member(&value, name.as_str())?,
                TraversalOperator::LegacyIndex(index) => {
                    item(&value, &Value::from(*index.value()))?
                }
                TraversalOperator::Index(index) => {
                    let index = self.value(&within(index), Variables::Values);
                    item(&value, &index)?
                }
                TraversalOperator::AttrSplat(_) | TraversalOperator::FullSplat(_) => {
                    let items = match value {
                        Value::Array(items) => items,
                        Value::Null => Vec::new(),
                        other => vec![other],
                    };
                    let mut picked = Vec::new();
                    for mut item in items {
                        for operator in after {
                            let TraversalOperator::GetAttr(name) = operator else {
                                return None;
                            };
                            item = member(&item, name.as_str())?;
                        }
                        picked.push(item);
                    }
                    return Some(Value::Array(picked));
                }
            };
        }
        Some(value)
    }

    /// An expression about something outside, with the indices that are known here: `aws_subnet.a[each.key].id`.
    fn outside<'o>(
        &mut self,
        mut text: String,
        operators: impl Iterator<Item = &'o TraversalOperator>,
        located: &Located<'_>,
    ) -> Option<Value> {
        for operator in operators {
            match operator {
                TraversalOperator::GetAttr(name) => {
                    text.push('.');
                    text.push_str(name.as_str());
                }
                TraversalOperator::Index(expression) => {
                    let index = self.value(
                        &Located {
                            expression,
                            ..*located
                        },
                        Variables::Values,
                    );
                    if is_unknown(&index) {
                        return None;
                    }
                    text.push_str(&format!("[{index}]"));
                }
                TraversalOperator::LegacyIndex(index) => {
                    text.push_str(&format!("[{}]", index.value()));
                }
                TraversalOperator::AttrSplat(_) => text.push_str(".*"),
                TraversalOperator::FullSplat(_) => text.push_str("[*]"),
            }
        }
        Some(self.left_as(&text, located))
    }

    fn variable(&mut self, name: &str, variables: Variables, is_whole: bool) -> Option<Value> {
        let variable = self.module.variables.get(name)?;
        let value = match self.given.get(name) {
            Some(value) => value.clone(),
            None => {
                let Some(default) = &variable.default else {
                    let reference = described(variable.description.as_deref()?)?;
                    return Some(Value::String(reference.token(&reference.to_string())));
                };
                self.value(&default.located(), Variables::Values)
            }
        };
        let is_single = matches!(value, Value::String(_) | Value::Number(_) | Value::Bool(_));
        let is_name = open::name(name) == name;
        if variables == Variables::Placeholders
            && is_whole
            && is_single
            && is_name
            && !is_unknown(&value)
        {
            if variable.is_sensitive {
                return Some(Value::String(open::placeholder(name)));
            }
            self.placeholders.insert(name.to_owned(), value);
            return Some(Value::String(token(&format!("${{{name}}}"))));
        }
        Some(value)
    }

    fn local(&mut self, name: &str) -> Option<Value> {
        if let Some(value) = self.locals.get(name) {
            return Some(value.clone());
        }
        let local = self.module.locals.get(name)?;
        if !self.visiting.insert(name.to_owned()) {
            return None;
        }
        let names = std::mem::take(&mut self.names);
        let value = self.value(&local.located(), Variables::Values);
        self.names = names;
        self.visiting.remove(name);
        self.locals.insert(name.to_owned(), value.clone());
        Some(value)
    }

    fn for_expression(
        &mut self,
        expression: &ForExpr,
        located: &Located<'_>,
        variables: Variables,
    ) -> Option<Value> {
        let within = |expression| Located {
            expression,
            ..*located
        };
        let intro = &expression.intro;
        let collection = self.value(&within(&intro.collection_expr), Variables::Values);
        let key_name = intro.key_var.as_ref().map(|name| name.as_str());
        let mut items = Vec::new();
        let mut members: Map<String, Value> = Map::new();
        for (key, value) in entries(&collection)? {
            let names = names(key_name, intro.value_var.as_str(), key, value);
            let found = self.with(names, |own| {
                if let Some(condition) = &expression.cond {
                    let condition = own.value(&within(&condition.expr), Variables::Values);
                    if !functions::boolean(&condition)? {
                        return Some(None);
                    }
                }
                let key = match &expression.key_expr {
                    Some(key) => {
                        let key = own.value(&within(key), Variables::Values);
                        Some(functions::text(&key).filter(|key| !is_in(key))?)
                    }
                    None => None,
                };
                let value = own.value(&within(&expression.value_expr), variables);
                // Without the loop it would say nothing, so the loop is left as a whole.
                (!is_of_loop(&value)).then_some(Some((key, value)))
            })?;
            match found {
                Some((Some(key), value)) if expression.grouping => {
                    match members
                        .entry(key)
                        .or_insert_with(|| Value::Array(Vec::new()))
                    {
                        Value::Array(group) => group.push(value),
                        _ => return None,
                    }
                }
                Some((Some(key), value)) => drop(members.insert(key, value)),
                Some((None, value)) => items.push(value),
                None => {}
            }
        }
        Some(match expression.key_expr {
            Some(_) => Value::Object(members),
            None => Value::Array(items),
        })
    }

    fn template(
        &mut self,
        template: &Template,
        located: &Located<'_>,
        variables: Variables,
    ) -> Option<Value> {
        // A template that is nothing but an expression has its type.
        if let Some(Element::Interpolation(only)) = template.as_single_element() {
            let expression = &only.expr;
            return Some(self.value(
                &Located {
                    expression,
                    ..*located
                },
                variables,
            ));
        }
        self.text(template, located, variables).map(Value::String)
    }

    fn text(
        &mut self,
        template: &Template,
        located: &Located<'_>,
        variables: Variables,
    ) -> Option<String> {
        let within = |expression| Located {
            expression,
            ..*located
        };
        let mut text = String::new();
        for element in template {
            match element {
                Element::Literal(literal) => text.push_str(literal.value()),
                Element::Interpolation(part) => {
                    if part.strip != Strip::None {
                        return None;
                    }
                    let value = self.value(&within(&part.expr), variables);
                    text.push_str(&functions::text(&value)?);
                }
                Element::Directive(directive) => {
                    text.push_str(&self.directive(directive, located, variables)?);
                }
            }
        }
        Some(text)
    }

    fn directive(
        &mut self,
        directive: &Directive,
        located: &Located<'_>,
        variables: Variables,
    ) -> Option<String> {
        let within = |expression| Located {
            expression,
            ..*located
        };
        let is_plain = |strips: &[Strip]| strips.iter().all(|strip| *strip == Strip::None);
        match directive {
            Directive::If(directive) => {
                let otherwise = directive.else_expr.as_ref();
                let strip = otherwise.map_or(Strip::None, |otherwise| otherwise.strip);
                if !is_plain(&[directive.if_expr.strip, strip, directive.endif_expr.strip]) {
                    return None;
                }
                let condition =
                    self.value(&within(&directive.if_expr.cond_expr), Variables::Values);
                match (functions::boolean(&condition)?, otherwise) {
                    (true, _) => self.text(&directive.if_expr.template, located, variables),
                    (false, Some(otherwise)) => self.text(&otherwise.template, located, variables),
                    (false, None) => Some(String::new()),
                }
            }
            Directive::For(directive) => {
                let head = &directive.for_expr;
                if !is_plain(&[head.strip, directive.endfor_expr.strip]) {
                    return None;
                }
                let collection = self.value(&within(&head.collection_expr), Variables::Values);
                let key_name = head.key_var.as_ref().map(|name| name.as_str());
                let mut text = String::new();
                for (key, value) in entries(&collection)? {
                    let names = names(key_name, head.value_var.as_str(), key, value);
                    let part = self.with(names, |own| own.text(&head.template, located, variables));
                    text.push_str(&part.filter(|part| loop_expressions(part).is_empty())?);
                }
                Some(text)
            }
        }
    }
}

/// The reference for which a variable was made that `emrys convert` has written: its description says so.
fn described(description: &str) -> Option<Reference> {
    let inside = description.strip_prefix("The ")?;
    if let Some(parameter) = inside.strip_prefix("value of the parameter ") {
        let name = parameter.strip_suffix(" in Parameter Store.")?;
        return Reference::parse(&format!("ssm:{name}")).ok();
    }
    let secret = inside.strip_suffix(" in Secrets Manager.")?;
    let inside = match secret.strip_prefix("value of ") {
        Some(key_and_id) => {
            let (key, id) = key_and_id.split_once(" in the secret ")?;
            format!("secret:{id}#{key}")
        }
        None => format!("secret:{}", secret.strip_prefix("secret ")?),
    };
    Reference::parse(&inside).ok()
}

/// Looks for names that only a loop has: its own, and those of the resource that it makes several of.
struct LoopNames<'n> {
    names: &'n [(String, Value)],
    found: bool,
}

impl Visit for LoopNames<'_> {
    fn visit_expr(&mut self, expression: &Expression) {
        if let Expression::Variable(name) = expression {
            let name = name.as_str();
            let mut names = self.names.iter();
            self.found |= matches!(name, "each" | "count") || names.any(|(own, _)| own == name);
        }
        visit_expr(self, expression);
    }
}

/// The expressions in a text that say nothing outside of their loop.
fn loop_expressions(text: &str) -> Vec<&str> {
    let tokens = tokens(text).into_iter();
    tokens
        .filter_map(|token| token.strip_prefix(OF_LOOP))
        .collect()
}

fn is_of_loop(value: &Value) -> bool {
    match value {
        Value::String(text) => !loop_expressions(text).is_empty(),
        Value::Array(items) => items.iter().any(is_of_loop),
        Value::Object(members) => members.values().any(is_of_loop),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A value without the parts that say nothing outside of their loop, whose expressions are added to those left out.
pub(super) fn outside_of_loops(value: Value, left_out: &mut Vec<String>) -> Option<Value> {
    match value {
        Value::String(text) => {
            let expressions = loop_expressions(&text);
            left_out.extend(
                expressions
                    .iter()
                    .map(|expression| (*expression).to_owned()),
            );
            expressions.is_empty().then_some(Value::String(text))
        }
        Value::Array(items) => {
            let items = items.into_iter();
            let items = items.filter_map(|item| outside_of_loops(item, left_out));
            Some(Value::Array(items.collect()))
        }
        Value::Object(members) => {
            let members = members.into_iter();
            let members =
                members.filter_map(|(key, value)| Some((key, outside_of_loops(value, left_out)?)));
            Some(Value::Object(members.collect()))
        }
        single => Some(single),
    }
}

/// Whether any text in a value has a token.
pub(super) fn is_unknown(value: &Value) -> bool {
    match value {
        Value::String(text) => is_in(text),
        Value::Array(items) => items.iter().any(is_unknown),
        Value::Object(members) => members.values().any(is_unknown),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The keys and values that a loop goes through; those of a list are numbered.
pub(super) fn entries(collection: &Value) -> Option<Vec<(Value, Value)>> {
    match collection {
        Value::Array(items) => {
            let items = items.iter().enumerate();
            Some(
                items
                    .map(|(index, item)| (Value::from(index), item.clone()))
                    .collect(),
            )
        }
        Value::Object(members) => {
            let members = members.iter();
            Some(
                members
                    .map(|(key, value)| (Value::from(key.as_str()), value.clone()))
                    .collect(),
            )
        }
        _ => None,
    }
}

fn names(
    key_name: Option<&str>,
    value_name: &str,
    key: Value,
    value: Value,
) -> Vec<(String, Value)> {
    let key = key_name.map(|name| (name.to_owned(), key));
    let value = (value_name.to_owned(), value);
    key.into_iter().chain([value]).collect()
}

/// A value as an expression, unless something in it is not known.
fn literal(value: &Value) -> Option<Expression> {
    if is_unknown(value) {
        return None;
    }
    let value: hcl::Value = serde_json::from_value(value.clone()).ok()?;
    Some(hcl::Expression::from(value).into())
}

/// The value of an operation on literals.
fn computed(operation: Expression) -> Option<Value> {
    let operation = hcl::Expression::from(operation);
    let value = operation.evaluate(&Context::new()).ok()?;
    serde_json::to_value(value).ok()
}

fn member(value: &Value, name: &str) -> Option<Value> {
    match value {
        Value::Object(members) => members.get(name).cloned(),
        _ => None,
    }
}

fn item(value: &Value, index: &Value) -> Option<Value> {
    match (value, index) {
        (Value::Array(items), Value::Number(index)) => {
            items.get(usize::try_from(index.as_u64()?).ok()?).cloned()
        }
        (Value::Object(_), Value::String(name)) => member(value, name),
        _ => None,
    }
}
