// SPDX-License-Identifier: Apache-2.0
//! What aws-emr-launch 2 has stored below `/emr_launch`, as values of this registry, so that its users can move.
//!
//! A profile becomes one of existing roles, security groups and a security configuration. A cluster configuration becomes a
//! RunJobFlow request with its allowed overrides. Its launch functions are Lambda functions and are not taken over: they
//! are told of, for whoever writes them anew. What has no place here is said by name, and so is what a configuration keeps
//! in secrets: EMR reads a secret as a single value, and aws-emr-launch kept JSON with many.

mod cluster;
mod profile;
#[cfg(test)]
mod tests;

use emrys_protocol::{ApiError, ParametersApi};
use serde::Serialize;
use serde_json::Value;

use super::name::{Kind, Name, NameError};
use super::store;
use super::values::Head;
use crate::members::{self, SECRET};

/// What all of its parameters begin with.
const ROOT: &str = "/emr_launch";

/// Something that aws-emr-launch has stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// What it is: never a pipeline, which it does not have.
    pub kind: Kind,
    /// What it is called.
    pub name: Name,
    /// Its JSON.
    pub value: String,
    /// Its parameter's version.
    pub version: i64,
}

/// What aws-emr-launch has stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// What has a name that this registry takes, ordered by kind and name.
    pub stored: Vec<Stored>,
    /// What has another name.
    pub skipped: Vec<Skipped>,
}

/// Something that cannot have its name here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// What it is.
    pub kind: Kind,
    /// What it is called, with its namespace.
    pub name: String,
    /// Why that is no name.
    pub reason: NameError,
}

/// Something of aws-emr-launch as a value of this registry.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted {
    /// The value.
    pub value: Value,
    /// What could not be taken over, and what to do about it.
    pub losses: Vec<String>,
    /// Classifications whose properties are in a secret, with its ARN.
    pub secrets: Vec<(String, String)>,
}

impl Converted {
    /// One without secrets.
    fn new(value: &impl Serialize, losses: Vec<String>) -> Result<Self, LegacyError> {
        Ok(Self {
            value: json(value)?,
            losses,
            secrets: Vec::new(),
        })
    }
}

fn json(value: &impl Serialize) -> Result<Value, LegacyError> {
    serde_json::to_value(value).map_err(|error| LegacyError::Malformed(error.to_string()))
}

/// Why something of aws-emr-launch cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LegacyError {
    /// It is not the JSON that aws-emr-launch stores: somebody has edited it.
    #[error("the value is not one of aws-emr-launch's: {0}")]
    Malformed(String),
    /// It is a launch function: write one into the project.
    #[error(
        "a launch function of aws-emr-launch is made of its Lambda functions and is not taken over"
    )]
    LaunchFunction,
}

const fn folder(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Profile => Some("emr_profiles"),
        Kind::Cluster => Some("cluster_configurations"),
        Kind::LaunchFunction => Some("emr_launch_functions"),
        Kind::Pipeline => None,
    }
}

/// Everything that aws-emr-launch has stored, or what is in a namespace.
///
/// # Errors
///
/// What Parameter Store answers.
pub async fn list(
    parameters: &dyn ParametersApi,
    namespace: Option<&str>,
) -> Result<Listed, ApiError> {
    let mut listed = Listed::default();
    for kind in Kind::ALL {
        let Some(folder) = folder(kind) else { continue };
        let prefix = format!("{ROOT}/{folder}/");
        for parameter in store::below(parameters, &prefix).await? {
            let rest = parameter.name.as_deref().unwrap_or_default();
            let rest = rest.strip_prefix(&prefix).unwrap_or(rest);
            let (of, own) = rest.split_once('/').unwrap_or(("", rest));
            if namespace.is_some_and(|wanted| wanted != of) {
                continue;
            }
            // It takes any name; ours have fewer characters.
            match Name::new(of, own) {
                Ok(name) => listed.stored.push(Stored {
                    kind,
                    name,
                    value: store::revealed(parameter.value.as_ref()),
                    version: parameter.version.unwrap_or_default(),
                }),
                Err(reason) => listed.skipped.push(Skipped {
                    kind,
                    name: rest.to_owned(),
                    reason,
                }),
            }
        }
    }
    let Listed { stored, skipped } = &mut listed;
    stored.sort_by(|left, right| (left.kind, &left.name).cmp(&(right.kind, &right.name)));
    skipped.sort_by(|left, right| (left.kind, &left.name).cmp(&(right.kind, &right.name)));
    Ok(listed)
}

impl Stored {
    /// It as a value of this registry.
    ///
    /// # Errors
    ///
    /// It cannot be one.
    pub fn convert(&self) -> Result<Converted, LegacyError> {
        let value: Value = serde_json::from_str(&self.value)
            .map_err(|error| LegacyError::Malformed(error.to_string()))?;
        let reading = Reading {
            value: &value,
            name: &self.name,
        };
        match self.kind {
            Kind::Profile => profile::convert(&reading),
            Kind::Cluster => cluster::convert(&reading),
            Kind::LaunchFunction | Kind::Pipeline => Err(LegacyError::LaunchFunction),
        }
    }
}

/// A value, and the name under which it is.
struct Reading<'r> {
    value: &'r Value,
    name: &'r Name,
}

impl Reading<'_> {
    /// A text that says something.
    fn text(&self, pointer: &str) -> Option<&str> {
        let text = self.value.pointer(pointer).and_then(Value::as_str);
        text.filter(|text| !text.is_empty())
    }

    fn required(&self, pointer: &str) -> Result<&str, LegacyError> {
        let missing = || LegacyError::Malformed(format!("it has no text at {pointer}"));
        self.text(pointer).ok_or_else(missing)
    }

    fn head(&self, kind: Kind) -> Head {
        let description = self.text("/Description").map(str::to_owned);
        Head::new(kind, self.name, description)
    }
}

/// Puts references to secrets, each with a single value, in place of what one secret has of a classification.
///
/// The names are those of the secret's members, the ARNs those of the secrets that have their values.
pub fn refer(value: &mut Value, classification: &str, arns: &[(String, String)]) {
    let properties = arns
        .iter()
        .map(|(name, arn)| (format!("{SECRET}{name}"), Value::from(arn.as_str())));
    if let Some(request) = value.get_mut("Request") {
        members::add_properties(request, classification, properties.collect());
    }
}
