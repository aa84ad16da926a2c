// SPDX-License-Identifier: Apache-2.0
//! A tag of the cluster and its instances.

use std::fmt;

use serde::de::MapAccess;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::texts::AnyText;
use super::{Item, Visitor};

/// A tag of the cluster and its instances.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClusterTag {
    /// The key; needed.
    pub key: String,
    /// The value; needed.
    pub value: Option<String>,
}

impl ClusterTag {
    /// A tag.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            value: Some(value.into()),
        }
    }

    /// Shows itself to a visitor.
    pub fn accept(&self, visitor: &mut impl Visitor) {
        visitor.cluster_tag(self);
    }
}

/// Tags as documents write them: a mapping in the order of the tags.
pub(super) struct Tags(pub(super) Vec<ClusterTag>);

impl Serialize for Tags {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Tags {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer).map(Self)
    }
}

pub(super) fn serialize<S: Serializer>(
    tags: &[ClusterTag],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(tags.iter().map(|tag| (&tag.key, &tag.value)))
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<ClusterTag>, D::Error> {
    deserializer.deserialize_map(Entries)
}

struct Entries;

impl<'de> serde::de::Visitor<'de> for Entries {
    type Value = Vec<ClusterTag>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a mapping of tags")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut tags = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, Option<AnyText>>()? {
            let value = value.map(|value| value.0);
            tags.push(ClusterTag { key, value });
        }
        Ok(tags)
    }
}

impl Item for ClusterTag {
    fn to_fragment(items: &[Self]) -> Result<String, serde_json::Error> {
        #[derive(Serialize)]
        struct Fragment<'a> {
            #[serde(serialize_with = "serialize")]
            tags: &'a [ClusterTag],
        }
        serde_json::to_string(&Fragment { tags: items })
    }

    fn from_fragment(json: &str) -> Result<Vec<Self>, serde_json::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Fragment {
            tags: Tags,
        }
        serde_json::from_str::<Fragment>(json).map(|fragment| fragment.tags.0)
    }
}
