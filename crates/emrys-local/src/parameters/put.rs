// SPDX-License-Identifier: Apache-2.0
//! PutParameter: a new parameter, or a new version of one.

use std::collections::{BTreeMap, BTreeSet};

use emrys_protocol::parameters::types::{
    ParameterTier, ParameterType, PutParameterRequest, PutParameterResult,
};
use emrys_protocol::types::{Open, Sensitive};
use emrys_protocol::{ApiError, ErrorCode};
use regex::Regex;

use super::record::{DATA_TYPE, ParameterRecord, Value, Version, owner, sealed_otherwise};
use super::{Draft, Parameters, name, tags};
use crate::records::Millis;
use crate::seal::Seal;

/// Most versions of a parameter; the next one takes the place of the oldest.
const MOST_VERSIONS: usize = 100;
/// The KMS key of a secure string that names none.
const DEFAULT_KEY: &str = "alias/aws/ssm";

pub(super) async fn put(
    parameters: &Parameters,
    region: &str,
    input: &PutParameterRequest,
) -> Result<PutParameterResult, ApiError> {
    let name = input.name.as_deref().unwrap_or_default();
    name::check(region, name)?;
    check(input)?;
    let now = crate::time::now();
    let decide = |draft: &mut Draft<'_, ParameterRecord>| {
        let key = name::key(name);
        let record = decide(draft.get(key), input, now, &parameters.seal)?;
        let result = PutParameterResult {
            version: Some(record.latest.number),
            tier: Some(record.latest.tier.clone()),
        };
        draft.put(key, record);
        Ok(result)
    };
    parameters.change(decide).await
}

/// What is wrong with the request whether there is a parameter or not.
fn check(input: &PutParameterRequest) -> Result<(), ApiError> {
    let value = input.value.as_ref().map_or("", Sensitive::reveal);
    if value.is_empty() {
        return Err(ApiError::validation(
            "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length \
             greater than or equal to 1.",
        ));
    }
    let nested = value
        .split_once("{{")
        .is_some_and(|(_, rest)| rest.contains("}}"));
    if nested {
        return Err(ApiError::validation(
            "Parameter value: can't nest another parameter. Do not use \"{{}}\" in the value.",
        ));
    }
    let has_tags = input.tags.as_ref().is_some_and(|tags| !tags.is_empty());
    if has_tags && input.overwrite == Some(true) {
        return Err(ApiError::validation(
            "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please \
             remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or \
             RemoveTagsFromResource.",
        ));
    }
    if let Some(other) = input.data_type.as_deref().filter(|kind| *kind != DATA_TYPE) {
        return Err(ApiError::validation(format!(
            "The following data type is not supported: {other} (Data type names are all lowercase.)"
        )));
    }
    let policies = input.policies.as_deref().map(str::trim);
    if !matches!(policies, None | Some("" | "{}" | "[]" | "[{}]")) {
        return Err(ApiError::new(
            ErrorCode::InvalidPolicyTypeException,
            "parameter policies are not implemented here",
        ));
    }
    Ok(())
}

/// The parameter as the request makes it.
fn decide(
    previous: Option<&ParameterRecord>,
    input: &PutParameterRequest,
    now: Millis,
    seal: &Seal,
) -> Result<ParameterRecord, ApiError> {
    if previous.is_some() && input.overwrite != Some(true) {
        return Err(ApiError::new(
            ErrorCode::ParameterAlreadyExists,
            "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
        ));
    }
    // What a parameter was first called stays, and with it what its values are sealed for.
    let name = match previous {
        Some(record) => record.name.clone(),
        None => input.name.clone().unwrap_or_default(),
    };
    let latest = previous.map(|record| &record.latest);
    let kind = kind(&name, input, latest)?;
    let value = input.value.clone().unwrap_or_default();
    let tier = tier(input, latest, value.reveal().len())?;
    let kept = |given: &Option<String>, of: fn(&Version) -> &Option<String>| {
        given
            .clone()
            .or_else(|| latest.and_then(|it| of(it).clone()))
    };
    let allowed_pattern = kept(&input.allowed_pattern, |it| &it.allowed_pattern);
    check_pattern(allowed_pattern.as_deref(), value.reveal())?;
    let number = latest.map_or(1, |latest| latest.number + 1);
    let key_id = key_id(kind, input, latest)?;
    let version = Version {
        number,
        value: match kind {
            ParameterType::String => Value::Text(value),
            ParameterType::StringList => Value::List(value),
            ParameterType::SecureString => Value::Secure {
                sealed: seal
                    .close(&owner(&name, number), value.reveal())
                    .map_err(sealed_otherwise)?,
                key_id,
            },
        },
        modified: now,
        description: kept(&input.description, |it| &it.description),
        allowed_pattern,
        tier: tier.into(),
        labels: BTreeSet::new(),
    };
    match previous {
        Some(record) => Ok(ParameterRecord {
            name,
            tags: record.tags.clone(),
            earlier: earlier(record)?,
            latest: version,
        }),
        None => Ok(ParameterRecord {
            name,
            tags: tags::with(BTreeMap::new(), input.tags.as_deref().unwrap_or_default())?,
            earlier: Vec::new(),
            latest: version,
        }),
    }
}

/// The versions that stay when a further one comes.
fn earlier(record: &ParameterRecord) -> Result<Vec<Version>, ApiError> {
    let mut versions: Vec<Version> = record.versions().cloned().collect();
    if versions.len() < MOST_VERSIONS {
        return Ok(versions);
    }
    let oldest = versions.remove(0);
    if oldest.labels.is_empty() {
        return Ok(versions);
    }
    Err(ApiError::new(
        ErrorCode::ParameterMaxVersionLimitExceeded,
        format!(
            "You attempted to create a new version of {} by calling the PutParameter API with the overwrite flag. \
             Version {}, the oldest version, can't be deleted because it has a label associated with it. Move the \
             label to another version of the parameter, and try again.",
            record.name, oldest.number
        ),
    ))
}

fn kind(
    name: &str,
    input: &PutParameterRequest,
    latest: Option<&Version>,
) -> Result<ParameterType, ApiError> {
    let asked = input.r#type.as_ref().and_then(Open::known);
    let present = latest.map(|latest| latest.value.kind());
    let is_hierarchy = name::key(name).contains('/');
    match (asked, present) {
        (Some(asked), Some(present)) if asked != present && is_hierarchy => Err(ApiError::new(
            ErrorCode::HierarchyTypeMismatchException,
            "Parameter Store does not support changing a parameter type in a hierarchy. For example, you can't change \
             a parameter from a String type to a SecureString type. You must create a new, unique parameter.",
        )),
        (Some(kind), _) | (None, Some(kind)) => Ok(kind),
        (None, None) => Err(ApiError::validation(
            "A parameter type is required when you create a parameter.",
        )),
    }
}

fn key_id(
    kind: ParameterType,
    input: &PutParameterRequest,
    latest: Option<&Version>,
) -> Result<String, ApiError> {
    if kind != ParameterType::SecureString && input.key_id.is_some() {
        return Err(ApiError::validation(
            "KeyId is required for SecureString type parameter only.",
        ));
    }
    let present = latest.and_then(|latest| latest.value.key_id());
    let key_id = input.key_id.as_deref().or(present);
    Ok(key_id.unwrap_or(DEFAULT_KEY).to_owned())
}

/// The tier, which decides how long a value may be.
fn tier(
    input: &PutParameterRequest,
    latest: Option<&Version>,
    length: usize,
) -> Result<ParameterTier, ApiError> {
    const STANDARD: usize = 4096;
    const ADVANCED: usize = 8192;
    let asked = input.tier.as_ref().and_then(Open::known);
    let present = latest.and_then(|latest| latest.tier.known());
    let tier = match (asked, present) {
        (Some(ParameterTier::Standard), Some(ParameterTier::Advanced)) => {
            return Err(ApiError::validation(
                "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the \
                 advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the advanced \
                 parameter and recreate it as a standard parameter.",
            ));
        }
        (Some(ParameterTier::IntelligentTiering), Some(ParameterTier::Advanced)) => {
            ParameterTier::Advanced
        }
        (Some(ParameterTier::IntelligentTiering), _) if length > STANDARD => {
            ParameterTier::Advanced
        }
        (Some(ParameterTier::IntelligentTiering), _) => ParameterTier::Standard,
        (Some(tier), _) | (None, Some(tier)) => tier,
        (None, None) => ParameterTier::Standard,
    };
    if tier == ParameterTier::Standard && length > STANDARD {
        return Err(ApiError::validation(format!(
            "Standard tier parameters support a maximum parameter value of {STANDARD} characters. To create a larger \
             parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see \
             https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html"
        )));
    }
    if length > ADVANCED {
        return Err(ApiError::validation(format!(
            "Advanced tier parameters support a maximum parameter value of {ADVANCED} characters."
        )));
    }
    Ok(tier)
}

/// Refuses a value that the parameter's pattern does not allow. The message does not show the value.
fn check_pattern(pattern: Option<&str>, value: &str) -> Result<(), ApiError> {
    let Some(pattern) = pattern.filter(|pattern| !pattern.is_empty()) else {
        return Ok(());
    };
    let expression = Regex::new(pattern).map_err(|error| {
        ApiError::new(
            ErrorCode::InvalidAllowedPatternException,
            "The request does not meet the regular expression requirement.",
        )
        .with_source(error)
    })?;
    if expression.is_match(value) {
        return Ok(());
    }
    Err(ApiError::new(
        ErrorCode::ParameterPatternMismatchException,
        format!("Parameter value, cannot be validated against allowedPattern: {pattern}"),
    ))
}
