// SPDX-License-Identifier: Apache-2.0
//! Stages: names of which each is at one version of a secret at a time.

use emrys_protocol::secrets::types::{
    UpdateSecretVersionStageRequest, UpdateSecretVersionStageResponse,
};
use emrys_protocol::{ApiError, ErrorCode};

use super::Secrets;
use super::record::{CURRENT, PREVIOUS, SecretRecord, no_version};

/// Puts the stage at that version, and at no other. Whoever was the current version becomes the previous one.
pub(super) fn place(secret: &mut SecretRecord, stage: &str, id: &str) {
    let before = secret.staged(stage).map(|version| version.id.clone());
    if before.as_deref() == Some(id) {
        return;
    }
    take(secret, stage);
    if let (CURRENT, Some(before)) = (stage, before) {
        take(secret, PREVIOUS);
        give(secret, PREVIOUS, &before);
    }
    give(secret, stage, id);
}

fn take(secret: &mut SecretRecord, stage: &str) {
    for version in &mut secret.versions {
        version.stages.remove(stage);
    }
}

fn give(secret: &mut SecretRecord, stage: &str, id: &str) {
    let mut versions = secret.versions.iter_mut();
    if let Some(version) = versions.find(|version| version.id == id) {
        version.stages.insert(stage.to_owned());
    }
}

pub(super) async fn update(
    secrets: &Secrets,
    input: &UpdateSecretVersionStageRequest,
) -> Result<UpdateSecretVersionStageResponse, ApiError> {
    let stage = input.version_stage.as_deref().unwrap_or_default();
    let change = |secret: &mut SecretRecord, now| {
        let (from, to) = (
            input.remove_from_version_id.as_deref(),
            input.move_to_version_id.as_deref(),
        );
        for id in [from, to].into_iter().flatten() {
            if secret.version(id).is_none() {
                return Err(no_version("VersionId", id));
            }
        }
        let holder = secret.staged(stage).map(|version| version.id.clone());
        if let Some(from) = from
            && holder.as_deref() != Some(from)
        {
            return Err(invalid(format!(
                "The parameter RemoveFromVersionId can't be set to {from}. Staging label {stage} isn't currently \
                 attached to version {from}."
            )));
        }
        match (holder, from, to) {
            (Some(holder), None, Some(to)) if holder != to => {
                return Err(invalid(format!(
                    "The parameter RemoveFromVersionId can't be empty. Staging label {stage} is currently attached to \
                     version {holder}, so you must explicitly reference that version in RemoveFromVersionId."
                )));
            }
            (_, _, Some(to)) => place(secret, stage, to),
            (_, Some(_), None) if stage == CURRENT => {
                return Err(invalid(
                    "You can only move staging label AWSCURRENT to a different secret version. It can't be completely \
                     removed.",
                ));
            }
            (_, Some(_), None) => take(secret, stage),
            (_, None, None) => {
                return Err(invalid(
                    "You must provide at least one of RemoveFromVersionId and MoveToVersionId.",
                ));
            }
        }
        secret.changed = now;
        Ok(UpdateSecretVersionStageResponse {
            arn: Some(secret.arn.clone()),
            name: Some(secret.name.clone()),
        })
    };
    secrets.change(input.secret_id.as_deref(), change).await
}

fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::new(ErrorCode::InvalidParameterException, message)
}
