// SPDX-License-Identifier: Apache-2.0
//! Session mappings: which identity may use a studio, and with which session policy.
//!
//! There is no Identity Center here: an identity is what the caller names, by id, by name or by both, and is found again
//! by what it was named.

use emrys_protocol::ApiError;
use emrys_protocol::types::{
    AuthMode, CreateStudioSessionMappingInput, DeleteStudioSessionMappingInput,
    GetStudioSessionMappingInput, GetStudioSessionMappingOutput, IdentityType,
    ListStudioSessionMappingsInput, ListStudioSessionMappingsOutput, Open, SessionMappingDetail,
    SessionMappingSummary, UpdateStudioSessionMappingInput,
};

use super::{edit, unknown};
use crate::api::{answers, paging};
use crate::engine::Shared;
use crate::records::account::{SessionMappingRecord, StudioRecord};

/// An identity as a request names it.
struct Identity {
    id: Option<String>,
    name: Option<String>,
    kind: Open<IdentityType>,
}

impl Identity {
    fn read(
        id: Option<String>,
        name: Option<String>,
        kind: Option<Open<IdentityType>>,
    ) -> Result<Self, ApiError> {
        let id = id.filter(|id| !id.is_empty());
        let name = name.filter(|name| !name.is_empty());
        if id.is_none() && name.is_none() {
            return Err(ApiError::invalid_request(
                "Either IdentityId or IdentityName must be specified.",
            ));
        }
        // The model requires it.
        let kind = kind.unwrap_or(Open::Known(IdentityType::User));
        Ok(Self { id, name, kind })
    }

    /// Whether the mapping is of this identity: what both name is the same, and both name something.
    fn is(&self, mapping: &SessionMappingRecord) -> bool {
        let same = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => Some(one == other),
            _ => None,
        };
        let id = same(&self.id, &mapping.identity_id);
        let name = same(&self.name, &mapping.identity_name);
        self.kind == mapping.identity_type
            && (id.is_some() || name.is_some())
            && id.unwrap_or(true)
            && name.unwrap_or(true)
    }

    fn index(&self, studio: &StudioRecord) -> Option<usize> {
        studio.mappings.iter().position(|mapping| self.is(mapping))
    }
}

fn no_mapping() -> ApiError {
    ApiError::invalid_request("Studio session mapping does not exist.")
}

pub(crate) async fn create(
    shared: &Shared,
    input: CreateStudioSessionMappingInput,
) -> Result<(), ApiError> {
    let identity = Identity::read(input.identity_id, input.identity_name, input.identity_type)?;
    let policy = policy(input.session_policy_arn)?;
    edit(shared, input.studio_id, |studio| {
        if studio.request.auth_mode.as_ref().and_then(Open::known) != Some(AuthMode::Sso) {
            return Err(ApiError::invalid_request(
                "Session mappings are for Studios with the AuthMode SSO.",
            ));
        }
        if identity.index(studio).is_some() {
            return Err(ApiError::invalid_request(
                "Studio session mapping already exists.",
            ));
        }
        let now = crate::time::now();
        studio.mappings.push(SessionMappingRecord {
            identity_id: identity.id,
            identity_name: identity.name,
            identity_type: identity.kind,
            session_policy_arn: policy,
            created: now,
            modified: now,
        });
        Ok(())
    })
    .await
}

/// Session policies are IAM's, so that their names are ARNs.
fn policy(arn: Option<String>) -> Result<String, ApiError> {
    let arn = arn.unwrap_or_default();
    if arn.starts_with("arn:") {
        return Ok(arn);
    }
    Err(ApiError::invalid_request(format!(
        "SessionPolicyArn '{arn}' is not a valid ARN."
    )))
}

pub(crate) async fn update(
    shared: &Shared,
    input: UpdateStudioSessionMappingInput,
) -> Result<(), ApiError> {
    let identity = Identity::read(input.identity_id, input.identity_name, input.identity_type)?;
    let policy = policy(input.session_policy_arn)?;
    edit(shared, input.studio_id, |studio| {
        let mut mappings = studio.mappings.iter_mut();
        let mapping = mappings.find(|mapping| identity.is(mapping));
        let mapping = mapping.ok_or_else(no_mapping)?;
        mapping.session_policy_arn = policy;
        mapping.modified = crate::time::now();
        Ok(())
    })
    .await
}

pub(crate) async fn delete(
    shared: &Shared,
    input: DeleteStudioSessionMappingInput,
) -> Result<(), ApiError> {
    let identity = Identity::read(input.identity_id, input.identity_name, input.identity_type)?;
    edit(shared, input.studio_id, |studio| {
        let index = identity.index(studio).ok_or_else(no_mapping)?;
        studio.mappings.remove(index);
        Ok(())
    })
    .await
}

pub(crate) fn get(
    shared: &Shared,
    input: GetStudioSessionMappingInput,
) -> Result<GetStudioSessionMappingOutput, ApiError> {
    let identity = Identity::read(input.identity_id, input.identity_name, input.identity_type)?;
    let id = input.studio_id.unwrap_or_default();
    let studio = shared.account().studios.get(&id).ok_or_else(unknown)?;
    let mut mappings = studio.mappings.iter();
    let mapping = mappings.find(|mapping| identity.is(mapping));
    let mapping = mapping.ok_or_else(no_mapping)?.clone();
    Ok(GetStudioSessionMappingOutput {
        session_mapping: Some(SessionMappingDetail {
            creation_time: Some(answers::timestamp(mapping.created)),
            identity_id: mapping.identity_id,
            identity_name: mapping.identity_name,
            identity_type: Some(mapping.identity_type),
            last_modified_time: Some(answers::timestamp(mapping.modified)),
            session_policy_arn: Some(mapping.session_policy_arn),
            studio_id: Some(id),
        }),
    })
}

/// Those of one studio, or of all.
pub(crate) fn list(
    shared: &Shared,
    input: &ListStudioSessionMappingsInput,
) -> Result<ListStudioSessionMappingsOutput, ApiError> {
    let studios = &shared.account().studios;
    if let Some(id) = &input.studio_id {
        studios.get(id).ok_or_else(unknown)?;
    }
    let of_studios = studios.range(.., usize::MAX, |id, studio| {
        let wanted = input.studio_id.as_deref().is_none_or(|wanted| wanted == id);
        wanted.then(|| summaries(studio, input.identity_type.as_ref()))
    });
    let found = of_studios.into_iter().flatten().collect();
    let (mappings, marker) = paging::newest_first(found, input.marker.as_deref())?;
    Ok(ListStudioSessionMappingsOutput {
        marker,
        session_mappings: Some(mappings),
    })
}

fn summaries(
    studio: &StudioRecord,
    kind: Option<&Open<IdentityType>>,
) -> Vec<(paging::Place, SessionMappingSummary)> {
    let mappings = studio.mappings.iter();
    let wanted = mappings.filter(|mapping| kind.is_none_or(|kind| *kind == mapping.identity_type));
    let summaries = wanted.map(|mapping| {
        let named = mapping
            .identity_id
            .as_ref()
            .or(mapping.identity_name.as_ref());
        let key = format!(
            "{}/{}/{}",
            studio.id,
            mapping.identity_type,
            named.map_or("", String::as_str)
        );
        let summary = SessionMappingSummary {
            creation_time: Some(answers::timestamp(mapping.created)),
            identity_id: mapping.identity_id.clone(),
            identity_name: mapping.identity_name.clone(),
            identity_type: Some(mapping.identity_type.clone()),
            session_policy_arn: Some(mapping.session_policy_arn.clone()),
            studio_id: Some(studio.id.to_string()),
        };
        ((mapping.created, key), summary)
    });
    summaries.collect()
}
