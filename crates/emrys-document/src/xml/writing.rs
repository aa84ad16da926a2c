// SPDX-License-Identifier: Apache-2.0
//! From the tree to XML, by the table, in EmrWorkflow's own layout. What the table has no element for is an error that
//! names its key: nothing is left out in silence.

use std::fmt::Write as _;

use emrys_diagnostics::{Code, Diagnostic};

use super::format::{Content, Element, Form, NAMESPACE, ROOTS, XINCLUDE};
use super::markup::{is_character, is_white_space};
use crate::placeholders;
use crate::tree::{Entry, Node, Scalar, ScalarKind, Syntax, Value};

/// The text of a tree: of the one job flow in it, or of the one fragment.
pub(crate) fn write(root: &Node) -> Result<String, Vec<Diagnostic>> {
    let mut writer = Writer {
        has_includes: false,
        problems: Vec::new(),
    };
    let body = writer.document(root);
    match body.filter(|_| writer.problems.is_empty()) {
        Some(body) => Ok(format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{body}"
        )),
        None => Err(writer.problems),
    }
}

struct Writer {
    has_includes: bool,
    problems: Vec<Diagnostic>,
}

impl Writer {
    fn document(&mut self, root: &Node) -> Option<String> {
        let top = entries(root);
        let known = |entry: &&Entry| ROOTS.iter().any(|root| root.key == [entry.key.as_str()]);
        let Some(first) = top.iter().find(known) else {
            self.problem(root, "there is nothing in it that XML has an element for");
            return None;
        };
        let element = ROOTS.iter().find(|root| root.key == [first.key.as_str()])?;
        let mut used = vec![first.key.as_str()];
        let text = if let Content::Members { members, .. } = element.content {
            let (job_flow, others) = entries(&first.value).split_first()?;
            for other in others {
                self.problem(&other.value, "an XML document has one job flow");
            }
            let inlined = inlined(&job_flow.value, top);
            used.extend(inlined.is_some().then_some("clusters"));
            self.members(
                element,
                members,
                inlined.as_ref().unwrap_or(&job_flow.value),
                0,
            )
        } else {
            self.element(element, &first.value, 0)
        };
        for entry in top
            .iter()
            .filter(|entry| !used.contains(&entry.key.as_str()))
        {
            self.unknown(entry);
        }
        let includes = match self.has_includes {
            true => format!(" xmlns:xi=\"{XINCLUDE}\""),
            false => String::new(),
        };
        let start = format!("<{} xmlns=\"{NAMESPACE}\"{includes}", element.name);
        Some(text.replacen(&format!("<{}", element.name), &start, 1))
    }

    /// An element, indented and with the end of its line; nothing if it would say nothing.
    fn element(&mut self, element: &Element, node: &Node, depth: usize) -> String {
        match element.content {
            Content::Text | Content::Word(_) | Content::Integer | Content::Boolean => {
                let Some(text) = self.scalar(node) else {
                    return String::new();
                };
                let name = element.name;
                format!("{}<{name}>{}</{name}>\n", indent(depth), escaped(&text))
            }
            Content::Members { members, .. } => self.members(element, members, node, depth),
            Content::Items(items) => {
                let mut inner = String::new();
                for item in self.list(node) {
                    inner.push_str(&self.item(items, item, depth + 1));
                }
                wrapped(element, "", &inner, depth)
            }
            Content::Tags => {
                let inner = self.tags(node, depth + 1);
                wrapped(element, "", &inner, depth)
            }
        }
    }

    fn members(
        &mut self,
        element: &Element,
        members: &'static [Element],
        node: &Node,
        depth: usize,
    ) -> String {
        self.leftovers(&keys(members), node);
        let (attributes, inner) = self.filled(members, node, depth);
        wrapped(element, &attributes, &inner, depth)
    }

    /// The attributes and elements of the members that have values.
    fn filled(
        &mut self,
        members: &'static [Element],
        node: &Node,
        depth: usize,
    ) -> (String, String) {
        let (mut attributes, mut inner) = (String::new(), String::new());
        for member in members {
            if member.key.is_empty() {
                let has_any = keys(member.children())
                    .iter()
                    .any(|key| find(node, key).is_some());
                if has_any {
                    let (_, text) = self.filled(member.children(), node, depth + 1);
                    inner.push_str(&wrapped(member, "", &text, depth + 1));
                }
                continue;
            }
            let Some(value) = find(node, member.key) else {
                continue;
            };
            match member.form {
                Form::Attribute => {
                    if let Some(text) = self.scalar(value) {
                        let text = escaped_attribute(&text);
                        // Writing to a text cannot fail.
                        let _ = write!(attributes, " {}=\"{text}\"", member.name);
                    }
                }
                Form::Elements => {
                    for item in self.list(value) {
                        inner.push_str(&self.element(member, item, depth + 1));
                    }
                }
                Form::Element | Form::ElementOrAttribute => {
                    let is_empty = matches!(&value.value, Value::Sequence(items) if items.is_empty())
                        || matches!(&value.value, Value::Mapping(entries) if entries.is_empty());
                    if !is_empty {
                        inner.push_str(&self.element(member, value, depth + 1));
                    }
                }
            }
        }
        (attributes, inner)
    }

    /// An item of a list: the element whose keys it has.
    fn item(&mut self, items: &[Element], item: &Node, depth: usize) -> String {
        if let [Entry { key, value, .. }] = entries(item)
            && key == "include"
        {
            return self.include(value, depth);
        }
        let known = items
            .iter()
            .find(|known| find(item, &distinction(known)).is_some());
        let Some(known) = known.or(items.first().filter(|_| items.len() == 1)) else {
            match entries(item).iter().find(|entry| entry.key != "name") {
                Some(entry) => self.unknown(entry),
                None => self.problem(item, "XML has no element for it"),
            }
            return String::new();
        };
        match known.key {
            [] => self.element(known, item, depth),
            key => {
                self.leftovers(&[key.to_vec()], item);
                find(item, key).map_or_else(String::new, |value| self.element(known, value, depth))
            }
        }
    }

    fn tags(&mut self, node: &Node, depth: usize) -> String {
        let mut text = String::new();
        if !matches!(node.value, Value::Mapping(_)) {
            self.problem(node, "XML has no element for it");
        }
        for entry in entries(node) {
            if entry.key == "include" {
                text.push_str(&self.include(&entry.value, depth));
                continue;
            }
            let syntax = match &entry.value.value {
                Value::Scalar(scalar) => scalar.syntax,
                Value::Sequence(_) | Value::Mapping(_) => Syntax::Dollar,
            };
            let key = placeholders::translate(&entry.key, syntax, Syntax::Braces);
            self.check(&key, &entry.value);
            if let Some(value) = self.scalar(&entry.value) {
                let (outer, inner) = (indent(depth), indent(depth + 1));
                let (key, value) = (escaped(&key), escaped(&value));
                let _ = write!(
                    text,
                    "{outer}<tag>\n{inner}<key>{key}</key>\n{inner}<value>{value}</value>\n{outer}</tag>\n"
                );
            }
        }
        text
    }

    fn include(&mut self, node: &Node, depth: usize) -> String {
        self.has_includes = true;
        let href = self.scalar(node).unwrap_or_default();
        format!(
            "{}<xi:include href=\"{}\" />\n",
            indent(depth),
            escaped_attribute(&href)
        )
    }

    /// The text of a single value; nothing for none.
    fn scalar(&mut self, node: &Node) -> Option<String> {
        let Value::Scalar(Scalar { text, kind, syntax }) = &node.value else {
            self.problem(node, "XML has no element for it");
            return None;
        };
        let text = match kind {
            ScalarKind::Null => return None,
            ScalarKind::Boolean(value) if *syntax == Syntax::Braces => value.to_string(),
            ScalarKind::Integer(value) if *syntax == Syntax::Braces => value.to_string(),
            ScalarKind::Boolean(_) | ScalarKind::Integer(_) | ScalarKind::Number => text.clone(),
            ScalarKind::Text => placeholders::translate(text, *syntax, Syntax::Braces),
        };
        self.check(&text, node);
        Some(text)
    }

    fn check(&mut self, text: &str, node: &Node) {
        if !text.chars().all(is_character) {
            self.problem(node, "XML does not allow a character in it");
        }
    }

    fn list<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        match &node.value {
            Value::Sequence(items) => items,
            Value::Scalar(_) | Value::Mapping(_) => {
                self.problem(node, "XML has no element for it");
                &[]
            }
        }
    }

    /// Reports the keys of a mapping that no element has.
    fn leftovers(&mut self, known: &[Vec<&str>], node: &Node) {
        if let Value::Scalar(_) | Value::Sequence(_) = node.value {
            self.problem(node, "XML has no element for it");
        }
        for entry in entries(node).iter().filter(|entry| !entry.value.is_null()) {
            let key = entry.key.as_str();
            let below = known.iter().filter(|path| path.first() == Some(&key));
            let below: Vec<Vec<&str>> = below
                .map(|path| path.iter().skip(1).copied().collect())
                .collect();
            match below.as_slice() {
                [] => self.unknown(entry),
                below if below.iter().any(Vec::is_empty) => {}
                below => self.leftovers(below, &entry.value),
            }
        }
    }

    fn unknown(&mut self, entry: &Entry) {
        let message = format!("XML has no element for `{}`", entry.value.path);
        self.problems.push(
            Diagnostic::new(Code::UnsupportedXml, message)
                .at(entry.key_span.clone())
                .path(&entry.value.path),
        );
    }

    fn problem(&mut self, node: &Node, message: &str) {
        self.problems.push(
            Diagnostic::new(Code::UnsupportedXml, message)
                .at(node.label_span())
                .path(&node.path),
        );
    }
}

/// The job flow with the cluster in it that it names, if it names the only one of the document.
fn inlined(job_flow: &Node, top: &[Entry]) -> Option<Node> {
    let clusters = top.iter().find(|entry| entry.key == "clusters")?;
    let [cluster] = entries(&clusters.value) else {
        return None;
    };
    let mut job_flow = job_flow.clone();
    let Value::Mapping(members) = &mut job_flow.value else {
        return None;
    };
    let named = members.iter_mut().find(|entry| entry.key == "cluster")?;
    match &named.value.value {
        Value::Scalar(scalar) if scalar.text == cluster.key => named.value = cluster.value.clone(),
        Value::Scalar(_) | Value::Sequence(_) | Value::Mapping(_) => return None,
    }
    Some(job_flow)
}

fn entries(node: &Node) -> &[Entry] {
    match &node.value {
        Value::Mapping(entries) => entries,
        Value::Scalar(_) | Value::Sequence(_) => &[],
    }
}

fn find<'n>(node: &'n Node, path: &[&str]) -> Option<&'n Node> {
    path.iter().try_fold(node, |node, key| {
        let mut named = entries(node).iter().filter(|entry| entry.key == *key);
        named.next().map(|entry| &entry.value)
    })
}

/// The paths of the values of these elements in the mapping that they make.
fn keys(members: &'static [Element]) -> Vec<Vec<&'static str>> {
    let keys = members.iter().map(|member| match member.key {
        [] => keys(member.children()),
        key => vec![key.to_vec()],
    });
    keys.flatten().collect()
}

/// The path by which one tells an item from the others of its list.
fn distinction(item: &Element) -> Vec<&'static str> {
    match (item.key, item.content) {
        (
            [],
            Content::Members {
                members,
                always: [],
            },
        ) => keys(members).into_iter().next().unwrap_or_default(),
        ([], Content::Members { always, .. }) => always.to_vec(),
        (key, _) => key.to_vec(),
    }
}

fn wrapped(element: &Element, attributes: &str, inner: &str, depth: usize) -> String {
    let (name, indent) = (element.name, indent(depth));
    match inner {
        "" => format!("{indent}<{name}{attributes} />\n"),
        inner => format!("{indent}<{name}{attributes}>\n{inner}{indent}</{name}>\n"),
    }
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}

/// A text between tags. One that has nothing but white space is marked as meant.
fn escaped(text: &str) -> String {
    let marked = if is_white_space(text) {
        "<![CDATA[]]>"
    } else {
        ""
    };
    marked.to_owned()
        + &references(text, |character| {
            matches!(character, '<' | '>' | '&' | '\r')
        })
}

/// A text between quotes, where every white space would become a space.
fn escaped_attribute(text: &str) -> String {
    references(text, |character| {
        matches!(character, '<' | '>' | '&' | '"' | '\r' | '\n' | '\t')
    })
}

fn references(text: &str, is_escaped: fn(char) -> bool) -> String {
    let mut result = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            character if !is_escaped(character) => result.push(character),
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '&' => result.push_str("&amp;"),
            '"' => result.push_str("&quot;"),
            other => {
                let _ = write!(result, "&#{};", u32::from(other));
            }
        }
    }
    result
}
