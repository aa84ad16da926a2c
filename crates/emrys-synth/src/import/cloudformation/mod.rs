// SPDX-License-Identifier: Apache-2.0
//! CloudFormation's templates, in YAML and in JSON: the resources of EMR as requests.
//!
//! Parameters become placeholders with their defaults; what only a stack can know, such as the id of another resource,
//! becomes a placeholder without a value, which is noted.
//!
//! - `yaml`: YAML with the short forms of functions, `!Ref` and the like, as JSON.
//! - `functions`: CloudFormation's functions → values.
//! - `resources`: resources → requests.

mod functions;
mod resources;
#[cfg(test)]
mod tests;
mod yaml;

use serde_json::Value;

use crate::import::request::forbidden;
use crate::raise::Imported;

/// Why a text is no template with clusters.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// The text is not JSON: correct it at the place that is named.
    #[error("failed to read the template: {0}")]
    Json(#[from] serde_json::Error),
    /// The text is not YAML: correct it at the place that is named.
    #[error("failed to read the template: {0}")]
    Yaml(String),
    /// It has no resource of EMR's: name a template that has one.
    #[error("there is no resource `AWS::EMR::Cluster` and no `AWS::EMR::SecurityConfiguration`")]
    NoResources,
    /// A control character, which EMR does not take: remove it.
    #[error("`{path}` has the control character U+{:04X}", u32::from(*character))]
    ControlCharacter {
        /// Where it is.
        path: String,
        /// Which one.
        character: char,
    },
}

/// The text as a template, if it is one.
///
/// # Errors
/// It is neither JSON nor YAML.
pub fn template(text: &str) -> Result<Option<Value>, TemplateError> {
    let value = match text.trim_start().starts_with('{') {
        true => serde_json::from_str(text)?,
        false => yaml::read(text).map_err(TemplateError::Yaml)?,
    };
    Ok(Some(value).filter(|value: &Value| value.get("Resources").is_some()))
}

/// What a template says. Values that are given win over the defaults of parameters.
///
/// # Errors
/// There is nothing of EMR's in it.
pub fn read(template: &Value, given: &[(String, String)]) -> Result<Imported, TemplateError> {
    if let Some((path, character)) = forbidden(template, "") {
        return Err(TemplateError::ControlCharacter { path, character });
    }
    resources::imported(template, given).ok_or(TemplateError::NoResources)
}
