// SPDX-License-Identifier: Apache-2.0
//! Release labels: facts of the catalog in AWS's shapes.

use emrys_catalog::releases;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    DescribeReleaseLabelInput, DescribeReleaseLabelOutput, ListReleaseLabelsInput,
    ListReleaseLabelsOutput, SimplifiedApplication,
};

use super::paging;

/// Page size without `MaxResults` (API ListReleaseLabels, DescribeReleaseLabel).
const LABELS: usize = 100;

/// All labels, newest first, by prefix or by one application.
pub(super) fn list(input: &ListReleaseLabelsInput) -> Result<ListReleaseLabelsOutput, ApiError> {
    let filters = input.filters.clone().unwrap_or_default();
    let mut labels: Vec<_> = releases::all()
        .iter()
        .filter(|release| {
            let prefix = filters.prefix.as_deref().unwrap_or_default();
            release.label.to_string().starts_with(prefix)
                && filters.application.as_ref().is_none_or(|wanted| {
                    // `spark` or `spark@3.5.2` (API ReleaseLabelFilter).
                    let (name, version) = match wanted.split_once('@') {
                        Some((name, version)) => (name, Some(version)),
                        None => (wanted.as_str(), None),
                    };
                    release.application(name).is_some_and(|known| {
                        version.is_none_or(|version| is_version(known.version, version))
                    })
                })
        })
        .map(|release| release.label)
        .collect();
    labels.sort_by(|one, other| other.cmp(one));
    let start =
        usize::try_from(paging::position(input.next_token.as_deref(), 0)?).unwrap_or(usize::MAX);
    let found = labels.iter().zip(1..).skip(start).collect();
    let (found, next_token) = paging::page(found, page_size(input.max_results), |(_, position)| {
        *position
    });
    let labels = found.into_iter().map(|(label, _)| label.to_string());
    Ok(ListReleaseLabelsOutput {
        release_labels: Some(labels.collect()),
        next_token,
    })
}

pub(super) fn describe(
    input: &DescribeReleaseLabelInput,
) -> Result<DescribeReleaseLabelOutput, ApiError> {
    let text = input.release_label.as_deref().unwrap_or_default();
    let release = text.parse().ok().and_then(|label| releases::find(label));
    let Some(release) = release else {
        return Err(ApiError::invalid_request(format!(
            "Release label '{text}' is not valid."
        )));
    };
    let start =
        usize::try_from(paging::position(input.next_token.as_deref(), 0)?).unwrap_or(usize::MAX);
    let found = release.applications.iter().zip(1..).skip(start).collect();
    let (found, next_token) = paging::page(found, page_size(input.max_results), |(_, position)| {
        *position
    });
    let applications = found.into_iter().map(|(known, _)| SimplifiedApplication {
        name: Some(known.name.to_owned()),
        version: Some(known.version.to_owned()),
    });
    Ok(DescribeReleaseLabelOutput {
        release_label: Some(text.to_owned()),
        applications: Some(applications.collect()),
        next_token,
        ..DescribeReleaseLabelOutput::default()
    })
}

/// Whether somebody who asks for `3.5.2` means `3.5.2-amzn-1`.
fn is_version(known: &str, wanted: &str) -> bool {
    let rest = known.strip_prefix(wanted);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// The size that a request asks for, up to the largest that there is.
fn page_size(asked: Option<i32>) -> usize {
    let asked = asked.and_then(|size| usize::try_from(size).ok());
    asked.map_or(LABELS, |size| size.clamp(1, LABELS))
}
