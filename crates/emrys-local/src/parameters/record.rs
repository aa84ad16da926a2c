// SPDX-License-Identifier: Apache-2.0
//! What the journal keeps of a parameter, and how it is shown.

use std::collections::{BTreeMap, BTreeSet};

use emrys_protocol::parameters::types::{
    Parameter, ParameterHistory, ParameterMetadata, ParameterTier, ParameterType,
};
use emrys_protocol::types::{Open, Sensitive, Timestamp};
use emrys_protocol::{ApiError, ErrorCode};
use serde::{Deserialize, Serialize};

use super::name;
use crate::api::ACCOUNT;
use crate::records::Millis;
use crate::seal::{Seal, SealError, Sealed};

/// The only kind of data: others are checked by AWS against its own services.
pub(super) const DATA_TYPE: &str = "text";

/// A parameter with all of its versions.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ParameterRecord {
    /// As it was first given, with or without a slash in front.
    pub(super) name: String,
    pub(super) tags: BTreeMap<String, String>,
    /// The newest version.
    pub(super) latest: Version,
    /// Those before it, oldest first.
    pub(super) earlier: Vec<Version>,
}

/// One version of a parameter.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Version {
    pub(super) number: i64,
    pub(super) value: Value,
    pub(super) modified: Millis,
    pub(super) description: Option<String>,
    pub(super) allowed_pattern: Option<String>,
    pub(super) tier: Open<ParameterTier>,
    pub(super) labels: BTreeSet<String>,
}

/// A value, in the form in which it may be written to disk.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum Value {
    /// Of a `String`.
    Text(Sensitive),
    /// Of a `StringList`: texts with commas between them.
    List(Sensitive),
    /// Of a `SecureString`.
    Secure {
        sealed: Sealed,
        /// The KMS key that was asked for. It is shown; the key that seals is the state folder's.
        key_id: String,
    },
}

impl ParameterRecord {
    /// All versions, oldest first.
    pub(super) fn versions(&self) -> impl Iterator<Item = &Version> {
        self.earlier.iter().chain([&self.latest])
    }

    /// All versions, oldest first, to be changed.
    pub(super) fn versions_mut(&mut self) -> impl Iterator<Item = &mut Version> {
        self.earlier.iter_mut().chain([&mut self.latest])
    }

    /// The version that has the label.
    pub(super) fn labelled(&self, label: &str) -> Option<&Version> {
        self.versions()
            .find(|version| version.labels.contains(label))
    }

    pub(super) fn metadata(&self, region: &str) -> ParameterMetadata {
        let latest = &self.latest;
        ParameterMetadata {
            name: Some(self.name.clone()),
            arn: Some(name::arn(region, &self.name)),
            r#type: Some(latest.value.kind().into()),
            key_id: latest.value.key_id().map(str::to_owned),
            last_modified_date: Some(Timestamp::from_millis(latest.modified)),
            last_modified_user: Some(user()),
            description: latest.description.clone(),
            allowed_pattern: latest.allowed_pattern.clone(),
            version: Some(latest.number),
            tier: Some(latest.tier.clone()),
            policies: Some(Vec::new()),
            data_type: Some(DATA_TYPE.to_owned()),
        }
    }
}

impl Version {
    /// The version as GetParameter shows it.
    pub(super) fn parameter(
        &self,
        region: &str,
        name: &str,
        seal: Option<&Seal>,
    ) -> Result<Parameter, ApiError> {
        Ok(Parameter {
            name: Some(name.to_owned()),
            arn: Some(name::arn(region, name)),
            r#type: Some(self.value.kind().into()),
            value: Some(self.shown(name, seal)?),
            version: Some(self.number),
            last_modified_date: Some(Timestamp::from_millis(self.modified)),
            data_type: Some(DATA_TYPE.to_owned()),
            selector: None,
            source_result: None,
        })
    }

    /// The version as GetParameterHistory shows it.
    pub(super) fn history(
        &self,
        name: &str,
        seal: Option<&Seal>,
    ) -> Result<ParameterHistory, ApiError> {
        Ok(ParameterHistory {
            name: Some(name.to_owned()),
            r#type: Some(self.value.kind().into()),
            key_id: self.value.key_id().map(str::to_owned),
            last_modified_date: Some(Timestamp::from_millis(self.modified)),
            last_modified_user: Some(user()),
            description: self.description.clone(),
            value: Some(self.shown(name, seal)?),
            allowed_pattern: self.allowed_pattern.clone(),
            version: Some(self.number),
            labels: Some(self.labels.iter().cloned().collect()),
            tier: Some(self.tier.clone()),
            policies: Some(Vec::new()),
            data_type: Some(DATA_TYPE.to_owned()),
        })
    }

    /// The value; of a secure string the sealed one, unless there is something to open it with.
    fn shown(&self, name: &str, seal: Option<&Seal>) -> Result<Sensitive, ApiError> {
        match (&self.value, seal) {
            (Value::Text(value) | Value::List(value), _) => Ok(value.clone()),
            (Value::Secure { sealed, .. }, None) => Ok(sealed.as_str().to_owned().into()),
            (Value::Secure { sealed, .. }, Some(seal)) => seal
                .open(&owner(name, self.number), sealed)
                .map_err(sealed_otherwise),
        }
    }
}

impl Value {
    pub(super) fn kind(&self) -> ParameterType {
        match self {
            Self::Text(_) => ParameterType::String,
            Self::List(_) => ParameterType::StringList,
            Self::Secure { .. } => ParameterType::SecureString,
        }
    }

    pub(super) fn key_id(&self) -> Option<&str> {
        match self {
            Self::Text(_) | Self::List(_) => None,
            Self::Secure { key_id, .. } => Some(key_id),
        }
    }
}

/// Who changes things here: the one that `sts:GetCallerIdentity` names.
fn user() -> String {
    format!("arn:aws:iam::{ACCOUNT}:root")
}

/// What the value of a version is sealed for. A name has no colon.
pub(super) fn owner(name: &str, version: i64) -> String {
    format!("{name}:{version}")
}

/// Why a value cannot be sealed or opened, as Parameter Store says it.
pub(super) fn sealed_otherwise(error: SealError) -> ApiError {
    match error {
        SealError::Foreign(_) | SealError::NoKey(_) => ApiError::new(
            ErrorCode::InvalidKeyId,
            "The key of the local engine does not open this parameter.",
        )
        .with_source(error),
        SealError::Io { .. } | SealError::Random(_) => ApiError::internal(error),
    }
}
