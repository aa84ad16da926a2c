// SPDX-License-Identifier: Apache-2.0
//! The formats of documents. Each makes the same tree.

use std::path::Path;
use std::sync::Arc;

use emrys_diagnostics::{Diagnostic, Source};

use crate::tree::{self, Node};
use crate::xml;

/// The formats of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// YAML 1.2, without tags.
    Yaml,
    /// JSON.
    Json,
    /// EmrWorkflow's format.
    Xml,
}

impl Format {
    /// The format of a file, by the ending of its name.
    pub fn of(file: &Path) -> Option<Self> {
        match file.extension()?.to_str()? {
            "yaml" | "yml" => Some(Self::Yaml),
            "json" => Some(Self::Json),
            "xml" => Some(Self::Xml),
            _ => None,
        }
    }

    /// Reads a text into a tree, or says what is wrong with it.
    pub(crate) fn read(
        self,
        source: &Arc<Source>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Node> {
        match self {
            Self::Yaml => tree::yaml::read(source, diagnostics),
            Self::Json => tree::json::read(source, diagnostics),
            Self::Xml => xml::read(source, diagnostics),
        }
    }
}
