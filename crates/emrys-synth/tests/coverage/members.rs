// SPDX-License-Identifier: Apache-2.0
//! The members of a structure of AWS's service model and of all structures below it, as paths.

use std::collections::BTreeSet;

use serde_json::Value;

/// A structure and what is below it.
pub(super) struct Members {
    model: Value,
    root: &'static str,
}

impl Members {
    pub(super) fn of(root: &'static str) -> Self {
        let model = include_str!("../../../../data/emr-2009-03-31.model.json");
        Self {
            model: serde_json::from_str(model).unwrap(),
            root,
        }
    }

    /// The paths of all members. One within itself is not entered again.
    pub(super) fn all(&self) -> BTreeSet<String> {
        let mut paths = BTreeSet::new();
        self.walk(self.root, "", &mut Vec::new(), None, &mut paths);
        paths
    }

    /// Adds the paths of those that the value has.
    pub(super) fn collect(&self, value: &Value, paths: &mut BTreeSet<String>) {
        self.walk(self.root, "", &mut Vec::new(), Some(value), paths);
    }

    /// Goes through a shape, or through a value of that shape.
    fn walk(
        &self,
        shape: &str,
        path: &str,
        within: &mut Vec<String>,
        value: Option<&Value>,
        paths: &mut BTreeSet<String>,
    ) {
        let description = &self.model["shapes"][shape];
        let inner = |key: &str| description[key]["shape"].as_str().unwrap();
        match description["type"].as_str().unwrap() {
            "structure" if within.iter().all(|own| own != shape) => {
                within.push(shape.to_owned());
                for (name, member) in description["members"].as_object().unwrap() {
                    let own = value.map(|value| &value[name]);
                    if own.is_some_and(Value::is_null) {
                        continue;
                    }
                    let path = match path {
                        "" => name.clone(),
                        path => format!("{path}.{name}"),
                    };
                    let shape = member["shape"].as_str().unwrap();
                    self.walk(shape, &path, within, own, paths);
                    paths.insert(path);
                }
                within.pop();
            }
            "list" => match value {
                None => self.walk(inner("member"), path, within, None, paths),
                Some(items) => items.as_array().into_iter().flatten().for_each(|item| {
                    self.walk(inner("member"), path, within, Some(item), paths);
                }),
            },
            "map" => match value {
                None => self.walk(inner("value"), path, within, None, paths),
                Some(entries) => entries
                    .as_object()
                    .into_iter()
                    .flatten()
                    .for_each(|(_, own)| {
                        self.walk(inner("value"), path, within, Some(own), paths);
                    }),
            },
            _ => {}
        }
    }
}
