// SPDX-License-Identifier: Apache-2.0
//! What is read of parameters, page by page where there may be many.

use std::ops::Bound;

use emrys_protocol::parameters::types::{
    DescribeParametersRequest, DescribeParametersResult, GetParameterHistoryRequest,
    GetParameterHistoryResult, GetParameterRequest, GetParameterResult, GetParametersByPathRequest,
    GetParametersByPathResult, GetParametersRequest, GetParametersResult, Parameter,
};
use emrys_protocol::{ApiError, ErrorCode};

use super::filters::Filters;
use super::name::{self, Reference};
use super::record::{ParameterRecord, Version};
use super::{Parameters, filters};
use crate::seal::Seal;

/// Members of a page of GetParametersByPath, unless fewer are asked for.
const PAGE_BY_PATH: i32 = 10;
/// The same of the other lists.
const PAGE: i32 = 50;

impl Parameters {
    /// What secure strings are opened with, if the request asks for it.
    fn seal_if(&self, with_decryption: Option<bool>) -> Option<&Seal> {
        with_decryption.unwrap_or_default().then_some(&self.seal)
    }

    /// The parameter that the text refers to, in that version.
    fn find(&self, region: &str, text: &str, seal: Option<&Seal>) -> Result<Parameter, ApiError> {
        let reference = Reference::parse(text);
        let record = self.records.get(name::key(reference.name));
        let record = record.ok_or_else(|| name::not_found(text))?;
        let version = select(&record, reference.selector)?;
        let mut parameter = version.parameter(region, &record.name, seal)?;
        parameter.selector = reference.selector.map(|selector| format!(":{selector}"));
        Ok(parameter)
    }
}

/// The version that a selector names: the newest without one.
fn select<'a>(
    record: &'a ParameterRecord,
    selector: Option<&str>,
) -> Result<&'a Version, ApiError> {
    let Some(selector) = selector else {
        return Ok(&record.latest);
    };
    let version = match selector.parse::<i64>() {
        Ok(number) => record.versions().find(|version| version.number == number),
        Err(_) => record.labelled(selector),
    };
    version.ok_or_else(|| no_version(selector, &record.name))
}

/// What is said of a version, or of a label, that the parameter does not have.
pub(super) fn no_version(selector: &str, name: &str) -> ApiError {
    let what = match selector.parse::<i64>() {
        Ok(_) => "version",
        Err(_) => "label",
    };
    ApiError::new(
        ErrorCode::ParameterVersionNotFound,
        format!(
            "Systems Manager could not find {what} {selector} of {name}. Verify the {what} and try again."
        ),
    )
}

pub(super) fn get(
    parameters: &Parameters,
    region: &str,
    input: &GetParameterRequest,
) -> Result<GetParameterResult, ApiError> {
    let name = input.name.as_deref().unwrap_or_default();
    let seal = parameters.seal_if(input.with_decryption);
    let parameter = parameters.find(region, name, seal)?;
    Ok(GetParameterResult {
        parameter: Some(parameter),
    })
}

pub(super) fn get_several(
    parameters: &Parameters,
    region: &str,
    input: &GetParametersRequest,
) -> Result<GetParametersResult, ApiError> {
    let seal = parameters.seal_if(input.with_decryption);
    let mut names = input.names.clone().unwrap_or_default();
    names.sort();
    names.dedup();
    let (mut found, mut invalid) = (Vec::new(), Vec::new());
    for name in names {
        match parameters.find(region, &name, seal) {
            Ok(parameter) => found.push(parameter),
            Err(error) => match error.code() {
                ErrorCode::ParameterNotFound | ErrorCode::ParameterVersionNotFound => {
                    invalid.push(name);
                }
                _ => return Err(error),
            },
        }
    }
    Ok(GetParametersResult {
        parameters: Some(found),
        invalid_parameters: Some(invalid),
    })
}

pub(super) fn get_by_path(
    parameters: &Parameters,
    region: &str,
    input: &GetParametersByPathRequest,
) -> Result<GetParametersByPathResult, ApiError> {
    let path = input.path.as_deref().unwrap_or_default();
    name::check_path(path)?;
    let recursive = input.recursive.unwrap_or_default();
    let filters = filters::by_path(input.parameter_filters.as_deref().unwrap_or_default())?;
    let seal = parameters.seal_if(input.with_decryption);
    let (page, next_token) = page(
        parameters,
        input.next_token.as_deref(),
        input.max_results.unwrap_or(PAGE_BY_PATH),
        |record| {
            if !name::is_below(&record.name, path, recursive) {
                return None;
            }
            let version = filters.version(record)?;
            Some(version.parameter(region, &record.name, seal))
        },
    )?;
    Ok(GetParametersByPathResult {
        parameters: Some(page.into_iter().collect::<Result<_, _>>()?),
        next_token,
    })
}

pub(super) fn describe(
    parameters: &Parameters,
    region: &str,
    input: &DescribeParametersRequest,
) -> Result<DescribeParametersResult, ApiError> {
    let filters = match (&input.filters, &input.parameter_filters) {
        (Some(old), Some(new)) if !old.is_empty() && !new.is_empty() => {
            return Err(ApiError::validation(
                "You can use either Filters or ParameterFilters in a single request.",
            ));
        }
        (Some(old), _) if !old.is_empty() => Filters::of_old(old),
        (_, new) => filters::described(new.as_deref().unwrap_or_default())?,
    };
    let shared = input.shared.unwrap_or_default();
    let (page, next_token) = page(
        parameters,
        input.next_token.as_deref(),
        input.max_results.unwrap_or(PAGE),
        |record| {
            // Nobody else can share a parameter with the one account that there is.
            let version = filters.version(record).filter(|_| !shared);
            version.map(|_| record.metadata(region))
        },
    )?;
    Ok(DescribeParametersResult {
        parameters: Some(page),
        next_token,
    })
}

pub(super) fn history(
    parameters: &Parameters,
    input: &GetParameterHistoryRequest,
) -> Result<GetParameterHistoryResult, ApiError> {
    let name = input.name.as_deref().unwrap_or_default();
    // A name or an ARN, and no selector (API, GetParameterHistory).
    let meant = match name.starts_with("arn:") {
        true => Reference::parse(name).name,
        false => name,
    };
    let record = parameters.records.get(name::key(meant));
    let record = record.ok_or_else(|| name::not_found(name))?;
    let seal = parameters.seal_if(input.with_decryption);
    let after = match read_token(input.next_token.as_deref())? {
        Some(number) => number.parse().map_err(|_| bad_token())?,
        None => 0_i64,
    };
    let size = usize::try_from(input.max_results.unwrap_or(PAGE)).unwrap_or_default();
    let later = record.versions().filter(|version| version.number > after);
    let mut page: Vec<&Version> = later.take(size + 1).collect();
    let more = page.len() > size;
    page.truncate(size);
    let last = page.last().filter(|_| more);
    let next_token = last.map(|version| token(&version.number.to_string()));
    let shown = page
        .iter()
        .map(|version| version.history(&record.name, seal));
    Ok(GetParameterHistoryResult {
        parameters: Some(shown.collect::<Result<_, _>>()?),
        next_token,
    })
}

/// A page of what `pick` takes, and the token of the next one.
fn page<T>(
    parameters: &Parameters,
    next_token: Option<&str>,
    size: i32,
    pick: impl Fn(&ParameterRecord) -> Option<T>,
) -> Result<(Vec<T>, Option<String>), ApiError> {
    let size = usize::try_from(size).unwrap_or_default();
    let after = read_token(next_token)?;
    let begin = after.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
    let range: (Bound<&str>, Bound<&str>) = (begin, Bound::Unbounded);
    let found = parameters.records.range(range, size + 1, |key, record| {
        Some((key.to_owned(), pick(record)?))
    });
    let more = found.len() > size;
    let mut last = None;
    let page = found.into_iter().take(size).map(|(key, picked)| {
        last = Some(key);
        picked
    });
    let page: Vec<T> = page.collect();
    let next_token = last.filter(|_| more).map(|key| token(&key));
    Ok((page, next_token))
}

/// Where the next page begins, opaque to clients.
fn token(last: &str) -> String {
    base64_simd::URL_SAFE_NO_PAD.encode_to_string(last)
}

fn read_token(token: Option<&str>) -> Result<Option<String>, ApiError> {
    let Some(token) = token.filter(|token| !token.is_empty()) else {
        return Ok(None);
    };
    let bytes = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(token);
    let last = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
    last.map(Some).ok_or_else(bad_token)
}

fn bad_token() -> ApiError {
    ApiError::new(
        ErrorCode::InvalidNextToken,
        "The specified token isn't valid.",
    )
}
