// SPDX-License-Identifier: Apache-2.0
//! What documents say of placeholders: the sections `placeholders` and `environments`, which are read before everything
//! else, because any value of any document may use them.

use emrys_diagnostics::{Code, Diagnostic};

use super::template::is_name;
use super::{Declared, Placeholders};
use crate::project::duplicate;
use crate::spanned::Spanned;
use crate::tree::{Entry, Node, ScalarKind, Value};

impl Placeholders<'_> {
    /// Declares the placeholders of a document, and what its environments say of them.
    pub(crate) fn declare(&mut self, root: &Node, diagnostics: &mut Vec<Diagnostic>) {
        // Of another type than a mapping: whoever reads the document itself says so.
        read(
            section(root, "placeholders"),
            &mut self.defaults,
            diagnostics,
        );
        for environment in entries(section(root, "environments")) {
            let values = self.environments.entry(environment.key.clone());
            let placeholders = section(&environment.value, "placeholders");
            read(placeholders, values.or_default(), diagnostics);
        }
    }
}

fn section<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let entries = entries(Some(node)).iter();
    let mut named = entries.filter(|entry| entry.key == key);
    named.next().map(|entry| &entry.value)
}

fn entries(node: Option<&Node>) -> &[Entry] {
    match node.map(|node| &node.value) {
        Some(Value::Mapping(entries)) => entries,
        _ => &[],
    }
}

/// Adds what a section says to what earlier documents have said.
fn read(section: Option<&Node>, declared: &mut Declared, diagnostics: &mut Vec<Diagnostic>) {
    for Entry {
        key,
        key_span,
        value: node,
        ..
    } in entries(section)
    {
        let scalar = match &node.value {
            Value::Scalar(scalar) if scalar.kind != ScalarKind::Null => scalar,
            // Whoever reads the document itself says that the value is of another type.
            Value::Scalar(_) | Value::Sequence(_) | Value::Mapping(_) => continue,
        };
        if !is_name(key) {
            let message = format!("`{key}` cannot be the name of a placeholder");
            let diagnostic = Diagnostic::new(Code::InvalidValue, message);
            diagnostics.push(
                diagnostic
                    .at(key_span.clone())
                    .path(&node.path)
                    .help("a name has letters, digits and `_`, and does not begin with a digit"),
            );
            continue;
        }
        let value = Spanned {
            value: scalar.text.clone(),
            span: key_span.clone(),
            path: node.path.clone(),
        };
        match declared.get(key) {
            Some(first) => {
                let what = format!("the placeholder `{key}`");
                diagnostics.push(duplicate(&what, &value, first));
            }
            None => drop(declared.insert(key.clone(), value)),
        }
    }
}
