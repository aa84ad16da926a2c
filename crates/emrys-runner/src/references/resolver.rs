// SPDX-License-Identifier: Apache-2.0
//! Fetching the values of references, all that can be fetched, so that everything that is missing is said at once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use emrys_document::reference::Reference;
use emrys_protocol::parameters::types::{GetParameterRequest, GetParametersRequest, Parameter};
use emrys_protocol::secrets::types::GetSecretValueRequest;
use emrys_protocol::types::Sensitive;
use emrys_protocol::{ApiError, ErrorCode, ParametersApi, SecretsApi};

use super::Values;

/// Most parameters of one request (GetParameters, `Names`).
const PARAMETERS_IN_REQUEST: usize = 10;

/// Fetches the values of references. A cheap handle.
#[derive(Clone)]
pub struct Resolver {
    parameters: Arc<dyn ParametersApi>,
    secrets: Arc<dyn SecretsApi>,
}

/// References without a value: correct the document, or put what is missing into Parameter Store or Secrets Manager.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", list(.problems))]
pub struct Unresolved {
    /// One for each reference.
    pub problems: Vec<Problem>,
}

/// Why a reference has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The reference.
    pub reference: Reference,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}`: {}", self.reference, self.message)
    }
}

fn list(problems: &[Problem]) -> String {
    let problems: Vec<String> = problems.iter().map(Problem::to_string).collect();
    format!("failed to resolve {}", problems.join("; "))
}

impl Resolver {
    /// A resolver that asks these services.
    #[must_use]
    pub fn new(parameters: Arc<dyn ParametersApi>, secrets: Arc<dyn SecretsApi>) -> Self {
        Self {
            parameters,
            secrets,
        }
    }

    /// Fetches the values of all references that a service knows; the cluster's id is the run's to add.
    ///
    /// # Errors
    /// References have no value, and which they are.
    pub async fn resolve(&self, references: &BTreeSet<Reference>) -> Result<Values, Unresolved> {
        let mut found = Found::default();
        let mut names = Vec::new();
        let mut secrets: BTreeMap<&str, Vec<&Reference>> = BTreeMap::new();
        for reference in references {
            match reference {
                Reference::Parameter(name) => names.push(name.as_str()),
                Reference::Secret { id, .. } => secrets.entry(id).or_default().push(reference),
                Reference::ClusterId => {}
                Reference::HbaseJar => found.failed(reference, "the cluster has no JAR of HBase"),
                Reference::Terraform(_) => {
                    found.failed(reference, "Terraform alone knows the value");
                }
            }
        }
        for names in names.chunks(PARAMETERS_IN_REQUEST) {
            self.parameters(names, &mut found).await;
        }
        for (id, references) in secrets {
            self.secret(id, &references, &mut found).await;
        }
        if found.problems.is_empty() {
            Ok(found.values)
        } else {
            let problems = found.problems;
            Err(Unresolved { problems })
        }
    }

    async fn parameters(&self, names: &[&str], found: &mut Found) {
        let request = GetParametersRequest {
            names: Some(names.iter().map(|name| (*name).to_owned()).collect()),
            with_decryption: Some(true),
        };
        let answer = match self.parameters.get_parameters(request).await {
            Ok(answer) => answer.parameters.unwrap_or_default(),
            // One of them alone may have spoiled it: which one, their own requests will tell.
            Err(error) if error.status() < 500 => Vec::new(),
            Err(error) => {
                for name in names {
                    found.failed(&parameter(name), error.message());
                }
                return;
            }
        };
        for name in names {
            let answered = answer.iter().find(|answered| is_named(answered, name));
            let value = match answered {
                Some(answered) => Ok(answered.value.clone()),
                None => self.parameter(name).await,
            };
            found.settle(&parameter(name), value.map_err(|error| said(&error)));
        }
    }

    async fn parameter(&self, name: &str) -> Result<Option<Sensitive>, ApiError> {
        let request = GetParameterRequest {
            name: Some(name.to_owned()),
            with_decryption: Some(true),
        };
        let answer = self.parameters.get_parameter(request).await?;
        Ok(answer.parameter.and_then(|parameter| parameter.value))
    }

    async fn secret(&self, id: &str, references: &[&Reference], found: &mut Found) {
        let request = GetSecretValueRequest {
            secret_id: Some(id.to_owned()),
            ..GetSecretValueRequest::default()
        };
        let answer = self.secrets.get_secret_value(request).await;
        let text = match &answer {
            Ok(answer) => match &answer.secret_string {
                Some(text) => Ok(text),
                None => Err("the secret is bytes, and a text is needed".to_owned()),
            },
            Err(error) => Err(said(error)),
        };
        for reference in references {
            let value = match (&text, reference) {
                (Ok(text), Reference::Secret { key: Some(key), .. }) => member(text, key),
                (Ok(text), _) => Ok(Some((*text).clone())),
                (Err(message), _) => Err(message.clone()),
            };
            found.settle(reference, value);
        }
    }
}

/// What has been found out so far.
#[derive(Default)]
struct Found {
    values: Values,
    problems: Vec<Problem>,
}

impl Found {
    fn settle(&mut self, reference: &Reference, value: Result<Option<Sensitive>, String>) {
        match value {
            Ok(Some(value)) if value.reveal().contains(is_forbidden) => {
                self.failed(
                    reference,
                    "the value has control characters, which EMR does not take",
                );
            }
            Ok(Some(value)) => self.values.insert(reference.clone(), value),
            Ok(None) => self.failed(reference, "the answer has no value"),
            Err(message) => self.failed(reference, &message),
        }
    }

    fn failed(&mut self, reference: &Reference, message: &str) {
        self.problems.push(Problem {
            reference: reference.clone(),
            message: message.to_owned(),
        });
    }
}

fn parameter(name: &str) -> Reference {
    Reference::Parameter(name.to_owned())
}

/// What EMR takes in no text (model, pattern of XmlString).
fn is_forbidden(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\r' | '\t')
}

/// Whether that is the parameter that was asked for: the answer has the selector apart from the name.
fn is_named(parameter: &Parameter, asked: &str) -> bool {
    let selector = parameter.selector.as_deref().unwrap_or_default();
    [&parameter.name, &parameter.arn]
        .into_iter()
        .flatten()
        .any(|name| asked.strip_prefix(name.as_str()) == Some(selector))
}

/// The service's message, with its code where the message alone does not say much.
fn said(error: &ApiError) -> String {
    match error.code() {
        // Its message is the name alone, on AWS.
        ErrorCode::ParameterNotFound => "there is no such parameter".to_owned(),
        code if error.message().is_empty() => code.as_str().to_owned(),
        _ => error.message().to_owned(),
    }
}

/// A member of a secret that is a JSON object. No message quotes the secret.
fn member(text: &Sensitive, key: &str) -> Result<Option<Sensitive>, String> {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text.reveal())
        .map_err(|_| format!("the secret is no JSON object, so it has no key `{key}`"))?;
    match object.get(key) {
        Some(serde_json::Value::String(text)) => Ok(Some(text.clone().into())),
        Some(value @ (serde_json::Value::Number(_) | serde_json::Value::Bool(_))) => {
            Ok(Some(value.to_string().into()))
        }
        Some(_) => Err(format!(
            "the secret's `{key}` is no text, no number and no Boolean"
        )),
        None => Err(format!("the secret has no key `{key}`")),
    }
}
