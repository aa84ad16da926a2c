// SPDX-License-Identifier: Apache-2.0
//! Studios: records that clients make, find, change and delete. No workspace stands behind them, and VPC, subnets,
//! security groups and roles are not looked up.

mod session_mappings;

use std::collections::BTreeMap;

use emrys_model::ids::StudioId;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    AuthMode, CreateStudioInput, CreateStudioOutput, DeleteStudioInput, DescribeStudioInput,
    DescribeStudioOutput, ListStudiosInput, ListStudiosOutput, Open, Studio, StudioSummary,
    UpdateStudioInput,
};

pub(super) use session_mappings::{
    create as create_mapping, delete as delete_mapping, get as get_mapping, list as list_mappings,
    update as update_mapping,
};

use super::{answers, paging, settings};
use crate::engine::Shared;
use crate::error::store_to_api;
use crate::records::account::StudioRecord;

/// Most subnets of a studio (API CreateStudio).
const SUBNETS: usize = 5;

fn unknown() -> ApiError {
    ApiError::invalid_request("Studio does not exist.")
}

/// Changes the studio as `change` says, or not at all.
async fn edit<A>(
    shared: &Shared,
    id: Option<String>,
    change: impl FnOnce(&mut StudioRecord) -> Result<A, ApiError>,
) -> Result<A, ApiError> {
    let id = id.unwrap_or_default();
    let changed = shared.account().studios.change(|draft| {
        let mut studio = draft.get(&id).cloned().ok_or_else(unknown)?;
        let answer = change(&mut studio)?;
        draft.put(id, studio);
        Ok(answer)
    });
    changed.await.map_err(store_to_api)?
}

/// Whether a resource id is a studio's; such ids take tags.
pub(super) fn is_studio(id: Option<&str>) -> bool {
    id.is_some_and(|id| id.parse::<StudioId>().is_ok())
}

/// Changes a studio's tags.
pub(super) async fn edit_tags(
    shared: &Shared,
    id: Option<String>,
    change: impl FnOnce(&mut BTreeMap<String, String>) -> Result<(), ApiError>,
) -> Result<(), ApiError> {
    edit(shared, id, |studio| change(&mut studio.tags)).await
}

pub(super) async fn create(
    shared: &Shared,
    mut input: CreateStudioInput,
) -> Result<CreateStudioOutput, ApiError> {
    check(&input)?;
    let tags = settings::tags(input.tags.take())?;
    settings::check_tag_count(&tags)?;
    let studio = StudioRecord {
        id: StudioId::from_random(shared.random()),
        tags,
        request: input,
        created: crate::time::now(),
        mappings: Vec::new(),
    };
    let output = CreateStudioOutput {
        studio_id: Some(studio.id.to_string()),
        url: Some(url(shared, &studio)),
    };
    let changed = shared.account().studios.change(|draft| {
        draft.put(studio.id.as_str().to_owned(), studio);
        Ok::<_, ApiError>(())
    });
    changed.await.map_err(store_to_api)??;
    Ok(output)
}

/// What the API's documentation asks for and can be seen without AWS.
fn check(input: &CreateStudioInput) -> Result<(), ApiError> {
    let single_sign_on = input.auth_mode.as_ref().and_then(Open::known) == Some(AuthMode::Sso);
    check_name(input.name.as_deref())?;
    check_location(input.default_s3_location.as_deref())?;
    check_subnets(input.subnet_ids.as_deref().unwrap_or_default())?;
    let propagates = input.trusted_identity_propagation_enabled == Some(true);
    if single_sign_on && !propagates && input.user_role.is_none() {
        return Err(ApiError::invalid_request(
            "UserRole is required for a Studio with the AuthMode SSO.",
        ));
    }
    if !single_sign_on && input.user_role.is_some() {
        return Err(ApiError::invalid_request(
            "UserRole can only be specified for a Studio with the AuthMode SSO.",
        ));
    }
    if single_sign_on && input.idp_auth_url.is_some() {
        return Err(ApiError::invalid_request(
            "IdpAuthUrl can only be specified for a Studio with the AuthMode IAM.",
        ));
    }
    if !single_sign_on && propagates {
        return Err(ApiError::invalid_request(
            "TrustedIdentityPropagationEnabled can only be specified for a Studio with the AuthMode SSO.",
        ));
    }
    Ok(())
}

fn check_name(name: Option<&str>) -> Result<(), ApiError> {
    if name.is_some_and(str::is_empty) {
        return Err(ApiError::invalid_request(
            "The name of a Studio cannot be empty.",
        ));
    }
    Ok(())
}

fn check_location(location: Option<&str>) -> Result<(), ApiError> {
    match location {
        Some(location) if !location.starts_with("s3://") => Err(ApiError::invalid_request(
            format!("DefaultS3Location '{location}' is not a valid S3 location."),
        )),
        _ => Ok(()),
    }
}

fn check_subnets(subnets: &[String]) -> Result<(), ApiError> {
    if (1..=SUBNETS).contains(&subnets.len()) {
        return Ok(());
    }
    Err(ApiError::invalid_request(format!(
        "A Studio has 1 to {SUBNETS} subnets: {} were specified.",
        subnets.len()
    )))
}

pub(super) async fn update(shared: &Shared, input: UpdateStudioInput) -> Result<(), ApiError> {
    check_name(input.name.as_deref())?;
    check_location(input.default_s3_location.as_deref())?;
    edit(shared, input.studio_id, |studio| {
        let request = &mut studio.request;
        if let Some(subnets) = input.subnet_ids {
            check_subnets(&subnets)?;
            // API UpdateStudio: subnets can be added and not taken away.
            let mut before = request.subnet_ids.iter().flatten();
            if let Some(missing) = before.find(|subnet| !subnets.contains(subnet)) {
                return Err(ApiError::invalid_request(format!(
                    "SubnetIds must include the subnets that the Studio has: {missing} is missing."
                )));
            }
            request.subnet_ids = Some(subnets);
        }
        let replace = |member: &mut Option<String>, given: Option<String>| {
            if given.is_some() {
                *member = given;
            }
        };
        replace(&mut request.name, input.name);
        replace(&mut request.description, input.description);
        replace(&mut request.default_s3_location, input.default_s3_location);
        replace(&mut request.encryption_key_arn, input.encryption_key_arn);
        Ok(())
    })
    .await
}

pub(super) async fn delete(shared: &Shared, input: DeleteStudioInput) -> Result<(), ApiError> {
    let id = input.studio_id.unwrap_or_default();
    let changed = shared.account().studios.change(|draft| {
        draft.get(&id).ok_or_else(unknown)?;
        draft.remove(id);
        Ok(())
    });
    changed.await.map_err(store_to_api)?
}

fn url(shared: &Shared, studio: &StudioRecord) -> String {
    let region = shared.region();
    format!(
        "https://{}.emrstudio-prod.{region}.amazonaws.com",
        studio.id
    )
}

pub(super) fn describe(
    shared: &Shared,
    input: &DescribeStudioInput,
) -> Result<DescribeStudioOutput, ApiError> {
    let id = input.studio_id.as_deref().unwrap_or_default();
    let studio = shared.account().studios.get(id).ok_or_else(unknown)?;
    let request = studio.request.clone();
    Ok(DescribeStudioOutput {
        studio: Some(Studio {
            auth_mode: request.auth_mode,
            creation_time: Some(answers::timestamp(studio.created)),
            default_s3_location: request.default_s3_location,
            description: request.description,
            encryption_key_arn: request.encryption_key_arn,
            engine_security_group_id: request.engine_security_group_id,
            idc_instance_arn: request.idc_instance_arn,
            idc_user_assignment: request.idc_user_assignment,
            idp_auth_url: request.idp_auth_url,
            idp_relay_state_parameter_name: request.idp_relay_state_parameter_name,
            name: request.name,
            service_role: request.service_role,
            studio_arn: Some(answers::resource_arn(
                shared,
                &format!("studio/{}", studio.id),
            )),
            studio_id: Some(studio.id.to_string()),
            subnet_ids: request.subnet_ids,
            tags: Some(answers::tags(&studio.tags)),
            trusted_identity_propagation_enabled: request.trusted_identity_propagation_enabled,
            url: Some(url(shared, &studio)),
            user_role: request.user_role,
            vpc_id: request.vpc_id,
            workspace_security_group_id: request.workspace_security_group_id,
        }),
    })
}

pub(super) fn list(
    shared: &Shared,
    input: &ListStudiosInput,
) -> Result<ListStudiosOutput, ApiError> {
    let found = shared
        .account()
        .studios
        .range(.., usize::MAX, |id, studio| {
            let summary = StudioSummary {
                auth_mode: studio.request.auth_mode.clone(),
                creation_time: Some(answers::timestamp(studio.created)),
                description: studio.request.description.clone(),
                name: studio.request.name.clone(),
                studio_id: Some(id.to_owned()),
                url: Some(url(shared, studio)),
                vpc_id: studio.request.vpc_id.clone(),
            };
            Some(((studio.created, id.to_owned()), summary))
        });
    let (studios, marker) = paging::newest_first(found, input.marker.as_deref())?;
    Ok(ListStudiosOutput {
        marker,
        studios: Some(studios),
    })
}
