// SPDX-License-Identifier: Apache-2.0
//! Reading what is stored, through whatever offers parameters.

use emrys_protocol::parameters::types::{
    GetParameterHistoryRequest, GetParameterRequest, GetParametersByPathRequest, Parameter,
};
use emrys_protocol::types::{Sensitive, Timestamp};
use emrys_protocol::{ApiError, ErrorCode, ParametersApi};

use super::address::Address;
use super::name::{self, Kind, Name};

/// As many parameters as a page has at most (Systems Manager API Reference, GetParametersByPath).
const PAGE: i32 = 10;
/// The same of versions (GetParameterHistory).
const PAGE_OF_VERSIONS: i32 = 50;

/// Something that is stored, in one of its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub name: Name,
    /// Its parameter's value, as it is.
    pub value: String,
    /// Its parameter's version, which counts from 1.
    pub version: i64,
    /// When that version was stored.
    pub modified: Option<Timestamp>,
    /// Who stored it, where the service tells: in histories alone.
    pub modified_by: Option<String>,
}

impl Entry {
    /// The digest of its value.
    #[must_use]
    pub fn digest(&self) -> String {
        super::digest(&self.value)
    }

    fn new(kind: Kind, name: Name, parameter: &Parameter) -> Self {
        Self {
            kind,
            name,
            value: revealed(parameter.value.as_ref()),
            version: parameter.version.unwrap_or_default(),
            modified: parameter.last_modified_date,
            modified_by: None,
        }
    }
}

/// Everything of a kind, or what is in a namespace of it, ordered by name.
///
/// # Errors
///
/// What Parameter Store answers.
pub async fn list(
    parameters: &dyn ParametersApi,
    kind: Kind,
    namespace: Option<&str>,
) -> Result<Vec<Entry>, ApiError> {
    let found = below(parameters, &name::path(kind, namespace)).await?;
    let entries = found.into_iter().filter_map(|parameter| {
        // What has no name of the registry was stored by somebody else.
        let name = name::of_parameter(kind, parameter.name.as_deref()?)?;
        Some(Entry::new(kind, name, &parameter))
    });
    let mut entries: Vec<Entry> = entries.collect();
    entries.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(entries)
}

/// What has that name, as it is now.
///
/// # Errors
///
/// What Parameter Store answers, but for that there is none.
pub async fn get(
    parameters: &dyn ParametersApi,
    kind: Kind,
    address: &Address,
) -> Result<Option<Entry>, ApiError> {
    let found = parameter(parameters, &address.parameter(kind)).await?;
    Ok(found.map(|parameter| Entry::new(kind, address.name().clone(), &parameter)))
}

/// All versions of what has that name, oldest first; none where there is none.
///
/// # Errors
///
/// What Parameter Store answers, but for that there is none.
pub async fn history(
    parameters: &dyn ParametersApi,
    kind: Kind,
    address: &Address,
) -> Result<Vec<Entry>, ApiError> {
    let mut entries = Vec::new();
    let mut next_token = None;
    loop {
        let input = GetParameterHistoryRequest {
            name: Some(address.parameter(kind)),
            max_results: Some(PAGE_OF_VERSIONS),
            next_token,
            ..GetParameterHistoryRequest::default()
        };
        let page = match parameters.get_parameter_history(input).await {
            Err(error) if *error.code() == ErrorCode::ParameterNotFound => return Ok(Vec::new()),
            answer => answer?,
        };
        let versions = page.parameters.unwrap_or_default().into_iter();
        entries.extend(versions.map(|version| Entry {
            kind,
            name: address.name().clone(),
            value: revealed(version.value.as_ref()),
            version: version.version.unwrap_or_default(),
            modified: version.last_modified_date,
            modified_by: version.last_modified_user,
        }));
        next_token = page.next_token;
        if next_token.is_none() {
            entries.sort_by_key(|entry| entry.version);
            return Ok(entries);
        }
    }
}

/// All parameters below a path, of all pages.
pub(crate) async fn below(
    parameters: &dyn ParametersApi,
    path: &str,
) -> Result<Vec<Parameter>, ApiError> {
    let mut found = Vec::new();
    let mut next_token = None;
    loop {
        let input = GetParametersByPathRequest {
            path: Some(path.to_owned()),
            recursive: Some(true),
            max_results: Some(PAGE),
            next_token,
            ..GetParametersByPathRequest::default()
        };
        let page = parameters.get_parameters_by_path(input).await?;
        found.extend(page.parameters.unwrap_or_default());
        next_token = page.next_token;
        if next_token.is_none() {
            return Ok(found);
        }
    }
}

/// The parameter of that name, if there is one.
pub(crate) async fn parameter(
    parameters: &dyn ParametersApi,
    name: &str,
) -> Result<Option<Parameter>, ApiError> {
    let input = GetParameterRequest {
        name: Some(name.to_owned()),
        ..GetParameterRequest::default()
    };
    match parameters.get_parameter(input).await {
        Err(error) if *error.code() == ErrorCode::ParameterNotFound => Ok(None),
        answer => Ok(answer?.parameter),
    }
}

pub(crate) fn revealed(value: Option<&Sensitive>) -> String {
    value.map(Sensitive::reveal).unwrap_or_default().to_owned()
}
