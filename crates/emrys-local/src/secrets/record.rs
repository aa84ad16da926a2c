// SPDX-License-Identifier: Apache-2.0
//! What the journal keeps of a secret, and how it is shown.

use std::collections::{BTreeMap, BTreeSet};

use emrys_protocol::secrets::types::Tag;
use emrys_protocol::types::{Sensitive, Timestamp};
use emrys_protocol::{ApiError, ErrorCode};
use serde::{Deserialize, Serialize};

use crate::records::Millis;
use crate::seal::{Seal, SealError, Sealed};

/// The stage of the version that is meant when a request names none.
pub(super) const CURRENT: &str = "AWSCURRENT";
/// The stage of the version that was the current one before.
pub(super) const PREVIOUS: &str = "AWSPREVIOUS";
/// Most versions of a secret; of those without a stage the oldest go.
const MOST_VERSIONS: usize = 100;

/// A secret with all of its versions.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SecretRecord {
    pub(super) name: String,
    pub(super) arn: String,
    pub(super) description: Option<String>,
    /// The KMS key that was asked for. It is shown; the key that seals is the state folder's.
    pub(super) kms_key_id: Option<String>,
    pub(super) tags: BTreeMap<String, String>,
    pub(super) created: Millis,
    pub(super) changed: Millis,
    /// When it goes for good, once somebody has deleted it.
    pub(super) deletion: Option<Millis>,
    /// Oldest first. A secret may have none yet.
    pub(super) versions: Vec<Version>,
}

/// One version of a secret.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Version {
    /// The token of the request that made it.
    pub(super) id: String,
    pub(super) created: Millis,
    pub(super) kind: Kind,
    pub(super) sealed: Sealed,
    pub(super) stages: BTreeSet<String>,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Kind {
    /// A text.
    Text,
    /// Bytes, in base64.
    Bytes,
}

/// A value as a request brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) kind: Kind,
    pub(super) content: Sensitive,
}

impl SecretRecord {
    /// Whether it was deleted and cannot be restored any more.
    pub(super) fn is_gone(&self, now: Millis) -> bool {
        self.deletion.is_some_and(|moment| moment <= now)
    }

    /// Refuses what cannot be done with a secret that is to be deleted.
    pub(super) fn check_alive(&self) -> Result<(), ApiError> {
        match self.deletion {
            None => Ok(()),
            Some(_) => Err(ApiError::new(
                ErrorCode::InvalidRequestException,
                "You can't perform this operation on the secret because it was marked for deletion.",
            )),
        }
    }

    /// The version that has the stage.
    pub(super) fn staged(&self, stage: &str) -> Option<&Version> {
        self.versions
            .iter()
            .find(|version| version.stages.contains(stage))
    }

    /// The version of that id.
    pub(super) fn version(&self, id: &str) -> Option<&Version> {
        self.versions.iter().find(|version| version.id == id)
    }

    /// Adds a version without stages, and lets go of what has none and is one too many.
    pub(super) fn add(&mut self, version: Version) {
        self.versions.push(version);
        while self.versions.len() > MOST_VERSIONS {
            let mut older = self.versions.iter().rev().skip(1).rev();
            match older.position(|version| version.stages.is_empty()) {
                Some(oldest) => drop(self.versions.remove(oldest)),
                None => break,
            }
        }
    }

    /// Versions that have stages, with them.
    pub(super) fn stages(&self) -> Option<BTreeMap<String, Vec<String>>> {
        let staged = self.versions.iter();
        let staged = staged.filter(|version| !version.stages.is_empty());
        let staged: BTreeMap<_, _> = staged
            .map(|version| (version.id.clone(), version.shown_stages()))
            .collect();
        (!staged.is_empty()).then_some(staged)
    }

    pub(super) fn shown_tags(&self) -> Option<Vec<Tag>> {
        let tags = self.tags.iter().map(|(key, value)| Tag {
            key: Some(key.clone()),
            value: Some(value.clone()),
        });
        (!self.tags.is_empty()).then(|| tags.collect())
    }

    pub(super) fn shown_deletion(&self) -> Option<Timestamp> {
        self.deletion.map(Timestamp::from_millis)
    }
}

impl Version {
    /// Seals the value as a version of the secret.
    pub(super) fn seal(
        secret: &SecretRecord,
        id: &str,
        value: &Value,
        now: Millis,
        seal: &Seal,
    ) -> Result<Self, ApiError> {
        let sealed = seal.close(&owner(secret, id), value.content.reveal());
        Ok(Self {
            id: id.to_owned(),
            created: now,
            kind: value.kind,
            sealed: sealed.map_err(not_sealed)?,
            stages: BTreeSet::new(),
        })
    }

    /// The value.
    pub(super) fn open(&self, secret: &SecretRecord, seal: &Seal) -> Result<Value, ApiError> {
        let content = seal.open(&owner(secret, &self.id), &self.sealed);
        Ok(Value {
            kind: self.kind,
            content: content.map_err(not_sealed)?,
        })
    }

    pub(super) fn shown_stages(&self) -> Vec<String> {
        self.stages.iter().cloned().collect()
    }
}

/// What the value of a version is sealed for: an ARN means one secret for all time.
fn owner(secret: &SecretRecord, version: &str) -> String {
    format!("{}:{version}", secret.arn)
}

/// Why a value cannot be sealed or opened, as Secrets Manager says it.
fn not_sealed(error: SealError) -> ApiError {
    match error {
        SealError::Foreign(_) | SealError::NoKey(_) => ApiError::new(
            ErrorCode::DecryptionFailure,
            "Secrets Manager can't decrypt the protected secret text using the provided KMS key.",
        )
        .with_source(error),
        SealError::Io { .. } | SealError::Random(_) => ApiError::internal(error),
    }
}

/// What is said of a version that the secret does not have.
pub(super) fn no_version(what: &str, name: &str) -> ApiError {
    ApiError::new(
        ErrorCode::ResourceNotFoundException,
        format!("Secrets Manager can't find the specified secret value for {what}: {name}"),
    )
}
