// SPDX-License-Identifier: Apache-2.0
//! What a helper is: options with names of their own, and the properties of EMR's classifications that they set.
//!
//! Helpers are tables. Reading them from documents, their schema, and what they set are written once, for all of them.

use std::borrow::Cow;

use emrys_model::release_label::ReleaseLabel;

use super::kind::Kind;
use crate::reference;

/// A helper: a key of a cluster that stands for properties of classifications.
#[derive(Debug)]
pub struct Helper {
    /// Its key.
    pub key: &'static str,
    /// What it is, for people.
    pub about: &'static str,
    /// The application that it configures, where that is one which has to be installed.
    pub application: Option<&'static str>,
    /// What it sets whatever its options are.
    pub always: &'static [Fixed],
    /// Its options.
    pub options: &'static [HelperOption],
    /// Where its `additional_properties` go.
    pub additional: Place,
}

/// An option of a helper.
#[derive(Debug)]
pub struct HelperOption {
    /// Its key.
    pub key: &'static str,
    /// What it is, for people.
    pub about: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// The properties that get its value.
    pub sets: &'static [Property],
    /// The properties that get it instead where it is the ARN of a secret, which EMR fetches.
    pub fetched: &'static [Property],
    /// What else is set where it is given.
    pub implies: &'static [Fixed],
    /// Its value where it is not given. Absent: then it sets nothing.
    pub default: Option<&'static str>,
}

/// A property that has a value of its own.
#[derive(Debug)]
pub struct Fixed {
    /// The property.
    pub property: Property,
    /// Its value.
    pub value: &'static str,
    /// The option that takes its place.
    pub unless: Option<&'static str>,
}

/// A property of a classification.
#[derive(Debug, Clone, Copy)]
pub struct Property {
    /// Where it is.
    pub place: Place,
    /// Its name.
    pub name: &'static str,
}

/// Where properties are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The classification.
    pub classification: &'static str,
    /// Whether it is in the `export` within it: a variable of an environment.
    pub is_exported: bool,
}

/// A property that a use of a helper sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<'a> {
    /// Where it is.
    pub place: Place,
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: Cow<'a, str>,
    /// Which of the given options it comes from, by its index. Absent: from the helper itself.
    pub given: Option<usize>,
}

/// Another name that something has on some releases.
struct Renamed {
    name: &'static str,
    before: ReleaseLabel,
    was: &'static str,
}

/// Trino was called PrestoSQL before emr-6.4.0 (Release Guide, Presto and Trino).
const CLASSIFICATIONS: &[Renamed] = &[
    Renamed {
        name: "trino-config",
        before: ReleaseLabel::emr(6, 4, 0),
        was: "prestosql-config",
    },
    Renamed {
        name: "trino-connector-hive",
        before: ReleaseLabel::emr(6, 4, 0),
        was: "prestosql-connector-hive",
    },
];

/// How long a node is waited for is another property since emr-5.12.0 (Management Guide, cluster scale-down).
const PROPERTIES: &[Renamed] = &[Renamed {
    name: "yarn.resourcemanager.nodemanager-graceful-decommission-timeout-secs",
    before: ReleaseLabel::emr(5, 12, 0),
    was: "yarn.resourcemanager.decommissioning.timeout",
}];

/// The properties of a classification.
pub(super) const fn of(classification: &'static str) -> Place {
    Place {
        classification,
        is_exported: false,
    }
}

/// The variables that a classification exports.
pub(super) const fn exported(classification: &'static str) -> Place {
    Place {
        classification,
        is_exported: true,
    }
}

impl Place {
    pub(super) const fn property(self, name: &'static str) -> Property {
        Property { place: self, name }
    }

    pub(super) const fn set(self, name: &'static str, value: &'static str) -> Fixed {
        Fixed {
            property: self.property(name),
            value,
            unless: None,
        }
    }
}

impl Fixed {
    pub(super) const fn unless(self, option: &'static str) -> Self {
        Self {
            unless: Some(option),
            ..self
        }
    }
}

impl HelperOption {
    /// An option that sets properties to its value.
    pub(super) const fn new(
        key: &'static str,
        kind: Kind,
        sets: &'static [Property],
        about: &'static str,
    ) -> Self {
        Self {
            key,
            about,
            kind,
            sets,
            fetched: &[],
            implies: &[],
            default: None,
        }
    }

    pub(super) const fn or(self, default: &'static str) -> Self {
        Self {
            default: Some(default),
            ..self
        }
    }

    pub(super) const fn fetched(self, fetched: &'static [Property]) -> Self {
        Self { fetched, ..self }
    }

    pub(super) const fn implies(self, implies: &'static [Fixed]) -> Self {
        Self { implies, ..self }
    }
}

impl Helper {
    /// The option of that key.
    #[must_use]
    pub fn option(&self, key: &str) -> Option<&'static HelperOption> {
        self.options.iter().find(|option| option.key == key)
    }

    /// What the helper sets with these options, in order: of a property that comes twice the later value counts, and so
    /// it does of an option. The release decides what some of them are called; without one it is a new one.
    #[must_use]
    pub fn settings<'a>(
        &self,
        given: &[(&str, &'a str)],
        release: Option<ReleaseLabel>,
    ) -> Vec<Setting<'a>> {
        let mut settings = Vec::new();
        let mut set = |property: &Property, value: Cow<'a, str>, given| {
            settings.push(Setting {
                place: Place {
                    classification: called(CLASSIFICATIONS, property.place.classification, release),
                    ..property.place
                },
                name: called(PROPERTIES, property.name, release),
                value,
                given,
            });
        };
        let deciding = |key: &str| {
            let at = given.iter().rposition(|(own, _)| *own == key)?;
            let (_, value) = given.get(at)?;
            let is_set = self.option(key)?.kind.is_set(value);
            is_set.then_some(at)
        };
        let holds = |fixed: &&Fixed| fixed.unless.is_none_or(|option| deciding(option).is_none());
        for fixed in self.always.iter().filter(holds) {
            set(&fixed.property, fixed.value.into(), None);
        }
        for option in self.options {
            let own = given.iter().enumerate();
            let mut own = own.filter(|(_, (key, _))| *key == option.key).peekable();
            if let (None, Some(default)) = (own.peek(), option.default) {
                for property in option.sets {
                    set(property, default.into(), None);
                }
            }
            for (at, (_, value)) in own {
                let Some(value) = option.kind.value(value) else {
                    continue;
                };
                let is_fetched = !option.fetched.is_empty() && reference::is_arn_of_secret(value);
                let sets = if is_fetched {
                    option.fetched
                } else {
                    option.sets
                };
                for property in sets {
                    set(property, value.into(), Some(at));
                }
            }
            if let Some(at) = deciding(option.key) {
                for fixed in option.implies.iter().filter(holds) {
                    set(&fixed.property, fixed.value.into(), Some(at));
                }
            }
        }
        settings
    }

    /// Where its additional properties go on a release.
    pub(crate) fn additional(&self, release: Option<ReleaseLabel>) -> Place {
        let own = self.additional;
        Place {
            classification: called(CLASSIFICATIONS, own.classification, release),
            ..own
        }
    }
}

fn called(renamed: &[Renamed], name: &'static str, release: Option<ReleaseLabel>) -> &'static str {
    let older = |renamed: &&Renamed| {
        renamed.name == name && release.is_some_and(|release| release < renamed.before)
    };
    renamed
        .iter()
        .find(older)
        .map_or(name, |renamed| renamed.was)
}
