// SPDX-License-Identifier: Apache-2.0
//! The members of RunJobFlow's request, and their types: what the path of an override leads to.
//!
//! ```
//! use emrys_catalog::run_job_flow::{Kind, NoMember, member};
//!
//! assert_eq!(member("Instances.InstanceGroups.1.InstanceCount"), Ok(Kind::Integer));
//! let wrong = NoMember { reached: "Instances".to_owned(), missing: "CoreCount".to_owned() };
//! assert_eq!(member("Instances.CoreCount"), Err(wrong));
//! ```

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

const DATA: &str = include_str!("../data/run-job-flow.json");

/// What a value has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// A text.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A list.
    List,
    /// An object.
    Structure,
}

/// Where a path ends that leads to no member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoMember {
    /// As far as it leads; empty where its first name is wrong.
    pub reached: String,
    /// The name that is not there, or the number of an item of what is no list.
    pub missing: String,
}

impl Kind {
    /// The word of JSON Schema.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Text => "string",
            Self::Boolean => "boolean",
            Self::List => "array",
            Self::Structure => "object",
        }
    }
}

/// The type of the member that a path leads to: names with dots between them, and numbers of items of lists, from 0.
///
/// # Errors
///
/// There is no such member.
pub fn member(path: &str) -> Result<Kind, NoMember> {
    let mut reached: Vec<&str> = Vec::new();
    let mut here = Place::Structure(&DOCUMENT.request);
    for name in path.split('.') {
        let next = here.into(name);
        here = next.ok_or_else(|| NoMember {
            reached: reached.join("."),
            missing: name.to_owned(),
        })?;
        reached.push(name);
    }
    Ok(here.kind())
}

/// The names of the members of what a path leads to; of a list none.
#[must_use]
pub fn members(path: &str) -> Vec<&'static str> {
    let mut here = Place::Structure(&DOCUMENT.request);
    for name in path.split('.').filter(|name| !name.is_empty()) {
        let Some(next) = here.into(name) else {
            return Vec::new();
        };
        here = next;
    }
    match here {
        Place::Structure(name) => structure(name).map(|(name, _)| name.as_str()).collect(),
        Place::Type(_) | Place::Map | Place::Text => Vec::new(),
    }
}

/// Where a path has come to.
#[derive(Clone, Copy)]
enum Place {
    Structure(&'static str),
    Type(&'static Type),
    Map,
    /// A value of a map.
    Text,
}

impl Place {
    fn into(self, name: &str) -> Option<Self> {
        match self {
            Self::Structure(own) => {
                let mut members = structure(own);
                let (_, member) = members.find(|(member, _)| *member == name)?;
                Some(Self::of(member))
            }
            Self::Type(Type::List(item)) => {
                // `01` and `+1` would be other texts for the same item.
                let index: usize = name.parse().ok()?;
                let item = item.first().filter(|_| index.to_string() == name)?;
                Some(Self::of(item))
            }
            // What a map has is its user's own.
            Self::Map => (!name.is_empty()).then_some(Self::Text),
            Self::Type(Type::Word(_)) | Self::Text => None,
        }
    }

    fn of(own: &'static Type) -> Self {
        match own {
            Type::Word(name) if name == "map" => Self::Map,
            Type::Word(name) if DOCUMENT.structures.contains_key(name) => Self::Structure(name),
            Type::Word(_) | Type::List(_) => Self::Type(own),
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Structure(_) | Self::Map => Kind::Structure,
            Self::Type(Type::List(_)) => Kind::List,
            Self::Text => Kind::Text,
            Self::Type(Type::Word(word)) => match word.as_str() {
                "integer" => Kind::Integer,
                "number" => Kind::Number,
                "boolean" => Kind::Boolean,
                _ => Kind::Text,
            },
        }
    }
}

fn structure(name: &str) -> impl Iterator<Item = (&'static String, &'static Type)> {
    DOCUMENT.structures.get(name).into_iter().flatten()
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Type {
    Word(String),
    List(Vec<Type>),
}

/// The part of the data that is read.
#[derive(Deserialize)]
struct Document {
    request: String,
    structures: BTreeMap<String, BTreeMap<String, Type>>,
}

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the data is embedded, and a test reads it"
    )]
    serde_json::from_str(DATA).expect("run-job-flow.json is valid")
});

#[cfg(test)]
mod tests {
    use super::{Kind, NoMember, member, members};

    #[test]
    fn paths_lead_to_members_of_their_types() {
        for (path, kind) in [
            ("Name", Kind::Text),
            ("StepConcurrencyLevel", Kind::Integer),
            ("Instances.InstanceGroups.0.InstanceType", Kind::Text),
            ("Instances.InstanceGroups", Kind::List),
            (
                "Instances.InstanceFleets.1.TargetSpotCapacity",
                Kind::Integer,
            ),
            (
                "ManagedScalingPolicy.ComputeLimits.MinimumCapacityUnits",
                Kind::Integer,
            ),
            ("Instances.TerminationProtected", Kind::Boolean),
            (
                "Instances.InstanceFleets.0.InstanceTypeConfigs.0.BidPriceAsPercentageOfOnDemandPrice",
                Kind::Number,
            ),
            ("Configurations.0.Properties.spark", Kind::Text),
            (
                "Configurations.0.Configurations.0.Properties",
                Kind::Structure,
            ),
            ("Applications.0.Name", Kind::Text),
            ("Instances", Kind::Structure),
        ] {
            assert_eq!(member(path), Ok(kind), "{path}");
        }
    }

    #[test]
    fn a_path_that_leads_nowhere_is_followed_as_far_as_it_goes() {
        for (path, reached, missing) in [
            ("", "", ""),
            ("name", "", "name"),
            (
                "Instances.InstanceGroups.InstanceCount",
                "Instances.InstanceGroups",
                "InstanceCount",
            ),
            (
                "Instances.InstanceGroups.01",
                "Instances.InstanceGroups",
                "01",
            ),
            (
                "Instances.InstanceGroups.-1",
                "Instances.InstanceGroups",
                "-1",
            ),
            ("Name.Of", "Name", "Of"),
            ("Instances.", "Instances", ""),
        ] {
            let wrong = NoMember {
                reached: reached.to_owned(),
                missing: missing.to_owned(),
            };
            assert_eq!(member(path), Err(wrong), "{path}");
        }
    }

    #[test]
    fn the_members_of_a_structure_are_listed() {
        assert!(members("").contains(&"Instances"));
        assert!(members("Instances.InstanceGroups.0").contains(&"InstanceCount"));
        assert!(members("Name").is_empty());
    }
}
