// SPDX-License-Identifier: Apache-2.0
//! Reading a mapping key by key. The keys that a type asks for are the keys that it knows: there is no second list that
//! could differ.

use emrys_diagnostics::{Code, Diagnostic, Span};

use super::{Extent, FromNode, PassedOn, Reader, spelling};
use crate::elements::Allow;
use crate::project::Allowance;
use crate::spanned::Spanned;
use crate::tree::{Entry, Node, Value};

/// One of the keys of which exactly one has to be given, and how its value is read.
type Choice<T> = (&'static str, fn(&Node, &mut Reader<'_, '_>) -> Option<T>);

/// A mapping that is being read.
pub(crate) struct Fields<'n> {
    /// What the mapping is, for messages: "a cluster".
    what: &'static str,
    node: &'n Node,
    entries: &'n [Entry],
    known: Vec<&'static str>,
    /// That none of several keys is given, and the keys: not said where one of them is misspelt, which is said.
    missing: Option<(Diagnostic, Vec<&'static str>)>,
}

impl<'n> Fields<'n> {
    pub(crate) fn open(
        node: &'n Node,
        what: &'static str,
        reader: &mut Reader<'_, '_>,
    ) -> Option<Self> {
        let Value::Mapping(entries) = &node.value else {
            reader.wrong_type(node, "a mapping");
            return None;
        };
        Some(Self {
            what,
            node,
            entries,
            known: Vec::new(),
            missing: None,
        })
    }

    pub(crate) fn required<T: FromNode>(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_, '_>,
    ) -> Option<T> {
        match self.entry(key) {
            Some(entry) if reader.takes_away(&entry.value) => None,
            Some(entry) => T::from_node(&entry.value, reader),
            None if reader.extent == Extent::Part => None,
            None => {
                let message = format!("{} needs the key `{key}`", self.what);
                reader.invalid(self.node, Code::MissingKey, message);
                None
            }
        }
    }

    /// The value of a key that may be left out. `null` is as good as leaving it out, as in Terraform.
    pub(crate) fn optional<T: FromNode>(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_, '_>,
    ) -> Option<T> {
        let entry = self.entry(key).filter(|entry| !entry.value.is_null())?;
        T::from_node(&entry.value, reader)
    }

    /// The findings that are accepted in this mapping.
    pub(crate) fn allow(&mut self, reader: &mut Reader<'_, '_>) -> Allow {
        let allow: Allow = self.optional("allow", reader).unwrap_or_default();
        reader.allowances.extend(Allowance::all(&allow, self.node));
        allow
    }

    /// A text that is only sent on, so that it may have references. Otherwise as [`Fields::optional`].
    pub(crate) fn passed_on(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_, '_>,
    ) -> Option<Spanned<String>> {
        let text: Option<Spanned<PassedOn>> = self.optional(key, reader);
        text.map(|text| text.map(|PassedOn(text)| text))
    }

    /// A text that is only sent on, and has to be there. Otherwise as [`Fields::required`].
    pub(crate) fn required_passed_on(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_, '_>,
    ) -> Option<Spanned<String>> {
        let text: Option<Spanned<PassedOn>> = self.required(key, reader);
        text.map(|text| text.map(|PassedOn(text)| text))
    }

    /// The value of the one key that is given of `choices`.
    pub(crate) fn exactly_one<T>(
        &mut self,
        choices: &[Choice<T>],
        reader: &mut Reader<'_, '_>,
    ) -> Option<T> {
        let mut given = Vec::new();
        for (key, read) in choices {
            given.extend(self.entry(key).map(|entry| (entry, read)));
        }
        let keys: Vec<String> = choices.iter().map(|(key, _)| format!("`{key}`")).collect();
        let message = |found: &str| {
            format!(
                "{} takes exactly one of {}, and {found}",
                self.what,
                keys.join(", ")
            )
        };
        match given.as_slice() {
            [(entry, read)] => read(&entry.value, reader),
            [] if reader.extent == Extent::Part => None,
            [] => {
                let diagnostic = Diagnostic::new(Code::ExactlyOneOf, message("here is none"))
                    .at(self.node.label_span())
                    .path(&self.node.path);
                let keys = choices.iter().map(|(key, _)| *key).collect();
                self.missing = Some((diagnostic, keys));
                None
            }
            [(first, _), (second, _), ..] => {
                let diagnostic =
                    Diagnostic::new(Code::ExactlyOneOf, message("here is more than one"))
                        .labelled(second.key_span.clone(), "another")
                        .related(first.key_span.clone(), "one")
                        .path(&self.node.path);
                reader.report(diagnostic);
                None
            }
        }
    }

    /// The value of a key that may be left out, as it is in the tree.
    pub(crate) fn value(&mut self, key: &'static str) -> Option<&'n Node> {
        let value = self.entry(key).map(|entry| &entry.value);
        value.filter(|value| !value.is_null())
    }

    /// The characters of a key. It is not asked for by that.
    pub(crate) fn key_span(&self, key: &str) -> Option<Span> {
        let mut entries = self.entries.iter();
        let entry = entries.find(|entry| entry.key == key);
        entry.map(|entry| entry.key_span.clone())
    }

    /// A key that something else has dealt with.
    pub(crate) fn settled(&mut self, key: &'static str) {
        self.entry(key);
    }

    /// Whether a key is given. It is not asked for by that.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// Reports the keys that nobody asked for, and that none of several is given.
    pub(crate) fn finish(self, reader: &mut Reader<'_, '_>) {
        let entries = self.entries.iter();
        let unknown: Vec<&Entry> = entries
            .filter(|entry| !self.known.contains(&entry.key.as_str()))
            .collect();
        if let Some((diagnostic, keys)) = self.missing {
            let is_meant = |entry: &&Entry| spelling::is_meant(&entry.key, &keys);
            if !unknown.iter().any(is_meant) {
                reader.report(diagnostic);
            }
        }
        for entry in unknown {
            let diagnostic = spelling::unknown_key(&entry.key, self.what, &self.known);
            reader.report(
                diagnostic
                    .at(entry.key_span.clone())
                    .path(&entry.value.path),
            );
        }
    }

    fn entry(&mut self, key: &'static str) -> Option<&'n Entry> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        self.entries.iter().find(|entry| entry.key == key)
    }
}
