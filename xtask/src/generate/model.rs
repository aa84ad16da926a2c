// SPDX-License-Identifier: Apache-2.0
//! The service model as AWS writes it, and the questions that the writers ask of it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result};
use serde::Deserialize;

/// A service model.
#[derive(Debug, Deserialize)]
pub(super) struct Model {
    pub(super) operations: BTreeMap<String, Operation>,
    pub(super) shapes: BTreeMap<String, Shape>,
}

/// One operation of the service.
#[derive(Debug, Deserialize)]
pub(super) struct Operation {
    pub(super) input: Reference,
    pub(super) output: Option<Reference>,
    #[serde(default)]
    pub(super) errors: Vec<Reference>,
}

/// The use of a shape.
#[derive(Debug, Deserialize)]
pub(super) struct Reference {
    pub(super) shape: String,
}

/// A type of the service.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum Shape {
    Structure(Structure),
    List {
        member: Reference,
        min: Option<u32>,
        max: Option<u32>,
    },
    Map {
        key: Reference,
        value: Reference,
    },
    String(Text),
    Integer(Range),
    Long(Range),
    Double(Range),
    Float(Range),
    Boolean,
    Timestamp,
    /// Bytes, which are base64 on the wire, and here as well.
    Blob(Blob),
}

/// A structure and its members.
#[derive(Debug, Deserialize)]
pub(super) struct Structure {
    pub(super) members: BTreeMap<String, Reference>,
    #[serde(default)]
    pub(super) required: BTreeSet<String>,
    #[serde(default)]
    pub(super) exception: bool,
}

/// A string and what constrains it.
#[derive(Debug, Deserialize)]
pub(super) struct Text {
    #[serde(rename = "enum", default)]
    pub(super) words: Vec<String>,
    pub(super) min: Option<u32>,
    pub(super) max: Option<u32>,
    pub(super) pattern: Option<String>,
    #[serde(default)]
    pub(super) sensitive: bool,
}

/// Bytes.
#[derive(Debug, Deserialize)]
pub(super) struct Blob {
    #[serde(default)]
    pub(super) sensitive: bool,
}

/// A number and what constrains it.
#[derive(Debug, Deserialize)]
pub(super) struct Range {
    pub(super) min: Option<f64>,
    pub(super) max: Option<f64>,
}

impl Range {
    pub(super) fn is_constrained(&self) -> bool {
        self.min.is_some() || self.max.is_some()
    }
}

impl Text {
    pub(super) fn is_constrained(&self) -> bool {
        // A least length of nothing constrains nothing.
        self.min.is_some_and(|min| min > 0) || self.max.is_some() || self.pattern.is_some()
    }
}

impl Model {
    /// The shape of that name.
    pub(super) fn shape(&self, name: &str) -> Result<&Shape> {
        self.shapes
            .get(name)
            .with_context(|| format!("the model has no shape `{name}`"))
    }

    /// The structures that requests and answers are made of, without the errors.
    pub(super) fn structures(&self) -> impl Iterator<Item = (&str, &Structure)> {
        self.shapes.iter().filter_map(|(name, shape)| match shape {
            Shape::Structure(structure) if !structure.exception => Some((name.as_str(), structure)),
            _ => None,
        })
    }

    /// The errors that the model declares.
    pub(super) fn exceptions(&self) -> impl Iterator<Item = &str> {
        self.shapes.iter().filter_map(|(name, shape)| match shape {
            Shape::Structure(structure) if structure.exception => Some(name.as_str()),
            _ => None,
        })
    }

    /// The model without some operations, and without the shapes that only those have.
    pub(super) fn without(mut self, left_out: &[&str]) -> Result<Self> {
        for name in left_out {
            let left_out = self.operations.remove(*name);
            left_out.with_context(|| format!("the model has no operation `{name}`"))?;
        }
        let operations = self.operations.values();
        let roots = operations.flat_map(|operation| {
            std::iter::once(&operation.input)
                .chain(&operation.output)
                .chain(&operation.errors)
        });
        let kept = self.shapes_below(roots)?;
        let kept: BTreeSet<String> = kept.into_iter().map(str::to_owned).collect();
        self.shapes.retain(|name, _| kept.contains(name));
        Ok(self)
    }

    /// The names of all shapes that a request can hold.
    pub(super) fn shapes_of_requests(&self) -> Result<BTreeSet<&str>> {
        self.shapes_below(self.operations.values().map(|operation| &operation.input))
    }

    /// The names of these shapes and of all that they can hold.
    fn shapes_below<'a>(
        &'a self,
        roots: impl Iterator<Item = &'a Reference>,
    ) -> Result<BTreeSet<&'a str>> {
        let mut found = BTreeSet::new();
        let mut waiting: Vec<&str> = roots.map(|root| root.shape.as_str()).collect();
        while let Some(name) = waiting.pop() {
            if !found.insert(name) {
                continue;
            }
            match self.shape(name)? {
                Shape::Structure(structure) => waiting.extend(
                    structure
                        .members
                        .values()
                        .map(|member| member.shape.as_str()),
                ),
                Shape::List { member, .. } => waiting.push(&member.shape),
                Shape::Map { key, value } => {
                    waiting.extend([key.shape.as_str(), value.shape.as_str()])
                }
                _ => {}
            }
        }
        Ok(found)
    }
}
