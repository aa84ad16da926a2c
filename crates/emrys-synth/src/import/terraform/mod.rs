// SPDX-License-Identifier: Apache-2.0
//! Terraform's modules, in HCL and in JSON: the resources of EMR, joined by their references, as requests.
//!
//! What Terraform alone can know stays in the document as `${terraform:…}`; what a document cannot hold is noted with its
//! place. Variables that stand alone become placeholders with their values as defaults.
//!
//! - `module`: files → variables, locals and resources.
//! - `evaluation`, `functions`: expressions → values.
//! - `resources`: resources → requests.
//! - `json`: texts that are JSON and have tokens in them.

mod evaluation;
mod functions;
mod json;
mod module;
mod resources;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io;

use serde_json::Value;

use crate::raise::Imported;

pub use module::File;

/// Why files are no module with clusters.
#[derive(Debug, thiserror::Error)]
pub enum TerraformError {
    /// The text is not HCL: correct it at the place that is named.
    #[error("{name}:{line}:{column}: {message}")]
    Hcl {
        /// The file's name.
        name: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What was expected.
        message: String,
    },
    /// The text is not JSON: correct it at the place that is named.
    #[error("{name}: {source}")]
    Json {
        /// The file's name.
        name: String,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// There is no resource of EMR's in the files: name those that have some.
    #[error("there is no resource `aws_emr_cluster` and no `aws_emr_security_configuration`")]
    NoResources,
    /// A control character, which EMR does not take: remove it.
    #[error("{name}: there is the control character U+{:04X}", u32::from(*character))]
    ControlCharacter {
        /// The file's name.
        name: String,
        /// Which one.
        character: char,
    },
}

/// What the files of a module say. Values that are given win over those of `.tfvars`, and these over defaults; `read` reads
/// a file that the module names, relative to its folder.
///
/// # Errors
/// A file cannot be read as Terraform would, or there is nothing of EMR's.
pub fn read(
    files: &[File],
    given: &[(String, String)],
    read: &dyn Fn(&str) -> io::Result<String>,
) -> Result<Imported, TerraformError> {
    let module = module::read(files)?;
    let mut values: BTreeMap<String, Value> = BTreeMap::new();
    for (name, value) in &module.values {
        let nothing = BTreeMap::new();
        let mut evaluator = evaluation::Evaluator::new(&module, &nothing, read);
        let value = evaluator.value(&value.located(), evaluation::Variables::Values);
        values.insert(name.clone(), value);
    }
    for (name, value) in given {
        // As Terraform takes them from the command line: a number is one without quotes.
        let value = match serde_json::from_str(value) {
            Ok(
                value @ (Value::Number(_) | Value::Bool(_) | Value::Array(_) | Value::Object(_)),
            ) => value,
            _ => Value::from(value.as_str()),
        };
        values.insert(name.clone(), value);
    }
    resources::imported(&module, &values, read)
}
