// SPDX-License-Identifier: Apache-2.0
//! ListSecrets and ListSecretVersionIds, page by page.

use std::cmp::Ordering;
use std::sync::Arc;

use emrys_protocol::secrets::types::{
    Filter, FilterNameStringType, ListSecretVersionIdsRequest, ListSecretVersionIdsResponse,
    ListSecretsRequest, ListSecretsResponse, SecretListEntry, SecretVersionsListEntry, SortByType,
    SortOrderType,
};
use emrys_protocol::types::{Open, Timestamp};
use emrys_protocol::{ApiError, ErrorCode};

use super::Secrets;
use super::record::SecretRecord;

/// Members of a page, unless fewer are asked for.
const PAGE: i32 = 100;

pub(super) fn secrets(
    secrets: &Secrets,
    region: &str,
    input: &ListSecretsRequest,
) -> Result<ListSecretsResponse, ApiError> {
    let now = crate::time::now();
    let filters = input.filters.as_deref().unwrap_or_default();
    let with_deleted = input.include_planned_deletion.unwrap_or_default();
    let is_listed = |secret: &SecretRecord| {
        !secret.is_gone(now)
            && (with_deleted || secret.deletion.is_none())
            && filters.iter().all(|filter| fits(secret, region, filter))
    };
    let mut listed: Vec<Arc<SecretRecord>> = secrets.records.read(|records| {
        let records = records.values().filter(|secret| is_listed(secret));
        records.cloned().collect()
    });
    let by = input.sort_by.as_ref().and_then(Open::known);
    listed.sort_by(|one, other| order(one, other, by));
    // The newest secrets come first, unless the request wants it otherwise.
    if input.sort_order.as_ref().and_then(Open::known) != Some(SortOrderType::Asc) {
        listed.reverse();
    }
    let (page, next_token) = page(listed, input.next_token.as_deref(), input.max_results)?;
    Ok(ListSecretsResponse {
        secret_list: Some(page.iter().map(|secret| entry(secret)).collect()),
        next_token,
    })
}

fn order(one: &SecretRecord, other: &SecretRecord, by: Option<SortByType>) -> Ordering {
    let own = match by {
        Some(SortByType::Name) => Ordering::Equal,
        Some(SortByType::LastChangedDate) => one.changed.cmp(&other.changed),
        // When a secret was last read is not kept.
        Some(SortByType::CreatedDate | SortByType::LastAccessedDate) | None => {
            one.created.cmp(&other.created)
        }
    };
    own.then_with(|| one.name.cmp(&other.name))
}

/// Whether one of the filter's values fits the secret; with `!` in front, whether it does not.
fn fits(secret: &SecretRecord, region: &str, filter: &Filter) -> bool {
    let values = filter.values.as_deref().unwrap_or_default();
    let Some(key) = filter.key.as_ref().and_then(Open::known) else {
        return true;
    };
    values.iter().any(|value| match value.strip_prefix('!') {
        Some(value) => !has(secret, region, key, value),
        None => has(secret, region, key, value),
    })
}

fn has(secret: &SecretRecord, region: &str, key: FilterNameStringType, value: &str) -> bool {
    let keys = || secret.tags.keys().any(|key| key.starts_with(value));
    let values = || secret.tags.values().any(|tag| tag.starts_with(value));
    let described = || {
        let description = secret.description.as_deref().unwrap_or_default();
        begins_a_word(description, value)
    };
    match key {
        FilterNameStringType::Name => secret.name.starts_with(value),
        FilterNameStringType::Description => described(),
        FilterNameStringType::TagKey => keys(),
        FilterNameStringType::TagValue => values(),
        FilterNameStringType::PrimaryRegion => region.starts_with(value),
        // Nothing here belongs to a service of AWS.
        FilterNameStringType::OwningService => false,
        FilterNameStringType::All => {
            begins_a_word(&secret.name, value) || described() || keys() || values()
        }
    }
}

/// Whether a word of the text begins like the value, whatever the case.
fn begins_a_word(text: &str, value: &str) -> bool {
    let (text, value) = (text.to_lowercase(), value.to_lowercase());
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    text.starts_with(&value) || words.any(|word| word.starts_with(&value))
}

fn entry(secret: &SecretRecord) -> SecretListEntry {
    SecretListEntry {
        arn: Some(secret.arn.clone()),
        name: Some(secret.name.clone()),
        description: secret.description.clone(),
        kms_key_id: secret.kms_key_id.clone(),
        created_date: Some(Timestamp::from_millis(secret.created)),
        last_changed_date: Some(Timestamp::from_millis(secret.changed)),
        deleted_date: secret.shown_deletion(),
        tags: secret.shown_tags(),
        secret_versions_to_stages: secret.stages(),
        ..SecretListEntry::default()
    }
}

pub(super) fn versions(
    secrets: &Secrets,
    input: &ListSecretVersionIdsRequest,
) -> Result<ListSecretVersionIdsResponse, ApiError> {
    let secret = secrets.find(input.secret_id.as_deref(), crate::time::now())?;
    let all = input.include_deprecated.unwrap_or_default();
    let listed = secret.versions.iter().rev();
    let listed = listed.filter(|version| all || !version.stages.is_empty());
    let (page, next_token) = page(
        listed.collect(),
        input.next_token.as_deref(),
        input.max_results,
    )?;
    let versions = page.into_iter().map(|version| SecretVersionsListEntry {
        version_id: Some(version.id.clone()),
        version_stages: (!version.stages.is_empty()).then(|| version.shown_stages()),
        created_date: Some(Timestamp::from_millis(version.created)),
        ..SecretVersionsListEntry::default()
    });
    Ok(ListSecretVersionIdsResponse {
        arn: Some(secret.arn.clone()),
        name: Some(secret.name.clone()),
        versions: Some(versions.collect()),
        next_token,
    })
}

/// A page of a list, and the token of the next one: how many members are before it, opaque to clients.
fn page<T>(
    all: Vec<T>,
    token: Option<&str>,
    size: Option<i32>,
) -> Result<(Vec<T>, Option<String>), ApiError> {
    let start = match token {
        Some(token) => read_token(token)?,
        None => 0,
    };
    let end = start + usize::try_from(size.unwrap_or(PAGE)).unwrap_or_default();
    let next =
        (end < all.len()).then(|| base64_simd::URL_SAFE_NO_PAD.encode_to_string(end.to_string()));
    let members = all.into_iter().skip(start).take(end - start);
    Ok((members.collect(), next))
}

fn read_token(token: &str) -> Result<usize, ApiError> {
    let bytes = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(token);
    let text = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let start = text.and_then(|text| text.parse::<u32>().ok());
    start
        .and_then(|start| usize::try_from(start).ok())
        .ok_or_else(|| {
            let message = "The specified token isn't valid.";
            ApiError::new(ErrorCode::InvalidNextTokenException, message)
        })
}
