// SPDX-License-Identifier: Apache-2.0
//! DeleteSecret and RestoreSecret: a secret goes for good when its recovery window is over.

use emrys_protocol::secrets::types::{
    DeleteSecretRequest, DeleteSecretResponse, RestoreSecretRequest, RestoreSecretResponse,
};
use emrys_protocol::types::Timestamp;
use emrys_protocol::{ApiError, ErrorCode};

use super::record::SecretRecord;
use super::{Secrets, id};
use crate::records::Millis;

/// How long a secret can be restored, in days, if the request does not say.
const WINDOW: i64 = 30;
const SHORTEST_WINDOW: i64 = 7;
const LONGEST_WINDOW: i64 = 30;
const DAY: Millis = 24 * 60 * 60 * 1000;

pub(super) async fn delete(
    secrets: &Secrets,
    region: &str,
    random: [u8; 16],
    input: &DeleteSecretRequest,
) -> Result<DeleteSecretResponse, ApiError> {
    let invalid = |message| Err(ApiError::new(ErrorCode::InvalidParameterException, message));
    let force = input.force_delete_without_recovery.unwrap_or_default();
    let window = match input.recovery_window_in_days {
        Some(_) if force => {
            return invalid(
                "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
            );
        }
        Some(days) if !(SHORTEST_WINDOW..=LONGEST_WINDOW).contains(&days) => {
            return invalid(
                "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).",
            );
        }
        days => days.unwrap_or(WINDOW),
    };
    let secret_id = input.secret_id.as_deref();
    if force {
        return delete_now(secrets, region, random, secret_id).await;
    }
    let change = |secret: &mut SecretRecord, now| {
        let moment = now + window * DAY;
        secret.deletion = Some(moment);
        Ok(deleted(&secret.arn, &secret.name, moment))
    };
    secrets.change(secret_id, change).await
}

/// Deletes without a window. As on AWS, it is no error if there is no such secret.
async fn delete_now(
    secrets: &Secrets,
    region: &str,
    random: [u8; 16],
    secret_id: Option<&str>,
) -> Result<DeleteSecretResponse, ApiError> {
    let now = crate::time::now();
    let Ok(found) = secrets.find(secret_id, now) else {
        let name = secret_id.unwrap_or_default();
        return Ok(deleted(&id::arn(region, name, random), name, now));
    };
    secrets
        .draft(|draft| {
            draft.remove(&found.name);
            Ok(deleted(&found.arn, &found.name, now))
        })
        .await
}

fn deleted(arn: &str, name: &str, moment: Millis) -> DeleteSecretResponse {
    DeleteSecretResponse {
        arn: Some(arn.to_owned()),
        name: Some(name.to_owned()),
        deletion_date: Some(Timestamp::from_millis(moment)),
    }
}

pub(super) async fn restore(
    secrets: &Secrets,
    input: &RestoreSecretRequest,
) -> Result<RestoreSecretResponse, ApiError> {
    let change = |secret: &mut SecretRecord, _| {
        secret.deletion = None;
        Ok(RestoreSecretResponse {
            arn: Some(secret.arn.clone()),
            name: Some(secret.name.clone()),
        })
    };
    secrets.change_any(input.secret_id.as_deref(), change).await
}
