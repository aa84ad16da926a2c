// SPDX-License-Identifier: Apache-2.0
//! The XML front end: EmrWorkflow's documents, as trees in the shape of all documents.
//!
//! - `format`: the elements, in one table.
//! - `markup`: from characters to elements. Knows XML alone.
//! - `reading`: from elements to the tree, with `mapping`, what is filled on the way.
//! - `writing`: from the tree to text.
//! - `schema`: the XML Schema.
//! - `spelling`: what was probably meant by an element that is not there.

mod format;
mod mapping;
mod markup;
mod reading;
mod schema;
mod spelling;
mod writing;

use std::sync::Arc;

use emrys_diagnostics::{Diagnostic, Source};

use crate::tree::{DocumentPath, Node};

pub use schema::xml_schema;
pub(crate) use writing::write;

/// Reads an XML document. An empty text is an empty document, as in YAML.
pub(crate) fn read(source: &Arc<Source>, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    match markup::read(source) {
        Ok(root) => {
            let name = reading::job_flow_name(source);
            let mut root = reading::document(&root?, &name, diagnostics)?;
            root.settle(DocumentPath::default(), None);
            Some(root)
        }
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            None
        }
    }
}

#[cfg(test)]
mod tests;
