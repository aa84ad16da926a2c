// SPDX-License-Identifier: Apache-2.0
//! Members of EMR's structures and the keys that documents have for them, as tables: from a value in the shape of EMR's
//! API to the keys of a document, and from keys to that shape.
//!
//! Knows no table; those are in [`tables`](super::tables). What no table has is noted, never dropped in silence.

use emrys_diagnostics::suggest;
use emrys_document::written;
use serde_json::{Map, Value, json};

use super::Note;
use super::tree::{Mapping, Tree};

/// One member of a structure, and the key that documents have for it.
pub(crate) struct Member {
    /// The member's name in EMR's API.
    pub(crate) name: &'static str,
    /// The key in documents; of [`Kind::Inline`] it says nothing.
    pub(crate) key: &'static str,
    pub(crate) kind: Kind,
}

/// What the value of a member is.
pub(crate) enum Kind {
    /// A text.
    Single,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list of them.
    Singles,
    /// Keys of the user's own and single values.
    Map,
    /// The same with lists of single values.
    MapOfSingles,
    /// A list of structures with `Key` and `Value`: in documents a mapping.
    Pairs,
    /// The same, and in their keys placeholders are replaced.
    Tags,
    /// A list of structures with a `Name` and nothing else: in documents a list of names.
    Names,
    /// A structure.
    Structure(&'static [Member]),
    /// A structure whose members documents have among those of the structure around it.
    Inline(&'static [Member]),
    /// A list of structures.
    List(&'static [Member]),
}

/// A member with a single value.
pub(crate) const fn single(name: &'static str, key: &'static str) -> Member {
    member(name, key, Kind::Single)
}

/// A member whose value is a number. Terraform and CloudFormation take one in quotes, too.
pub(crate) const fn number(name: &'static str, key: &'static str) -> Member {
    member(name, key, Kind::Number)
}

/// A member whose value is `true` or `false`. Terraform and CloudFormation take it in quotes, too.
pub(crate) const fn flag(name: &'static str, key: &'static str) -> Member {
    member(name, key, Kind::Flag)
}

/// A member.
pub(crate) const fn member(name: &'static str, key: &'static str, kind: Kind) -> Member {
    Member { name, key, kind }
}

/// A structure of EMR's whose members are taken one by one; what is left is noted.
pub(super) struct Raiser<'a> {
    pub(super) notes: &'a mut Vec<Note>,
}

impl Raiser<'_> {
    /// The keys of a structure, in the order of the table.
    pub(super) fn structure(&mut self, value: Value, path: &str, members: &[Member]) -> Mapping {
        let Value::Object(mut object) = value else {
            self.note(path, "a structure is expected here, so it is left out");
            return Mapping::default();
        };
        let mapping = self.members(&mut object, path, members);
        let known: Vec<_> = members.iter().map(|member| member.name).collect();
        self.finish(&object, path, &known);
        mapping
    }

    /// The keys of those members of a structure that the table has. They are taken out of it.
    pub(super) fn members(
        &mut self,
        object: &mut Map<String, Value>,
        path: &str,
        members: &[Member],
    ) -> Mapping {
        let mut mapping = Mapping::default();
        for member in members {
            let value = object.remove(member.name);
            let Some(value) = value.filter(|value| !value.is_null()) else {
                continue;
            };
            let path = below(path, member.name);
            match member.kind {
                Kind::Inline(inner) => mapping.extend(self.structure(value, &path, inner)),
                ref kind => {
                    let value = self.value(value, &path, kind);
                    mapping.push_some(member.key, value);
                }
            }
        }
        mapping
    }

    /// Notes the members of a structure that nobody has taken.
    pub(super) fn finish(&mut self, object: &Map<String, Value>, path: &str, known: &[&str]) {
        for (name, value) in object {
            if value.is_null() {
                continue;
            }
            let message = match suggest::did_you_mean(name, known.iter().copied()) {
                Some(advice) => format!("EMR has no such member, so it is left out; {advice}"),
                None => "documents have no key for it, so it is left out".to_owned(),
            };
            self.note(&below(path, name), message);
        }
    }

    pub(super) fn note(&mut self, path: &str, message: impl Into<String>) {
        self.notes.push(Note::new(path, message));
    }

    fn value(&mut self, value: Value, path: &str, kind: &Kind) -> Option<Tree> {
        match kind {
            Kind::Single => self.single(value, path),
            Kind::Number | Kind::Flag => self.single(without_quotes(value, kind), path),
            Kind::Singles => {
                let items = self.items(value, path);
                Some(Tree::List(self.each(items, Self::single)))
            }
            Kind::Map => {
                let entries = self.entries(value, path);
                Some(Tree::Mapping(self.map(entries, Self::single)))
            }
            Kind::MapOfSingles => {
                let entries = self.entries(value, path);
                Some(Tree::Mapping(self.map(entries, |raiser, value, path| {
                    raiser.value(value, path, &Kind::Singles)
                })))
            }
            Kind::Pairs | Kind::Tags => {
                let mut mapping = Mapping::default();
                for (path, pair) in self.items(value, path) {
                    let Value::Object(mut pair) = pair else {
                        self.note(
                            &path,
                            "a key and a value are expected here, so it is left out",
                        );
                        continue;
                    };
                    let key = pair.remove("Key");
                    // A tag may be without a value, which is as good as an empty one.
                    let value = pair.remove("Value").filter(|value| !value.is_null());
                    let value = value.unwrap_or_else(|| Value::String(String::new()));
                    self.finish(&pair, &path, &["Key", "Value"]);
                    match (key, self.single(value, &path)) {
                        (Some(Value::String(key)), Some(value)) => {
                            let is_tag = matches!(kind, Kind::Tags);
                            mapping.push(if is_tag { written(&key) } else { key }, value);
                        }
                        _ => self.note(&path, "a key is expected here, so it is left out"),
                    }
                }
                Some(Tree::Mapping(mapping))
            }
            Kind::Names => {
                let items = self.items(value, path);
                Some(Tree::List(self.each(items, |raiser, item, path| {
                    let Value::Object(mut item) = item else {
                        return raiser.single(item, path);
                    };
                    let name = item.remove("Name")?;
                    raiser.finish(&item, path, &["Name"]);
                    raiser.single(name, &below(path, "Name"))
                })))
            }
            Kind::Structure(members) | Kind::Inline(members) => {
                Some(Tree::Mapping(self.structure(value, path, members)))
            }
            Kind::List(members) => {
                let items = self.items(value, path);
                Some(Tree::List(self.each(items, |raiser, item, path| {
                    Some(Tree::Mapping(raiser.structure(item, path, members)))
                })))
            }
        }
    }

    fn single(&mut self, value: Value, path: &str) -> Option<Tree> {
        match value {
            Value::String(text) => Some(Tree::Single(Value::String(written(&text)))),
            Value::Bool(_) | Value::Number(_) => Some(Tree::Single(value)),
            Value::Null => None,
            Value::Array(_) | Value::Object(_) => {
                self.note(path, "a single value is expected here, so it is left out");
                None
            }
        }
    }

    /// The items of a list, each with its path.
    pub(super) fn items(&mut self, value: Value, path: &str) -> Vec<(String, Value)> {
        let Value::Array(items) = value else {
            self.note(path, "a list is expected here, so it is left out");
            return Vec::new();
        };
        let items = items.into_iter().enumerate();
        let items = items.map(|(index, item)| (format!("{path}[{index}]"), item));
        items.collect()
    }

    fn entries(&mut self, value: Value, path: &str) -> Vec<(String, String, Value)> {
        let Value::Object(entries) = value else {
            self.note(path, "a mapping is expected here, so it is left out");
            return Vec::new();
        };
        let entries = entries.into_iter();
        let entries = entries.map(|(key, value)| (below(path, &key), key, value));
        entries.collect()
    }

    fn each(
        &mut self,
        items: Vec<(String, Value)>,
        mut raise: impl FnMut(&mut Self, Value, &str) -> Option<Tree>,
    ) -> Vec<Tree> {
        let items = items.into_iter();
        items
            .filter_map(|(path, item)| raise(self, item, &path))
            .collect()
    }

    fn map(
        &mut self,
        entries: Vec<(String, String, Value)>,
        mut raise: impl FnMut(&mut Self, Value, &str) -> Option<Tree>,
    ) -> Mapping {
        let mut mapping = Mapping::default();
        for (path, key, value) in entries {
            if let Some(value) = raise(self, value, &path) {
                mapping.push(key, value);
            }
        }
        mapping
    }
}

/// The number, `true` or `false` that a text has, where it is to be one.
fn without_quotes(value: Value, kind: &Kind) -> Value {
    let plain = value
        .as_str()
        .and_then(|text| serde_json::from_str(text).ok());
    match (kind, plain) {
        (Kind::Number, Some(number @ Value::Number(_))) => number,
        (Kind::Flag, Some(flag @ Value::Bool(_))) => flag,
        _ => value,
    }
}

/// The path of a member.
pub(super) fn below(path: &str, name: &str) -> String {
    match path {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    }
}

/// What has no member: a key, where it stands, and the keys that there are.
#[derive(Debug)]
pub(crate) struct UnknownKey {
    pub(crate) path: String,
    pub(crate) key: String,
    pub(crate) advice: Option<String>,
}

/// The other direction: values under the documents' keys → the structure of EMR's. What is taken is removed from `keys`.
/// Terraform has structures in lists of one, which are taken for what they have.
pub(crate) fn structure_of(
    keys: &mut Map<String, Value>,
    members: &[Member],
    path: &str,
    unknown: &mut Vec<UnknownKey>,
) -> Map<String, Value> {
    let mut structure = Map::new();
    for member in members {
        let value = match member.kind {
            Kind::Inline(inner) => {
                let inner = structure_of(keys, inner, path, unknown);
                (!inner.is_empty()).then_some(Value::Object(inner))
            }
            ref kind => {
                let value = keys.remove(member.key).filter(|value| !value.is_null());
                value.and_then(|value| value_of(value, kind, &below(path, member.key), unknown))
            }
        };
        if let Some(value) = value {
            structure.insert(member.name.to_owned(), value);
        }
    }
    structure
}

fn value_of(value: Value, kind: &Kind, path: &str, unknown: &mut Vec<UnknownKey>) -> Option<Value> {
    let items = |value| match value {
        Value::Array(items) => items,
        value => vec![value],
    };
    Some(match kind {
        Kind::Single | Kind::Number | Kind::Flag | Kind::Map | Kind::MapOfSingles => value,
        Kind::Singles => Value::Array(items(value)),
        Kind::Pairs | Kind::Tags => {
            let Value::Object(pairs) = value else {
                return Some(value);
            };
            let pairs = pairs.into_iter().filter(|(_, value)| !value.is_null());
            pairs
                .map(|(key, value)| json!({ "Key": key, "Value": value }))
                .collect()
        }
        Kind::Names => {
            let names = items(value).into_iter();
            names.map(|name| json!({ "Name": name })).collect()
        }
        Kind::Structure(members) | Kind::Inline(members) => {
            let first = items(value).into_iter().next()?;
            all_of(first, members, path, unknown)
        }
        Kind::List(members) => {
            let found = items(value).into_iter().enumerate();
            let found = found
                .map(|(index, item)| all_of(item, members, &format!("{path}[{index}]"), unknown));
            found.collect()
        }
    })
}

/// A structure, all of whose keys have to be known.
fn all_of(value: Value, members: &[Member], path: &str, unknown: &mut Vec<UnknownKey>) -> Value {
    let Value::Object(mut keys) = value else {
        return value;
    };
    let structure = structure_of(&mut keys, members, path, unknown);
    unknown.extend(unknown_keys(&keys, members, path));
    Value::Object(structure)
}

/// What is left of keys that were taken.
pub(crate) fn unknown_keys(
    keys: &Map<String, Value>,
    members: &[Member],
    path: &str,
) -> Vec<UnknownKey> {
    let left = keys.iter().filter(|(_, value)| !value.is_null());
    let left = left.map(|(key, _)| UnknownKey {
        path: path.to_owned(),
        key: key.clone(),
        advice: suggest::did_you_mean(key, known_keys(members)),
    });
    left.collect()
}

fn known_keys(members: &[Member]) -> Vec<&'static str> {
    let keys = members.iter().flat_map(|member| match member.kind {
        Kind::Inline(inner) => known_keys(inner),
        _ => vec![member.key],
    });
    keys.collect()
}

/// The members of a structure under EMR's names, whatever their letters: Go, in which Terraform's provider reads JSON, does
/// not tell capital from small ones.
pub(crate) fn with_names(value: Value, members: &[Member]) -> Value {
    match value {
        Value::Array(items) => items
            .into_iter()
            .map(|item| with_names(item, members))
            .collect(),
        Value::Object(found) => {
            let named = found.into_iter().map(|(name, value)| {
                let member = members
                    .iter()
                    .find(|member| member.name.eq_ignore_ascii_case(&name));
                match member {
                    Some(member) => {
                        let value = match member.kind {
                            Kind::Structure(inner) | Kind::Inline(inner) | Kind::List(inner) => {
                                with_names(value, inner)
                            }
                            _ => value,
                        };
                        (member.name.to_owned(), value)
                    }
                    None => (name, value),
                }
            });
            Value::Object(named.collect())
        }
        value => value,
    }
}
