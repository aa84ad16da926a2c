// SPDX-License-Identifier: Apache-2.0
//! The constraints of the models on requests: required members, lengths, ranges, patterns, enumerations.
//!
//! All violations are collected and reported in one `ValidationException` with the wording of AWS's services. What a service
//! demands beyond its model (states, limits, combinations) is for the engine.

mod generated;
pub(crate) mod pattern;
pub(crate) mod scalar;

use std::collections::BTreeMap;

use crate::error::ApiError;
use scalar::{Constraint, Shown, length_violations};

/// A structure of a request, which can be checked against the model.
pub trait Validate {
    /// Checks the structure and all that is in it.
    ///
    /// # Errors
    ///
    /// `ValidationException` that lists every violated constraint with its path.
    fn validate(&self) -> Result<(), ApiError> {
        let mut violations = Vec::new();
        self.check(&mut Members {
            path: Path::Top,
            violations: &mut violations,
        });
        if violations.is_empty() {
            return Ok(());
        }
        let errors = if violations.len() == 1 {
            "error"
        } else {
            "errors"
        };
        let count = violations.len();
        Err(ApiError::validation(format!(
            "{count} validation {errors} detected: {}",
            violations.join("; ")
        )))
    }

    /// Reports what is wrong with the members.
    #[doc(hidden)]
    fn check(&self, members: &mut Members<'_>);
}

/// The members of the structure under inspection: where it is, and what was found so far.
#[derive(Debug)]
pub struct Members<'a> {
    path: Path<'a>,
    violations: &'a mut Vec<String>,
}

/// A place in a request, linked upwards so that nothing is allocated for a request that is in order.
#[derive(Debug, Clone, Copy)]
enum Path<'a> {
    Top,
    Member {
        of: &'a Path<'a>,
        name: &'static str,
    },
    Element {
        of: &'a Path<'a>,
        number: usize,
    },
}

impl std::fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Top => Ok(()),
            Self::Member {
                of: Self::Top,
                name,
            } => formatter.write_str(name),
            Self::Member { of, name } => write!(formatter, "{of}.{name}"),
            Self::Element { of, number } => write!(formatter, "{of}.{number}.member"),
        }
    }
}

impl Members<'_> {
    pub(crate) fn required(&mut self, name: &'static str, is_present: bool) {
        if !is_present {
            let path = Path::Member {
                of: &self.path,
                name,
            };
            let violation = format!(
                "Value null at '{path}' failed to satisfy constraint: Member must not be null"
            );
            self.violations.push(violation);
        }
    }

    pub(crate) fn scalar<V: Shown>(
        &mut self,
        name: &'static str,
        value: Option<&V>,
        constraint: &impl Constraint<V>,
    ) {
        if let Some(value) = value {
            for rule in constraint.violations(value) {
                self.report(name, value.shown(), &rule);
            }
        }
    }

    pub(crate) fn structure(&mut self, name: &'static str, value: Option<&impl Validate>) {
        if let Some(value) = value {
            let path = Path::Member {
                of: &self.path,
                name,
            };
            value.check(&mut Members {
                path,
                violations: self.violations,
            });
        }
    }

    pub(crate) fn structures(&mut self, name: &'static str, values: Option<&Vec<impl Validate>>) {
        let list = Path::Member {
            of: &self.path,
            name,
        };
        for (index, value) in values.into_iter().flatten().enumerate() {
            let path = Path::Element {
                of: &list,
                number: index + 1,
            };
            value.check(&mut Members {
                path,
                violations: self.violations,
            });
        }
    }

    pub(crate) fn list<V: Shown>(
        &mut self,
        name: &'static str,
        values: Option<&Vec<V>>,
        constraint: &impl Constraint<V>,
    ) {
        if let Some(values) = values
            && !values.iter().all(|value| constraint.holds(value))
        {
            let rule = format!(
                "Member must satisfy constraint: [{}]",
                constraint.rules().join(", ")
            );
            self.report(name, Some(shown_list(values)), &rule);
        }
    }

    pub(crate) fn map<K: Shown, V: Shown>(
        &mut self,
        name: &'static str,
        map: Option<&BTreeMap<K, V>>,
        keys: &impl Constraint<K>,
        values: &impl Constraint<V>,
    ) {
        if let Some(map) = map {
            let shown = || shown_map(map, |value| value.shown().unwrap_or_default());
            self.keys(name, map, keys, &shown);
            if !map.values().all(|value| values.holds(value)) {
                let rule = format!(
                    "Map value must satisfy constraint: [{}]",
                    values.rules().join(", ")
                );
                self.report(name, Some(shown()), &rule);
            }
        }
    }

    pub(crate) fn map_of_lists<K: Shown, V: Shown>(
        &mut self,
        name: &'static str,
        map: Option<&BTreeMap<K, Vec<V>>>,
        keys: &impl Constraint<K>,
        elements: &impl Constraint<V>,
    ) {
        if let Some(map) = map {
            let shown = || shown_map(map, |list| shown_list(list));
            self.keys(name, map, keys, &shown);
            if !map
                .values()
                .flatten()
                .all(|element| elements.holds(element))
            {
                let rules = elements.rules().join(", ");
                let rule = format!(
                    "Map value must satisfy constraint: [Member must satisfy constraint: [{rules}]]"
                );
                self.report(name, Some(shown()), &rule);
            }
        }
    }

    pub(crate) fn length<V: Shown>(
        &mut self,
        name: &'static str,
        values: Option<&Vec<V>>,
        min: Option<usize>,
        max: Option<usize>,
    ) {
        if let Some(values) = values {
            for rule in length_violations(values.len(), min, max) {
                self.report(name, Some(shown_list(values)), &rule);
            }
        }
    }

    /// The length of a list of structures, which are not shown: they may hold secrets.
    pub(crate) fn length_unseen<V>(
        &mut self,
        name: &'static str,
        values: Option<&Vec<V>>,
        min: Option<usize>,
        max: Option<usize>,
    ) {
        if let Some(values) = values {
            for rule in length_violations(values.len(), min, max) {
                self.report(name, None, &rule);
            }
        }
    }

    fn keys<K, V>(
        &mut self,
        name: &'static str,
        map: &BTreeMap<K, V>,
        constraint: &impl Constraint<K>,
        shown: &dyn Fn() -> String,
    ) {
        if !map.keys().all(|key| constraint.holds(key)) {
            let rule = format!(
                "Map keys must satisfy constraint: [{}]",
                constraint.rules().join(", ")
            );
            self.report(name, Some(shown()), &rule);
        }
    }

    fn report(&mut self, name: &'static str, shown: Option<String>, rule: &str) {
        let path = Path::Member {
            of: &self.path,
            name,
        };
        let value = shown.map_or_else(|| "Value".to_owned(), |shown| format!("Value '{shown}'"));
        self.violations.push(format!(
            "{value} at '{path}' failed to satisfy constraint: {rule}"
        ));
    }
}

fn shown_list<V: Shown>(values: &[V]) -> String {
    let values: Vec<String> = values
        .iter()
        .map(|value| value.shown().unwrap_or_default())
        .collect();
    format!("[{}]", values.join(", "))
}

fn shown_map<K: Shown, V>(map: &BTreeMap<K, V>, shown: impl Fn(&V) -> String) -> String {
    let entries: Vec<String> = map
        .iter()
        .map(|(key, value)| format!("{}={}", key.shown().unwrap_or_default(), shown(value)))
        .collect();
    format!("{{{}}}", entries.join(", "))
}

#[cfg(test)]
mod tests;
