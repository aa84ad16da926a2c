// SPDX-License-Identifier: Apache-2.0
//! `python`: the packages that a job flow's Python scripts import.

mod requirements;
mod version;

use schemars::JsonSchema;

use crate::elements::LocalPath;
use crate::reader::{Fields, FromNode, Reader, word};
use crate::schema::merge_choices;
use crate::spanned::Spanned;
use crate::tree::Node;

pub use requirements::{Requirement, RequirementKind, RequirementsFile};
pub use version::PythonVersion;

/// The packages that a job flow's Python scripts import, besides what the cluster has.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields, transform = merge_choices)]
pub struct Python {
    /// Which packages.
    #[schemars(flatten)]
    pub packages: PythonPackages,
    /// How they reach the scripts. Absent: `environment`.
    pub pack: Option<Spanned<Pack>>,
    /// The version of Python that they are for, such as `3.11`. Absent: the one that the cluster's Spark uses.
    pub version: Option<Spanned<PythonVersion>>,
}

/// Which packages.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum PythonPackages {
    /// A requirements file of pip's: those in it, and what they need.
    Requirements(Spanned<LocalPath>),
    /// Wheels: these and nothing else.
    Wheels(Spanned<Vec<Spanned<LocalPath>>>),
}

/// How packages reach the scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "snake_case", inline)]
pub enum Pack {
    /// An archive that YARN unpacks for driver and executors, with a `bin/python` to run both.
    Environment,
    /// A zip file on Python's path: pure Python only.
    PyFiles,
}

impl Python {
    /// How the packages reach the scripts.
    pub fn pack(&self) -> Pack {
        self.pack.as_deref().copied().unwrap_or(Pack::Environment)
    }

    /// The files that are named.
    pub fn files(&self) -> &[Spanned<LocalPath>] {
        match &self.packages {
            PythonPackages::Requirements(file) => std::slice::from_ref(file),
            PythonPackages::Wheels(wheels) => wheels,
        }
    }
}

impl Pack {
    /// The word in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Environment => "environment",
            Self::PyFiles => "py_files",
        }
    }
}

impl FromNode for Python {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "the Python of a job flow", reader)?;
        let packages = fields.exactly_one(
            &[
                ("requirements", |node, reader| {
                    FromNode::from_node(node, reader).map(PythonPackages::Requirements)
                }),
                ("wheels", |node, reader| {
                    FromNode::from_node(node, reader).map(PythonPackages::Wheels)
                }),
            ],
            reader,
        );
        let pack = fields.optional("pack", reader);
        let version = fields.optional("version", reader);
        fields.finish(reader);
        Some(Self {
            packages: packages?,
            pack,
            version,
        })
    }
}

impl FromNode for Pack {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        word(
            node,
            reader,
            "a way of packing",
            &[Self::Environment, Self::PyFiles].map(|pack| (pack.as_str(), pack)),
        )
    }
}
