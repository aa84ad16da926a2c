// SPDX-License-Identifier: Apache-2.0
//! From elements to the tree, by the table. What the table does not have is reported and left out, and the rest is read
//! all the same. Whether a value is there that a document needs is for the reader of documents to say, as in all formats.

use std::sync::Arc;

use emrys_diagnostics::{Code, Diagnostic, Span, suggest};

use super::format::{Content, Element, Form, NAMESPACE, ROOTS, XINCLUDE};
use super::mapping::{Mapping, is_empty};
use super::markup::{self, Attribute, Child, Name, Text};
use super::spelling;
use crate::tree::{Entries, Entry, Node, Scalar, ScalarKind, Syntax, Value};

/// Makes a document's tree of its root element. A job flow is named like its file.
pub(super) fn document(
    root: &markup::Element,
    name: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let Some(element) = ROOTS.iter().find(|known| known.name == root.name.local) else {
        diagnostics.push(spelling::unknown_root(&root.name));
        return None;
    };
    if root.name.namespace.as_deref() != Some(NAMESPACE) {
        diagnostics.push(spelling::foreign(&root.name));
        return None;
    }
    let value = Reading { diagnostics }.content(element, root)?;
    let mut document = Mapping::new(&root.name.span);
    match element.content {
        Content::Members { .. } => document.insert(&["job_flows", name], value, &root.name.span),
        _ => document.insert(element.key, value, &root.name.span),
    }
    Some(document.node())
}

struct Reading<'d> {
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Reading<'_> {
    /// The value of an element; nothing if it is as good as not there.
    fn content(&mut self, element: &Element, found: &markup::Element) -> Option<Node> {
        match element.content {
            Content::Text | Content::Word(_) | Content::Integer | Content::Boolean => {
                self.attributes(element, found);
                self.scalar(element, found)
            }
            Content::Members { members, always } => self.members(element, members, always, found),
            Content::Items(items) => {
                self.attributes(element, found);
                Some(self.items(element, items, found))
            }
            Content::Tags => {
                self.attributes(element, found);
                Some(self.tags(element, found))
            }
        }
    }

    fn scalar(&mut self, element: &Element, found: &markup::Element) -> Option<Node> {
        let mut text: Option<Text> = None;
        for child in &found.children {
            match child {
                Child::Element(child) => {
                    self.diagnostics
                        .push(spelling::unknown_element(child, element));
                }
                Child::Text(part) => match &mut text {
                    None => text = Some(part.clone()),
                    Some(text) => text.text.push_str(&part.text),
                },
            }
        }
        let text = text.filter(|text| !text.is_blank())?;
        Some(typed(element.content, text.text, &found.content))
    }

    /// A mapping. Its members may come in any order.
    fn members(
        &mut self,
        element: &Element,
        members: &[Element],
        always: &[&str],
        found: &markup::Element,
    ) -> Option<Node> {
        let name = &found.name.span;
        let mut mapping = Mapping::new(name);
        for member in members
            .iter()
            .filter(|member| member.form == Form::Elements && member.required)
        {
            mapping.insert(
                member.key,
                Node::new(Value::Sequence(Vec::new()), name.clone()),
                name,
            );
        }
        let mut given: Vec<(&str, &Span)> = Vec::new();
        let mut complete = true;
        for attribute in self.attributes(element, found) {
            let Some(member) = members
                .iter()
                .find(|member| member.is_attribute() && member.name == attribute.name.local)
            else {
                continue;
            };
            given.push((member.name, &attribute.name.span));
            let value = typed(member.content, attribute.value.clone(), &attribute.span);
            mapping.insert(member.key, value, &attribute.name.span);
        }
        for member in members
            .iter()
            .filter(|member| member.form == Form::Attribute && member.required)
        {
            if !given.iter().any(|(name, _)| *name == member.name) {
                let message = format!("`{}` needs the attribute `{}`", element.name, member.name);
                let diagnostic = Diagnostic::new(Code::MissingKey, message).at(name.clone());
                self.diagnostics.push(diagnostic);
                complete = false;
            }
        }
        for child in self.elements(element, found) {
            let known = members
                .iter()
                .find(|member| member.is_element() && member.name == child.name.local);
            let Some(member) = known.filter(|_| is_ours(&child.name)) else {
                self.diagnostics
                    .push(spelling::unknown_element(child, element));
                continue;
            };
            if member.form == Form::Elements {
                match self.content(member, child) {
                    Some(value) => mapping.push(member.key, value, &child.name.span),
                    None => self.diagnostics.push(dropped(child)),
                }
                continue;
            }
            if let Some((_, first)) = given.iter().find(|(name, _)| *name == member.name) {
                let message = format!("`{}` is given twice", member.name);
                self.diagnostics.push(
                    Diagnostic::new(Code::DuplicateKey, message)
                        .labelled(child.name.span.clone(), "given again")
                        .related((*first).clone(), "given first"),
                );
                continue;
            }
            given.push((member.name, &child.name.span));
            // A list without items is as good as none, as in what EmrWorkflow wrote.
            if let Some(value) = self.content(member, child).filter(|value| !is_empty(value)) {
                mapping.insert(member.key, value, &child.name.span);
            }
        }
        if let [key] = always {
            mapping.keep(key, name);
        }
        let has_steps = members.iter().find(|member| member.name == "steps");
        if let Some(steps) = has_steps.filter(|steps| !mapping.has(steps.key)) {
            // A job flow without steps is started all the same: they may come later.
            mapping.insert(
                steps.key,
                Node::new(Value::Sequence(Vec::new()), name.clone()),
                name,
            );
        }
        complete.then(|| mapping.node())
    }

    fn items(&mut self, element: &Element, items: &[Element], found: &markup::Element) -> Node {
        let mut nodes = Vec::new();
        for child in self.elements(element, found) {
            if let Some(include) = self.include(child) {
                nodes.extend(include.map(|href| {
                    let mut item = Mapping::new(&child.name.span);
                    item.insert(&["include"], href, &child.name.span);
                    item.node()
                }));
                continue;
            }
            let known = items.iter().find(|item| item.name == child.name.local);
            let Some(item) = known.filter(|_| is_ours(&child.name)) else {
                self.diagnostics
                    .push(spelling::unknown_element(child, element));
                continue;
            };
            let Some(value) = self.content(item, child) else {
                continue;
            };
            nodes.push(if item.key.is_empty() {
                value
            } else {
                let mut mapping = Mapping::new(&child.name.span);
                mapping.insert(item.key, value, &child.name.span);
                mapping.node()
            });
        }
        Node::new(Value::Sequence(nodes), found.content.clone())
    }

    /// Tags are a mapping: two with one key are a mistake that EMR would not have noticed.
    fn tags(&mut self, element: &Element, found: &markup::Element) -> Node {
        let mut entries = Entries::default();
        for child in self.elements(element, found) {
            if let Some(include) = self.include(child) {
                if let Some(href) = include {
                    let entry = Entry {
                        key: "include".to_owned(),
                        key_span: child.name.span.clone(),
                        value: href,
                    };
                    entries.insert(entry, self.diagnostics);
                }
                continue;
            }
            let known = element
                .children()
                .iter()
                .find(|tag| tag.name == child.name.local);
            let Some(tag) = known.filter(|_| is_ours(&child.name)) else {
                self.diagnostics
                    .push(spelling::unknown_element(child, element));
                continue;
            };
            let Some(Node {
                value: Value::Mapping(members),
                ..
            }) = self.content(tag, child)
            else {
                continue;
            };
            let mut members = members.into_iter();
            match (members.next(), members.next()) {
                (Some(key), Some(value)) => {
                    let (key, value) = match key.key.as_str() {
                        "key" => (key.value, value.value),
                        _ => (value.value, key.value),
                    };
                    if let Value::Scalar(scalar) = &key.value {
                        let entry = Entry {
                            key: scalar.text.clone(),
                            key_span: key.span.clone(),
                            value,
                        };
                        entries.insert(entry, self.diagnostics);
                    }
                }
                (given, _) => {
                    let missing = match given {
                        Some(given) if given.key == "key" => "value",
                        _ => "key",
                    };
                    let message = format!("a tag needs the element `{missing}`");
                    let diagnostic = Diagnostic::new(Code::MissingKey, message);
                    self.diagnostics
                        .push(diagnostic.at(child.name.span.clone()));
                }
            }
        }
        Node::new(Value::Mapping(entries.list), found.content.clone())
    }

    /// The name of the file that an `xi:include` names; `Some(None)` if it is wrong.
    fn include(&mut self, found: &markup::Element) -> Option<Option<Node>> {
        let is_include =
            found.name.local == "include" && found.name.namespace.as_deref() == Some(XINCLUDE);
        if !is_include {
            return None;
        }
        let mut href = None;
        for attribute in &found.attributes {
            let name = &attribute.name;
            match (
                name.namespace.as_deref(),
                name.local.as_str(),
                attribute.value.as_str(),
            ) {
                (None, "href", _) => {
                    let scalar = Scalar {
                        text: attribute.value.clone(),
                        kind: ScalarKind::Text,
                        syntax: Syntax::Braces,
                    };
                    href = Some(Node::new(Value::Scalar(scalar), attribute.span.clone()));
                }
                (None, "parse", "xml") => {}
                _ => self.diagnostics.push(
                    Diagnostic::new(
                        Code::UnknownKey,
                        format!("`{}` is not understood in an include", name.span.text()),
                    )
                    .at(name.span.clone())
                    .help("an include takes `href`, the name of a file"),
                ),
            }
        }
        if let Some(Child::Element(child)) = found
            .children
            .iter()
            .find(|child| matches!(child, Child::Element(_)))
        {
            let message = format!(
                "`{}` is not understood in an include",
                child.name.span.text()
            );
            self.diagnostics
                .push(Diagnostic::new(Code::UnknownKey, message).at(child.name.span.clone()));
        }
        if href.is_none() {
            let message = "an include needs the attribute `href`";
            self.diagnostics
                .push(Diagnostic::new(Code::MissingKey, message).at(found.name.span.clone()));
        }
        Some(href)
    }

    /// The elements in an element that has no text of its own.
    fn elements<'f>(
        &mut self,
        element: &Element,
        found: &'f markup::Element,
    ) -> Vec<&'f markup::Element> {
        let mut elements = Vec::new();
        for child in &found.children {
            match child {
                Child::Element(child) => elements.push(child),
                Child::Text(text) if text.is_blank() => {}
                Child::Text(text) => {
                    let message = format!("text means nothing in `{}`", element.name);
                    self.diagnostics.push(
                        Diagnostic::new(Code::UnsupportedXml, message)
                            .at(markup::trimmed(&text.span).first_line()),
                    );
                }
            }
        }
        elements
    }

    /// The attributes that an element has in the table; the others are reported.
    fn attributes<'f>(
        &mut self,
        element: &Element,
        found: &'f markup::Element,
    ) -> Vec<&'f Attribute> {
        let known: Vec<&str> = match element.content {
            Content::Members { members, .. } => members
                .iter()
                .filter(|member| member.is_attribute())
                .map(|member| member.name)
                .collect(),
            _ => Vec::new(),
        };
        let mut attributes = Vec::new();
        for attribute in &found.attributes {
            match attribute.name.namespace.as_deref() {
                None if known.contains(&attribute.name.local.as_str()) => {
                    attributes.push(attribute);
                }
                // For validators: where a schema is, and the like.
                Some("http://www.w3.org/2001/XMLSchema-instance") => {}
                _ => {
                    let name = &attribute.name.span;
                    let message =
                        format!("unknown attribute `{}` of `{}`", name.text(), element.name);
                    let diagnostic = Diagnostic::new(Code::UnknownKey, message).at(name.clone());
                    self.diagnostics.push(
                        match suggest::did_you_mean(name.text(), known.iter().copied()) {
                            Some(help) => diagnostic.help(help),
                            None if known.is_empty() => {
                                diagnostic.help(format!("`{}` takes no attributes", element.name))
                            }
                            None => diagnostic.help(format!(
                                "`{}` takes {}",
                                element.name,
                                spelling::list(&known)
                            )),
                        },
                    );
                }
            }
        }
        attributes
    }
}

fn is_ours(name: &Name) -> bool {
    name.namespace.as_deref() == Some(NAMESPACE)
}

/// A single value of the type that the table gives it; a text if it is not one, for the reader of documents to refuse.
fn typed(content: Content, text: String, span: &Span) -> Node {
    let trimmed = text.trim();
    let (text, kind, span) = match content {
        Content::Integer => {
            let kind = trimmed
                .parse()
                .map_or(ScalarKind::Text, ScalarKind::Integer);
            (trimmed.to_owned(), kind, markup::trimmed(span))
        }
        Content::Boolean => {
            let kind = boolean(trimmed).map_or(ScalarKind::Text, ScalarKind::Boolean);
            (trimmed.to_owned(), kind, markup::trimmed(span))
        }
        Content::Word(_) => (trimmed.to_owned(), ScalarKind::Text, markup::trimmed(span)),
        Content::Text | Content::Members { .. } | Content::Items(_) | Content::Tags => {
            (text, ScalarKind::Text, span.clone())
        }
    };
    let syntax = Syntax::Braces;
    Node::new(Value::Scalar(Scalar { text, kind, syntax }), span)
}

/// XML Schema has `1` and `0`; EmrWorkflow took any case.
fn boolean(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        text if text.eq_ignore_ascii_case("true") => Some(true),
        text if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

fn dropped(found: &markup::Element) -> Diagnostic {
    let name = found.name.span.text();
    Diagnostic::new(
        Code::EmptyElement,
        format!("this empty `{name}` is left out: those after it move up"),
    )
    .at(found.name.span.clone())
    .help(format!(
        "delete it, or write `<{name}><![CDATA[]]></{name}>` for an empty text"
    ))
}

/// The name of the job flow in a document: that of its file without what follows the first dot.
pub(super) fn job_flow_name(source: &Arc<emrys_diagnostics::Source>) -> String {
    let name = source.name();
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
    match stem {
        "" => "job".to_owned(),
        stem => stem.to_owned(),
    }
}
